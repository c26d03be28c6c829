"""What a compliance rule looks at, and what breaks it: found by the room that owns it, through this.

checking.register(Check("goal_has_indicator", _("Every goal has an indicator"), find))
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Ask:
    """What a check is asked: in which year, of which organisations, and the rule's own numbers.

    due_on: the rule's day in that year; threshold: its number; today: what has come so far.
    """

    year: int
    organisations: Collection[int]
    today: date
    due_on: date | None = None
    threshold: int | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that breaks the rule. key: what it is ("goal-12"); path: its page, as `reverse` gives it."""

    key: str
    title: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an organisation keeps the rule: so many things were looked at, and these break it."""

    looked_at: int
    breaches: tuple[Breach, ...] = ()


# Organisations that have nothing the rule is about are left out.
Find = Callable[[Ask], Mapping[int, Outcome]]


@dataclass(frozen=True, slots=True)
class Check:
    """A thing that can be checked: its key, what it is in words, which of the rule's fields it uses, how it is found.

    uses: of "day" and "threshold"; threshold_words: what the number means ("Goals at most").
    """

    key: str
    words: str | Promise
    find: Find
    explanation: str | Promise = ""
    uses: frozenset[str] = field(default_factory=frozenset)
    threshold_words: str | Promise = ""


_CHECKS: dict[str, Check] = {}


def register(check: Check) -> None:
    """Let rules be made of this check."""
    _CHECKS[check.key] = check


def check_of(key: str) -> Check | None:
    """The check with this key; None where the room that had it is gone."""
    return _CHECKS.get(key)


def checks() -> list[Check]:
    """Every check there is, in the order in which the rooms told of them."""
    return list(_CHECKS.values())
