"""The order in which a body puts its indicators: drafts, moves, decisions, what is in force and who sees it."""

import re
from datetime import date

import pytest

from governance.decisions import DecisionContent
from governance.models import AdoptionState, Membership, Municipality, User
from governance.ranking import Move
from governance.refusals import RefusedError, StaleError
from governance.tenancy import municipality_scope
from indicators.models import Indicator, IndicatorRanking
from indicators.queries.rankings import order_of, ranking_in_force, ranking_lines, ranking_lists, ranking_mark
from indicators.services.rankings import (
    adopt_indicator_ranking,
    create_indicator_ranking,
    delete_indicator_ranking,
    move_indicator_in_ranking,
    set_indicator_ranking,
)
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

YEAR = 2026
HEAD = "/exempelby/indicators/rankings/"


def decided(body: str = "BUN", day: int = 26) -> DecisionContent:
    return DecisionContent(
        decided_by=organisation(body),
        decided_on=date(2026, 1, day),
        registry_number="BUN 2026:12",
        minutes_paragraph="9",
    )


def three() -> list[Indicator]:
    """Three indicators that the board is steered by: two that it manages, and one that it has a target of."""
    board = organisation("BUN")
    found = [make_indicator(name, board) for name in ("A", "B")]
    other = make_indicator("C", organisation("KS"))
    make_target(other, board, YEAR, low=1)
    return [*found, other]


@pytest.fixture
def indicators(scope: Municipality) -> list[Indicator]:
    return three()


@pytest.fixture
def draft(indicators: list[Indicator], alice: User) -> IndicatorRanking:
    return create_indicator_ranking(organisation=organisation("BUN"), year_from=YEAR, by=alice)


def test_draft_begins_with_all_that_the_body_is_steered_by_in_order_of_name(
    indicators: list[Indicator], draft: IndicatorRanking, alice: User
) -> None:
    again = create_indicator_ranking(organisation=organisation("BUN"), year_from=YEAR, by=alice)

    assert order_of(draft) == [indicator.pk for indicator in indicators]
    assert again == draft


def test_nothing_to_put_in_order_is_refused(scope: Municipality, alice: User) -> None:
    with pytest.raises(RefusedError):
        create_indicator_ranking(organisation=organisation("BUN"), year_from=YEAR, by=alice)


def test_what_is_discontinued_or_confidential_is_not_put_in_order(scope: Municipality, alice: User) -> None:
    board = organisation("BUN")
    kept = make_indicator("A", board)
    make_indicator("Gammal", board, discontinued_on=date(2024, 1, 1))
    make_indicator("Hemlig", board, is_confidential=True)

    draft = create_indicator_ranking(organisation=board, year_from=YEAR, by=alice)

    assert order_of(draft) == [kept.pk]


def test_indicators_are_moved_in_and_out_of_a_draft(
    indicators: list[Indicator], draft: IndicatorRanking, alice: User
) -> None:
    a, b, c = indicators

    assert move_indicator_in_ranking(ranking=draft, indicator=c, move=Move.TOP, by=alice) == [c.pk, a.pk, b.pk]
    assert move_indicator_in_ranking(ranking=draft, indicator=a, move=Move.REMOVE, by=alice) == [c.pk, b.pk]
    ranked, unranked = ranking_lines(draft)
    assert [(line.title, line.rank) for line in ranked] == [("C", 1), ("B", 2)]
    assert [line.title for line in unranked] == ["A"]


def test_a_stranger_cannot_be_given_a_place(draft: IndicatorRanking, alice: User) -> None:
    stranger = make_indicator("D", organisation("ON"))

    with pytest.raises(RefusedError):
        move_indicator_in_ranking(ranking=draft, indicator=stranger, move=Move.ADD, by=alice)


