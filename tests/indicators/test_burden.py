"""The burden of measuring: what is typed and by whom, what nobody uses, and what a missed target leads to."""

import csv
import io
from datetime import date

import pytest
from django.conf import settings as django_settings
from django.urls import set_urlconf
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency
from goals.models import GoalIndicator
from governance.tenancy import municipality_scope
from indicators.burden import HandedIn, is_acted_on, is_told_of, missed_years, values_a_year
from indicators.fulfilment import Outcome
from indicators.models import Comparator, ComparatorMember, Value
from indicators.queries.burden import burden_page, handed_in, measured_indicators, unused_among
from indicators.queries.deviations import deviations
from indicators.uses import Response
from tests.conftest import organisation, signed_in
from tests.goals.conftest import make_goal, make_model, make_thread
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

YEAR = 2026
HEAD = "/exempelby/indicators/burden/"
REACHED, MISSED, UNKNOWN = Outcome.REACHED, Outcome.NOT_REACHED, Outcome.NOT_ASSESSABLE
series = st.builds(
    HandedIn, st.integers(1, 3), st.integers(1, 3), st.sampled_from(list(Frequency)), st.sampled_from(["T", "K", "M"])
)


@pytest.fixture
def in_pages():
    """Addresses as within a municipality's pages."""
    set_urlconf(django_settings.MUNICIPALITY_URLCONF)
    yield
    set_urlconf(None)


def test_values_a_year_are_periods_by_gender():
    found = values_a_year(
        [HandedIn(1, 1, Frequency.TERTIAL, gender) for gender in "TKM"] + [HandedIn(2, 1, Frequency.YEAR, "T")]
    )

    assert found == {(1, 1): 9, (2, 1): 1}


@given(st.lists(series))
def test_values_a_year_count_each_series_once_in_whatever_order(rows):
    once = values_a_year(rows)

    assert values_a_year([*reversed(rows), *rows]) == once
    assert once.total() == sum(row.frequency.per_year for row in set(rows))


@pytest.mark.parametrize(
    ("outcomes", "years"),
    [
        ({}, ()),
        ({2025: REACHED}, ()),
        ({2024: MISSED, 2025: REACHED}, ()),
        ({2023: MISSED, 2024: REACHED, 2025: MISSED}, (2025,)),
        ({2023: MISSED, 2024: UNKNOWN, 2025: MISSED}, (2023, 2025)),
        ({2024: MISSED, 2025: UNKNOWN}, (2024,)),
        ({2025: UNKNOWN}, ()),
    ],
)
def test_missed_years_are_those_in_a_row_up_to_the_latest_known(outcomes, years):
    assert missed_years(outcomes) == years


@given(st.dictionaries(st.integers(2000, 2030), st.sampled_from(list(Outcome))))
def test_missed_years_are_missed_and_come_after_every_reached_one(outcomes):
    found = missed_years(outcomes)

    assert all(outcomes[year] is MISSED for year in found)
    assert all(year > reached for year in found for reached, outcome in outcomes.items() if outcome is REACHED)


@pytest.mark.parametrize(
    ("response", "acted"),
    [
        (None, False),
        (Response(), False),
        (Response(acted_on=date(2024, 12, 31)), False),
        (Response(acted_on=date(2025, 1, 1)), True),
    ],
)
def test_missed_target_has_led_to_something_when_it_began_after_the_first_miss(response, acted):
    assert is_acted_on(date(2024, 12, 31), response) is acted


def test_missed_value_is_told_of_by_its_comment_or_an_assessment_that_covers_it():
    end = date(2025, 12, 31)

    assert not is_told_of(end, " ", Response(judged_to=date(2025, 8, 31)))
    assert is_told_of(end, "Fyra elever drar upp snittet.", None)
    assert is_told_of(end, "", Response(judged_to=end))


def test_only_what_somebody_has_typed_is_counted(scope):
    bun = organisation("BUN")
    typed, fetched, old = (make_indicator(name, bun) for name in ("Skriven", "Hämtad", "Gammal"))
    make_values(typed, bun, {"2025": "1", "2026": "2"})
    make_values(fetched, bun, {"2025": "1"})
    make_values(old, bun, {"2023": "1"})
    fetched.values.update(origin=Value.Origin.FETCHED)

    assert handed_in(YEAR) == [HandedIn(typed.pk, bun.pk, Frequency.YEAR, "T")]


def test_units_are_sorted_by_their_burden_and_summed_upwards(scope, alice):
    indicator = make_indicator("Sjukfrånvaro", organisation("BUN"), frequency="tertial")
    for place, values in (("Valla", {"2026-T1": "7"}), ("BUN", {"2026": "7"}), ("Nyborg", {"2026-T1": "8"})):
        make_values(indicator, organisation(place), values)

    page = burden_page(organisation=None, year=YEAR, user=alice, language="sv")
    narrowed = burden_page(organisation=organisation("Valla").pk, year=YEAR, user=alice, language="sv")

    assert [(line.name, line.values, line.with_below) for line in page.units] == [
        ("Nyborgsskolan", 3, 3),
        ("Vallaskolan", 3, 3),
        ("Barn- och utbildningsnämnden", 1, 7),
    ]
    assert (page.values, page.lines) == (7, ())
    assert (narrowed.values, [line.measured.name for line in narrowed.lines]) == (3, ["Sjukfrånvaro"])


