"""When the municipality reminds, and the secret addresses of people's calendars."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.tenant_models import TenantModel, tracked


@tracked
class ReminderPolicy(TenantModel):
    """How the municipality reminds of its steps. One row; without it the defaults hold."""

    class Upwards(models.TextChoices):
        MANAGER = "manager", _("The manager of the organisation above")
        CONTROLLER = "controller", _("The controllers of the organisation above")
        BOTH = "both", _("Both")

    soon_days = models.PositiveSmallIntegerField(
        _("Remind so many days before the day"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    late_every_days = models.PositiveSmallIntegerField(
        _("Remind of what is late every so many days"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    escalates_after_days = models.PositiveSmallIntegerField(
        _("Tell upwards after so many days"),
        null=True,
        blank=True,
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    escalates_to = models.CharField(_("Who is told"), max_length=10, choices=Upwards, default=Upwards.MANAGER)
    is_on = models.BooleanField(_("Remind by e-mail"), default=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality"], name="reminderpolicy_once"),
            models.CheckConstraint(
                condition=models.Q(soon_days__range=(1, 60), late_every_days__range=(1, 60))
                & (models.Q(escalates_after_days=None) | models.Q(escalates_after_days__range=(1, 60))),
                name="reminderpolicy_days_can_be_kept",
            ),
            models.CheckConstraint(
                condition=models.Q(escalates_to__in=["manager", "controller", "both"]),
                name="reminderpolicy_upwards_known",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Reminders"))


class CalendarSubscription(TenantModel):
    """A person's calendar as an address of its own. The address is signed over the serial: a new one ends the old."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+")
    serial = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["municipality", "person"], name="calendarsubscription_once")]

    def __str__(self) -> str:
        return f"{self.person}"
