"""The page that tells citizens what an organisation promises and whether it keeps it (a quality declaration)."""

from dataclasses import dataclass

from governance.models import Organisation
from indicators.queries.answers import answers_behind
from indicators.queries.standards import StandardFilter, StandardLine, standard_lines


@dataclass(frozen=True, slots=True)
class Declared:
    """A promise, and how many answers stand behind its value; None where that is not known or not told."""

    line: StandardLine
    answers: int | None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an organisation promises. below: the organisations below it that promise something of their own."""

    organisation: Organisation
    year: int
    promises: tuple[Declared, ...]
    below: tuple[tuple[int, str], ...]


def declaration(organisation: Organisation, *, year: int, language: str) -> Declaration:
    """The page of an organisation, as everybody may read it. Constant in queries."""
    lines = standard_lines(StandardFilter(organisation=organisation.pk), year=year, user=None, language=language)
    own = [line for line in lines if line.organisation_id == organisation.pk]
    below = {(line.organisation_id, line.organisation) for line in lines if line.organisation_id != organisation.pk}
    answers = answers_behind([(line.indicator_id, line.organisation_id) for line in own])
    return Declaration(
        organisation=organisation,
        year=year,
        promises=tuple(Declared(line, answers.get((line.indicator_id, line.organisation_id))) for line in own),
        below=tuple(sorted(below, key=lambda pair: pair[1])),
    )
