"""The governance model as data: versions, levels, the scale and its words. No level name is written in code."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.models.organisation import Organisation
from governance.tenant_models import OneAtATime, TenantForeignKey, TenantModel, tracked
from governance.years import FIRST_YEAR, LAST_YEAR

YEAR = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]


class AdoptionState(models.TextChoices):
    """The way of everything that a body adopts."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    ADOPTED = "adopted", _("Adopted")
    SUPERSEDED = "superseded", _("Superseded")


class Decision(models.Model):
    """The decision by which a body adopted something.

    Kommunallagen 6:38: matters of goals, direction, scope or quality may not be delegated, so what is adopted names
    the body and its minutes, never an official's click.
    """

    decided_by = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Decided by")
    )
    decided_on = models.DateField(_("Date of the decision"), null=True, blank=True)
    registry_number = models.CharField(_("Registry number"), max_length=40, blank=True)
    minutes_paragraph = models.CharField(_("Minutes paragraph"), max_length=20, blank=True)

    class Meta:
        abstract = True

    @property
    def is_decided(self) -> bool:
        """Whether a body has decided: both who and when are known."""
        return self.decided_by_id is not None and self.decided_on is not None


def adopted_is_decided(name: str) -> models.CheckConstraint:
    """What is adopted, or was and is superseded, carries its decision in full."""
    undecided = ~models.Q(state__in=[AdoptionState.ADOPTED, AdoptionState.SUPERSEDED])
    decided = (
        models.Q(decided_by__isnull=False, decided_on__isnull=False)
        & ~models.Q(registry_number="")
        & ~models.Q(minutes_paragraph="")
    )
    return models.CheckConstraint(condition=undecided | decided, name=name)


@tracked
class StatusScale(TenantModel):
    """The words in which fulfilment is told; one scale for each version of the model."""

    name = models.CharField(_("Name"), max_length=80)

    class Meta(TenantModel.Meta):
        pass

    def __str__(self) -> str:
        return self.name


@tracked
class StatusStep(TenantModel):
    """A step of the scale: the municipality's own word for one of the four meanings."""

    class Meaning(models.TextChoices):
        FULFILLED = "fulfilled", pgettext_lazy("goal", "Fulfilled")
        PARTLY = "partly", pgettext_lazy("goal", "Partly fulfilled")
        NOT_FULFILLED = "not_fulfilled", pgettext_lazy("goal", "Not fulfilled")
        UNASSESSED = "unassessed", pgettext_lazy("goal", "Cannot be assessed")

    scale = TenantForeignKey(StatusScale, on_delete=models.CASCADE, related_name="steps")
    meaning = models.CharField(_("Meaning"), max_length=20, choices=Meaning)
    order = models.PositiveSmallIntegerField(_("Order"))
    word = models.CharField(_("Word"), max_length=40)
    forecast_word = models.CharField(_("Word in a forecast"), max_length=60)

    class Meta(TenantModel.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "scale", "meaning"], name="statusstep_meaning_once"),
            models.CheckConstraint(condition=~models.Q(word=""), name="statusstep_has_word"),
        ]

    def __str__(self) -> str:
        return self.word


