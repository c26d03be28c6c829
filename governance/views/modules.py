"""Which parts of the product are in use."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from governance import rules
from governance.access import require
from governance.models import ModuleChoice
from governance.queries.modules import module_lines
from governance.services.modules import turn_module
from governance.views.frame import page


@require_safe
def module_list(request: HttpRequest) -> HttpResponse:
    """Every module, what it means, and whether it is on."""
    require(rules.can_edit_municipality(request.user))
    told = {ModuleChoice.Module.QUALITY_DECLARATIONS.value: _told_of_declarations()}
    lines = [(line, told[line.module]) for line in module_lines()]
    return page(request, "governance/module_list.html", "module_list", lines=lines)


@require_POST
def module_turn(request: HttpRequest, module: str) -> HttpResponse:
    """Turn a module on or off."""
    require(rules.can_edit_municipality(request.user))
    if module not in ModuleChoice.Module.values:
        raise Http404
    choice = turn_module(module=module, is_on=request.POST.get("turn") == "on", by=request.user)
    name = choice.get_module_display()
    text = _("%(module)s is in use.") if choice.is_on else _("%(module)s is not in use. Nothing is lost.")
    messages.success(request, text % {"module": name})
    return redirect("module_list")


def _told_of_declarations() -> tuple[str, str]:
    """What the module adds, and what becomes of it when it is turned off."""
    return (
        _(
            "A page for each organisation that tells citizens what it promises and whether it keeps it, ready to "
            "print. It is made of the service standards."
        ),
        _(
            "When it is off the pages are not there. The service standards remain with the indicators, and the "
            "pages come back as they were when it is turned on again."
        ),
    )
