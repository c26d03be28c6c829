"""The client against a server that behaves as Kolada's v3 does, also when that behaves badly."""

import socket
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.kolada.answers import Datum, missing_of, read_data, read_group, read_kpi, read_rows
from indicators.kolada.client import KoladaClient, KoladaError, parts
from indicators.kolada.titles import core_of, ended_in, is_discontinued, similar_in, source_in, unit_in, year_in
from indicators.numbers import Missing
from tests.kolada import offer
from tests.kolada.conftest import Time
from tests.kolada.server import Kolada


def values(found: list[Datum]) -> dict[tuple[str, int, str], Decimal | None]:
    return {(datum.place, datum.year, datum.gender): datum.value for datum in found}


def test_genders_are_known_by_their_letter_whatever_their_order(client: KoladaClient, kolada: Kolada) -> None:
    assert [value["gender"] for value in kolada.datum("N15428", offer.OWN, 2024)["values"]] == ["K", "M", "T"]

    found = client.data(["N15428"], [offer.OWN], years=[2024])

    assert values(found.rows) == {
        (offer.OWN, 2024, "K"): Decimal("84.9"),
        (offer.OWN, 2024, "M"): Decimal("82.1"),
        (offer.OWN, 2024, "T"): Decimal("83.4"),
    }


def test_questions_are_paths_of_at_most_25_ids_in_every_combination(client: KoladaClient, kolada: Kolada) -> None:
    kpis = [f"N{number:05}" for number in range(26)]
    places = [f"{number:04}" for number in range(60)]

    client.data(kpis, places, years=range(2000, 2030))

    asked = [address.partition("?")[0].split("/") for address in kolada.asked]
    sizes = [[len(asked_for.split(",")) for asked_for in (path[4], path[6], path[8])] for path in asked]
    assert len(asked) == 2 * 3 * 2
    assert sorted(map(tuple, sizes)) == sorted((k, p, y) for k in (25, 1) for p in (25, 25, 10) for y in (25, 5))


def test_server_refuses_more_than_25_ids_and_the_query_form_answers_with_nothing(kolada: Kolada) -> None:
    many = ",".join(f"N{number:05}" for number in range(26))

    assert kolada.answer(f"/v3/kpi/{many}")[0] == 422
    assert kolada.answer(f"/v3/data/kpi/{many}/year/2024")[0] == 400
    assert b'"values": []' in kolada.answer("/v3/data/?kpi_id=N15428&municipality_id=0586")[2]


@pytest.mark.parametrize("way", ["absolute", "relative", "old_key"])
def test_every_page_is_followed(client: KoladaClient, kolada: Kolada, way: str) -> None:
    kolada.page, kolada.relative, kolada.old_key = 3, way == "relative", way == "old_key"

    found = client.kpis()

    assert [kpi.id for kpi in found.rows] == [row["id"] for row in offer.KPIS]
    assert len(kolada.asked) == 3


def test_filter_of_a_list_holds_on_its_further_pages(client: KoladaClient, kolada: Kolada) -> None:
    kolada.page = 1

    assert [each.id for each in client.municipalities(region_type="L").rows] == [offer.COUNTRY, "0005"]
    assert [kpi.id for kpi in client.kpis(title="FÖRETAGSKLIMAT").rows] == ["U07451", "U07453"]


def test_pages_that_lead_back_end_in_an_error_and_not_in_an_endless_question(
    client: KoladaClient, kolada: Kolada
) -> None:
    kolada.goes_round = True

    with pytest.raises(KoladaError) as refusal:
        client.kpis()

    assert (refusal.value.code, len(kolada.asked)) == ("endless", 2)


def test_more_than_forty_pages_end_in_an_error(client: KoladaClient, kolada: Kolada) -> None:
    kolada.page = 1
    kolada.kpis = [offer.kpi(f"N{number:05}", "Något, antal", "Befolkning") for number in range(50)]

    with pytest.raises(KoladaError) as refusal:
        client.kpis()

    assert (refusal.value.code, len(kolada.asked)) == ("endless", 40)


