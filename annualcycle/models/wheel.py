"""The annual wheel: a year's steps, what each asks, what it rests on, and each board's own days."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models.periods import FREQUENCY_LABELS
from governance.models import GovernanceModel, Membership, ModelLevel, Organisation
from governance.models.model import YEAR, Decision
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class CycleYear(Decision, TenantModel):
    """The wheel of one year: it is being prepared until it is started, and asks nobody before that.

    Kommunallagen 11:9 and 11:18: the executive board decides when the others hand in their budget proposals and
    accounts, so a wheel may carry its decision.
    """

    model = TenantForeignKey(
        GovernanceModel, on_delete=models.PROTECT, related_name="cycle_years", verbose_name=_("Governance model")
    )
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    started_at = models.DateTimeField(_("In use since"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["municipality", "year"], name="cycleyear_once")]

    def __str__(self) -> str:
        return str(self.year)


class Statute(models.TextChoices):
    """The days that the law sets. LAW_AND_PRACTICE §1.1; the words stand in annualcycle/statutes.py."""

    BUDGET_PROPOSAL = "budget_proposal", _("The executive board's budget proposal")  # Kommunallagen 11:8
    BUDGET = "budget", pgettext_lazy("statute", "The council adopts the budget")  # 11:10–11
    INTERIM_REPORT = "interim_report", _("The interim report is handed over")  # 11:16
    ANNUAL_REPORT = "annual_report", _("The annual report is handed over")  # 11:20
    DISCHARGE = "discharge", _("The council decides on discharge from liability")  # 5:24
    PROVIDER_PROGRAMME = "provider_programme", _("The programme for private providers")  # 5:3
    COMPANY_REVIEW = "company_review", _("The executive board examines the companies")  # 6:9


@tracked
class CycleStep(TenantModel):
    """A step of the wheel: what happens between two days, and what it asks of whom.

    `organisation` is whose step it is: the municipality's own (the root), or a board's. `latest_on` is the last day
    that the law leaves. `cut_off_on`: what comes in later is late input. `asked_kinds`: of organisations of these
    kinds it is asked without being named, also of those that come during the year.
    """

    class Kind(models.TextChoices):
        PLANNING = "planning", _("Planning")
        FOLLOW_UP = "follow_up", _("Follow-up")
        ANALYSIS = "analysis", _("Analysis and dialogue")
        CONTROL = "control", _("Internal control")
        DECISION = "decision", pgettext_lazy("step", "Decision")
        INFORMATION = "information", _("Walk-through and information")

    cycle = TenantForeignKey(CycleYear, on_delete=models.CASCADE, related_name="steps")
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="cycle_steps", verbose_name=_("Whose step")
    )
    name = models.CharField(_("Name"), max_length=120)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind)
    purpose = models.TextField(_("What it is for"), blank=True)
    frequency = models.CharField(_("Kind of period"), max_length=12, choices=FREQUENCY_LABELS, blank=True)
    period_start = models.DateField(_("Period"), null=True, blank=True)
    opens_on = models.DateField(_("Opens"))
    due_on = models.DateField(_("Due"))
    cut_off_on = models.DateField(_("Input after this day is late"), null=True, blank=True)
    statute = models.CharField(_("Set by law"), max_length=20, choices=Statute, blank=True)
    basis = models.CharField(_("Rests on"), max_length=200, blank=True)
    latest_on = models.DateField(_("Latest day by law"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Responsible"),
    )
    responsible_role = models.CharField(
        _("Done in each organisation by"), max_length=30, choices=Membership.Role, blank=True
    )
    asked_kinds = ArrayField(
        models.CharField(max_length=20, choices=Organisation.Kind),
        verbose_name=_("Asked of all"),
        default=list,
        blank=True,
    )
    needs_approval = models.BooleanField(_("What is handed in is to be approved"), default=True)
    # The step of the year before that this one was made from: what lets years be compared though names change.
    follows = TenantForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")

    class Meta(TenantModel.Meta):
        ordering = ["due_on", "opens_on", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "cycle", "organisation", "name"], name="cyclestep_name_once"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="cyclestep_has_name"),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("opens_on")), name="cyclestep_days_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(latest_on=None) | models.Q(due_on__lte=models.F("latest_on")),
                name="cyclestep_within_the_law",
            ),
            models.CheckConstraint(
                condition=models.Q(cut_off_on=None) | models.Q(cut_off_on__lte=models.F("due_on")),
                name="cyclestep_cut_off_before_due",
            ),
            models.CheckConstraint(
                condition=models.Q(statute="", latest_on=None) | ~models.Q(statute="") & ~models.Q(basis=""),
                name="cyclestep_statute_has_basis",
            ),
            models.CheckConstraint(
                condition=models.Q(frequency="", period_start=None)
                | ~models.Q(frequency="") & models.Q(period_start__isnull=False),
                name="cyclestep_period_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    kind__in=["planning", "follow_up", "analysis", "control", "decision", "information"]
                ),
                name="cyclestep_kind_known",
            ),
        ]
        indexes = [models.Index("municipality", "due_on", name="cyclestep_due_i")]

    def __str__(self) -> str:
        return self.name


class Content(models.TextChoices):
    """What a step may ask for. How far each has come is told by the room that owns it (annualcycle/progress.py)."""

    VALUES = "values", _("Values entered")
    ASSESSMENTS = "assessments", _("Goals assessed")
    ANALYSES = "analyses", _("Deviations analysed")
    PLAN = "plan", _("Plan handed in")
    ADOPTED_PLAN = "adopted_plan", _("Plan adopted")
    ANSWERS = "answers", _("Goals from above answered")
    COMMENTS = "comments", _("Joint commitments commented")
    WALK_THROUGH = "walk_through", _("Walk-through held")
    DOCUMENTS = "documents", _("Documents handed in")
    WORD = "word", _("Something else, told when it is handed in")


@tracked
class StepAsk(TenantModel):
    """One thing that a step asks for. level: which level's plan, where a plan is asked for. wording: what else."""

    step = TenantForeignKey(CycleStep, on_delete=models.CASCADE, related_name="asks")
    content = models.CharField(_("Asks for"), max_length=12, choices=Content)
    level = TenantForeignKey(
        ModelLevel, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Level")
    )
    wording = models.CharField(_("In words"), max_length=200, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "step", "content", "level", "wording"],
                nulls_distinct=False,
                name="stepask_once",
            ),
            models.CheckConstraint(
                condition=models.Q(level=None) | models.Q(content__in=["plan", "adopted_plan"]),
                name="stepask_level_of_a_plan",
            ),
            models.CheckConstraint(
                condition=~models.Q(content="word") | ~models.Q(wording=""), name="stepask_word_is_told"
            ),
            models.CheckConstraint(condition=models.Q(content__in=Content.values), name="stepask_content_known"),
        ]

    def __str__(self) -> str:
        return self.wording or self.get_content_display()


