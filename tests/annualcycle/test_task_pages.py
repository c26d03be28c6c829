"""The pages of tasks: what each person sees and may press, errors beside the field, and clicks too many."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone

from annualcycle.models import CycleTask, StepAsk, StepDocument, TaskDocument, TaskMove
from annualcycle.services import task_moves
from governance.models import Membership, Municipality, User
from governance.refusals import fingerprint
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step, make_task
from tests.conftest import make_person, organisation, signed_in

LIST = "/exempelby/tasks/"


@pytest.fixture
def task(exempelby: Municipality, amir: User) -> CycleTask:
    """Vallaskolan's, which asks for a walk-through that has not been held."""
    with municipality_scope(exempelby):
        made = make_task(make_step("Delår"), owner=amir)
        StepAsk.objects.create(step=made.step, content="walk_through")
    return made


def at(task: CycleTask, move: str = "") -> str:
    return f"{LIST}{task.pk}/" + (f"{move}/" if move else "")


def send(person: User, task: CycleTask, move: str, **data: object) -> HttpResponse:
    """What the page answers when the person sends the form that she has just opened."""
    with municipality_scope(Municipality.objects.get(slug="exempelby")):
        seen = fingerprint(CycleTask.objects.get(pk=task.pk))
    return signed_in(person).post(at(task, move), {"seen": seen, **data}, follow=True)


def stored(exempelby: Municipality) -> CycleTask:
    with municipality_scope(exempelby):
        return CycleTask.objects.get()


def test_empty_list_says_what_it_is_for(exempelby: Municipality, amir: User, bob: User) -> None:
    for person in (amir, bob):
        page = signed_in(person).get(LIST).content.decode()
        assert "Du har inga uppgifter" in page


def test_list_of_a_kind_without_tasks_says_so(task: CycleTask, amir: User) -> None:
    assert "Ingen uppgift av det slaget" in signed_in(amir).get(LIST, {"kind": "control"}).content.decode()
    assert "Delår" in signed_in(amir).get(LIST, {"kind": "nonsense"}).content.decode()


def test_task_shows_what_each_may_do(task: CycleTask, amir: User, alice: User, bob: User) -> None:
    found = {
        person.full_name: [word for word in ("submit", "extend", "exempt", "note", "assign") if at(task, word) in page]
        for person in (amir, alice, bob)
        for page in [signed_in(person).get(at(task)).content.decode()]
    }

    assert found == {
        "Amir": ["submit", "note", "assign"],
        "Alice": ["submit", "extend", "exempt", "note", "assign"],
        "Bob": [],
    }


def test_lacking_content_is_explained_beside_the_field(task: CycleTask, amir: User, exempelby: Municipality) -> None:
    page = send(amir, task, "submit", effort_hours="2,5").content.decode()

    assert "Något saknas: Genomgång hållen." in page
    assert 'value="2,5"' in page
    assert stored(exempelby).state == "open"
    response = send(amir, task, "submit", comment="Hålls i december.", effort_hours="2,5")
    assert "Uppgiften är inlämnad." in response.content.decode()
    assert (stored(exempelby).state, str(stored(exempelby).effort_hours)) == ("submitted", "2.5")


@pytest.mark.parametrize("hours", ["-1", "många", "99999"])
def test_hours_that_cannot_be_are_told_beside_the_field(
    task: CycleTask, amir: User, exempelby: Municipality, hours: str
) -> None:
    page = signed_in(amir).post(at(task, "submit"), {"comment": "Ord.", "effort_hours": hours}).content.decode()

    assert 'id="id_effort_hours_error"' in page
    assert stored(exempelby).state == "open"


