"""How a goal goes, judged by a person with a reason; the system's suggestion is kept beside it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from annualcycle.models import FREQUENCY_LABELS
from goals.models.goal import Goal
from governance.models import StatusStep
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Assessment(TenantModel):
    """The status of a goal for a period, its forecast for the year's end, and the one sentence that says why."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="assessments")
    frequency = models.CharField(max_length=12, choices=FREQUENCY_LABELS)
    period_start = models.DateField()
    period_end = models.DateField()
    status = models.CharField(_("Status"), max_length=20, choices=StatusStep.Meaning)
    forecast = models.CharField(_("Forecast for the year"), max_length=20, choices=StatusStep.Meaning, blank=True)
    sentence = models.CharField(_("In one sentence"), max_length=300)
    reason = models.TextField(_("Reason"), blank=True)
    suggested = models.CharField(max_length=20, choices=StatusStep.Meaning)
    suggestion = models.CharField(max_length=300)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    assessed_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-period_end", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "goal", "frequency", "period_start"], name="assessment_once"
            ),
            models.CheckConstraint(condition=~models.Q(sentence=""), name="assessment_has_sentence"),
            models.CheckConstraint(
                condition=models.Q(status=models.F("suggested")) | ~models.Q(reason=""),
                name="assessment_other_than_suggested_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.status}"
