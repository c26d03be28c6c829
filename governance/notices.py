"""What people are told, and who finds the words for it: told through this, and known to none here.

notices.register("task", words)  # for every kind that begins with "task"
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from governance.models import Notice


@dataclass(frozen=True, slots=True)
class Told:
    """A notice in words, in the active language. path: its page as `reverse` gives it; "" where there is none.

    group: under which heading a digest gathers it ("Late"); rank: how urgent that is, 1 the most. The most urgent of
    what is told about the same thing is what a digest tells.
    """

    title: str
    path: str
    group: str
    detail: str = ""
    rank: int = 5


# The notices of one kind -> the words of those that still hold, by the notice's id. One left out is no longer told:
# what it was about is gone, done or out of the person's sight.
Words = Callable[[Sequence[Notice]], Mapping[int, Told]]
_WORDS: dict[str, Words] = {}


def register(kind: str, words: Words) -> None:
    """Let `words` find the words of the notices whose kind is this, or begins with it and "_". It is one word."""
    _WORDS[kind] = words


def told(notices: Iterable[Notice]) -> dict[int, Told]:
    """The notices that still hold in words, by id. Each registered finder is asked once for all of its own."""
    by_finder: dict[str, list[Notice]] = {}
    for notice in notices:
        by_finder.setdefault(notice.kind.partition("_")[0], []).append(notice)
    return {pk: words for kind, rows in by_finder.items() if kind in _WORDS for pk, words in _WORDS[kind](rows).items()}
