"""Writes of the register of what the law demands, and of which the goals carry it out."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.models import LegalRequirement
from governance.history import service
from governance.models import User
from governance.refusals import RefusedError, refuse_stale


@service
def create_requirement(*, act: str, provision: str, requirement: str, by: User) -> LegalRequirement:
    """Store what a provision of an act demands; the row that is there already where the same is sent twice.

    Raises RefusedError where the provision stands in the register with other words.
    """
    same = _same(act, provision)
    if same is not None and same.requirement == requirement:
        return same
    _refuse_taken(same)
    return LegalRequirement.objects.create(act=act, provision=provision, requirement=requirement)


@service
def update_requirement(
    *,
    legal_requirement: LegalRequirement,
    act: str,
    provision: str,
    requirement: str,
    seen: str | None = None,
    by: User,
) -> LegalRequirement:
    """Change what the register says. Raises RefusedError as `create_requirement`, and StaleError."""
    stored = LegalRequirement.objects.select_for_update().get(pk=legal_requirement.pk)
    refuse_stale(seen, stored)
    _refuse_taken(_same(act, provision, other_than=stored))
    stored.act, stored.provision, stored.requirement = act, provision, requirement
    stored.save()
    return stored


@service
def delete_requirement(*, legal_requirement: LegalRequirement, by: User) -> None:
    """Take a row away from the register. Raises RefusedError while goals carry it out."""
    stored = LegalRequirement.objects.select_for_update().get(pk=legal_requirement.pk)
    number = stored.goals.count()
    if number:
        raise RefusedError(
            ngettext(
                "%(number)s goal carries out this requirement. It stays in the register as long as the goal names it.",
                "%(number)s goals carry out this requirement. It stays in the register as long as the goals name it.",
                number,
            )
            % {"number": number}
        )
    stored.delete()


def _same(act: str, provision: str, other_than: LegalRequirement | None = None) -> LegalRequirement | None:
    rows = LegalRequirement.objects.filter(act__iexact=act, provision__iexact=provision)
    return (rows.exclude(pk=other_than.pk) if other_than else rows).first()


def _refuse_taken(same: LegalRequirement | None) -> None:
    if same is not None:
        raise RefusedError(
            _("%(act)s %(provision)s is in the register already.") % {"act": same.act, "provision": same.provision},
            "provision",
        )
