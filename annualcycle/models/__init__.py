"""When: the wheel's years and steps, each organisation's tasks, closed periods, and what changes within the year."""

from annualcycle.models.changes import ChangeRequest
from annualcycle.models.periods import FREQUENCY_LABELS, ClosedPeriod, PeriodReopening
from annualcycle.models.reminders import CalendarSubscription, ReminderPolicy
from annualcycle.models.tasks import CycleTask, TaskDocument, TaskMove
from annualcycle.models.walkthroughs import Attendance, WalkThrough
from annualcycle.models.wheel import Content, CycleStep, CycleYear, Statute, StepAdjustment, StepAsk, StepDocument

__all__ = [
    "FREQUENCY_LABELS",
    "Attendance",
    "CalendarSubscription",
    "ChangeRequest",
    "ClosedPeriod",
    "Content",
    "CycleStep",
    "CycleTask",
    "CycleYear",
    "PeriodReopening",
    "ReminderPolicy",
    "Statute",
    "StepAdjustment",
    "StepAsk",
    "StepDocument",
    "TaskDocument",
    "TaskMove",
    "WalkThrough",
]
