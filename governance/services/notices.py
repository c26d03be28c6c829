"""Writes of what people are told. The unique constraint lets each be told once, whoever runs at the same moment."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from governance.history import service
from governance.jobs import order_job
from governance.models import Notice, NoticeChoice, User

NOTICE_MAIL = "notice_mail"
INSERT = """
    INSERT INTO governance_notice (person_id, kind, about, "on", payload, is_mailed)
    SELECT person, kind, about, day, payload::jsonb, is_mailed
      FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::date[], %s::text[], %s::boolean[])
        AS wanted (person, kind, about, day, payload, is_mailed)
    ON CONFLICT {again} RETURNING id, person_id
"""
ONCE = INSERT.format(again="DO NOTHING")
ANEW = INSERT.format(
    again="""
    (municipality_id, person_id, kind, about, "on") DO UPDATE
       SET payload = EXCLUDED.payload, is_mailed = EXCLUDED.is_mailed, made_at = now(),
           read_at = NULL, mailed_at = NULL, digest = NULL
     WHERE governance_notice.read_at IS NOT NULL OR governance_notice.mailed_at IS NOT NULL
"""
)


@dataclass(frozen=True, slots=True)
class ToTell:
    """Something to tell these people: as a Notice, whose fields these are."""

    people: Sequence[User]
    kind: str
    about: str
    on: date
    payload: dict[str, Any] = field(default_factory=dict)


@service
def give_notices(
    *,
    people: Iterable[User],
    kind: str,
    about: str,
    on: date,
    payload: dict[str, Any] | None = None,
    is_mailed: bool = True,
    by: User | None,
) -> int:
    """Tell each of these people one thing, in the product at once and in their next digest; how many are told now.

    Who has been told of this kind about this thing for this day is not told again. The words are found when it is
    read (governance/notices.py), and `payload` holds what they need. is_mailed False: in the product only. Who does
    what is told of is told as the others: leave `by` out of `people`.
    """
    wanted = ToTell(tuple(people), kind, about, on, payload or {})
    return len(_told_now([wanted], is_mailed=is_mailed))


@service
def give_all(*, wanted: Iterable[ToTell], is_mailed: bool = True, by: User | None) -> int:
    """Tell all this in one statement, as give_notices does one; how many notices are given now."""
    return len(_told_now(wanted, is_mailed=is_mailed))


@service
def give_anew(*, wanted: Iterable[ToTell], is_mailed: bool = True, by: User | None) -> int:
    """Tell all this as give_all does, and once more whoever has read of it, or been mailed of it, the same day: what
    has happened again since then is new. How many notices are given or made new now.
    """
    return len(_told_now(wanted, is_mailed=is_mailed, statement=ANEW))


@service
def give_at_once(*, wanted: Iterable[ToTell], address: str, is_mailed: bool = True, by: User | None) -> int:
    """Tell all this without waiting for the next digest, one mail a person; how many people are told now.

    Whoever has chosen no mail gets none. A mail that is refused is told by the next digest. address: where the
    municipality's pages begin, for the mail's links.
    """
    given: dict[int, list[int]] = {}
    for notice, person in _told_now(wanted, is_mailed=is_mailed):
        given.setdefault(person, []).append(notice)
    if is_mailed:
        silent = NoticeChoice.objects.filter(person__in=given, often=NoticeChoice.Often.NEVER)
        for person in given.keys() - set(silent.values_list("person", flat=True)):
            job = order_job(kind=NOTICE_MAIL, payload={"reader": person, "address": address}, by=by)
            Notice.objects.filter(pk__in=given[person]).update(digest=job.pk)
    return len(given)


@service
def read_notice(*, notice: Notice, by: User) -> None:
    """Remember that the person has opened it; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


@service
def read_all(*, until: int | None = None, by: User) -> int:
    """Mark all that the person has been told as read; how many were new. until: the latest that the page showed."""
    new = Notice.objects.filter(person=by, read_at=None)
    return new.filter(Q() if until is None else Q(pk__lte=until)).update(read_at=timezone.now())


@service
def put_away(*, notices: Iterable[int], by: User) -> int:
    """Count as read those of the person's notices that no longer hold, so that nothing new is promised; how many."""
    return Notice.objects.filter(person=by, read_at=None, pk__in=list(notices)).update(read_at=timezone.now())


@service
def choose_digest(*, often: str, by: User) -> NoticeChoice:
    """How often the person wants the digest of this municipality."""
    choice, _made = NoticeChoice.objects.select_for_update().get_or_create(person=by, defaults={"often": often})
    if choice.often != often:
        choice.often = often
        choice.save()
    return choice


def _told_now(wanted: Iterable[ToTell], *, is_mailed: bool, statement: str = ONCE) -> list[tuple[int, int]]:
    """(notice, person) of those that nobody else has given: of two at once, one waits and gives none.

    In one order for everybody, so that neither waits for the other.
    """
    rows = sorted(
        {
            (each.kind, each.about, each.on, person.pk): json.dumps(each.payload)
            for each in wanted
            for person in each.people
        }.items()
    )
    columns: list[list[Any]] = [
        [person for (_kind, _about, _on, person), _payload in rows],
        [kind for (kind, *_rest), _payload in rows],
        [about for (_kind, about, *_rest), _payload in rows],
        [on for (_kind, _about, on, _person), _payload in rows],
        [payload for _key, payload in rows],
        [is_mailed] * len(rows),
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, columns)
        return list(cursor.fetchall())
