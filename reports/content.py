"""What an annual report holds: plain frozen data, collected once and rendered without a database.

The same data is the report's snapshot (snapshot.py), from which the same document can be made again byte for byte.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Heading(StrEnum):
    """The nine headings of a management report (förvaltningsberättelse), in their order.

    Source: lagen (2018:597) om kommunal bokföring och redovisning, ch. 11, and recommendation R15 of Rådet för kommunal
    redovisning.
    """

    OVERVIEW = "overview"
    GROUP = "group"
    CIRCUMSTANCES = "circumstances"
    EVENTS = "events"
    GOVERNANCE = "governance"
    SOUND_MANAGEMENT = "sound_management"
    BALANCE = "balance"
    STAFF = "staff"
    OUTLOOK = "outlook"

    def words(self, language: str) -> str:
        """The heading in Swedish, as the recommendation words it, or in English for the language "en"."""
        swedish, english = _HEADINGS[self]
        return english if language == "en" else swedish


# Kept beside each other and out of the catalogue: these are names from a recommendation, not interface text.
_HEADINGS = {
    Heading.OVERVIEW: ("Översikt över verksamhetens utveckling", "Overview of how the activities have developed"),
    Heading.GROUP: ("Den kommunala koncernen", "The municipal group"),
    Heading.CIRCUMSTANCES: (
        "Viktiga förhållanden för resultat och ekonomisk ställning",
        "Important circumstances for the result and the financial position",
    ),
    Heading.EVENTS: ("Händelser av väsentlig betydelse", "Events of material importance"),
    Heading.GOVERNANCE: (
        "Styrning och uppföljning av den kommunala verksamheten",
        "Governance and follow-up of the municipal activities",
    ),
    Heading.SOUND_MANAGEMENT: (
        "God ekonomisk hushållning och ekonomisk ställning",
        "Sound financial management and financial position",
    ),
    Heading.BALANCE: ("Balanskravsresultat", "Balanced-budget result"),
    Heading.STAFF: ("Väsentliga personalförhållanden", "Material staff conditions"),
    Heading.OUTLOOK: ("Förväntad utveckling", "Expected development"),
}


class GoalKind(StrEnum):
    """Kinds of goals in the order a document shows them: the core mission stands before what is to be developed."""

    CORE_MISSION = "core_mission"
    FINANCIAL = "financial"
    OPERATIONAL = "operational"
    DEVELOPMENT = "development"


class Shape(StrEnum):
    """What a status looks like beside its word; a scale with other words still uses these four shapes."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    UNASSESSED = "unassessed"


class Trend(StrEnum):
    """Where an indicator is heading, judged by its own direction: a falling cost is better."""

    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The decision by which a body adopted the report, a goal or an order of goals (Kommunallagen 6:38, 11:21)."""

    body: str
    decided_on: date
    registry_number: str = ""
    paragraph: str = ""


@dataclass(frozen=True, kw_only=True)
class StatusWord:
    """A status as the municipality's own scale words it, with the shape that stands before the word."""

    shape: Shape
    word: str


@dataclass(frozen=True, kw_only=True)
class Target:
    """At least `low`, at most `high`, or between both. `text` words a target that signs cannot tell, such as a mean
    over years.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ValueRow:
    """One period's outcome and the target that was in force; `period` is a period's code ("2025", "2025-T2").

    A missing value is None and never 0; `mark` is the sign in its place.
    """

    period: str
    outcome: Decimal | None = None
    target: Target | None = None
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Somebody else's values, such as the country's: (period's code, value) for the same periods as the indicator's
    own.
    """

    name: str
    values: tuple[tuple[str, Decimal | None], ...] = ()


