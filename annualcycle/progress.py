"""How far what a step asks for has come, told by the room that owns it: through this, and known to none here.

progress.register(Content.VALUES, lambda needs: {need: Progress(28, 30), …})
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from annualcycle.models import Content
from annualcycle.periods import Period


@dataclass(frozen=True, slots=True)
class Need:
    """What is asked of an organisation. year: the wheel's; period: what is followed up, None where nothing is.

    step, task: whose it is, 0 where no step of the wheel asks; level: of which level's plan, 0 for any.
    """

    content: str
    organisation: int
    year: int
    period: Period | None = None
    step: int = 0
    task: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far: `done` of `total`. total 0: nothing is asked there, which counts as whole. path: where it is done."""

    done: int
    total: int
    path: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing remains."""
        return self.done >= self.total

    @property
    def percent(self) -> int:
        """0–100, rounded down, so that 100 means all."""
        return 100 if self.is_whole else self.done * 100 // self.total


def together(parts: Iterable[Progress]) -> Progress:
    """All of it: the things done of those asked for, where more than all is all."""
    counted = [(min(each.done, each.total), each.total) for each in parts]
    return Progress(sum(done for done, _total in counted), sum(total for _done, total in counted))


# All the needs of one content at once, of however many organisations and steps -> each one's progress. A teller asks a
# number of queries that does not grow with the needs. What it leaves out has nothing to do there.
Teller = Callable[[Collection[Need]], Mapping[Need, Progress]]
_TELLERS: dict[str, Teller] = {}


def register(content: Content, teller: Teller) -> None:
    """Let `teller` say how far what is asked by this content has come."""
    _TELLERS[content] = teller


def progress_of(needs: Collection[Need]) -> dict[Need, Progress]:
    """How far each has come; a content that nobody tells of, and what a teller leaves out, is nothing to do."""
    found: dict[Need, Progress] = {}
    for content in {need.content for need in needs}:
        wanted = [need for need in needs if need.content == content]
        told = _TELLERS[content](wanted) if content in _TELLERS else {}
        found |= {need: told.get(need, Progress(0, 0)) for need in wanted}
    return found
