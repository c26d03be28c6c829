"""Writes of which modules are in use."""

from django.utils.translation import gettext as _

from governance.history import service
from governance.models import ModuleChoice, User
from governance.queries.modules import forget_modules
from governance.refusals import RefusedError
from governance.tenancy import current_municipality


@service
def turn_module(*, module: str, is_on: bool, by: User) -> ModuleChoice:
    """Turn a module on or off. Nothing that was written in it is lost; doing it twice changes nothing.

    Raises RefusedError for a module that there is not.
    """
    if module not in ModuleChoice.Module.values:
        raise RefusedError(_("There is no such module."))
    choice, _made = ModuleChoice.objects.select_for_update().get_or_create(module=module)
    if choice.is_on != is_on:
        choice.is_on = is_on
        choice.save()
    forget_modules(current_municipality())
    return choice
