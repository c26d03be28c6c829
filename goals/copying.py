"""What comes along when a plan is revised, or plans and goals are copied to a later year: one table. No Django import.

Every model of this room stands here once, and every one of its fields (a test reads the models and compares), so that
what is added later cannot be forgotten by the copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

M = TypeVar("M", bound=Any)  # a row of one of the models below
_DECISION = ("decided_by", "decided_on", "registry_number", "minutes_paragraph")


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of the fields of a row that is copied.

    kept: as they are; made: set by the copying (the new owner, the year, the dates); anew: as in a new row.
    """

    kept: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.kept, *self.made, *self.anew)


WITH_PLAN: dict[str, Carried] = {
    "plan": Carried(
        kept=("organisation",),
        made=("level", "year", "version", "revises", "revision_reason"),
        anew=("state", "return_comment", *_DECISION),
    ),
    "plantext": Carried(kept=("text",), made=("plan", "section")),
    "plananswer": Carried(kept=("text",), made=("plan", "goal")),
    "activity": Carried(
        kept=("order", "title", "owner_name", "owner", "comment"),
        made=("plan", "goal", "origin", "starts_on", "due_on", "status", "progress"),
    ),
}

WITH_GOAL: dict[str, Carried] = {
    "goal": Carried(
        kept=(
            "organisation",
            "kind",
            "order",
            "title",
            "rationale",
            "citizen_benefit",
            "is_geh",
            "ambition",
            "horizon",
            "perspective",
        ),
        made=("level", "parent", "year_from", "year_to"),
        anew=("state", "replaces", *_DECISION),
    ),
    "goalindicator": Carried(kept=("indicator", "order"), made=("goal",)),
    "goaltag": Carried(kept=("tag",), made=("goal",)),
    "goalagendatarget": Carried(kept=("code",), made=("goal",)),
    "goallegalrequirement": Carried(kept=("requirement",), made=("goal",)),
    "contribution": Carried(made=("goal", "served")),
    "contributor": Carried(kept=("organisation", "task"), made=("goal",)),
    "goaleffect": Carried(
        kept=("kind", "organisation", "text"), made=("goal", "affected_goal"), anew=("settlement", "settled_on")
    ),
}

# Why the others stay where they are.
LEFT: Mapping[str, str] = {
    "assessment": "tells of its own period",
    "missionassessment": "tells of its own period",
    "contributorcomment": "tells of its own period",
    "coverage": "is judged anew for each year",
    "notrelevant": "is answered anew for each year",
    "coremission": "holds from its year until a later wording",
    "qualityfactor": "belongs to the core mission",
    "priorityranking": "holds from its year until a body decides another",
    "priorityplace": "belongs to the ranking",
    "assignment": "runs until the body that gave it closes it, whatever the year",
    "assignmentphase": "belongs to the assignment",
    "assignmentreport": "belongs to the assignment",
    "citizenrequirement": "stays with the goal that took it up, or waits for one",
    "tag": "belongs to the municipality, whatever the year",
    "legalrequirement": "belongs to the municipality, whatever the year",
}


def moved_dates(starts_on: date, due_on: date, *, year: int, continues: bool) -> tuple[date, date]:
    """When an activity of an earlier plan begins and is to be ready in the plan for `year`.

    One that continues began when it began; another is moved as a whole, by so many years that it is ready that year.
    The 29th of February becomes the 28th where the year has none. An activity that lasts into `year` keeps its dates.
    """
    if due_on.year >= year:
        return starts_on, due_on
    years = year - due_on.year
    return (starts_on if continues else _later(starts_on, years)), _later(due_on, years)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def copied(row: M, **made: object) -> M:
    """A new, unstored row with what the table keeps of `row`, and `made`."""
    return _with(row, _carried(row).kept, made)


def as_it_is(row: M, **made: object) -> M:
    """A new, unstored row for the next version of the same plan: with `made`, and else all that is not begun anew."""
    carried = _carried(row)
    return _with(row, [name for name in (*carried.kept, *carried.made) if name not in made], made)


def _carried(row: M) -> Carried:
    return (WITH_PLAN | WITH_GOAL)[row._meta.model_name]


def _with(row: M, names: Iterable[str], made: Mapping[str, object]) -> M:
    columns = [row._meta.get_field(name).attname for name in names]
    return type(row)(**{column: getattr(row, column) for column in columns}, **made)
