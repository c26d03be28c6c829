"""The goals of a year as a portfolio: how many against the limit, what is alike, and what stands alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.advice import AdviceKind, Other, Wording, likenesses, remarks
from goals.models import Activity, PriorityPlace, PriorityRanking
from goals.queries.portfolio import portfolio
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from tests.conftest import signed_in
from tests.goals.conftest import YEAR, decision, make_goal, make_model, make_plan, make_thread

ADDRESS = "/exempelby/goals/portfolio/"


def told(page, level):
    """The level's rows by organisation."""
    return {row.organisation: row for each in page.levels if each.name == level for row in each.rows}


def pairs(*titles):
    return [(p.kind, p.first, p.second) for p in likenesses(Other(n, title) for n, title in enumerate(titles))]


# what is alike


def test_goals_that_say_almost_the_same_are_a_pair():
    assert pairs("Trygga barn i skolan", "Bättre vägar", "Barn trygga i skolan") == [(AdviceKind.DUPLICATE, 0, 2)]


def test_goals_that_pull_in_different_directions_are_a_pair():
    assert pairs("Öka antalet platser i förskolan", "Minska antalet platser i förskolan") == [
        (AdviceKind.COUNTER, 0, 1)
    ]


WORDS = st.sampled_from(["fler", "färre", "trygga", "barn", "skolan", "vägar", "äldre", "elever", "bättre", "mat"])
TITLES = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), max_size=8)


@given(TITLES)
def test_every_pair_is_one_that_the_advice_on_either_goal_would_tell(titles):
    for kind, first, second in pairs(*titles):
        found = remarks(Wording(title=titles[second]), [Other(first, titles[first])])

        assert (kind, first) in [(remark.kind, remark.other) for remark in found]


@given(TITLES)
def test_same_words_are_always_found(titles):
    known = pairs("Trygga barn i skolan", *titles, "Trygga barn i skolan")

    assert (AdviceKind.DUPLICATE, 0, len(titles) + 1) in known


# the rows


def test_number_is_held_against_the_limit_of_the_model(thread, bob):
    level = thread.levels["Nämndmål"]
    level.most_goals = 1
    level.save()
    make_goal(level, "ON", "Trygga äldre")
    for title in ("Fler böcker", "Bättre mat"):
        make_goal(level, "BUN", title)

    page = portfolio(year=YEAR, user=bob)

    found = told(page, "Nämndmål")
    assert sorted((row.number, row.is_over) for row in found.values()) == [(1, False), (3, True)]
    assert (page.over, page.number) == (1, 7)


def test_draft_of_a_new_wording_and_the_goal_are_one(thread, alice, bob):
    make_goal(thread.levels["Nämndmål"], "BUN", "Fler behöriga", state=AdoptionState.DRAFT, replaces=thread.board)
    make_goal(thread.levels["Nämndmål"], "BUN", "Bättre mat", state=AdoptionState.DRAFT)

    assert [row.number for row in told(portfolio(year=YEAR, user=alice), "Nämndmål").values()] == [2]
    assert [row.number for row in told(portfolio(year=YEAR, user=bob), "Nämndmål").values()] == [1]


def test_goal_without_indicator_is_counted_where_the_level_has_any(thread, bob):
    make_goal(thread.levels["Nämndmål"], "BUN", "Bättre mat")

    page = portfolio(year=YEAR, user=bob)

    assert [row.unmeasured for row in told(page, "Nämndmål").values()] == [1]
    assert [row.unmeasured for row in told(page, "Ledstjärnor").values()] == [0]
    assert page.unmeasured == 1


def test_goal_without_priority_is_counted_where_there_is_something_to_put_in_order(thread, bob):
    level = thread.levels["Nämndmål"]
    alone = told(portfolio(year=YEAR, user=bob), "Nämndmål")
    make_goal(level, "BUN", "Bättre mat")
    undecided = told(portfolio(year=YEAR, user=bob), "Nämndmål")
    ranking = PriorityRanking.objects.create(
        level=level,
        organisation=thread.board.organisation,
        year_from=YEAR,
        state=AdoptionState.ADOPTED,
        **decision(),
    )
    PriorityPlace.objects.create(ranking=ranking, goal=thread.board, rank=1)

    decided = told(portfolio(year=YEAR, user=bob), "Nämndmål")

    assert [[row.unranked for row in rows.values()] for rows in (alone, undecided, decided)] == [[0], [2], [1]]


def test_alike_goals_are_counted_but_not_one_that_serves_the_other(thread, bob):
    make_goal(thread.levels["Nämndmål"], "ON", "Alla lyckas i skolan", parent=thread.main)
    make_goal(thread.levels["Nämndmål"], "KS", "Fler når behörigheten")
    make_goal(thread.levels["Nämndmål"], "ON", "Färre når behörighet")

    page = portfolio(year=YEAR, user=bob)

    assert {(pair.first.title, pair.second.title, pair.is_counter) for pair in page.pairs} == {
        ("Fler når behörighet", "Fler når behörigheten", False),
        ("Fler når behörighet", "Färre når behörighet", True),
        ("Fler når behörigheten", "Färre når behörighet", True),
    }
    assert not any("Alla lyckas" in goal.title for pair in page.pairs for goal in pair.goals)


def test_activity_whose_goal_does_not_hold_is_told_of_its_plan(thread, bob):
    past = make_goal(thread.levels["Löfte"], "BUN", "Förr", year_from=2020, year_to=2022)
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"], state=AdoptionState.ADOPTED)
    Activity.objects.create(
        plan=plan, goal=past, title="Läs", owner_name="R", starts_on=f"{YEAR}-01-07", due_on=f"{YEAR}-06-10"
    )

    rows = told(portfolio(year=YEAR, user=bob), "Enhetsplaner")

    assert [(row.number, row.lost, row.url.endswith(f"/plans/{plan.pk}/")) for row in rows.values()] == [
        (None, 1, True)
    ]


def test_only_what_is_noted_is_shown_where_asked(thread, bob):
    make_goal(thread.levels["Nämndmål"], "ON", "Trygga äldre")

    page = portfolio(year=YEAR, user=bob, only_noted=True)

    assert [(level.name, len(level.rows)) for level in page.levels] == [("Nämndmål", 1)]
    assert (page.noted, page.number) == (1, 5)


# the page


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_page_tells_what_is_too_many_and_alike(exempelby, whole, bob):
    with municipality_scope(exempelby):
        level = whole.levels["Nämndmål"]
        level.most_goals, level.limits_are_hard = 1, True
        level.save()
        make_goal(level, "BUN", "Fler når behörigheten")

    page = signed_in(bob).get(f"{ADDRESS}?year={YEAR}").content.decode()

    assert "På 1 ställe finns fler än modellen vill ha." in page
    assert "högst 1 var, bindande" in page
    assert "Säger nästan samma sak" in page
    assert f"/exempelby/goals/broken/?year={YEAR}&amp;organisation=" in page


def test_empty_portfolio_says_what_it_is_for(exempelby, bob):
    assert "När mål skrivs syns här" in signed_in(bob).get(ADDRESS).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_portfolio_takes_as_many_queries_for_one_goal_as_for_three(thread, alice, number, count_queries):
    for each in range(number):
        make_goal(thread.levels["Nämndmål"], "ON", f"Fler når behörighet {each}")

    with count_queries(9):
        portfolio(year=YEAR, user=alice)
