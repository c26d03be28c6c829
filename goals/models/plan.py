"""Plans: what an organisation does for each goal that reaches it, activity by activity."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goals.models.goal import Goal
from governance.models import AdoptionState, Decision, ModelLevel, Organisation, TemplateSection
from governance.models.model import YEAR, adopted_is_decided
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Plan(Decision, TenantModel):
    """An organisation's plan for a year: the board's, the administration's or the unit's, as the level says."""

    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    level = TenantForeignKey(ModelLevel, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(_("State"), max_length=12, choices=AdoptionState, default=AdoptionState.DRAFT)
    return_comment = models.TextField(_("Comment on the return"), blank=True)
    revises = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="revisions", verbose_name=_("Revises")
    )
    revision_reason = models.TextField(_("Why it is revised"), blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "level", "year", "version"], name="plan_version_once"
            ),
            # While a plan is revised within the year, the adopted one stays in force beside it.
            models.UniqueConstraint(
                fields=["municipality", "organisation", "level", "year"],
                condition=models.Q(state__in=["draft", "submitted", "returned"]),
                name="plan_one_being_written",
            ),
            models.UniqueConstraint(
                fields=["municipality", "organisation", "level", "year"],
                condition=models.Q(state="adopted"),
                name="plan_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(revises=None) | ~models.Q(revision_reason=""), name="plan_revision_says_why"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="returned") | ~models.Q(return_comment=""), name="plan_returned_says_why"
            ),
            adopted_is_decided("plan_adopted_is_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.year}"


@tracked
class PlanText(TenantModel):
    """What the plan says under one heading of its template."""

    plan = TenantForeignKey(Plan, on_delete=models.CASCADE, related_name="texts")
    section = TenantForeignKey(TemplateSection, on_delete=models.PROTECT, related_name="+", verbose_name=_("Heading"))
    text = models.TextField(_("Text"))

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "plan", "section"], name="plantext_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="plantext_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.section}"


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
    progress = models.PositiveSmallIntegerField(_("Progress in percent"), default=0)
    comment = models.TextField(_("Comment"), blank=True)
    # The same activity in the plan that this one revises or continues: how it went there stays told there.
    origin = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="continued", verbose_name=_("Continues")
    )

    class Meta(TenantModel.Meta):
        ordering = ["order", "due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("starts_on")), name="activity_dates_in_order"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="activity_has_title"),
            models.CheckConstraint(condition=~models.Q(owner_name=""), name="activity_has_owner"),
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="activity_progress_in_percent"),
        ]

    def __str__(self) -> str:
        return self.title
