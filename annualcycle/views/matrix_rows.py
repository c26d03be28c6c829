"""The whole picture made ready for its page and its file: words, figures and addresses, so that loops only print."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annualcycle.matrix import Cell, Total, total_of, totals_by
from annualcycle.models import CycleStep
from annualcycle.periods import Period
from annualcycle.queries.matrix import Picture
from annualcycle.queries.tasks import standing_word, step_period
from annualcycle.rules.matrix import can_remind_in
from annualcycle.task_states import Standing
from annualcycle.words import capitalised_label
from governance.models import User
from governance.tree import line_up

# What is said with how far it has come beside: the others are told by their word alone.
_WITH_PERCENT = frozenset({Standing.UNDER_WAY, Standing.RETURNED})


class CellRow(NamedTuple):
    """A cell to print. is_asked: False where the step asks the organisation nothing; remind: the task, or nothing.

    css: the class of a folded step's cells, with a space before.
    """

    is_asked: bool
    step: str
    css: str = ""
    url: str = ""
    sign: str = ""
    word: str = ""
    percent: str = ""
    late: str = ""
    remind: int = 0
    remind_label: str = ""


class OrganisationRow(NamedTuple):
    """An organisation with its cells. remind: its id where somebody may be reminded there by the reader."""

    pk: int
    name: str
    depth: int
    ready: str
    approved: str
    late: str
    cells: tuple[CellRow, ...]
    remind: int


class GroupRow(NamedTuple):
    """A board with those below it; without a name where the organisation stands alone."""

    pk: int
    name: str
    fold_label: str
    sums: str
    rows: tuple[OrganisationRow, ...]


class StepHead(NamedTuple):
    """A column. close_url: where its period is closed, once nothing remains in it. css: as in its cells."""

    pk: int
    name: str
    url: str
    due_on: str
    ready: str
    approved: str
    remind: int
    close_url: str
    close_label: str
    css: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRows:
    """The whole page. sums: all of it in one sentence.

    finished: how many steps nothing more is asked in, and that may be folded away; is_folded: whether they are.
    """

    heads: tuple[StepHead, ...]
    groups: tuple[GroupRow, ...]
    total: Total
    sums: str
    columns: int
    may_remind: bool
    finished: int
    is_folded: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to show."""
        return not self.groups or not self.heads


def percent(number: int) -> str:
    """Percent as it is printed."""
    return f"{number}\N{NO-BREAK SPACE}%"


def late_words(number: int) -> str:
    """How many tasks are late."""
    return ngettext("%(number)s late", "%(number)s late", number) % {"number": number}


def not_done_words(number: int) -> str:
    """How many tasks were not done."""
    return ngettext("%(number)s was not done", "%(number)s were not done", number) % {"number": number}


def in_a_sentence(total: Total) -> str:
    """How the tasks stand together."""
    parts = [
        _("%(percent)s ready") % {"percent": percent(total.ready)},
        _("%(percent)s approved") % {"percent": percent(total.approved_percent)},
    ]
    if total.late:
        parts.append(late_words(total.late))
    if total.returned:
        text = ngettext("%(number)s returned", "%(number)s returned", total.returned)
        parts.append(text % {"number": total.returned})
    if total.not_done:
        parts.append(not_done_words(total.not_done))
    return ", ".join(parts)


def matrix_rows(
    picture: Picture, user: User, *, late_only: bool, may_close: bool, with_finished: bool = False
) -> MatrixRows:
    """The picture to print, as `user` may act in it. late_only: only organisations and steps with something late.

    Finished steps are there but folded, on the screen only, unless `with_finished`: what goes on is seen first. The
    totals are those of the whole picture, whatever is shown.
    """
    made = _Maker(picture, user, may_close=may_close)
    finished = made.finished_steps()
    # Where nothing goes on there is nothing to see before the finished.
    made.folded = frozenset() if with_finished or len(finished) == len(picture.steps) else finished
    late = [cell for cell in picture.cells.values() if cell.is_late(picture.today)]
    places = {cell.organisation for cell in late} if late_only else {pk for group in picture.groups for pk in group}
    shown = {cell.step for cell in late} if late_only else {step.pk for step in picture.steps}
    steps = [step for step in picture.steps if step.pk in shown]
    total = total_of(picture.cells.values(), picture.today)
    return MatrixRows(
        heads=tuple(made.head(step) for step in steps),
        groups=tuple(made.group(group, steps, places) for group in picture.groups if not places.isdisjoint(group)),
        total=total,
        sums=in_a_sentence(total),
        columns=len(steps) + 3,
        may_remind=bool(made.reminded),
        finished=0 if late_only or len(finished) == len(picture.steps) else len(finished),
        is_folded=bool(made.folded) and not late_only,
    )


