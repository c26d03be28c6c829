"""The page on which the values of a round are handed in, cell by cell or all at once."""

from collections.abc import Iterator
from decimal import Decimal
from html import unescape

import pytest
from django.utils import translation

from annualcycle.services.periods import close_period
from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators import rules
from indicators.models import Indicator
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.entering import PAGE, T2, make_absence, send, stored
from tests.indicators.make import queries_of


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def absence(exempelby: Municipality) -> Indicator:
    with municipality_scope(exempelby):
        return make_absence()


def test_page_shows_the_round_of_ones_own_organisation(exempelby: Municipality, absence: Indicator, amir: User) -> None:
    page = signed_in(amir).get(f"{PAGE}?period=2026-T2")

    html = unescape(page.content.decode())
    assert page.status_code == 200
    assert "Vallaskolan · tertial 2 2026" in html
    assert "0 av 1 klara" in html
    with municipality_scope(exempelby):
        assert f'name="value-{absence.pk}-{organisation("Valla").pk}-T"' in html


def test_whole_form_is_stored(exempelby: Municipality, absence: Indicator, amir: User) -> None:
    html = send(signed_in(amir), absence, value="9,1", seen="")

    assert "1 värde är sparat." in html
    assert stored(exempelby) == [(Decimal("9.1"), "", "")]


