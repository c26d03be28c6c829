"""What a fetch stores: everything once, nobody's own value replaced, nothing in a closed period, nothing lost."""

from datetime import date
from decimal import Decimal
from html import unescape

from django.apps import apps
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.models import ClosedPeriod
from governance.models import Job, Municipality, User
from governance.tenancy import municipality_scope
from indicators.kolada.answers import Datum, Kpi
from indicators.kolada.storing import Outcome, Stored, outcome_of, stored_quality, told_quality
from indicators.kolada.wording import short_count, warning_sentences
from indicators.models import Indicator, KoladaKpi, Value
from indicators.revising import Quality
from indicators.services import kolada as services
from tests.conftest import organisation, signed_in
from tests.kolada import offer
from tests.kolada.make import COST, ELIGIBLE, area, fetch, follow, stored
from tests.kolada.server import Kolada

VALUE_EVENTS = apps.get_model("indicators", "ValueEvent")


def test_values_come_with_gender_source_day_and_comparator(
    mjolby: Municipality, eligible: Indicator, alice: User
) -> None:
    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        found = stored(eligible)
        row = Value.objects.get(
            indicator=eligible, organisation=organisation("K"), period_start="2025-01-01", gender="T"
        )
    assert found["K", 2024, "K"] == Decimal("84.9")
    assert found["K", 2024, "M"] == Decimal("82.1")
    assert found["Riket", 2025, "T"] == Decimal("85.1")
    assert len(found) == 15
    assert (row.source, row.origin, row.quality, row.source_date) == (
        "Kolada",
        "fetched",
        "final",
        timezone.localdate(),
    )
    assert done.counts == {"new": 15, "malformed": 0}
    assert (done.job.state, done.kind, done.warnings) == (Job.State.DONE, "full", [])


