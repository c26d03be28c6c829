import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.rollup import RollupRule, StatusMeaning, Verdict, suggest, suggest_from_goals, suggestion_text
from indicators.fulfilment import Outcome

REACHED, MISSED, UNKNOWN = Outcome.REACHED, Outcome.NOT_REACHED, Outcome.NOT_ASSESSABLE
FULFILLED, PARTLY, NOT_FULFILLED, UNASSESSED = StatusMeaning

outcomes = st.lists(st.sampled_from(Outcome), max_size=8)
statuses = st.lists(st.sampled_from(StatusMeaning), max_size=8)
rules = st.sampled_from(RollupRule)
rank = {NOT_FULFILLED: 0, PARTLY: 1, FULFILLED: 2}


@pytest.mark.parametrize(
    ("given_outcomes", "all_or_partly", "majority", "worst"),
    [
        ([REACHED, REACHED], FULFILLED, FULFILLED, FULFILLED),
        ([REACHED, REACHED, MISSED], PARTLY, FULFILLED, NOT_FULFILLED),
        ([REACHED, MISSED], PARTLY, PARTLY, NOT_FULFILLED),
        ([REACHED, MISSED, MISSED], PARTLY, PARTLY, NOT_FULFILLED),
        ([MISSED, MISSED], NOT_FULFILLED, NOT_FULFILLED, NOT_FULFILLED),
        ([REACHED, UNKNOWN], FULFILLED, FULFILLED, FULFILLED),
        ([UNKNOWN, UNKNOWN], UNASSESSED, UNASSESSED, UNASSESSED),
        ([], UNASSESSED, UNASSESSED, UNASSESSED),
    ],
)
def test_each_rule_suggests_by_what_reaches(given_outcomes, all_or_partly, majority, worst):
    found = [suggest(given_outcomes, rule).meaning for rule in RollupRule]

    assert found == [all_or_partly, majority, worst]


@pytest.mark.parametrize(
    ("given_statuses", "all_or_partly", "majority", "worst"),
    [
        ([FULFILLED, FULFILLED], FULFILLED, FULFILLED, FULFILLED),
        ([FULFILLED, PARTLY, FULFILLED], PARTLY, FULFILLED, PARTLY),
        ([PARTLY, PARTLY], PARTLY, PARTLY, PARTLY),
        ([PARTLY, NOT_FULFILLED], PARTLY, PARTLY, NOT_FULFILLED),
        ([UNASSESSED, NOT_FULFILLED], NOT_FULFILLED, NOT_FULFILLED, NOT_FULFILLED),
        ([UNASSESSED], UNASSESSED, UNASSESSED, UNASSESSED),
    ],
)
def test_goals_below_are_weighed_by_the_same_rules(given_statuses, all_or_partly, majority, worst):
    found = [suggest_from_goals(given_statuses, rule).meaning for rule in RollupRule]

    assert found == [all_or_partly, majority, worst]


@given(outcomes, rules, st.data())
def test_reaching_one_more_target_never_worsens_the_suggestion(before, rule, data):
    missed = [place for place, outcome in enumerate(before) if outcome is MISSED]
    if not missed:
        return
    after = list(before)
    after[data.draw(st.sampled_from(missed))] = REACHED

    assert rank[suggest(after, rule).meaning] >= rank[suggest(before, rule).meaning]


@given(outcomes, rules)
def test_one_more_that_reaches_its_target_never_worsens_the_suggestion(before, rule):
    earlier = suggest(before, rule).meaning

    assert earlier is UNASSESSED or rank[suggest([*before, REACHED], rule).meaning] >= rank[earlier]


@given(statuses, rules, st.data())
def test_a_better_goal_below_never_worsens_the_suggestion(before, rule, data):
    worse = [place for place, status in enumerate(before) if status in {NOT_FULFILLED, PARTLY}]
    if not worse:
        return
    place = data.draw(st.sampled_from(worse))
    after = list(before)
    after[place] = FULFILLED if before[place] is PARTLY else PARTLY

    assert rank[suggest_from_goals(after, rule).meaning] >= rank[suggest_from_goals(before, rule).meaning]


@given(outcomes, rules)
def test_everything_is_counted_and_order_does_not_matter(given_outcomes, rule):
    found = suggest(given_outcomes, rule)

    assert found == suggest(reversed(given_outcomes), rule)
    assert (found.total, found.unassessed) == (len(given_outcomes), given_outcomes.count(UNKNOWN))
    assert found.reached <= found.assessed <= found.total
    assert (found.meaning is UNASSESSED) == (found.assessed == 0)