@tracked
class StepDocument(TenantModel):
    """A document that belongs to a step: one to work from, or one that each organisation hands in."""

    step = TenantForeignKey(CycleStep, on_delete=models.CASCADE, related_name="documents")
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    title = models.CharField(_("Document"), max_length=160)
    url = models.URLField(_("Address"), max_length=500, blank=True)
    is_handed_in = models.BooleanField(_("Each organisation hands it in"), default=False)

    class Meta(TenantModel.Meta):
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "step", "title"], name="stepdocument_once"),
            models.CheckConstraint(condition=~models.Q(title=""), name="stepdocument_has_title"),
            # The address becomes a link, and a link may be a script.
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__iregex="^(https?|ftps?)://"),
                name="stepdocument_url_is_of_the_web",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked
class StepAdjustment(TenantModel):
    """A board's own name and days for one of the municipality's steps: never later than the municipality's."""

    step = TenantForeignKey(CycleStep, on_delete=models.CASCADE, related_name="adjustments")
    organisation = TenantForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("Own name"), max_length=120, blank=True)
    opens_on = models.DateField(_("Own day: opens"), null=True, blank=True)
    due_on = models.DateField(_("Own day: due"), null=True, blank=True)
    note = models.TextField(_("To those who do it"), blank=True)
    adjusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    adjusted_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "step", "organisation"], name="stepadjustment_once"),
            models.CheckConstraint(
                condition=models.Q(opens_on=None) | models.Q(due_on=None) | models.Q(due_on__gte=models.F("opens_on")),
                name="stepadjustment_days_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") | ~models.Q(opens_on=None, due_on=None) | ~models.Q(note=""),
                name="stepadjustment_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.organisation}"