def test_a_move_in_an_order_that_someone_changed_is_refused(
    indicators: list[Indicator], draft: IndicatorRanking, alice: User
) -> None:
    seen = ranking_mark(draft)
    move_indicator_in_ranking(ranking=draft, indicator=indicators[2], move=Move.TOP, seen=seen, by=alice)

    with pytest.raises(StaleError):
        move_indicator_in_ranking(ranking=draft, indicator=indicators[1], move=Move.TOP, seen=seen, by=alice)


def test_one_indicator_has_one_place(indicators: list[Indicator], draft: IndicatorRanking, alice: User) -> None:
    with pytest.raises(RefusedError):
        set_indicator_ranking(ranking=draft, order=[indicators[0].pk] * 2, rationale="", by=alice)


def test_a_decided_order_is_locked_and_holds_until_a_later_one(
    indicators: list[Indicator], draft: IndicatorRanking, alice: User
) -> None:
    board, (a, b, c) = organisation("BUN"), indicators
    adopt_indicator_ranking(ranking=draft, decision=decided(), by=alice)
    later = create_indicator_ranking(organisation=board, year_from=YEAR + 2, by=alice)
    move_indicator_in_ranking(ranking=later, indicator=c, move=Move.TOP, by=alice)
    adopt_indicator_ranking(ranking=later, decision=decided(day=27), by=alice)

    with pytest.raises(RefusedError):
        move_indicator_in_ranking(ranking=draft, indicator=a, move=Move.BOTTOM, by=alice)
    with pytest.raises(RefusedError):
        delete_indicator_ranking(ranking=draft, by=alice)
    assert ranking_in_force(board.pk, YEAR - 1) is None
    assert order_in_force(board.pk, YEAR + 1) == [a.pk, b.pk, c.pk]
    assert order_in_force(board.pk, YEAR + 2)[0] == c.pk


def order_in_force(organisation_id: int, year: int) -> list[int]:
    ranking = ranking_in_force(organisation_id, year)
    assert ranking is not None
    return order_of(ranking)


def test_a_new_decision_for_the_same_year_supersedes_the_one_before(
    indicators: list[Indicator], draft: IndicatorRanking, alice: User
) -> None:
    board = organisation("BUN")
    adopt_indicator_ranking(ranking=draft, decision=decided(), by=alice)
    newer = create_indicator_ranking(organisation=board, year_from=YEAR, by=alice)
    move_indicator_in_ranking(ranking=newer, indicator=indicators[2], move=Move.TOP, by=alice)
    adopt_indicator_ranking(ranking=newer, decision=decided(day=27), by=alice)

    draft.refresh_from_db()
    assert draft.state == AdoptionState.SUPERSEDED
    assert order_in_force(board.pk, YEAR)[0] == indicators[2].pk
    assert adopt_indicator_ranking(ranking=newer, decision=decided(day=28), by=alice).decided_on == date(2026, 1, 27)


def test_an_empty_order_cannot_be_decided(indicators: list[Indicator], draft: IndicatorRanking, alice: User) -> None:
    for indicator in indicators:
        move_indicator_in_ranking(ranking=draft, indicator=indicator, move=Move.REMOVE, by=alice)

    with pytest.raises(RefusedError):
        adopt_indicator_ranking(ranking=draft, decision=decided(), by=alice)


def test_lists_tell_who_has_decided_and_what_is_left_out(
    indicators: list[Indicator], draft: IndicatorRanking, alice: User
) -> None:
    undecided = ranking_lists(year=YEAR, user=alice)
    move_indicator_in_ranking(ranking=draft, indicator=indicators[0], move=Move.REMOVE, by=alice)
    adopt_indicator_ranking(ranking=draft, decision=decided(), by=alice)
    found = ranking_lists(year=YEAR, user=alice)

    assert [(group.organisation.name, group.draft) for group in undecided.undecided] == [
        (organisation("BUN").name, draft)
    ]
    (group,) = found.decided
    assert [line.title for line in group.ranked] == ["B", "C"]
    assert [line.title for line in group.unranked] == ["A"]
    assert found.left_out == 1


# pages


