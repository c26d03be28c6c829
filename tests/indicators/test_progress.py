"""How far the values that steps of the annual wheel ask for have come."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from annualcycle.models import Content
from annualcycle.periods import Period
from annualcycle.progress import Need, Progress, progress_of
from annualcycle.services.periods import close_period
from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from indicators import queries
from indicators.models import Indicator, Value
from indicators.queries.progress import misses_explained
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_target, make_values

TODAY = date(2026, 11, 22)
T1, T2, YEAR = (Period.parse(code) for code in ("2026-T1", "2026-T2", "2026"))


def need(short_name: str, period: Period | None = T2, *, task: int = 1) -> Need:
    return Need(Content.VALUES, organisation(short_name).pk, 2026, period, step=1, task=task)


def told(*needs: Need) -> list[tuple[int, int]]:
    """Done and total of each need, in their order."""
    found = progress_of(needs)
    return [(found[each].done, found[each].total) for each in needs]


def make_measures(number: int, short_name: str = "Valla", **fields: object) -> list[Indicator]:
    """Indicators by tertial that the organisation itself manages."""
    given = {"frequency": "tertial", "over_time": "none"} | fields
    return [make_indicator(f"{short_name} {n} {given}", organisation(short_name), **given) for n in range(number)]


def test_values_are_nothing_to_do_where_nothing_is_measured_or_no_period_is_followed_up(scope: Municipality) -> None:
    make_measures(2)

    assert told(need("ON"), need("Valla", None), need("Valla", YEAR)) == [(0, 0), (0, 0), (0, 0)]


def test_values_are_counted_as_the_round_counts_them(scope: Municipality) -> None:
    first, second, third = make_measures(3)
    place = organisation("Valla")
    make_values(first, place, {"2026-T2": "8"})
    make_values(second, place, {"2026-T2": None, "2026-T1": "5"})
    make_values(third, place, {"2025-T2": "4"})

    found = told(need("Valla"), need("Valla", T1))

    outline = queries.round_outline([place], T2, TODAY, reader=None)
    assert found == [(2, 3), (1, 3)]
    assert outline is not None
    assert found[0] == tuple(outline.progress)


def test_values_not_yet_there_and_those_fetched_are_not_done(scope: Municipality) -> None:
    (written,) = make_measures(1)
    make_measures(1, kolada_id="N00001")
    Value.objects.create(
        indicator=written,
        organisation=organisation("Valla"),
        frequency="tertial",
        period_start=T2.start,
        missing="not_yet",
    )

    assert told(need("Valla")) == [(0, 1)]


def test_values_all_there_are_whole_and_lead_to_the_round(scope: Municipality) -> None:
    (only,) = make_measures(1)
    make_values(only, organisation("Valla"), {"2026-T2": "8"})
    asked = need("Valla")

    found = progress_of([asked])[asked]

    path = f"/indicators/values/?organisation={organisation('Valla').pk}&period=2026-T2"
    assert (found, found.is_whole) == (Progress(1, 1, path), True)


def test_values_of_a_confidential_indicator_are_not_counted(scope: Municipality) -> None:
    make_measures(1)
    make_measures(1, is_confidential=True)

    assert told(need("Valla")) == [(0, 1)]


def test_values_of_a_closed_period_are_told_as_they_were(scope: Municipality, alice: User) -> None:
    first, _second = make_measures(2)
    make_values(first, organisation("Valla"), {"2026-T1": "8"})

    close_period(period=T1, by=alice)

    assert told(need("Valla", T1)) == [(1, 2)]


def test_values_of_another_municipality_are_none(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(annanstad):
        make_measures(2)
        other = need("Valla")
    with municipality_scope(exempelby):
        assert told(need("Valla"), other) == [(0, 0), (0, 0)]


def test_values_of_many_take_as_many_queries_as_of_one(scope: Municipality) -> None:
    for short_name in ("Valla", "Nyborg", "BUN"):
        for measure in make_measures(2, short_name):
            make_values(measure, organisation(short_name), {"2026-T1": "3"})
        make_measures(1, short_name, frequency="year")
    many = [need(name, period) for name in ("Valla", "Nyborg", "BUN") for period in (T1, T2, YEAR)]

    with CaptureQueriesContext(connection) as of_one:
        progress_of(many[:1])
    with CaptureQueriesContext(connection) as of_many:
        found = progress_of(many)

    assert {(each.done, each.total) for each in found.values()} == {(2, 2), (0, 2), (0, 1)}
    assert len(of_many) == len(of_one) <= 6


# --- values that miss their target


def explained(*asked: tuple[str, Period]) -> dict[str, tuple[int, int]]:
    """Told and total of those asked for that have any, by name."""
    names = {organisation(name).pk: name for name, _period in asked}
    found = misses_explained([(organisation(name).pk, period) for name, period in asked])
    return {f"{names[pk]} {period}": share for (pk, period), share in found.items()}


def test_values_that_miss_are_those_that_the_entry_asks_about(scope: Municipality) -> None:
    reached, missed, said = make_measures(3)
    place = organisation("Valla")
    for measure in (reached, missed, said):
        make_target(measure, place, 2026, low=80)
    make_values(reached, place, {"2026-T2": "81"})
    make_values(missed, place, {"2026-T2": "79", "2026-T1": "90"})
    make_values(said, place, {"2026-T2": "60"})
    Value.objects.filter(indicator=said).update(comment="Många sjuka lärare.")

    assert explained(("Valla", T2), ("Valla", T1), ("Nyborg", T2)) == {"Valla 2026-T2": (1, 2)}


def test_values_are_held_against_the_target_of_the_nearest_above(scope: Municipality) -> None:
    (measure,) = make_measures(1, "BUN")
    make_target(measure, organisation("BUN"), 2026, low=80)
    make_values(measure, organisation("Valla"), {"2026-T2": "79"})

    assert explained(("Valla", T2)) == {"Valla 2026-T2": (0, 1)}


def test_period_in_the_middle_of_a_year_that_is_put_together_misses_nothing(scope: Municipality) -> None:
    (measure,) = make_measures(1, over_time="sum")
    place = organisation("Valla")
    make_target(measure, place, 2026, low=300)
    make_values(measure, place, {"2026-T1": "90", "2026-T2": "90", "2026-T3": "90"})

    assert explained(("Valla", T2), ("Valla", Period.parse("2026-T3"))) == {"Valla 2026-T3": (0, 1)}


def test_missed_values_of_many_take_as_many_queries_as_of_one(scope: Municipality) -> None:
    for short_name in ("Valla", "Nyborg", "BUN"):
        for measure in make_measures(2, short_name):
            make_target(measure, organisation(short_name), 2026, low=80)
            make_values(measure, organisation(short_name), {"2026-T1": "3", "2026-T2": "4"})
    many = [(organisation(name).pk, period) for name in ("Valla", "Nyborg", "BUN") for period in (T1, T2)]

    with CaptureQueriesContext(connection) as of_one:
        misses_explained(many[:1])
    with CaptureQueriesContext(connection) as of_many:
        found = misses_explained(many)

    assert set(found.values()) == {(0, 2)}
    assert len(of_many) == len(of_one) <= 8


def test_round_that_waits_of_many_is_each_ones_own(scope: Municipality) -> None:
    (own,) = make_measures(1)
    (yearly,) = make_measures(1, "Nyborg", frequency="year")
    make_measures(1, "ON", kolada_id="N00001")
    make_values(own, organisation("Valla"), {"2026-T2": "8"})
    make_values(yearly, organisation("Nyborg"), {"2024": "8"})
    places = [organisation(name).pk for name in ("Valla", "Nyborg", "ON", "BUN")]

    found = queries.rounds_now(places, TODAY, reader=None)

    assert found == {places[0]: (T2, (1, 1)), places[1]: (Period.parse("2025"), (0, 1))}


def test_round_of_a_closed_period_waits_for_nobody(scope: Municipality, alice: User) -> None:
    make_measures(1)
    for period in queries.round_outline([organisation("Valla")], None, TODAY, reader=None).choices["tertial"]:
        if period.end < TODAY:
            close_period(period=period, by=alice)

    assert queries.rounds_now([organisation("Valla").pk], TODAY, reader=None) == {}


def test_rounds_of_many_take_as_many_queries_as_of_one(scope: Municipality) -> None:
    counts = []
    for names in (["Valla"], ["Nyborg", "ON"]):
        for name in names:
            make_measures(2, name)
        places = [organisation(name).pk for name in names]
        with CaptureQueriesContext(connection) as found:
            queries.rounds_now(places, TODAY, reader=None)
        counts.append(len(found))

    assert counts == [5, 5]
