"""When a period is closed: its values and assessments are locked."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from annualcycle.periods import Frequency
from governance.tenant_models import TenantModel, tracked

FREQUENCY_LABELS = [
    (Frequency.MONTH, _("Month")),
    (Frequency.QUARTER, _("Quarter")),
    (Frequency.TERTIAL, _("Four-month period")),
    (Frequency.HALF_YEAR, _("Half-year")),
    (Frequency.SCHOOL_YEAR, _("School year")),
    (Frequency.YEAR, _("Year")),
]


@tracked
class ClosedPeriod(TenantModel):
    """A period in which values and assessments may no longer change. Reopening takes the row away, with a reason."""

    frequency = models.CharField(_("Kind of period"), max_length=12, choices=FREQUENCY_LABELS)
    period_start = models.DateField(_("Begins"))
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    closed_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-period_start"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "frequency", "period_start"], name="closedperiod_once"),
        ]

    def __str__(self) -> str:
        return f"{self.frequency} {self.period_start}"


@tracked
class PeriodReopening(TenantModel):
    """Why a closed period was opened again, by whom and when: read beside the history."""

    frequency = models.CharField(_("Kind of period"), max_length=12, choices=FREQUENCY_LABELS)
    period_start = models.DateField(_("Begins"))
    reason = models.TextField(_("Reason"))
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    reopened_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-reopened_at"]
        indexes = [models.Index("municipality", "period_start", name="reopening_period_i")]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="reopening_has_reason")]

    def __str__(self) -> str:
        return f"{self.frequency} {self.period_start}: {self.reason}"
