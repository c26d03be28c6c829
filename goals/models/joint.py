"""Goals between organisations: joint commitments, effects on others, and what does not concern someone."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models import FREQUENCY_LABELS
from goals.models.goal import Goal
from governance.models import Organisation
from governance.models.model import YEAR
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Contributor(TenantModel):
    """An organisation that contributes to another's goal or commitment, which thereby is joint. The owner leads."""

    history_follows = "goal"  # who is to contribute to a draft is no more told to the one asked than the draft is
    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="contributors")
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("Contributes")
    )
    task = models.CharField(_("What it contributes with"), max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "goal", "organisation"], name="contributor_once"),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.organisation}"


@tracked
class ContributorComment(TenantModel):
    """What a contributing organisation says of its own part, for a period."""

    contributor = TenantForeignKey(Contributor, on_delete=models.CASCADE, related_name="comments")
    frequency = models.CharField(max_length=12, choices=FREQUENCY_LABELS)
    period_start = models.DateField()
    period_end = models.DateField()
    text = models.TextField(_("How our part goes"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    written_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-period_end", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "contributor", "frequency", "period_start"], name="contributorcomment_once"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="contributorcomment_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.contributor} {self.period_end}"


@tracked
class GoalEffect(TenantModel):
    """What a goal means for another organisation, and perhaps for one of its goals: help, a burden, or a conflict."""

    class Kind(models.TextChoices):
        HELPS = "helps", pgettext_lazy("effect", "Helps")
        BURDENS = "burdens", pgettext_lazy("effect", "Asks something of")
        CONFLICTS = "conflicts", pgettext_lazy("effect", "Conflicts with")

    history_follows = "goal"  # what a draft means for others is no more told to them than the draft is
    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="effects")
    kind = models.CharField(_("Effect"), max_length=10, choices=Kind)
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="effects", verbose_name=_("Affects")
    )
    affected_goal = TenantForeignKey(
        Goal,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="effects_on",
        verbose_name=_("Their goal that is affected"),
    )
    text = models.TextField(_("In what way"))
    settlement = models.TextField(_("What has been agreed"), blank=True)
    settled_on = models.DateField(_("Agreed on"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="goaleffect_has_text"),
            models.CheckConstraint(condition=~models.Q(goal=models.F("affected_goal")), name="goaleffect_on_another"),
            models.CheckConstraint(
                condition=models.Q(settled_on=None, settlement="")
                | (models.Q(settled_on__isnull=False) & ~models.Q(settlement="")),
                name="goaleffect_settled_fully",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal} → {self.organisation}"


@tracked
class NotRelevant(TenantModel):
    """The answer that a goal from above does not concern an organisation, for a year, and why."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="not_relevant")
    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="not_relevant")
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    reason = models.TextField(_("Why it does not concern us"))

    class Meta(TenantModel.Meta):
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "goal", "organisation", "year"], name="notrelevant_once_a_year"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="notrelevant_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.organisation} {self.year}"
