"""What a compliance rule looks at, and what breaks it: found by the room that owns it, through this.

checking.register(Check("goal_has_indicator", _("Every goal has an indicator"), find))
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise

DAY, THRESHOLD = "day", "threshold"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a check is asked: in which year, of which organisations, and the rule's own numbers.

    due_on: the rule's day in that year; threshold: its number; today: what has come so far, no later than the last day
    on which the year is checked.
    """

    year: int
    organisations: Collection[int]
    today: date
    due_on: date | None = None
    threshold: int | None = None


@dataclass(frozen=True, slots=True)
class Breach:
    """Something that breaks the rule. key: what it is ("goal-12"); path: its page, as `path_of` gives it.

    is_past: it counts but nothing is left to mend, since it was put right after its day or can be put right no more.
    """

    key: str
    title: str
    path: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an organisation keeps the rule: so many things were looked at, and these break it."""

    looked_at: int
    breaches: tuple[Breach, ...] = ()


def outcomes(looked_at: Iterable[tuple[int, Breach | None]]) -> dict[int, Outcome]:
    """By organisation, from each thing looked at there: with what breaks the rule in it, or None."""
    numbers: Counter[int] = Counter()
    found: dict[int, list[Breach]] = {}
    for organisation, breach in looked_at:
        numbers[organisation] += 1
        if breach is not None:
            found.setdefault(organisation, []).append(breach)
    return {pk: Outcome(number, tuple(found.get(pk, ()))) for pk, number in numbers.items()}


# Organisations that have nothing the rule is about are left out. The words are in the active language.
Find = Callable[[Ask], Mapping[int, Outcome]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """The rule that is usually made of a check, ready to be added; the words are lazy.

    month, day, threshold: where the check uses them. kinds: whom it holds for; none: all that have what it is about.
    """

    name: str | Promise
    reason: str | Promise = ""
    is_must: bool = True
    kinds: tuple[str, ...] = ()
    month: int | None = None
    day: int | None = None
    threshold: int | None = None
    escalates_after_days: int | None = 30


@dataclass(frozen=True, slots=True)
class Check:
    """A thing that can be checked: its key, what it is in words, which of the rule's fields it uses, how it is found.

    uses: of DAY and THRESHOLD; threshold_words: what the number means ("Goals at most"). usual: the rule that is
    usually made of it.
    """

    key: str
    words: str | Promise
    find: Find
    explanation: str | Promise = ""
    uses: frozenset[str] = field(default_factory=frozenset)
    threshold_words: str | Promise = ""
    usual: Usual | None = None


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


def path_of(name: str, *args: object, query: str = "") -> str:
    """The path of a page within the municipality, the same in a job as in a request. query: as "organisation=3"."""
    path = reverse(name, args=args, urlconf=settings.MUNICIPALITY_URLCONF)
    path = f"/{path.removeprefix(get_script_prefix())}" if get_script_prefix() != "/" else path
    return f"{path}?{query}" if query else path
