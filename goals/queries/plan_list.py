"""Who has which plan for a year, level by level: in force, being written, or none yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from goals.models import Activity, Plan
from goals.queries.levels import plan_levels, planning_kinds
from goals.rules import BEING_WRITTEN, OPEN_STATES, can_create_plan, can_read_plan
from governance import queries as governance_queries
from governance.models import AdoptionState, ModelLevel, Organisation, User
from governance.models.organisation import BOARDS
from governance.tree import tree_order

NONE = "none"
REVISED = "revised"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An organisation and its plan on a level, as the person may see it. plan_id: None where none is to be seen.

    The plan is the one in force, else the one being written. revision_…: the new version beside the one in force.
    """

    organisation_id: int
    organisation: str
    belongs_to: str
    board_id: int | None
    level_id: int
    level_name: str
    may_create: bool
    is_own: bool
    plan_id: int | None = None
    state: str = ""
    state_label: str = ""
    decided: str = ""
    activities: int = 0
    done: int = 0
    url: str = ""
    revision_id: int | None = None
    revision_state: str = ""
    revision_label: str = ""
    revision_url: str = ""

    @property
    def written_id(self) -> int | None:
        """The plan or revision that may be written in, for the one who writes it."""
        if self.revision_state in OPEN_STATES:
            return self.revision_id
        return self.plan_id if self.state in OPEN_STATES else None


@dataclass(frozen=True, slots=True)
class LevelCount:
    """A level of plans and how many of those who are to write one have one in force. level: None for all levels."""

    level: ModelLevel | None
    adopted: int
    number: int


@dataclass(frozen=True, slots=True)
class PlanList:
    """Who has which plan for a year. level: the one chosen, or the only one; rows: those that were asked for.

    levels: empty where the model has no plans. boards: (id, name) of those that the plans belong to.
    """

    year: int
    levels: tuple[ModelLevel, ...]
    level: ModelLevel | None
    has_model: bool
    everyone: tuple[PlanRow, ...] = ()
    rows: tuple[PlanRow, ...] = ()
    counts: tuple[LevelCount, ...] = ()
    boards: tuple[tuple[int, str], ...] = ()
    state: str = ""
    board: int | None = None

    @property
    def adopted(self) -> int:
        """How many of the chosen level's plans are adopted."""
        return sum(1 for row in self.everyone if row.state == AdoptionState.ADOPTED)

    @property
    def submitted(self) -> int:
        """How many are handed in and wait for the decision, new versions of adopted ones too."""
        return sum(1 for row in self.everyone if AdoptionState.SUBMITTED in {row.state, row.revision_state})

    @property
    def without(self) -> int:
        """How many organisations have none that the person may see."""
        return sum(1 for row in self.everyone if row.plan_id is None)

    @property
    def may_create(self) -> bool:
        """Whether the person has a plan to begin."""
        return any(row.may_create for row in self.everyone)


def plan_list(
    *, year: int, user: User, level: int | None = None, state: str = "", board: int | None = None
) -> PlanList:
    """Every organisation that is to write a plan or has one, the person's own first. Four queries, and the grants.

    level, state, board: only those; a level or board that is not there counts as not asked for.
    """
    model = governance_queries.model_for_year(year)
    levels = tuple(plan_levels(governance_queries.levels_of(model))) if model else ()
    if not levels:
        return PlanList(year, (), None, has_model=model is not None)
    chosen = next((each for each in levels if each.pk == level), levels[0] if len(levels) == 1 else None)
    organisations = list(Organisation.objects.order_by("sort_key"))
    rows = sorted(_rows(year, levels, organisations, user), key=lambda row: not row.is_own)
    everyone = tuple(row for row in rows if chosen is None or row.level_id == chosen.pk)
    boards = _boards(everyone, organisations)
    asked = board if board in dict(boards) else None
    return PlanList(
        year=year,
        levels=levels,
        level=chosen,
        has_model=True,
        everyone=everyone,
        rows=tuple(row for row in everyone if _is_in(row, state) and asked in {None, row.board_id}),
        counts=tuple(_count(rows, each) for each in (None, *levels)),
        boards=boards,
        state=state,
        board=asked,
    )


def _is_in(row: PlanRow, state: str) -> bool:
    if state == NONE:
        return row.plan_id is None
    if state == REVISED:
        return row.revision_id is not None
    return not state or state in {row.state, row.revision_state}