@dataclass(frozen=True, kw_only=True)
class IndicatorRow:
    """An indicator with its latest outcome, its target and its history; `code` is the source's own, such as Kolada's
    N15428.

    `target` and `forecast` concern the report's year; `outcome` is the latest known and `outcome_period` says from
    when. `usual_low` and `usual_high` bound the natural variation, which the chart shows as a band. `rank` is
    its place in the order of priority that a body has decided. `is_own_calculation`: the outcome is computed or put
    together by the municipality, which is told instead of a source. `breaks`: the days from which it is measured
    otherwise. `values` are in order of time.
    """

    name: str
    code: str = ""
    unit: str = ""
    decimals: int = 0
    target: Target | None = None
    outcome: Decimal | None = None
    outcome_period: str = ""
    forecast: Decimal | None = None
    status: StatusWord | None = None
    trend: Trend | None = None
    usual_low: Decimal | None = None
    usual_high: Decimal | None = None
    source: str = ""
    retrieved_on: date | None = None
    comment: str = ""
    rank: int | None = None
    is_own_calculation: bool = False
    breaks: tuple[date, ...] = ()
    values: tuple[ValueRow, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ThreadNode:
    """One place on the red thread and what answers it below. Where nothing answers, `is_broken` is set and `title` says
    so in words.
    """

    level: str
    title: str
    organisation: str = ""
    status: StatusWord | None = None
    is_broken: bool = False
    children: tuple["ThreadNode", ...] = ()


@dataclass(frozen=True, kw_only=True)
class QualityFactor:
    """What must be good for a core mission to be good, the standard that is promised, and what shows it."""

    text: str
    standard: str = ""
    indicator: str = ""


@dataclass(frozen=True, kw_only=True)
class CoreMission:
    """What an organisation is for, in its own words."""

    what: str
    why: str = ""
    for_whom: str = ""
    factors: tuple[QualityFactor, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Comment:
    """What a contributor says of its own part for a period."""

    period: str
    text: str
    written_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """An organisation that contributes to another's goal, with what it does and says; the latest comment last.

    `goal` is what it contributes to where that is not the goal told itself but one that serves it.
    """

    organisation: str
    goal: str = ""
    task: str = ""
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Whether what answers a goal is enough to reach it, as a person has judged, and why."""

    status: StatusWord
    sentence: str
    judged_by: str = ""
    judged_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class GoalRow:
    """A municipal goal as it stands: where it is, where it is going, why, and what serves it below.

    `is_geh` marks a goal of importance for sound financial management (Kommunallagen 11:6), `is_stretch` one that is a
    challenge, where progress counts. `decision`: by which it was adopted. `mission` is there when the row is an
    organisation's core mission itself, told on an equal footing with the goals; its title is then the organisation's
    name.
    """

    title: str
    number: str = ""
    kind: GoalKind = GoalKind.OPERATIONAL
    is_geh: bool = False
    is_stretch: bool = False
    organisation: str = ""
    decision: Decision | None = None
    contributions: tuple[Contribution, ...] = ()
    coverage: Coverage | None = None
    status: StatusWord | None = None
    forecast: StatusWord | None = None
    reason: str = ""
    assessed_by: str = ""
    assessed_on: date | None = None
    indicators: tuple[IndicatorRow, ...] = ()
    thread: ThreadNode | None = None
    mission: CoreMission | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """The text under one of the nine headings; without paragraphs the document says that it is not written yet."""

    heading: Heading
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnnualReport:
    """A whole annual report. `created_on` dates the document, so that the same snapshot always gives the same file.

    `scale` is the municipality's status scale from best to worst, with "cannot be assessed" last; it orders the
    summary. `municipality` is written as in running text ("Exempelby kommun"), `year` is the year reported on.
    """

    municipality: str
    title: str
    year: int
    created_on: date
    subtitle: str = ""
    period_label: str = ""
    language: str = "sv"
    decision: Decision | None = None
    lede: str = ""
    scale: tuple[StatusWord, ...] = ()
    sections: tuple[Section, ...] = ()
    goals: tuple[GoalRow, ...] = ()
    rankings: tuple[Decision, ...] = ()  # by which the goals stand in their order; none where it is not decided

    def paragraphs(self, heading: Heading) -> tuple[str, ...]:
        """The paragraphs written under a heading, in order; none when nobody has written there yet."""
        return tuple(text for section in self.sections if section.heading is heading for text in section.paragraphs)

    def goals_of(self, kind: GoalKind) -> tuple[GoalRow, ...]:
        """The goals of one kind, in the report's order."""
        return tuple(goal for goal in self.goals if goal.kind is kind)

    def ordered_goals(self) -> tuple[GoalRow, ...]:
        """All goals in the order the document shows them: by kind, and within a kind in the report's order."""
        return tuple(goal for kind in GoalKind for goal in self.goals_of(kind))

    def status_counts(self) -> tuple[tuple[StatusWord, int], ...]:
        """How many goals have each status of the scale, in the scale's order. A goal without a status is counted
        nowhere, a core mission in `mission_counts`.
        """
        return self._counts(is_mission=False)

    def mission_counts(self) -> tuple[tuple[StatusWord, int], ...]:
        """The same of the core missions."""
        return self._counts(is_mission=True)

    def _counts(self, *, is_mission: bool) -> tuple[tuple[StatusWord, int], ...]:
        given = [goal.status for goal in self.goals if (goal.mission is not None) is is_mission]
        return tuple((status, given.count(status)) for status in self.scale)
