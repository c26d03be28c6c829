"""What a fetch stores: everything once, nobody's own value replaced, nothing in a closed period, nothing lost."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.apps import apps
from django.db import connection, connections
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.models import ClosedPeriod
from governance import jobs
from governance.models import Job, Municipality, User
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from indicators.kolada import fetching
from indicators.kolada.answers import Datum, Kpi
from indicators.kolada.asking import Followed, questions
from indicators.kolada.storing import Outcome, Stored, outcome_of, stored_quality, told_quality
from indicators.kolada.wording import short_count, warning_sentences
from indicators.models import Comparator, ComparatorMember, Indicator, KoladaFetch, KoladaKpi, KoladaSource, Value
from indicators.revising import Quality
from indicators.services import kolada as services
from indicators.tasks import fetch_from_kolada
from tests.conftest import make_organisations, make_person, organisation, signed_in
from tests.indicators.make import make_indicator
from tests.kolada import offer
from tests.kolada.make import area, begin, comparator, fetch, follow, run_waiting, stored
from tests.kolada.server import Kolada

VALUE_EVENTS = apps.get_model("indicators", "ValueEvent")
ELIGIBLE = "N15428"
COST = "N15027"


@pytest.fixture
def mjolby(exempelby: Municipality, alice: User, kolada: Kolada, reachable: None) -> Municipality:
    """Exempelby, which is Mjölby in Kolada and compares itself with the country."""
    begin(exempelby, alice)
    return exempelby


@pytest.fixture
def eligible(mjolby: Municipality, alice: User) -> Indicator:
    """An indicator that follows N15428."""
    with municipality_scope(mjolby):
        return follow(ELIGIBLE, alice)


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


def test_units_values_come_to_their_organisations(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    with municipality_scope(mjolby):
        services.tie_unit(organisation=organisation("Valla"), unit=area(offer.SCHOOL), by=alice)
        services.tie_unit(organisation=organisation("Nyborg"), unit=area(offer.OTHER_SCHOOL), by=alice)

    fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(eligible)["Valla", 2025, "T"] == Decimal("86.7")
        assert stored(eligible)["Nyborg", 2025, "T"] == "suppressed"
        with pytest.raises(RefusedError):
            services.tie_unit(organisation=organisation("BUN"), unit=area(offer.SCHOOL), by=alice)


def test_group_comes_with_its_members_and_only_for_the_indicator_that_names_it(
    mjolby: Municipality, eligible: Indicator, alice: User
) -> None:
    with municipality_scope(mjolby):
        cost = follow(COST, alice, direction="none", unit="kr/elev")
        services.compare_with(area=area(offer.SIMILAR), indicator=eligible, with_members=True, by=alice)
        services.compare_with(area=area(offer.SIMILAR), indicator=eligible, with_members=True, by=alice)

    fetch(mjolby, alice)

    with municipality_scope(mjolby):
        compared = {place for place, _year, _gender in stored(eligible)} - {"K"}
        members = set(ComparatorMember.objects.values_list("member__name", "member__is_drawn"))
        assert compared == {"Riket", "Liknande kommuner, övergripande, Mjölby, 2025", "Linköping", "Älvkarleby"}
        assert {place for place, _year, _gender in stored(cost)} == {"K", "Riket"}
    assert members == {("Linköping", False), ("Älvkarleby", False)}


def test_comparator_that_is_let_go_keeps_its_values(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        services.compare_with(area=area(offer.OTHER), by=alice)
        services.stop_comparing(comparator=comparator(offer.COUNTRY), by=alice)
        services.stop_comparing(comparator=comparator(offer.OTHER), by=alice)

        assert stored(eligible)["Riket", 2025, "T"] == Decimal("85.1")
        assert list(Comparator.objects.values_list("name", "is_general")) == [("Riket", False)]


def test_comparator_of_that_name_becomes_koladas(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        old = Comparator.objects.create(name="Linköping")

        found = services.compare_with(area=area(offer.OTHER), by=alice)

    assert (found.pk, found.kolada_id, found.kind) == (old.pk, offer.OTHER, "municipality")


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ({"busy": 9, "retry_after": ""}, "upptagen"),
        ({"broken": 9}, "eget fel"),
        ({"garbled": 1}, "gick inte att läsa"),
        ({"goes_round": True}, "aldrig tar slut"),
    ],
)
def test_trouble_is_told_in_words_and_what_is_there_remains(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada, trouble: dict, words: str
) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        before, since = stored(eligible), KoladaSource.objects.get().changes_on
    for name, value in trouble.items():
        setattr(kolada, name, value)

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(eligible) == before
        assert KoladaSource.objects.get().changes_on == since
    assert (done.job.state, done.stored_at) == (Job.State.FAILED, None)
    assert words in done.job.reason


def test_error_that_passes_does_not_stop_a_fetch(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    kolada.broken = kolada.busy = 1
    kolada.retry_after = "0"

    assert fetch(mjolby, alice).counts["new"] == 15


def test_fetch_that_was_interrupted_is_finished_by_the_next_attempt(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    with municipality_scope(mjolby):
        services.tie_unit(organisation=organisation("Valla"), unit=area(offer.SCHOOL), by=alice)
    answer, seen = kolada.answer, []

    def cut_off(target: str) -> tuple[int, dict[str, str], bytes]:
        seen.append(target)
        return answer(target) if "/oudata/" not in target else (422, {}, b"{}")

    kolada.answer = cut_off
    first = fetch(mjolby, alice)
    kolada.answer = answer
    with municipality_scope(mjolby):
        between = len(stored(eligible))
        jobs.retry_job(job=first.job, by=alice)

    run_waiting(mjolby)

    with municipality_scope(mjolby):
        done = KoladaFetch.objects.select_related("job").get()
        assert (between, len(stored(eligible))) == (15, 18)
    assert (done.job.state, done.counts) == (Job.State.DONE, {"new": 18, "same": 15, "malformed": 0})


def test_double_click_orders_one_fetch(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        first = services.order_fetch(by=alice)
        second = services.order_fetch(by=alice)

        assert (first, KoladaFetch.objects.count()) == (second, 1)


def test_order_while_another_runs_waits_where_what_is_followed_was_changed(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        first = services.order_fetch(by=alice)
        Job.objects.filter(pk=first.job_id).update(state=Job.State.RUNNING, heartbeat_at=timezone.now())

        assert services.order_fetch(by=alice) == first
        assert services.order_fetch(by=alice, even_if_running=True) != first


def test_night_fetches_once_in_each_municipality_that_wants_it(
    mjolby: Municipality, eligible: Indicator, annanstad: Municipality
) -> None:
    with municipality_scope(annanstad):
        KoladaSource.objects.create(area_id=offer.OTHER, is_on=False)

    first, second = fetching.order_everywhere(), fetching.order_everywhere()
    run_waiting(mjolby)

    with municipality_scope(mjolby):
        done = KoladaFetch.objects.select_related("job").get()
    assert (first, second) == (1, 0)
    assert (done.job.state, done.job.ordered_by, done.ordered_by, done.kind) == (Job.State.DONE, None, None, "full")


@pytest.mark.parametrize(
    ("full_on", "kind"),
    [(timedelta(days=0), "changes"), (timedelta(days=6), "changes"), (timedelta(days=7), "full")],
)
def test_night_fetches_everything_once_a_week(mjolby: Municipality, full_on: timedelta, kind: str) -> None:
    today = timezone.localdate()
    with municipality_scope(mjolby):
        KoladaSource.objects.update(full_on=today - full_on, changes_on=today - timedelta(days=1))

        ordered = services.order_nightly_fetch(by=None)

    assert ordered.kind == ("full" if today.weekday() == services.SUNDAY else kind)


def test_beat_knows_the_task(settings: object) -> None:
    assert fetch_from_kolada.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}


def test_other_municipality_is_asked_for_anew(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        services.save_source(area_id=offer.OTHER, is_on=True, by=alice)

        assert services.order_fetch(by=alice).kind == "full"
        with pytest.raises(RefusedError):
            services.save_source(area_id="9999", is_on=True, by=alice)


def test_catalogue_keeps_what_kolada_drops_and_doubts_an_answer_that_drops_most(
    mjolby: Municipality, alice: User, kolada: Kolada
) -> None:
    kolada.kpis = [row for row in kolada.kpis if row["id"] != COST]
    with municipality_scope(mjolby):
        services.order_catalogue(by=alice)
    run_waiting(mjolby)
    gone = set(KoladaKpi.objects.filter(is_gone=True).values_list("pk", flat=True))
    kolada.kpis = kolada.kpis[:1]
    with municipality_scope(mjolby):
        services.order_catalogue(by=alice)
    run_waiting(mjolby)

    assert gone == {COST}
    assert set(KoladaKpi.objects.filter(is_gone=True).values_list("pk", flat=True)) == {COST}


def test_indicator_that_is_tied_keeps_its_own_facts(mjolby: Municipality, alice: User) -> None:
    kpi = KoladaKpi.objects.get(pk=ELIGIBLE)
    with municipality_scope(mjolby):
        indicator = make_indicator("Behöriga", organisation("BUN"), definition="Vår egen", unit="%")

        services.tie_indicator(indicator=indicator, kpi=kpi, by=alice)
        services.tie_indicator(indicator=indicator, kpi=kpi, by=alice)

        indicator.refresh_from_db()
    assert (indicator.kolada_id, indicator.definition) == (ELIGIBLE, "Vår egen")
    assert indicator.source == "Kolada, SCB och Skolverket"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"frequency": "tertial"}, "kalenderår"),
        ({"unit": "kr"}, "mäts i kr"),
        ({"formula": "A / B"}, "beräknas"),
        ({"discontinued_on": date(2025, 1, 1)}, "avslutad"),
        ({"kolada_id": "N15027"}, "N15027"),
    ],
)
def test_indicator_that_measures_something_else_is_not_tied(
    mjolby: Municipality, alice: User, fields: dict, words: str
) -> None:
    with municipality_scope(mjolby):
        indicator = make_indicator("Behöriga", organisation("BUN"), **fields)

        with pytest.raises(RefusedError) as refusal:
            services.tie_indicator(indicator=indicator, kpi=KoladaKpi.objects.get(pk=ELIGIBLE), by=alice)

    assert words in refusal.value.message


def test_key_figure_is_followed_once(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    with municipality_scope(mjolby):
        assert follow(ELIGIBLE, alice) == eligible
    assert (eligible.code, eligible.owner, eligible.source) == (ELIGIBLE, alice, "Kolada, SCB och Skolverket")


ids = st.sampled_from(["0586", "0000", "0580", "G37466", "V15E058600101"])
followed = st.builds(
    Followed,
    kpi=st.integers(0, 80).map(lambda number: f"N{number:05}"),
    places=st.frozensets(ids),
    units=st.frozensets(st.integers(0, 60).map(lambda number: f"V15E{number:09}")),
    known=st.frozensets(ids),
)


@given(st.lists(followed, max_size=60, unique_by=lambda each: each.kpi), st.none() | st.just(date(2026, 1, 1)))
def test_questions_ask_for_each_place_of_each_indicator_once(rows: list[Followed], since: date | None) -> None:
    asked = questions(rows, since=since)

    pairs = [(kpi, place) for each in asked for kpi in each.kpis for place in each.places]
    assert sorted(pairs) == sorted((row.kpi, place) for row in rows for place in (*row.places, *row.units))
    assert all(len(each.kpis) <= 25 and len(each.places) <= 25 for each in asked)
    known = {(row.kpi, place) for row in rows for place in row.known}
    assert all(
        (each.since is not None) == (since is not None and (kpi, place) in known)
        for each in asked
        for kpi in each.kpis
        for place in each.places
    )


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


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality that other connections see; taken away as the owner, who may truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
            KoladaSource.objects.create(area_id=offer.OWN)
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def test_two_clocks_that_strike_at_once_order_one_fetch(committed: Municipality) -> None:
    assert _at_once(fetching.order_everywhere) == [0, 1]


def test_two_clicks_at_once_order_one_fetch(committed: Municipality) -> None:
    person = make_person("Alice", ("controller", "K"), municipality=committed)

    def click() -> int:
        with municipality_scope(committed):
            ordered = services.order_fetch(by=person)
            return ordered.pk if ordered else 0

    first, second = _at_once(click)
    assert first == second


def _at_once(work: Callable[[], int]) -> list[int]:
    together, found = threading.Barrier(2, timeout=10), []

    def run() -> None:
        try:
            together.wait()
            found.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)
