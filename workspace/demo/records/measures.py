"""What is measured."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annualcycle.periods import Frequency
from indicators.aggregation import OverOrganisations, OverTime
from indicators.fulfilment import Direction, TargetKind
from indicators.models import Comparator, Indicator, ReviewedMeasure, Target
from workspace.demo.records.basis import DecisionRow

Control = Indicator.Controllability


def number(text: str) -> Decimal:
    """A number as the tables write it: decimal comma, real minus sign."""
    return Decimal(text.replace(",", ".").replace("−", "-"))


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """What a person found of a target in words."""

    found: Target.Judged
    grounds: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks at the end of the model's years, and from where it started.

    year: the only year it is set for, where it is not every year of the model.
    """

    kind: TargetKind
    low: str = ""
    high: str = ""
    baseline: str = ""
    years: int = 1
    reason: str = ""
    year: int | None = None
    tolerance: str = "0"
    is_relative: bool = False
    due_on: date | None = None
    comparator: str = ""
    share_of_best: int | None = None
    description: str = ""
    ambition: Target.Ambition | str = ""
    judged: JudgedRow | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Values in a row from `first` on, for an organisation's key or a comparator's name.

    "79,0" is a value and "79,0p" a preliminary one; "42/53" is a share's numerator and denominator; "–" is not
    available, "…" not yet, ".." suppressed, "." not applicable, and "_" no row at all.
    """

    place: str
    first: str
    values: str
    women: str = ""
    men: str = ""


@dataclass(frozen=True, slots=True)
class Passport:
    """What is said of an indicator beyond the usual.

    parts: the names of a share's numerator and denominator. volume, successor: keys of other measures.
    breaks: (from when, what was changed). discontinued: (when, why). publication: (next day, the year it will tell of).
    """

    deputy: str = ""
    parts: tuple[str, str] = ("", "")
    factor: str = "100"
    fewest_cases: int | None = None
    over_organisations: OverOrganisations = OverOrganisations.NONE
    over_time: OverTime = OverTime.NONE
    formula: str = ""
    volume: str = ""
    stable_until: date | None = None
    is_confidential: bool = False
    breaks: tuple[tuple[date, str], ...] = ()
    discontinued: tuple[date, str] | None = None
    successor: str = ""
    publication: tuple[date, int] | None = None
    comparators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """An indicator with its values and targets.

    published: (years after, month, day) when a yearly value is out; what is measured oftener is out 18 days after.
    finished: likewise for the final value, where a preliminary one comes first.
    aims: (organisation's key, target). notes: (place, period's code, comment on the value).
    """

    key: str
    name: str
    unit: str
    organisation: str
    code: str = ""
    decimals: int = 0
    direction: Direction = Direction.HIGHER
    frequency: Frequency = Frequency.YEAR
    kind: Indicator.Kind = Indicator.Kind.KEY_FIGURE
    source: str = "Kolada"
    lag_years: int = 0
    control: Control = Control.PARTIAL
    owner: str = ""
    definition: str = ""
    purpose: str = ""
    published: tuple[int, int, int] = (1, 2, 10)
    finished: tuple[int, int, int] | None = None
    aims: tuple[tuple[str, Aim], ...] = ()
    series: tuple[Series, ...] = ()
    notes: tuple[tuple[str, str, str], ...] = ()
    passport: Passport = Passport()


@dataclass(frozen=True, slots=True)
class ComparatorRow:
    """Someone to compare with. group: the group that a municipality is counted in, for its percentiles."""

    name: str
    kind: Comparator.Kind
    kolada_id: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class StandardRow:
    """A level that an organisation promises to keep."""

    measure: str
    organisation: str
    promise: str
    year: int
    low: str = ""
    high: str = ""
    decision: DecisionRow | None = None


@dataclass(frozen=True, slots=True)
class MeasureRankingRow:
    """The order in which a body put its indicators; without a decision it is a draft."""

    organisation: str
    year: int
    measures: tuple[str, ...]
    rationale: str = ""
    decision: DecisionRow | None = None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A yearly review of what is measured: (measure, verdict, why); open while it has no conclusion."""

    organisation: str
    year: int
    who: str
    on: date
    verdicts: tuple[tuple[str, ReviewedMeasure.Verdict, str], ...]
    conclusion: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that was first entered wrong: `before` is what the history shows, `after` what the series has."""

    measure: str
    place: str
    period: str
    after: str
    before: str
    comment: str
