"""The pages where the wheel is shaped: a step written with its rows, a year prepared, started and decided."""

from datetime import date

import pytest
from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask, CycleYear, StepAdjustment
from annualcycle.proposed import AskContent, DocumentContent
from annualcycle.services.steps import create_step, update_step
from annualcycle.services.years import start_year
from governance.models import Membership, ModelLevel
from governance.tenancy import municipality_scope
from tests.annualcycle.wheels import YEAR, make_model, make_wheel, step_content
from tests.conftest import make_person, organisation, signed_in

HEAD = "/exempelby/cycle"
ROWS = {f"{prefix}-{name}_FORMS": 0 for prefix in ("ask", "document") for name in ("TOTAL", "INITIAL")}
STEP = {
    "name": "Dialogdag",
    "kind": "planning",
    "opens_on": f"{YEAR}-03-02",
    "due_on": f"{YEAR}-03-20",
    "needs_approval": "on",
}


@pytest.fixture
def wheel(exempelby):
    with municipality_scope(exempelby):
        return make_wheel(make_model())


@pytest.fixture
def step(wheel, exempelby, alice):
    with municipality_scope(exempelby):
        content = step_content(
            asks=[AskContent("word", "Underlag")], documents=[DocumentContent("Protokoll", True)], asked_kinds=["board"]
        )
        return create_step(cycle=wheel, organisation=organisation("K"), content=content, by=alice)


def sent(**fields):
    return STEP | ROWS | {key: value for key, value in fields.items() if value is not None}


def pk_of(municipality, short_name):
    with municipality_scope(municipality):
        return organisation(short_name).pk


def stored(municipality, **wanted):
    with municipality_scope(municipality):
        return CycleStep.objects.get(**wanted)


# --- a step


def test_new_step_is_written_with_its_rows(wheel, exempelby, alice):
    with municipality_scope(exempelby):
        level = ModelLevel.objects.get()
    rows = {
        "organisation": pk_of(exempelby, "K"),
        "asked_kinds": ["board", "unit"],
        "period": str(YEAR),
        "ask-TOTAL_FORMS": 3,
        "ask-0-content": "plan",
        "ask-0-level": level.pk,
        "ask-1-wording": "Ett underlag",
        "document-TOTAL_FORMS": 2,
        "document-0-title": "Protokoll",
        "document-0-url": "https://example.se/p",
        "document-0-is_handed_in": "on",
    }

    answer = signed_in(alice).post(f"{HEAD}/{YEAR}/steps/new/", sent(**rows))

    step = stored(exempelby, name="Dialogdag")
    assert answer.headers["Location"] == f"{HEAD}/steps/{step.pk}/"
    with municipality_scope(exempelby):
        asks = set(step.asks.values_list("content", "wording", "level"))
        assert asks == {("plan", "", level.pk), ("word", "Ett underlag", None), ("documents", "", None)}
        assert (step.asked_kinds, step.documents.get().url) == (["board", "unit"], "https://example.se/p")


def test_step_after_the_last_day_by_law_is_refused_beside_its_field(wheel, exempelby, alice):
    fields = {"organisation": pk_of(exempelby, "K"), "statute": "annual_report", "due_on": f"{YEAR}-04-16"}

    answer = signed_in(alice).post(f"{HEAD}/{YEAR}/steps/new/", sent(**fields))

    assert answer.context["form"].errors == {"due_on": [f"Lagens sista dag är {YEAR}-04-15 (Kommunallagen 11:20)."]}


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ({"ask-TOTAL_FORMS": 1, "ask-0-content": "word"}, "asks"),
        ({"ask-TOTAL_FORMS": 1, "ask-0-content": "dokument"}, "asks"),
        ({"document-TOTAL_FORMS": 1, "document-0-is_handed_in": "on"}, "documents"),
        ({"document-TOTAL_FORMS": 1, "document-0-title": "A", "document-0-url": "inte en adress"}, "documents"),
    ],
)
def test_row_that_says_nothing_is_refused_in_the_row(wheel, exempelby, alice, rows, part):
    answer = signed_in(alice).post(f"{HEAD}/{YEAR}/steps/new/", sent(organisation=pk_of(exempelby, "K"), **rows))

    assert (answer.status_code, any(answer.context[part].errors)) == (200, True)


def test_boards_controller_adds_steps_for_the_own_board_alone(wheel, exempelby):
    stina = make_person("Stina", (Membership.Role.CONTROLLER, "BUN"), municipality=exempelby)
    client = signed_in(stina)

    refused = client.post(f"{HEAD}/{YEAR}/steps/new/", sent(organisation=pk_of(exempelby, "K")))
    client.post(f"{HEAD}/{YEAR}/steps/new/", sent(organisation=pk_of(exempelby, "BUN")))

    assert "organisation" in refused.context["form"].errors
    assert stored(exempelby, name="Dialogdag").organisation_id == pk_of(exempelby, "BUN")


