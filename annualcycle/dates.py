"""The days of the year that the apps above know of, such as publications: told through this, and known to none here.

dates.register(lambda first, last, user: [Dated(day, title, kind, url, organisation), …])
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from governance.models import User


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that is to happen on a day. key: what it is, the same from one time to the next ("publication-12")."""

    day: date
    title: str
    kind: str
    url: str
    key: str
    organisation: str = ""
    note: str = ""


Teller = Callable[[date, date, User], Sequence[Dated]]
_TELLERS: list[Teller] = []


def register(teller: Teller) -> None:
    """Let `teller` say what it knows of from the first day to the last, as far as the person may see it."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def dates_between(first: date, last: date, user: User) -> list[Dated]:
    """Everything that is to happen, by day."""
    found = [each for teller in _TELLERS for each in teller(first, last, user)]
    return sorted(found, key=lambda each: (each.day, each.title))
