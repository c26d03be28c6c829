"""A draft of a goal on its pages: written, stale, refused, and adopted by a decision."""

import pytest

from goals.models import Goal
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, Thread, make_goal
from tests.goals.sending import seen_at

State = AdoptionState
HEAD = "/exempelby/goals"


def goal_form(whole: Thread, **fields):
    values = {
        "title": "Fler läser.",
        "level": whole.levels["Nämndmål"].pk,
        "organisation": whole.board.organisation_id,
        "parent": whole.main.pk,
        "kind": "development",
        "year_from": YEAR,
        "year_to": YEAR + 2,
    } | fields
    return {name: value for name, value in values.items() if value is not None}


def test_controller_writes_a_draft_and_records_its_adoption(exempelby, whole, alice):
    browser = signed_in(alice)

    created = browser.post(f"{HEAD}/new/", goal_form(whole))
    with municipality_scope(exempelby):
        goal = Goal.objects.get(title="Fler läser")
        board = organisation("BUN").pk
    adopted = browser.post(
        f"{HEAD}/{goal.pk}/adopt/",
        {"decided_by": board, "decided_on": "2026-01-22", "registry_number": "BUN 2026:4", "minutes_paragraph": "§ 7"},
    )

    assert (created.status_code, created.url) == (302, f"{HEAD}/{goal.pk}/")
    assert adopted.status_code == 302
    with municipality_scope(exempelby):
        stored = Goal.objects.get(pk=goal.pk)
    assert (goal.state, stored.state, stored.minutes_paragraph) == (State.DRAFT, State.ADOPTED, "7")


def test_refused_goal_keeps_what_was_typed_and_says_why_beside_the_field(exempelby, whole, alice):
    with municipality_scope(exempelby):
        council = organisation("KF").pk

    page = signed_in(alice).post(f"{HEAD}/new/", goal_form(whole, organisation=council, rationale="Därför")).content

    text = page.decode()
    assert "ägs mål av ett annat slags organisation" in text
    assert ">\nDärför</textarea>" in text
    with municipality_scope(exempelby):
        assert not Goal.objects.filter(title="Fler läser").exists()


def test_the_same_draft_sent_twice_is_stored_once(exempelby, whole, alice):
    browser = signed_in(alice)
    browser.post(f"{HEAD}/new/", goal_form(whole))

    again = browser.post(f"{HEAD}/new/", goal_form(whole))

    assert "Målet finns redan" in again.content.decode()
    with municipality_scope(exempelby):
        assert Goal.objects.filter(title="Fler läser").count() == 1


def test_stale_draft_shows_what_is_stored_and_is_replaced_knowingly(exempelby, whole, alice):
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "BUN", "Utkast", parent=whole.main, state=State.DRAFT)
    browser = signed_in(alice)
    path = f"{HEAD}/{draft.pk}/edit/"
    seen = seen_at(browser, path)
    browser.post(path, goal_form(whole, title="Den andras", seen=seen))

    told = browser.post(path, goal_form(whole, title="Min", seen=seen))
    with municipality_scope(exempelby):
        between = Goal.objects.get(pk=draft.pk).title
    browser.post(path, goal_form(whole, title="Min", seen=told.context["form"]["seen"].value()))

    assert "Någon annan har ändrat" in told.content.decode()
    assert "Den andras" in told.content.decode()
    with municipality_scope(exempelby):
        assert (between, Goal.objects.get(pk=draft.pk).title) == ("Den andras", "Min")


def test_controller_may_not_give_a_goal_to_an_organisation_beyond_reach(exempelby, whole):
    local = make_person("Lokal", ("controller", "ON"), municipality=exempelby)

    page = signed_in(local).post(f"{HEAD}/new/", goal_form(whole))

    assert page.status_code == 200
    assert page.context["form"].errors["organisation"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"decided_on": "2099-01-01"}, "Datumet ligger framåt i tiden"),
        ({"minutes_paragraph": " § "}, "Skriv paragrafens nummer"),
    ],
)
def test_decision_that_is_not_whole_is_refused(exempelby, rows, alice, changed, words):
    told = {"decided_by": rows["board"], "decided_on": "2026-01-22", "registry_number": "B", "minutes_paragraph": "7"}

    page = signed_in(alice).post(f"{HEAD}/{rows['draft']}/adopt/", told | changed)

    assert (list(page.context["form"].errors), words in page.content.decode()) == (list(changed), True)


def test_several_drafts_are_adopted_by_one_decision(exempelby, whole, rows, alice):
    with municipality_scope(exempelby):
        other = make_goal(whole.levels["Nämndmål"], "BUN", "Även detta", parent=whole.main, state=State.DRAFT)

    signed_in(alice).post(
        f"{HEAD}/{rows['draft']}/adopt/",
        {
            "decided_by": rows["board"],
            "decided_on": "2026-01-22",
            "registry_number": "BUN 2026:4",
            "minutes_paragraph": "7",
            "also": [str(other.pk)],
        },
    )

    with municipality_scope(exempelby):
        assert not Goal.objects.filter(state=State.DRAFT).exists()
