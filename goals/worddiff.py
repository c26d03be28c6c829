"""Two texts word by word: what stands in both, what is gone and what is new. Pure: no words of its own, no database."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# A word with what is within it (a date, "7–9"), or a sign alone; each with the space before it.
_WORD = re.compile(r"\s*(?:\w+(?:[-–.:/]\w+)*|[^\w\s])(?:\s+\Z)?|\s+\Z")
LONG = 3000  # words; beyond that common words are left out of the search for what matches, or it would take long


class Mark(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together and fared alike, with the space before them."""

    text: str
    mark: Mark = Mark.SAME

    @property
    def words(self) -> str:
        """The text without the space before it."""
        return self.text.lstrip()

    @property
    def space(self) -> str:
        """The space before the words."""
        return self.text[: len(self.text) - len(self.words)]


@dataclass(frozen=True, slots=True)
class Difference:
    """The two texts cut into pieces: in the old one what is gone is marked, in the new one what has come."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def is_any(self) -> bool:
        """Whether the texts differ in more than space."""
        return any(piece.mark is not Mark.SAME and piece.text.strip() for piece in (*self.old, *self.new))


def difference(old: str, new: str) -> Difference:
    """The difference of two texts in whole words. The pieces of each side joined are that side's text again."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    # What a word is does not hang on the space before it: a new line before it is no new word.
    matcher = SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=len(before) > LONG
    )
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        is_same = kind == "equal"
        left += [Piece(word, Mark.SAME if is_same else Mark.REMOVED) for word in before[start:end]]
        right += [Piece(word, Mark.SAME if is_same else Mark.ADDED) for word in after[new_start:new_end]]
    return Difference(_joined(left), _joined(right))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    groups = groupby(pieces, key=lambda piece: piece.mark)
    return tuple(Piece("".join(piece.text for piece in group), mark) for mark, group in groups)