class _Maker:
    """What the rows share: the addresses' beginnings, the words of the states, and the totals."""

    def __init__(self, picture: Picture, user: User, *, may_close: bool) -> None:
        self.picture, self.user, self.may_close = picture, user, may_close
        self.folded: frozenset[int] = frozenset()
        self.parents = {pk: place.parent for pk, place in picture.places.items()}
        self.tasks = reverse("task_list")
        self.words = {standing: standing_word(standing) for standing in Standing}
        self.late = _("Late")
        self.remind_text = _("Remind %(organisation)s of %(step)s")
        self.of_step = totals_by(picture.cells.values(), lambda cell: cell.step, picture.today)
        self.of_place = totals_by(picture.cells.values(), lambda cell: cell.organisation, picture.today)
        self.remindable = {
            pk for group in picture.groups for pk in group if can_remind_in(user, pk, picture.places[pk].parent)
        }
        self.reminded = [cell for cell in picture.cells.values() if self.is_reminded(cell)]
        self.reminded_steps = {cell.step for cell in self.reminded}
        self.reminded_places = {cell.organisation for cell in self.reminded}

    def is_reminded(self, cell: Cell) -> bool:
        """Whether the reader may remind of it: it has opened and is waited for."""
        return cell.is_waiting and cell.has_opened and cell.organisation in self.remindable

    def finished_steps(self) -> frozenset[int]:
        """The steps in which nothing more is asked of anybody, and no period waits to be closed by the reader."""
        settled = [step for step in self.picture.steps if self.of_step[step.pk].is_settled]
        return frozenset(step.pk for step in settled if self._ripe(step) is None)

    def _ripe(self, step: CycleStep) -> Period | None:
        """The step's period where the reader may close it, with nothing remaining in it."""
        period = step_period(step)
        is_ripe = (
            self.may_close
            and period is not None
            and self.of_step[step.pk].is_finished
            and period.end < self.picture.today
            and not self.picture.closings.is_closed(period)
            and self.picture.board is None
            and step.pk in self.picture.following_up
        )
        return period if is_ripe else None

    def _css(self, step: CycleStep) -> str:
        return " is-folded" if step.pk in self.folded else ""

    def head(self, step: CycleStep) -> StepHead:
        """A step's column."""
        total, ripe = self.of_step[step.pk], self._ripe(step)
        return StepHead(
            pk=step.pk,
            name=step.name,
            url=reverse("step_show", args=[step.pk]),
            due_on=step.due_on.isoformat(),
            ready=percent(total.ready),
            approved=percent(total.approved_percent),
            remind=step.pk if step.pk in self.reminded_steps else 0,
            close_url=reverse("period_close", args=[ripe.slug]) if ripe else "",
            close_label=_("Close %(period)s") % {"period": capitalised_label(ripe)} if ripe else "",
            css=self._css(step),
        )

    def group(self, group: Collection[int], steps: Collection[CycleStep], places: Collection[int]) -> GroupRow:
        """A board with those below it."""
        order = list(group)
        first = self.picture.places[order[0]]
        rows = tuple(self.organisation(pk, order, steps) for pk in order if pk in places)
        if len(order) == 1:
            return GroupRow(first.pk, "", "", "", rows)
        fold = ngettext("Show the %(number)s organisation", "Show the %(number)s organisations", len(rows))
        total = total_of(self.picture.of_organisations(set(order)), self.picture.today)
        return GroupRow(first.pk, first.name, fold % {"number": len(rows)}, in_a_sentence(total), rows)

    def organisation(self, pk: int, order: Collection[int], steps: Collection[CycleStep]) -> OrganisationRow:
        """An organisation's row."""
        place, total = self.picture.places[pk], self.of_place[pk]
        return OrganisationRow(
            pk=pk,
            name=place.name,
            depth=self._depth(pk, order),
            ready=percent(total.ready),
            approved=percent(total.approved_percent),
            late=late_words(total.late) if total.late else "",
            cells=tuple(self.cell(pk, step) for step in steps),
            remind=pk if pk in self.reminded_places else 0,
        )

    def _depth(self, pk: int, order: Collection[int]) -> int:
        """How many of the group's organisations stand above it; four at most are told apart."""
        above = line_up(self.picture.places[pk].parent, self.parents)
        return min(len(set(above) & set(order)), 4)

    def cell(self, organisation: int, step: CycleStep) -> CellRow:
        """An organisation's task in a step."""
        cell = self.picture.cells.get((organisation, step.pk))
        if cell is None:
            return CellRow(is_asked=False, step=step.name, css=self._css(step))
        remind = self.is_reminded(cell)
        names = {"organisation": self.picture.places[organisation].name, "step": step.name}
        return CellRow(
            is_asked=True,
            step=step.name,
            css=self._css(step),
            url=f"{self.tasks}{cell.task}/",
            sign=cell.standing.value,
            word=self.words[cell.standing],
            percent=percent(cell.percent) if cell.standing in _WITH_PERCENT else "",
            late=self.late if cell.is_late(self.picture.today) else "",
            remind=cell.task if remind else 0,
            remind_label=self.remind_text % names if remind else "",
        )
