"""A round of values on one screen: what is asked for, what is stored, doubted and refused."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.utils import translation

from annualcycle.periods import Frequency, Period
from annualcycle.services.periods import close_period
from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators import queries, rules
from indicators.forms.entry import RoundForm
from indicators.models import Indicator, Value
from indicators.queries.round_cells import Cell, round_cells
from indicators.queries.rounds import Coming, Outline, latest_periods
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

T2 = Period.parse("2026-T2")
TODAY = date(2026, 11, 22)
PAGE = "/exempelby/indicators/values/"


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def make_absence(**fields: object) -> Indicator:
    """Absence: the board's, measured each tertial, with two values and a target at Vallaskolan.

    A percentage without parts: each tertial is held against the target as it is.
    """
    given = {"name": "Frånvaro", "organisation": organisation("BUN"), "frequency": "tertial", "direction": "lower"}
    indicator = make_indicator(**given | {"over_time": "none"} | fields)
    make_values(indicator, organisation("Valla"), {"2025-T2": "11.2", "2026-T1": "9.8"})
    make_target(indicator, organisation("Valla"), 2026, kind="at_most", high=8)
    return indicator


def round_of(*short_names: str, period: Period | None = T2) -> Outline | None:
    places = [organisation(short_name) for short_name in short_names]
    return queries.round_outline(places, period, TODAY, reader=None)


def cells_of(*short_names: str) -> tuple[Cell, ...]:
    """The cells to write at the organisations."""
    outline = round_of(*short_names)
    return round_cells(outline, outline.slots)


def form_of(*, undo: bool = False, **sent: str) -> RoundForm:
    """What is sent for the only cell of Vallaskolan's round: value="840" becomes value-12-3-T."""
    cells = cells_of("Valla")
    return RoundForm(cells, T2, {f"{name}-{cells[0].key}": text for name, text in sent.items()}, is_undoing=undo)


# --- what is asked for


def test_round_holds_what_the_organisation_hands_in(scope: Municipality) -> None:
    absence = make_absence()
    own = make_indicator("Egen", organisation("Valla"), frequency="tertial")
    make_indicator("Nämndens utan värde här", organisation("BUN"), frequency="tertial")
    make_indicator("En annan nämnds", organisation("ON"), frequency="tertial")
    make_indicator("Årlig", organisation("Valla"))
    make_indicator("Nedlagd", organisation("Valla"), frequency="tertial", discontinued_on=date(2026, 5, 1))

    outline = round_of("Valla")

    assert [slot.indicator_id for slot in outline.slots] == [own.pk, absence.pk]


def test_round_shows_last_year_the_one_before_and_the_target(scope: Municipality) -> None:
    make_absence()

    (cell,) = cells_of("Valla")

    assert (cell.at(T2.same_period_last_year()), cell.at(T2.previous())) == (Decimal("11.2"), Decimal("9.8"))
    assert (cell.rule.high, cell.stored) == (Decimal(8), None)


def test_round_takes_the_target_from_above_when_there_is_no_own(scope: Municipality) -> None:
    indicator = make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")
    make_values(indicator, organisation("Valla"), {"2026-T1": "9.8"})
    make_target(indicator, organisation("BUN"), 2026, kind="at_most", high=8)

    assert cells_of("Valla")[0].rule.high == Decimal(8)


def test_round_shows_kolada_without_asking_for_it(scope: Municipality) -> None:
    make_absence(source="Kolada N15428")

    outline = round_of("Valla")

    assert (outline.slots, [slot.coming for slot in outline.shown], outline.done) == ((), [Coming.FETCHED], 0)


def test_round_asks_for_women_and_men_where_they_have_been_told_apart(scope: Municipality) -> None:
    indicator = make_absence()
    make_values(indicator, organisation("Valla"), {"2026-T2": "9"})
    Value.objects.create(
        indicator=indicator,
        organisation=organisation("Valla"),
        frequency="tertial",
        period_start=date(2026, 1, 1),
        gender="K",
        value=7,
    )

    outline = round_of("Valla")

    assert [(slot.gender, slot.is_done) for slot in outline.slots] == [("T", True), ("K", False)]
    assert outline.progress == (1, 2)


@pytest.mark.parametrize(("closed", "expected"), [([], "2026-T2"), (["2026-T2"], "2026-T1"), (["2025"], "2026-T2")])
def test_round_is_the_latest_period_that_has_ended_and_is_open(
    scope: Municipality, alice: User, closed: list[str], expected: str
) -> None:
    make_absence()
    for code in closed:
        close_period(period=Period.parse(code), by=alice)

    assert round_of("Valla", period=None).period == Period.parse(expected)


