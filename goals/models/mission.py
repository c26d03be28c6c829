"""What an organisation is for, which stands before every development goal and beside them on an equal footing."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.models import Organisation
from governance.models.model import YEAR
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models import Indicator


@tracked
class CoreMission(TenantModel):
    """What an organisation is for, before any development goal: why, what and for whom."""

    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="core_missions")
    year_from = models.PositiveSmallIntegerField(_("From year"), validators=YEAR)
    why = models.TextField(_("Why we exist"), blank=True)
    what = models.TextField(_("What we do"))
    for_whom = models.TextField(_("For whom"), blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "year_from"], name="coremission_once_a_year"
            ),
            models.CheckConstraint(condition=~models.Q(what=""), name="coremission_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year_from}"


@tracked
class QualityFactor(TenantModel):
    """What must be good for the core mission to be good, and the indicator that shows it."""

    core_mission = TenantForeignKey(CoreMission, on_delete=models.CASCADE, related_name="quality_factors")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(pgettext_lazy("core mission", "Quality factor"), max_length=200)
    standard = models.CharField(_("Standard"), max_length=200, blank=True)
    indicator = TenantForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="quality_factors"
    )

    class Meta(TenantModel.Meta):
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="qualityfactor_has_text")]

    def __str__(self) -> str:
        return self.text