def test_whole_form_stores_nothing_when_something_is_wrong(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        first, second = make_absence(name="A"), make_absence(name="B")
        school = organisation("Valla").pk
    one, other = f"{first.pk}-{school}-T", f"{second.pk}-{school}-T"
    fields = {f"value-{one}": "9,1", f"value-{other}": "hej", f"comment-{other}": "kvar"}

    page = signed_in(amir).post(f"{PAGE}?organisation={school}&period=2026-T2", fields)

    html = unescape(page.content.decode())
    assert (page.status_code, stored(exempelby)) == (200, [])
    assert "Inget är sparat än" in html
    assert all(f'value="{typed}"' in html for typed in ("9,1", "hej"))


def test_cell_is_stored_and_answered(exempelby: Municipality, absence: Indicator, amir: User) -> None:
    html = send(signed_in(amir), absence, cell=True, value="9.1", seen="")

    assert stored(exempelby) == [(Decimal("9.1"), "", "")]
    assert 'data-state="saved"' in html
    assert 'data-value="9,1"' in html
    assert '-T" value="9.1"' in html  # what is seen now
    assert "Klart, 1 av 1." in html
    assert " data-why>" in html
    assert "<html" not in html


def test_cell_keeps_the_line_about_why(exempelby: Municipality, absence: Indicator, amir: User) -> None:
    client = signed_in(amir)
    send(client, absence, cell=True, value="9,1", seen="")

    send(client, absence, cell=True, value="9,1", seen="9.1", comment="Influensa  i mars")

    assert stored(exempelby) == [(Decimal("9.1"), "", "Influensa i mars")]


def test_cell_that_is_odd_is_not_stored_until_confirmed(
    exempelby: Municipality, absence: Indicator, amir: User
) -> None:
    client = signed_in(amir)

    asked = send(client, absence, cell=True, value="98", seen="")
    before = stored(exempelby)
    send(client, absence, cell=True, value="98", seen="", sure="98")

    assert ('data-state="question"' in asked, before, stored(exempelby)) == (True, [], [(Decimal(98), "", "")])


def test_cell_tells_of_anothers_value_and_replaces_it_when_asked(
    exempelby: Municipality, absence: Indicator, amir: User, alice: User
) -> None:
    send(signed_in(alice), absence, cell=True, value="9,3", seen="")
    client = signed_in(amir)

    told = send(client, absence, cell=True, value="9,1", seen="")
    before = stored(exempelby)
    send(client, absence, cell=True, value="9,1", seen="", replace="=9.3")

    assert ('data-state="changed"' in told, "Alice skrev" in told) == (True, True)
    assert 'value="=9.3"' in told
    assert (before, stored(exempelby)) == ([(Decimal("9.3"), "", "")], [(Decimal("9.1"), "", "")])


def test_page_tells_whose_value_was_written_over(
    exempelby: Municipality, absence: Indicator, amir: User, alice: User
) -> None:
    send(signed_in(amir), absence, cell=True, value="9,1", seen="")
    send(signed_in(alice), absence, cell=True, value="9,3", seen="9.1")

    pages = [unescape(signed_in(who).get(f"{PAGE}?period=2026-T2").content.decode()) for who in (amir, alice)]

    assert [("Alice ändrade det" in html, "Du skrev 9,1." in html) for html in pages] == [(True, True), (False, False)]


def test_page_is_not_done_while_a_field_holds_what_cannot_be_read(
    exempelby: Municipality, absence: Indicator, amir: User
) -> None:
    send(signed_in(amir), absence, cell=True, value="9,1", seen="")

    html = send(signed_in(amir), absence, cell=True, value="hej", seen="9.1")

    assert ("Klart, 1 av 1." in html, "0 av 1 klara" in html) == (False, True)


def test_cell_that_a_third_has_changed_is_told_again(
    exempelby: Municipality, absence: Indicator, amir: User, alice: User
) -> None:
    send(signed_in(alice), absence, cell=True, value="9,4", seen="")

    told = send(signed_in(amir), absence, cell=True, value="9,1", seen="", replace="=9.3")

    assert ('value="=9.4"' in told, stored(exempelby)) == (True, [(Decimal("9.4"), "", "")])


def test_closed_period_shows_values_and_refuses_new_ones(
    exempelby: Municipality, absence: Indicator, amir: User, alice: User
) -> None:
    with municipality_scope(exempelby):
        close_period(period=T2, by=alice)
    client = signed_in(amir)

    page = unescape(client.get(f"{PAGE}?period=2026-T2").content.decode())
    told = send(client, absence, cell=True, value="9,1", seen="")

    assert ("Tertial 2 2026 är stängd." in page, "data-entry-form" in page, f'name="value-{absence.pk}-' in page) == (
        True,
        True,
        False,
    )
    assert ("Tertial 2 2026 är stängd." in told, stored(exempelby)) == (True, [])


def test_kolada_is_not_written_by_hand(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        fetched = make_absence(source="Kolada U23471", name="Hämtad")
        school = organisation("Valla").pk
    client = signed_in(amir)

    client.post(f"{PAGE}?organisation={school}&period=2026-T2", {f"value-{fetched.pk}-{school}-T": "9,1"})

    assert stored(exempelby) == []


def test_page_says_what_to_do_when_nothing_is_measured(exempelby: Municipality, amir: User) -> None:
    html = signed_in(amir).get(PAGE).content.decode()

    assert "Ingenting mäts här" in html


def test_controller_begins_where_something_is_measured(
    exempelby: Municipality, absence: Indicator, alice: User
) -> None:
    html = unescape(signed_in(alice).get(PAGE).content.decode())

    assert "Alla jag lämnar värden för ·" in html  # the municipality as a whole has nothing


def test_controller_chooses_among_organisations(exempelby: Municipality, absence: Indicator, alice: User) -> None:
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    html = unescape(signed_in(alice).get(f"{PAGE}?organisation={school}").content.decode())

    assert "Barn- och utbildningsnämnden</option>" in html
    assert f'<option value="{school}" selected>' in html


@pytest.mark.parametrize(
    "query", ["?period=2026-T4", "?period=hej", "?period=2199", "?organisation=x", "?organisation=9999999"]
)
def test_unknown_period_or_organisation_is_not_found(
    exempelby: Municipality, absence: Indicator, amir: User, query: str
) -> None:
    assert signed_in(amir).get(f"{PAGE}{query}").status_code == 404


def test_unknown_cell_is_left_alone(exempelby: Municipality, absence: Indicator, amir: User) -> None:
    page = signed_in(amir).post(f"{PAGE}?period=2026-T2&answer=cells", {"value-9-9-T": "7"})

    assert (page.status_code, stored(exempelby)) == (200, [])


def test_page_refuses_others_organisations_roles_and_municipalities(
    exempelby: Municipality, absence: Indicator, amir: User, bob: User, charlie: User
) -> None:
    with municipality_scope(exempelby):
        other_school = organisation("Nyborg").pk

    statuses = [
        signed_in(amir).get(f"{PAGE}?organisation={other_school}").status_code,
        signed_in(amir).post(f"{PAGE}?organisation={other_school}", {}).status_code,
        signed_in(bob).get(PAGE).status_code,
        signed_in(charlie).get(PAGE).status_code,
    ]

    assert statuses == [403, 403, 403, 404]


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        (Membership.Role.OFFICIAL, "Valla", True),
        (Membership.Role.CONTROLLER, "BUN", True),
        (Membership.Role.MANAGER, "Nyborg", False),
        (Membership.Role.BOARD_MEMBER, "BUN", False),
        (Membership.Role.ADMINISTRATOR, "K", False),
        (Membership.Role.AUDITOR, "K", False),
    ],
)
def test_values_are_entered_by_those_who_answer_for_the_organisation(
    scope: Municipality, role: str, place: str, may: bool
) -> None:
    person = make_person("Person", (role, place), municipality=scope)

    assert rules.can_enter_values(person, organisation("Valla")) is may


def test_page_takes_the_same_queries_for_one_and_three(exempelby: Municipality, amir: User) -> None:
    client, counts = signed_in(amir), []
    for names in ("A", "BC"):
        with municipality_scope(exempelby):
            for name in names:
                make_absence(name=f"Frånvaro {name}")
        counts.append(queries_of(client, f"{PAGE}?period=2026-T2"))

    assert counts[0] == counts[1] <= 20