def test_boards_controller_does_not_change_the_municipalitys_step(step, exempelby):
    stina = make_person("Stina", (Membership.Role.CONTROLLER, "BUN"), municipality=exempelby)
    client = signed_in(stina)

    codes = [client.get(f"{HEAD}/steps/{step.pk}/{what}").status_code for what in ("", "edit/", "remove/")]

    assert codes == [200, 403, 403]


def test_form_shows_the_step_as_it_is(step, alice):
    answer = signed_in(alice).get(f"{HEAD}/steps/{step.pk}/edit/")

    assert [form.initial.get("wording") for form in answer.context["asks"]] == ["Underlag", None, None]
    assert [form.initial.get("title") for form in answer.context["documents"]] == ["Protokoll", None, None]


def test_emptied_rows_are_taken_away(step, exempelby, alice):
    client = signed_in(alice)
    seen = client.get(f"{HEAD}/steps/{step.pk}/edit/").context["form"].initial["seen"]

    client.post(f"{HEAD}/steps/{step.pk}/edit/", sent(seen=seen, name="Samtal"))

    changed = stored(exempelby, pk=step.pk)
    with municipality_scope(exempelby):
        assert (changed.name, changed.asks.count(), changed.documents.count()) == ("Samtal", 0, 0)


def test_stale_edit_shows_what_is_stored_and_may_be_saved_knowingly(step, exempelby, alice):
    client = signed_in(alice)
    seen = client.get(f"{HEAD}/steps/{step.pk}/edit/").context["form"].initial["seen"]
    with municipality_scope(exempelby):
        update_step(step=step, content=step_content(name="Annat namn"), by=alice)

    told = client.post(f"{HEAD}/steps/{step.pk}/edit/", sent(seen=seen, name="Mitt namn"))
    again = told.context["form"].data["seen"]
    client.post(f"{HEAD}/steps/{step.pk}/edit/", sent(seen=again, name="Mitt namn"))

    assert (told.context["form"].is_stale, "Det som är sparat nu" in told.text) == (True, True)
    assert stored(exempelby, pk=step.pk).name == "Mitt namn"


def test_step_is_taken_from_the_wheel(step, exempelby, alice):
    answer = signed_in(alice).post(f"{HEAD}/steps/{step.pk}/remove/")

    assert answer.headers["Location"] == f"{HEAD}/{YEAR}/"
    with municipality_scope(exempelby):
        assert not CycleStep.objects.exists()


def test_step_with_something_handed_in_is_not_offered_for_removal(step, exempelby, alice):
    with municipality_scope(exempelby):
        task = {"state": "submitted", "submitted_at": timezone.now()}
        CycleTask.objects.create(step=step, organisation=organisation("BUN"), **task)
    client = signed_in(alice)

    asked, tried = client.get(f"{HEAD}/steps/{step.pk}/remove/"), client.post(f"{HEAD}/steps/{step.pk}/remove/")

    assert "button-danger" not in asked.text
    assert tried.headers["Location"] == f"{HEAD}/steps/{step.pk}/"
    assert stored(exempelby, pk=step.pk)


def test_step_page_tells_whom_it_will_ask_and_leads_to_the_tasks_when_it_does(step, wheel, exempelby, alice):
    client = signed_in(alice)
    before = client.get(f"{HEAD}/steps/{step.pk}/").context["page"]
    with municipality_scope(exempelby):
        CycleStep.objects.filter(pk=step.pk).update(due_on=date(YEAR, 12, 18))
        start_year(cycle=wheel, by=alice)

    after = client.get(f"{HEAD}/steps/{step.pk}/").context["page"]

    assert [line.task for line in before.asked] == [None, None]
    assert [(line.organisation, line.state) for line in after.asked] == [
        ("Barn- och utbildningsnämnden", "Inte inlämnad"),
        ("Omsorgsnämnden", "Inte inlämnad"),
    ]


def test_step_being_prepared_is_hidden_from_readers(step, bob, alice):
    codes = [signed_in(person).get(f"{HEAD}/steps/{step.pk}/").status_code for person in (bob, alice)]

    assert codes == [403, 200]


# --- a board's own days


def test_board_gets_its_own_days_and_gives_them_back(step, exempelby, alice):
    client, board = signed_in(alice), pk_of(exempelby, "BUN")
    address = f"{HEAD}/steps/{step.pk}/boards/{board}/"

    client.post(address, {"name": "Vår dialog", "due_on": f"{YEAR}-03-13"})
    with municipality_scope(exempelby):
        own = StepAdjustment.objects.get()
    client.post(address, {"withdraw": "1"})

    assert (own.name, own.due_on) == ("Vår dialog", date(YEAR, 3, 13))
    with municipality_scope(exempelby):
        assert not StepAdjustment.objects.exists()


def test_day_later_than_the_municipalitys_is_refused_beside_its_field(step, exempelby, alice):
    address = f"{HEAD}/steps/{step.pk}/boards/{pk_of(exempelby, 'BUN')}/"

    answer = signed_in(alice).post(address, {"due_on": f"{YEAR}-03-25"})

    assert list(answer.context["form"].errors) == ["due_on"]


