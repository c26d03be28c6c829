"""What a newly adopted version does to an earlier one: never two models for one year, never a year lost unsaid."""

from hypothesis import given
from hypothesis import strategies as st

from governance.versions import Effect, Years, outcome

years = st.tuples(st.integers(2000, 2060), st.integers(0, 12)).map(lambda pair: Years(pair[0], pair[0] + pair[1]))


def as_set(held: Years | None) -> set[int]:
    return set(range(held.first, held.last + 1)) if held else set()


@given(years, years)
def test_outcome_leaves_exactly_the_years_that_the_new_version_does_not_take(earlier: Years, new: Years) -> None:
    found = outcome(earlier, new)

    left = as_set(earlier) - as_set(new)

    assert found.effect is Effect.SPLIT or as_set(found.kept) == left


@given(years, years)
def test_split_is_found_exactly_when_years_remain_on_both_sides(earlier: Years, new: Years) -> None:
    is_split = earlier.first < new.first and new.last < earlier.last

    assert (outcome(earlier, new).effect is Effect.SPLIT) == is_split


def test_next_period_touches_nothing() -> None:
    assert outcome(Years(2023, 2026), Years(2027, 2030)).effect is Effect.NONE


def test_version_from_a_year_within_ends_the_earlier_the_year_before() -> None:
    found = outcome(Years(2023, 2026), Years(2026, 2029))

    assert (found.effect, found.kept) == (Effect.ENDS_EARLIER, Years(2023, 2025))


def test_same_years_supersede() -> None:
    assert outcome(Years(2023, 2026), Years(2023, 2026)).effect is Effect.SUPERSEDED
