"""What the annual cycle holds: the wheels, how the tasks stand, changes within the year, walk-throughs and rules."""

from dataclasses import dataclass
from datetime import date

from annualcycle.models import ChangeRequest, CycleStep, TaskMove
from workspace.demo.records.basis import DecisionRow

Change = ChangeRequest.Kind
Answer = ChangeRequest.State
Move = TaskMove.Move
StepKind = CycleStep.Kind


@dataclass(frozen=True, slots=True)
class TaskRow:
    """How what a step asks stands in some organisations, where it is not handed in and approved in time.

    moves: (what happened, on which day, by whom, with what words), in order; "" for whoever owns the task.
    """

    step: str
    organisations: tuple[str, ...]
    moves: tuple[tuple[Move, date, str, str], ...] = ()
    year: int = 2026
    hours: str = ""
    own_day: date | None = None
    document: str = ""  # the registry number of what is handed in


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A board's own days, name or words for one of the municipality's steps."""

    step: str
    organisation: str
    due_on: date | None = None
    name: str = ""
    note: str = ""
    year: int = 2026


@dataclass(frozen=True, slots=True)
class BoardStepRow:
    """A step of a board's own."""

    organisation: str
    name: str
    kind: StepKind
    opens_on: date
    due_on: date
    purpose: str = ""
    asks: tuple[tuple[str, str], ...] = ()  # (content, wording)
    asked_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change within the year: asked for, perhaps answered."""

    kind: Change
    title: str
    organisation: str
    who: str
    received_on: date
    cause: str
    consequence: str
    concerns: tuple[str, ...]
    proposal: str = ""
    step: str = ""
    received_from: str = ""
    state: Answer = Answer.WAITING
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    decision: DecisionRow | None = None


@dataclass(frozen=True, slots=True)
class WalkThroughRow:
    """A walk-through of the governance model, and who was there."""

    organisation: str
    held_on: date
    subject: str
    led_by: str
    notes: str
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What has been said of something that breaks a rule: what is being done, or why it may stand."""

    subject: str
    organisation: str
    on: date
    owner: str = ""
    answer: str = ""
    exception: str = ""
    excepted_by: str = ""
    until: date | None = None
