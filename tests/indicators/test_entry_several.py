"""A round for all that a person writes for: shares of parts, what comes by itself, progress, pasted blocks."""

from collections.abc import Iterator
from decimal import Decimal
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone, translation

from annualcycle.periods import Frequency
from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Value
from indicators.queries.rounds import Coming, latest_periods
from tests.conftest import organisation, signed_in
from tests.indicators.entering import PAGE, T2, form_of, make_absence, round_of, stored
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

PASTE = f"{PAGE}paste/"


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.fixture
def schools(exempelby: Municipality) -> dict[str, int]:
    """Two schools that hand in absence for the board; their ids."""
    with municipality_scope(exempelby):
        absence = make_absence()
        make_values(absence, organisation("Nyborg"), {"2026-T1": "7.1"})
        return {
            "absence": absence.pk,
            "Valla": organisation("Valla").pk,
            "Nyborg": organisation("Nyborg").pk,
            "BUN": organisation("BUN").pk,
        }


def key(schools: dict[str, int], place: str) -> str:
    return f"{schools['absence']}-{schools[place]}-T"


def text_of(client: Client, address: str, data: dict[str, object] | None = None) -> str:
    """The text of the page that comes at last."""
    page = client.get(address) if data is None else client.post(address, data, follow=True)
    assert page.status_code == 200
    return unescape(page.content.decode())


def test_round_of_several_counts_each(scope: Municipality) -> None:
    absence = make_absence()
    make_values(absence, organisation("Nyborg"), {"2026-T1": "9", "2026-T2": "9"})

    outline = round_of("Valla", "Nyborg")

    progress = {outline.organisations[pk]: tuple(one) for pk, one in outline.progress_by_organisation.items()}
    assert (tuple(outline.progress), progress) == ((1, 2), {"Vallaskolan": (0, 1), "Nyborgsskolan": (1, 1)})


def test_board_is_not_asked_for_what_only_its_schools_have(scope: Municipality) -> None:
    make_absence()

    assert round_of("BUN").slots == ()


@pytest.mark.parametrize("kind", ["value", "target"])
def test_organisation_above_is_asked_for_what_stands_on_it(scope: Municipality, kind: str) -> None:
    sick_leave = make_indicator("Sjukfrånvaro", organisation("BUN"), frequency="tertial")
    if kind == "value":
        make_values(sick_leave, organisation("K"), {"2026-T1": "7.2"})
    else:
        make_target(sick_leave, organisation("K"), 2026, low=1)

    asked = {name: [slot.indicator_id for slot in round_of(name).slots] for name in ("K", "BUN")}

    assert asked == {"K": [sick_leave.pk], "BUN": []}


def test_organisation_above_is_not_asked_for_what_is_derived_or_of_another_branch(scope: Municipality) -> None:
    absence = make_absence()
    make_values(absence, organisation("K"), {"2026-T1": "9"})
    Value.objects.filter(indicator=absence, organisation=organisation("K")).update(origin="rolled_up")
    make_values(
        make_indicator("Avfall", organisation("ON"), frequency="tertial"), organisation("BUN"), {"2026-T1": "1"}
    )

    assert (round_of("K"), round_of("BUN").slots) == (None, ())


def test_not_yet_is_not_done(scope: Municipality) -> None:
    absence = make_absence()
    make_values(absence, organisation("Valla"), {"2026-T2": None})
    done = round_of("Valla").done
    Value.objects.filter(period_start=T2.start).update(missing="not_yet")

    assert (done, round_of("Valla").done) == (1, 0)


@pytest.mark.parametrize(
    ("fields", "coming"),
    [
        ({"kolada_id": "N15428"}, Coming.FETCHED),
        ({"formula": "N1 / N2"}, Coming.COMPUTED),
        ({"over_organisations": "sum"}, Coming.ROLLED_UP),
        ({"over_organisations": "none"}, Coming.WRITTEN),
    ],
)
def test_what_comes_by_itself_is_shown_and_not_asked(scope: Municipality, fields: dict[str, str], coming: str) -> None:
    absence = make_absence(**fields)
    make_target(absence, organisation("BUN"), 2026, kind="at_most", high=8)

    outline = round_of("BUN")

    assert [slot.coming for slot in (*outline.slots, *outline.shown)] == [coming]
    assert bool(outline.slots) is (coming is Coming.WRITTEN)


def test_a_sum_of_ones_own_goes_on_being_written(scope: Municipality) -> None:
    absence = make_absence(over_organisations="sum")
    make_values(absence, organisation("BUN"), {"2026-T1": "9"})

    assert [slot.coming for slot in round_of("BUN").slots] == [Coming.WRITTEN]