def test_missing_values_say_why(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        cost, care = follow(COST, alice, direction="none", unit="kr/elev"), follow("U23471", alice)

    fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(cost)["K", 2025, "T"] == "not_available"
        assert stored(cost)["K", 2024, "T"] == Decimal("131250.5")
        assert stored(care)["K", 2025, "T"] == "suppressed"


def test_second_fetch_asks_for_changes_and_stores_only_what_is_new(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    fetch(mjolby, alice)
    changed = kolada.datum(ELIGIBLE, offer.OWN, 2024)
    changed["values"][2]["value"], changed["changed"] = 83.9, "2099-01-01"
    kolada.asked.clear()

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        row = Value.objects.get(
            indicator=eligible, organisation=organisation("K"), period_start="2024-01-01", gender="T"
        )
        history = list(VALUE_EVENTS.objects.filter(pgh_obj=row).order_by("pgh_id").values_list("value", flat=True))
    assert (row.value, row.quality, history) == (Decimal("83.9"), "revised", [Decimal("83.4"), Decimal("83.9")])
    assert done.counts == {"changed": 1, "same": 2, "malformed": 0}
    assert all(f"from_date={timezone.localdate()}" in address for address in kolada.asked if "/data/" in address)


def test_whole_fetch_again_changes_nothing(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        before = list(Value.objects.order_by("pk").values())

    done = fetch(mjolby, alice, full=True)

    with municipality_scope(mjolby):
        assert list(Value.objects.order_by("pk").values()) == before
    assert done.counts == {"same": 15, "malformed": 0}


def test_what_is_followed_later_comes_whole_though_the_fetch_asks_for_changes(
    mjolby: Municipality, eligible: Indicator, alice: User
) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        cost = follow(COST, alice, direction="none", unit="kr/elev")
        services.compare_with(area=area(offer.OTHER), by=alice)

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(cost)["K", 2024, "T"] == Decimal("131250.5")
        assert stored(eligible)["Linköping", 2025, "T"] == Decimal("85.4")
    assert done.kind == "changes"


def test_own_value_stands_and_is_told(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    with municipality_scope(mjolby):
        own = {"indicator": eligible, "organisation": organisation("K"), "frequency": "year"}
        Value.objects.create(**own, period_start="2024-01-01", value=Decimal("80"), origin="entered", entered_by=alice)
        Value.objects.create(**own, period_start="2025-01-01", missing="not_yet", origin="entered")

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(eligible)["K", 2024, "T"] == Decimal("80")
        assert stored(eligible)["K", 2025, "T"] == Decimal("84.6")  # "not yet" is nothing handed in
    assert (done.counts["kept"], done.warnings) == (1, [["kept", "N15428 2024"]])


def test_what_stands_in_a_closed_period_is_left_and_told(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    fetch(mjolby, alice)
    changed = kolada.datum(ELIGIBLE, offer.OWN, 2024)
    changed["values"][2]["value"] = 83.9
    with municipality_scope(mjolby):
        ClosedPeriod.objects.create(frequency="year", period_start=date(2024, 1, 1), closed_by=alice)

    done = fetch(mjolby, alice, full=True)

    with municipality_scope(mjolby):
        assert stored(eligible)["K", 2024, "T"] == Decimal("83.4")
    assert (done.counts["closed"], done.warnings) == (1, [["closed", "N15428 2024"]])
    assert "Öppna perioden" in warning_sentences(done.warnings)[0]


def test_what_comes_first_after_a_period_was_closed_is_stored(
    mjolby: Municipality, eligible: Indicator, alice: User
) -> None:
    with municipality_scope(mjolby):
        ClosedPeriod.objects.create(frequency="year", period_start=date(2024, 1, 1), closed_by=alice)
        own = {"indicator": eligible, "organisation": organisation("K"), "frequency": "year"}
        Value.objects.create(**own, period_start="2024-01-01", missing="not_yet", origin="entered")

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(eligible)["K", 2024, "T"] == Decimal("83.4")
    assert (done.counts["late"], done.counts["new"], done.warnings) == (6, 9, [])
    assert short_count(done.counts) == "15 nya värden"


def test_withdrawn_value_is_taken_away_and_stays_in_the_history(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    fetch(mjolby, alice)
    row = kolada.datum(ELIGIBLE, offer.OWN, 2023)
    row["changed"] = "2099-01-01"
    for value in row["values"]:
        value |= {"value": None, "isdeleted": True}
    with municipality_scope(mjolby):
        Value.objects.filter(indicator=eligible, period_start="2023-01-01", gender="K").update(origin="entered")

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        left = [gender for place, year, gender in stored(eligible) if (place, year) == ("K", 2023)]
        removed = VALUE_EVENTS.objects.filter(pgh_label="delete").count()
    assert (left, removed, done.counts["removed"]) == (["K"], 2, 2)  # a person's own value is nobody's to withdraw


def test_key_figure_that_vanished_is_warned_of_and_nothing_is_deleted(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    fetch(mjolby, alice)
    kolada.kpis = [row for row in kolada.kpis if row["id"] != ELIGIBLE]
    kolada.data = []

    done = fetch(mjolby, alice, full=True)

    with municipality_scope(mjolby):
        assert len(stored(eligible)) == 15
        assert KoladaKpi.objects.get(pk=ELIGIBLE).is_gone is True
    assert done.warnings == [["gone", ELIGIBLE]]


def test_warnings_name_the_key_figures_that_they_are_about(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    fetch(mjolby, alice)
    kolada.kpis = [row for row in kolada.kpis if row["id"] != ELIGIBLE]
    fetch(mjolby, alice, full=True)

    html = unescape(signed_in(alice).get(f"/{mjolby.slug}/indicators/kolada/").content.decode())

    assert f"Kolada har inte längre {eligible.name} ({ELIGIBLE})." in html
    told = warning_sentences([("kept", "N1 2024"), ("kept", "N2 2023")], {"N1": "Andel, år 1"})
    assert "Andel, år 1 (N1) 2024; N2 2023." in told[0]


def test_key_figure_without_a_single_value_is_told(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        follow("N15505", alice, unit="poäng")

    assert fetch(mjolby, alice).warnings == [["empty", "N15505"]]


def test_malformed_rows_are_counted_and_the_others_stored(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    kolada.data.append({**kolada.datum(ELIGIBLE, offer.OWN, 2024), "period": "i fjol"})

    assert fetch(mjolby, alice).counts == {"new": 15, "malformed": 1}


def test_publication_comes_into_the_catalogue(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    kolada.kpis[1] |= {"publication_date": "2027-09-24", "publ_period": "2026"}

    fetch(mjolby, alice)

    with municipality_scope(mjolby):
        eligible.refresh_from_db()
    assert (eligible.next_publication_on, eligible.next_publication_year) == (date(2027, 9, 24), 2026)


NOW = Datum("N15428", "0586", 2025, "T", Decimal(5))


@given(
    st.sampled_from(["entered", "imported", "fetched", "computed", "rolled_up"]),
    st.sampled_from([Decimal(5), Decimal(6), None]),
    st.booleans(),
    st.booleans(),
)
def test_what_people_handed_in_is_never_replaced(
    origin: str, value: Decimal | None, closed: bool, deleted: bool
) -> None:
    row = Stored(1, value, "" if value is not None else "not_available", origin, "final")
    datum = Datum("N15428", "0586", 2025, "T", None, is_deleted=True) if deleted else NOW

    outcome = outcome_of(datum, Quality.FINAL, row, is_closed=closed)

    if origin in ("entered", "imported"):
        assert outcome in (Outcome.SAME, Outcome.KEPT)
    if closed:
        assert outcome not in (Outcome.NEW, Outcome.CHANGED, Outcome.REMOVED)


def test_value_is_preliminary_between_the_two_publications() -> None:
    kpi = Kpi("N1", "x", preliminary_on=date(2026, 3, 1), publication_on=date(2026, 9, 1), publication_period="2025")

    assert told_quality(2025, kpi, date(2026, 5, 1)) == Quality.PRELIMINARY
    assert told_quality(2025, kpi, date(2026, 9, 1)) == Quality.FINAL
    assert told_quality(2024, kpi, date(2026, 5, 1)) == Quality.FINAL
    assert told_quality(2025, None, date(2026, 5, 1)) == Quality.FINAL


def test_number_that_becomes_final_is_no_revision() -> None:
    row = Stored(1, Decimal(5), "", "fetched", "preliminary")

    assert outcome_of(NOW, Quality.PRELIMINARY, row, is_closed=False) == Outcome.SAME
    assert outcome_of(NOW, Quality.FINAL, row, is_closed=False) == Outcome.CHANGED
    assert outcome_of(NOW, Quality.FINAL, row, is_closed=True) == Outcome.CLOSED
    assert stored_quality(NOW, Quality.FINAL, row) == Quality.FINAL
