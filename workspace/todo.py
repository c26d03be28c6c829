"""What waits for a person, told from the content itself: values to enter, plans to write, goals to assess."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annualcycle.models import Content
from annualcycle.periods import Period
from annualcycle.progress import Need
from annualcycle.queries.periods import closings
from annualcycle.queries.tasks import TaskLine
from dialogue.queries.receipts import questions_waiting
from goals.models import Plan
from goals.queries.activities import OPEN, activity_lines, my_activities
from goals.queries.assessment import period_to_assess
from goals.queries.assignments import assignment_lines, reported_assignments, waiting_assignments
from goals.queries.joint import contribution_rows
from goals.queries.plan_list import PlanRow, plan_list
from goals.queries.progress import goals_answered, goals_assessed, planned_year
from goals.rules import WRITERS, can_adopt_plan
from governance.access import Grants, grants_of
from governance.language import active_language
from governance.models import AdoptionState, GovernanceModel, Membership, Organisation, User
from governance.models.organisation import Permission
from indicators.queries import rounds_now

Role = Membership.Role
WRITING_ROLES = (Role.MANAGER, Role.OFFICIAL, Role.CONTROLLER)
MOST_UNITS = 5  # a head of more units than this goes by the lists instead


WORKS = (
    Permission.WRITE_PLANS,
    Permission.ENTER_VALUES,
    Permission.ASSESS_GOALS,
    Permission.RECORD_DECISIONS,
    Permission.SHAPE_MODEL,
)


def begins_with_tasks(grants: Grants) -> bool:
    """Whether the person's first page is what waits for her: those who do something here, not those who read."""
    return any(grants.may_anywhere(permission) for permission in WORKS)


