"""The chain's nodes: goals on the levels of the governance model, what they serve and how they are followed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.models import AdoptionState, Decision, ModelLevel, Organisation, Perspective
from governance.models.model import YEAR, adopted_is_decided
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models import Indicator


@tracked
class Goal(Decision, TenantModel):
    """What a body wants: on a level of the model, for some years, under a goal of a level above."""

    class Kind(models.TextChoices):
        DEVELOPMENT = "development", _("Development goal")
        OPERATIONAL = "operational", _("Operational goal")
        FINANCIAL = "financial", _("Financial goal")
        CORE = "core", _("Core mission")

    class Ambition(models.TextChoices):
        COMMITTED = "committed", pgettext_lazy("ambition", "Committed: we are sure to reach it")
        STRETCH = "stretch", pgettext_lazy("ambition", "Stretch: a challenge, progress counts")

    class Horizon(models.TextChoices):
        YEAR = "year", pgettext_lazy("horizon", "The year")
        TERM = "term", pgettext_lazy("horizon", "The term of office")
        LONG = "long", pgettext_lazy("horizon", "The long term")

    level = TenantForeignKey(ModelLevel, on_delete=models.PROTECT, related_name="goals", verbose_name=_("Level"))
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="goals", verbose_name=_("Owned by")
    )
    parent = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("Serves")
    )
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind, default=Kind.DEVELOPMENT)
    title = models.CharField(_("Goal"), max_length=200)
    rationale = models.TextField(_("Why"), blank=True)
    citizen_benefit = models.TextField(_("Benefit for the citizen"), blank=True)
    is_geh = models.BooleanField(
        _("Of importance for sound financial management"), default=False, help_text=_("Kommunallagen 11:6")
    )
    ambition = models.CharField(_("Ambition"), max_length=10, choices=Ambition, blank=True)
    horizon = models.CharField(_("Horizon"), max_length=5, choices=Horizon, default=Horizon.TERM)
    perspective = TenantForeignKey(
        Perspective, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Perspective")
    )
    year_from = models.PositiveSmallIntegerField(_("From year"), validators=YEAR)
    year_to = models.PositiveSmallIntegerField(_("To year"), validators=YEAR)
    state = models.CharField(_("State"), max_length=12, choices=AdoptionState, default=AdoptionState.DRAFT)
    # What a body has decided is changed by a new decision: the adopted goal whose place this one takes when adopted.
    replaces = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("Replaces")
    )

    class Meta(TenantModel.Meta):
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(year_to__gte=models.F("year_from")), name="goal_years_in_order"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="goal_not_own_parent"),
            models.CheckConstraint(condition=~models.Q(replaces=models.F("id")), name="goal_not_replacing_itself"),
            models.CheckConstraint(condition=~models.Q(title=""), name="goal_has_title"),
            models.UniqueConstraint(
                fields=["municipality", "level", "organisation", "title", "year_from"],
                # A revision may keep the words of the goal that it replaces.
                condition=~models.Q(state="superseded") & models.Q(replaces=None),
                name="goal_title_once",
            ),
            models.UniqueConstraint(fields=["municipality", "replaces"], name="goal_replaced_once"),
            adopted_is_decided("goal_adopted_is_decided"),
        ]

    def __str__(self) -> str:
        return self.title


@tracked
class GoalIndicator(TenantModel):
    """An indicator by which a goal is followed."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="goal_indicators")
    indicator = TenantForeignKey(Indicator, on_delete=models.PROTECT, related_name="goal_indicators")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta(TenantModel.Meta):
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "goal", "indicator"], name="goalindicator_once"),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.indicator}"


@tracked
class Contribution(TenantModel):
    """A further goal that a goal serves, beside its parent."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="contributions")
    served = TenantForeignKey(
        Goal, on_delete=models.PROTECT, related_name="contributions_from", verbose_name=_("Also serves")
    )

    class Meta(TenantModel.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "goal", "served"], name="contribution_once"),
            models.CheckConstraint(condition=~models.Q(goal=models.F("served")), name="contribution_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.goal} → {self.served}"
