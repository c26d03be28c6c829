"""An assessment that has not changed: offered, read and saved as its own, and told in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Period
from goals.changing import Change, Judged, change_of
from goals.models import Assessment, CoreMission
from goals.queries.assessment import assessment_page, assessment_rows
from goals.queries.judgement import assessments_of
from goals.queries.words import scale_for
from goals.services.assessments import AssessmentContent, assess_goal
from governance.tenancy import municipality_scope
from tests.conftest import organisation, signed_in
from tests.goals.conftest import YEAR
from tests.goals.sending import assessment_form

HEAD = "/exempelby/goals"
T1, T2, WHOLE = (Period.parse(f"{YEAR}{part}") for part in ("-T1", "-T2", ""))
judged = st.builds(Judged, st.sampled_from(["yes", "partly", "no"]), st.sampled_from(["", "yes", "no"]))


def said(status="partly", forecast="partly", sentence="Det går framåt."):
    return AssessmentContent(status=status, forecast=forecast, sentence=sentence, reason="Fler källor säger det.")


@pytest.fixture
def first(exempelby, whole, alice):
    """The main goal was assessed for the first four months."""
    with municipality_scope(exempelby):
        return assess_goal(goal=whole.main, period=T1, content=said(), by=alice)


# --- the rule


@given(judged, judged)
def test_unchanged_goes_both_ways_and_rests_on_status_and_forecast(one, other):
    assert change_of(one, other) == change_of(other, one)
    assert change_of(one, one) == Change.UNCHANGED
    if one.status != other.status:
        assert change_of(one, other) == Change.CHANGED


def test_year_without_a_forecast_is_compared_by_its_status():
    assert change_of(Judged("yes", ""), Judged("yes", "no")) == Change.UNCHANGED
    assert change_of(Judged("yes", "yes"), Judged("yes", "no")) == Change.CHANGED


def test_nothing_to_compare_is_told_apart_from_nothing_decided():
    assert change_of(None, Judged("yes", "")) == Change.WAITING
    assert change_of(Judged("yes", ""), None) == Change.FIRST


# --- the form


def test_form_offers_what_was_decided_before_and_stores_nothing(exempelby, whole, alice, first):
    browser, path = signed_in(alice), f"{HEAD}/{whole.main.pk}/assess/{YEAR}-T2/"

    offered, filled = browser.get(path).content.decode(), browser.get(f"{path}?unchanged=1")

    assert f"Oförändrat sedan tertial 1 {YEAR}" in offered
    form = filled.context["form"]
    assert [form[name].value() for name in ("status", "forecast", "sentence", "reason")] == [
        "partly",
        "partly",
        "Det går framåt.",
        "Fler källor säger det.",
    ]
    assert f"Ifyllt från tertial 1 {YEAR}." in filled.content.decode()
    with municipality_scope(exempelby):
        assert Assessment.objects.count() == 1


def test_what_is_saved_is_an_assessment_of_its_own_and_told_as_unchanged(exempelby, whole, alice, first):
    browser = signed_in(alice)

    browser.post(f"{HEAD}/{whole.main.pk}/assess/{YEAR}-T2/?unchanged=1", assessment_form())

    page = browser.get(f"{HEAD}/{whole.main.pk}/").content.decode()
    with municipality_scope(exempelby):
        assert Assessment.objects.filter(goal=whole.main).count() == 2
        told = assessments_of(whole.main, words=scale_for(YEAR).words)
    assert [row.unchanged_since for row in told] == [f"tertial 1 {YEAR}", ""]
    assert f"oförändrat sedan tertial 1 {YEAR}" in page


def test_nothing_is_offered_where_the_period_is_assessed_or_none_was_before(whole, alice, first):
    browser = signed_in(alice)
    never = browser.get(f"{HEAD}/{whole.board.pk}/assess/{YEAR}-T2/?unchanged=1")
    browser.post(f"{HEAD}/{whole.main.pk}/assess/{YEAR}-T2/", assessment_form(sentence="Nytt."))

    again = browser.get(f"{HEAD}/{whole.main.pk}/assess/{YEAR}-T2/?unchanged=1")

    assert "Oförändrat sedan" not in never.content.decode()
    assert again.context["form"]["sentence"].value() == "Nytt."
    assert "Ifyllt från" not in again.content.decode()


# --- the list


def test_rows_tell_how_they_stand_against_the_period_before(thread, alice):
    assess_goal(goal=thread.main, period=T1, content=said(), by=alice)
    assess_goal(goal=thread.board, period=T1, content=said("not_fulfilled", "not_fulfilled"), by=alice)
    assess_goal(goal=thread.main, period=T2, content=said(sentence="Annan mening."), by=alice)
    assess_goal(goal=thread.promise, period=T2, content=said(forecast=""), by=alice)

    rows = assessment_rows(period=T2, user=alice)

    assert [(row.change, row.before) for row in rows] == [
        (Change.UNCHANGED, f"tertial 1 {YEAR}"),
        (Change.WAITING, f"tertial 1 {YEAR}"),
        (Change.FIRST, ""),
    ]
    assert [bool(row.unchanged_url) for row in rows] == [False, True, False]


def test_list_is_narrowed_and_counts_all(thread, alice):
    assess_goal(goal=thread.main, period=T1, content=said(), by=alice)
    assess_goal(goal=thread.main, period=T2, content=said("not_fulfilled", "not_fulfilled"), by=alice)

    page = assessment_page(period=T2, user=alice, change="changed")

    assert [row.title for group in page.groups for row in group.rows] == [thread.main.title]
    assert (page.number, page.assessed) == (3, 1)
    assert [(choice.label, choice.count, choice.current) for choice in page.shown] == [
        ("Alla bedömningar", 3, False),
        ("Inte bedömt ännu", 2, False),
        ("Ändrat sedan förra", 1, True),
    ]
    assert len(assessment_page(period=T2, user=alice, change="x").groups) > 0


def test_reader_who_may_not_assess_is_offered_nothing(thread, alice, bob):
    assess_goal(goal=thread.main, period=T1, content=said(), by=alice)

    assert [row.unchanged_url for row in assessment_rows(period=T2, user=bob)] == ["", "", ""]


def test_page_of_the_list_leads_to_the_filled_in_form(exempelby, whole, alice, first):
    page = signed_in(alice).get(f"{HEAD}/assessments/?period={YEAR}-T2").content.decode()

    assert f"/{whole.main.pk}/assess/{YEAR}-T2/?unchanged=1" in page
    assert "change=waiting" in page


def test_core_mission_is_offered_the_same(exempelby, whole, alice):
    with municipality_scope(exempelby):
        board = organisation("BUN")
        CoreMission.objects.create(organisation=board, what="Alla barn lär sig.", year_from=YEAR)
    browser, path = signed_in(alice), f"{HEAD}/missions/{board.pk}/assess"
    form = assessment_form()

    answer = browser.post(f"{path}/{YEAR}-T1/", form)
    page = browser.get(f"{path}/{YEAR}-T2/?unchanged=1")

    assert answer.status_code == 302
    assert page.context["form"]["sentence"].value() == form["sentence"]
