"""How far the plans that a step of the annual wheel asks for have come: written part by part, handed in, adopted.

Counted from what is written, drafts included: the figures tell everybody how far an organisation has come, and nobody
what it has written. The number of queries follows neither organisations nor steps nor years.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.urls import reverse

from annualcycle.progress import Need, Progress
from goals.models import Activity, CoreMission, NotRelevant, Plan, PlanAnswer, PlanText
from goals.queries.frame import Frame, frame
from goals.queries.levels import answered_levels, plan_levels_for
from goals.queries.material import OrganisationRow, organisations_by_id
from goals.queries.progress import HeldGoal, goals_held, planned_year
from goals.reach import organisations_that_reach
from goals.rules import OPEN_STATES
from governance.models import AdoptionState, ModelLevel, Organisation, TemplateSection

Kind = TemplateSection.Kind


class Place(NamedTuple):
    """Where a plan stands."""

    organisation: int
    level: int
    year: int


class PlanRow(NamedTuple):
    """A plan as a plain row."""

    pk: int
    state: str


@dataclass(slots=True)
class Wanted:
    """Which plan each need asks for, and the plan there is: in force, else handed in, else being written."""

    frame: Frame
    organisations: Mapping[int, OrganisationRow]
    places: Mapping[Need, Place]
    plans: Mapping[Place, PlanRow]


def plans_handed_in(needs: Collection[Need]) -> dict[Need, Progress]:
    """How many parts of the year's plan are done: each that its template demands, and that it is handed in.

    Of the goals that a template demands answers to, each is a part. A plan that is handed in or adopted is whole.
    """
    wanted = _wanted(needs)
    written = _Written(wanted)
    found = {}
    for need, place in wanted.places.items():
        plan = wanted.plans.get(place)
        parts = written.parts(place, plan)
        is_in = plan is not None and plan.state not in OPEN_STATES
        done = len(parts) + 1 if is_in else sum(parts)
        found[need] = Progress(done, len(parts) + 1, _path(place, plan))
    return found


def plans_adopted(needs: Collection[Need]) -> dict[Need, Progress]:
    """Whether the year's plan has been adopted by a decision."""
    wanted = _wanted(needs)
    found = {}
    for need, place in wanted.places.items():
        plan = wanted.plans.get(place)
        is_adopted = plan is not None and plan.state == AdoptionState.ADOPTED
        found[need] = Progress(int(is_adopted), 1, _path(place, plan))
    return found


def _path(place: Place, plan: PlanRow | None) -> str:
    if plan is not None:
        return reverse("plan_show", args=[plan.pk])
    address = f"{reverse('plan_create')}?organisation={place.organisation}&year={place.year}"
    return f"{address}&level={place.level}"


def _wanted(needs: Collection[Need]) -> Wanted:
    """Three queries."""
    years = {planned_year(need) for need in needs}
    base = frame(min(years))
    organisations = organisations_by_id()
    places = {}
    for need in needs:
        year = planned_year(need)
        level = _level(need, base.of(year), organisations.get(need.organisation))
        if level is not None:
            places[need] = Place(need.organisation, level.pk, year)
    rows = Plan.objects.filter(organisation__in={need.organisation for need in needs}, year__in=years).exclude(
        state=AdoptionState.SUPERSEDED
    )
    found: dict[Place, PlanRow] = {}
    weight = (AdoptionState.ADOPTED, AdoptionState.SUBMITTED)
    stored = rows.order_by().values_list("organisation_id", "level_id", "year", "pk", "state")
    for *place, pk, state in sorted(stored, key=lambda row: weight.index(row[4]) if row[4] in weight else len(weight)):
        found.setdefault(Place(*place), PlanRow(pk, state))
    return Wanted(base, organisations, places, found)


def _level(need: Need, within: Frame, organisation: OrganisationRow | None) -> ModelLevel | None:
    """The level on which the plan is asked for, in the model of its year; None where the organisation writes none.

    A step may name a level of another version of the model than the one that holds for the year planned for: then the
    level that is kept by organisations of the same kind.
    """
    if organisation is None:
        return None
    allowed = plan_levels_for(organisation.kind, within.own_levels)
    if not need.level:
        return allowed[0] if allowed else None
    named = within.levels.get(need.level)
    if named is None or named in allowed:
        return named
    return next((level for level in allowed if level.owner_kind == named.owner_kind), None)