def test_page_of_orders_takes_the_same_queries_for_one_and_three_bodies(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for bodies in (["BUN"], ["ON", "KS"]):
        with municipality_scope(exempelby):
            for body in bodies:
                for name in ("A", "B"):
                    make_indicator(f"{body} {name}", organisation(body))
                draft = create_indicator_ranking(organisation=organisation(body), year_from=YEAR, by=alice)
                adopt_indicator_ranking(ranking=draft, decision=decided(), by=alice)
        counts.append(queries_of(client, f"{HEAD}?year={YEAR}"))

    assert counts[0] == counts[1]


def test_controller_moves_an_indicator_without_javascript_and_records_the_decision(
    exempelby: Municipality, alice: User
) -> None:
    with municipality_scope(exempelby):
        _a, _b, third = three()
        board = organisation("BUN")
    browser = signed_in(alice)
    address = browser.post(f"{HEAD}new/{board.pk}/", {"year_from": YEAR}).url
    seen = re.search(r'name="seen" value="(\w+)"', browser.get(address).content.decode())[1]

    moved = browser.post(address, {"seen": seen, "rationale": "C först.", "move": f"top-{third.pk}"}, follow=True)
    adopted = browser.post(
        address.replace("/edit/", "/adopt/"),
        {"decided_by": board.pk, "decided_on": "2026-01-26", "registry_number": "BUN 2026:3", "minutes_paragraph": "4"},
        follow=True,
    )

    assert "”C” står nu på plats 1 av 3." in moved.content.decode()
    page = adopted.content.decode()
    assert "Prioriteringen är fastställd och låst." in page
    assert re.findall(r">([ABC])</a></li>", page) == ["C", "A", "B"]


def test_moved_indicator_comes_back_alone_with_focus(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        _a, second, _c = three()
        draft = create_indicator_ranking(organisation=organisation("BUN"), year_from=YEAR, by=alice)
    browser, address = signed_in(alice), f"{HEAD}{draft.pk}/edit/"
    seen = re.search(r'name="seen" value="(\w+)"', browser.get(address).content.decode())[1]

    answer = browser.post(
        address, {"seen": seen, "rationale": "", "move": f"down-{second.pk}"}, headers={"HX-Request": "true"}
    )

    text = answer.content.decode()
    assert "<html" not in text
    assert re.findall(r'value="(\w+-\d+)"[^>]*data-focus', text) == [f"up-{second.pk}"]


@pytest.mark.parametrize("move", ["sideways-1", "up-x", "up", f"up-{'9' * 30}", "up-²"])
def test_a_move_that_is_none_is_told(exempelby: Municipality, alice: User, move: str) -> None:
    with municipality_scope(exempelby):
        three()
        draft = create_indicator_ranking(organisation=organisation("BUN"), year_from=YEAR, by=alice)

    answer = signed_in(alice).post(f"{HEAD}{draft.pk}/edit/", {"rationale": "", "move": move})

    assert "Välj en av knapparna." in answer.content.decode()


def test_a_draft_is_seen_by_its_own_authority_only(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        three()
        create_indicator_ranking(organisation=organisation("BUN"), year_from=YEAR, by=alice)
    other = make_person("Ove", (Membership.Role.BOARD_SECRETARY, "ON"), municipality=exempelby)

    assert "Fortsätt på utkastet" in signed_in(alice).get(f"{HEAD}?year={YEAR}").content.decode()
    assert "utkast" not in signed_in(other).get(f"{HEAD}?year={YEAR}").content.decode()


def test_value_at_a_school_does_not_make_an_order_for_the_school(indicators: list[Indicator], alice: User) -> None:
    make_values(indicators[0], organisation("Valla"), {"2025": "1"})
    make_values(indicators[1], organisation("Valla"), {"2025": "1"})

    assert [group.organisation.short_name for group in ranking_lists(year=YEAR, user=alice).groups] == [
        organisation("BUN").short_name
    ]
