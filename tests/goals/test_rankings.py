"""The order of priority: moves, drafts, decisions, what is in force and how it is shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.models import Goal, PriorityRanking
from goals.queries.overview import overview
from goals.queries.priorities import order_of, priorities, priority_of, ranking_lines, ranking_lists, ranking_mark
from goals.services.priorities import adopt_ranking, create_ranking, delete_ranking, move_goal_in_ranking, set_ranking
from governance.models import AdoptionState
from governance.ranking import Move, moved
from governance.refusals import RefusedError, StaleError
from reports.collect import annual_report
from tests.conftest import organisation
from tests.goals.conftest import YEAR, make_goal
from tests.goals.ranking import decided

State = AdoptionState
KEYS = st.lists(st.integers(1, 50), unique=True, max_size=12)


@pytest.fixture
def goals(levels) -> list[Goal]:
    """Three goals of the council."""
    return [make_goal(levels["Kommunmål"], "KF", f"Mål {number}", order=number) for number in (1, 2, 3)]


@pytest.fixture
def draft(levels, goals, alice) -> PriorityRanking:
    """The draft of their order."""
    return create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)


@given(order=KEYS, key=st.integers(1, 50), move=st.sampled_from(Move))
def test_a_move_changes_one_place_and_loses_nobody(order, key, move):
    after = moved(order, key, move)

    expected = set(order) | {key} if move is Move.ADD else set(order) - {key} if move is Move.REMOVE else set(order)
    assert set(after) == expected
    assert len(after) == len(set(after))
    assert [each for each in after if each != key] == [each for each in order if each != key]


@given(order=KEYS.filter(bool), data=st.data())
def test_up_undoes_down_and_the_ends_hold(order, data):
    key = data.draw(st.sampled_from(order))

    if key != order[-1]:
        assert moved(moved(order, key, Move.DOWN), key, Move.UP) == order
    assert moved(order, order[0], Move.UP) == order
    assert moved(order, order[-1], Move.DOWN) == order
    assert moved(order, key, Move.TOP)[0] == key
    assert moved(order, key, Move.BOTTOM)[-1] == key


def test_draft_begins_with_the_goals_as_they_stand_without_core_mission(levels, goals, alice):
    make_goal(levels["Kommunmål"], "KF", "Grunduppdrag", kind="core", order=0)

    ranking = create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)

    assert order_of(ranking) == [goal.pk for goal in goals]


def test_new_wording_of_a_goal_has_no_place_of_its_own(levels, goals, alice):
    make_goal(levels["Kommunmål"], "KF", "Ny lydelse", state=State.DRAFT, replaces=goals[0])

    ranking = create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)

    assert order_of(ranking) == [goal.pk for goal in goals]


def test_draft_begins_with_the_order_in_force(levels, goals, draft, alice):
    set_ranking(ranking=draft, order=[goals[2].pk, goals[0].pk], rationale="", by=alice)
    adopt_ranking(ranking=draft, decision=decided(), by=alice)

    later = create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR + 1, by=alice)

    assert order_of(later) == [goals[2].pk, goals[0].pk]


def test_same_draft_begun_twice_is_one(levels, draft, alice):
    again = create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)

    assert again == draft


def test_order_of_nothing_is_refused(levels, alice):
    with pytest.raises(RefusedError, match="inga mål") as refusal:
        create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)

    assert refusal.value.field == "year_from"


@pytest.mark.parametrize(
    ("move", "places"),
    [("up", [2, 1, 3]), ("down", [1, 3, 2]), ("top", [2, 1, 3]), ("bottom", [1, 3, 2]), ("remove", [1, 3])],
)
def test_goal_is_moved_and_places_are_numbered_anew(goals, draft, alice, move, places):
    order = move_goal_in_ranking(ranking=draft, goal=goals[1], move=Move(move), by=alice)

    expected = [goals[number - 1].pk for number in places]
    assert order == expected
    assert list(draft.places.values_list("goal_id", "rank")) == [(pk, n) for n, pk in enumerate(expected, start=1)]


def test_goal_taken_out_is_given_a_place_again_at_the_end(goals, draft, alice):
    move_goal_in_ranking(ranking=draft, goal=goals[0], move=Move.REMOVE, by=alice)

    order = move_goal_in_ranking(ranking=draft, goal=goals[0], move=Move.ADD, rationale="Sist.", by=alice)

    assert order == [goals[1].pk, goals[2].pk, goals[0].pk]
    assert PriorityRanking.objects.get(pk=draft.pk).rationale == "Sist."


def test_goal_of_another_body_gets_no_place(levels, draft, alice):
    other = make_goal(levels["Nämndmål"], "BUN", "Nämndens")

    with pytest.raises(RefusedError, match="hör inte till"):
        move_goal_in_ranking(ranking=draft, goal=other, move=Move.ADD, by=alice)
    with pytest.raises(RefusedError, match="hör inte till"):
        set_ranking(ranking=draft, order=[other.pk], rationale="", by=alice)


def test_goal_has_one_place_only(goals, draft, alice):
    with pytest.raises(RefusedError, match="bara ha en plats"):
        set_ranking(ranking=draft, order=[goals[0].pk, goals[0].pk], rationale="", by=alice)


def test_move_by_someone_who_saw_another_order_is_told(goals, draft, alice):
    seen = ranking_mark(draft)
    move_goal_in_ranking(ranking=draft, goal=goals[2], move=Move.TOP, seen=seen, by=alice)

    with pytest.raises(StaleError):
        move_goal_in_ranking(ranking=draft, goal=goals[2], move=Move.TOP, seen=seen, by=alice)


def test_adopted_order_is_locked_and_holds_until_a_later_one(levels, goals, draft, alice):
    set_ranking(ranking=draft, order=[goals[1].pk, goals[0].pk], rationale="Skolan först.", by=alice)
    adopt_ranking(ranking=draft, decision=decided(), by=alice)
    later = create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR + 2, by=alice)
    set_ranking(ranking=later, order=[goals[2].pk], rationale="", by=alice)
    adopt_ranking(ranking=later, decision=decided(), by=alice)

    with pytest.raises(RefusedError, match="fastställd"):
        set_ranking(ranking=draft, order=[], rationale="", by=alice)
    with pytest.raises(RefusedError, match="fastställd"):
        delete_ranking(ranking=draft, by=alice)
    assert priorities(YEAR - 1) == {}
    assert priorities(YEAR) == priorities(YEAR + 1) == {goals[1].pk: 1, goals[0].pk: 2}
    assert priorities(YEAR + 2) == {goals[2].pk: 1}


def test_newer_order_for_the_same_year_supersedes_the_one_before(levels, goals, draft, alice):
    adopt_ranking(ranking=draft, decision=decided(), by=alice)
    newer = create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)
    move_goal_in_ranking(ranking=newer, goal=goals[2], move=Move.TOP, by=alice)

    adopt_ranking(ranking=newer, decision=decided(), by=alice)
    adopt_ranking(ranking=newer, decision=decided(), by=alice)

    assert PriorityRanking.objects.get(pk=draft.pk).state == State.SUPERSEDED
    assert priorities(YEAR)[goals[2].pk] == 1


def test_order_with_a_draft_of_a_goal_is_not_adopted(levels, goals, draft, alice):
    unwritten = make_goal(levels["Kommunmål"], "KF", "Utkast", state=State.DRAFT)
    move_goal_in_ranking(ranking=draft, goal=unwritten, move=Move.ADD, by=alice)

    with pytest.raises(RefusedError, match="fortfarande ett utkast"):
        adopt_ranking(ranking=draft, decision=decided(), by=alice)


def test_empty_order_is_not_adopted(draft, alice):
    set_ranking(ranking=draft, order=[], rationale="", by=alice)

    with pytest.raises(RefusedError, match="Inget mål"):
        adopt_ranking(ranking=draft, decision=decided(), by=alice)


def test_draft_is_thrown_away(draft, alice):
    delete_ranking(ranking=draft, by=alice)

    assert not PriorityRanking.objects.exists()


def test_priorities_take_one_query(goals, draft, alice, count_queries):
    adopt_ranking(ranking=draft, decision=decided(), by=alice)

    with count_queries(1):
        found = priorities(YEAR)

    assert found == {goal.pk: rank for rank, goal in enumerate(goals, start=1)}


def test_goal_tells_its_place_and_that_it_has_none(goals, draft, alice):
    move_goal_in_ranking(ranking=draft, goal=goals[0], move=Move.REMOVE, by=alice)
    assert priority_of(goals[1], YEAR) is None

    adopt_ranking(ranking=draft, decision=decided(), by=alice)

    placed, left_out = priority_of(goals[1], YEAR), priority_of(goals[0], YEAR)
    assert (placed.rank, placed.number, placed.ranking.decided_by.name) == (1, 2, "Kommunfullmäktige")
    assert (left_out.rank, left_out.number) == (None, 2)


def test_overview_stands_in_the_decided_order_with_the_unranked_last(levels, goals, draft, alice):
    make_goal(levels["Kommunmål"], "KF", "Grunduppdrag", kind="core", order=9)
    set_ranking(ranking=draft, order=[goals[2].pk, goals[1].pk], rationale="", by=alice)
    before = overview(year=YEAR)
    adopt_ranking(ranking=draft, decision=decided(), by=alice)

    found = overview(year=YEAR)

    assert [(row.number, row.title) for row in before.rows] == [
        (None, "Grunduppdrag"),
        (1, "Mål 1"),
        (2, "Mål 2"),
        (3, "Mål 3"),
    ]
    assert (before.rankings, before.has_unranked) == ((), False)
    assert [(row.number, row.title, row.is_unranked) for row in found.rows] == [
        (None, "Grunduppdrag", False),
        (1, "Mål 3", False),
        (2, "Mål 2", False),
        (None, "Mål 1", True),
    ]
    assert [(ranking.pk, found.has_unranked) for ranking in found.rankings] == [(draft.pk, True)]


def test_annual_report_tells_the_goals_in_the_decided_order(levels, goals, draft, alice):
    set_ranking(ranking=draft, order=[goals[2].pk, goals[1].pk], rationale="", by=alice)
    adopt_ranking(ranking=draft, decision=decided(), by=alice)

    report = annual_report(year=YEAR, title="Årsredovisning", language="sv", created_on=date(YEAR, 11, 1))

    assert [row.title for row in report.goals if row.mission is None] == ["Mål 3", "Mål 2", "Mål 1"]


def test_lists_tell_what_is_decided_and_what_has_no_place(levels, goals, draft, alice, bob):
    make_goal(levels["Nämndmål"], "BUN", "Ett")
    make_goal(levels["Nämndmål"], "BUN", "Två")
    make_goal(levels["Nämndmål"], "ON", "Ensamt")
    move_goal_in_ranking(ranking=draft, goal=goals[0], move=Move.REMOVE, by=alice)

    of_controller, of_reader = ranking_lists(year=YEAR, user=alice), ranking_lists(year=YEAR, user=bob)

    assert [(g.organisation.short_name, g.number, len(g.unranked)) for g in of_reader.groups] == [
        ("KF", 3, 3),
        ("BUN", 2, 2),
    ]
    assert [(g.draft, g.may_create) for g in of_reader.groups] == [(None, False), (None, False)]
    assert [(g.draft, g.may_create) for g in of_controller.groups] == [(draft, True), (None, True)]
    assert of_reader.unranked == 5


def test_focus_stays_on_the_moved_row_where_its_button_still_leads_somewhere(goals, draft, alice):
    move_goal_in_ranking(ranking=draft, goal=goals[1], move=Move.UP, by=alice)

    ranked, _unranked = ranking_lines(draft, moved=(goals[1].pk, Move.UP))

    assert [line.focus for line in ranked] == ["down", "", ""]
