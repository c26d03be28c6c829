"""Which parts of the product the municipality has turned on."""

from dataclasses import dataclass

from governance.models import ModuleChoice, Municipality
from governance.refusals import fingerprint
from governance.tenancy import current_municipality

_REMEMBERED = "modules_on"


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A module as the administrator sees it. seen: the mark of what is stored (refusals.fingerprint)."""

    module: str
    name: str
    is_on: bool
    seen: str


def is_on(module: str) -> bool:
    """Whether the module is in use in the open municipality. One query the first time it is asked in a request."""
    # The municipality is loaded anew in every request and every job, so what is remembered on it lasts no longer.
    remembered = current_municipality().__dict__
    if _REMEMBERED not in remembered:
        on = ModuleChoice.objects.filter(is_on=True).values_list("module", flat=True)
        remembered[_REMEMBERED] = frozenset(on)
    return module in remembered[_REMEMBERED]


def forget_modules(municipality: Municipality) -> None:
    """Ask the database again at the next question."""
    municipality.__dict__.pop(_REMEMBERED, None)


def module_lines() -> list[ModuleLine]:
    """Every module there is, whether it is on, in the order of the product. One query."""
    rows = {row.module: row for row in ModuleChoice.objects.all()}
    return [
        ModuleLine(
            module=module.value,
            name=str(module.label),
            is_on=module.value in rows and rows[module.value].is_on,
            seen=fingerprint(rows.get(module.value)),
        )
        for module in ModuleChoice.Module
    ]
