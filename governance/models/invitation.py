"""An invitation: someone is asked in, and has not answered yet."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from governance.models.jobs import Job
from governance.models.organisation import Membership, Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Invitation(TenantModel):
    """Who is asked in, to which role. It becomes a membership when the person follows the mail's link.

    Until then nobody is told whether the address already has an account here: what the administrator wrote is all
    that is shown.
    """

    email = models.EmailField(_("E-mail"))
    full_name = models.CharField(_("Name"), max_length=120)
    organisation = TenantForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Role"), max_length=30, choices=Membership.Role)
    valid_from = models.DateField(_("From"))
    valid_to = models.DateField(_("To"), null=True, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Invited by"),
    )
    sent_at = models.DateTimeField(_("Sent"), db_default=Now())  # the last time; the link lives from here
    job = TenantForeignKey(
        Job, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("Sending of the mail")
    )
    accepted_at = models.DateTimeField(_("Accepted"), null=True)

    class Meta(TenantModel.Meta):
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "municipality",
                Lower("email"),
                "organisation",
                "role",
                condition=models.Q(accepted_at=None),
                name="invitation_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="invitation_valid_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.email})"