@dataclass
class _Written:
    """What the templates demand and what the plans that are being written hold. Eight queries at most."""

    wanted: Wanted
    sections: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        rows = TemplateSection.objects.filter(
            level__in={place.level for place in self.wanted.places.values()}, is_required=True
        )
        for level, pk, kind in rows.order_by("order").values_list("level_id", "pk", "kind"):
            self.sections[level].append((pk, kind))

    def parts(self, place: Place, plan: PlanRow | None) -> list[bool]:
        """Each part that the template demands: whether it is there."""
        found: list[bool] = []
        for section, kind in self.sections.get(place.level, ()):
            if kind == Kind.TEXT:
                found.append(plan is not None and (plan.pk, section) in self.texts)
            elif kind == Kind.CORE_MISSION:
                found.append(self._has_mission(place))
            elif kind == Kind.GOALS:
                found += [self._is_answered(goal, place, plan) for goal in self._reaching(place)]
        return found

    @cached_property
    def _open(self) -> list[int]:
        return [plan.pk for plan in self.wanted.plans.values() if plan.state in OPEN_STATES]

    @cached_property
    def texts(self) -> set[tuple[int, int]]:
        """By plan and section what is written."""
        return set(PlanText.objects.filter(plan__in=self._open).order_by().values_list("plan_id", "section_id"))

    @cached_property
    def _answers(self) -> set[tuple[int, int]]:
        """By plan and goal what has words or activities."""
        words = PlanAnswer.objects.filter(plan__in=self._open).exclude(text="").order_by()
        done = Activity.objects.filter(plan__in=self._open).order_by()
        return {*words.values_list("plan_id", "goal_id"), *done.values_list("plan_id", "goal_id").distinct()}

    @cached_property
    def _declined(self) -> set[tuple[int, int, int]]:
        rows = NotRelevant.objects.filter(organisation__in={each.organisation for each in self._places}).order_by()
        return set(rows.values_list("organisation_id", "goal_id", "year"))

    @cached_property
    def _places(self) -> set[Place]:
        return set(self.wanted.places.values())

    @cached_property
    def _missions(self) -> dict[int, int]:
        """The first year of each organisation's core mission."""
        rows = CoreMission.objects.order_by("-year_from").values_list("organisation_id", "year_from")
        return dict(rows)

    @cached_property
    def _goals(self) -> Mapping[int, list[HeldGoal]]:
        """By year the goals on the levels that plans answer (goals.queries.plans.goals_that_reach)."""
        answered, years = answered_levels(self.wanted.frame.levels), {place.year for place in self._places}
        held = [goal for goal in goals_held(years) if goal.level in answered]
        return {year: [goal for goal in held if goal.holds(year)] for year in years}

    @cached_property
    def _lines(self) -> dict[int, tuple[int, ...]]:
        """By organisation whose goals reach it."""
        rows = self.wanted.organisations
        parents = {row.pk: row.parent for row in rows.values()}
        councils = [row.pk for row in rows.values() if row.kind == Organisation.Kind.COUNCIL]
        return {
            place.organisation: organisations_that_reach(place.organisation, parents, councils)
            for place in self._places
        }

    def _has_mission(self, place: Place) -> bool:
        """The organisation's own core mission, or that of one above."""
        parents = {row.pk: row.parent for row in self.wanted.organisations.values()}
        line = organisations_that_reach(place.organisation, parents, councils=())
        return any(pk in self._missions and self._missions[pk] <= place.year for pk in line)

    def _reaching(self, place: Place) -> Iterable[HeldGoal]:
        return [goal for goal in self._goals[place.year] if goal.organisation in self._lines[place.organisation]]

    def _is_answered(self, goal: HeldGoal, place: Place, plan: PlanRow | None) -> bool:
        is_declined = (place.organisation, goal.pk, place.year) in self._declined
        return is_declined or (plan is not None and (plan.pk, goal.pk) in self._answers)
