"""Two plans of an organisation side by side: texts by section, answers by goal, activities and what changed in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from goals.models import Activity, Plan
from goals.queries.plan_document import ActivityRow, GoalAnswer, PlanDocument, PlanSection, plan_document
from goals.worddiff import Difference, difference


class Change(StrEnum):
    """What became of something between the older plan and the newer."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TextPair:
    """What the two plans say in one place. heading: a section's, a goal's, or the name of an activity's field."""

    heading: str
    change: Change
    texts: Difference


@dataclass(frozen=True, slots=True)
class ActivityPair:
    """An activity in both plans, or in one of them. fields: those that changed."""

    title: str
    change: Change
    fields: tuple[TextPair, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalPair:
    """What the two plans say and do for one goal."""

    goal_id: int
    title: str
    answer: TextPair
    activities: tuple[ActivityPair, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything differs."""
        return self.answer.change != Change.SAME or any(row.change != Change.SAME for row in self.activities)


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """An older plan and a newer, place by place."""

    old: Plan
    new: Plan
    sections: tuple[TextPair, ...]
    goals: tuple[GoalPair, ...]

    @property
    def are_alike(self) -> bool:
        """Whether nothing differs."""
        return not any(pair.change != Change.SAME for pair in self.sections) and not any(
            goal.is_changed for goal in self.goals
        )


def plan_comparison(plan: Plan, other: Plan) -> PlanComparison:
    """The two, the older to the left whichever way they were asked for. A constant number of queries."""
    old, new = sorted((plan, other), key=lambda each: (each.year, each.version, each.pk))
    before, after = plan_document(old), plan_document(new)
    return PlanComparison(old, new, _sections(before, after), _goals(before, after, _matches(old, new)))


def _pair(heading: str, old: str, new: str) -> TextPair:
    if old == new:
        change = Change.SAME
    elif not old:
        change = Change.ADDED
    else:
        change = Change.CHANGED if new else Change.REMOVED
    return TextPair(heading, change, difference(old, new))


def _sections(before: PlanDocument, after: PlanDocument) -> tuple[TextPair, ...]:
    """The texts of both, those of another version of the template matched by their heading."""
    old = {_key(section): section for section in before.texts}
    new = {_key(section): section for section in after.texts}
    found = [_pair(section.heading, old[key].text if key in old else "", section.text) for key, section in new.items()]
    found += [_pair(section.heading, section.text, "") for key, section in old.items() if key not in new]
    return tuple(pair for pair in found if pair.texts.old or pair.texts.new)


def _key(section: PlanSection) -> str:
    return section.heading.casefold().strip()


def _matches(old: Plan, new: Plan) -> dict[int, int]:
    """By id of the newer plan's activities, those of the older that they continue, through versions between."""
    origins = dict(
        Activity.objects.filter(plan__organisation=new.organisation_id)
        .exclude(origin=None)
        .order_by()
        .values_list("pk", "origin_id")
    )
    older = set(old.activities.order_by().values_list("pk", flat=True))
    found = {}
    for pk in new.activities.order_by().values_list("pk", flat=True):
        current: int | None = pk
        while current is not None and current not in older:
            current = origins.get(current)
        if current is not None:
            found[pk] = current
    return found


@dataclass(frozen=True, slots=True)
class _Told:
    """An activity's fields in words, and the goal that it answers."""

    pk: int
    goal: str
    title: str
    fields: Mapping[str, str]


def _told(document: PlanDocument) -> dict[int, list[_Told]]:
    """By goal, the activities."""
    return {goal.goal_id: [_tell(goal, row) for row in goal.activities] for goal in document.goals}


def _tell(goal: GoalAnswer, row: ActivityRow) -> _Told:
    fields = {
        _("Activity"): row.title,
        _("Answers the goal"): goal.title,
        _("Who does it"): row.owner,
        _("Begins"): row.starts_on.isoformat(),
        _("Ready by"): row.due_on.isoformat(),
        _("Status"): str(row.status_label),
        _("Progress in percent"): str(row.progress),
        _("Comment"): row.comment,
    }
    return _Told(row.pk, goal.title, row.title, fields)


def _goals(before: PlanDocument, after: PlanDocument, continues: Mapping[int, int]) -> tuple[GoalPair, ...]:
    left, right = _told(before), _told(after)
    old = {told.pk: told for rows in left.values() for told in rows}
    matches = _with_titles(left, right, continues)
    kept = set(matches.values())
    texts = {goal.goal_id: goal.text for goal in before.goals}
    newer = {goal.goal_id: goal for goal in after.goals}
    shown = [*after.goals, *(goal for goal in before.goals if goal.goal_id not in newer)]
    pairs = (
        GoalPair(
            goal_id=goal.goal_id,
            title=goal.title,
            answer=_pair(
                _("What we will do"),
                texts.get(goal.goal_id, ""),
                newer[goal.goal_id].text if goal.goal_id in newer else "",
            ),
            activities=(
                *(_activity(old.get(matches.get(told.pk, 0)), told) for told in right.get(goal.goal_id, ())),
                *(_removed(told) for told in left.get(goal.goal_id, ()) if told.pk not in kept),
            ),
        )
        for goal in shown
    )
    return tuple(pair for pair in pairs if pair.activities or pair.answer.texts.old or pair.answer.texts.new)


def _with_titles(
    left: Mapping[int, Iterable[_Told]], right: Mapping[int, Iterable[_Told]], continues: Mapping[int, int]
) -> dict[int, int]:
    """The matches, and beside them activities of the same name for the same goal: last year's, written anew."""
    found = dict(continues)
    for goal, rows in right.items():
        free = {told.title: told.pk for told in left.get(goal, ()) if told.pk not in found.values()}
        for told in rows:
            if told.pk not in found and told.title in free:
                found[told.pk] = free.pop(told.title)
    return found


def _activity(old: _Told | None, new: _Told) -> ActivityPair:
    if old is None:
        return ActivityPair(new.title, Change.ADDED)
    pairs = (_pair(name, old.fields[name], value) for name, value in new.fields.items())
    changed = tuple(pair for pair in pairs if pair.change != Change.SAME)
    return ActivityPair(new.title, Change.CHANGED if changed else Change.SAME, changed)


def _removed(old: _Told) -> ActivityPair:
    return ActivityPair(old.title, Change.REMOVED)