@tracked
class GovernanceModel(Decision, TenantModel):
    """A version of the municipality's governance model, for some years, adopted by a decision."""

    class RollupRule(models.TextChoices):
        ALL_OR_PARTLY = "all_or_partly", _("Fulfilled when all reach, partly when some do, not when none does")
        MAJORITY = "majority", _("Fulfilled when more than half reach, partly when some do, not when none does")
        WORST = "worst", _("Fulfilled only when all reach, otherwise not")

    name = models.CharField(_("Name"), max_length=120)
    version = models.PositiveSmallIntegerField(_("Version"))
    year_from = models.PositiveSmallIntegerField(_("From year"), validators=YEAR)
    year_to = models.PositiveSmallIntegerField(_("To year"), validators=YEAR)
    state = models.CharField(_("State"), max_length=12, choices=AdoptionState, default=AdoptionState.DRAFT)
    scale = TenantForeignKey(StatusScale, on_delete=models.PROTECT, related_name="+", verbose_name=_("Status scale"))
    rollup_rule = models.CharField(
        _("Rule for the suggested status"), max_length=20, choices=RollupRule, default=RollupRule.ALL_OR_PARTLY
    )
    rationale = models.TextField(_("Why this model"), blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year_from", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "version"], name="model_version_once"),
            models.CheckConstraint(condition=models.Q(year_to__gte=models.F("year_from")), name="model_years_in_order"),
            adopted_is_decided("model_adopted_is_decided"),
            OneAtATime(
                span=("int4range", "year_from", "year_to"),
                only_state=AdoptionState.ADOPTED.value,
                name="model_one_in_force",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year_from}–{self.year_to}"


@tracked
class ModelLevel(TenantModel):
    """A level of the chain: what it is called here, who owns it and what may stand on it."""

    class Form(models.TextChoices):
        VISION = "vision", _("Direction (vision, strategy)")
        GOAL = "goal", _("Goal")
        COMMITMENT = "commitment", _("Commitment")
        PLAN = "plan", _("Plan")
        ACTIVITY = "activity", _("Activity")

    class ServingRule(models.TextChoices):
        FREE = "free", _("May stand alone")
        ADVISED = "advised", _("Should serve a goal above")
        REQUIRED = "required", _("Must serve a goal above")

    model = TenantForeignKey(GovernanceModel, on_delete=models.CASCADE, related_name="levels")
    order = models.PositiveSmallIntegerField(_("Order"))
    form = models.CharField(_("What it is"), max_length=12, choices=Form, default=Form.GOAL)
    name = models.CharField(_("Name in the singular"), max_length=60)
    name_plural = models.CharField(_("Name in the plural"), max_length=60)
    owner_kind = models.CharField(_("Owned by"), max_length=20, choices=Organisation.Kind)
    has_indicators = models.BooleanField(_("May have indicators"), default=False)
    has_activities = models.BooleanField(_("May have activities"), default=False)
    has_forecasts = models.BooleanField(_("May have forecasts"), default=False)
    serving_rule = models.CharField(
        _("Serves a goal above"), max_length=10, choices=ServingRule, default=ServingRule.ADVISED
    )
    asks_rationale = models.BooleanField(_("Must say why"), default=False)
    asks_benefit = models.BooleanField(_("Must say the benefit for the citizen"), default=False)
    most_goals = models.PositiveSmallIntegerField(
        _("At most so many goals for each organisation"), null=True, blank=True
    )
    longest_title = models.PositiveSmallIntegerField(_("At most so many characters in a goal"), null=True, blank=True)
    longest_text = models.PositiveSmallIntegerField(_("At most so many characters in a text"), null=True, blank=True)
    limits_are_hard = models.BooleanField(_("The limits are binding"), default=False)

    class Meta(TenantModel.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "model", "order"],
                name="level_order_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["municipality", "model", "name"], name="level_name_once"),
            models.CheckConstraint(
                condition=(models.Q(most_goals=None) | models.Q(most_goals__gte=1))
                & (models.Q(longest_title=None) | models.Q(longest_title__range=(20, 200)))
                & (models.Q(longest_text=None) | models.Q(longest_text__gte=100)),
                name="level_limits_can_be_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class TemplateSection(TenantModel):
    """A section of the plans on a level: a heading under which the unit writes, or the place of what is kept elsewhere.

    The template belongs to a version of the model, so a plan keeps the headings under which it was written.
    """

    class Kind(models.TextChoices):
        CORE_MISSION = "core_mission", _("Core mission")
        GOALS = "goals", _("Goals and activities")
        ASSIGNMENTS = "assignments", _("Assignments")
        TEXT = "text", _("Text")

    level = TenantForeignKey(ModelLevel, on_delete=models.CASCADE, related_name="sections", verbose_name=_("Level"))
    order = models.PositiveSmallIntegerField(_("Order"))
    kind = models.CharField(_("What it holds"), max_length=12, choices=Kind, default=Kind.TEXT)
    heading = models.CharField(_("Heading"), max_length=80)
    help_text = models.CharField(_("Help for those who write"), max_length=300, blank=True)
    is_required = models.BooleanField(_("Must be written before the plan is handed in"), default=False)
    longest_text = models.PositiveSmallIntegerField(_("At most so many characters in a text"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "level", "order"],
                name="section_order_once",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["municipality", "level", "heading"], name="section_heading_once"),
            models.UniqueConstraint(
                fields=["municipality", "level", "kind"],
                condition=~models.Q(kind="text"),
                name="section_kept_elsewhere_once",
            ),
            models.CheckConstraint(condition=~models.Q(heading=""), name="section_has_heading"),
        ]

    def __str__(self) -> str:
        return self.heading


@tracked
class Perspective(TenantModel):
    """A focus area by which goals may be grouped: citizens, operations, staff, economy."""

    name = models.CharField(_("Name"), max_length=60)
    order = models.PositiveSmallIntegerField(_("Order"), default=0)

    class Meta(TenantModel.Meta):
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="perspective_name_once")]

    def __str__(self) -> str:
        return self.name
