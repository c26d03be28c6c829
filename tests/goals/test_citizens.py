"""What citizens ask for: it is recorded, taken up by goals, answered, and shown where it belongs."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from goals import rules
from goals.models import CitizenRequirement, Goal
from goals.queries.citizens import (
    ALONE,
    UNANSWERED,
    CitizenCounts,
    CitizenFilter,
    citizen_counts,
    citizen_lines,
    citizen_places,
    citizens_found,
    citizens_of_goal,
    goals_to_take_up,
    organisations_to_write_for,
)
from goals.services.citizens import (
    CitizenRequirementContent,
    answer_citizen_requirement,
    create_citizen_requirement,
    delete_citizen_requirement,
    take_up_citizen_requirement,
    update_citizen_requirement,
)
from goals.succession import hand_over
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_goal, make_model, make_thread

HEAD = "/exempelby/goals/citizens"
CAME = date(YEAR, 2, 2)


def content(place=None, **fields):
    values = {"received_on": CAME, "source": "comment", "text": "Säkrare skolväg."} | fields
    return CitizenRequirementContent(organisation=organisation(place) if place else None, **values)


def make(place=None, **fields):
    values = {"received_on": CAME, "source": "comment", "text": "Säkrare skolväg."} | fields
    return CitizenRequirement.objects.create(organisation=organisation(place) if place else None, **values)


def answer(row, by, **fields):
    values = {"goal": None, "answer": "Vi bygger ut.", "answered_on": CAME + timedelta(days=20)} | fields
    return answer_citizen_requirement(requirement=row, by=by, **values)


def test_requirement_sent_twice_is_recorded_once(scope, alice):
    first = create_citizen_requirement(content=content("BUN"), by=alice)

    assert create_citizen_requirement(content=content("BUN"), by=alice) == first
    assert CitizenRequirement.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"text": "  "}, "text"), ({"received_on": timezone.localdate() + timedelta(days=1)}, "received_on")],
)
def test_requirement_without_words_or_from_the_future_is_refused(scope, alice, fields, field):
    with pytest.raises(RefusedError) as refusal:
        create_citizen_requirement(content=content(**fields), by=alice)

    assert refusal.value.field == field


def test_requirement_is_corrected_and_a_stale_change_is_told(scope, alice):
    row = make()
    seen = fingerprint(CitizenRequirement.objects.get(pk=row.pk))
    update_citizen_requirement(requirement=row, content=content("BUN"), seen=seen, by=alice)

    with pytest.raises(StaleError):
        update_citizen_requirement(requirement=row, content=content("ON"), seen=seen, by=alice)
    assert CitizenRequirement.objects.get().organisation.short_name == "BUN"


def test_requirement_cannot_have_come_after_its_answer(scope, alice):
    row = answer(make(), alice)

    with pytest.raises(RefusedError) as refusal:
        update_citizen_requirement(requirement=row, content=content(received_on=date(YEAR, 3, 1)), by=alice)

    assert refusal.value.field == "received_on"


def test_goal_takes_it_up_and_it_is_answered_and_the_answer_taken_back(thread, alice):
    row = answer(make(), alice, goal=thread.main)

    assert (row.goal, row.answer, row.answered_on) == (thread.main, "Vi bygger ut.", date(YEAR, 2, 22))
    row = answer(row, alice, answer="", answered_on=None)
    assert (row.goal, row.answer, row.answered_on) == (None, "", None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"answer": ""}, "answer"),
        ({"answered_on": None}, "answered_on"),
        ({"answered_on": CAME - timedelta(days=1)}, "answered_on"),
        ({"answered_on": timezone.localdate() + timedelta(days=1)}, "answered_on"),
    ],
)
def test_answer_is_whole_and_its_day_possible(scope, alice, fields, field):
    with pytest.raises(RefusedError) as refusal:
        answer(make(), alice, **fields)

    assert refusal.value.field == field


def test_superseded_goal_takes_nothing_up(thread, alice):
    past = make_goal(thread.levels["Kommunmål"], "KF", "Förr", state=AdoptionState.SUPERSEDED)
    row = make()

    with pytest.raises(RefusedError) as refusal:
        answer(row, alice, goal=past)
    with pytest.raises(RefusedError):
        take_up_citizen_requirement(requirement=row, goal=past, by=alice)
    assert refusal.value.field == "goal"


def test_stale_answer_is_told(scope, alice):
    row = make()
    seen = fingerprint(CitizenRequirement.objects.get(pk=row.pk))
    answer(row, alice, seen=seen)

    with pytest.raises(StaleError):
        answer(row, alice, answer="Nej.", seen=seen)


def test_requirement_is_taken_away_but_not_once_it_is_answered(scope, alice):
    waiting, answered = make(), answer(make(), alice)
    delete_citizen_requirement(requirement=waiting, by=alice)

    with pytest.raises(RefusedError, match="står kvar"):
        delete_citizen_requirement(requirement=answered, by=alice)
    assert list(CitizenRequirement.objects.all()) == [answered]


@pytest.mark.parametrize(
    "fields",
    [{"text": ""}, {"answer": "Ja."}, {"answered_on": CAME}, {"answer": "Ja.", "answered_on": date(YEAR, 1, 1)}],
)
def test_database_refuses_what_is_not_whole(scope, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


def test_requirement_goes_over_to_the_goal_that_takes_the_place_of_the_old(thread, alice):
    row = make(goal=thread.board)
    new = make_goal(thread.levels["Nämndmål"], "BUN", "Nytt", year_from=2026)

    hand_over(thread.board, new)

    assert CitizenRequirement.objects.get(pk=row.pk).goal == new


def test_deleted_draft_leaves_what_it_took_up(thread, alice):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)
    row = make(goal=draft)

    draft.delete()

    assert CitizenRequirement.objects.get(pk=row.pk).goal is None


# who may


def test_those_who_write_for_the_organisation_write_and_others_only_where_it_concerns_none(scope, alice, bob):
    amir = make_person("Amir", ("manager", "Valla"), municipality=scope)
    own, of_all, of_care = make("Valla"), make(), make("ON")

    allowed = {
        person: [rules.can_write_citizen_requirement(person, row) for row in (own, of_all, of_care)]
        for person in (alice, amir, bob)
    }

    assert allowed == {alice: [True, True, True], amir: [True, True, False], bob: [False, False, False]}
    assert [rules.can_create_citizen_requirements(person) for person in (alice, amir, bob)] == [True, True, False]
    assert [place.short_name or place.name for place in organisations_to_write_for(amir)] == ["Valla"]


# what is shown


def test_list_is_narrowed_by_answer_goal_organisation_and_source(thread, alice):
    whole = make(text="Bad", received_on=date(YEAR, 1, 1))
    school = answer(make("Valla", text="Skola", source="survey"), alice)
    board = make("BUN", text="Nämnd", received_on=date(YEAR, 3, 1), goal=thread.main)

    def found(**asked):
        return list(citizens_found(CitizenFilter(**asked)))

    assert found() == [board, school, whole]
    assert found(show=UNANSWERED) == [board, whole]
    assert found(show=ALONE) == [school, whole]
    assert found(organisation=organisation("BUN").pk) == [board, school]
    assert found(source="survey") == [school]
    assert citizen_counts() == CitizenCounts(number=3, unanswered=2, alone=2)
    assert {organisation("BUN").pk, organisation("Valla").pk} <= {pk for pk, _name in citizen_places()}
    assert organisation("ON").pk not in {pk for pk, _name in citizen_places()}


def test_another_authoritys_draft_is_not_named(thread, alice, bob):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)
    row = make(goal=draft)

    seen = {person: citizen_lines(citizens_found(CitizenFilter()), person)[0] for person in (alice, bob)}

    assert [(line.goal, line.is_taken_up) for line in seen.values()] == [("Utkast", True), ("", True)]
    assert draft in goals_to_take_up(row, alice)
    assert [line.text for line in citizens_of_goal(draft, alice)] == ["Säkrare skolväg."]


def test_goals_to_take_it_up_hold_now_or_later(thread, alice):
    past = make_goal(thread.levels["Kommunmål"], "KF", "Förr", year_from=2019, year_to=2022)

    offered = set(goals_to_take_up(make(), alice))

    assert {thread.main, thread.board, thread.promise} <= offered
    assert not {past, thread.vision} & offered


# pages


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_controller_records_answers_and_shows_it_on_the_goal(exempelby, whole, alice):
    browser = signed_in(alice)

    told = {"text": " Säkrare skolväg. ", "source": "proposal", "received_on": "2026-02-02"}
    added = browser.post(f"{HEAD}/new/", told, follow=True).content.decode()
    empty = browser.post(f"{HEAD}/new/", told | {"text": " "}).content.decode()
    with municipality_scope(exempelby):
        pk = CitizenRequirement.objects.get().pk
    form = browser.get(f"{HEAD}/{pk}/answer/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    sent = {"goal": whole.main.pk, "answer": "Vi bygger cykelvägar.", "answered_on": "2026-02-20", "seen": seen}
    answered = browser.post(f"{HEAD}/{pk}/answer/", sent, follow=True).content.decode()
    stale = browser.post(f"{HEAD}/{pk}/answer/", sent | {"answer": "Nej."}).content.decode()
    page = browser.get(f"/exempelby/goals/{whole.main.pk}/").content.decode()
    kept = browser.post(f"{HEAD}/{pk}/delete/", follow=True).content.decode()

    assert "Säkrare skolväg." in added
    assert "Inget mål tar upp det" in added
    assert "1 i listan: 1 inte besvarade, 1 som inget mål tar upp." in added
    assert 'aria-invalid="true"' in empty
    assert "Besvarat 2026-02-20:" in answered
    assert "Någon annan har ändrat" in stale
    assert "Vad medborgarna har begärt" in page
    assert "Vi bygger cykelvägar." in page
    assert "står kvar" in kept


def test_goal_alone_is_no_answer(exempelby, whole, alice):
    with municipality_scope(exempelby):
        pk = make().pk
    browser = signed_in(alice)

    seen = re.search(r'name="seen" value="(\w+)"', browser.get(f"{HEAD}/{pk}/answer/").content.decode())[1]
    told = {"goal": whole.main.pk, "answer": "", "answered_on": "2026-02-20", "seen": seen}
    browser.post(f"{HEAD}/{pk}/answer/", told)

    with municipality_scope(exempelby):
        row = CitizenRequirement.objects.get()
        assert (row.goal_id, row.answered_on) == (whole.main.pk, None)


def test_goal_is_written_from_what_citizens_ask_for(exempelby, whole, alice):
    with municipality_scope(exempelby):
        row, level = make("BUN"), whole.levels["Nämndmål"]
    browser = signed_in(alice)
    address = f"/exempelby/goals/new/?requirement={row.pk}"

    form = browser.get(address).content.decode()
    told = {
        "level": level.pk,
        "organisation": row.organisation_id,
        "title": "Barn går säkert till skolan",
        "parent": whole.main.pk,
        "kind": "development",
        "year_from": YEAR,
        "year_to": YEAR,
        "order": 0,
    }
    browser.post(address, told)

    assert "Säkrare skolväg." in form
    assert f'<option value="{row.organisation_id}" selected>' in form
    with municipality_scope(exempelby):
        goal = Goal.objects.get(title="Barn går säkert till skolan")
        assert CitizenRequirement.objects.get().goal == goal


def test_requirement_of_others_is_not_tied_by_its_number(exempelby, whole, alice):
    browser = signed_in(alice)

    assert browser.get("/exempelby/goals/new/?requirement=999999").status_code == 200
    assert browser.get("/exempelby/goals/new/?requirement=x").status_code == 200


def test_empty_list_says_what_it_is_for(exempelby, alice, bob):
    assert "Inget är antecknat än" in signed_in(bob).get(f"{HEAD}/").content.decode()
    assert f"{HEAD}/new/" in signed_in(alice).get(f"{HEAD}/").content.decode()
    assert f"{HEAD}/new/" not in signed_in(bob).get(f"{HEAD}/").content.decode()


def test_list_and_goal_take_as_many_queries_for_one_as_for_three(
    exempelby, whole, alice, django_assert_num_queries, django_assert_max_num_queries
):
    def add(number):
        place = ("BUN", "ON", "Valla")[number]
        make(place, text=f"Krav {number}", goal=whole.main, answer="Ja.", answered_on=CAME)

    browser = signed_in(alice)
    pages = (f"{HEAD}/", f"/exempelby/goals/{whole.main.pk}/")
    with municipality_scope(exempelby):
        add(0)
    numbers = []
    for page, most in zip(pages, (16, 52), strict=True):
        with django_assert_max_num_queries(most) as asked:
            browser.get(page)
        numbers.append(len(asked.captured_queries))
    with municipality_scope(exempelby):
        add(1)
        add(2)

    for page, number in zip(pages, numbers, strict=True):
        with django_assert_num_queries(number):
            browser.get(page)
