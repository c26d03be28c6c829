"""What was measured. A missing value says why it is missing; it is never zero."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from annualcycle.models import FREQUENCY_LABELS
from governance.models import Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models.checks import is_number, keeps_its_words
from indicators.models.comparator import Comparator
from indicators.models.indicator import Indicator


@tracked
@keeps_its_words
class Value(TenantModel):
    """One value of an indicator, for an organisation or a comparator, in a period, for all or by gender."""

    class Gender(models.TextChoices):
        TOTAL = "T", _("Total")
        WOMEN = "K", _("Women")
        MEN = "M", _("Men")

    class Missing(models.TextChoices):
        NOT_AVAILABLE = "not_available", _("Not available")
        NOT_YET = "not_yet", _("Not yet")
        NOT_APPLICABLE = "not_applicable", _("Not applicable")
        SUPPRESSED = "suppressed", _("Suppressed, too few cases")

    class Quality(models.TextChoices):
        PRELIMINARY = "preliminary", _("Preliminary")
        FINAL = "final", _("Final")
        REVISED = "revised", _("Revised")

    class Origin(models.TextChoices):
        """How the row came to be. Computed and rolled-up ones are made again whenever what they rest on changes."""

        ENTERED = "entered", _("Handed in")
        IMPORTED = "imported", _("From a file")
        FETCHED = "fetched", _("From Kolada")
        COMPUTED = "computed", _("Computed by a formula")
        ROLLED_UP = "rolled_up", _("Put together from those below")

    # What was measured stands in the history of the indicator, though it hinders that it is removed.
    history_part_of = "indicator"

    indicator = TenantForeignKey(Indicator, on_delete=models.PROTECT, related_name="values")
    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    comparator = TenantForeignKey(Comparator, on_delete=models.PROTECT, null=True, related_name="+")
    frequency = models.CharField(max_length=12, choices=FREQUENCY_LABELS)
    period_start = models.DateField()
    gender = models.CharField(max_length=1, choices=Gender, default=Gender.TOTAL, db_default=Gender.TOTAL)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    missing = models.CharField(max_length=16, choices=Missing, blank=True, db_default="")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.ENTERED, db_default="entered")
    quality = models.CharField(max_length=12, choices=Quality, default=Quality.FINAL, db_default=Quality.FINAL)
    source = models.CharField(_("Source"), max_length=120, blank=True, db_default="")
    source_date = models.DateField(_("Fetched or measured"), null=True)
    comment = models.CharField(_("Comment"), max_length=500, blank=True, db_default="")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    entered_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "municipality",
                    "indicator",
                    "organisation",
                    "comparator",
                    "frequency",
                    "period_start",
                    "gender",
                ],
                nulls_distinct=False,
                name="value_once",
            ),
            models.CheckConstraint(
                condition=models.Q(organisation=None, comparator__isnull=False)
                | models.Q(organisation__isnull=False, comparator=None),
                name="value_of_organisation_or_comparator",
            ),
            models.CheckConstraint(
                condition=models.Q(value=None) & ~models.Q(missing="") | models.Q(value__isnull=False, missing=""),
                name="value_or_why_missing",
            ),
            models.CheckConstraint(
                condition=models.Q(numerator=None, denominator=None)
                | models.Q(numerator__isnull=False, denominator__gt=0, value__isnull=False),
                name="value_with_both_parts",
            ),
            is_number("value", "numerator", "denominator", name="value_figures_are_numbers"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period_start}"
