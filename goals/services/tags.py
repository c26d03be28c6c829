"""Writes of the words by which goals of any level are found together."""

from django.utils.translation import gettext as _

from goals.models import GoalTag, Tag
from governance.history import service
from governance.models import User
from governance.refusals import RefusedError, refuse_stale


@service
def create_tag(*, name: str, kind: str = Tag.Kind.THEME, by: User) -> Tag:
    """Store a new tag; the one that is there already where the same is sent twice.

    Raises RefusedError for a name that another tag has, however it is written.
    """
    same = _same_name(name)
    if same is not None and (same.name, same.kind) == (name, kind):
        return same
    _refuse_taken(same)
    return Tag.objects.create(name=name, kind=kind)


@service
def update_tag(*, tag: Tag, name: str, kind: str, seen: str | None = None, by: User) -> Tag:
    """Change a tag's name and kind on every goal that has it. Raises RefusedError as `create_tag`, and StaleError."""
    stored = Tag.objects.select_for_update().get(pk=tag.pk)
    refuse_stale(seen, stored)
    _refuse_taken(_same_name(name, other_than=stored))
    stored.name, stored.kind = name, kind
    stored.save()
    return stored


@service
def delete_tag(*, tag: Tag, into: Tag | None = None, by: User) -> None:
    """Take a tag away from the register and from its goals, which get `into` instead where one is given."""
    stored = Tag.objects.select_for_update().get(pk=tag.pk)
    if into is not None:
        if into.pk == stored.pk:
            raise RefusedError(_("Choose another tag than the one that goes away."), "into")
        have = set(GoalTag.objects.filter(tag=into).values_list("goal_id", flat=True))
        for link in GoalTag.objects.filter(tag=stored).exclude(goal__in=have):
            GoalTag.objects.create(goal_id=link.goal_id, tag=into)
    stored.delete()


def _same_name(name: str, other_than: Tag | None = None) -> Tag | None:
    tags = Tag.objects.filter(name__iexact=name)
    return (tags.exclude(pk=other_than.pk) if other_than else tags).first()


def _refuse_taken(same: Tag | None) -> None:
    if same is not None:
        raise RefusedError(_("There is already a tag called “%(name)s”.") % {"name": same.name}, "name")
