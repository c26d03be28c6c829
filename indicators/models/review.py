"""The yearly question: do we measure the right things? (C07)"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.models import Organisation
from governance.models.model import YEAR
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models.checks import keeps_its_words
from indicators.models.indicator import Indicator


@tracked
class MeasureReview(TenantModel):
    """One organisation's review in one year of what it measures: open while answered, closed with a conclusion."""

    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="measure_reviews")
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    conclusion = models.TextField(_("Conclusion"), blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    opened_at = models.DateTimeField(db_default=Now())
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "organisation", "year"], name="measurereview_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | ~models.Q(conclusion=""), name="measurereview_closed_concludes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"


@tracked
@keeps_its_words
class ReviewedMeasure(TenantModel):
    """What the review says of one indicator: keep it, change it, or stop measuring it."""

    class Verdict(models.TextChoices):
        KEEP = "keep", _("Keep")
        CHANGE = "change", _("Change")
        STOP = "stop", _("Stop")

    review = TenantForeignKey(MeasureReview, on_delete=models.CASCADE, related_name="measures")
    indicator = TenantForeignKey(Indicator, on_delete=models.CASCADE, related_name="reviews")
    verdict = models.CharField(_("Verdict"), max_length=8, choices=Verdict)
    reason = models.CharField(_("Why"), max_length=500, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    reviewed_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "review", "indicator"], name="reviewedmeasure_once"),
            models.CheckConstraint(
                condition=models.Q(verdict="keep") | ~models.Q(reason=""), name="reviewedmeasure_change_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.verdict}"
