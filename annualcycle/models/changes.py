"""What changes within the year: a request with cause, consequence and decision, and political input that came late."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models.wheel import CycleStep
from governance.models import Organisation
from governance.models.model import YEAR, Decision
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class ChangeRequest(Decision, TenantModel):
    """A wish to change what has been decided for the year (C46).

    `cut_off_on` is the step's as it stood when the request came, so that a step that is moved makes nothing late.
    """

    class Kind(models.TextChoices):
        NEED = "need", _("Changed conditions in our work")
        POLITICAL_INPUT = "political_input", _("Political input")
        LAW = "law", _("New law or decision from outside")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("change", "Waits for an answer")
        GRANTED = "granted", pgettext_lazy("change", "Granted")
        REFUSED = "refused", pgettext_lazy("change", "Refused")
        POSTPONED = "postponed", pgettext_lazy("change", "Postponed")
        WITHDRAWN = "withdrawn", pgettext_lazy("change", "Taken back")

    class Concern(models.TextChoices):
        GOALS = "goals", _("Goals and commitments")
        PLANS = "plans", _("Plans and activities")
        INDICATORS = "indicators", _("Indicators and targets")
        ECONOMY = "economy", _("Budget and economy")
        STAFF = "staff", _("Staff")
        CITIZENS = "citizens", _("Citizens and users")
        CONTROL = "control", _("Internal control")
        TIME = "time", _("The timetable")

    kind = models.CharField(_("What it is"), max_length=16, choices=Kind)
    title = models.CharField(_("Title"), max_length=160)
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="change_requests", verbose_name=_("Organisation")
    )
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    step = TenantForeignKey(
        CycleStep,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="change_requests",
        verbose_name=_("Step of the annual wheel"),
    )
    cause = models.TextField(_("Cause"))
    consequence = models.TextField(_("Consequence"))
    concerns = ArrayField(
        models.CharField(max_length=12, choices=Concern), verbose_name=_("What is affected"), default=list, blank=True
    )
    proposal = models.TextField(_("Proposal"), blank=True)
    received_from = models.CharField(_("From whom"), max_length=160, blank=True)
    received_on = models.DateField(_("Came on"))
    cut_off_on = models.DateField(_("Last day for input"), null=True, blank=True)
    answer_due_on = models.DateField(_("To be answered by"))
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="+",
        verbose_name=_("Raised by"),
    )
    raised_at = models.DateTimeField(db_default=Now())
    state = models.CharField(_("State"), max_length=10, choices=State, default=State.WAITING)
    answer = models.TextField(_("Answer and reason"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Answered by"),
    )
    answered_at = models.DateTimeField(_("Answered at"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-received_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(cause="") & ~models.Q(consequence=""),
                name="changerequest_says_why",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["granted", "refused", "postponed"])
                | ~models.Q(answer="") & models.Q(answered_by__isnull=False, answered_at__isnull=False),
                name="changerequest_answered_fully",
            ),
            models.CheckConstraint(
                condition=models.Q(answer_due_on__gte=models.F("received_on")), name="changerequest_answer_after_asking"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["need", "political_input", "law"])
                & models.Q(state__in=["waiting", "granted", "refused", "postponed", "withdrawn"]),
                name="changerequest_kind_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="political_input") | ~models.Q(received_from=""),
                name="changerequest_input_from_somebody",
            ),
        ]
        indexes = [models.Index("municipality", "year", "state", name="changerequest_year_i")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_late(self) -> bool:
        """Whether it came after the last day for input to its step."""
        return self.cut_off_on is not None and self.received_on > self.cut_off_on
