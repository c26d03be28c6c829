"""The order in which a body puts its indicators (C08): what matters most is read first."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models import AdoptionState, Decision, Organisation
from governance.models.model import YEAR, adopted_is_decided
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models.checks import keeps_its_words
from indicators.models.indicator import Indicator


@tracked
@keeps_its_words
class IndicatorRanking(Decision, TenantModel):
    """The priority among an organisation's indicators, from a year on until a later ranking is adopted."""

    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="indicator_rankings")
    year_from = models.PositiveSmallIntegerField(_("From year"), validators=YEAR)
    rationale = models.TextField(_("Why"), blank=True)
    state = models.CharField(_("State"), max_length=12, choices=AdoptionState, default=AdoptionState.DRAFT)

    class Meta(TenantModel.Meta):
        ordering = ["-year_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "year_from"],
                condition=models.Q(state="draft"),
                name="indicatorranking_one_draft",
            ),
            models.UniqueConstraint(
                fields=["municipality", "organisation", "year_from"],
                condition=models.Q(state="adopted"),
                name="indicatorranking_one_adopted",
            ),
            adopted_is_decided("indicatorranking_adopted_is_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year_from}"


@tracked
class IndicatorPlace(TenantModel):
    """An indicator's place in the ranking, 1 first. One without a place is not prioritised."""

    ranking = TenantForeignKey(IndicatorRanking, on_delete=models.CASCADE, related_name="places")
    indicator = TenantForeignKey(Indicator, on_delete=models.CASCADE, related_name="priority_places")
    rank = models.PositiveSmallIntegerField(_("Priority"))

    class Meta(TenantModel.Meta):
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "ranking", "indicator"], name="indicatorplace_once"),
            models.UniqueConstraint(
                fields=["municipality", "ranking", "rank"],
                name="indicatorplace_rank_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="indicatorplace_rank_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.indicator}"
