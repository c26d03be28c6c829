"""What citizens ask of the municipality, and what becomes of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goals.models.goal import Goal
from governance.models import Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class CitizenRequirement(TenantModel):
    """Something that citizens have asked for, in a few words and without names.

    organisation: whom it concerns; None for the municipality as a whole, or until it is known. goal: the one that
    takes it up. answer: what is done about it, or why nothing is.
    """

    class Source(models.TextChoices):
        PROPOSAL = "proposal", pgettext_lazy("citizen requirement", "Citizen’s proposal")
        COMMENT = "comment", pgettext_lazy("citizen requirement", "Comment or complaint")
        DIALOGUE = "dialogue", pgettext_lazy("citizen requirement", "Citizen dialogue")
        SURVEY = "survey", pgettext_lazy("citizen requirement", "Survey")
        OTHER = "other", pgettext_lazy("citizen requirement", "Other")

    received_on = models.DateField(_("Received on"))
    source = models.CharField(_("How it came"), max_length=10, choices=Source)
    text = models.TextField(_("What citizens ask for"))
    organisation = TenantForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="citizen_requirements",
        verbose_name=_("Concerns"),
    )
    goal = TenantForeignKey(
        Goal,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="citizen_requirements",
        verbose_name=_("Goal that takes it up"),
    )
    answer = models.TextField(_("What we do about it, or why not"), blank=True)
    answered_on = models.DateField(_("Answered on"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="citizenrequirement_has_text"),
            models.CheckConstraint(
                condition=models.Q(answered_on=None, answer="")
                | (models.Q(answered_on__isnull=False) & ~models.Q(answer="")),
                name="citizenrequirement_answered_fully",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_on=None) | models.Q(answered_on__gte=models.F("received_on")),
                name="citizenrequirement_answered_after",
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else self.text[:80].rsplit(" ", 1)[0] + " …"
