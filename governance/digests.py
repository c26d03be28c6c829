"""The digest: what a person has been told, gathered in one mail a day at most.

A round is made once a day in each municipality, from seven in the morning, Swedish time: it lets every room give what
the day asks for, and on working days it mails each person what waits. The sweep only asks whether the day's round has
been ordered, so it matters little when, how often or by how many it is run: an hour that is skipped or doubled, a
machine that was off and two clocks at once all come to one round. What was to be mailed on a day without a round is
mailed by the next.

Each person's notices are claimed by the round before her mail is sent, and marked when the server has taken it. A
round whose worker was killed goes on where it was, with the same notices for each person; what a server refused, and
all that a failed round leaves behind, is told by the next round, some of them on the same day.

What cannot be promised: when the worker dies, or the line breaks, after the server has taken a mail and before that is
marked, the mail is sent once more. SMTP leaves no way to know. The second has the same Message-ID, by which a
receiving server may drop it; it holds nothing new, so nothing is lost if it does. And a mail that a server has taken
and later loses or returns is not known of here: the notice stands in the product all the same.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.mail import EmailMultiAlternatives
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from governance.jobs import JobFailed, Run, job_handler, order_job
from governance.mails import MailRefused, address_of, language_of, mail_to, mark, page_address, send
from governance.models import Job, Municipality, Notice, NoticeChoice, User
from governance.notices import Told, told
from governance.queries.notices import people_with_mail
from governance.services.notices import NOTICE_MAIL
from governance.tenancy import current_municipality, municipality_scope
from governance.workdays import first_working_day, is_working_day, monday_of

logger = logging.getLogger(__name__)

ROUND = "digest"
HOUR = 7
_LOCK = 7_420  # any number that no other advisory lock of the product uses

Giver = Callable[[date], int]
_GIVERS: list[Giver] = []
_SWITCHES: list[Callable[[], bool]] = []


def register_giver(giver: Giver) -> None:
    """Let `giver` give what a day asks for before its digests are made. It is asked again where a round is repeated."""
    if giver not in _GIVERS:
        _GIVERS.append(giver)


def register_switch(is_on: Callable[[], bool]) -> None:
    """Let `is_on` say whether the municipality whose scope is open wants mails at all."""
    if is_on not in _SWITCHES:
        _SWITCHES.append(is_on)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a mail."""

    title: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines under one heading."""

    heading: str
    lines: tuple[Line, ...]


def sweep(*, now: datetime | None = None) -> int:
    """Order today's round in every municipality that has none; in how many."""
    here = timezone.localtime(now)
    if here.hour < HOUR:
        return 0
    return sum(_order_round(municipality, here) for municipality in Municipality.objects.all())


def _order_round(municipality: Municipality, here: datetime) -> int:
    """A round that failed is made again the same day: an hour later, then three, seven and fifteen."""
    day = here.date().isoformat()
    with municipality_scope(municipality):
        _wait_for_turn()
        states = list(Job.objects.filter(kind=ROUND, payload__on=day).values_list("state", flat=True))
        failed = states.count(Job.State.FAILED)
        if failed < len(states) or failed >= (here.hour - HOUR + 1).bit_length():
            return 0
        order_job(kind=ROUND, payload={"on": day}, by=None)
    return 1


