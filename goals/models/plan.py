"""The unit's plan: what it does for each goal that reaches it, activity by activity."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goals.models.goal import Goal
from governance.models import AdoptionState, Decision, ModelLevel, Organisation
from governance.models.model import YEAR, adopted_is_decided
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Plan(Decision, TenantModel):
    """An organisation's plan for a year."""

    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    level = TenantForeignKey(ModelLevel, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(_("State"), max_length=12, choices=AdoptionState, default=AdoptionState.DRAFT)
    introduction = models.TextField(_("Introduction"), blank=True)
    return_comment = models.TextField(_("Comment on the return"), blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "year", "version"], name="plan_version_once"
            ),
            models.UniqueConstraint(
                fields=["municipality", "organisation", "year"],
                condition=~models.Q(state="superseded"),
                name="plan_one_live",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(return_comment=""), name="plan_returned_says_why"
            ),
            adopted_is_decided("plan_adopted_is_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"


@tracked
class PlanAnswer(TenantModel):
    """What the unit will do for one of the goals that reach it."""

    plan = TenantForeignKey(Plan, on_delete=models.CASCADE, related_name="answers")
    goal = TenantForeignKey(Goal, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(_("What we will do"), blank=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["municipality", "plan", "goal"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.goal}"


@tracked
class Activity(TenantModel):
    """Something done, by someone, by a date, that answers a goal. An activity is a means, never a goal."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", pgettext_lazy("activity", "Not started")
        UNDER_WAY = "under_way", pgettext_lazy("activity", "Under way")
        DONE = "done", pgettext_lazy("activity", "Done")
        STOPPED = "stopped", pgettext_lazy("activity", "Stopped")

    plan = TenantForeignKey(Plan, on_delete=models.CASCADE, related_name="activities")
    goal = TenantForeignKey(Goal, on_delete=models.PROTECT, related_name="activities")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("Activity"), max_length=200)
    owner_name = models.CharField(_("Who does it"), max_length=120)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    starts_on = models.DateField(_("Begins"))
    due_on = models.DateField(_("Ready by"))
    status = models.CharField(_("Status"), max_length=12, choices=Status, default=Status.NOT_STARTED)
    comment = models.TextField(_("Comment"), blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["order", "due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("starts_on")), name="activity_dates_in_order"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="activity_has_title"),
        ]

    def __str__(self) -> str:
        return self.title
