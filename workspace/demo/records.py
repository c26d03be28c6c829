"""What a demo municipality consists of: records of plain data that point at each other by short keys."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annualcycle.periods import Frequency
from goals.models import Activity, Goal
from governance.models import AdoptionState, GovernanceModel, ModelLevel, Municipality, Organisation, StatusStep
from indicators.fulfilment import Direction, TargetKind
from indicators.models import Indicator

Kind = Organisation.Kind
Form = ModelLevel.Form
Meaning = StatusStep.Meaning
Status = Activity.Status
Control = Indicator.Controllability


def number(text: str) -> Decimal:
    """A number as the tables write it: decimal comma, real minus sign."""
    return Decimal(text.replace(",", ".").replace("−", "-"))


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A part of the organisation; `key` is its short name and what other records point at."""

    key: str
    kind: Kind
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and the roles held: (role, organisation's key). `shown` puts the log-in in the printed list.

    `address` is given only for one who signs in with an address of another municipality.
    """

    key: str
    name: str
    roles: tuple[tuple[str, str], ...]
    shown: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """By which body, when and where in the minutes something was adopted."""

    body: str
    on: date
    registry_number: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of the model."""

    key: str
    form: Form
    name: str
    plural: str
    owner: Kind
    has_indicators: bool = False
    has_activities: bool = False
    has_forecasts: bool = False


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A version of the governance model with its levels and the words of its scale: (meaning, word, forecast word)."""

    name: str
    version: int
    years: tuple[int, int]
    rationale: str
    scale: str
    words: tuple[tuple[Meaning, str, str], ...]
    levels: tuple[LevelRow, ...]
    decision: DecisionRow | None = None
    rollup_rule: GovernanceModel.RollupRule = GovernanceModel.RollupRule.ALL_OR_PARTLY


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
class GoalRow:
    """A goal on a level, with the keys of the goal it serves and of its indicators."""

    key: str
    level: str
    organisation: str
    parent: str
    title: str
    measures: tuple[str, ...] = ()
    kind: Goal.Kind = Goal.Kind.DEVELOPMENT
    rationale: str = ""
    benefit: str = ""
    is_geh: bool = False
    perspective: str = ""
    years: tuple[int, int] = (2023, 2026)
    decision: DecisionRow | None = None


@dataclass(frozen=True, slots=True)
class CoreMissionRow:
    """What an organisation is for, and its quality factors: (text, indicator's key or nothing)."""

    organisation: str
    why: str
    what: str
    for_whom: str
    factors: tuple[tuple[str, str], ...] = ()
    year: int = 2023


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """Something a unit does for a goal; `who` is a person's key, or a role in words."""

    goal: str
    title: str
    who: str
    starts_on: date
    due_on: date
    status: Status
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A unit's plan for a year: its answers, (goal's key, text), and its activities. `board`: who adopts it."""

    organisation: str
    author: str
    board: str
    introduction: str
    answers: tuple[tuple[str, str], ...]
    activities: tuple[ActivityRow, ...]
    state: AdoptionState = AdoptionState.ADOPTED
    decision: DecisionRow | None = None
    return_comment: str = ""
    year: int = 2026


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """How a goal goes in a period. A reason is needed where the status is another than the suggested one."""

    goal: str
    status: Meaning
    forecast: Meaning | None
    sentence: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round of assessments: what was known by `known_by` counts, and they were made on `assessed_on`."""

    period: str
    known_by: date
    assessed_on: date
    assessments: tuple[AssessmentRow, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A value that was first entered wrong: `before` is what the history shows, `after` what the series has."""

    measure: str
    place: str
    period: str
    after: str
    before: str
    comment: str


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """All of a demo municipality. `writer` is the person whose name stands in the history of what nobody else wrote."""

    slug: str
    name: str
    kind: Municipality.Kind
    language: str
    accent: str
    mail_domain: str
    writer: str
    organisations: tuple[OrganisationRow, ...]
    people: tuple[PersonRow, ...]
    models: tuple[ModelRow, ...]
    perspectives: tuple[str, ...]
    comparators: tuple[str, ...]
    measures: tuple[MeasureRow, ...]
    goals: tuple[GoalRow, ...]
    core_missions: tuple[CoreMissionRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    rounds: tuple[RoundRow, ...] = ()
    corrections: tuple[CorrectionRow, ...] = ()
    closed: tuple[tuple[str, date], ...] = ()
    report_texts: tuple[tuple[int, str, str], ...] = ()
