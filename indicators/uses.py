"""Who uses an indicator. Goals lie above indicators and are not known here: they tell of themselves through this.

An app above registers what it knows when it is loaded (AppConfig.ready):

    uses.register_follower(Follower(…))
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.models import User

Key = tuple[int, int]  # ids of indicator and organisation


@dataclass(frozen=True, slots=True)
class Use:
    """Something that is followed by an indicator: "Nämndmål", its title and page, whose it is."""

    label: str
    title: str
    url: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What has been done where an indicator is followed, by any goal or core mission.

    acted_on: the day on which the latest activity or assignment began. judged_to: the last day of the latest period
    that was assessed in words. None: nothing.
    """

    acted_on: date | None = None
    judged_to: date | None = None


@dataclass(frozen=True, slots=True)
class Follower:
    """What an app above knows of many indicators at once; each is asked once for a page, whatever the number.

    used: ids of those among the given that something is followed by, whoever may see it.
    uses: what each is used for, as far as the person may see it. responses: what has been done.
    answers: what answers a level that is not kept, by (indicator, organisation), in this year.
    goal_address: where the person writes a goal from a standard (id), "" where she may not write goals.
    """

    used: Callable[[Collection[int]], Collection[int]]
    uses: Callable[[Collection[int], User], Mapping[int, Sequence[Use]]]
    responses: Callable[[Collection[int]], Mapping[int, Response]]
    answers: Callable[[Collection[Key], int, User], Mapping[Key, Sequence[Use]]]
    goal_address: Callable[[int, User], str]


_FOLLOWERS: list[Follower] = []


def register_follower(follower: Follower) -> None:
    """Let `follower` tell of many indicators at once."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def uses_of(indicator_id: int, user: User) -> list[Use] | None:
    """What uses the indicator; None when nobody has told of any uses, which is not the same as none."""
    return uses_of_each([indicator_id], user).get(indicator_id, []) if _FOLLOWERS else None


def used_among(ids: Collection[int]) -> set[int]:
    """Those of the indicators that something is followed by, whoever may see it."""
    return {pk for follower in _FOLLOWERS for pk in follower.used(ids)}


def uses_of_each(ids: Collection[int], user: User) -> dict[int, list[Use]]:
    """What each of the indicators is used for, as far as the person may see it."""
    found: dict[int, list[Use]] = defaultdict(list)
    for follower in _FOLLOWERS:
        for pk, each in follower.uses(ids, user).items():
            found[pk] += each
    return found


def responses_to(ids: Collection[int]) -> dict[int, Response]:
    """What has been done where each of the indicators is followed; those without anything are left out."""
    found: dict[int, Response] = {}
    for follower in _FOLLOWERS:
        for pk, each in follower.responses(ids).items():
            before = found.get(pk, Response())
            found[pk] = Response(_later(before.acted_on, each.acted_on), _later(before.judged_to, each.judged_to))
    return found


def answers_to(keys: Collection[Key], year: int, user: User) -> dict[Key, list[Use]]:
    """What answers that a level is not kept, by (indicator, organisation), as far as the person may see it."""
    found: dict[Key, list[Use]] = defaultdict(list)
    if keys:
        for follower in _FOLLOWERS:
            for key, each in follower.answers(keys, year, user).items():
                found[key] += each
    return found


def goal_address(standard_id: int, user: User) -> str:
    """Where the person writes a goal from the standard; "" where she may not."""
    return next((found for follower in _FOLLOWERS if (found := follower.goal_address(standard_id, user))), "")


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)