def test_round_without_indicators_is_none(scope: Municipality) -> None:
    assert round_of("ON") is None


def test_latest_periods_begin_with_the_running_one() -> None:
    codes = [period.code for period in latest_periods(Frequency.TERTIAL, TODAY)]

    assert codes == ["2026-T3", "2026-T2", "2026-T1", "2025-T3", "2025-T2", "2025-T1"]


@pytest.mark.parametrize("count", [1, 3])
def test_round_takes_the_same_queries(scope: Municipality, django_assert_num_queries: object, count: int) -> None:
    for number in range(count):
        absence = make_absence(name=f"Frånvaro {number}")
        make_values(absence, organisation("Nyborg"), {"2026-T1": "9.8"})
    places = [organisation("Valla"), organisation("Nyborg")]

    with django_assert_num_queries(9):
        outline = queries.round_outline(places, T2, TODAY, reader=None)
        cells = round_cells(outline, outline.slots)

    assert len(cells) == count * 2


# --- what is read from a form


@pytest.mark.parametrize(
    ("sent", "recorded"),
    [
        ("9,1", Decimal("9.1")),
        (" 9.10 % ", Decimal("9.1")),
        ("saknas", "not_available"),
        ("..", "suppressed"),
        (".", "not_applicable"),
    ],
)
def test_form_reads_values_as_people_write_them(scope: Municipality, sent: str, recorded: object) -> None:
    make_absence()

    form = form_of(value=sent, seen="")

    assert (form.is_valid, [entry.value for entry in form.entries]) == (True, [recorded])


def test_form_leaves_alone_what_is_not_sent_or_not_touched(scope: Municipality) -> None:
    indicator = make_absence()
    make_values(indicator, organisation("Valla"), {"2026-T2": "9"})
    untouched, not_sent = form_of(value="9,0", seen="9"), form_of(seen="9")

    assert (untouched.entries, not_sent.entries, untouched.is_valid) == ([], [], True)


@pytest.mark.parametrize("sent", ["hej", "1.2.3", "9" * 30, "9,12345678"])
def test_form_says_what_is_not_a_number(scope: Municipality, sent: str) -> None:
    make_absence()

    form = form_of(value=sent, seen="")

    assert [(note.kind, note.ticks) for note in form.notes.values()] == [("error", ())]


def test_form_asks_about_a_jump_and_takes_a_yes(scope: Municipality) -> None:
    make_absence()

    (note,) = form_of(value="98", seen="").notes.values()
    confirmed = form_of(value="98", seen="", sure=note.ticks[0].value)
    changed_again = form_of(value="97", seen="", sure=note.ticks[0].value)

    assert note.kind == "question"
    assert note.text.replace("\u00a0", " ") == "Tio gånger förra värdet, 9,8 %. Menar du 9,8?"
    assert ([e.value for e in confirmed.entries], changed_again.is_valid) == ([Decimal(98)], False)


def test_form_does_not_ask_when_last_years_period_was_alike(scope: Municipality) -> None:
    indicator = make_indicator("Antal ärenden, ackumulerat", organisation("Valla"), frequency="tertial", unit="antal")
    make_values(indicator, organisation("Valla"), {"2025-T2": "700", "2026-T1": "100"})

    assert form_of(value="720", seen="").is_valid


def test_form_refuses_a_comment_that_is_too_long(scope: Municipality) -> None:
    make_absence()

    form = form_of(value="9", seen="", comment="x" * 501)

    assert not form.is_valid


def test_comment_leaves_out_what_the_database_cannot_keep(scope: Municipality) -> None:
    make_absence()

    form = form_of(value="9", seen="", comment="efter\0 byte av\0system")

    assert [entry.comment for entry in form.entries] == ["efter byte av system"]


# --- the page


def send(client: Client, indicator: Indicator, *, cell: bool = False, **sent: str) -> str:
    """Send one cell as the page or, with `cell`, as the script does; the answer's text."""
    with municipality_scope(Municipality.objects.get(slug="exempelby")):
        school = organisation("Valla").pk
    address, key = f"{PAGE}?organisation={school}&period=2026-T2", f"{indicator.pk}-{school}-T"
    fields = {f"{name}-{key}": text for name, text in sent.items()}
    page = client.post(f"{address}&answer=cells", fields) if cell else client.post(address, fields, follow=True)
    assert page.status_code == 200
    return unescape(page.content.decode())


@pytest.fixture
def absence(exempelby: Municipality) -> Indicator:
    with municipality_scope(exempelby):
        return make_absence()


def stored(municipality: Municipality) -> list[tuple[object, ...]]:
    with municipality_scope(municipality):
        return list(Value.objects.filter(period_start=T2.start).values_list("value", "missing", "comment"))


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
