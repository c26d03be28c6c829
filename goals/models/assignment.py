"""Assignments: what the council or a board has told someone to do, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goals.models.goal import Goal
from governance.models import Decision, Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Assignment(Decision, TenantModel):
    """What a body has assigned to an organisation by a decision, to be reported back (Kommunallagen 6:5)."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", pgettext_lazy("assignment", "Not started")
        UNDER_WAY = "under_way", pgettext_lazy("assignment", "Under way")
        REPORTED = "reported", pgettext_lazy("assignment", "Reported back")
        CLOSED = "closed", pgettext_lazy("assignment", "Closed")

    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("Assigned to")
    )
    title = models.CharField(_("Assignment"), max_length=200)
    text = models.TextField(_("What is to be done"), blank=True)
    goal = TenantForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("For the goal"),
    )
    is_project = models.BooleanField(_("Run as a project"), default=False)
    resources = models.TextField(_("Resources"), blank=True)
    resource_owner = models.CharField(_("Who provides the resources"), max_length=120, blank=True)
    owner_name = models.CharField(_("Who is responsible"), max_length=120, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    due_on = models.DateField(_("To be reported back by"))
    status = models.CharField(_("Status"), max_length=12, choices=Status, default=Status.NOT_STARTED)
    closed_on = models.DateField(_("Closed on"), null=True, blank=True)
    closing_paragraph = models.CharField(_("Minutes paragraph of the closing"), max_length=20, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="assignment_has_title"),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=False, decided_on__isnull=False)
                & ~models.Q(registry_number="")
                & ~models.Q(minutes_paragraph=""),
                name="assignment_is_decided",
            ),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("decided_on")), name="assignment_due_after"),
            models.CheckConstraint(
                condition=models.Q(closed_on=None, closing_paragraph="") & ~models.Q(status="closed")
                | models.Q(closed_on__isnull=False, status="closed") & ~models.Q(closing_paragraph=""),
                name="assignment_closed_fully",
            ),
        ]

    def __str__(self) -> str:
        return self.title


@tracked
class AssignmentPhase(TenantModel):
    """A phase of an assignment that is run as a project."""

    assignment = TenantForeignKey(Assignment, on_delete=models.CASCADE, related_name="phases")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("Phase"), max_length=120)
    due_on = models.DateField(_("Ready by"), null=True, blank=True)
    is_done = models.BooleanField(_("Done"), default=False)

    class Meta(TenantModel.Meta):
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="phase_has_title")]

    def __str__(self) -> str:
        return self.title


@tracked
class AssignmentReport(TenantModel):
    """What is reported back to the body that gave the assignment; the last one of an assignment may be final."""

    assignment = TenantForeignKey(Assignment, on_delete=models.CASCADE, related_name="reports")
    reported_on = models.DateField(_("Reported on"))
    text = models.TextField(_("What has been done"))
    is_final = models.BooleanField(_("The assignment is carried out"), default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    written_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-reported_on", "-id"]
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="assignmentreport_has_text")]

    def __str__(self) -> str:
        return f"{self.assignment} {self.reported_on}"