def test_double_click_hands_in_once(task: CycleTask, amir: User, exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        seen = fingerprint(CycleTask.objects.get())
    client, data = signed_in(amir), {"comment": "Hålls i december.", "seen": seen}

    answers = [client.post(at(task, "submit"), data).status_code for _click in range(2)]

    assert answers == [302, 302]
    with municipality_scope(exempelby):
        assert TaskMove.objects.count() == 1


def test_who_comes_second_is_told_in_words(task: CycleTask, amir: User, alice: User, exempelby: Municipality) -> None:
    ulla = make_person("Ulla", (Membership.Role.MANAGER, "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        task_moves.submit_task(task=task, comment="Hålls i december.", by=amir)
    send(ulla, task, "approve")

    page = signed_in(alice).post(at(task, "return"), {"comment": "Skriv mer."}).content.decode()

    assert "Uppgiften är nu godkänd." in page
    assert "godkänd av Ulla" in page
    assert "Skriv mer." in page


def test_task_that_has_changed_since_it_was_opened_is_told(
    task: CycleTask, amir: User, alice: User, exempelby: Municipality
) -> None:
    with municipality_scope(exempelby):
        seen = fingerprint(CycleTask.objects.get())
        later = task.step.due_on + timedelta(days=1)
        task_moves.extend_task(task=task, due_on=later, comment="Sjukdom.", by=alice)
    client, data = signed_in(amir), {"comment": "Hålls i december.", "seen": seen}

    page = client.post(at(task, "submit"), data).content.decode()

    assert "Hålls i december." in page
    assert stored(exempelby).state == "open"
    assert send(amir, task, "submit", comment="Hålls i december.").status_code == 200
    assert stored(exempelby).state == "submitted"


def test_what_is_not_possible_leads_back_to_the_task(task: CycleTask, alice: User) -> None:
    page = signed_in(alice).get(at(task, "approve"), follow=True).content.decode()

    assert "Det går inte så som uppgiften är nu." in page


def test_head_of_a_school_does_not_approve_what_it_hands_in(
    task: CycleTask, amir: User, exempelby: Municipality
) -> None:
    with municipality_scope(exempelby):
        task_moves.submit_task(task=task, comment="Hålls i december.", by=amir)
    client = signed_in(amir)

    assert client.post(at(task, "approve"), {}).status_code == 403
    assert at(task, "approve") not in client.get(at(task)).content.decode()


def test_new_day_in_the_past_is_told_beside_the_field(task: CycleTask, alice: User, exempelby: Municipality) -> None:
    past = (timezone.localdate() - timedelta(days=1)).isoformat()

    page = send(alice, task, "extend", due_on=past, comment="Sjukdom.").content.decode()

    assert 'id="id_due_on_error"' in page
    assert "Dagen har redan passerat." in page
    assert stored(exempelby).due_on is None


def test_owner_is_chosen_among_those_who_work_there(
    task: CycleTask, amir: User, alice: User, bob: User, exempelby: Municipality
) -> None:
    page = signed_in(amir).get(at(task, "assign")).content.decode()
    refused = send(amir, task, "assign", owner=bob.pk).content.decode()
    send(amir, task, "assign", owner=alice.pk)

    assert ("Alice" in page, "Bob" in page, 'id="id_owner_error"' in refused) == (True, False, True)
    assert stored(exempelby).owner == alice


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.se/a", "utan adress"])
def test_document_lies_at_a_web_address(task: CycleTask, amir: User, exempelby: Municipality, address: str) -> None:
    page = signed_in(amir).post(at(task, "documents/add"), {"title": "Beslut", "url": address}).content.decode()

    assert 'id="id_url_error"' in page
    with municipality_scope(exempelby):
        assert not TaskDocument.objects.exists()


def test_document_that_is_asked_for_is_handed_in_and_taken_away(
    task: CycleTask, amir: User, exempelby: Municipality
) -> None:
    with municipality_scope(exempelby):
        wanted = StepDocument.objects.create(step=task.step, title="Nämndens beslut", is_handed_in=True)
    client = signed_in(amir)
    form = client.get(at(task, "documents/add"), {"document": wanted.pk}).content.decode()
    assert f'value="{wanted.pk}" selected' in form

    client.post(at(task, "documents/add"), {"document": wanted.pk, "registry_number": "BUN 2026:1"})

    assert "BUN 2026:1" in client.get(at(task)).content.decode()
    with municipality_scope(exempelby):
        document = TaskDocument.objects.get()
    response = client.post(f"{LIST}documents/{document.pk}/remove/", follow=True)
    assert "Dokumentet är borttaget från uppgiften." in response.content.decode()


def test_words_and_documents_are_not_shown_to_others(
    task: CycleTask, amir: User, bob: User, exempelby: Municipality
) -> None:
    with municipality_scope(exempelby):
        task_moves.note_on_task(task=task, comment="Känsligt ord.", by=amir)
        TaskDocument.objects.create(task=task, title="Hemligt underlag", registry_number="BUN 7")
        head = make_person("Nyberg", (Membership.Role.MANAGER, "Nyborg"), municipality=exempelby)

    pages = [signed_in(person).get(at(task)).content.decode() for person in (amir, bob, head)]

    assert ["Känsligt ord." in page for page in pages] == [True, False, False]
    assert ["Hemligt underlag" in page for page in pages] == [True, False, False]


def test_task_of_a_wheel_being_prepared_is_not_there(task: CycleTask, amir: User, exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        cycle = task.step.cycle
        cycle.started_at = None
        cycle.save()

    assert signed_in(amir).get(at(task)).status_code == 404
    assert "Delår" not in signed_in(amir).get(LIST).content.decode()


def test_exempt_organisation_shows_why_to_those_concerned(
    task: CycleTask, amir: User, alice: User, bob: User, exempelby: Municipality
) -> None:
    send(alice, task, "exempt", comment="Skolan är ny.")

    pages = [signed_in(person).get(at(task)).content.decode() for person in (amir, bob)]

    assert ["Skolan är ny." in page for page in pages] == [True, False]
    assert all("Undantagen" in page for page in pages)


def test_step_with_a_board_day_tells_the_steps_own_beside_it(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        step = make_step("Delår")
        task = make_task(step, due_on=step.due_on + timedelta(days=2))
        assert organisation("Valla") == task.organisation

    assert f"stegets dag är {step.due_on}" in signed_in(amir).get(at(task)).content.decode()