def _count(rows: Iterable[PlanRow], level: ModelLevel | None) -> LevelCount:
    found = [row for row in rows if level is None or row.level_id == level.pk]
    return LevelCount(level, sum(1 for row in found if row.state == AdoptionState.ADOPTED), len(found))


def _rows(year: int, levels: Iterable[ModelLevel], organisations: Sequence[Organisation], user: User) -> list[PlanRow]:
    """One row for each organisation and level, in the order of the organisations."""
    plans = _plans(year, user)
    by_id = {organisation.pk: organisation for organisation in organisations}
    known = {level.pk for level in levels}
    found = []
    for level in levels:
        kinds = planning_kinds(level)
        for organisation in organisations:
            own = plans.get((organisation.pk, level.pk), [])
            if own or (organisation.kind in kinds and _is_of(organisation, year)):
                found.append(_row(organisation, level, own, by_id, user))
    # A plan on a level of another version of the model is still that organisation's plan for the year.
    for (organisation_id, level_id), own in plans.items():
        if level_id not in known:
            found.append(_row(by_id[organisation_id], own[0].level, own, by_id, user))
    place = tree_order({organisation.pk: organisation.parent_id for organisation in organisations})
    return sorted(found, key=lambda row: place[row.organisation_id])


def _plans(year: int, user: User) -> dict[tuple[int, int], list[Plan]]:
    """By organisation and level the year's plans that the person may read, the one in force first."""
    done = Count("activities", filter=Q(activities__status=Activity.Status.DONE))
    rows = Plan.objects.filter(year=year).exclude(state=AdoptionState.SUPERSEDED).select_related("level")
    found: dict[tuple[int, int], list[Plan]] = {}
    for plan in rows.annotate(number=Count("activities"), done=done).order_by("version"):
        if can_read_plan(user, plan):
            found.setdefault((plan.organisation_id, plan.level_id), []).append(plan)
    return {key: sorted(own, key=lambda plan: plan.state in BEING_WRITTEN) for key, own in found.items()}


def _is_of(organisation: Organisation, year: int) -> bool:
    ends = organisation.valid_to
    return organisation.valid_from <= date(year, 12, 31) and (ends is None or ends >= date(year, 1, 1))


def _board_of(organisation: Organisation, by_id: Mapping[int, Organisation]) -> Organisation | None:
    """The nearest board, the organisation itself or one above it: the authority that it belongs to."""
    current: Organisation | None = organisation
    while current is not None and current.kind not in BOARDS:
        current = by_id.get(current.parent_id or 0)
    return current


def _boards(rows: Iterable[PlanRow], organisations: Iterable[Organisation]) -> tuple[tuple[int, str], ...]:
    ids = {row.board_id for row in rows}
    return tuple((organisation.pk, organisation.name) for organisation in organisations if organisation.pk in ids)


def _row(
    organisation: Organisation, level: ModelLevel, plans: list[Plan], by_id: Mapping[int, Organisation], user: User
) -> PlanRow:
    parent, board = by_id.get(organisation.parent_id or 0), _board_of(organisation, by_id)
    is_own = can_create_plan(user, organisation)
    row = PlanRow(
        organisation_id=organisation.pk,
        organisation=organisation.name,
        belongs_to=parent.name if parent else "",
        board_id=board.pk if board else None,
        level_id=level.pk,
        level_name=level.name,
        may_create=is_own and not plans,
        is_own=is_own,
    )
    return _with_plan(row, *plans[:2]) if plans else row


def _with_plan(row: PlanRow, plan: Plan, revision: Plan | None = None) -> PlanRow:
    found = replace(
        row,
        plan_id=plan.pk,
        state=plan.state,
        state_label=plan.get_state_display(),
        decided=plan.decided_on.isoformat() if plan.decided_on else "",
        activities=plan.number,  # type: ignore[attr-defined]
        done=plan.done,  # type: ignore[attr-defined]
        url=reverse("plan_show", args=[plan.pk]),
    )
    if revision is None:
        return found
    return replace(
        found,
        revision_id=revision.pk,
        revision_state=revision.state,
        revision_label=revision.get_state_display(),
        revision_url=reverse("plan_show", args=[revision.pk]),
    )
