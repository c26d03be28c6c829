"""What a step asks of one organisation, how it stands, and what has been said about it."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models.wheel import CycleStep, StepDocument
from governance.models import Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked

_STATES = ["open", "submitted", "returned", "approved", "exempt"]
_MOVES = [
    "submitted", "withdrawn", "returned", "approved", "reopened", "extended", "exempted", "asked", "assigned", "noted"
]  # fmt: skip


@tracked
class CycleTask(TenantModel):
    """What a step asks of one organisation.

    Whether an open task is not begun or under way is no column: it is told by the content (annualcycle/progress.py).
    `due_on` is a later or earlier day of its own; without it the board's, else the step's holds. `done` and `total`
    say how whole it was when it was handed in.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("task", "Open")
        SUBMITTED = "submitted", pgettext_lazy("task", "Handed in")
        RETURNED = "returned", pgettext_lazy("task", "Returned")
        APPROVED = "approved", pgettext_lazy("task", "Approved")
        EXEMPT = "exempt", pgettext_lazy("task", "Exempt")

    step = TenantForeignKey(CycleStep, on_delete=models.CASCADE, related_name="tasks")
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="cycle_tasks", verbose_name=_("Organisation")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Owner"),
    )
    due_on = models.DateField(_("Own day: due"), null=True, blank=True)
    state = models.CharField(_("State"), max_length=10, choices=State, default=State.OPEN)
    reason = models.CharField(_("Why it is exempt"), max_length=500, blank=True)
    submitted_at = models.DateTimeField(_("Handed in at"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    approved_at = models.DateTimeField(_("Approved at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    done = models.PositiveIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    # C16: what the round costs in time is measured, so that what costs more than it gives can be taken away.
    effort_hours = models.DecimalField(
        _("Hours spent"), max_digits=5, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "step", "organisation"], name="cycletask_once"),
            models.CheckConstraint(condition=models.Q(state__in=_STATES), name="cycletask_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="exempt") | ~models.Q(reason=""), name="cycletask_exempt_has_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["submitted", "approved"]) | models.Q(submitted_at__isnull=False),
                name="cycletask_submitted_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved") | models.Q(approved_at__isnull=False),
                name="cycletask_approved_when",
            ),
            models.CheckConstraint(
                condition=models.Q(effort_hours=None) | models.Q(effort_hours__range=(0, 9999)),
                name="cycletask_effort_not_negative",
            ),
        ]
        indexes = [models.Index("municipality", "owner", name="cycletask_owner_i")]

    def __str__(self) -> str:
        return f"{self.step}, {self.organisation}"


@tracked
class TaskMove(TenantModel):
    """What happened with a task, when, by whom and with what words: the thread that both sides read."""

    class Move(models.TextChoices):
        SUBMITTED = "submitted", pgettext_lazy("move", "Handed in")
        WITHDRAWN = "withdrawn", pgettext_lazy("move", "Taken back")
        RETURNED = "returned", pgettext_lazy("move", "Returned")
        APPROVED = "approved", pgettext_lazy("move", "Approved")
        REOPENED = "reopened", pgettext_lazy("move", "Opened again")
        EXTENDED = "extended", pgettext_lazy("move", "New day")
        EXEMPTED = "exempted", pgettext_lazy("move", "Exempt")
        ASKED = "asked", pgettext_lazy("move", "Asked again")
        ASSIGNED = "assigned", pgettext_lazy("move", "New owner")
        NOTED = "noted", pgettext_lazy("move", "Comment")

    task = TenantForeignKey(CycleTask, on_delete=models.CASCADE, related_name="moves")
    move = models.CharField(_("What happened"), max_length=10, choices=Move)
    comment = models.TextField(_("Comment"), blank=True)
    done = models.PositiveIntegerField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)
    due_on = models.DateField(_("New day"), null=True, blank=True)
    moved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    moved_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["moved_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(move__in=["returned", "extended", "exempted", "reopened", "noted"])
                | ~models.Q(comment=""),
                name="taskmove_says_why",
            ),
            models.CheckConstraint(condition=models.Q(move__in=_MOVES), name="taskmove_move_known"),
            models.CheckConstraint(
                condition=~models.Q(move="extended") | models.Q(due_on__isnull=False), name="taskmove_new_day_is_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.move}"


@tracked
class TaskDocument(TenantModel):
    """A document that an organisation has handed in: where it lies, or its registry number."""

    task = TenantForeignKey(CycleTask, on_delete=models.CASCADE, related_name="documents")
    document = TenantForeignKey(
        StepDocument,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="handed_in",
        verbose_name=_("Asked for"),
    )
    title = models.CharField(_("Document"), max_length=160)
    url = models.URLField(_("Address"), max_length=500, blank=True)
    registry_number = models.CharField(_("Registry number"), max_length=40, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    added_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["added_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(url="") | ~models.Q(registry_number=""), name="taskdocument_can_be_found"
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="taskdocument_has_title"),
            # The address becomes a link, and a link may be a script.
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__iregex="^https?://"), name="taskdocument_url_is_of_the_web"
            ),
        ]

    def __str__(self) -> str:
        return self.title