def _wait_for_turn() -> None:
    """Of two sweeps at once the second sees what the first has ordered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, current_municipality().pk % 2**31])


@job_handler(ROUND)
def make_round(run: Run) -> dict[str, Any]:
    """Give what the day asks for, and mail each person what waits. Raises JobFailed in words when the mail server did
    not take all: those that it took are marked, and the others are told by the next round.
    """
    day = date.fromisoformat(run.payload["on"])
    if day < timezone.localdate():
        raise JobFailed(_("The day has passed. The next digest tells what this one would have told."))
    with run.scope():
        given = sum(giver(day) for giver in _GIVERS)
        people = _claim(run, day)
    sent, refused = 0, 0
    for number, person in enumerate(people):
        run.progress(number, len(people))
        try:
            sent += _mail(run, person, address_of(run.municipality))
        except MailRefused:
            logger.warning("job %s: the mail server refused the digest of person %s", run.job_id, person)
            refused += 1
    if refused:
        text = ngettext(
            "The mail server refused %(number)s mail. It is tried again.",
            "The mail server refused %(number)s mails. They are tried again.",
            refused,
        )
        raise JobFailed(text % {"number": refused})
    return {"given": given, "sent": sent}


@job_handler(NOTICE_MAIL)
def mail_at_once(run: Run) -> dict[str, Any]:
    """Mail a person what does not wait for the digest. Raises JobFailed in words when the mail server does not take it;
    the next digest then tells it.
    """
    return {"sent": _mail(run, run.payload["reader"], run.payload["address"])}


def _claim(run: Run, day: date) -> list[int]:
    """The people whom this round mails: those that an earlier attempt at it claimed for and did not reach, and those
    who have something that waits and have been claimed for by no round today.
    """
    rounds = list(Job.objects.filter(kind=ROUND, payload__on=day.isoformat()).values_list("pk", flat=True))
    failed = Job.objects.filter(kind__in=(ROUND, NOTICE_MAIL), state=Job.State.FAILED).values("pk")
    Notice.objects.filter(mailed_at=None, digest__in=failed).update(digest=None)
    waiting = Notice.objects.filter(is_mailed=True, mailed_at=None, digest=None)
    if not is_working_day(day):
        return []
    people = set(waiting.order_by().values_list("person", flat=True).distinct())
    chosen = dict(NoticeChoice.objects.filter(person__in=people).values_list("person", "often"))
    never = {person for person, often in chosen.items() if often == NoticeChoice.Often.NEVER}
    never |= people if not all(is_on() for is_on in _SWITCHES) else people - people_with_mail(people, on=day)
    waiting.filter(person__in=never).update(is_mailed=False)  # they stand in the product
    weekly = {person for person, often in chosen.items() if often == NoticeChoice.Often.WEEKLY}
    told_today = Notice.objects.filter(digest__in=rounds).values_list("person", flat=True)
    people -= never | (weekly - _due_this_week(weekly, day)) | set(told_today)
    waiting.filter(person__in=people).update(digest=run.job_id)
    mine = Notice.objects.filter(digest=run.job_id, mailed_at=None, is_mailed=True)
    return sorted(set(mine.values_list("person", flat=True)))


def _due_this_week(people: Iterable[int], day: date) -> set[int]:
    """Those who get a weekly digest and have something from the week's first working day or before, unless they have
    had this week's: where Monday is a holiday, or had no round, it comes on the next day.
    """
    week = [each.isoformat() for each in _days(monday_of(day), day)]
    rounds = Job.objects.filter(kind=ROUND, payload__on__in=week).values("pk")
    mine = Notice.objects.filter(person__in=list(people))
    had = set(mine.filter(digest__in=rounds, mailed_at__isnull=False).values_list("person", flat=True))
    old = mine.filter(is_mailed=True, mailed_at=None, made_at__date__lte=first_working_day(day))
    return set(old.values_list("person", flat=True)) - had


def _days(first: date, last: date) -> list[date]:
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]


def _mail(run: Run, person: int, address: str) -> int:
    """Mail the person what this job has claimed for her and still holds; 1, or 0 where nothing does."""
    with run.scope():
        reader = User.objects.filter(pk=person, is_active=True).first()
        notices = list(Notice.objects.filter(person=person, digest=run.job_id, mailed_at=None))
        mail = _composed(reader, notices, run, address) if reader else None
    if mail is not None:
        send([mail])
    with run.scope():
        claimed = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
        claimed.update(**({"mailed_at": timezone.now()} if mail is not None else {"is_mailed": False}))
    return int(mail is not None)


def _composed(reader: User, notices: Sequence[Notice], run: Run, address: str) -> EmailMultiAlternatives | None:
    with override(language_of(reader, run.municipality)):
        groups = _grouped(notices, address)
        if not groups:
            return None
        number = sum(len(group.lines) for group in groups)
        mail = mail_to(
            reader,
            municipality=run.municipality,
            subject=_subject(groups[0], number),
            template="governance/email/digest",
            context={
                "groups": groups,
                "number": number,
                "url": page_address(address, "notice_list"),
                "choice_url": page_address(address, "notice_choice"),
            },
        )
    mark(mail, f"{run.kind}-{run.job_id}-{reader.pk}.{run.municipality.slug}")
    return mail


def _subject(first: Group, number: int) -> str:
    """The most urgent thing, and how many there are beside it."""
    words = {"group": first.heading, "title": first.lines[0].title}
    if number == 1:
        return _("%(group)s: %(title)s") % words
    text = _("%(group)s: %(title)s, and %(number)s more")
    return text % (words | {"number": number - 1})


def _grouped(notices: Sequence[Notice], address: str) -> list[Group]:
    """What still holds, the most urgent first; of what is about the same thing only that."""
    words = told(notices)
    held = [notice for notice in notices if notice.pk in words]
    held.sort(key=lambda notice: (words[notice.pk].rank, notice.on, notice.pk))
    first: dict[str, Told] = {}
    for notice in held:
        first.setdefault(notice.about, words[notice.pk])
    groups: dict[str, list[Line]] = {}
    for each in first.values():
        groups.setdefault(each.group, []).append(Line(each.title, each.detail, _whole(address, each.path)))
    return [Group(heading, tuple(lines)) for heading, lines in groups.items()]


def _whole(address: str, path: str) -> str:
    return f"{address.rstrip('/')}/{path.lstrip('/')}" if path else ""
