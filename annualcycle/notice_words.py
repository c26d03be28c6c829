"""What people are told of tasks, in words: those that still hold."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annualcycle.models import CycleTask
from annualcycle.queries.tasks import WAITING, TaskLine, task_lines, whole_tasks
from governance.models import Notice
from governance.notices import Told

State = CycleTask.State
_NEW, _ANSWERS, _LATE, _SOON = (
    gettext_lazy("New"),
    gettext_lazy("What has happened"),
    gettext_lazy("Late"),
    gettext_lazy("Soon due"),
)
_TO_APPROVE = gettext_lazy("To approve")


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of notice is told: while the task is in these states, under this heading, as this sentence.

    rank: how urgent, 1 the most.
    when_late: how it is told instead once the task is late.
    title, detail: with %(step)s, %(organisation)s, %(due)s, %(owner)s, %(done)s, %(total)s and %(by)s.
    """

    states: Collection[str]
    group: str | Promise
    title: str | Promise
    detail: str | Promise = ""
    rank: int = 5
    holds: Callable[[TaskLine], bool] = lambda _line: True
    when_late: "Wording | None" = None

    @property
    def is_counted(self) -> bool:
        """Whether it tells how far the task has come."""
        return "%(done)s" in str(self.detail)


# Kinds -> words. Those of the reminders are given by annualcycle/reminding.py.
WORDINGS: Mapping[str, Wording] = {
    "task_asked": Wording(
        WAITING,
        _NEW,
        gettext_lazy("%(step)s, %(organisation)s"),
        gettext_lazy("To be handed in by %(due)s."),
        rank=4,
        holds=lambda line: line.is_waiting,
    ),
    "task_submitted": Wording(
        [State.SUBMITTED],
        _TO_APPROVE,
        gettext_lazy("%(organisation)s has handed in %(step)s"),
        gettext_lazy("%(done)s of %(total)s done."),
        rank=4,
    ),
    "task_returned": Wording(
        [State.RETURNED],
        _ANSWERS,
        gettext_lazy("Returned: %(step)s, %(organisation)s"),
        gettext_lazy("To be handed in again by %(due)s."),
        rank=2,
    ),
    "task_approved": Wording([State.APPROVED], _ANSWERS, gettext_lazy("Approved: %(step)s, %(organisation)s")),
    "task_reopened": Wording(
        WAITING,
        _ANSWERS,
        gettext_lazy("Opened again: %(step)s, %(organisation)s"),
        gettext_lazy("To be handed in by %(due)s."),
    ),
    "task_extended": Wording(WAITING, _ANSWERS, gettext_lazy("New day, %(due)s: %(step)s, %(organisation)s")),
    "task_exempted": Wording([State.EXEMPT], _ANSWERS, gettext_lazy("Exempt: %(step)s, %(organisation)s")),
    "task_noted": Wording(list(State), _ANSWERS, gettext_lazy("Comment: %(step)s, %(organisation)s")),
    "task_soon": Wording(
        WAITING,
        _SOON,
        gettext_lazy("%(step)s, %(organisation)s"),
        gettext_lazy("To be handed in by %(due)s. %(done)s of %(total)s done."),
        rank=3,
        holds=lambda line: line.is_soon,  # not after a new day has been given
    ),
    "task_late": Wording(
        WAITING,
        _LATE,
        gettext_lazy("%(step)s, %(organisation)s"),
        gettext_lazy("Was to be handed in by %(due)s. %(done)s of %(total)s done."),
        rank=1,
        holds=lambda line: line.is_late,
    ),
    "task_escalated": Wording(
        WAITING,
        _LATE,
        gettext_lazy("%(organisation)s has not handed in %(step)s"),
        gettext_lazy("It was to be handed in by %(due)s. Owner: %(owner)s."),
        rank=2,
        holds=lambda line: line.is_late,
    ),
    "task_reminded": Wording(
        WAITING,
        _SOON,
        gettext_lazy("%(by)s reminds of %(step)s, %(organisation)s"),
        gettext_lazy("To be handed in by %(due)s. %(done)s of %(total)s done."),
        rank=2,
        holds=lambda line: line.is_waiting,
        when_late=Wording(
            WAITING,
            _LATE,
            gettext_lazy("%(by)s reminds of %(step)s, %(organisation)s"),
            gettext_lazy("Was to be handed in by %(due)s. %(done)s of %(total)s done."),
            rank=2,
        ),
    ),
}


def task_words(notices: Sequence[Notice]) -> dict[int, Told]:
    """The words of these notices, by id; of two alike of the same task the later is told. Few queries for all."""
    latest = {(notice.person_id, notice.kind, _task_of(notice)): notice for notice in sorted(notices, key=_age)}
    counted = {task for _person, kind, task in latest if kind in WORDINGS and WORDINGS[kind].is_counted}
    tasks = whole_tasks().filter(pk__in={_task_of(each) for each in notices})
    lines = {line.pk: line for line in task_lines(tasks, counted=counted)}
    found = {}
    for notice in latest.values():
        line, wording = lines.get(_task_of(notice)), WORDINGS.get(notice.kind)
        if line is not None and wording is not None and line.state in wording.states and wording.holds(line):
            found[notice.pk] = _told(notice, line, wording)
    return found


def _told(notice: Notice, line: TaskLine, wording: Wording) -> Told:
    wording = wording.when_late if line.is_late and wording.when_late else wording
    told = {
        "step": line.step_name,
        "organisation": line.organisation_name,
        "due": line.due_on.isoformat(),
        "owner": line.owner_name or _("nobody"),
        "done": line.done,
        "total": line.total,
        "by": notice.payload.get("by", ""),
    }
    return Told(str(wording.title) % told, line.path, str(wording.group), str(wording.detail) % told, wording.rank)


def _task_of(notice: Notice) -> int:
    """The task that it is about: "task-12"."""
    return int(notice.about.removeprefix("task-"))


def _age(notice: Notice) -> int:
    return notice.pk
