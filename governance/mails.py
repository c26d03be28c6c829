"""Mails as text and HTML, in their reader's language; sent by jobs, outside every scope."""

from collections.abc import Iterable
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from governance.jobs import JobFailed
from governance.models import Municipality, User


class MailRefused(JobFailed):
    """The mail server answers, but does not take this mail: the next may go."""


def address_of(municipality: Municipality) -> str:
    """Where the municipality's pages begin, for mails that nobody's click has ordered."""
    own = next((host for host, slug in settings.MUNICIPALITY_HOSTS.items() if slug == municipality.slug), None)
    if own is not None:
        return f"{settings.ADDRESS.partition('://')[0]}://{own}/"
    return f"{settings.ADDRESS.rstrip('/')}/{municipality.slug}/"


def page_address(address: str, name: str, *args: object) -> str:
    """The whole address of a municipality's page. address: where its pages begin."""
    path = reverse(name, args=args, urlconf=settings.MUNICIPALITY_URLCONF)
    return f"{address.rstrip('/')}/{path.lstrip('/')}"


def language_of(person: User, municipality: Municipality) -> str:
    """The language in which the person is written to."""
    return person.language or municipality.language


def mail_to(
    to: User, *, municipality: Municipality, subject: str, template: str, context: dict[str, Any]
) -> EmailMultiAlternatives:
    """A mail from the templates "<template>.txt" and ".html", in the active language.

    They get `municipality` (its name), `reader` and `language` beside the context. The subject is one line, whatever
    names hold.
    """
    context = context | {
        "municipality": municipality.name,
        "reader": to,
        "language": language_of(to, municipality),
    }
    mail = EmailMultiAlternatives(
        " ".join(subject.split()), render_to_string(f"{template}.txt", context), to=[to.email]
    )
    mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return mail


def mark(mail: EmailMultiAlternatives, key: str) -> None:
    """Say that no person wrote it, and give it an identity: sent again under the same key it is the same mail, which
    a receiving server may then drop.
    """
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    mail.extra_headers |= {"Message-ID": f"<{key}@{host}>", "Auto-Submitted": "auto-generated"}


def send(mails: Iterable[EmailMultiAlternatives]) -> None:
    """Send them. Raises JobFailed in words when the mail server does not take one; MailRefused, which is one, where it
    answers and refuses that mail.
    """
    try:
        for mail in mails:
            mail.send()
    except (SMTPRecipientsRefused, SMTPSenderRefused, SMTPDataError) as error:
        raise MailRefused(_("The mail server did not take the mail. Try again in a while.")) from error
    except (SMTPException, OSError) as error:
        raise JobFailed(_("The mail server did not take the mail. Try again in a while.")) from error
