"""What a level of the model asks of the goals on it, and where a goal goes past it. Pure: no words, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Serving(StrEnum):
    """Whether a goal on the level is to serve one above."""

    FREE = "free"
    ADVISED = "advised"
    REQUIRED = "required"


class BreachKind(StrEnum):
    """What the level asks that the goal does not keep."""

    LONG_TITLE = "long_title"
    TOO_MANY = "too_many"
    SERVES_NOTHING = "serves_nothing"
    NO_RATIONALE = "no_rationale"
    LONG_RATIONALE = "long_rationale"
    NO_BENEFIT = "no_benefit"
    LONG_BENEFIT = "long_benefit"


FIELDS = {
    BreachKind.LONG_TITLE: "title",
    BreachKind.TOO_MANY: "level",
    BreachKind.SERVES_NOTHING: "parent",
    BreachKind.NO_RATIONALE: "rationale",
    BreachKind.LONG_RATIONALE: "rationale",
    BreachKind.NO_BENEFIT: "citizen_benefit",
    BreachKind.LONG_BENEFIT: "citizen_benefit",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a level asks. most_goals: for each organisation in any one year; None: as many as one likes.

    are_hard: the three figures are binding; what must be served or said always is.
    """

    serving: Serving = Serving.ADVISED
    asks_rationale: bool = False
    asks_benefit: bool = False
    most_goals: int | None = None
    longest_title: int | None = None
    longest_text: int | None = None
    are_hard: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What of a goal the limits look at. others: most other goals of the owner's on the level in any of its years."""

    title: str
    rationale: str = ""
    benefit: str = ""
    serves: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit not kept. limit and actual: its figure and the goal's own, where it is one of figures."""

    kind: BreachKind
    is_hard: bool
    limit: int = 0
    actual: int = 0

    @property
    def field(self) -> str:
        """The input that it concerns."""
        return FIELDS[self.kind]


def most_in_a_year(first: int, last: int, spans: Iterable[tuple[int, int]]) -> int:
    """How many of the spans (first year, last year) hold in that year of first–last in which most of them do."""
    known = list(spans)
    # The count can only rise in a year in which one of them begins, or in the first.
    starts = {first, *(start for start, _end in known if first <= start <= last)}
    return max(sum(start <= year <= end for start, end in known) for year in starts)


def breaches(limits: Limits, goal: Measured) -> tuple[Breach, ...]:
    """Every limit that the goal does not keep, in the order of the form."""
    found: list[Breach] = []
    figures = (
        (BreachKind.LONG_TITLE, limits.longest_title, len(goal.title)),
        (BreachKind.TOO_MANY, limits.most_goals, goal.others + 1),
        (BreachKind.LONG_RATIONALE, limits.longest_text, len(goal.rationale)),
        (BreachKind.LONG_BENEFIT, limits.longest_text, len(goal.benefit)),
    )
    for kind, limit, actual in figures:
        if limit is not None and actual > limit:
            found.append(Breach(kind, limits.are_hard, limit, actual))
    if not goal.serves and limits.serving is not Serving.FREE:
        found.append(Breach(BreachKind.SERVES_NOTHING, limits.serving is Serving.REQUIRED))
    if limits.asks_rationale and not goal.rationale:
        found.append(Breach(BreachKind.NO_RATIONALE, is_hard=True))
    if limits.asks_benefit and not goal.benefit:
        found.append(Breach(BreachKind.NO_BENEFIT, is_hard=True))
    return tuple(sorted(found, key=lambda breach: list(BreachKind).index(breach.kind)))
