"""What a person judges, with a reason: how a goal or a core mission goes, and whether the answers cover a goal.

The system's suggestion is kept beside every status.
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models import FREQUENCY_LABELS
from goals.models.goal import Goal
from governance.models import Organisation, StatusStep
from governance.models.model import YEAR
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


class Judgement(models.Model):
    """The status for a period, the forecast for the year's end, and the one sentence that says why."""

    frequency = models.CharField(max_length=12, choices=FREQUENCY_LABELS)
    period_start = models.DateField()
    period_end = models.DateField()
    status = models.CharField(_("Status"), max_length=20, choices=StatusStep.Meaning)
    forecast = models.CharField(_("Forecast for the year"), max_length=20, choices=StatusStep.Meaning, blank=True)
    sentence = models.CharField(_("In one sentence"), max_length=300)
    reason = models.TextField(_("Reason"), blank=True)
    suggested = models.CharField(max_length=20, choices=StatusStep.Meaning)
    suggestion = models.CharField(max_length=300)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    assessed_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True


def judged_in_full(name: str) -> list[models.BaseConstraint]:
    """A judgement has its sentence, and a reason where it is other than the system's suggestion."""
    as_suggested = models.Q(status=models.F("suggested")) | ~models.Q(reason="")
    return [
        models.CheckConstraint(condition=~models.Q(sentence=""), name=f"{name}_has_sentence"),
        models.CheckConstraint(condition=as_suggested, name=f"{name}_other_than_suggested_has_reason"),
    ]


@tracked
class Assessment(Judgement, TenantModel):
    """How a goal goes in a period."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="assessments")

    class Meta(TenantModel.Meta):
        ordering = ["-period_end", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "goal", "frequency", "period_start"], name="assessment_once"
            ),
            *judged_in_full("assessment"),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.status}"


@tracked
class MissionAssessment(Judgement, TenantModel):
    """How an organisation's core mission goes in a period, on an equal footing with its development goals."""

    organisation = TenantForeignKey(Organisation, on_delete=models.PROTECT, related_name="mission_assessments")

    class Meta(TenantModel.Meta):
        ordering = ["-period_end", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "frequency", "period_start"], name="missionassessment_once"
            ),
            *judged_in_full("missionassessment"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.status}"


@tracked
class Coverage(TenantModel):
    """Whether what answers a goal is enough to reach it (träffbild), judged by a person for a year."""

    class Judgement(models.TextChoices):
        COVERED = "covered", pgettext_lazy("coverage", "The answers cover the goal")
        PARTLY = "partly", pgettext_lazy("coverage", "The answers cover a part of the goal")
        NOT_COVERED = "not_covered", pgettext_lazy("coverage", "The answers do not cover the goal")

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="coverages")
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    judgement = models.CharField(_("Coverage"), max_length=12, choices=Judgement)
    sentence = models.CharField(_("In one sentence"), max_length=300)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    judged_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "goal", "year"], name="coverage_once_a_year"),
            models.CheckConstraint(condition=~models.Q(sentence=""), name="coverage_has_sentence"),
        ]

    def __str__(self) -> str:
        return f"{self.goal} {self.year}: {self.judgement}"
