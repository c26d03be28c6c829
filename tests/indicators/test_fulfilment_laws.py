"""What holds for every kind of target, whatever the figures."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from indicators.bounds import FEWEST_OTHERS, bounds_beside
from indicators.fulfilment import (
    BY_A_PERSON,
    OVER_YEARS,
    Direction,
    Observation,
    Others,
    Outcome,
    Reason,
    TargetKind,
    TargetRule,
    evaluate,
)
from indicators.numbers import round_half_up
from indicators.queries.series import telling_decimals
from indicators.wording import explanation_text, progress_text

D = Decimal
K = TargetKind
YEAR = 2026
amounts = st.decimals(min_value=-10_000, max_value=10_000, places=2)
ways = st.sampled_from([Direction.HIGHER, Direction.LOWER])


def of_years(*values: Decimal | str | int | None, last: int = YEAR) -> list[Observation]:
    """One value a year, the last of them in `last`."""
    first = last - len(values) + 1
    return [
        Observation.of_year(first + place, None if value is None else D(value)) for place, value in enumerate(values)
    ]


@st.composite
def whole_rules(draw: st.DrawFn, kinds: tuple[TargetKind, ...] = tuple(TargetKind)) -> TargetRule:
    """Rules of every kind that lack nothing."""
    kind, direction = draw(st.sampled_from(kinds)), draw(ways)
    low, high = sorted([draw(amounts), draw(amounts)])
    is_up = direction is Direction.HIGHER
    needs_both = kind is K.WITHIN
    one_low = kind in {K.AT_LEAST, K.MORE_THAN} or needs_both or (kind not in {K.AT_MOST, K.LESS_THAN} and is_up)
    one_high = kind in {K.AT_MOST, K.LESS_THAN} or needs_both or (kind not in {K.AT_LEAST, K.MORE_THAN} and not is_up)
    return TargetRule(
        kind,
        YEAR,
        low=low if one_low else None,
        high=high if one_high else None,
        baseline=draw(amounts),
        years=draw(st.integers(2, 4)),
        direction=direction,
        tolerance=draw(st.decimals(min_value=0, max_value=100, places=2)),
        is_relative=draw(st.booleans()),
        comparator_id=1,
        comparator="Liknande",
        share_of_best=draw(st.integers(25, 99)),
        found_reached=draw(st.none() | st.booleans()),
    )


others = st.builds(
    lambda theirs, members: Others({YEAR: theirs}, {YEAR: tuple(members)}),
    amounts,
    st.lists(amounts, min_size=FEWEST_OTHERS, max_size=12),
)
MEASURED = tuple(kind for kind in TargetKind if kind not in BY_A_PERSON)
OF_ONE_WAY = tuple(kind for kind in MEASURED if kind not in {K.WITHIN, *OVER_YEARS})


@given(whole_rules(), others, st.lists(st.none() | amounts, max_size=5), st.integers(YEAR - 3, YEAR + 2))
def test_missing_value_is_never_a_miss(
    rule: TargetRule, theirs: Others, values: list[Decimal | None], year: int
) -> None:
    found = evaluate(rule, of_years(*values), year, others=theirs)

    if found.outcome is Outcome.NOT_REACHED and rule.found_reached is None:
        used = {item.period_end.year for item in of_years(*values) if item.value is not None}
        assert set(found.years_used) <= used
        assert found.value is not None


@given(whole_rules(), others, st.lists(st.none() | amounts, max_size=5), st.integers(YEAR - 3, YEAR - 1))
def test_target_of_a_later_year_is_never_missed(
    rule: TargetRule, theirs: Others, values: list[Decimal | None], year: int
) -> None:
    found = evaluate(rule, of_years(*values), year, others=Others({year: theirs.values[YEAR]}, {year: (D(1),) * 5}))

    assert found.outcome is not Outcome.NOT_REACHED
    assert found.reason in {
        Reason.NOT_DUE_YET,
        Reason.MILESTONE_NOT_DUE,
        Reason.ALREADY_REACHED,
        Reason.MILESTONE_REACHED,
        Reason.FOUND_REACHED,
    }


@given(whole_rules(OF_ONE_WAY), others, amounts, st.decimals(min_value=0, max_value=1000, places=2))
def test_moving_the_good_way_never_loses_a_target(
    rule: TargetRule, theirs: Others, value: Decimal, step: Decimal
) -> None:
    bounds = bounds_beside(rule, theirs, YEAR)
    assert bounds is not None
    better = value + step if bounds.high is None else value - step

    before = evaluate(rule, of_years(value), others=theirs)
    after = evaluate(rule, of_years(better), others=theirs)

    assert not (before.outcome is Outcome.REACHED and after.outcome is Outcome.NOT_REACHED)
    if before.difference is not None and after.difference is not None:
        assert after.difference >= before.difference


MIRRORED = {K.AT_LEAST: K.AT_MOST, K.MORE_THAN: K.LESS_THAN, K.AT_MOST: K.AT_LEAST, K.LESS_THAN: K.MORE_THAN}


def mirrored(rule: TargetRule) -> TargetRule:
    """The same target where the other way is better and every figure has the other sign."""
    return replace(
        rule,
        kind=MIRRORED.get(rule.kind, rule.kind),
        low=None if rule.high is None else -rule.high,
        high=None if rule.low is None else -rule.low,
        baseline=None if rule.baseline is None else -rule.baseline,
        direction=Direction.LOWER if rule.direction is Direction.HIGHER else Direction.HIGHER,
    )


@given(whole_rules(MEASURED), others, st.lists(amounts, min_size=1, max_size=5))
def test_reversed_direction_is_a_mirror(rule: TargetRule, theirs: Others, values: list[Decimal]) -> None:
    turned = Others(
        {year: -value for year, value in theirs.values.items()},
        {year: tuple(-value for value in row) for year, row in theirs.members.items()},
    )

    found = evaluate(rule, of_years(*values), others=theirs)
    seen = evaluate(mirrored(rule), of_years(*(-value for value in values)), others=turned)

    assert (found.outcome, found.difference, found.gained, found.progress, found.rank) == (
        seen.outcome,
        seen.difference,
        seen.gained,
        seen.progress,
        seen.rank,
    )


fine = st.decimals(min_value=-100, max_value=100, places=4)


@given(
    whole_rules(MEASURED),
    st.lists(fine, min_size=4, max_size=4),
    fine,
    st.lists(fine, min_size=FEWEST_OTHERS, max_size=8),
    st.integers(0, 3),
)
def test_rounding_never_turns_the_words_against_the_verdict(
    rule: TargetRule, values: list[Decimal], theirs: Decimal, members: list[Decimal], decimals: int
) -> None:
    beside = Others({YEAR: theirs}, {YEAR: tuple(members)})
    found = evaluate(rule, of_years(*values), others=beside)
    assume(found.value is not None and found.bounds is not None)

    shown = telling_decimals(rule, decimals, found.value, found.bounds)

    low, high = (
        None if level is None else round_half_up(level, shown) for level in (found.bounds.low, found.bounds.high)
    )
    rounded = replace(found.bounds, low=low, high=high)
    if shown < 6:
        assert rounded.holds(round_half_up(found.value, shown)) == (found.outcome is Outcome.REACHED)


@given(whole_rules(), others, st.lists(st.none() | amounts, max_size=4), st.sampled_from(["sv", "en"]))
def test_every_outcome_has_words(rule: TargetRule, theirs: Others, values: list[Decimal | None], language: str) -> None:
    for year in (YEAR - 1, YEAR, YEAR + 1):
        found = evaluate(rule, of_years(*values), year, others=theirs)

        text = explanation_text(found, rule, "%", 1, language)

        assert text.strip() == text
        assert text.endswith(".")
        assert "None" not in text
        assert "{" not in text


@given(whole_rules(MEASURED), st.lists(amounts, min_size=4, max_size=4), others)
def test_progress_words_agree_with_what_was_gained(rule: TargetRule, values: list[Decimal], theirs: Others) -> None:
    found = evaluate(rule, of_years(*values), others=theirs)
    text = progress_text(found, rule, "%", 0)

    if found.gained is None:
        assert text == ""
    elif found.gained > 0:
        assert "bättre" in text
        assert not text.startswith("0\u00a0")
    elif found.gained < 0:
        assert "sämre" in text
