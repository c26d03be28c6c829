"""Writes of walk-throughs: that one was held, about what, and who was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.models import Attendance, WalkThrough
from annualcycle.queries.walkthroughs import attendances_of
from annualcycle.rules.working import can_work_in
from governance.history import service
from governance.models import Organisation, User
from governance.refusals import RefusedError, refuse_stale, taken


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkThroughContent:
    """What was gone through, when, and with whom. people: of the product; names: others."""

    organisation: Organisation
    held_on: date
    subject: str
    notes: str = ""
    led_by: str = ""
    people: tuple[User, ...] = ()
    names: tuple[str, ...] = ()


@service
def create_walkthrough(*, content: WalkThroughContent, by: User) -> WalkThrough:
    """Note a walk-through that was held. The same one (organisation, day, subject) sent twice is noted once.

    Raises RefusedError when the person does not work there, the day lies ahead, or nobody was there.
    """
    Organisation.objects.select_for_update().get(pk=content.organisation.pk)
    _check(content, by)
    made, is_new = WalkThrough.objects.get_or_create(
        organisation=content.organisation,
        held_on=content.held_on,
        subject=content.subject.strip(),
        defaults={"notes": content.notes, "led_by": content.led_by, "noted_by": by},
    )
    if not is_new and not _is_same(made, content):
        raise _noted_already()
    _store_attendances(made, content)
    return made


@service
def update_walkthrough(
    *, walk_through: WalkThrough, content: WalkThroughContent, seen: str | None = None, by: User
) -> WalkThrough:
    """Correct what was noted. Raises RefusedError as `create_walkthrough`, and StaleError."""
    stored = WalkThrough.objects.select_for_update().get(pk=walk_through.pk)
    refuse_stale(seen, stored, *attendances_of(stored))
    _check(content, by)
    stored.organisation, stored.held_on, stored.subject = content.organisation, content.held_on, content.subject.strip()
    stored.notes, stored.led_by = content.notes, content.led_by
    with taken(_noted_already(), "walkthrough_once"):
        stored.save()
    _store_attendances(stored, content)
    return stored


@service
def delete_walkthrough(*, walk_through: WalkThrough, by: User) -> None:
    """Take away what was noted wrongly; the history keeps it. Sent twice, it is taken away once."""
    WalkThrough.objects.filter(pk=walk_through.pk).delete()


def _noted_already() -> RefusedError:
    return RefusedError(_("That walk-through is noted already. Open it from the list to add to it."), "subject")


def _is_same(stored: WalkThrough, content: WalkThroughContent) -> bool:
    """Whether it was sent twice, or is another of the same name and day that would be written over."""
    there = {(row.person_id, row.name) for row in attendances_of(stored)}
    return (stored.notes, stored.led_by, there) == (content.notes, content.led_by, set(_wanted(content)))


def _check(content: WalkThroughContent, by: User) -> None:
    if not can_work_in(by, content.organisation.pk):
        raise RefusedError(_("You may note walk-throughs only where you work."), "organisation")
    if content.held_on > timezone.localdate():
        raise RefusedError(_("The day lies ahead. Note the walk-through when it has been held."), "held_on")
    if not _wanted(content):
        raise RefusedError(_("Tick or write at least one person who was there."), "people")


def _wanted(content: WalkThroughContent) -> dict[tuple[int | None, str], None]:
    """Each person and each name once, in order."""
    people: Iterable[tuple[int | None, str]] = ((person.pk, "") for person in content.people)
    names: Iterable[tuple[int | None, str]] = ((None, name.strip()) for name in content.names if name.strip())
    return dict.fromkeys([*people, *names])


def _store_attendances(walk_through: WalkThrough, content: WalkThroughContent) -> None:
    wanted = _wanted(content)
    there = {(row.person_id, row.name): row for row in attendances_of(walk_through)}
    for key, row in there.items():
        if key not in wanted:
            row.delete()
    for person, name in wanted:
        if (person, name) not in there:
            Attendance.objects.create(walk_through=walk_through, person_id=person, name=name)