def test_next_is_another_period_that_lacks_something(scope: Municipality) -> None:
    make_absence()
    make_values(make_indicator("Årlig", organisation("Valla")), organisation("Valla"), {"2024": "5"})

    assert [(period.code, tuple(one)) for period, one in round_of("Valla").elsewhere] == [("2025", (0, 1))]


def test_undoing_asks_nothing(scope: Municipality) -> None:
    make_absence()

    assert len(form_of(undo=True, value="98", seen="").entries) == 1


def test_reason_is_chosen_from_the_list_where_nothing_is_written(scope: Municipality) -> None:
    make_absence()

    assert [entry.value for entry in form_of(value="", missing="inte än", seen="").entries] == ["not_yet"]


def test_preliminary_is_told_where_it_was_asked(scope: Municipality) -> None:
    make_absence()

    said = form_of(value="9", seen="", more="1", preliminary="1").entries
    unsaid = form_of(value="9", seen="").entries

    assert [entry.quality for entry in (*said, *unsaid)] == ["preliminary", None]


def test_their_value_is_kept_when_so_chosen(scope: Municipality) -> None:
    make_absence()

    form = form_of(value="9,1", seen="", theirs="1")

    assert (form.entries, form.is_valid) == ([], True)


def test_page_of_all_is_grouped_as_wanted(exempelby: Municipality, schools: dict[str, int], alice: User) -> None:
    client = signed_in(alice)

    by_place = text_of(client, f"{PAGE}?organisation=all&period=2026-T2")
    by_indicator = text_of(client, f"{PAGE}?organisation=all&period=2026-T2&group=indicator")

    group = '<tr class="group"><th scope="rowgroup" colspan="6">'
    assert f"{group}Vallaskolan" in by_place
    assert f"{group}Frånvaro" in by_indicator
    assert all("0 av 2 klara" in html for html in (by_place, by_indicator))


def test_only_what_is_lacking_is_shown_when_so_asked(
    exempelby: Municipality, schools: dict[str, int], alice: User
) -> None:
    with municipality_scope(exempelby):
        make_values(Indicator.objects.get(), organisation("Nyborg"), {"2026-T2": "7"})

    html = text_of(signed_in(alice), f"{PAGE}?organisation=all&period=2026-T2&show=lacking")

    assert (f"value-{key(schools, 'Valla')}" in html, f"value-{key(schools, 'Nyborg')}" in html) == (True, False)


def test_script_stores_each_cell_by_itself(exempelby: Municipality, schools: dict[str, int], alice: User) -> None:
    fields = {f"value-{key(schools, 'Valla')}": "hej", f"value-{key(schools, 'Nyborg')}": "7,3"}

    html = text_of(signed_in(alice), f"{PAGE}?organisation=all&period=2026-T2&answer=cells", fields)

    assert stored(exempelby) == [(Decimal("7.3"), "", "")]
    assert ('data-state="error"' in html, 'data-state="saved"' in html, "1 av 2 klara" in html) == (True, True, True)


def test_another_persons_value_stops_its_own_cell_only(
    exempelby: Municipality, schools: dict[str, int], alice: User, amir: User
) -> None:
    address = f"{PAGE}?organisation=all&period=2026-T2&answer=cells"
    text_of(signed_in(amir), address, {f"value-{key(schools, 'Valla')}": "9"})
    fields = {f"value-{key(schools, 'Valla')}": "9,5", f"value-{key(schools, 'Nyborg')}": "7,3"}

    html = text_of(signed_in(alice), address, fields)

    assert stored(exempelby) == [(Decimal(9), "", ""), (Decimal("7.3"), "", "")]
    assert ("Ersätt det med 9,5" in html, "Behåll 9" in html) == (True, True)


def test_head_of_unit_does_not_write_for_another(exempelby: Municipality, schools: dict[str, int], amir: User) -> None:
    fields = {f"value-{key(schools, 'Nyborg')}": "7,3"}

    text_of(signed_in(amir), f"{PAGE}?organisation=all&period=2026-T2&answer=cells", fields)

    assert stored(exempelby) == []


def test_whole_round_says_so_and_leads_on(exempelby: Municipality, schools: dict[str, int], amir: User) -> None:
    with municipality_scope(exempelby):
        make_values(Indicator.objects.get(), organisation("Valla"), {"2026-T2": "7"})

    html = text_of(signed_in(amir), f"{PAGE}?period=2026-T2")

    assert ("Klart, 1 av 1." in html, "Till mina uppgifter" in html) == (True, True)


def test_page_takes_the_same_queries_for_one_and_three_organisations(exempelby: Municipality, alice: User) -> None:
    client, counts = signed_in(alice), []
    for places in (["Valla"], ["Nyborg", "BUN"]):
        with municipality_scope(exempelby):
            indicator = Indicator.objects.first() or make_absence()
            for place in places:
                make_values(indicator, organisation(place), {"2025-T1": "7"})
        counts.append(queries_of(client, f"{PAGE}?organisation=all&period=2026-T2"))

    assert counts[0] == counts[1] <= 22


