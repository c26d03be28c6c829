"""What a board member has to read: the list of her plans, and how many wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dialogue.models import Receipt
from dialogue.queries.asked import (
    Seats,
    covered_organisations,
    in_year,
    plans_to_read,
    readable_since,
    readers,
    years_with_plans,
)
from goals.models import Plan
from governance.access import grants_of
from governance.models import AdoptionState, User
from governance.models.organisation import Permission
from governance.swedish import swedish_key


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A plan as its reader meets it. since: when it was handed in or adopted; reason: why it was revised, if it was."""

    plan_id: int
    title: str
    url: str
    organisation: str
    board_id: int | None
    board: str
    state_label: str
    since: date | None
    reason: str
    receipt: Receipt | None

    @property
    def is_unread(self) -> bool:
        """Whether it waits to be read."""
        return self.receipt is None

    @property
    def is_answered(self) -> bool:
        """Whether the unit has answered the reader's question."""
        return self.receipt is not None and bool(self.receipt.answer)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to narrow a list by."""

    value: int
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A reader's plans: unread first, then those with an answer to her question, then the rest that she has read."""

    unread: tuple[ReadingRow, ...]
    answered: tuple[ReadingRow, ...]
    read: tuple[ReadingRow, ...]
    years: tuple[Choice, ...]
    boards: tuple[Choice, ...]

    @property
    def total(self) -> int:
        """How many plans there are in all."""
        return len(self.unread) + len(self.answered) + len(self.read)


def reading_page(*, user: User, year: int | None = None, board: int | None = None) -> ReadingPage:
    """What the person is asked to read, of a year (or this one and later), of a board (or all). Seven queries."""
    rows = _rows(user, year)
    boards = {row.board_id: row.board for row in rows if row.board_id is not None}
    in_order = sorted(boards.items(), key=lambda item: swedish_key(item[1]))
    shown = [row for row in rows if board not in boards or row.board_id == board]
    return ReadingPage(
        unread=tuple(row for row in shown if row.is_unread),
        answered=tuple(row for row in shown if row.is_answered),
        read=tuple(row for row in shown if not row.is_unread and not row.is_answered),
        years=tuple(Choice(each, str(each), each == year) for each in years_with_plans()),
        boards=tuple(Choice(pk, name, pk == board) for pk, name in in_order) if len(boards) > 1 else (),
    )


def plans_waiting(user: User) -> list[ReadingRow]:
    """What the person has not read, of this year and later. Five queries, none for who is asked of nothing."""
    return [row for row in _rows(user, None) if row.is_unread] if _may_be_asked(user) else []


def unread_number(user: User) -> int:
    """How many plans wait for the person to read them. One query, none for who is asked of nothing."""
    if not _may_be_asked(user):
        return 0
    waiting = in_year(plans_to_read(), None).filter(organisation__in=covered_organisations(user))
    return waiting.exclude(pk__in=Receipt.objects.filter(reader=user).values("plan")).count()


def _may_be_asked(user: User) -> bool:
    return grants_of(user).may_anywhere(Permission.ACKNOWLEDGE_PLANS)


def _rows(user: User, year: int | None) -> list[ReadingRow]:
    seats = readers()
    plans = list(in_year(plans_to_read(), year).filter(organisation__in=seats.covered_by(user.pk)))
    given = Receipt.objects.filter(reader=user, plan__in=plans).select_related("answered_by")
    receipts = {receipt.plan_id: receipt for receipt in given}
    since = readable_since([plan for plan in plans if plan.state == AdoptionState.SUBMITTED])
    return [_row(plan, seats, receipts, since) for plan in plans]


def _row(plan: Plan, seats: Seats, receipts: Mapping[int, Receipt], since: Mapping[int, date]) -> ReadingRow:
    board = seats.nearest(plan.organisation_id)
    return ReadingRow(
        plan_id=plan.pk,
        title=plan_name(plan),
        url=reverse("plan_show", args=[plan.pk]),
        organisation=plan.organisation.name,
        board_id=board,
        board=seats.name(board),
        state_label=plan.get_state_display(),
        since=plan.decided_on or since.get(plan.pk),
        reason=plan.revision_reason,
        receipt=receipts.get(plan.pk),
    )


def plan_name(plan: Plan) -> str:
    """What the plan is called in a list: "Enhetsplan Vallaskolan 2026", with its version when it is not the first."""
    name = f"{plan.level.name} {plan.organisation.name} {plan.year}"
    return name if plan.version == 1 else _("%(plan)s, version %(number)s") % {"plan": name, "number": plan.version}
