"""Who has read which plan: on the plan's page, and in the list of those who follow it up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from dialogue.models import Receipt
from dialogue.queries.asked import Seats, in_year, plans_to_read, readers, years_with_plans
from dialogue.queries.reading import Choice, plan_name
from dialogue.rules import can_acknowledge_plan, can_answer_receipt, can_remind_readers
from goals.models import Plan
from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from governance.swedish import swedish_key

Understanding = Receipt.Understanding


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """A person who is asked to read the plan, or has read it. receipt: None while she has not."""

    name: str
    receipt: Receipt | None
    is_me: bool
    may_answer: bool


@dataclass(frozen=True, slots=True)
class PlanReceipts:
    """Who has read a plan. read: how many of the `asked` have; board: on whose behalf they read."""

    board: str
    asked: int
    read: int
    rows: tuple[ReaderRow, ...]
    mine: Receipt | None
    may_give: bool
    may_remind: bool
    earlier: Plan | None

    @property
    def unread(self) -> int:
        """How many of those asked have not read it."""
        return self.asked - self.read

    @property
    def is_open(self) -> bool:
        """Whether the person may give a receipt now, or change her own."""
        return self.may_give and not (self.mine and self.mine.answer)


def plan_receipts(plan: Plan, user: User) -> PlanReceipts:
    """Who has read the plan, those who have not last; the version that the person read before. Five queries at most."""
    seats = readers()
    given = Receipt.objects.filter(plan=plan).select_related("reader", "answered_by")
    receipts = {receipt.reader_id: receipt for receipt in given}
    asked = seats.asked(plan.organisation_id)
    # Whoever has left the board since keeps her place in the list: she has read it.
    others = [receipt.reader for pk, receipt in receipts.items() if pk not in {person.pk for person in asked}]
    mine = receipts.get(user.pk)
    for receipt in receipts.values():
        receipt.plan = plan
    rows = [_reader(person, receipts.get(person.pk), user) for person in (*asked, *others)]
    is_asked = can_acknowledge_plan(user, plan)
    return PlanReceipts(
        board=seats.name(seats.nearest(plan.organisation_id)),
        asked=len(asked),
        read=sum(person.pk in receipts for person in asked),
        rows=tuple(sorted(rows, key=lambda row: row.receipt is None)),
        mine=mine,
        may_give=is_asked,
        may_remind=can_remind_readers(user, plan),
        earlier=read_before(plan, user) if is_asked and mine is None and plan.version > 1 else None,
    )


def read_before(plan: Plan, user: User) -> Plan | None:
    """The latest earlier version of the plan that the person has read; None without any. One query."""
    same = Plan.objects.filter(organisation=plan.organisation_id, level=plan.level_id, year=plan.year)
    return same.filter(version__lt=plan.version, receipts__reader=user).order_by("-version").first()


def whole_receipts() -> "QuerySet[Receipt]":
    """Receipts with what their page and rules need of other tables: for the access door."""
    return Receipt.objects.select_related("plan__organisation", "plan__level", "reader", "answered_by")


@dataclass(frozen=True, slots=True)
class FollowedPlan:
    """A plan in the list of those who follow up: who has not read it, and which questions wait."""

    pk: int
    title: str
    url: str
    state_label: str
    asked: int
    unread: tuple[str, ...]
    questions: tuple[Receipt, ...]
    answerable: bool
    may_remind: bool

    @property
    def read(self) -> int:
        """How many of those asked have read it."""
        return self.asked - len(self.unread)


@dataclass(frozen=True, slots=True)
class FollowedBoard:
    """A board's plans. readers: how many sit on it. The numbers count readings: a plan times a reader."""

    pk: int | None
    name: str
    readers: int
    plans: tuple[FollowedPlan, ...]

    @property
    def read(self) -> int:
        """Readings that have been done."""
        return sum(plan.read for plan in self.plans)

    @property
    def unread(self) -> int:
        """Readings that have not been done."""
        return sum(len(plan.unread) for plan in self.plans)

    @property
    def questions(self) -> int:
        """Questions that wait for an answer."""
        return sum(len(plan.questions) for plan in self.plans)

    @property
    def may_remind(self) -> bool:
        """Whether there is anything of which the person may remind."""
        return any(plan.may_remind and plan.unread for plan in self.plans)


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Plans by board, as one may follow who reads them."""

    boards: tuple[FollowedBoard, ...]
    years: tuple[Choice, ...]
    choices: tuple[Choice, ...]


def receipt_page(*, user: User, year: int | None = None, board: int | None = None) -> ReceiptPage:
    """The plans that the person may follow, by the board that is asked. Five queries, whatever it holds."""
    plans = followed_plans(user, year)
    seats = readers()
    given = Receipt.objects.filter(plan__in=plans).select_related("reader")
    receipts: dict[int, list[Receipt]] = {}
    for receipt in given:
        receipts.setdefault(receipt.plan_id, []).append(receipt)
    groups: dict[int | None, list[FollowedPlan]] = {}
    for plan in plans:
        row = _followed(plan, seats, receipts.get(plan.pk, []), user)
        groups.setdefault(seats.nearest(plan.organisation_id), []).append(row)
    boards = [
        FollowedBoard(pk, seats.name(pk), len(seats.people[pk]) if pk is not None else 0, tuple(rows))
        for pk, rows in groups.items()
    ]
    boards.sort(key=lambda each: (each.pk is None, swedish_key(each.name)))
    shown = [each for each in boards if board is None or board not in groups or each.pk == board]
    return ReceiptPage(
        boards=tuple(shown),
        years=tuple(Choice(each, str(each), each == year) for each in years_with_plans()),
        choices=tuple(Choice(each.pk, each.name, each.pk == board) for each in boards if each.pk is not None),
    )


def followed_plans(user: User, year: int | None) -> list[Plan]:
    """The plans whose readers the person may follow: of a year, or of this one and later. One query."""
    grants = grants_of(user)
    following = (Permission.WRITE_PLANS, Permission.RECORD_DECISIONS, Permission.READ_HISTORY)
    reach = {pk for permission in following for pk in grants.where(permission)}
    return list(in_year(plans_to_read(), year).filter(organisation__in=reach))


def plans_to_remind_of(
    user: User, *, plan: int | None = None, year: int | None = None, board: int | None = None
) -> list[Plan]:
    """Plans of which the person may remind: one, or those of a board (or all) in the list. Three queries at most."""
    if plan is not None:
        return [found for found in plans_to_read().filter(pk=plan) if can_remind_readers(user, found)]
    seats = readers()
    return [
        found
        for found in followed_plans(user, year)
        if can_remind_readers(user, found) and board in (None, seats.nearest(found.organisation_id))
    ]


def questions_waiting(organisations: frozenset[int]) -> int:
    """How many questions wait for an answer about plans of these organisations. One query."""
    asked = Receipt.objects.filter(understanding=Understanding.QUESTION, answer="")
    return asked.filter(plan__organisation__in=organisations).count()


def _reader(person: User, receipt: Receipt | None, user: User) -> ReaderRow:
    may_answer = receipt is not None and not receipt.answer and can_answer_receipt(user, receipt)
    return ReaderRow(name=person.full_name, receipt=receipt, is_me=person.pk == user.pk, may_answer=may_answer)


def _followed(plan: Plan, seats: Seats, receipts: Sequence[Receipt], user: User) -> FollowedPlan:
    asked = seats.asked(plan.organisation_id)
    read = {receipt.reader_id for receipt in receipts}
    waiting = tuple(each for each in receipts if each.understanding == Understanding.QUESTION and not each.answer)
    return FollowedPlan(
        pk=plan.pk,
        title=plan_name(plan),
        url=reverse("plan_show", args=[plan.pk]),
        state_label=plan.get_state_display(),
        asked=len(asked),
        unread=tuple(person.full_name for person in asked if person.pk not in read),
        questions=waiting,
        answerable=grants_of(user).may(Permission.WRITE_PLANS, plan.organisation_id),
        may_remind=can_remind_readers(user, plan),
    )
