"""An organisation's indicators as small charts: which, in what order, and for whom."""

import re
from datetime import date

import pytest
from django.utils import timezone

from governance.decisions import DecisionContent
from governance.models import Membership, Municipality, User
from governance.ranking import Move
from governance.tenancy import municipality_scope
from indicators.models import Indicator
from indicators.services.rankings import (
    adopt_indicator_ranking,
    create_indicator_ranking,
    move_indicator_in_ranking,
)
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

YEAR = timezone.localdate().year
HEAD = "/exempelby/indicators/multiples/"
STEADY = {str(YEAR - 7 + place): str(50 + place % 2) for place in range(7)}


def names(page: str) -> list[str]:
    return re.findall(r'<h2>(?:<span[^>]*>\d+</span> )?<a href="[^"]*">([^<]+)</a></h2>', page)


@pytest.fixture
def board(exempelby: Municipality) -> dict[str, Indicator]:
    """Four indicators of a board: one reaches its target, one does not, one leaps, and one has no values."""
    with municipality_scope(exempelby):
        place = organisation("BUN")
        found = {name: make_indicator(name, place) for name in ("Når", "Missar", "Språng", "Tom")}
        for name, low in (("Når", 40), ("Missar", 90)):
            make_values(found[name], place, STEADY | {str(YEAR): "51"})
            make_target(found[name], place, YEAR, low=low)
        make_values(found["Språng"], place, STEADY | {str(YEAR): "80"})
        return found


def address(exempelby: Municipality, **asked: object) -> str:
    with municipality_scope(exempelby):
        place = organisation("BUN").pk
    return f"{HEAD}?organisation={place}" + "".join(f"&{name}={value}" for name, value in asked.items())


def test_all_stand_by_name_where_no_order_is_decided(
    exempelby: Municipality, alice: User, board: dict[str, Indicator]
) -> None:
    page = signed_in(alice).get(address(exempelby)).content.decode()

    assert names(page) == ["Missar", "Når", "Språng", "Tom"]
    assert "I bokstavsordning: ingen prioritetsordning är beslutad." in page
    assert "inte prioriterad" not in page
    assert page.count("Signal: mer än naturlig variation") == 1
    assert all(f"/indicators/{indicator.pk}/?organisation=" in page for indicator in board.values())


def test_the_decided_order_comes_first_and_the_rest_is_flagged(
    exempelby: Municipality, alice: User, board: dict[str, Indicator]
) -> None:
    with municipality_scope(exempelby):
        place = organisation("BUN")
        draft = create_indicator_ranking(organisation=place, year_from=YEAR, by=alice)
        move_indicator_in_ranking(ranking=draft, indicator=board["Tom"], move=Move.TOP, by=alice)
        move_indicator_in_ranking(ranking=draft, indicator=board["Missar"], move=Move.REMOVE, by=alice)
        decision = DecisionContent(
            decided_by=place, decided_on=date(2026, 1, 26), registry_number="BUN 1", minutes_paragraph="4"
        )
        adopt_indicator_ranking(ranking=draft, decision=decision, by=alice)

    page = signed_in(alice).get(address(exempelby)).content.decode()

    assert names(page) == ["Tom", "Når", "Språng", "Missar"]
    assert "beslutade 2026-01-26 § 4." in page
    assert page.count("inte prioriterad<") == 1


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("reached", ["Når"]),
        ("missed", ["Missar"]),
        ("signal", ["Språng"]),
        ("none", ["Tom"]),
        ("x", ["Missar", "Når", "Språng", "Tom"]),
    ],
)
def test_the_selection_narrows(
    exempelby: Municipality, alice: User, board: dict[str, Indicator], state: str, expected: list[str]
) -> None:
    page = signed_in(alice).get(address(exempelby, state=state)).content.decode()

    assert names(page) == expected


def test_an_earlier_year_shows_how_it_stood(exempelby: Municipality, alice: User, board: dict[str, Indicator]) -> None:
    page = signed_in(alice).get(address(exempelby, year=YEAR - 1)).content.decode()

    assert "Signal: mer än" not in page
    assert f">{YEAR - 1}</option>" in page


def test_all_charts_have_one_size_and_their_own_names(
    exempelby: Municipality, alice: User, board: dict[str, Indicator]
) -> None:
    page = signed_in(alice).get(address(exempelby)).content.decode()

    charts = re.findall(r'<svg[^>]*viewBox="([^"]+)"[^>]*aria-labelledby="(multiple-\d+)-title"', page)
    assert {box for box, _name in charts} == {"0 0 320 170"}
    assert len({name for _box, name in charts}) == 4


def test_a_board_member_first_sees_her_own_boards_indicators(
    exempelby: Municipality, board: dict[str, Indicator]
) -> None:
    member = make_person("Kerstin", (Membership.Role.BOARD_MEMBER, "BUN"), municipality=exempelby)

    assert names(signed_in(member).get(HEAD).content.decode()) == ["Missar", "Når", "Språng", "Tom"]


def test_what_is_confidential_is_shown_to_those_who_answer_for_it_only(
    exempelby: Municipality, alice: User, board: dict[str, Indicator]
) -> None:
    with municipality_scope(exempelby):
        make_indicator("Hemlig", organisation("BUN"), is_confidential=True)
    member = make_person("Kerstin", (Membership.Role.BOARD_MEMBER, "BUN"), municipality=exempelby)

    assert "Hemlig" not in signed_in(member).get(address(exempelby)).content.decode()
    assert "Hemlig" in signed_in(alice).get(address(exempelby)).content.decode()


@pytest.mark.parametrize("asked", ["999999", "0"])
def test_an_unknown_organisation_is_not_found(
    exempelby: Municipality, alice: User, board: dict[str, Indicator], asked: str
) -> None:
    assert signed_in(alice).get(f"{HEAD}?organisation={asked}").status_code == 404


def test_an_organisation_without_indicators_says_what_stands_here(exempelby: Municipality, alice: User) -> None:
    page = signed_in(alice).get(address(exempelby)).content.decode()

    assert "Organisationen har inga indikatorer" in page


def test_page_takes_the_same_queries_for_one_and_three_indicators(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for wanted in (["A"], ["B", "C"]):
        with municipality_scope(exempelby):
            for name in wanted:
                indicator = make_indicator(name, organisation("BUN"))
                make_values(indicator, organisation("BUN"), STEADY)
                make_target(indicator, organisation("BUN"), YEAR, low=1)
        counts.append(queries_of(client, address(exempelby)))

    assert counts[0] == counts[1] <= 20
