"""What is measured."""

from dataclasses import dataclass
from decimal import Decimal

from annualcycle.periods import Frequency
from indicators.fulfilment import Direction, TargetKind
from indicators.models import Indicator

Control = Indicator.Controllability


def number(text: str) -> Decimal:
    """A number as the tables write it: decimal comma, real minus sign."""
    return Decimal(text.replace(",", ".").replace("−", "-"))


@dataclass(frozen=True, slots=True)
class Aim:
    """What a target asks at the end of the model's years, and from where it started."""

    kind: TargetKind
    low: str = ""
    high: str = ""
    baseline: str = ""
    years: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Values in a row from `first` on, for an organisation's key or a comparator's name.

    "79,0" is a value and "79,0p" a preliminary one; "–" is not available, ".." suppressed, "." not applicable, and "_"
    no row at all.
    """

    place: str
    first: str
    values: str
    women: str = ""
    men: str = ""


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


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that was first entered wrong: `before` is what the history shows, `after` what the series has."""

    measure: str
    place: str
    period: str
    after: str
    before: str
    comment: str