@pytest.mark.parametrize(("whose", "code"), [("BUN", 200), ("ON", 403), ("Valla", 403)])
def test_controller_of_a_board_sets_its_days_alone(step, exempelby, whose, code):
    with municipality_scope(exempelby):
        CycleYear.objects.update(started_at=timezone.now())
    stina = make_person("Stina", (Membership.Role.CONTROLLER, "BUN"), municipality=exempelby)

    answer = signed_in(stina).get(f"{HEAD}/steps/{step.pk}/boards/{pk_of(exempelby, whose)}/")

    assert answer.status_code == code


# --- a year


def test_preparing_shows_what_comes_and_makes_it(exempelby, alice):
    with municipality_scope(exempelby):
        make_model()
    client = signed_in(alice)
    wanted = {"year": YEAR, "source": "preset", "budget": "june", "interim": "june"}

    shown = client.post(f"{HEAD}/prepare/", wanted | {"preview": "1"})
    with municipality_scope(exempelby):
        made_by_showing = CycleYear.objects.count()
    answer = client.post(f"{HEAD}/prepare/", wanted)

    names = {line.step.name for line in shown.context["lines"]}
    assert (made_by_showing, answer.headers["Location"]) == (0, f"{HEAD}/{YEAR}/")
    with municipality_scope(exempelby):
        assert names == set(CycleStep.objects.values_list("name", flat=True))
        assert {"Planeringsinriktning"} == names & {"Planeringsinriktning", "Tertialuppföljning 1"}


def test_next_year_is_offered_from_the_last(step, exempelby, alice):
    client = signed_in(alice)
    form = client.get(f"{HEAD}/prepare/").context["form"]

    client.post(f"{HEAD}/prepare/", {"year": YEAR + 1, "source": form.data["source"]})

    assert form.data["year"] == YEAR + 1
    assert stored(exempelby, cycle__year=YEAR + 1, name="Dialogdag").follows_id == step.pk


@pytest.mark.parametrize("year", [YEAR, YEAR - 1, "nästa", 2100])
def test_year_that_cannot_be_made_from_the_last_is_refused_beside_its_field(step, wheel, alice, year):
    answer = signed_in(alice).post(f"{HEAD}/prepare/", {"year": year, "source": wheel.pk})

    assert list(answer.context["form"].errors) == ["year"]


def test_year_that_has_a_wheel_is_refused_in_words(step, alice):
    answer = signed_in(alice).post(f"{HEAD}/prepare/", {"year": YEAR, "source": "preset"})

    assert answer.context["form"].errors == {"year": [f"Det finns redan ett årshjul för {YEAR}."]}


def test_start_tells_how_many_are_asked_and_asks_them(step, exempelby, alice):
    with municipality_scope(exempelby):
        CycleStep.objects.update(due_on=date(YEAR, 12, 18))
    client = signed_in(alice)

    page = client.get(f"{HEAD}/{YEAR}/start/").context["page"]
    client.post(f"{HEAD}/{YEAR}/start/")

    assert (page.organisations, page.tasks) == (2, 2)
    with municipality_scope(exempelby):
        assert CycleTask.objects.count() == 2


def test_empty_wheel_is_told_before_it_is_started(wheel, alice):
    client = signed_in(alice)

    page, answer = client.get(f"{HEAD}/{YEAR}/start/"), client.post(f"{HEAD}/{YEAR}/start/", follow=True)

    assert "Årshjulet har inga steg än" in page.text
    assert "Lägg till några innan det startas" in answer.text


def test_decision_is_recorded_with_the_executive_board_offered(wheel, exempelby, alice):
    client, board = signed_in(alice), pk_of(exempelby, "KS")
    form = client.get(f"{HEAD}/{YEAR}/decision/").context["form"]
    decision = {"decided_by": board, "decided_on": "2025-11-04", "registry_number": "KS 2025/1"}

    client.post(f"{HEAD}/{YEAR}/decision/", decision | {"minutes_paragraph": "§ 201"})

    with municipality_scope(exempelby):
        year = CycleYear.objects.get()
    assert (form.initial["decided_by"], year.decided_by_id, year.minutes_paragraph) == (board, board, "201")


def test_year_being_prepared_is_thrown_away(step, exempelby, alice):
    answer = signed_in(alice).post(f"{HEAD}/{YEAR}/discard/")

    assert answer.headers["Location"] == f"{HEAD}/prepare/"
    with municipality_scope(exempelby):
        assert not CycleYear.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_start_is_read_in_as_many_queries_for_one_step_as_for_three(
    wheel, exempelby, alice, number, django_assert_max_num_queries
):
    with municipality_scope(exempelby):
        for each in range(number):
            content = step_content(name=f"Steg {each}", asked_kinds=["board", "unit"])
            create_step(cycle=wheel, organisation=organisation("K"), content=content, by=alice)
    client = signed_in(alice)
    client.get(f"{HEAD}/{YEAR}/start/")

    with django_assert_max_num_queries(22):
        answer = client.get(f"{HEAD}/{YEAR}/start/")

    assert len(answer.context["page"].lines) == number
