"""The core mission: its standards, its own status by the model's rule, and its place before the goals."""

from datetime import date

import pytest

from annualcycle.models import ClosedPeriod
from annualcycle.periods import Frequency, Period
from goals import queries, rules
from goals.models import CoreMission, MissionAssessment, QualityFactor
from goals.queries.assessment import assessment_page, assessment_rows
from goals.queries.mission_pages import mission_page
from goals.queries.missions import own_missions
from goals.services.assessments import AssessmentContent, assess_mission
from goals.services.missions import FactorContent, save_mission
from governance.models import GovernanceModel
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_indicator, make_model, make_target, make_values
from tests.goals.test_assessments import T2

STANDARD = "minst 95 % är nöjda"


def said(status="partly", **fields):
    return AssessmentContent(**{"status": status, "forecast": "partly", "sentence": "Vi håller standarden."} | fields)


def make_mission(short_name, *values, year_from=2025):
    """A core mission with one quality factor for each (value, floor); None for no value."""
    mission = CoreMission.objects.create(organisation=organisation(short_name), year_from=year_from, what="Vi gör det.")
    for order, (value, floor) in enumerate(values):
        indicator = make_indicator(f"{short_name} {order} {year_from}", short_name)
        make_target(indicator, short_name, YEAR, kind="at_least", low=floor)
        if value is not None:
            make_values(indicator, short_name, {YEAR: value})
        QualityFactor.objects.create(
            core_mission=mission, order=order, text=f"Faktor {order}", standard=STANDARD, indicator=indicator
        )
    return mission


def test_standard_is_stored_beside_the_factor_and_a_new_one_is_stale_to_others(levels, alice):
    place, content = organisation("BUN"), {"year_from": YEAR, "why": "", "what": "Skola", "for_whom": "Elever"}
    save_mission(organisation=place, factors=[FactorContent("Trygghet", standard=STANDARD)], by=alice, **content)

    assert [(f.text, f.standard) for f in QualityFactor.objects.all()] == [("Trygghet", STANDARD)]
    with pytest.raises(StaleError):
        save_mission(organisation=place, factors=[FactorContent("Trygghet")], seen="old", by=alice, **content)


def test_status_is_suggested_from_the_quality_factors_by_the_models_rule(levels, alice):
    make_mission("BUN", ("96", "95"), ("81", "84"), (None, "70"))

    (row,) = assessment_rows(period=T2, user=alice)
    GovernanceModel.objects.update(rollup_rule="worst")
    (worst,) = assessment_rows(period=T2, user=alice)

    assert (row.suggested.meaning, row.suggested.counts) == (
        "partly",
        "1 av 2 bedömda indikatorer når målet, 1 saknar värde",
    )
    assert worst.suggested.meaning == "not_fulfilled"


def test_person_decides_with_a_reason_and_the_suggestion_is_kept(levels, alice):
    make_mission("BUN", ("81", "84"))
    place = organisation("BUN")

    with pytest.raises(RefusedError) as refusal:
        assess_mission(organisation=place, period=T2, content=said("fulfilled"), by=alice)
    stored = assess_mission(organisation=place, period=T2, content=said("fulfilled", reason="Enkäten är ny."), by=alice)
    again = assess_mission(
        organisation=place, period=T2, content=said("fulfilled", reason="Enkäten är ny."), seen=None, by=alice
    )

    assert refusal.value.field == "reason"
    assert (stored.suggested, stored.status, again.pk, again.assessed_at) == (
        "not_fulfilled",
        "fulfilled",
        stored.pk,
        stored.assessed_at,
    )


@pytest.mark.parametrize("forecast", ["", "partly"])
def test_forecast_is_asked_until_the_year_is_over(levels, alice, forecast):
    make_mission("BUN")
    place, period = organisation("BUN"), T2 if not forecast else Period.of_year(2025)

    with pytest.raises(RefusedError) as refusal:
        assess_mission(organisation=place, period=period, content=said(forecast=forecast, reason="Ja."), by=alice)

    assert refusal.value.field == "forecast"


def test_only_a_mission_of_its_own_is_assessed(levels, alice):
    make_mission("BUN")
    make_mission("ON", year_from=YEAR + 1)

    for short_name in ("Valla", "ON"):
        with pytest.raises(RefusedError):
            assess_mission(organisation=organisation(short_name), period=T2, content=said(reason="Ja."), by=alice)

    assert MissionAssessment.objects.count() == 0


def test_closed_or_coming_period_refuses(levels, alice):
    make_mission("BUN")
    ClosedPeriod.objects.create(frequency="tertial", period_start=date(YEAR, 5, 1), closed_by=alice)
    coming = Period(Frequency.TERTIAL, date(2029, 1, 1))

    for period in (T2, coming):
        with pytest.raises(RefusedError):
            assess_mission(organisation=organisation("BUN"), period=period, content=said(reason="Ja."), by=alice)


def test_second_assessor_is_told_of_the_first(levels, alice):
    make_mission("BUN")
    place = organisation("BUN")
    first = assess_mission(organisation=place, period=T2, content=said(reason="Ja."), seen="", by=alice)

    with pytest.raises(StaleError):
        assess_mission(organisation=place, period=T2, content=said("fulfilled", reason="Nej."), seen="", by=alice)
    assess_mission(
        organisation=place, period=T2, content=said("fulfilled", reason="Nej."), seen=fingerprint(first), by=alice
    )

    assert MissionAssessment.objects.get().status == "fulfilled"


