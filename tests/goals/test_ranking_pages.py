"""The pages on which goals are put in an order of priority."""

import re

import pytest

from goals.models import Goal, PriorityRanking
from goals.queries.priorities import order_of
from goals.services.priorities import adopt_ranking, create_ranking
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_goal, make_model
from tests.goals.ranking import decided


@pytest.fixture
def goals(levels) -> list[Goal]:
    """Three goals of the council."""
    return [make_goal(levels["Kommunmål"], "KF", f"Mål {number}", order=number) for number in (1, 2, 3)]


@pytest.fixture
def draft(levels, goals, alice) -> PriorityRanking:
    """The draft of their order."""
    return create_ranking(level=levels["Kommunmål"], organisation=organisation("KF"), year_from=YEAR, by=alice)


# pages

HEAD = "/exempelby/goals"


@pytest.fixture
def whole(exempelby, alice):
    """Three goals of the council with a draft of their order, in no open scope."""
    with municipality_scope(exempelby):
        levels = make_model()
        goals = [make_goal(levels["Kommunmål"], "KF", f"Mål {number}", order=number) for number in (1, 2, 3)]
        level, council = levels["Kommunmål"], organisation("KF")
        draft = create_ranking(level=level, organisation=council, year_from=YEAR, by=alice)
        return {"goals": goals, "draft": draft, "level": level, "council": council}


def seen_in(page: str) -> str:
    return re.search(r'name="seen" value="(\w+)"', page)[1]


def test_controller_moves_a_goal_without_javascript(exempelby, whole, alice):
    browser, address = signed_in(alice), f"{HEAD}/rankings/{whole['draft'].pk}/edit/"
    third = whole["goals"][2].pk
    page = browser.get(address).content.decode()

    answer = browser.post(
        address, {"seen": seen_in(page), "rationale": "Tredje först.", "move": f"top-{third}"}, follow=True
    )

    assert answer.redirect_chain[-1][0] == f"{address}#goal-{third}"
    assert "”Mål 3” står nu på plats 1 av 3." in answer.content.decode()
    assert "Tredje först." in answer.content.decode()


def test_moved_goal_comes_back_alone_with_focus_and_its_new_place(exempelby, whole, alice):
    browser, address = signed_in(alice), f"{HEAD}/rankings/{whole['draft'].pk}/edit/"
    second = whole["goals"][1].pk
    page = browser.get(address).content.decode()

    answer = browser.post(
        address, {"seen": seen_in(page), "rationale": "", "move": f"down-{second}"}, headers={"HX-Request": "true"}
    )

    text = answer.content.decode()
    assert "<html" not in text
    assert "”Mål 2” står nu på plats 3 av 3." in text
    assert re.findall(r'value="(\w+-\d+)"[^>]*data-focus', text) == [f"up-{second}"]
    assert seen_in(text) != seen_in(page)


def test_move_in_an_order_that_someone_changed_shows_how_it_stands(exempelby, whole, alice):
    browser, address = signed_in(alice), f"{HEAD}/rankings/{whole['draft'].pk}/edit/"
    data = {"seen": seen_in(browser.get(address).content.decode()), "rationale": ""}
    browser.post(address, data | {"move": f"top-{whole['goals'][2].pk}"})

    answer = browser.post(address, data | {"move": f"top-{whole['goals'][1].pk}"}, headers={"HX-Request": "true"})

    assert "Någon annan har ändrat ordningen" in answer.content.decode()
    with municipality_scope(exempelby):
        assert order_of(whole["draft"])[0] == whole["goals"][2].pk


@pytest.mark.parametrize(("move", "status"), [("sideways-1", 200), ("up-x", 200), ("up-999999", 404)])
def test_strange_moves_are_answered_calmly(exempelby, whole, alice, move, status):
    browser, address = signed_in(alice), f"{HEAD}/rankings/{whole['draft'].pk}/edit/"

    assert browser.post(address, {"seen": "", "rationale": "", "move": move}).status_code == status