@given(outcomes, statuses, rules)
def test_every_suggestion_is_explained_with_its_counts(given_outcomes, given_statuses, rule):
    for found, some in (
        (suggest(given_outcomes, rule), "indikator"),
        (suggest_from_goals(given_statuses, rule), "mål"),
    ):
        text = suggestion_text(found)

        assert some in text
        assert text.split(": ")[0] in {"uppfyllt", "delvis", "ej uppfyllt", "kan inte bedömas"}
        assert f"{found.reached} av {found.assessed}" in text or not found.assessed
        assert str(found.unassessed) in text or not found.unassessed


@given(outcomes, rules)
def test_what_cannot_be_assessed_changes_no_status(given_outcomes, rule):
    assert suggest([*given_outcomes, UNKNOWN], rule).meaning is suggest(given_outcomes, rule).meaning


@pytest.mark.parametrize(
    ("given_outcomes", "verdict", "swedish", "english"),
    [
        (
            [REACHED, REACHED, MISSED, UNKNOWN],
            Verdict.SOME,
            "delvis: 2 av 3 bedömda indikatorer når målet, 1 saknar värde",
            "partly: 2 of 3 assessed indicators reach their target, 1 lacks a value",
        ),
        (
            [REACHED, REACHED, MISSED],
            Verdict.SOME,
            "delvis: 2 av 3 indikatorer når målet",
            "partly: 2 of 3 indicators reach their target",
        ),
        (
            [REACHED, MISSED, MISSED],
            Verdict.SOME,
            "delvis: 1 av 3 indikatorer når målet",
            "partly: 1 of 3 indicators reaches its target",
        ),
        (
            [REACHED],
            Verdict.ALL,
            "uppfyllt: 1 av 1 indikator når målet",
            "fulfilled: 1 of 1 indicator reaches its target",
        ),
        (
            [MISSED, UNKNOWN, UNKNOWN],
            Verdict.NONE,
            "ej uppfyllt: 0 av 1 bedömd indikator når målet, 2 saknar värde",
            "not fulfilled: 0 of 1 assessed indicator reaches its target, 2 lack a value",
        ),
        (
            [UNKNOWN],
            Verdict.NOTHING_ASSESSED,
            "kan inte bedömas: 1 indikator saknar värde",
            "cannot be assessed: 1 indicator lacks a value",
        ),
        (
            [],
            Verdict.NOTHING_TO_ASSESS,
            "kan inte bedömas: det finns inga indikatorer",
            "cannot be assessed: there are no indicators",
        ),
    ],
)
def test_a_suggestion_is_told_with_its_counts(given_outcomes, verdict, swedish, english):
    found = suggest(given_outcomes)

    assert found.verdict is verdict
    assert suggestion_text(found) == swedish
    assert suggestion_text(found, "en") == english


def test_the_municipalitys_own_word_is_used():
    found = suggest_from_goals([FULFILLED, PARTLY, UNASSESSED])

    assert suggestion_text(found, word="På väg") == (
        "På väg: 1 av 2 bedömda underliggande mål är uppfyllda, 1 kan inte bedömas"
    )
    assert suggestion_text(suggest_from_goals([FULFILLED, UNASSESSED])) == (
        "uppfyllt: 1 av 1 bedömt underliggande mål är uppfyllt, 1 kan inte bedömas"
    )


@pytest.mark.parametrize(
    ("given_outcomes", "not_due", "swedish", "english"),
    [
        (
            [REACHED, MISSED],
            2,
            "delvis: 1 av 2 indikatorer når målet, 2 ska nås senare",
            "partly: 1 of 2 indicators reaches its target, 2 due later",
        ),
        (
            [],
            1,
            "kan inte bedömas: 1 indikator ska nå målet senare",
            "cannot be assessed: 1 indicator is to reach its target later",
        ),
        (
            [],
            2,
            "kan inte bedömas: 2 indikatorer ska nå målet senare",
            "cannot be assessed: 2 indicators are to reach their target later",
        ),
    ],
)
def test_targets_due_later_are_told_apart(given_outcomes, not_due, swedish, english):
    found = suggest(given_outcomes, not_due=not_due)

    assert (suggestion_text(found), suggestion_text(found, "en")) == (swedish, english)
    assert found.unassessed == 0
