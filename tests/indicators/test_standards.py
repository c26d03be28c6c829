"""Service standards: promised by a decision, kept or below by the year's value, and answered by a goal."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.models import CoreMission, Goal, GoalIndicator, QualityFactor
from governance.decisions import DecisionContent
from governance.models import ModuleChoice
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.services.modules import turn_module
from governance.tenancy import municipality_scope
from indicators.fulfilment import Observation
from indicators.models import ServiceStandard
from indicators.queries.answers import answers_behind
from indicators.queries.standards import ENDED, StandardFilter, number_of_each, standard_lines, standards_of_indicator
from indicators.services.standards import create_standard, end_standard, update_standard
from indicators.standards import Keeping, Promise, kept
from tests.conftest import organisation, signed_in
from tests.goals.conftest import make_model
from tests.indicators.make import make_indicator, make_values, queries_of

YEAR = 2026
HEAD = "/exempelby/indicators/standards/"
levels = st.decimals(-1000, 1000, places=2)


def decision(body: str = "BUN") -> DecisionContent:
    return DecisionContent(
        decided_by=organisation(body), decided_on=date(2025, 11, 3), registry_number="BUN 2025/3", minutes_paragraph="9"
    )


def promise(indicator, by, place="BUN", **facts):
    given = {"promise": "Du får svar inom två dagar.", "low": Decimal(90), "high": None, "year_from": 2025}
    given |= {"year_to": None} | facts
    return create_standard(indicator=indicator, organisation=organisation(place), decision=decision(), by=by, **given)


def lines(by, **wanted):
    return standard_lines(StandardFilter(**wanted), year=YEAR, user=by, language="sv")


def of_year(values):
    return [Observation.of_year(year, None if value is None else Decimal(value)) for year, value in values.items()]


@pytest.mark.parametrize(
    ("values", "keeping", "year"),
    [
        ({2025: "90"}, Keeping.KEPT, 2025),
        ({2025: "89.9"}, Keeping.BELOW, 2025),
        ({2025: "80", 2026: "95"}, Keeping.KEPT, 2026),
        ({2025: None}, Keeping.NO_VALUE, None),
        ({2024: "10"}, Keeping.NO_VALUE, None),  # before the promise
        ({}, Keeping.NO_VALUE, None),
    ],
)
def test_promise_is_held_against_the_latest_value_of_its_years(values, keeping, year):
    found = kept(Promise(Decimal(90), None, 2025), of_year(values), YEAR)

    assert (found.keeping, found.year) == (keeping, year)


def test_value_that_is_too_old_is_no_value_unless_it_is_published_late():
    series = of_year({2023: "70"})
    old = kept(Promise(Decimal(90), None, 2020), series, YEAR)
    late = kept(Promise(Decimal(90), None, 2020, lag_years=2), series, YEAR)

    assert (old.keeping, late.keeping) == (Keeping.NO_VALUE, Keeping.BELOW)


def test_promise_ahead_does_not_hold_yet():
    assert kept(Promise(Decimal(90), None, 2027), of_year({2026: "1"}), YEAR).keeping is Keeping.AHEAD


def test_lower_is_promised_by_at_most():
    series = of_year({2025: "22"})

    found = kept(Promise(None, Decimal(20), 2025), series, YEAR)

    assert (found.keeping, found.missing_by) == (Keeping.BELOW, Decimal(2))


@given(
    bounds=st.tuples(st.none() | levels, st.none() | levels).filter(lambda pair: pair != (None, None)),
    value=st.none() | levels,
)
def test_missing_is_never_below_and_below_misses_by_something(bounds, value):
    low, high = bounds
    found = kept(Promise(low, high, 2025), [Observation.of_year(2026, value)], YEAR)

    holds = value is not None and (low is None or value >= low) and (high is None or value <= high)
    assert (found.keeping is Keeping.NO_VALUE) == (value is None)
    assert (found.keeping is Keeping.KEPT) == holds
    assert (found.missing_by > 0) == (found.keeping is Keeping.BELOW)


def test_promise_sent_twice_is_one_and_a_second_for_the_same_years_is_refused(scope, alice):
    answers = make_indicator("Svar", organisation("BUN"))
    first = promise(answers, alice)
    second = promise(answers, alice)

    with pytest.raises(RefusedError) as refusal:
        promise(answers, alice, low=Decimal(95))

    assert (first, refusal.value.field) == (second, "year_from")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"low": None}, "low"),
        ({"high": Decimal(80)}, "high"),
        ({"promise": "  "}, "promise"),
        ({"year_to": 2024}, "year_to"),
    ],
)
def test_promise_that_lacks_something_is_refused(scope, alice, facts, field):
    with pytest.raises(RefusedError) as refusal:
        promise(make_indicator("Svar", organisation("BUN")), alice, **facts)

    assert refusal.value.field == field


def test_confidential_indicator_cannot_be_promised(scope, alice):
    with pytest.raises(RefusedError) as refusal:
        promise(make_indicator("Svar", organisation("BUN"), is_confidential=True), alice)

    assert refusal.value.field == "indicator"


def test_stale_change_of_a_promise_is_told(scope, alice):
    standard = promise(make_indicator("Svar", organisation("BUN")), alice)
    seen = fingerprint(ServiceStandard.objects.get(pk=standard.pk))
    facts = {"promise": "Nytt", "low": Decimal(91), "high": None, "year_from": 2025, "year_to": None}
    update_standard(standard=standard, decision=decision(), seen=seen, by=alice, **facts)

    with pytest.raises(StaleError):
        end_standard(standard=standard, year_to=2026, seen=seen, by=alice)


def test_promise_that_has_ended_is_found_among_those_that_have(scope, alice):
    standard = promise(make_indicator("Svar", organisation("BUN")), alice)
    end_standard(standard=standard, year_to=2025, seen=fingerprint(ServiceStandard.objects.get()), by=alice)

    assert lines(alice) == []
    assert [line.years for line in lines(alice, state=ENDED)] == ["2025–2025"]


def test_below_stands_first_and_the_counts_tell_the_rest(scope, alice):
    bun = organisation("BUN")
    for name, values in (("Hålls", {"2025": "95"}), ("Saknas", {"2025": None}), ("Under", {"2025": "80"})):
        indicator = make_indicator(name, bun)
        make_values(indicator, bun, values)
        promise(indicator, alice)

    found = lines(alice)

    assert [line.indicator for line in found] == ["Under", "Saknas", "Hålls"]
    assert number_of_each(found) == {
        Keeping.BELOW: 1,
        Keeping.NO_VALUE: 1,
        Keeping.AHEAD: 0,
        Keeping.KEPT: 1,
    }
    assert found[0].said == "2025 var det 80,0\xa0%: 10,0\xa0procentenheter från det som är lovat."
    assert [line.indicator for line in lines(alice, state=Keeping.BELOW)] == ["Under"]


def test_value_of_an_organisation_above_keeps_no_promise(scope, alice):
    indicator = make_indicator("Svar", organisation("K"))
    make_values(indicator, organisation("K"), {"2025": "99"})
    promise(indicator, alice, "Valla")

    assert [line.keeping for line in lines(alice)] == [Keeping.NO_VALUE]


def test_value_that_rounds_to_the_level_is_told_with_the_decimals_that_show_it(scope, alice):
    indicator = make_indicator("Svar", organisation("BUN"), decimals=0)
    make_values(indicator, organisation("BUN"), {"2025": "89.96"})
    promise(indicator, alice)

    assert lines(alice)[0].value == "89,96\xa0%"


@pytest.mark.parametrize(
    ("values", "keeping", "period"),
    [
        ({"2025-T1": "40", "2025-T2": "40", "2025-T3": "40"}, Keeping.KEPT, "2025"),
        ({"2025-T1": "20", "2025-T2": "40", "2025-T3": "20"}, Keeping.BELOW, "2025"),
        ({"2025-T1": "60", "2025-T2": "60"}, Keeping.NO_VALUE, ""),
    ],
)
def test_promise_of_a_year_is_held_against_what_its_parts_come_to(scope, alice, values, keeping, period):
    indicator = make_indicator("Besök", organisation("BUN"), frequency="tertial", over_time="sum", unit="antal")
    make_values(indicator, organisation("BUN"), values)
    promise(indicator, alice)

    assert [(line.keeping, line.period) for line in lines(alice)] == [(keeping, period)]


def test_confidential_promise_is_not_told_to_others(scope, alice, bob):
    indicator = make_indicator("Svar", organisation("BUN"))
    promise(indicator, alice)
    type(indicator).objects.filter(pk=indicator.pk).update(is_confidential=True)

    assert [len(lines(who)) for who in (alice, bob, None)] == [1, 0, 0]


def test_goal_that_answers_is_told_in_its_branch_only(scope, alice):
    bun = organisation("BUN")
    indicator = make_indicator("Svar", bun)
    make_values(indicator, bun, {"2025": "80"})
    promise(indicator, alice)
    level = make_model()["Nämndmål"]
    for place in (bun, organisation("ON")):
        goal = Goal.objects.create(
            level=level, organisation=place, title=f"Snabba svar {place.short_name}", year_from=YEAR, year_to=YEAR
        )
        GoalIndicator.objects.create(goal=goal, indicator=indicator)

    assert [use.title for use in lines(alice)[0].answers] == ["Snabba svar BUN"]


def test_goal_is_begun_from_a_promise_that_is_not_kept(exempelby, alice):
    with municipality_scope(exempelby):
        make_model()
        bun = organisation("BUN")
        indicator = make_indicator("Svar", bun)
        make_values(indicator, bun, {"2025": "80"})
        standard = promise(indicator, alice)
    client = signed_in(alice)

    listed = client.get(HEAD).content.decode()
    page = client.get(f"/exempelby/goals/new/?standard={standard.pk}")

    assert f"?standard={standard.pk}" in listed
    assert page.context["form"].initial["indicator_0"] == indicator.pk
    assert page.context["form"].initial["organisation"] == bun.pk
    assert "80,0" in page.context["form"].initial["rationale"]


def test_promise_is_written_changed_and_ended_on_its_pages(exempelby, alice):
    with municipality_scope(exempelby):
        bun, indicator = organisation("BUN"), make_indicator("Svar", organisation("BUN"))
    client = signed_in(alice)
    sent = {"indicator": indicator.pk, "organisation": bun.pk, "promise": "Du får svar.", "low": "90,5"}
    sent |= {"year_from": "2025", "decided_by": bun.pk, "decided_on": "2025-11-03", "registry_number": "B 1"}
    sent |= {"minutes_paragraph": "4"}

    lacking = client.post(f"{HEAD}new/", sent | {"low": ""}).content.decode()
    client.post(f"{HEAD}new/", sent)
    with municipality_scope(exempelby):
        standard = ServiceStandard.objects.get()
    seen = client.get(f"{HEAD}{standard.pk}/edit/").context["form"].initial["seen"]
    client.post(f"{HEAD}{standard.pk}/edit/", sent | {"promise": "Du får svar i tid.", "seen": seen})
    stale = client.post(f"{HEAD}{standard.pk}/edit/", sent | {"promise": "Annat", "seen": seen}).content.decode()
    seen = client.get(f"{HEAD}{standard.pk}/end/").context["form"].initial["seen"]
    client.post(f"{HEAD}{standard.pk}/end/", {"year_to": "2026", "seen": seen})

    with municipality_scope(exempelby):
        standard.refresh_from_db()
    assert "Skriv nivån" in lacking
    assert "Någon annan har ändrat" in stale
    assert (standard.promise, standard.low, standard.year_to) == ("Du får svar i tid.", Decimal("90.5"), 2026)


def test_indicator_page_tells_what_is_promised(exempelby, alice, bob):
    with municipality_scope(exempelby):
        indicator = make_indicator("Svar", organisation("BUN"))
        make_values(indicator, organisation("BUN"), {"2025": "95"})
        promise(indicator, alice)
        told = standards_of_indicator(indicator, year=YEAR, user=alice, language="sv")

    page = signed_in(bob).get(f"/exempelby/indicators/{indicator.pk}/").content.decode()

    assert [line.keeping for line in told] == [Keeping.KEPT]
    assert "Du får svar inom två dagar." in page
    assert "Hålls" in page


def test_declaration_is_there_only_when_the_module_is_on(exempelby, alice, admin, bob):
    with municipality_scope(exempelby):
        bun = organisation("BUN")
        indicator = make_indicator("Svar", bun)
        make_values(indicator, bun, {"2025": "95"})
        promise(indicator, alice)
    client, address = signed_in(bob), f"/exempelby/indicators/declarations/{bun.pk}/"

    off, listed_off = client.get(address).status_code, client.get(HEAD).content.decode()
    with municipality_scope(exempelby):
        turn_module(module=ModuleChoice.Module.QUALITY_DECLARATIONS, is_on=True, by=admin)
    on, listed_on = client.get(address), client.get(HEAD).content.decode()

    assert (off, on.status_code) == (404, 200)
    assert (address in listed_off, address in listed_on) == (False, True)
    assert "Det här lovar vi" in on.content.decode()


def test_answers_behind_a_value_are_told_but_not_too_few(scope):
    bun, on = organisation("BUN"), organisation("ON")
    survey = make_indicator("Nöjda", bun, kind="survey", fewest_cases=5)
    make_values(survey, bun, {"2025": "80"})
    make_values(survey, on, {"2025": "50"})
    survey.values.filter(organisation=bun).update(numerator=80, denominator=100)
    survey.values.filter(organisation=on).update(numerator=2, denominator=4)

    assert answers_behind([(survey.pk, bun.pk), (survey.pk, on.pk)]) == {(survey.pk, bun.pk): 100}


def test_core_mission_tells_how_many_have_answered(exempelby, bob):
    with municipality_scope(exempelby):
        valla = organisation("Valla")
        survey = make_indicator("Trygga elever", valla, kind="survey", fewest_cases=5)
        make_values(survey, valla, {"2025": "80"})
        survey.values.update(numerator=80, denominator=214)
        mission = CoreMission.objects.create(organisation=valla, year_from=2025, what="Undervisning")
        QualityFactor.objects.create(core_mission=mission, text="Trygghet", indicator=survey)

    page = signed_in(bob).get(f"/exempelby/goals/missions/{valla.pk}/").content.decode()

    assert "214 svar ligger bakom värdet." in page


def test_list_takes_as_many_queries_for_three_as_for_one(exempelby, alice):
    with municipality_scope(exempelby):
        bun = organisation("BUN")
        for number in range(3):
            indicator = make_indicator(f"Svar {number}", bun)
            make_values(indicator, bun, {"2025": "80"})
            promise(indicator, alice)
            if number == 0:
                one = queries_of(signed_in(alice), HEAD)

    with municipality_scope(exempelby):
        assert queries_of(signed_in(alice), HEAD) == one