def test_why_is_saved_and_a_stale_one_is_told(exempelby, whole, alice):
    browser, address = signed_in(alice), f"{HEAD}/rankings/{whole['draft'].pk}/edit/"
    data = {"seen": seen_in(browser.get(address).content.decode()), "rationale": "Skolan först."}

    saved = browser.post(address, data, follow=True)
    stale = browser.post(address, data | {"rationale": "Vården först."})

    assert "Skolan först." in saved.content.decode()
    assert "Vården först." in stale.content.decode()
    with municipality_scope(exempelby):
        assert PriorityRanking.objects.get().rationale == "Skolan först."


def test_decision_is_recorded_and_shown_where_the_goals_are(exempelby, whole, alice, bob):
    browser, pk = signed_in(alice), whole["draft"].pk
    told = {"decided_by": whole["council"].pk, "decided_on": "2026-01-26", "registry_number": "KS 2026:12"}

    answer = browser.post(f"{HEAD}/rankings/{pk}/adopt/", told | {"minutes_paragraph": "9"}, follow=True)

    assert "Prioriteringen är fastställd och låst." in answer.content.decode()
    reader = signed_in(bob)
    assert "prioritet 2 av 3" in reader.get(f"{HEAD}/{whole['goals'][1].pk}/").content.decode()
    overview_page = reader.get(f"/exempelby/how/?year={YEAR}").content.decode()
    assert "prioriteringsordning som Kommunfullmäktige beslutade 2026-01-26 § 9" in overview_page
    assert browser.get(f"{HEAD}/rankings/{pk}/edit/").status_code == 403


def test_order_is_begun_from_the_list(exempelby, whole, alice):
    browser = signed_in(alice)
    address = f"{HEAD}/rankings/new/{whole['level'].pk}/{whole['council'].pk}/"

    answer = browser.post(address, {"year_from": YEAR + 1}, follow=True)
    refused = browser.post(address, {"year_from": 2050})

    assert f"Prioriteringen från {YEAR + 1}" in answer.content.decode()
    assert "Det finns inga mål på den här nivån att prioritera det året." in refused.content.decode()


def test_draft_of_an_order_is_thrown_away_after_a_question(exempelby, whole, alice):
    browser, address = signed_in(alice), f"{HEAD}/rankings/{whole['draft'].pk}/delete/"

    assert "Prioriteringen" not in browser.get(address).content.decode().split("<main")[0]
    browser.post(address)

    with municipality_scope(exempelby):
        assert not PriorityRanking.objects.exists()


def test_draft_is_for_its_own_authority_and_the_order_for_everyone(exempelby, whole):
    politician = signed_in(make_person("Kerstin", ("board_member", "BUN"), municipality=exempelby))

    page = politician.get(f"{HEAD}/rankings/?year={YEAR}").content.decode()

    assert "Kommunmål: 3 utan plats" in page
    assert "förbereds" not in page
    assert politician.get(f"{HEAD}/rankings/{whole['draft'].pk}/edit/").status_code == 403


def test_list_of_orders_asks_the_database_the_same_for_one_order_as_for_three(
    exempelby, whole, alice, django_assert_max_num_queries, django_assert_num_queries
):
    browser, address = signed_in(alice), f"{HEAD}/rankings/?year={YEAR}"
    with municipality_scope(exempelby):
        adopt_ranking(ranking=whole["draft"], decision=decided(), by=alice)
    with django_assert_max_num_queries(24) as first:
        browser.get(address)
    with municipality_scope(exempelby):
        level = type(whole["level"]).objects.get(name="Nämndmål")
        for board in ("BUN", "ON"):
            for number in (1, 2):
                make_goal(level, board, f"Mål {number}")
            ranking = create_ranking(level=level, organisation=organisation(board), year_from=YEAR, by=alice)
            adopt_ranking(ranking=ranking, decision=decided(), by=alice)

    with django_assert_num_queries(len(first.captured_queries)):
        browser.get(address)
