"""The invitation's link and its mail.

The link carries the municipality's and the invitation's number, signed. It is looked up outside every scope, since the
person belongs nowhere yet, and lives for two weeks from the last mail.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from governance.jobs import JobFailed, Run, job_handler
from governance.mails import send
from governance.models import Invitation, Membership, Municipality, User
from governance.services.invitation import MAIL_JOB, accept_invitation, create_account
from governance.tenancy import municipality_scope

DAYS = 14
SALT = "governance.invitation"


@dataclass(frozen=True, slots=True)
class Found:
    """An invitation that may still be answered, with the municipality that it comes from."""

    invitation: Invitation
    municipality: Municipality


def invitation_token(municipality: Municipality, invitation: Invitation) -> str:
    """What the link carries."""
    return signing.dumps([municipality.pk, invitation.pk], salt=SALT)


def invitation_behind(token: str) -> Found | None:
    """The unanswered invitation that the link leads to; None for a link that is forged, too old, used or withdrawn."""
    try:
        municipality_id, invitation_id = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    municipality = Municipality.objects.filter(pk=municipality_id).first()
    if municipality is None:
        return None
    since = timezone.now() - timedelta(days=DAYS)
    with municipality_scope(municipality):
        found = Invitation.objects.select_related("organisation", "invited_by").filter(
            pk=invitation_id, accepted_at=None, sent_at__gte=since
        )
        invitation = found.first()
    return Found(invitation, municipality) if invitation else None


def accept(found: Found, user: User) -> Membership:
    """Let `user` in by the invitation. Raises RefusedError as services.accept_invitation."""
    with municipality_scope(found.municipality):
        return accept_invitation(invitation=found.invitation, by=user)


def begin(*, found: Found, full_name: str, password: str) -> Membership:
    """Make an account for who follows the link, and let it in. All or nothing; raises as the two services."""
    with transaction.atomic():
        person = create_account(email=found.invitation.email, full_name=full_name, password=password, by=None)
        return accept(found, person)


@job_handler(MAIL_JOB)
def send_invitation(run: Run) -> dict[str, str]:
    """Send the mail, outside the scope. Raises JobFailed in words when the mail server does not take it."""
    with run.scope():
        invitation = (
            Invitation.objects.select_related("organisation", "invited_by")
            .filter(pk=run.payload["invitation"], accepted_at=None)
            .first()
        )
    if invitation is None:
        raise JobFailed(_("The invitation has been answered or withdrawn."))
    send([invitation_mail(run.municipality, invitation, run.payload["address"])])
    return {"to": invitation.email}


def invitation_mail(municipality: Municipality, invitation: Invitation, address: str) -> EmailMultiAlternatives:
    """The mail as text and HTML, in the municipality's language."""
    path = reverse("invitation_show", args=[invitation_token(municipality, invitation)], urlconf="config.urls")
    with override(municipality.language):
        context = {
            "municipality": municipality.name,
            "invitation": invitation,
            "role": invitation.get_role_display(),
            "inviter": invitation.invited_by.full_name if invitation.invited_by else "",
            "url": f"{address.rstrip('/')}{path}",
            "days": DAYS,
            "language": municipality.language,
        }
        subject = _("%(municipality)s invites you to Röda tråden") % {"municipality": municipality.name}
        text = render_to_string("governance/email/invitation.txt", context)
        html = render_to_string("governance/email/invitation.html", context)
    mail = EmailMultiAlternatives(subject, text, to=[invitation.email])
    mail.attach_alternative(html, "text/html")
    return mail