def test_next_page_on_another_server_is_not_asked_for(client: KoladaClient, kolada: Kolada) -> None:
    kolada.page, kolada.elsewhere = 3, "https://elsewhere.example"

    with pytest.raises(KoladaError) as refusal:
        client.kpis()

    assert refusal.value.code == "endless"


def test_no_second_has_more_than_five_questions(client: KoladaClient, time: Time) -> None:
    for _ in range(11):
        client.municipalities()

    assert time.now - 1000.0 == pytest.approx(2.0)


def test_busy_server_is_asked_again_when_it_said(client: KoladaClient, kolada: Kolada, time: Time) -> None:
    kolada.busy, kolada.retry_after = 2, "7"

    found = client.municipalities()

    assert (len(found.rows), [each for each in time.slept if each >= 1]) == (5, [7.0, 7.0])


def test_busy_server_that_says_nothing_is_left_alone_twice_as_long_each_time(
    client: KoladaClient, kolada: Kolada, time: Time
) -> None:
    kolada.busy, kolada.retry_after = 4, ""

    with pytest.raises(KoladaError) as refusal:
        client.municipalities()

    assert (refusal.value.code, [each for each in time.slept if each >= 1]) == ("busy", [1.0, 2.0, 4.0])


def test_server_that_asks_for_an_hour_is_asked_again_within_two_minutes(
    client: KoladaClient, kolada: Kolada, time: Time
) -> None:
    kolada.busy, kolada.retry_after = 1, "3600"

    client.municipalities()

    assert max(time.slept) == 120.0


def test_error_that_passes_is_passed_over(client: KoladaClient, kolada: Kolada) -> None:
    kolada.broken = 1

    assert len(client.municipalities().rows) == 5


@pytest.mark.parametrize(("path", "code"), [("kpi/" + ",".join(["N00001"] * 26), "refused")])
def test_question_that_the_server_refuses_is_not_asked_again(
    client: KoladaClient, kolada: Kolada, path: str, code: str
) -> None:
    with pytest.raises(KoladaError) as refusal:
        client._asked(path, {}, read_kpi)

    assert (refusal.value.code, len(kolada.asked)) == (code, 1)


def test_address_that_is_not_there_is_empty(client: KoladaClient, kolada: Kolada) -> None:
    found = client._asked("nothing/here", {}, read_kpi)

    assert (found.rows, len(kolada.asked)) == ([], 1)


def test_server_that_does_not_answer_in_time_is_given_up(kolada: Kolada, time: Time) -> None:
    kolada.slow = 0.5
    hasty = KoladaClient(kolada.base_url, timeout=(1, 0.05), clock=time, sleep=time.sleep)
    with hasty as client, pytest.raises(KoladaError) as refusal:
        client.municipalities()

    assert (refusal.value.code, len(kolada.asked)) == ("timeout", 4)


def test_server_that_is_not_there_is_told(time: Time) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v3"
    with KoladaClient(address, clock=time, sleep=time.sleep) as client, pytest.raises(KoladaError) as refusal:
        client.municipalities()

    assert refusal.value.code == "unreachable"


def test_answer_that_is_no_json_is_told(client: KoladaClient, kolada: Kolada) -> None:
    kolada.garbled = 1

    with pytest.raises(KoladaError) as refusal:
        client.municipalities()

    assert refusal.value.code == "malformed"


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><title>Maintenance</title>",
        b"[" * 100_000,
        b'{"values": {}}',
        b'{"values": [], "next_url": "http://[x"}',
        b'{"values": [], "count": ' + b"9" * 5000 + b"}",
    ],
    ids=["html", "deep", "no_list", "no_address", "long_number"],
)
def test_answer_that_is_not_koladas_is_told(client: KoladaClient, kolada: Kolada, body: bytes) -> None:
    kolada.body = body

    with pytest.raises(KoladaError) as refusal:
        client.municipalities()

    assert refusal.value.code == "malformed"


