"""What the indicators, or the goals below, say of a goal. Only a suggestion: a person decides, with a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.fulfilment import Outcome


class StatusMeaning(StrEnum):
    """What a status means, whatever words the municipality's scale has for it. "Cannot be assessed" is never partly."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"
    UNASSESSED = "unassessed"


class RollupRule(StrEnum):
    """How a suggestion comes about. What cannot be assessed is left out of every rule, counted and told.

    ALL_OR_PARTLY: fulfilled when all that are assessed reach their target, partly when some do, not when none does.
    MAJORITY: fulfilled when more than half reach their target, partly when some do, not when none does.
    WORST: fulfilled when all reach their target, otherwise not; of goals below, the worst status.
    """

    ALL_OR_PARTLY = "all_or_partly"
    MAJORITY = "majority"
    WORST = "worst"


class Basis(StrEnum):
    """What a suggestion rests on."""

    INDICATORS = "indicators"
    GOALS = "goals"


class Verdict(StrEnum):
    """Why the suggestion is what it is."""

    NOTHING_TO_ASSESS = "nothing_to_assess"
    NOTHING_ASSESSED = "nothing_assessed"
    ALL = "all"
    SOME = "some"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested status and the counts behind it: how many reach, of how many assessed, of how many in all.

    not_due: how many more have a target that is to be reached later; they are no part of the others.
    """

    meaning: StatusMeaning
    verdict: Verdict
    reached: int
    assessed: int
    total: int
    basis: Basis = Basis.INDICATORS
    not_due: int = 0

    @property
    def unassessed(self) -> int:
        """How many lack what it takes to be assessed."""
        return self.total - self.assessed


_AS_MEANING = {
    Outcome.REACHED: StatusMeaning.FULFILLED,
    Outcome.NOT_REACHED: StatusMeaning.NOT_FULFILLED,
    Outcome.NOT_ASSESSABLE: StatusMeaning.UNASSESSED,
}


def suggest(
    outcomes: Iterable[Outcome], rule: RollupRule = RollupRule.ALL_OR_PARTLY, *, not_due: int = 0
) -> Suggestion:
    """The status that a goal's indicators suggest, by the rule of the municipality's model.

    `outcomes` are of the targets that are due; `not_due`: how many there are besides.
    """
    found = _suggest([_AS_MEANING[outcome] for outcome in outcomes], rule, Basis.INDICATORS)
    return replace(found, not_due=not_due)


def suggest_from_goals(
    statuses: Iterable[StatusMeaning], rule: RollupRule = RollupRule.ALL_OR_PARTLY, *, not_due: int = 0
) -> Suggestion:
    """The status that the goals below suggest. A goal partly fulfilled counts as some, not as reached.

    `not_due`: how many of the goal's own indicators have a target that is to be reached later.
    """
    return replace(_suggest(list(statuses), rule, Basis.GOALS), not_due=not_due)


def _suggest(statuses: Sequence[StatusMeaning], rule: RollupRule, basis: Basis) -> Suggestion:
    assessed = [status for status in statuses if status is not StatusMeaning.UNASSESSED]
    reached = assessed.count(StatusMeaning.FULFILLED)
    verdict = _verdict(assessed, reached, len(statuses))
    return Suggestion(_meaning(assessed, reached, rule), verdict, reached, len(assessed), len(statuses), basis)


def _verdict(assessed: Sequence[StatusMeaning], reached: int, total: int) -> Verdict:
    if not assessed:
        return Verdict.NOTHING_ASSESSED if total else Verdict.NOTHING_TO_ASSESS
    if reached == len(assessed):
        return Verdict.ALL
    return Verdict.SOME if reached or StatusMeaning.PARTLY in assessed else Verdict.NONE


def _meaning(assessed: Sequence[StatusMeaning], reached: int, rule: RollupRule) -> StatusMeaning:
    if not assessed:
        return StatusMeaning.UNASSESSED
    if reached == len(assessed) or (rule is RollupRule.MAJORITY and reached * 2 > len(assessed)):
        return StatusMeaning.FULFILLED
    if rule is RollupRule.WORST:
        is_any_missed = StatusMeaning.NOT_FULFILLED in assessed
        return StatusMeaning.NOT_FULFILLED if is_any_missed else StatusMeaning.PARTLY
    return StatusMeaning.PARTLY if reached or StatusMeaning.PARTLY in assessed else StatusMeaning.NOT_FULFILLED


_WORDS = {
    StatusMeaning.FULFILLED: ("uppfyllt", "fulfilled"),
    StatusMeaning.PARTLY: ("delvis", "partly"),
    StatusMeaning.NOT_FULFILLED: ("ej uppfyllt", "not fulfilled"),
    StatusMeaning.UNASSESSED: ("kan inte bedömas", "cannot be assessed"),
}


def suggestion_text(suggestion: Suggestion, language: str = "sv", *, word: str | None = None) -> str:
    """The suggestion in words: "delvis: 2 av 3 bedömda indikatorer når målet, 1 saknar värde".

    `word` is the municipality's own word for the status, when its scale has one.
    """
    english = language.startswith("en")
    word = word or _WORDS[suggestion.meaning][english]
    counts = _english_counts(suggestion) if english else _swedish_counts(suggestion)
    return f"{word}: {_with_later(suggestion, counts, is_english=english)}"


def _with_later(found: Suggestion, counts: str, *, is_english: bool) -> str:
    """The counts with how many are to be reached later; that alone where nothing else is to be counted."""
    number, is_one = found.not_due, found.not_due == 1
    if not number:
        return counts
    if found.total and found.basis is Basis.INDICATORS:
        return f"{counts}, {number} {'due later' if is_english else 'ska nås senare'}"
    later = f"{number} {'indikator' if is_one else 'indikatorer'} ska nå målet senare"
    if is_english:
        later = f"{number} {'indicator is to reach its' if is_one else 'indicators are to reach their'} target later"
    return f"{counts}; {later}" if found.total else later


def _swedish_counts(found: Suggestion) -> str:
    is_goals = found.basis is Basis.GOALS
    many = "underliggande mål" if is_goals else "indikatorer"
    lacks = "kan inte bedömas" if is_goals else "saknar värde"
    if not found.total:
        return f"det finns inga {many}"
    if not found.assessed:
        return f"{found.total} {many if found.total > 1 or is_goals else 'indikator'} {lacks}"
    assessed = "bedömda " if found.unassessed else ""
    reach = "är uppfyllda" if is_goals else "når målet"
    text = f"{found.reached} av {found.assessed} {assessed}{many} {reach}"
    if found.assessed == 1:
        text = f"{found.reached} av 1 {'bedömt ' if is_goals and assessed else 'bedömd ' if assessed else ''}"
        text += "underliggande mål är uppfyllt" if is_goals else "indikator når målet"
    return f"{text}, {found.unassessed} {lacks}" if found.unassessed else text


def _english_counts(found: Suggestion) -> str:
    is_goals = found.basis is Basis.GOALS
    one, many = ("goal below", "goals below") if is_goals else ("indicator", "indicators")
    is_one_lacking = found.unassessed == 1
    lacks = "cannot be assessed" if is_goals else "lacks a value" if is_one_lacking else "lack a value"
    if not found.total:
        return f"there are no {many}"
    if not found.assessed:
        return f"{found.total} {one if is_one_lacking else many} {lacks}"
    assessed = "assessed " if found.unassessed else ""
    is_one = 1 in {found.reached, found.assessed}
    reach = ("is fulfilled" if is_one else "are fulfilled") if is_goals else "reach their target"
    if is_one and not is_goals:
        reach = "reaches its target"
    text = f"{found.reached} of {found.assessed} {assessed}{one if found.assessed == 1 else many} {reach}"
    return f"{text}, {found.unassessed} {lacks}" if found.unassessed else text
