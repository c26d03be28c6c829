"""Reads of the wheel's steps: one step in full, what its form offers, and the mark of what a person read of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Model, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.deadlines import due_day, is_waited_for
from annualcycle.models import Content, CycleStep, CycleTask, CycleYear, StepAdjustment, StepDocument
from annualcycle.periods import Frequency, Period, periods_of_year
from annualcycle.queries.task_people import held_today
from annualcycle.queries.tasks import WAITING, ask_label, standing_word, step_period
from annualcycle.rules.tasks import WORKING_ROLES
from annualcycle.rules.wheel import can_adjust_steps
from annualcycle.statutes import StatutoryDay, is_exceptional, statutory_day, why
from annualcycle.task_states import Standing
from governance.access import grants_of
from governance.language import active_language
from governance.models import Membership, ModelLevel, Organisation, User
from governance.models.organisation import BOARDS, Permission
from governance.refusals import fingerprint
from governance.tree import line_up, lines_up, subtree

# Longest first: what most steps concern.
_OFFERED = (Frequency.HALF_YEAR, Frequency.TERTIAL, Frequency.QUARTER, Frequency.SCHOOL_YEAR, Frequency.MONTH)
_State = CycleTask.State
HANDED_IN = (_State.SUBMITTED, _State.RETURNED, _State.APPROVED)
# What is followed up is followed up for a period.
NEEDS_PERIOD = frozenset({Content.VALUES, Content.ASSESSMENTS, Content.ANALYSES})
_ANSWERS = (*WORKING_ROLES, Membership.Role.ADMINISTRATOR, Membership.Role.MODEL_OWNER)


def steps() -> QuerySet[CycleStep]:
    """Every step with its year and whose it is: for the access door."""
    return CycleStep.objects.select_related("cycle", "organisation", "responsible")


def municipal_steps() -> QuerySet[CycleStep]:
    """The municipality's steps, which boards may have their own days for: for the access door."""
    return steps().filter(organisation__parent=None)


def step_marks(step: CycleStep) -> list[Model]:
    """What belongs to the step and changes with it: its asks and documents, in a fixed order. Two queries."""
    return [*step.asks.order_by("pk"), *step.documents.order_by("pk")]


def step_mark(step: CycleStep) -> str:
    """The mark of what is stored of the step now. Two queries."""
    return fingerprint(step, *step_marks(step))


# --- what a form offers


def period_choices(year: int, chosen: str = "") -> list[tuple[str, str | list[tuple[str, str]]]]:
    """The periods that a step of the year may concern, by kind, as a select's groups; also the one chosen already."""
    years = [(each.slug, each.code) for each in (Period.of_year(year + more) for more in (-1, 0, 1))]
    groups: list[tuple[str, str | list[tuple[str, str]]]] = [(_("Years"), years)]
    known = {slug for slug, _label in years}
    for frequency in _OFFERED:
        periods = periods_of_year(year, frequency)
        if frequency is Frequency.SCHOOL_YEAR:
            periods = (*periods, periods[-1].next())
        listed = [(period.slug, capitalised_label(period)) for period in periods]
        known |= {slug for slug, _label in listed}
        groups.append((_group_name(frequency), listed))
    if chosen and chosen not in known:
        groups.insert(0, (chosen, capitalised_label(Period.parse(chosen))))
    return groups


def capitalised_label(period: Period) -> str:
    """The period in words as a sentence begins with it."""
    label = period.label(active_language())
    return label[:1].upper() + label[1:]


def _group_name(frequency: Frequency) -> str:
    return {
        Frequency.HALF_YEAR: _("Half-years"),
        Frequency.TERTIAL: _("Four-month periods"),
        Frequency.QUARTER: _("Quarters"),
        Frequency.SCHOOL_YEAR: _("School years"),
        Frequency.MONTH: _("Months"),
    }[frequency]


def plan_levels(cycle: CycleYear) -> QuerySet[ModelLevel]:
    """The levels whose plans a step may ask for."""
    return ModelLevel.objects.filter(model=cycle.model_id, form=ModelLevel.Form.PLAN)


def responsible_people(chosen: int | None = None) -> QuerySet[User]:
    """Those who may be responsible for a step: who works here today, and the one chosen already. By name."""
    here = Q(pk__in=held_today(roles=_ANSWERS).order_by().values("user"))
    return User.objects.filter(here | Q(pk=chosen) if chosen else here).order_by("full_name", "pk")


def places_to_shape(user: User) -> list[Organisation]:
    """Whose steps the person may shape: the municipality's first, then the boards' by name. One query."""
    where = grants_of(user).where(Permission.SHAPE_CYCLE)
    owners = Organisation.objects.filter(Q(parent=None) | Q(kind__in=BOARDS), pk__in=where)
    return sorted(owners, key=lambda each: (each.parent_id is not None, each.sort_key))


def adjustment_of(step: CycleStep, board: Organisation) -> StepAdjustment | None:
    """What the board has of its own for the step."""
    return StepAdjustment.objects.filter(step=step, organisation=board).first()