def test_answer_without_end_is_left(kolada: Kolada) -> None:
    kolada.body, kolada.drip = b" " * 1000, 0.05
    with KoladaClient(kolada.base_url, longest=0.2) as client, pytest.raises(KoladaError) as refusal:
        client.municipalities()
    assert refusal.value.code == "endless"

    kolada.body, kolada.drip = b" " * 300_000, 0
    with KoladaClient(kolada.base_url, most_bytes=200_000) as client, pytest.raises(KoladaError) as refusal:
        client.municipalities()
    assert refusal.value.code == "endless"


def test_further_page_that_is_not_there_is_no_end(client: KoladaClient, kolada: Kolada) -> None:
    kolada.page, kolada.lost = 3, 1

    with pytest.raises(KoladaError) as refusal:
        client.kpis()

    assert (refusal.value.code, len(kolada.asked)) == ("refused", 2)


def test_text_and_number_are_such_as_the_database_keeps() -> None:
    kpi = read_kpi({"id": "N15428", "title": "Elever \ud800i\x00 skolan"})[0]
    row = {"kpi": "N15428", "municipality": "0586", "period": 2024}
    large = {"gender": "T", "value": Decimal("99999999999999.9999999")}

    assert kpi.title == "Elever ?i skolan"
    assert read_rows([{**row, "values": [large]}], read_data).malformed == 1


def test_malformed_rows_are_passed_by_and_counted(client: KoladaClient, kolada: Kolada) -> None:
    good = kolada.datum("N15428", offer.OWN, 2024)
    for spoilt in (
        {"period": "i fjol"},
        {"values": None},
        {"kpi": 15428},
        {"values": [{"gender": "F", "value": 1}]},
        {"values": [{"gender": "T", "value": "83,4"}]},
        {"values": [{"gender": "T", "value": 1}, {"gender": "T", "value": 2}]},
    ):
        kolada.data.append({**good, "kpi": "N15428", **spoilt})

    found = client.data(["N15428"], [offer.OWN], since=None)

    assert (len(found.rows), found.malformed) == (9, 5)  # the row whose key figure is a number is nobody's


def test_values_that_are_not_there_say_why_and_are_never_zero(client: KoladaClient) -> None:
    found = client.data(["N15027", "U23471"], [offer.OWN], years=[2025])

    assert {datum.kpi: (datum.value, datum.missing) for datum in found.rows} == {
        "N15027": (None, Missing.NOT_AVAILABLE),
        "U23471": (None, Missing.SUPPRESSED),
    }
    assert missing_of(".") == Missing.NOT_APPLICABLE


def test_changes_since_a_day_tell_what_was_withdrawn(client: KoladaClient, kolada: Kolada) -> None:
    row = kolada.datum("N15428", offer.OWN, 2023)
    row["values"], row["changed"] = [offer.told("T", None, deleted=True)], "2026-11-01"

    changed = client.data(["N15428"], [offer.OWN], since=date(2026, 10, 1))
    everything = client.data(["N15428"], [offer.OWN])

    assert {(datum.year, datum.gender, datum.is_deleted) for datum in changed.rows} == {
        (2023, "T", True),
        (2025, "K", False),
        (2025, "M", False),
        (2025, "T", False),
    }
    assert {datum.year for datum in everything.rows} == {2024, 2025}


def test_what_was_asked_for_and_did_not_come_is_named(client: KoladaClient) -> None:
    assert client.kpis(ids=["N15428", "N99999", "N15428"]).lacking == ["N99999"]
    assert client.data(["N15428", "N15505"], [offer.OWN]).lacking == ["N15505"]
    assert client.data(["N15505"], [offer.OWN], since=date(2026, 1, 1)).lacking == []
    assert client.municipality_groups(ids=[offer.SIMILAR, "G99999"]).lacking == ["G99999"]


