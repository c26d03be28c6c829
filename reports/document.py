"""What the document's template reads: strings in the document's language, addresses within it, no logic left to do."""

from dataclasses import dataclass

from django.utils.translation import gettext

from indicators.drawing import Drawing
from reports.content import Trend


@dataclass(frozen=True, kw_only=True)
class Status:
    """A status ready to show: the style's name for its shape, and its word."""

    shape: str
    word: str


@dataclass(frozen=True, kw_only=True)
class ValueBlock:
    """A table of up to PERIODS_ABREAST periods as columns: row headings with their cells."""

    periods: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """An indicator's facts as text. `outcome` and `target` are bare numbers for the table, `*_with_unit` for running
    text.
    """

    name: str
    name_and_unit: str
    target: str
    target_with_unit: str
    outcome: str
    outcome_with_unit: str
    outcome_period: str
    is_late: bool
    forecast: str
    forecast_with_unit: str
    has_forecast: bool
    status: Status | None
    trend: Trend | None
    trend_word: str
    source: str
    comment: str
    attachment: str
    chart: Drawing | None
    has_usual: bool
    blocks: tuple[ValueBlock, ...]


@dataclass(frozen=True, kw_only=True)
class Node:
    """A node of the thread and its children, with how its line is drawn.

    `way_down` is how the line leads to the children: "none", "straight" in an unbranched chain, else "branch". `line`
    is its way on to the next sibling: "none", "solid", or "broken" where that sibling is missing; `is_first_broken`
    says the same of the way to the first child.
    """

    level: str
    title: str
    organisation: str
    status: Status | None
    is_broken: bool
    way_down: str
    line: str
    is_first_broken: bool
    children: tuple["Node", ...]


@dataclass(frozen=True, kw_only=True)
class Contribution:
    """A contributor: its name with its task, and what it says, each with the period and the writer before the text.

    goal: what it and those after it contribute to, where that is another than for the one before.
    """

    goal: str
    heading: str
    comments: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Whether the answers cover the goal: in words, why, and by whom."""

    status: Status
    sentence: str
    judged: str


@dataclass(frozen=True, kw_only=True)
class Mission:
    """A core mission's own words: headings with their paragraphs, and the quality factors on one line each."""

    parts: tuple[tuple[str, tuple[str, ...]], ...]
    factors: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A goal with its address in the document and all that its table row and its own page show."""

    anchor: str
    label: str
    number: str
    title: str
    tags: tuple[str, ...]
    organisation: str
    status: Status
    forecast: Status
    reason: tuple[str, ...]
    short_reason: str
    is_cut: bool
    assessed: str
    indicators: tuple[Indicator, ...]
    thread: Node | None
    mission: Mission | None = None
    decision: str = ""
    contributions: tuple[Contribution, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True, kw_only=True)
class GoalGroup:
    """The goals of one kind under their heading."""

    title: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One of the nine headings: its address, its text, and whether it is where the goals are evaluated."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...]
    has_goals: bool


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A file within the PDF: its name and what it holds."""

    name: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """The whole document, ready to set."""

    language: str
    title: str
    subtitle: str
    municipality: str
    decision: str
    created: str
    lede: tuple[str, ...]
    counts: tuple[tuple[int, Status], ...]
    mission_counts: tuple[tuple[int, Status], ...]
    decisions: tuple[str, ...]
    scale: tuple[Status, ...]
    chapters: tuple[Chapter, ...]
    groups: tuple[GoalGroup, ...]
    attachments: tuple[Attachment, ...]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals in the order of the groups."""
        return tuple(goal for group in self.groups for goal in group.goals)

    def anchors(self) -> dict[str, str]:
        """What each address in the document leads to, in words: what a screen reader says about a link to it."""
        parts = {
            "management-report": gettext("Management report"),
            "goals": gettext("The goals and the red thread"),
            "about": gettext("About the report"),
        }
        return (
            parts
            | {chapter.anchor: chapter.title for chapter in self.chapters}
            | {goal.anchor: goal.label for goal in self.goals}
        )
