"""The order in which a body puts its goals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from goals.models.goal import Goal
from governance.models import AdoptionState, Decision, ModelLevel, Organisation
from governance.models.model import YEAR, adopted_is_decided
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class PriorityRanking(Decision, TenantModel):
    """The priority among an organisation's goals on a level, from a year on until a later ranking is adopted."""

    level = TenantForeignKey(ModelLevel, on_delete=models.PROTECT, related_name="rankings", verbose_name=_("Level"))
    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="rankings")
    year_from = models.PositiveSmallIntegerField(_("From year"), validators=YEAR)
    rationale = models.TextField(_("Why"), blank=True)
    state = models.CharField(_("State"), max_length=12, choices=AdoptionState, default=AdoptionState.DRAFT)

    class Meta(TenantModel.Meta):
        ordering = ["-year_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "level", "organisation", "year_from"],
                condition=models.Q(state="draft"),
                name="ranking_one_draft",
            ),
            models.UniqueConstraint(
                fields=["municipality", "level", "organisation", "year_from"],
                condition=models.Q(state="adopted"),
                name="ranking_one_adopted",
            ),
            adopted_is_decided("ranking_adopted_is_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.level} {self.year_from}"


@tracked
class PriorityPlace(TenantModel):
    """A goal's place in the ranking, 1 first. A goal without a place is not prioritised."""

    ranking = TenantForeignKey(PriorityRanking, on_delete=models.CASCADE, related_name="places")
    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="priority_places")
    rank = models.PositiveSmallIntegerField(_("Priority"))

    class Meta(TenantModel.Meta):
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "ranking", "goal"], name="place_goal_once"),
            models.UniqueConstraint(
                fields=["municipality", "ranking", "rank"],
                name="place_rank_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="place_rank_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}. {self.goal}"
