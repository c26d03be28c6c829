"""The pages of changes: asking in a few fields, answering, and the notices that lead there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annualcycle.models import ChangeRequest
from annualcycle.services import changes as services
from governance.models import Municipality, Notice, User
from governance.notices import told
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step
from tests.annualcycle.test_changes import make_change
from tests.conftest import make_person, organisation, signed_in

ASKED = {
    "kind": "need",
    "title": "Två klasser till",
    "cause": "Fler elever.",
    "consequence": "Läsprojektet hinns inte.",
}


@pytest.fixture
def eva(exempelby: Municipality) -> User:
    """Secretary of the school board."""
    return make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby)


def asked(place: int, **more: object) -> dict[str, object]:
    today = timezone.localdate()
    return ASKED | {"organisation": place, "year": today.year, "received_on": today.isoformat()} | more


def test_change_is_asked_for_answered_and_read(exempelby: Municipality, amir: User, eva: User) -> None:
    with municipality_scope(exempelby):
        school, board = organisation("Valla").pk, organisation("BUN").pk
    asker, answerer = signed_in(amir), signed_in(eva)

    blank = asker.get("/exempelby/changes/new/")
    stored = asker.post("/exempelby/changes/new/", asked(school, concerns=["plans"]), follow=True)
    with municipality_scope(exempelby):
        change = ChangeRequest.objects.get()
    address = f"/exempelby/changes/{change.pk}/answer/"
    seen = answerer.get(address).context["form"].initial["seen"]
    alone = answerer.post(address, {"seen": seen, "state": "granted", "answer": "Ja."})
    decided = {
        "decided_by": board,
        "decided_on": timezone.localdate(),
        "registry_number": "BUN 1",
        "minutes_paragraph": "9",
    }
    half = answerer.post(address, {"seen": seen, "state": "granted", "answer": "Ja.", "decided_by": board})
    given = answerer.post(address, {"seen": seen, "state": "granted", "answer": "Ja."} | decided, follow=True)

    assert f'<option value="{school}" selected>' in blank.content.decode()
    assert 'value="political_input"' not in blank.content.decode()
    assert "De som svarar får veta det" in stored.content.decode()
    assert change.answer_due_on == timezone.localdate() + timedelta(days=14)
    assert list(alone.context["form"].errors) == ["decided_by"]
    assert set(half.context["form"].errors) == {"decided_on", "registry_number", "minutes_paragraph"}
    assert "§ 9" in given.content.decode()


def test_change_that_came_on_the_last_day_of_all_is_refused_in_words(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    answer = signed_in(amir).post("/exempelby/changes/new/", asked(school, received_on="9999-12-31"))

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["received_on"]


def test_change_is_corrected_and_taken_back(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        change, school = make_change(amir), organisation("Valla").pk
    client = signed_in(amir)
    address = f"/exempelby/changes/{change.pk}/"

    seen = client.get(f"{address}edit/").context["form"].initial["seen"]
    edited = client.post(f"{address}edit/", asked(school, seen=seen, title="En klass till"), follow=True)
    stale = client.post(f"{address}edit/", asked(school, seen=seen, title="Tre klasser till"))
    taken_back = client.post(f"{address}withdraw/", follow=True)

    assert "En klass till" in edited.content.decode()
    assert stale.context["form"].is_stale
    assert "Återtagen" in taken_back.content.decode()
    assert client.post(f"{address}edit/").status_code == 409


def test_political_input_is_registered_by_the_secretary_from_somebody(exempelby: Municipality, eva: User) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN").pk
    said = asked(board, kind="political_input")

    nobody = signed_in(eva).post("/exempelby/changes/new/", said)
    stored = signed_in(eva).post("/exempelby/changes/new/", said | {"received_from": "Kommunfullmäktige"})

    assert list(nobody.context["form"].errors) == ["received_from"]
    assert stored.status_code == 302


def test_late_input_is_marked_in_the_list_and_the_log(exempelby: Municipality, eva: User, bob: User) -> None:
    with municipality_scope(exempelby):
        step = make_step("Budget", cut_off_on=timezone.localdate() - timedelta(days=3))
        make_change(eva, "BUN", kind="political_input", received_from="Fullmäktige", title="Ny skola", step=step)

    pages = [signed_in(bob).get(f"/exempelby/changes/{part}").content.decode() for part in ("", "late/")]

    assert ["3 dagar för sent" in page for page in pages] == [True, True]
    assert "Från Fullmäktige" in pages[1]


@pytest.mark.parametrize("query", ["", "?year=2020&state=late", "?year=x&board=y&kind=z", "?page=99"])
@pytest.mark.parametrize("page", ["", "late/"])
def test_lists_take_anything(exempelby: Municipality, bob: User, page: str, query: str) -> None:
    assert signed_in(bob).get(f"/exempelby/changes/{page}{query}").status_code == 200


@pytest.mark.parametrize("page", ["", "late/"])
def test_lists_have_the_same_queries_however_many(exempelby: Municipality, eva: User, page: str) -> None:
    client, counts = signed_in(eva), []
    with municipality_scope(exempelby):
        step = make_step("Budget", cut_off_on=timezone.localdate() - timedelta(days=3))
    for titles in (["En"], ["Två", "Tre"]):
        with municipality_scope(exempelby):
            for title in titles:
                political = {"kind": "political_input", "received_from": "Fullmäktige"}
                make_change(eva, "BUN", title=title, step=step, **political)
        with CaptureQueriesContext(connection) as found:
            client.get(f"/exempelby/changes/{page}?year={step.cycle.year}")
        counts.append(len(found))

    assert counts[0] == counts[1] <= 18


def test_notices_say_what_waits_and_what_was_answered(exempelby: Municipality, amir: User, eva: User) -> None:
    with municipality_scope(exempelby):
        change = make_change(amir)
        before = [words.title for words in told(Notice.objects.all()).values()]
        services.answer_change(change=change, answer=services.ChangeAnswer(state="refused", answer="Nej."), by=eva)
        after = [(words.title, words.detail) for words in told(Notice.objects.all()).values()]

    assert before == ["Ändringsbegäran att besvara: Två klasser till i årskurs 7"]
    assert after == [("Din ändringsbegäran är besvarad: Två klasser till i årskurs 7", "Avslagen")]
