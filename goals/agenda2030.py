"""Agenda 2030: the 17 global goals and their 169 targets (A/RES/70/1), with short names in Swedish and English.

The names are data in two languages, not interface texts, and are short wordings of our own: the official ones are
whole sentences. Pure: the rows lie in agenda2030.csv beside this module and are read once.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROWS = Path(__file__).with_suffix(".csv")
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One of the 17 goals ("4") or of their targets ("4.1", "4.a"), with its short name in one language."""

    code: str
    name: str

    @property
    def label(self) -> str:
        """The code and the name, as it stands in lists and choices."""
        return f"{self.code} {self.name}"

    @property
    def goal_code(self) -> str:
        """The global goal it is, or belongs to: "4" for "4.a"."""
        return self.code.partition(".")[0]

    @property
    def is_goal(self) -> bool:
        """Whether it is one of the 17, not a target under one of them."""
        return "." not in self.code


def agenda_goals(language: str) -> tuple[AgendaItem, ...]:
    """The 17 goals in their order. A language other than Swedish gives the English names."""
    return tuple(item for item in _items(_known(language)).values() if item.is_goal)


def agenda_targets(language: str, goal_code: str | None = None) -> tuple[AgendaItem, ...]:
    """The 169 targets in their order, or those of one goal; none where there is no such goal."""
    targets = (item for item in _items(_known(language)).values() if not item.is_goal)
    return tuple(item for item in targets if goal_code is None or item.goal_code == goal_code)


def agenda_name(code: str, language: str) -> str:
    """The short name of a goal or target; the code itself where there is no such one."""
    item = _items(_known(language)).get(code)
    return item.name if item else code


def is_agenda_code(code: str) -> bool:
    """Whether the code is one of the 17 goals or 169 targets."""
    return code in _items(LANGUAGES[0])


def agenda_order(code: str) -> int:
    """The code's place among all, a goal before its targets; last of all where there is no such one. For sorting."""
    return _places().get(code, len(_places()))


def _known(language: str) -> str:
    """Swedish for every "sv…", otherwise English."""
    return "sv" if language.lower().startswith("sv") else "en"


@cache
def _items(language: str) -> Mapping[str, AgendaItem]:
    with ROWS.open(encoding="utf-8", newline="") as rows:
        return {row["code"]: AgendaItem(row["code"], row[language]) for row in csv.DictReader(rows, delimiter=";")}


@cache
def _places() -> Mapping[str, int]:
    return {code: place for place, code in enumerate(_items(LANGUAGES[0]))}