def test_groups_come_with_their_members_and_units_with_their_values(client: KoladaClient) -> None:
    [similar] = client.municipality_groups(ids=[offer.SIMILAR]).rows
    units = client.units(offer.OWN).rows
    data = client.unit_data(["N15428"], [unit.id for unit in units], years=[2025])

    assert similar.members == (offer.OTHER, offer.THIRD)
    assert [unit.title for unit in units] == ["Vallaskolan", "Nyborgsskolan"]
    assert values(data.rows)[offer.SCHOOL, 2025, "T"] == Decimal("86.7")
    assert values(data.rows)[offer.OTHER_SCHOOL, 2025, "T"] is None


def test_group_of_the_second_version_names_its_members_otherwise() -> None:
    [found] = read_group({"id": "G2328", "title": "Alla", "members": [{"id": "0586", "title": "Mjölby"}]})

    assert found.members == ("0586",)


@given(st.lists(st.integers(), max_size=120))
def test_parts_keep_all_and_none_is_too_long(ids: list[int]) -> None:
    found = parts(ids)

    assert [each for part in found for each in part] == ids
    assert all(1 <= len(part) <= 25 for part in found)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kpi", "municipality", "ou", "period", "values", "gender", "value"]), inner)
    ),
    max_leaves=12,
)


@given(st.lists(json_values, max_size=5))
def test_whatever_comes_is_read_or_counted(rows: list[object]) -> None:
    found = read_rows(rows, read_data)

    assert found.malformed <= len(rows)
    assert all(datum.value is None or datum.value.is_finite() for datum in found.rows)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)", "%"),
        ("Invånare totalt, antal", "antal"),
        ("Kostnad grundskola F-9 hemkommun, kr/elev", "kr/elev"),
        ("Utsläpp till luft av växthusgaser totalt, ton CO2-ekv/inv", "ton CO2-ekv/inv"),
        ("Elever i åk 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)", "poäng"),
        ("Deltagartillfällen i idrottsföreningar, antal/inv 7-20 år", "antal/inv 7-20 år"),
        ("Ginikoefficient, index", "index"),
        ("Insamlat mat- och restavfall, kg/invånare", "kg/invånare"),
        ("Nystartade företag, antal/1000 inv, 16-64 år", ""),
        ("Företagsklimat enl. Insikt - Totalt, NKI, gammal definition (-2024)", ""),
        ("Nöjda brukare, andel (%) (-2023)", "%"),
    ],
)
def test_unit_is_read_from_the_end_of_the_title(title: str, unit: str) -> None:
    assert unit_in(title) == unit


def test_title_tells_that_a_series_has_ended_and_which_takes_its_place() -> None:
    old, new = offer.KPIS[4]["title"], offer.KPIS[5]["title"]

    assert (ended_in(old), ended_in("Något (- 2023), antal"), ended_in(new)) == (2024, 2023, None)
    assert (is_discontinued(old), is_discontinued(new)) == (True, False)
    assert core_of(old) == core_of(new)


def test_description_tells_the_source_and_a_groups_name_whom_it_is_like() -> None:
    similar = similar_in("Liknande kommuner grundskola, Upplands Väsby, 2025")

    assert source_in("Antal elever. Källa: SCB och Skolverket. Uppdateras varje år.") == "SCB och Skolverket"
    assert source_in("Antal elever.") == ""

    assert similar is not None
    assert (similar.area, similar.of, similar.year) == ("grundskola", "Upplands Väsby", 2025)
    assert similar_in("Alla kommuner (ovägt medel)") is None


@pytest.mark.parametrize(
    ("period", "year"), [("2025", 2025), ("", None), ("0000", None), ("9999", None), ("HT25", None), ("20255", None)]
)
def test_year_of_the_next_publication_is_one_that_can_be_told_of(period: str, year: int | None) -> None:
    assert year_in(period) == year