@dataclass(frozen=True, slots=True)
class About:
    """What something to do is about, as a step of the wheel asks for it.

    places: the organisations whose it is; period: what is followed up; year: what is planned for.
    """

    contents: tuple[Content, ...]
    places: frozenset[int] = frozenset()
    period: Period | None = None
    year: int | None = None

    def is_asked_by(self, lines: Iterable[TaskLine]) -> bool:
        """Whether the wheel's tasks ask for the same thing of each of the places, so that they tell of it already."""
        asking = [line for line in lines if any(self._is_same(part.need) for part in line.parts)]
        return bool(asking) and self.places <= {line.organisation for line in asking}

    def _is_same(self, need: Need) -> bool:
        if need.content not in self.contents:
            return False
        if self.period is not None and need.period is not None:
            return need.period == self.period or need.period.covers(self.period)
        return self.year is None or planned_year(need) == self.year


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing to do: what, where, and how far it has come. total is 0 where it is not counted.

    due_on: its day, where it has one; mark: what sets it apart ("Returned").
    """

    title: str
    url: str
    detail: str
    done: int = 0
    total: int = 0
    due_on: date | None = None
    mark: str = ""
    about: About | None = None

    @property
    def is_done(self) -> bool:
        """Whether nothing is left of it."""
        return bool(self.total) and self.done >= self.total

    @property
    def when(self) -> str:
        """How its day stands to today: "3 days late", "due tomorrow", "due 2026-09-25"; empty without a day."""
        return day_words(self.due_on, timezone.localdate()) if self.due_on else ""


def day_words(due_on: date, today: date) -> str:
    """How the day by which something is due stands to today, in the active language."""
    days = (today - due_on).days
    if days > 0:
        return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}
    if days >= -1:
        return _("due tomorrow") if days else _("due today")
    return _("due %(day)s") % {"day": due_on.isoformat()}


def todo(user: User) -> list[Waiting]:
    """What waits for the person in the open municipality, what is done last. Empty for those who only read.

    The same queries however many organisations it concerns.
    """
    grants = grants_of(user)
    own = _held(grants, Role.MANAGER, Role.OFFICIAL)
    writing = _held(grants, *WRITING_ROLES)
    names = dict(Organisation.objects.filter(pk__in=writing).order_by("sort_key").values_list("pk", "name"))
    found: list[Waiting] = []
    if own:
        found += [*_plans(user, own), *_values(user, own, names)]
        found += _questions(own)
    found += [*_activities(user), *_assignments(user, writing)]
    if any(grants.may_anywhere(permission) for permission in (*WRITERS, Permission.ASSESS_GOALS)):
        found += [*_unanswered(names), *_comments(user)]
    if grants.may_anywhere(Permission.ASSESS_GOALS):
        found += _assessments(grants.where(Permission.ASSESS_GOALS))
    if grants.may_anywhere(Permission.RECORD_DECISIONS):
        found += _decisions(user)
        found += _reported(user)
    if grants.may_anywhere(Permission.SHAPE_MODEL):
        found += _models()
    return sorted(found, key=lambda waiting: waiting.is_done)


def _held(grants: Grants, *roles: Role) -> frozenset[int]:
    """The organisations where the person holds one of the roles."""
    return frozenset().union(*(grants.roles.get(role, frozenset()) for role in roles))


def _unanswered(names: Mapping[int, str]) -> Iterator[Waiting]:
    """For each organisation in which the person writes: the goals from above that wait for its answer."""
    year = timezone.localdate().year
    needs = [Need(Content.ANSWERS, pk, year) for pk in list(names)[:MOST_UNITS]]
    for need, progress in goals_answered(needs).items():
        title = _("Answer what reaches %(unit)s %(year)s") % {"unit": names[need.organisation], "year": year}
        detail = _("%(done)s of %(total)s goals answered") % {"done": progress.done, "total": progress.total}
        about = About((Content.ANSWERS,), frozenset({need.organisation}), year=year)
        yield Waiting(title, progress.path, detail, progress.done, progress.total, about=about)


def _comments(user: User) -> Iterator[Waiting]:
    period = period_to_assess()
    rows = [row for row in contribution_rows(period=period, user=user) if row.may_comment]
    done = sum(not row.is_missing for row in rows)
    if rows:
        label = period.label(active_language())
        title = _("Comment on joint commitments for %(period)s") % {"period": label}
        detail = _("%(done)s of %(total)s comments written") % {"done": done, "total": len(rows)}
        places = frozenset(row.organisation_id for row in rows if row.is_missing)
        about = About((Content.COMMENTS,), places, period=period)
        yield Waiting(title, reverse("contribution_list"), detail, done, len(rows), about=about)


def _plans(user: User, own: frozenset[int]) -> Iterator[Waiting]:
    year = timezone.localdate().year
    page = plan_list(year=year, user=user)
    rows = [row for row in page.rows if row.organisation_id in own]
    for row in rows[:MOST_UNITS]:
        yield _plan(row, year, has_kinds=len(page.levels) > 1)


def _plan(row: PlanRow, year: int, *, has_kinds: bool) -> Waiting:
    title = _plan_title(row.level_name if has_kinds else "", year, row.organisation)
    about = About((Content.PLAN, Content.ADOPTED_PLAN), frozenset({row.organisation_id}), year=year)
    if row.plan_id is None:
        address = f"{reverse('plan_create')}?organisation={row.organisation_id}&year={year}&level={row.level_id}"
        return Waiting(title, address, _("Not begun"), about=about)
    if row.written_id is not None:
        detail = (
            _("New version: %(state)s") % {"state": row.revision_label.lower()} if row.revision_id else row.state_label
        )
        return Waiting(title, reverse("plan_edit", args=[row.written_id]), detail, about=about)
    progress = _("%(done)s of %(total)s activities done") % {"done": row.done, "total": row.activities}
    return Waiting(title, row.url, f"{row.state_label} · {progress}", row.done, row.activities)


def _plan_title(level: str, year: int, unit: str) -> str:
    """Named by its level where the model has several kinds of plans."""
    if level:
        return _("%(level)s %(year)s, %(unit)s") % {"level": level, "year": year, "unit": unit}
    return _("Plan for %(year)s, %(unit)s") % {"year": year, "unit": unit}


def _questions(own: frozenset[int]) -> Iterator[Waiting]:
    number = questions_waiting(own)
    if number:
        title = ngettext("%(number)s question to answer", "%(number)s questions to answer", number)
        asks = _("A board member has read the plan and asks.")
        yield Waiting(title % {"number": number}, reverse("receipt_list"), asks)


def _values(user: User, own: frozenset[int], names: Mapping[int, str]) -> Iterator[Waiting]:
    language = active_language()
    places = [pk for pk in names if pk in own][:MOST_UNITS]
    for pk, (period, progress) in rounds_now(places, timezone.localdate(), reader=user).items():
        title = _("Values for %(period)s, %(unit)s") % {"period": period.label(language), "unit": names[pk]}
        detail = _("%(done)s of %(total)s entered") % {"done": progress.done, "total": progress.total}
        about = About((Content.VALUES,), frozenset({pk}), period=period)
        address = f"{reverse('value_entry')}?organisation={pk}"
        yield Waiting(title, address, detail, progress.done, progress.total, about=about)


def _assessments(places: frozenset[int]) -> Iterator[Waiting]:
    period = period_to_assess()
    if closings().is_closed(period):
        return
    found = goals_assessed([Need(Content.ASSESSMENTS, pk, period.year, period) for pk in places])
    done, total = (sum(getattr(each, name) for each in found.values()) for name in ("done", "total"))
    if total:
        detail = _("%(done)s of %(total)s assessed") % {"done": done, "total": total}
        title = _("Assess goals and core missions for %(period)s") % {"period": period.label(active_language())}
        lacking = frozenset(need.organisation for need, progress in found.items() if not progress.is_whole)
        about = About((Content.ASSESSMENTS,), lacking, period=period)
        yield Waiting(title, reverse("assessment_list"), detail, done, total, about=about)


def _decisions(user: User) -> Iterator[Waiting]:
    submitted = Plan.objects.filter(state=AdoptionState.SUBMITTED).select_related("organisation", "level")
    for plan in submitted.order_by("organisation__sort_key"):
        if can_adopt_plan(user, plan):
            title = _plan_title(plan.level.name, plan.year, plan.organisation.name)
            detail = (
                _("New version, waits for the decision") if plan.revises_id else _("Submitted, waits for the decision")
            )
            yield Waiting(title, reverse("plan_show", args=[plan.pk]), detail)


def _activities(user: User) -> Iterator[Waiting]:
    """Those that the person is to do herself this year."""
    year = timezone.localdate().year
    lines = activity_lines(my_activities(user, year), user=user)
    if lines:
        done = sum(line.status not in OPEN for line in lines)
        late = sum(line.is_late for line in lines)
        detail = _("%(done)s of %(total)s done or stopped") % {"done": done, "total": len(lines)}
        if late:
            detail += " · " + ngettext("%(number)s is late", "%(number)s are late", late) % {"number": late}
        title = _("My activities %(year)s") % {"year": year}
        # Only what is late has a day of its own here: the others are spread over the year.
        due_on = min((line.due_on for line in lines if line.is_late), default=None)
        yield Waiting(title, reverse("activity_mine"), detail, done, len(lines), due_on=due_on)


def _assignments(user: User, writing: frozenset[int]) -> Iterator[Waiting]:
    """What is to be reported back: by the person herself, or by where she works."""
    for line in assignment_lines(waiting_assignments(user, writing))[:MOST_UNITS]:
        title = _("Assignment: %(title)s") % {"title": line.title}
        yield Waiting(title, line.url, _("From %(body)s") % {"body": line.giver}, due_on=line.due_on)


def _reported(user: User) -> Iterator[Waiting]:
    for line in assignment_lines(reported_assignments(user))[:MOST_UNITS]:
        title = _("Assignment: %(title)s") % {"title": line.title}
        yield Waiting(title, line.url, _("Reported back, waits for the decision to close it"))


def _models() -> Iterator[Waiting]:
    drafts = GovernanceModel.objects.filter(state=AdoptionState.DRAFT).order_by("version")
    for model in drafts:
        number = model.levels.count()
        detail = ngettext("Draft, %(number)s level", "Draft, %(number)s levels", number) % {"number": number}
        yield Waiting(str(model), reverse("model_show", args=[model.pk]), detail)
