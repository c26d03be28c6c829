"""Who uses an indicator. Goals lie above indicators and are not known here: they tell of themselves through this.

An app above registers a function when it is loaded (AppConfig.ready):

    uses.register(lambda indicator_id, user: [Use(label, title, url, organisation), …])
"""

from collections.abc import Callable
from dataclasses import dataclass

from governance.models import User


@dataclass(frozen=True, slots=True)
class Use:
    """Something that is followed by an indicator: "Nämndmål", its title and page, whose it is."""

    label: str
    title: str
    url: str
    organisation: str = ""


Teller = Callable[[int, User], list[Use]]
_TELLERS: list[Teller] = []


def register(teller: Teller) -> None:
    """Let `teller` say what it knows that uses an indicator (id), as far as the person may see it."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def uses_of(indicator_id: int, user: User) -> list[Use] | None:
    """What uses the indicator; None when nobody has told of any uses, which is not the same as none."""
    if not _TELLERS:
        return None
    return [use for teller in _TELLERS for use in teller(indicator_id, user)]