# --- one step


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a step that is taken away: tasks, and how many of them somebody has handed in."""

    tasks: int
    handed_in: int


def removal_of(step: CycleStep) -> Removal:
    """What would go with the step. One query."""
    found = step.tasks.aggregate(all=Count("pk"), handed_in=Count("pk", filter=Q(state__in=HANDED_IN)))
    return Removal(found["all"], found["handed_in"])


@dataclass(frozen=True, slots=True)
class AskedLine:
    """An organisation that the step asks, with its task; task None while the wheel is being prepared.

    sign: the state's shape (templates/annualcycle/task_signs.html); empty while it is not handed in.
    """

    organisation: str
    task: int | None
    state: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A board's own name and days for the step; own None: it has none. may_adjust: the reader may write them."""

    organisation: Organisation
    own: StepAdjustment | None
    may_adjust: bool


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything about a step.

    follows_up: it does not only ask for other things than values, assessments and analyses of its period, so that the
    period may be closed with it.
    asked_words: the kinds it is asked of. own: the boards with days of their own; without: those that the reader may
    give such. before, after: the same step of other years.
    """

    period: str
    follows_up: bool
    law: StatutoryDay | None
    why: str
    asks: tuple[str, ...]
    asked_words: tuple[str, ...]
    asked: tuple[AskedLine, ...]
    work_from: tuple[StepDocument, ...]
    handed_in: tuple[StepDocument, ...]
    own: tuple[OwnLine, ...]
    without: tuple[OwnLine, ...]
    before: CycleStep | None
    after: CycleStep | None


def step_page(step: CycleStep, user: User) -> StepPage:
    """Everything about the step, for this reader. Seven queries however many it asks."""
    organisations = list(Organisation.objects.all())
    law = law_of_step(step)
    documents = tuple(step.documents.all())
    period = step_period(step)
    labels = dict(Organisation.Kind.choices)
    adjustments = list(step.adjustments.all())
    boards = list(_own(step, organisations, adjustments, user))
    asks = list(step.asks.select_related("level").order_by("pk"))
    return StepPage(
        period=capitalised_label(period) if period else "",
        follows_up=not asks or any(ask.content in NEEDS_PERIOD for ask in asks),
        law=law,
        why=why(law) if law else "",
        asks=tuple(ask_label(ask) for ask in asks),
        asked_words=tuple(str(labels[kind]) for kind in step.asked_kinds),
        asked=tuple(_asked(step, organisations, adjustments)),
        work_from=tuple(each for each in documents if not each.is_handed_in),
        handed_in=tuple(each for each in documents if each.is_handed_in),
        own=tuple(each for each in boards if each.own),
        without=tuple(each for each in boards if not each.own),
        before=CycleStep.objects.select_related("cycle").filter(pk=step.follows_id).first(),
        after=step.followed_by.select_related("cycle").order_by("pk").first(),
    )


def law_of_step(step: CycleStep) -> StatutoryDay | None:
    """The day that the law sets for the step; None for a step without one."""
    if not step.statute:
        return None
    period = step_period(step)
    return statutory_day(
        step.statute,
        step.due_on.year,
        period_end=period.end if period else None,
        is_exceptional=is_exceptional(step.statute, step.latest_on),
    )


def concerned(step: CycleStep, organisations: Iterable[Organisation], today: date) -> list[Organisation]:
    """The organisations that starting the wheel would ask: of the step's kinds, there on its days, in its area."""
    everything = list(organisations)
    reach = subtree(step.organisation_id, {each.pk: each.parent_id for each in everything})
    last = max(step.opens_on, today)
    return [
        each
        for each in everything
        if each.pk in reach
        and each.kind in step.asked_kinds
        and each.valid_from <= step.due_on
        and (each.valid_to is None or each.valid_to >= last)
    ]


def _asked(
    step: CycleStep, organisations: Sequence[Organisation], adjustments: Iterable[StepAdjustment]
) -> Iterable[AskedLine]:
    if step.cycle.started_at is None:
        return [AskedLine(each.name, None, "") for each in concerned(step, organisations, timezone.localdate())]
    tasks = CycleTask.objects.filter(step=step).select_related("organisation").order_by("organisation__sort_key")
    parents = {each.pk: each.parent_id for each in organisations}
    days = {own.organisation_id: own.due_on for own in adjustments if own.due_on}
    found = []
    for task in tasks:
        line = line_up(task.organisation_id, parents)
        due = due_day(own=task.due_on, line=line, days=days, step=step.due_on)
        word, sign = _state_words(task, step.cycle.year, due)
        found.append(AskedLine(task.organisation.name, task.pk, word, sign))
    return found


def _state_words(task: CycleTask, year: int, due: date) -> tuple[str, str]:
    """The word and its shape. How far its content has come is told on the task's own page and in the whole picture."""
    if task.state in WAITING and not is_waited_for(year=year, due=due, today=timezone.localdate()):
        return standing_word(Standing.NOT_DONE), Standing.NOT_DONE.value
    if task.state == _State.OPEN:
        return _("Not handed in"), ""
    return str(task.get_state_display()), task.state


def _own(
    step: CycleStep, organisations: Sequence[Organisation], adjustments: Iterable[StepAdjustment], user: User
) -> Iterable[OwnLine]:
    """The boards that have something of their own, and those that the step concerns and the reader may write it for."""
    if step.organisation.parent_id is not None:
        return
    there = {own.organisation_id: own for own in adjustments}
    parents = {each.pk: each.parent_id for each in organisations}
    asked = lines_up((each.pk for each in concerned(step, organisations, step.opens_on)), parents)
    for each in organisations:
        may = each.pk in asked and can_adjust_steps(user, each)
        if may or each.pk in there:
            yield OwnLine(each, there.get(each.pk), may)
