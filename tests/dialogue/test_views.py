"""The pages of receipts: a plan's panel, what to read, who has read, answers and reminders."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from dialogue import rules
from dialogue.models import ReadingReminder, Receipt
from dialogue.panels import receipts_panel
from dialogue.queries.reading import unread_number
from goals.models import Plan
from governance.models import AdoptionState, Job, Membership, ModelLevel, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person, signed_in
from tests.dialogue.conftest import plan_of

Role = Membership.Role
BASE = "/exempelby/dialogue"
QUESTION = {"understanding": "question", "question": "Räcker tiden?"}
AS_MEANT = {"understanding": "as_meant", "question": ""}


def show(person: User, plan: Plan) -> str:
    return signed_in(person).get(f"/exempelby/goals/plans/{plan.pk}/").content.decode()


def give(person: User, plan: Plan, data: dict[str, str]) -> HttpResponse:
    return signed_in(person).post(f"{BASE}/plans/{plan.pk}/receipt/", data)


def receipt(municipality: Municipality) -> Receipt:
    with municipality_scope(municipality):
        return Receipt.objects.get()


def titles(rows: tuple) -> list[str]:
    return [row.organisation for row in rows]


def test_reader_receipts_on_the_plans_page(exempelby: Municipality, plan: Plan, kerstin: User, olof: User) -> None:
    before = show(kerstin, plan)

    response = give(kerstin, plan, AS_MEANT)

    after = show(olof, plan)
    assert "0 av 2 har läst planen (Barn- och utbildningsnämnden)." in before
    assert before.count('name="understanding"') == 2
    assert response.url == f"/exempelby/goals/plans/{plan.pk}/#receipts"
    assert "1 av 2 har läst planen (Barn- och utbildningsnämnden)." in after
    assert after.index("Kerstin") < after.index("Inte läst än")


def test_panel_is_for_those_whom_it_concerns(
    exempelby: Municipality, plan: Plan, kerstin: User, hassan: User, bob: User, amir: User, alice: User
) -> None:
    shown = {person.full_name: "Vilka som har läst" in show(person, plan) for person in (amir, alice, hassan, bob)}
    forms = {person.full_name: 'name="understanding"' in show(person, plan) for person in (kerstin, amir, alice)}

    assert shown == {"Amir": True, "Alice": True, "Hassan": False, "Bob": False}
    assert forms == {"Kerstin": True, "Amir": False, "Alice": False}


def test_panel_says_when_nobody_is_asked(exempelby: Municipality, plan: Plan, alice: User) -> None:
    assert "Ingen ombeds läsa planen" in show(alice, plan)


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"question": ""}, "understanding", "Detta fält måste fyllas i"),
        ({"understanding": "question"}, "question", "Skriv din fråga."),
        ({"understanding": "as_meant", "question": "Men?"}, "understanding", "Du har skrivit en fråga"),
        ({"understanding": "question", "question": "x" * 2001}, "question", "2000"),
    ],
)
def test_receipt_that_says_nothing_clear_is_told_at_its_field(
    exempelby: Municipality, plan: Plan, kerstin: User, data: dict[str, str], field: str, words: str
) -> None:
    response = give(kerstin, plan, data)

    assert list(response.context["form"].errors) == [field]
    assert words in response.content.decode()
    with municipality_scope(exempelby):
        assert not Receipt.objects.exists()


def test_receipt_is_the_boards_own(
    exempelby: Municipality, plan: Plan, kerstin: User, hassan: User, bob: User, amir: User
) -> None:
    answers = [give(person, plan, AS_MEANT).status_code for person in (hassan, bob, amir)]

    assert answers == [403, 403, 403]


def test_answered_receipt_is_shown_and_no_longer_changed(
    exempelby: Municipality, plan: Plan, kerstin: User, amir: User
) -> None:
    give(kerstin, plan, QUESTION)
    mine = receipt(exempelby)
    page = signed_in(amir).get(f"{BASE}/receipts/{mine.pk}/answer/")
    seen = page.context["form"]["seen"].value()
    signed_in(amir).post(f"{BASE}/receipts/{mine.pk}/answer/", {"answer": "Ja, gott och väl.", "seen": seen})

    panel = show(kerstin, plan)
    refused = give(kerstin, plan, AS_MEANT).content.decode()

    assert "Ja, gott och väl." in panel
    assert 'name="understanding"' not in panel
    assert "Enheten har svarat på din fråga" in refused
    assert receipt(exempelby).question == "Räcker tiden?"


def test_answer_to_a_changed_question_is_told_and_then_made_knowingly(
    exempelby: Municipality, plan: Plan, kerstin: User, amir: User
) -> None:
    give(kerstin, plan, QUESTION)
    url = f"{BASE}/receipts/{receipt(exempelby).pk}/answer/"
    seen = signed_in(amir).get(url).context["form"]["seen"].value()
    give(kerstin, plan, QUESTION | {"question": "Räcker pengarna?"})

    told = signed_in(amir).post(url, {"answer": "Ja.", "seen": seen})
    again = signed_in(amir).post(url, {"answer": "Nej.", "seen": told.context["form"]["seen"].value()})

    assert "Någon annan har ändrat" in told.content.decode()
    assert "Räcker pengarna?" in told.content.decode()
    assert again.status_code == 302
    assert receipt(exempelby).answer == "Nej."


def test_reading_list_begins_with_what_is_unread_then_what_is_answered(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, amir: User
) -> None:
    unread = plan_of(exempelby, level, "Nyborg", state=AdoptionState.SUBMITTED)
    plan_of(exempelby, level, "Nyborg", year=2027, state=AdoptionState.DRAFT)
    before = signed_in(kerstin).get(f"{BASE}/reading/").context["page"]
    give(kerstin, plan, QUESTION)
    waiting = signed_in(kerstin).get(f"{BASE}/reading/").context["page"]
    with municipality_scope(exempelby):
        Receipt.objects.update(answer="Ja.", answered_by=amir, answered_at="2026-02-01T10:00Z")
    answered = signed_in(kerstin).get(f"{BASE}/reading/").context["page"]

    assert (titles(before.unread), before.answered, before.read) == (["Nyborgsskolan", "Vallaskolan"], (), ())
    assert (titles(waiting.unread), titles(waiting.read)) == (["Nyborgsskolan"], ["Vallaskolan"])
    assert (titles(answered.unread), titles(answered.answered)) == (["Nyborgsskolan"], ["Vallaskolan"])
    assert (unread.pk, answered.read) == (answered.unread[0].plan_id, ())


def test_reading_list_is_narrowed_by_year_and_board(
    exempelby: Municipality, level: ModelLevel, plan: Plan, hassan: User
) -> None:
    both = make_person("Vera", (Role.BOARD_MEMBER, "BUN"), (Role.BOARD_MEMBER, "ON"), municipality=exempelby)
    plan_of(exempelby, level, "ON")
    plan_of(exempelby, level, "Valla", year=2024)
    client = signed_in(both)

    def unread(query: str) -> list[str]:
        return titles(client.get(f"{BASE}/reading/{query}").context["page"].unread)

    boards = client.get(f"{BASE}/reading/").context["page"].boards
    care = next(board.value for board in boards if board.label == "Omsorgsnämnden")
    assert unread("") == ["Omsorgsnämnden", "Vallaskolan"]
    assert unread(f"?board={care}") == ["Omsorgsnämnden"]
    assert unread("?year=2024") == ["Vallaskolan"]
    assert unread("?year=x&board=y") == ["Omsorgsnämnden", "Vallaskolan"]


def test_empty_reading_list_says_what_it_is_for(exempelby: Municipality, kerstin: User) -> None:
    assert "Det finns ingen plan att läsa" in signed_in(kerstin).get(f"{BASE}/reading/").content.decode()


def test_only_the_latest_version_is_asked_about(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User
) -> None:
    give(kerstin, plan, AS_MEANT)
    new = plan_of(
        exempelby,
        level,
        "Valla",
        version=2,
        state=AdoptionState.SUBMITTED,
        revises=plan,
        revision_reason="Ny budget i mars.",
    )

    page = signed_in(kerstin).get(f"{BASE}/reading/").context["page"]
    shown = show(kerstin, new)

    assert [row.plan_id for row in (*page.unread, *page.read)] == [new.pk]
    assert "Du har läst en tidigare version." in shown
    assert "Ny budget i mars." in shown
    assert f'href="/exempelby/goals/plans/{new.pk}/compare/?with={plan.pk}"' in shown


def test_receipts_tell_who_has_read_by_board(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, olof: User, hassan: User, alice: User
) -> None:
    plan_of(exempelby, level, "Nyborg")
    plan_of(exempelby, level, "KS")
    give(kerstin, plan, QUESTION)

    boards = signed_in(alice).get(f"{BASE}/receipts/").context["page"].boards

    assert [(b.name, b.readers, b.read, b.unread, b.questions) for b in boards] == [
        ("Barn- och utbildningsnämnden", 2, 1, 3, 1),
        ("", 0, 0, 0, 0),
    ]
    assert [plan.unread for plan in boards[0].plans] == [("Kerstin", "Olof"), ("Olof",)]


def test_unit_follows_its_own_plans_only(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, amir: User
) -> None:
    plan_of(exempelby, level, "Nyborg")

    boards = signed_in(amir).get(f"{BASE}/receipts/").context["page"].boards

    assert [plan.title for board in boards for plan in board.plans] == ["Enhetsplan Vallaskolan 2026"]


def test_board_is_reminded_by_a_click_that_says_how_many(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, olof: User, hassan: User, alice: User
) -> None:
    plan_of(exempelby, level, "Nyborg")
    plan_of(exempelby, level, "ON")
    client = signed_in(alice)
    board = client.get(f"{BASE}/receipts/").context["page"].boards[0].pk

    first = client.post(f"{BASE}/receipts/remind/?board={board}", follow=True).content.decode()
    second = client.post(f"{BASE}/receipts/remind/?board={board}", follow=True).content.decode()

    assert "2 personer får en påminnelse med e-post." in first
    assert "Ingen fick någon påminnelse" in second
    with municipality_scope(exempelby):
        assert (Job.objects.count(), ReadingReminder.objects.count()) == (2, 4)


def test_unit_reminds_of_its_own_plan_only(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, amir: User
) -> None:
    other = plan_of(exempelby, level, "Nyborg")

    for pk in (plan.pk, other.pk):
        signed_in(amir).post(f"{BASE}/receipts/remind/?plan={pk}")

    with municipality_scope(exempelby):
        assert list(ReadingReminder.objects.values_list("plan", flat=True)) == [plan.pk]


def test_menu_and_first_page_tell_what_waits(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, bob: User
) -> None:
    plan_of(exempelby, level, "Nyborg")
    page = signed_in(kerstin).get("/exempelby/")
    give(kerstin, plan, AS_MEANT)
    later = signed_in(kerstin).get("/exempelby/")

    assert "Planer att läsa (2)" in [link.label for link in page.context["navigation"]]
    assert "Planer att läsa (1)" in [link.label for link in later.context["navigation"]]
    assert (later.context["plans"].waiting, len(later.context["plans"].rows)) == (1, 1)
    assert not any("att läsa" in link.label for link in signed_in(bob).get("/exempelby/").context["navigation"])


def test_menu_counts_as_the_list_does(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, hassan: User
) -> None:
    for short_name, fields in {"Nyborg": {}, "ON": {}, "BUN": {"state": AdoptionState.SUBMITTED}}.items():
        plan_of(exempelby, level, short_name, **fields)
    plan_of(exempelby, level, "Valla", version=2, state=AdoptionState.SUBMITTED)
    plan_of(exempelby, level, "Valla", year=2024)

    page = signed_in(kerstin).get(f"{BASE}/reading/").context["page"]
    with municipality_scope(exempelby):
        number = unread_number(kerstin)

    assert (number, titles(page.unread)) == (3, ["Barn- och utbildningsnämnden", "Nyborgsskolan", "Vallaskolan"])


def test_unit_has_the_questions_among_its_tasks(
    exempelby: Municipality, plan: Plan, kerstin: User, olof: User, amir: User
) -> None:
    give(kerstin, plan, QUESTION)
    give(olof, plan, QUESTION)

    tasks = signed_in(amir).get("/exempelby/").context["tasks"]

    waiting = [task for group in tasks.groups for task in group.items]
    assert [(task.title, task.url) for task in waiting if "fråg" in task.title] == [
        ("2 frågor att svara på", "/exempelby/dialogue/receipts/")
    ]


def fill(municipality: Municipality, level: ModelLevel, years: range) -> None:
    """A plan for each year, with a reader's question."""
    readers = [make_person(f"Reader{year}", (Role.BOARD_MEMBER, "BUN"), municipality=municipality) for year in years]
    for year, reader in zip(years, readers, strict=True):
        plan = plan_of(municipality, level, "Nyborg", year=year, state=AdoptionState.SUBMITTED)
        with municipality_scope(municipality):
            Receipt.objects.create(plan=plan, reader=reader, understanding="question", question="Varför?")


