"""The yearly walk-through of the model with those concerned (C29): when, about what, and who was there."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.models import Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class WalkThrough(TenantModel):
    """A meeting in which an organisation goes through how it is governed."""

    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="walk_throughs", verbose_name=_("Organisation")
    )
    held_on = models.DateField(_("Held on"))
    subject = models.CharField(_("About"), max_length=160)
    notes = models.TextField(_("What was said and agreed"), blank=True)
    led_by = models.CharField(_("Led by"), max_length=120, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    noted_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-held_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "organisation", "held_on", "subject"], name="walkthrough_once"
            ),
            models.CheckConstraint(condition=~models.Q(subject=""), name="walkthrough_has_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.held_on}"


@tracked
class Attendance(TenantModel):
    """Somebody who was there: a person of the product, or a name."""

    walk_through = TenantForeignKey(WalkThrough, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, db_index=False, related_name="+"
    )
    name = models.CharField(_("Name"), max_length=120, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "walk_through", "person", "name"],
                nulls_distinct=False,
                name="attendance_once",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, name="") | models.Q(person=None) & ~models.Q(name=""),
                name="attendance_is_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.person)
