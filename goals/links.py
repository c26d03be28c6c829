"""The rows that tie a goal to other things, written by the services so that each change is a row in the history.

Links that stay as they are are left alone.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from goals.content import GoalContent, NewTag
from goals.models import Goal, GoalIndicator, Tag
from governance.refusals import RefusedError
from indicators.models import Indicator

_SETS = (
    ("contributions", "served_id"),
    ("goal_tags", "tag_id"),
    ("agenda_targets", "code"),
    ("legal_requirements", "requirement_id"),
)


def store_links(goal: Goal, content: GoalContent) -> None:
    """Tie the goal to what the content names, and to nothing else."""
    _store_indicators(goal, content.indicators)
    wanted: dict[str, Iterable[object]] = {
        "contributions": [served.pk for served in content.contributions],
        "goal_tags": [tag.pk for tag in (*content.tags, *_new(content.new_tags))],
        "agenda_targets": content.agenda,
        "legal_requirements": [row.pk for row in content.requirements],
    }
    for relation, key in _SETS:
        _store_set(getattr(goal, relation), key, wanted[relation])


def take_over_links(old: Goal, new: Goal) -> None:
    """Tie the new goal also to all that the old one is tied to."""
    indicators = [link.indicator for link in new.goal_indicators.select_related("indicator")]
    further = [link.indicator for link in old.goal_indicators.select_related("indicator")]
    _store_indicators(new, [*indicators, *(each for each in further if each not in indicators)])
    for relation, key in _SETS:
        rows = getattr(new, relation)
        known = set(rows.values_list(key, flat=True)) | {new.parent_id if key == "served_id" else None}
        for value in getattr(old, relation).order_by("pk").values_list(key, flat=True):
            if value not in known:
                rows.create(**{key: value})


def _store_indicators(goal: Goal, indicators: Sequence[Indicator]) -> None:
    """Follow the goal by these indicators, in this order."""
    before = {link.indicator_id: link for link in goal.goal_indicators.all()}
    for order, indicator in enumerate(indicators):
        link = before.pop(indicator.pk, None)
        if link is None:
            GoalIndicator.objects.create(goal=goal, indicator=indicator, order=order)
        elif link.order != order:
            link.order = order
            link.save()
    for link in before.values():
        link.delete()


def _store_set(rows: Any, key: str, wanted: Iterable[object]) -> None:
    """Let the goal's rows be one for each of the wanted keys. `rows`: a relation of the goal's."""
    before = {getattr(row, key): row for row in rows.all()}
    for value in dict.fromkeys(wanted):
        if before.pop(value, None) is None:
            rows.create(**{key: value})
    for row in before.values():
        row.delete()


def _new(tags: Iterable[NewTag]) -> list[Tag]:
    """The tags of these names; made where the municipality has none by the name, in whatever letters."""
    found = []
    for new in tags:
        tag = Tag.objects.filter(name__iexact=new.name).first()
        if tag is not None and tag.kind != new.kind:
            raise RefusedError(
                _("“%(tag)s” is there already, as another kind of tag. Choose it there.") % {"tag": tag.name},
                "new_" + new.kind,
            )
        found.append(tag or Tag.objects.create(name=new.name, kind=new.kind))
    return found
