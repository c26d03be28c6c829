"""The rows that tie a goal to other things, written by the services so that each change is a row in the history.

Links that stay as they are are left alone.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from goals.content import GoalContent, NewTag
from goals.models import Contribution, Goal, GoalAgendaTarget, GoalIndicator, GoalLegalRequirement, GoalTag, Tag
from governance.refusals import RefusedError
from indicators.models import Indicator


def store_links(goal: Goal, content: GoalContent) -> None:
    """Tie the goal to what the content names, and to nothing else."""
    _store_indicators(goal, content.indicators)
    _store_set(goal.contributions.all(), "served_id", [served.pk for served in content.contributions])
    _store_set(goal.goal_tags.all(), "tag_id", [tag.pk for tag in (*content.tags, *_new(content.new_tags))])
    _store_set(goal.agenda_targets.all(), "code", content.agenda)
    _store_set(goal.legal_requirements.all(), "requirement_id", [row.pk for row in content.requirements])


def copy_links(old: Goal, new: Goal) -> None:
    """Tie the new goal to all that the old one is tied to."""
    for link in old.goal_indicators.all():
        GoalIndicator.objects.create(goal=new, indicator_id=link.indicator_id, order=link.order)
    for contribution in old.contributions.all():
        Contribution.objects.create(goal=new, served_id=contribution.served_id)
    for tagged in old.goal_tags.all():
        GoalTag.objects.create(goal=new, tag_id=tagged.tag_id)
    for target in old.agenda_targets.all():
        GoalAgendaTarget.objects.create(goal=new, code=target.code)
    for law in old.legal_requirements.all():
        GoalLegalRequirement.objects.create(goal=new, requirement_id=law.requirement_id)


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


def _store_set(rows: "QuerySet[Model]", key: str, wanted: Iterable[object]) -> None:
    """Let the goal's rows be one for each of the wanted keys. `rows`: a relation of the goal's."""
    before = {getattr(row, key): row for row in rows}
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
