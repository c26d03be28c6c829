"""Writes of invitations: asked in, asked again, withdrawn, accepted.

An invitation turns into a membership when the person follows the mail's link, never before. So the municipality is not
told whether the address already has an account in another one, and a role cannot fall to somebody who merely wrote
that address into an account: the link proves who reads the mail.
"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.history import service
from governance.jobs import order_job
from governance.models import Invitation, Job, Membership, Organisation, User
from governance.refusals import RefusedError, taken
from governance.roles import misplaced_role
from governance.services.membership import grant_membership

MAIL_JOB = "invitation_mail"


@service
def invite_person(
    *,
    email: str,
    full_name: str,
    organisation: Organisation,
    role: str,
    valid_from: date,
    valid_to: date | None,
    address: str,
    by: User,
) -> Invitation:
    """Ask somebody in: the mail is sent by a job. `address` is where the product is reached ("https://mal.exempelby.se").

    Raises RefusedError where the address belongs to somebody who is here, where an unanswered invitation to the
    same role stands, or where the role is held for the municipality as a whole only.
    """
    refusal = misplaced_role(role, organisation)
    if refusal:
        raise RefusedError(refusal, "role")
    here = Membership.objects.filter(user__email__iexact=email).select_related("user").first()
    if here is not None:
        message = _("%(name)s has this address and is already here. Add the role on that person’s page.")
        raise RefusedError(message % {"name": here.user.full_name}, "email")
    pending = _("This address has been invited to the same role and has not answered yet.")
    with taken(RefusedError(pending, "email"), "invitation_open_once"):
        invitation = Invitation.objects.create(
            email=email.strip().lower(),
            full_name=full_name,
            organisation=organisation,
            role=role,
            valid_from=valid_from,
            valid_to=valid_to,
            invited_by=by,
        )
    invitation.job = _order_mail(invitation, address, by)
    invitation.save(update_fields=["job"])
    return invitation


@service
def resend_invitation(*, invitation: Invitation, address: str, by: User) -> None:
    """Send the mail again; the link's days are counted from now."""
    invitation.job, invitation.sent_at = _order_mail(invitation, address, by), timezone.now()
    invitation.save(update_fields=["job", "sent_at"])


@service
def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    """Take an unanswered invitation back: its link no longer works."""
    invitation.delete()


@service
def accept_invitation(*, invitation: Invitation, by: User) -> Membership:
    """Let the person in with the role offered, from today where that day has passed.

    Raises RefusedError where it has been answered or withdrawn meanwhile.
    """
    current = Invitation.objects.select_for_update().filter(pk=invitation.pk, accepted_at=None).first()
    if current is None:
        raise RefusedError(_("The invitation has been answered or withdrawn."))
    membership = grant_membership(
        user=by,
        organisation=current.organisation,
        role=current.role,
        valid_from=max(current.valid_from, timezone.localdate()),
        valid_to=current.valid_to,
        by=by,
    )
    current.accepted_at = timezone.now()
    current.save(update_fields=["accepted_at"])
    return membership


@service
def create_account(*, email: str, full_name: str, password: str, by: None) -> User:
    """A new person who has proved the address by an invitation's link.

    Raises RefusedError where the address has got an account meanwhile.
    """
    refusal = RefusedError(_("There is an account with this address now. Sign in with it."))
    with taken(refusal, "user_email_any_case", "governance_user_email_key"):
        return User.objects.create_user(email, password, full_name=full_name)


def _order_mail(invitation: Invitation, address: str, by: User) -> Job:
    return order_job(kind=MAIL_JOB, payload={"invitation": invitation.pk, "address": address}, by=by)