@pytest.mark.parametrize(("page", "who", "number"), [("reading/", "kerstin", 17), ("receipts/", "alice", 15)])
def test_list_asks_as_often_for_three_plans_as_for_one(
    exempelby: Municipality,
    level: ModelLevel,
    kerstin: User,
    alice: User,
    count_queries: Callable,
    page: str,
    who: str,
    number: int,
) -> None:
    client = signed_in({"kerstin": kerstin, "alice": alice}[who])
    address = f"{BASE}/{page}"
    fill(exempelby, level, range(2026, 2027))
    client.get(address)

    with count_queries(number):
        client.get(address)
    fill(exempelby, level, range(2027, 2030))

    with count_queries(number):
        client.get(address)


def test_panel_asks_as_often_for_three_readers_as_for_one(
    exempelby: Municipality, plan: Plan, kerstin: User, count_queries: Callable
) -> None:
    give(kerstin, plan, AS_MEANT)

    def ask() -> int:
        with municipality_scope(exempelby):
            rules.can_acknowledge_plans(kerstin)  # the grants are read once a request
            with count_queries(3):
                return len(receipts_panel(plan, kerstin).context["receipts"].rows)

    before = ask()
    for name in ("Anna", "Bo", "Cia"):
        give(make_person(name, (Role.BOARD_MEMBER, "BUN"), municipality=exempelby), plan, QUESTION)

    assert (before, ask()) == (1, 4)


def test_menu_asks_once_and_only_for_those_who_read(
    exempelby: Municipality, plan: Plan, kerstin: User, bob: User, count_queries: Callable
) -> None:
    with municipality_scope(exempelby):
        numbers = {}
        for person, queries in ((kerstin, 1), (bob, 0)):
            rules.can_acknowledge_plans(person)
            with count_queries(queries):
                numbers[person.full_name] = unread_number(person)

    assert numbers == {"Kerstin": 1, "Bob": 0}
