"""What the system suggests of a goal in a period, by the rule of the municipality's model; a person decides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annualcycle.periods import Period
from goals.models import Assessment, Goal
from goals.queries.holding import goals_holding
from goals.queries.material import OrganisationRow
from goals.queries.overview import goal_cards
from goals.queries.words import Scale, StatusWords, scale_for
from goals.rollup import Basis, RollupRule, StatusMeaning, suggest, suggest_from_goals, suggestion_text
from governance.language import active_language
from indicators.fulfilment import Outcome
from indicators.queries import IndicatorCard


@dataclass(frozen=True, slots=True)
class GoalBelow:
    """A goal below and how it was assessed for the period; empty words where it was not."""

    goal_id: int
    title: str
    meaning: str
    word: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggested status and what it rests on.

    text: in words with the counts behind it; counts: these alone.
    cards: all the goal's indicators, those without a target too. below: the goals below, where those were weighed.
    """

    meaning: str
    word: str
    text: str
    counts: str
    rule_label: str
    cards: tuple[IndicatorCard, ...]
    below: tuple[GoalBelow, ...]


def suggestions(
    goals: Iterable[Goal],
    *,
    period: Period,
    scale: Scale | None = None,
    organisations: Mapping[int, OrganisationRow] | None = None,
) -> dict[int, Suggested]:
    """The suggestion for each goal in the period, by its id, in the active language.

    From the goal's indicators that have a target that is due; where none has, from the goals below as they were
    assessed for the same period. Constant in queries; two fewer where the year's `scale` is known already, and one
    where the organisations are.
    """
    wanted = list(goals)
    scale = scale or scale_for(period.year)
    language = active_language()
    # The assessment is read by everybody, and so is what it rests on.
    cards = goal_cards(wanted, year=period.year, language=language, reader=None, organisations=organisations)
    graded = {goal.pk: outcomes_of(cards.get(goal.pk, ())) for goal in wanted}
    below = _goals_below([goal.pk for goal in wanted if not graded[goal.pk]], period, scale.words)
    return {
        goal.pk: _suggested(graded[goal.pk], cards.get(goal.pk, ()), below.get(goal.pk, ()), scale) for goal in wanted
    }


def suggestion_from_cards(cards: tuple[IndicatorCard, ...], scale: Scale) -> Suggested:
    """The suggestion that these indicators alone give, as for a core mission, under which no goals stand."""
    return _suggested(outcomes_of(cards), cards, (), scale)


def outcomes_of(cards: Iterable[IndicatorCard]) -> list[Outcome]:
    """What each indicator with a target says; context, and what has no target or one of later years, say nothing."""
    found = (card.fulfilment for card in cards)
    return [each.outcome for each in found if each is not None and not each.is_not_due]


def _suggested(
    outcomes: Sequence[Outcome],
    cards: tuple[IndicatorCard, ...],
    below: tuple[GoalBelow, ...],
    scale: Scale,
) -> Suggested:
    rule = RollupRule(scale.rule.value)
    not_due = sum(1 for card in cards if card.fulfilment is not None and card.fulfilment.is_not_due)
    if outcomes or not below:
        found = suggest(outcomes, rule, not_due=not_due)
    else:
        statuses = [StatusMeaning(goal.meaning or StatusMeaning.UNASSESSED) for goal in below]
        found = suggest_from_goals(statuses, rule, not_due=not_due)
    word = scale.words.status(found.meaning)
    text = suggestion_text(found, active_language(), word=word)
    shown = below if found.basis is Basis.GOALS else ()
    counts = text.removeprefix(f"{word}: ")
    return Suggested(found.meaning.value, word, text[:300], counts, str(scale.rule.label), cards, shown)


def _goals_below(above: Sequence[int], period: Period, words: StatusWords) -> Mapping[int, tuple[GoalBelow, ...]]:
    found: dict[int, tuple[GoalBelow, ...]] = {}
    if not above:
        return found
    holding = goals_holding(period.year).order_by()
    main = holding.filter(parent__in=above).values_list("order", "pk", "parent_id", "title")
    further = holding.filter(contributions__served__in=above)
    # A goal that contributes counts as one whose main line this is; the union drops what is both.
    rows = sorted(main.union(further.values_list("order", "pk", "contributions__served_id", "title")))
    assessed = Assessment.objects.filter(
        goal__in={row[1] for row in rows}, frequency=period.frequency, period_start=period.start
    )
    statuses = dict(assessed.order_by().values_list("goal_id", "status"))
    for _order, pk, parent, title in rows:
        meaning = statuses.get(pk, "")
        found[parent] = (*found.get(parent, ()), GoalBelow(pk, title, meaning, words.status(meaning)))
    return found
