"""Reading an indicator: what its page tells of variation, breaks, quality, parts and sources."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Comparator, Indicator, SeriesBreak, Value
from tests.conftest import organisation, signed_in
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

YEAR = timezone.localdate().year
D = Decimal
STEADY = {str(YEAR - 7 + place): str(50 + place % 2) for place in range(7)}


def page_of(reader: User, indicator: Indicator, asked: str = "") -> str:
    answer = signed_in(reader).get(f"/exempelby/indicators/{indicator.pk}/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def drawings(page: str) -> list[str]:
    return re.findall(r"<path [^>]*>", page)


def made(exempelby: Municipality, values: dict[str, str | None], **fields: object) -> Indicator:
    with municipality_scope(exempelby):
        indicator = make_indicator("Frånvaro", organisation("BUN"), **fields)
        make_values(indicator, organisation("BUN"), values)
        return indicator


def test_a_rise_within_natural_variation_is_called_noise(exempelby: Municipality, alice: User) -> None:
    page = page_of(alice, made(exempelby, STEADY | {str(YEAR): "51"}))

    assert f"Uppgången {YEAR} ryms i den naturliga variationen." in page
    assert "Regler: Donald J. Wheeler, Understanding Variation." in page
    assert "Inga signaler över tid." in page
    assert "Naturlig variation kring medelvärdet" in page


def test_a_leap_is_called_a_signal_and_ringed(exempelby: Municipality, alice: User) -> None:
    page = page_of(alice, made(exempelby, STEADY | {str(YEAR): "80"}))

    assert f"Uppgången {YEAR} är större än den naturliga variationen" in page
    assert page.count('r="7.5"') == 2  # the wide chart and the narrow one


def test_too_few_values_are_said_to_be_too_few(exempelby: Municipality, alice: User) -> None:
    page = page_of(alice, made(exempelby, {str(YEAR - 1): "5", str(YEAR): "6"}))

    assert "Det finns 2 värden. Minst 6 behövs" in page
    assert "Naturlig variation kring" not in page


def test_no_values_and_one_value_are_shown(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        empty = make_indicator("Tom", organisation("BUN"))

    assert "Inga värden än" in page_of(alice, empty)
    assert "Det finns 1 värde." in page_of(alice, made(exempelby, {str(YEAR): "6"}))


def test_a_break_is_drawn_told_and_splits_the_trend(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, STEADY | {str(YEAR): "90"})
    with municipality_scope(exempelby):
        SeriesBreak.objects.create(indicator=indicator, starts_on=date(YEAR, 1, 1), reason="Ny enkät.")

    page = page_of(alice, indicator)

    assert f"Mäts annorlunda från {YEAR}-01-01: Ny enkät." in page
    assert "Det finns 1 värde sedan mätningen ändrades." in page
    assert "större än den naturliga variationen" not in page
    assert "För få värden" in page  # the trend does not compare over a break


def test_months_are_compared_with_the_same_month_of_earlier_years(exempelby: Municipality, alice: User) -> None:
    values = {f"{year}-{month:02}": str(10 + month) for year in range(YEAR - 4, YEAR) for month in range(1, 11)}

    page = page_of(alice, made(exempelby, values, frequency="month"))

    assert "Jämförs med samma del av tidigare år" in page
    assert "Det finns 4 värden." in page
    assert 'fill="#ECEFEE"' not in page


def test_quality_is_told_in_the_table_and_revisions_say_what_was_there(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, STEADY | {str(YEAR): "51"})
    with municipality_scope(exempelby):
        rows = Value.objects.filter(indicator=indicator)
        rows.filter(period_start=date(YEAR, 1, 1)).update(quality="preliminary")
        rows.filter(period_start=date(YEAR - 1, 1, 1)).update(value=D("81.25"), quality="revised")

    page = page_of(alice, indicator)

    assert re.search(r"Reviderad, var 50,0\s%", page)
    assert "(reviderat)" in page
    assert "(preliminärt)" in page


def test_parts_of_a_share_stand_beside_it(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, {str(YEAR): "25"}, numerator_name="Godkända", denominator_name="Elever")
    with municipality_scope(exempelby):
        Value.objects.filter(indicator=indicator).update(numerator=30, denominator=1200)

    page = page_of(alice, indicator)

    assert re.search(r'<th scope="col" class="num">Godkända</th><th scope="col" class="num">Elever</th>', page)
    assert re.search(r'data-label="Elever">1\s?200<', page)


def test_only_raw_values_name_kolada_as_their_source(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, {str(YEAR - 1): "5", str(YEAR): "6"}, source="Kolada")
    with municipality_scope(exempelby):
        rows = Value.objects.filter(indicator=indicator)
        rows.filter(period_start=date(YEAR - 1, 1, 1)).update(origin="fetched", source="Kolada")
        rows.filter(period_start=date(YEAR, 1, 1)).update(origin="computed", source="")

    page = page_of(alice, indicator)

    assert 'Kolada, <span class="nowrap">2026-09-26</span>' in page
    assert 'Egen beräkning, <span class="nowrap">2026-09-26</span>' in page
    note = re.search(r"<figcaption>.*?</figcaption>", page, re.S)
    assert note
    assert "Egen beräkning" in note[0]
    assert "Kolada" not in note[0]


def test_level_that_another_sets_is_drawn_where_it_is_known(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, {str(YEAR - 1): "60", str(YEAR): "61"})
    with municipality_scope(exempelby):
        country = Comparator.objects.create(name="Riket")
        make_target(indicator, organisation("BUN"), YEAR, kind="better_than", comparator=country)
        unknown = page_of(alice, indicator)
        make_values(indicator, country, {str(YEAR): "58"})

    known = page_of(alice, indicator)

    assert 'stroke-dasharray="5 3"' not in unknown
    assert 'stroke-dasharray="5 3"' in known
    assert "bättre än Riket" in known


def test_what_was_told_before_it_was_withheld_is_not_told(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, {str(YEAR): "61.7"})
    with municipality_scope(exempelby):
        Value.objects.filter(indicator=indicator).update(value=None, missing="suppressed", quality="revised")

    page = page_of(alice, indicator)

    assert "Reviderat" in page
    assert "61,7" not in page


def test_what_is_handed_in_of_koladas_indicator_does_not_name_kolada(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, {str(YEAR): "6"}, source="Kolada", kolada_id="N15428")

    page = page_of(alice, indicator)

    assert "Källa: Kolada" not in page
    assert 'Kolada, <span class="nowrap">2026-09-26</span>' not in page
    assert "Värden hämtade från Kolada" not in page


def test_years_and_genders_are_chosen(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, STEADY | {str(YEAR): "51"})
    with municipality_scope(exempelby):
        for year in (YEAR - 1, YEAR):
            for gender, value in (("K", 40), ("M", 60)):
                Value.objects.create(
                    indicator=indicator,
                    organisation=organisation("BUN"),
                    frequency="year",
                    period_start=date(year, 1, 1),
                    gender=gender,
                    value=value,
                )

    whole, part = page_of(alice, indicator), page_of(alice, indicator, f"?since={YEAR - 2}&gender=total")
    unknown = page_of(alice, indicator, "?since=1&gender=x")

    heads = re.compile(r'<th scope="col"(?: class="num")?>([^<]+)</th>')
    assert heads.findall(whole)[:4] == ["Period", "Barn- och utbildningsnämnden", "Kvinnor", "Män"]
    assert heads.findall(part)[:3] == ["Period", "Barn- och utbildningsnämnden", "Period"]
    assert len(re.findall(rf'<th scope="row">{YEAR - 5}</th>', part)) == 1  # in the value table only
    assert f"Uppgången {YEAR} ryms" in part  # counted from the whole series all the same
    assert heads.findall(unknown)[:4] == heads.findall(whole)[:4]


def test_revisions_and_breaks_cost_two_queries_at_most(exempelby: Municipality, alice: User) -> None:
    indicator = made(exempelby, STEADY)
    client, address = signed_in(alice), f"/exempelby/indicators/{indicator.pk}/"
    plain = queries_of(client, address)
    with municipality_scope(exempelby):
        for year in (YEAR - 3, YEAR - 2):
            SeriesBreak.objects.create(indicator=indicator, starts_on=date(year, 1, 1), reason="Ny.")
        Value.objects.filter(indicator=indicator).update(value=D(1), quality="revised")

    assert queries_of(client, address) <= plain + 2


def test_many_points_targets_and_comparators_fit(exempelby: Municipality, alice: User) -> None:
    values = {str(year): str(50 + year % 3) for year in range(YEAR - 39, YEAR + 1)}
    indicator = made(exempelby, values)
    with municipality_scope(exempelby):
        for year in range(YEAR - 4, YEAR + 1):
            make_target(indicator, organisation("BUN"), year, kind="within", low=40 + year % 5, high=60)
        other = Comparator.objects.create(name="Riket")
        make_values(indicator, other, values)

    page = page_of(alice, indicator)

    assert page.count(' stroke-dasharray="5 3"') >= 10
    assert "Riket" in page


@pytest.mark.parametrize("asked", ["?since=abc", "?since=99999999999", "?since=-1"])
def test_a_first_year_that_is_none_is_not_asked_for(exempelby: Municipality, alice: User, asked: str) -> None:
    indicator = made(exempelby, STEADY)

    assert drawings(page_of(alice, indicator, asked)) == drawings(page_of(alice, indicator))