def test_list_puts_core_missions_first_and_those_of_units_only_where_they_are_assessed(thread, alice):
    for short_name in ("Valla", "Nyborg", "ON", "BUN"):
        make_mission(short_name)
    earlier = Period.of_year(YEAR - 1)
    MissionAssessment.objects.create(
        organisation=organisation("Valla"),
        frequency=earlier.frequency,
        period_start=earlier.start,
        period_end=earlier.end,
        status="fulfilled",
        suggested="fulfilled",
        sentence="Bra.",
        assessed_by=alice,
    )

    rows = assessment_rows(period=T2, user=alice)

    assert [row.title for row in rows][:4] == [
        "Barn- och utbildningsnämnden",
        "Vallaskolan",
        "Omsorgsnämnden",
        "Alla lyckas i skolan",
    ]
    assert rows[1].organisation == "Barn- och utbildningsnämnden"


def test_list_takes_as_many_queries_for_one_mission_as_for_three(levels, alice, count_queries):
    make_mission("BUN", ("96", "95"))
    assert alice.pk
    with count_queries(15):
        assessment_page(period=T2, user=alice)
    make_mission("ON", ("96", "95"), ("1", "2"))
    make_mission("Valla", ("96", "95"))

    alice.__dict__.pop("grants_cache", None)
    with count_queries(15):
        assessment_page(period=T2, user=alice)


def test_wording_of_the_year_holds(levels):
    make_mission("BUN", year_from=2024)
    later = make_mission("BUN", year_from=YEAR + 1)

    assert [mission.pk for mission in own_missions(YEAR + 1)] == [later.pk]
    assert [mission.year_from for mission in own_missions(YEAR)] == [2024]
    assert own_missions(2023) == []


def test_overview_tells_the_boards_missions_before_the_goals(thread, alice):
    make_mission("BUN", ("96", "95"))
    make_mission("Valla")
    assess_mission(organisation=organisation("BUN"), period=T2, content=said("fulfilled"), by=alice)

    found = queries.overview(year=YEAR, today=date(YEAR, 11, 1))

    assert [(row.organisation, row.status_word, row.forecast_word, row.sentence) for row in found.missions] == [
        ("Barn- och utbildningsnämnden", "Nått", "Nås delvis", "Vi håller standarden.")
    ]
    assert (found.period, [row.title for row in found.rows]) == (T2, ["Alla lyckas i skolan"])


def test_overview_takes_as_many_queries_for_one_mission_as_for_three(levels, alice, count_queries):
    make_mission("BUN", ("96", "95"))
    with count_queries(10):
        queries.overview(year=YEAR)
    make_mission("ON", ("96", "95"))
    make_mission("KS", ("96", "95"))

    with count_queries(10):
        queries.overview(year=YEAR)


def test_page_shows_each_factor_with_its_standard_and_indicator(levels):
    make_mission("BUN", ("96", "95"), ("81", "84"))

    page = mission_page(organisation("BUN"), YEAR, accent="#0F4C5C")
    below = mission_page(organisation("Valla"), YEAR, accent="#0F4C5C")

    assert [(each.factor.standard, each.picture.card.outcome_meaning) for each in page.factors] == [
        (STANDARD, "fulfilled"),
        (STANDARD, "not_fulfilled"),
    ]
    assert (page.is_own, below.is_own, below.mission.organisation) == (True, False, "Barn- och utbildningsnämnden")


@pytest.mark.parametrize(
    ("role", "place", "may"), [("controller", "BUN", True), ("controller", "ON", False), ("manager", "Valla", False)]
)
def test_those_who_assess_the_organisations_goals_assess_its_mission(exempelby, role, place, may):
    person = make_person("Someone", (role, place), municipality=exempelby)

    with municipality_scope(exempelby):
        assert rules.can_assess_mission(person, organisation("BUN")) is may


def test_controller_assesses_on_the_page_and_goes_on(exempelby, alice):
    with municipality_scope(exempelby):
        make_model()
        make_mission("BUN", ("81", "84"))
        place = organisation("BUN").pk
    browser, path = signed_in(alice), f"/exempelby/goals/missions/{place}/assess/2026-T2/"
    seen = browser.get(path).context["form"].initial["seen"]
    data = {"status": "fulfilled", "forecast": "fulfilled", "sentence": "Bra.", "reason": "", "seen": seen}

    refused = browser.post(path, data)
    stored = browser.post(path, data | {"reason": "Enkäten är ny.", "then": "next"})
    shown = browser.get(f"/exempelby/goals/missions/{place}/").content.decode()

    assert "reason" in refused.context["form"].errors
    assert stored.url == "/exempelby/goals/assessments/?period=2026-T2"
    assert "Enkäten är ny." in shown
    assert STANDARD in shown


def test_standard_without_a_factor_is_told_in_its_row(exempelby, alice):
    with municipality_scope(exempelby):
        place = organisation("BUN").pk
    data = {
        "year_from": YEAR,
        "what": "Skola",
        "factor-TOTAL_FORMS": 1,
        "factor-INITIAL_FORMS": 0,
        "factor-0-standard": STANDARD,
    }

    page = signed_in(alice).post(f"/exempelby/goals/missions/{place}/edit/", data)

    assert page.context["rows"].errors == [{"text": ["Skriv vad standarden gäller."]}]