def test_pasted_block_is_placed_for_the_script(exempelby: Municipality, schools: dict[str, int], alice: User) -> None:
    keys = [key(schools, "Nyborg"), key(schools, "Valla")]
    data = {"text": "7,3\nhej\n9", "start": keys[0], "column": "value", "key": keys}

    html = text_of(signed_in(alice), f"{PASTE}?organisation=all&period=2026-T2&answer=puts", data)

    assert f'data-put="value" data-cell="{keys[0]}" data-text="7,3"' in html
    assert f'data-cell="{keys[1]}" data-text="hej"' in html
    assert ("2 fält är ifyllda." in html, "1 gick inte att läsa" in html, "<li>9</li>" in html) == (True, True, True)
    assert stored(exempelby) == []


def test_pasted_names_are_shown_before_they_are_saved(
    exempelby: Municipality, schools: dict[str, int], alice: User
) -> None:
    client, address = signed_in(alice), f"{PASTE}?organisation=all&period=2026-T2"
    data = {"text": "Skola\tFrånvaro\nVallaskolan\t9,1\nNyborgsskolan\t7,3\nAndra skolan\t1"}

    html = text_of(client, address, data)
    shown = stored(exempelby)

    assert ("Inget är sparat än" in html, 'value="9,1"' in html, 'value="7,3"' in html, shown) == (True, True, True, [])
    assert ("Andra skolan  1" in html, "Efter namnen" in html) == (True, True)


def test_page_to_paste_on_names_the_rows(exempelby: Municipality, schools: dict[str, int], amir: User) -> None:
    html = text_of(signed_in(amir), f"{PASTE}?period=2026-T2")

    assert (f'<option value="{key(schools, "Valla")}">' in html, "Täljare" in html) == (True, False)


def test_one_lands_where_something_is_to_be_written(
    exempelby: Municipality, schools: dict[str, int], alice: User
) -> None:
    with municipality_scope(exempelby):
        fetched = make_indicator("Hämtad", organisation("K"), kolada_id="N00090")
        make_values(fetched, organisation("K"), {"2025": "7"})

    html = text_of(signed_in(alice), PAGE)

    assert "Alla jag lämnar värden för ·" in html
    assert f'name="value-{key(schools, "Valla")}"' in html


def test_one_lands_where_something_is_lacking(exempelby: Municipality, schools: dict[str, int], alice: User) -> None:
    with municipality_scope(exempelby):
        whole = make_indicator("Hela kommunens", organisation("K"), frequency="tertial")
        make_values(whole, organisation("K"), {"2026-T2": "7"})

    html = text_of(signed_in(alice), PAGE)

    assert "Alla jag lämnar värden för ·" in html


def test_likely_period_is_one_in_which_something_is_written(scope: Municipality) -> None:
    monthly = make_indicator("Skolornas, varje månad", organisation("BUN"), frequency="month")
    make_values(monthly, organisation("Valla"), {"2026-09": "7"})
    make_indicator("Nämndens egen", organisation("BUN"), frequency="tertial")

    assert round_of("BUN", period=None).period == T2


@pytest.mark.parametrize(
    ("fields", "leads"),
    [
        ({}, True),
        ({"kolada_id": "N15428"}, False),
        ({"source": "Kolada"}, False),
        ({"formula": "N1 / N2"}, False),
        ({"over_organisations": "sum"}, True),
    ],
)
def test_indicators_page_leads_to_its_own_period(
    exempelby: Municipality, alice: User, fields: dict[str, str], leads: bool
) -> None:
    with municipality_scope(exempelby):
        absence = make_absence(**fields)
        make_indicator("Årlig", organisation("Valla"))
        school = organisation("Valla").pk
        period = latest_periods(Frequency.TERTIAL, timezone.localdate())[1]

    html = signed_in(alice).get(f"/exempelby/indicators/{absence.pk}/?organisation={school}").content.decode()

    assert (f"{PAGE}?organisation={school}&amp;period={period.slug}" in html, f"{PAGE}?organisation" in html) == (
        leads,
        leads,
    )


def test_indicators_page_does_not_lead_to_what_is_put_together(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        absence = make_absence(over_organisations="mean")
        make_values(absence, organisation("BUN"), {"2026-T1": "9"})
        Value.objects.filter(organisation=organisation("BUN")).update(origin="rolled_up")
        board = organisation("BUN").pk

    html = signed_in(alice).get(f"/exempelby/indicators/{absence.pk}/?organisation={board}").content.decode()

    assert f"{PAGE}?organisation" not in html
