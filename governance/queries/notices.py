"""Reads of what a person has been told, and of who is to be mailed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from governance.models import Membership, Notice, NoticeChoice, OrganisationGrant, User
from governance.notices import Told, told

SHOWN = 100


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice in words. path: its own address; detail and group as in Told."""

    pk: int
    title: str
    detail: str
    group: str
    made_at: datetime
    is_new: bool
    rank: int


@dataclass(frozen=True, slots=True)
class NoticePage:
    """What a person has been told, latest first, new and earlier apart.

    gone: the ids of new ones that no longer hold, which nobody needs to read; latest: the id up to which it reads.
    """

    new: tuple[NoticeLine, ...]
    earlier: tuple[NoticeLine, ...]
    gone: tuple[int, ...]
    latest: int


def unread_notices(user: User) -> int:
    """How many new notices the person has. One query over her own rows."""
    return Notice.objects.filter(person=user, read_at=None).count()


def own_notices() -> "QuerySet[Notice]":
    """Every notice: for the access door, whose rule lets each see her own."""
    return Notice.objects.all()


def notice_page(user: User) -> NoticePage:
    """The latest of what the person has been told and still holds. One query, and those of the words."""
    mine = Notice.objects.filter(person=user)
    new, earlier = list(mine.filter(read_at=None)[:SHOWN]), list(mine.filter(read_at__isnull=False)[:SHOWN])
    words = told([*new, *earlier])
    return NoticePage(
        new=tuple(_line(each, words[each.pk]) for each in new if each.pk in words),
        earlier=tuple(_line(each, words[each.pk]) for each in earlier if each.pk in words),
        gone=tuple(each.pk for each in new if each.pk not in words),
        latest=max((each.pk for each in new), default=0),
    )


def chosen_often(user: User) -> str:
    """How often the person wants the digest. One query."""
    choice = NoticeChoice.objects.filter(person=user).first()
    return str(choice.often if choice else NoticeChoice.Often.DAILY)


def people_with_mail(people: Iterable[int], *, on: date) -> set[int]:
    """Those of the people who may be mailed from here on a day: they can sign in, and something admits them. Two
    queries.
    """
    wanted = list(people)
    in_force = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    active = {"user__in": wanted, "user__is_active": True}
    held = set(Membership.objects.filter(in_force, **active).values_list("user", flat=True))
    return held | set(OrganisationGrant.objects.filter(membership=None, **active).values_list("user", flat=True))


def _line(notice: Notice, words: Told) -> NoticeLine:
    return NoticeLine(
        notice.pk, words.title, words.detail, words.group, notice.made_at, notice.read_at is None, words.rank
    )
