"""The start page of those who do something here: the wheel's tasks and everything else that waits, by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.deadlines import Timing, timing
from annualcycle.models import CycleTask, CycleYear
from annualcycle.queries.changes import ChangeLine, changes_to_answer
from annualcycle.queries.task_counts import TaskCounts, task_counts, tasks_followed_up
from annualcycle.queries.tasks import (
    WAITING,
    TaskLine,
    ground_of,
    still_waited_for,
    task_lines,
    tasks_to_do,
)
from annualcycle.rules.wheel import can_prepare_years
from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from governance.queries import root_organisation
from workspace.todo import Waiting, todo

MOST_LATER = 6
MOST_OF_OTHERS = 5  # what others have handed in and asked for: the rest stands in the lists
NEXT_YEAR_FROM = 9  # the month from which next year's wheel is looked for


@dataclass(frozen=True, slots=True)
class Group:
    """Things to do under one heading. more: how many are not shown, and where they are."""

    key: str
    heading: str
    items: tuple[Waiting, ...]
    more: int = 0
    more_url: str = ""

    @property
    def number(self) -> int:
        """How many there are in all."""
        return len(self.items) + self.more


@dataclass(frozen=True, slots=True)
class MyTasks:
    """All that waits for a person. first: what to begin with; opening: tasks whose step has not opened yet.

    counts: of those whom the person follows up, None where there is nobody. shown: what notices may be about and the
    page tells already ("task-12").
    """

    first: Waiting | None
    groups: tuple[Group, ...]
    done: tuple[Waiting, ...]
    opening: int
    soon_days: int
    counts: TaskCounts | None
    shown: frozenset[str]

    @property
    def lede(self) -> str:
        """What to do first, in one sentence."""
        if self.first is None or self.first.due_on is None:
            text = _("Nothing is late, and nothing is due within %(days)s days.")
            return text % {"days": self.soon_days} if self.groups else ""
        told = {"title": self.first.title, "when": self.first.when}
        return _("Begin with %(title)s, %(when)s.") % told


def my_tasks(user: User) -> MyTasks:
    """What waits for the person: the wheel's tasks by day with everything else that has one, then what has none.

    What the wheel asks for stands as the wheel's task, and the content's own line gives way to it.
    """
    today = timezone.localdate()
    followed = list(tasks_followed_up(user))
    approve = [row for row in followed if row.state == CycleTask.State.SUBMITTED]
    rows = list(tasks_to_do(user).filter(state__in=WAITING))
    ground = ground_of({row.step_id for row in (*rows, *followed)}, today=today)
    rows = still_waited_for(rows, ground)
    lines = [line for line in task_lines(rows, ground=ground) if line.has_opened or line.is_late]
    others = [each for each in todo(user) if each.about is None or not each.about.is_asked_by(lines)]
    changes = changes_to_answer(user)[:MOST_OF_OTHERS]
    dated = [*map(_task, lines), *(each for each in others if each.due_on), *map(_change, changes)]
    by_timing: dict[Timing, list[Waiting]] = {each: [] for each in Timing}
    for each in sorted(dated, key=lambda each: (each.due_on or today, not each.mark)):
        when = timing(each.due_on or today, today, ground.soon_days)
        # Somebody waits for what was returned, whatever its day.
        by_timing[Timing.SOON if each.mark and when == Timing.LATER else when].append(each)
    undated = [each for each in others if not each.due_on and not each.is_done] + list(_wheels(user, today))
    handed_in = [_to_approve(line) for line in task_lines(approve, ground=ground)]
    groups = (
        Group("late", pgettext("tasks", "Late"), tuple(by_timing[Timing.LATE])),
        Group("soon", _("Within %(days)s days") % {"days": ground.soon_days}, tuple(by_timing[Timing.SOON])),
        _cut("approve", _("Waits for your approval"), handed_in, MOST_OF_OTHERS, reverse("task_list")),
        Group("undated", _("Without a day"), tuple(undated)),
        _cut("later", pgettext("tasks", "Later"), by_timing[Timing.LATER], MOST_LATER, reverse("task_list")),
    )
    return MyTasks(
        first=next(iter([*by_timing[Timing.LATE], *by_timing[Timing.SOON]]), None),
        groups=tuple(group for group in groups if group.items),
        done=tuple(each for each in others if each.is_done and not each.due_on),
        opening=len(rows) - len(lines),
        soon_days=ground.soon_days,
        counts=task_counts(user, followed, ground),
        shown=frozenset([*(f"task-{row.pk}" for row in (*rows, *approve)), *(f"change-{line.pk}" for line in changes)]),
    )


def _cut(key: str, heading: str, items: Iterable[Waiting], most: int, url: str) -> Group:
    found = list(items)
    return Group(key, heading, tuple(found[:most]), max(len(found) - most, 0), url)


def _task(line: TaskLine) -> Waiting:
    owner = _("responsible %(person)s") % {"person": line.owner_name} if line.owner_name else ""
    mark = line.word if line.state == CycleTask.State.RETURNED else ""
    progress = _("%(done)s of %(total)s done") % {"done": line.done, "total": line.total} if line.total else ""
    ready = _("all is done: hand it in") if line.total and line.is_whole else ""
    detail = " · ".join(part for part in ("" if mark else line.word, progress, ready, owner) if part)
    title = f"{line.step_name}, {line.organisation_name}"
    return Waiting(title, line.path, detail, line.done, line.total, due_on=line.due_on, mark=mark)


def _to_approve(line: TaskLine) -> Waiting:
    detail = _("Handed in, %(percent)s %% ready") % {"percent": line.percent}
    return Waiting(f"{line.step_name}, {line.organisation_name}", line.path, detail)


def _change(line: ChangeLine) -> Waiting:
    title = _("Change to answer: %(title)s") % {"title": line.title}
    return Waiting(title, line.url, line.organisation, due_on=line.answer_due_on)


def _wheels(user: User, today: date) -> Iterator[Waiting]:
    """A wheel that is lacking, or prepared and asks nobody, for those who shape it. Two queries, none for others."""
    if not grants_of(user).may_anywhere(Permission.SHAPE_CYCLE) or not can_prepare_years(user, root_organisation()):
        return
    started = dict(CycleYear.objects.order_by("year").values_list("year", "started_at"))
    years = [today.year, *([today.year + 1] if today.month >= NEXT_YEAR_FROM else [])]
    for year in years:
        title = _("The annual wheel of %(year)s") % {"year": year}
        if year not in started:
            yield Waiting(title, f"{reverse('year_prepare')}?year={year}", _("Lacking: prepare it"))
        elif started[year] is None:
            yield Waiting(title, reverse("cycle_show", args=[year]), _("Prepared, asks nobody until it is started"))
