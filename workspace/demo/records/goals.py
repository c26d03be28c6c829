"""What is wanted, how it is marked and ordered, and how it goes."""

from dataclasses import dataclass
from datetime import date

from goals.models import Coverage, Goal, Tag
from workspace.demo.records.basis import DecisionRow, Meaning

Ambition = Goal.Ambition
Horizon = Goal.Horizon
Covers = Coverage.Judgement


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
    replaces: str = ""  # the goal, superseded thereby, whose place this one took


@dataclass(frozen=True, slots=True)
class TagRow:
    """A word of the municipality's own by which goals are found."""

    name: str
    kind: Tag.Kind = Tag.Kind.THEME


@dataclass(frozen=True, slots=True)
class LawRow:
    """What a law demands of the municipality; `key` is what other records point at."""

    key: str
    act: str
    provision: str
    requirement: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    """How a goal is marked. laws: keys; also: the goals that it serves beside its parent; joint: (organisation, task).

    Tags and codes of Agenda 2030 are written with commas between.
    """

    goal: str
    ambition: Ambition | None = None
    horizon: Horizon = Horizon.TERM
    tags: str = ""
    agenda: str = ""
    laws: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    joint: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RankingRow:
    """An organisation's order among its goals on a level, the first one first; a draft without a decision."""

    level: str
    organisation: str
    year: int
    goals: tuple[str, ...]
    rationale: str
    decision: DecisionRow | None = None


@dataclass(frozen=True, slots=True)
class GoalCopyRow:
    """Goals that are brought to later years as drafts, by whom."""

    goals: tuple[str, ...]
    years: tuple[int, int]
    who: str


@dataclass(frozen=True, slots=True)
class CoreMissionRow:
    """What an organisation is for, and its quality factors: (text, indicator's key or nothing, standard or nothing)."""

    organisation: str
    why: str
    what: str
    for_whom: str
    factors: tuple[tuple[str, ...], ...] = ()
    year: int = 2023


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """How a goal goes in a period. A reason is needed where the status is another than the suggested one."""

    goal: str
    status: Meaning
    forecast: Meaning | None
    sentence: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MissionAssessmentRow:
    """How an organisation's core mission goes in a period; a reason as for a goal."""

    organisation: str
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
    missions: tuple[MissionAssessmentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Whether what answers a goal is enough."""

    goal: str
    judgement: Covers
    sentence: str
    judged_on: date
    year: int = 2026
