"""Long work (a report, an import) as a row: the truth about it, whatever the broker remembers."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.tenant_models import TenantModel


class Job(TenantModel):
    """One order of long work: how far it has come, and why it failed if it did."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("Under way")
        DONE = "done", _("Ready")
        FAILED = "failed", _("Failed")

    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    # None: the system itself, by the clock.
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    ordered_at = models.DateTimeField(db_default=Now())
    queued_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0)  # only ever grows, so that an overtaken attempt is known
    attempts_before = models.PositiveSmallIntegerField(default=0)  # when a person last asked for it
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    result = models.JSONField(default=dict)

    class Meta(TenantModel.Meta):
        ordering = ["-ordered_at"]
        indexes = [models.Index("municipality", "state", name="job_state_i")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="failed") | ~models.Q(reason=""), name="job_failed_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"
