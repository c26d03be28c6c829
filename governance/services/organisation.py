"""Writes of the organisation's tree and of the municipality's own settings."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.history import service
from governance.models import Municipality, Organisation, User
from governance.queries import descendants_and_self, roles_going_on_in
from governance.refusals import RefusedError
from governance.services.membership import end_membership


@service
def create_organisation(
    *,
    kind: str,
    name: str,
    parent: Organisation | None,
    short_name: str = "",
    valid_from: date | None = None,
    by: User | None,
) -> Organisation:
    """Add an organisation under `parent`; the root (the municipality as a whole) has none.

    Raises RefusedError where `parent` already has one with this name.
    """
    _refuse_same_name(name, parent)
    return Organisation.objects.create(
        kind=kind, name=name, parent=parent, short_name=short_name, valid_from=valid_from or timezone.localdate()
    )


@service
def update_organisation(
    *,
    organisation: Organisation,
    kind: str,
    name: str,
    short_name: str,
    parent: Organisation | None,
    valid_from: date,
    by: User,
) -> Organisation:
    """Rename, move or otherwise change an organisation. Rights held above its new place reach it from now on.

    Raises RefusedError where it would lie under itself, where the municipality as a whole would be moved or
    another would stand beside it, where the name is taken, or where it would begin after it ends.
    """
    _refuse_impossible_move(organisation, parent)
    _refuse_same_name(name, parent, besides=organisation)
    if organisation.valid_to is not None and valid_from > organisation.valid_to:
        raise RefusedError(_("The organisation would begin after it ends."), "valid_from")
    organisation.kind, organisation.name, organisation.short_name = kind, name, short_name
    organisation.parent, organisation.valid_from = parent, valid_from
    organisation.save(update_fields=["kind", "name", "short_name", "parent", "valid_from"])
    return organisation


@service
def end_organisation(*, organisation: Organisation, on: date, by: User) -> int:
    """Let an organisation, and the roles held in it, end on a day; how many roles were ended with it.

    What it has done is kept. Raises RefusedError where organisations below it go on, and for the municipality as a
    whole.
    """
    if organisation.parent_id is None:
        raise RefusedError(_("The municipality as a whole cannot end."))
    if on < organisation.valid_from:
        raise RefusedError(_("It would end before it begins."), "on")
    going_on = Organisation.objects.filter(parent=organisation).filter(Q(valid_to=None) | Q(valid_to__gt=on))
    names = [child.name for child in going_on]
    if names:
        message = _("These lie below it and go on: %(names)s. Move or end them first.")
        raise RefusedError(message % {"names": ", ".join(names)})
    organisation.valid_to = on
    organisation.save(update_fields=["valid_to"])
    ended = roles_going_on_in(organisation, on=on)
    for membership in ended:
        end_membership(membership=membership, on=on, by=by)
    return len(ended)


@service
def reopen_organisation(*, organisation: Organisation, by: User) -> None:
    """Take back that an organisation ends. Roles that ended with it are given anew.

    Raises RefusedError where the organisation above it has ended.
    """
    above = organisation.parent
    if above is not None and above.valid_to is not None and above.valid_to < timezone.localdate() + timedelta(days=1):
        raise RefusedError(_("“%(name)s”, to which it belongs, has ended.") % {"name": above.name})
    organisation.valid_to = None
    organisation.save(update_fields=["valid_to"])


@service
def update_municipality(*, municipality: Municipality, by: User | None, **fields: object) -> None:
    """Store the municipality's own settings (name, language, money unit, accent colour)."""
    for name, value in fields.items():
        setattr(municipality, name, value)
    municipality.save(update_fields=list(fields))


def _refuse_same_name(name: str, parent: Organisation | None, besides: Organisation | None = None) -> None:
    same = Organisation.objects.filter(parent=parent, name__iexact=name)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    if parent is not None and same.exists():
        message = _("“%(parent)s” already has a “%(name)s”.")
        raise RefusedError(message % {"parent": parent.name, "name": name}, "name")


def _refuse_impossible_move(organisation: Organisation, parent: Organisation | None) -> None:
    if (parent is None) != (organisation.parent_id is None):
        raise RefusedError(_("The municipality as a whole stands above all others, alone."), "parent")
    if parent is not None and parent.pk in descendants_and_self(organisation):
        raise RefusedError(_("An organisation cannot belong to itself or to one below it."), "parent")
