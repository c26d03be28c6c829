"""What is done for the goals, and who has read of it."""

from dataclasses import dataclass
from datetime import date

from goals.models import Activity
from governance.models import AdoptionState
from workspace.demo.records.basis import DecisionRow

Status = Activity.Status


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
    progress: int | None = None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan for a year: its answers, (goal's key, text), and its activities. `board`: who adopts it.

    introduction: stands under the template's first heading of text; texts: (heading, text) of others.
    revises: the plan is a new version of the row before it for the same organisation, and this is why.
    """

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
    level: str = "plan"
    texts: tuple[tuple[str, str], ...] = ()
    revises: str = ""


@dataclass(frozen=True, slots=True)
class PlanCopyRow:
    """A plan for a later year begun with all of an organisation's plan of 2026, by whom."""

    organisation: str
    year: int
    who: str


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase of an assignment that is run as a project."""

    title: str
    due_on: date
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentReportRow:
    """What is reported back, by whom (a person's key)."""

    on: date
    text: str
    who: str
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """What a body has assigned to an organisation. `who` as on an activity; closed: (day, minutes paragraph)."""

    organisation: str
    title: str
    text: str
    due_on: date
    decision: DecisionRow
    who: str = ""
    goal: str = ""
    resources: str = ""
    resource_owner: str = ""
    is_begun: bool = False
    phases: tuple[PhaseRow, ...] = ()
    reports: tuple[AssignmentReportRow, ...] = ()
    closed: tuple[date, str] | None = None


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """A reader's receipt of an organisation's plan of 2026: without a question it is understood as meant."""

    organisation: str
    reader: str
    read_on: date
    question: str = ""
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reader was reminded of a plan of 2026."""

    organisation: str
    reader: str
    sent_on: date
    version: int = 1
