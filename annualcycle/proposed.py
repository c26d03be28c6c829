"""Steps before they are made: what a preset or last year's wheel proposes, and what a step asks and rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from annualcycle.periods import Period

DOCUMENTS = "documents"  # Content.DOCUMENTS of the models


@dataclass(frozen=True, slots=True)
class AskContent:
    """Something that a step asks for. level: the id of the level whose plan is asked for, None for any."""

    content: str
    wording: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """A document of a step: to work from, or handed in by each. pk: of the one that is there already."""

    title: str
    is_handed_in: bool = False
    url: str = ""
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedStep:
    """A step with the days of its year, as it is shown before it is made."""

    name: str
    kind: str
    purpose: str
    period: Period | None
    opens_on: date
    due_on: date
    cut_off_on: date | None
    statute: str
    basis: str
    latest_on: date | None
    asked_kinds: tuple[str, ...]
    needs_approval: bool
    responsible_role: str
    asks: tuple[AskContent, ...] = ()
    documents: tuple[DocumentContent, ...] = ()


def asks_with_documents(asks: Sequence[AskContent], documents: Sequence[DocumentContent]) -> tuple[AskContent, ...]:
    """The asks, each once; documents are asked for exactly where some are handed in."""
    others = dict.fromkeys(ask for ask in asks if ask.content != DOCUMENTS)
    handed_in = any(document.is_handed_in for document in documents)
    return (*others, *((AskContent(DOCUMENTS),) if handed_in else ()))