def test_unused_are_those_that_nothing_rests_on(scope, alice):
    bun = organisation("BUN")
    used, volume, alone = (make_indicator(name, bun) for name in ("Följs", "Antal elever", "Ensam"))
    make_indicator("Omvärld", bun, direction="none", volume_indicator=volume)
    GoalIndicator.objects.create(goal=make_goal(make_model()["Nämndmål"], "BUN", "Mål"), indicator=used)

    assert unused_among(measured_indicators(alice)) == {alone.pk}


def missed_indicator():
    bun = organisation("BUN")
    indicator = make_indicator("Frånvaro", bun)
    make_values(indicator, bun, {"2023": "70", "2024": "71", "2025": "72"})
    for year in (2023, 2024, 2025):
        make_target(indicator, bun, year, low=80)
    return indicator


def test_deviation_tells_since_when_and_that_nothing_was_done(scope, alice):
    missed_indicator()

    (found,) = deviations(year=YEAR, user=alice, language="sv")

    assert (found.since, found.years, found.is_acted_on, found.is_told) == (2023, 3, False, False)


@pytest.mark.parametrize("kind", ["better_than", "among_best"])
def test_deviation_from_what_others_have_counts_earlier_years(scope, alice, kind):
    bun, group = organisation("BUN"), Comparator.objects.create(name="Liknande")
    indicator = make_indicator("Nöjda", bun)
    make_values(indicator, bun, {"2023": "70", "2024": "71", "2025": "72"})
    theirs = {"2023": "60", "2024": "80", "2025": "80"}
    make_values(indicator, group, theirs)
    for number in range(4):
        member = Comparator.objects.create(name=f"Kommun {number}")
        ComparatorMember.objects.create(group=group, member=member)
        make_values(indicator, member, theirs)
    for year in (2023, 2024, 2025):
        make_target(
            indicator, bun, year, kind=kind, comparator=group, share_of_best=25 if kind == "among_best" else None
        )

    (found,) = deviations(year=YEAR, user=alice, language="sv")

    assert (found.since, found.years) == (2024, 2)


def test_deviation_is_acted_on_when_an_activity_began_under_its_goal(scope, alice):
    thread = make_thread(make_model())
    indicator = missed_indicator()
    GoalIndicator.objects.create(goal=thread.activity.goal, indicator=indicator)
    type(thread.activity).objects.filter(pk=thread.activity.pk).update(starts_on=date(2025, 1, 12))
    indicator.values.filter(period_start=date(2025, 1, 1)).update(comment="Vi vet varför.")

    (found,) = deviations(year=YEAR, user=alice, language="sv")

    assert (found.acted_on, found.is_told) == (date(2025, 1, 12), True)


def test_activity_that_began_before_the_deviation_is_no_answer_to_it(scope, alice):
    thread = make_thread(make_model())
    GoalIndicator.objects.create(goal=thread.activity.goal, indicator=missed_indicator())
    type(thread.activity).objects.filter(pk=thread.activity.pk).update(starts_on=date(2023, 1, 12))

    (found,) = deviations(year=YEAR, user=alice, language="sv")

    assert found.acted_on is None


def test_page_tells_the_burden_in_words_and_as_a_file(exempelby, alice, bob):
    with municipality_scope(exempelby):
        missed_indicator()
        indicator = make_indicator("=Formel", organisation("Valla"), frequency="month")
        make_values(indicator, organisation("Valla"), {"2026-01": "1"})
    client = signed_in(bob)

    page = client.get(HEAD).content.decode()
    narrowed = client.get(f"{HEAD}?organisation={indicator.organisation_id}").content.decode()
    file = client.get(f"{HEAD}burden.csv")

    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig")), delimiter=";"))
    assert "Mätbördan" in page
    assert "Missade mål som inte har lett till något" in page
    assert "=Formel" in narrowed
    assert rows[1][1:] == ["'=Formel", "Vallaskolan", "Månad", "12", "nej"]


def test_page_takes_as_many_queries_for_three_as_for_one(exempelby, alice):
    with municipality_scope(exempelby):
        missed_indicator()
    one = queries_of(signed_in(alice), HEAD)
    with municipality_scope(exempelby):
        bun = organisation("BUN")
        for name in ("En", "Två"):
            indicator = make_indicator(name, bun)
            make_values(indicator, bun, {"2025": "70"})
            make_target(indicator, bun, 2025, low=80)

    three = queries_of(signed_in(alice), HEAD)

    assert one == three
