"""The whole picture's pages: what is shown to whom, one click to remind, files, and queries however large."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from annualcycle.models import ClosedPeriod, Content, CycleStep, StepAdjustment, StepAsk
from annualcycle.queries.matrix import closing_of, picture_of_years, whole_picture
from governance.models import Membership, Municipality, Notice, Organisation, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.conftest import make_person, organisation, signed_in
from tests.indicators.make import make_indicator, make_values, queries_of

Role = Membership.Role
PAGE = "/exempelby/tasks/whole/"
YEARS = f"{PAGE}years/"
REMIND = f"{PAGE}remind/"


def today() -> date:
    return timezone.localdate()


def late_step(name: str = "Tertialuppföljning", **fields: object) -> CycleStep:
    """A step that was due yesterday."""
    given = {"opens_on": today() - timedelta(days=30), "due_on": today() - timedelta(days=1)} | fields
    return make_step(name, **given)


def handed_in(state: str = "submitted", *, days: int = 0, **fields: object) -> dict[str, object]:
    """A task that was handed in so many days ago."""
    at = timezone.now() - timedelta(days=days)
    approved = {"approved_at": at} if state == "approved" else {}
    return {"state": state, "submitted_at": at, "done": 3, "total": 4} | approved | fields


@pytest.fixture
def official(exempelby: Municipality) -> User:
    return make_person("Oskar", (Role.OFFICIAL, "Valla"), municipality=exempelby)


@pytest.fixture
def tasks(exempelby: Municipality) -> dict[str, int]:
    """The school late, its board handed in, the other school returned, and the care board exempt; by name."""
    with municipality_scope(exempelby):
        step = late_step()
        return {
            "step": step.pk,
            "valla": make_task(step).pk,
            "bun": make_task(step, of="BUN", **handed_in()).pk,
            "nyborg": make_task(step, of="Nyborg", state="returned").pk,
            "on": make_task(step, of="ON", state="exempt", reason="Nytt i år").pk,
        }


def text_of(client: Client, address: str = PAGE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


# --- what is shown


def test_page_without_a_wheel_in_use_says_what_it_is_for(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        make_step(cycle=make_wheel(is_started=False))

    assert "Inget årshjul är startat ännu" in text_of(signed_in(bob))
    assert "Det finns inget att jämföra ännu" in text_of(signed_in(bob), YEARS)
    assert signed_in(bob).get(f"{PAGE}whole.csv").status_code == 404


def test_everybody_reads_states_in_words_and_the_same_figures(
    exempelby: Municipality, tasks: dict[str, int], bob: User, alice: User
) -> None:
    page = text_of(signed_in(bob))

    assert "50 % klart, 0 % godkänt, 2 försenade, 1 återlämnad." in page.replace("\xa0", " ")
    for word in ("Inte påbörjad", "Inlämnad", "Återlämnad", "Undantagen", "Försenad"):
        assert word in page
    assert f'href="/exempelby/tasks/{tasks["valla"]}/"' in page
    assert "50 % klart" in text_of(signed_in(alice)).replace("\xa0", " ")


def test_only_what_is_late_leaves_the_others_out(exempelby: Municipality, tasks: dict[str, int], bob: User) -> None:
    with municipality_scope(exempelby):
        make_task(make_step("Nästa steg"), of="KS")

    page = text_of(signed_in(bob), f"{PAGE}?late=1")

    assert ("Kommunstyrelsen</th>" in page, "Nästa steg" in page, "Vallaskolan" in page) == (False, False, True)


def test_nothing_late_is_told(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        make_task(make_step())

    assert "Inget är försenat" in text_of(signed_in(bob), f"{PAGE}?late=1")
    assert "Här efterfrågas inget" in text_of(signed_in(bob), f"{PAGE}?kind=planning")


def test_boards_are_groups_that_fold_and_own_steps_stand_with_the_board(
    exempelby: Municipality, tasks: dict[str, int], bob: User
) -> None:
    with municipality_scope(exempelby):
        make_task(make_step("Skolornas dialogdag", of="BUN"))
        board = organisation("BUN").pk

    whole, of_board = text_of(signed_in(bob)), text_of(signed_in(bob), f"{PAGE}?board={board}")

    assert ("Visa 3 organisationer" in whole, "data-fold" in whole, "Skolornas dialogdag" in whole) == (
        True,
        True,
        False,
    )
    assert "Nämndernas egna steg visas när nämnden är vald." in whole
    assert ("Skolornas dialogdag" in of_board, "Omsorgsnämnden</th>" in of_board) == (True, False)


def test_day_of_the_nearest_board_decides_what_is_late(scope: Municipality) -> None:
    step = make_step()
    StepAdjustment.objects.create(step=step, organisation=organisation("BUN"), due_on=today() - timedelta(days=1))
    make_task(step)
    make_task(step, of="ON")
    make_task(step, of="Nyborg", due_on=today() + timedelta(days=3))

    picture = whole_picture()

    late = {picture.places[cell.organisation].name for cell in picture.cells.values() if cell.is_late(today())}
    assert late == {"Vallaskolan"}


def test_progress_is_told_by_the_content_while_the_task_waits_and_as_it_was_after(scope: Municipality) -> None:
    step = make_step(frequency="year", period_start=date(today().year - 1, 1, 1))
    StepAsk.objects.create(step=step, content="values")
    place = organisation("Valla")
    make_values(make_indicator("Ett", place), place, {str(today().year - 1): "4"})
    make_indicator("Två", place)
    make_task(step)
    make_task(step, of="Nyborg", **handed_in())

    picture = whole_picture()

    found = {picture.places[cell.organisation].name: (cell.done, cell.total) for cell in picture.cells.values()}
    assert found == {"Vallaskolan": (1, 2), "Nyborgsskolan": (3, 4)}


# --- reminding


def test_remind_is_offered_only_to_those_above(
    exempelby: Municipality, tasks: dict[str, int], alice: User, amir: User, official: User
) -> None:
    button = 'form="matrix-remind"'

    found = [button in text_of(signed_in(person)) for person in (alice, amir, official)]

    assert found == [True, False, False]


def test_one_click_reminds_of_one_task_and_not_twice_the_same_day(
    exempelby: Municipality, tasks: dict[str, int], alice: User, amir: User
) -> None:
    client = signed_in(alice)

    first = client.post(REMIND, {"task": tasks["valla"], "late": "1", "year": today().year}, follow=True)
    again = client.post(REMIND, {"task": tasks["valla"]}, follow=True)

    assert first.redirect_chain == [(f"/exempelby/tasks/whole/?year={today().year}&late=1", 302)]
    assert "1 person påmindes." in first.content.decode()
    assert "Ingen påmindes" in again.content.decode()
    with municipality_scope(exempelby):
        assert list(Notice.objects.values_list("person", "about")) == [(amir.pk, f"task-{tasks['valla']}")]


@pytest.mark.parametrize("what", ["organisation", "step"])
def test_row_and_column_remind_all_that_wait(
    exempelby: Municipality, tasks: dict[str, int], alice: User, amir: User, what: str
) -> None:
    with municipality_scope(exempelby):
        make_task(make_step("Ett till"))
        sent = {"organisation": organisation("Valla").pk, "step": tasks["step"]}
    make_person("Nina", (Role.MANAGER, "Nyborg"), municipality=exempelby)

    signed_in(alice).post(REMIND, {what: sent[what], "year": today().year})

    with municipality_scope(exempelby):
        assert Notice.objects.count() == 2


def test_nobody_reminds_the_own_unit_or_anothers(
    exempelby: Municipality, tasks: dict[str, int], amir: User, official: User
) -> None:
    found = [signed_in(person).post(REMIND, {"task": tasks["valla"]}).status_code for person in (amir, official)]

    assert (found, mail.outbox) == ([403, 403], [])


def test_reminding_is_no_reading(exempelby: Municipality, alice: User) -> None:
    assert signed_in(alice).get(REMIND).status_code == 405


# --- the file


def test_file_tells_each_task_in_a_row(exempelby: Municipality, tasks: dict[str, int], bob: User) -> None:
    client = signed_in(bob)

    text = client.get(f"{PAGE}whole.csv?late=1").content.decode("utf-8-sig")
    book = load_workbook(io.BytesIO(client.get(f"{PAGE}whole.xlsx").content))

    due = (today() - timedelta(days=1)).isoformat()
    rows = list(book.active.iter_rows(values_only=True))
    assert text.splitlines()[1:] == [
        f"Nyborgsskolan;Tertialuppföljning;{due};Återlämnad;ja;0;1;0;",
        f"Vallaskolan;Tertialuppföljning;{due};Inte påbörjad;ja;0;1;0;",
    ]
    assert (len(rows), rows[1][:2]) == (5, ("Barn- och utbildningsnämnden", "Tertialuppföljning"))
    assert client.get(f"{PAGE}whole.pdf").status_code == 404


# --- across years


def test_years_tell_what_was_on_time_and_approved(exempelby: Municipality, bob: User, alice: User) -> None:
    year = today().year
    with municipality_scope(exempelby):
        before = make_step(
            "Delår", cycle=make_wheel(year - 1), opens_on=date(year - 1, 9, 1), due_on=date(year - 1, 9, 25)
        )
        make_task(before, **handed_in("approved", days=1000))
        make_task(before, of="Nyborg", **handed_in())
        step = late_step("Augustibokslut", follows=before)
        make_task(step, **handed_in("approved", days=2, effort_hours=6))
        make_task(late_step("Något annat"), of="ON")

        years = picture_of_years(step=before.pk)

        family = [[one.name for one in each] for each in years.families if each[-1].pk == years.chosen]
        assert (years.years, family) == ((year - 1, year), [["Delår", "Augustibokslut"]])
    page = text_of(signed_in(bob), f"{YEARS}?step={step.pk}").replace("\xa0", " ")
    assert "50 % i tid, 50 % godkänt" in page
    assert "100 % i tid, 100 % godkänt" in page
    assert ("Omsorgsnämnden" in page, "6 h sammanlagt" in page) == (False, False)
    assert "6 h sammanlagt, angivet av 1 av 1" in text_of(signed_in(alice), YEARS)


# --- closing from the step


def test_period_is_offered_for_closing_once_everything_is_approved(
    exempelby: Municipality, alice: User, bob: User
) -> None:
    last = today().year - 1
    with municipality_scope(exempelby):
        step = late_step("Helår", frequency="year", period_start=date(last, 1, 1))
        StepAsk.objects.create(step=step, content=Content.ASSESSMENTS)
        make_task(step, **handed_in("approved"))
        open_task = make_task(step, of="Nyborg", **handed_in())
    close = f'href="/exempelby/periods/{last}/close/"'
    before = close in text_of(signed_in(alice))
    with municipality_scope(exempelby):
        open_task.state, open_task.approved_at = "approved", timezone.now()
        open_task.save()
        ripe = closing_of(step).is_ripe

    found = [close in text_of(signed_in(person)) for person in (alice, bob)]

    with municipality_scope(exempelby):
        ClosedPeriod.objects.create(frequency="year", period_start=date(last, 1, 1), closed_by=alice)
        closed = closing_of(step)
    assert (before, ripe, found) == (False, True, [True, False])
    assert (closed.is_closed, closed.is_ripe, close in text_of(signed_in(alice))) == (True, False, False)


def test_step_without_a_period_closes_none(scope: Municipality) -> None:
    assert closing_of(make_step()) is None


# --- queries


def make_many(organisations: range, steps: range) -> None:
    """Units and steps of every content, with something to count in each."""
    year = today().year
    units = [
        Organisation.objects.create(
            kind=Organisation.Kind.UNIT,
            name=f"Enhet {n}",
            short_name=f"E{n}",
            parent=organisation("BUN"),
            valid_from=date(2020, 1, 1),
        )
        for n in organisations
    ]
    for unit in units:
        measure = Indicator.objects.create(name=f"Mått {unit.name}", organisation=unit)
        make_values(measure, unit, {str(year - 1): "4"})
    every = [*Organisation.objects.filter(short_name__startswith="E")]
    made = [
        late_step(f"Steg {n}", frequency="year", period_start=date(year - 1, 1, 1), asked_kinds=["unit"]) for n in steps
    ]
    for step in made:
        for content in set(Content) - {Content.WORD}:
            StepAsk.objects.create(step=step, content=content)
    for step in CycleStep.objects.all():
        for unit in every:
            if not step.tasks.filter(organisation=unit).exists():
                make_task(step, of=unit.short_name)


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}?late=1", YEARS, f"{PAGE}whole.csv"])
def test_queries_do_not_follow_organisations_or_steps(exempelby: Municipality, official: User, address: str) -> None:
    with municipality_scope(exempelby):
        make_many(range(1), range(1))
    small = queries_of(signed_in(official), address)
    with municipality_scope(exempelby):
        make_many(range(1, 4), range(1, 4))

    assert queries_of(signed_in(official), address) == small


def test_step_page_tells_what_remains_and_offers_to_close(exempelby: Municipality, alice: User, bob: User) -> None:
    last = today().year - 1
    with municipality_scope(exempelby):
        step = late_step("Helår", frequency="year", period_start=date(last, 1, 1))
        StepAsk.objects.create(step=step, content=Content.ASSESSMENTS)
        task = make_task(step, **handed_in())
    address = f"/exempelby/cycle/steps/{step.pk}/"
    waiting = text_of(signed_in(alice), address)
    with municipality_scope(exempelby):
        task.state, task.approved_at = "approved", timezone.now()
        task.save()

    ripe, others = text_of(signed_in(alice), address), text_of(signed_in(bob), address)

    assert f"{last} är öppen. 1 organisation återstår att godkänna." in waiting
    assert (f"{last}/close/" in waiting, f"{last}/close/" in ripe, f"{last}/close/" in others) == (False, True, False)


def test_boards_own_step_and_one_that_follows_up_nothing_close_nothing(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        of_board = late_step("Helår", of="BUN", frequency="year", period_start=date(today().year - 1, 1, 1))
        plans = late_step("Planer", frequency="year", period_start=date(today().year - 1, 1, 1))
        for step, content in ((of_board, Content.VALUES), (plans, Content.PLAN)):
            StepAsk.objects.create(step=step, content=content)
            make_task(step, **handed_in("approved"))

    for address in (f"cycle/steps/{of_board.pk}/", f"cycle/steps/{plans.pk}/", "tasks/whole/"):
        assert "/close/" not in text_of(signed_in(alice), f"/exempelby/{address}")


# --- what goes on is seen before what is finished


@pytest.fixture
def year_of_steps(exempelby: Municipality) -> None:
    """A step approved, one handed in where nobody approves, one of the exempt only, and one that goes on."""
    with municipality_scope(exempelby):
        make_task(make_step("Godkänt steg"), **handed_in("approved"))
        make_task(make_step("Läst steg", needs_approval=False), **handed_in())
        make_task(make_step("Undantaget steg"), state="exempt", reason="Nytt i år")
        make_task(make_step("Pågående steg"))


def folded(page: str) -> tuple[int, int]:
    """How many heads and how many cells are folded away from the screen."""
    return page.count('class="matrix-step is-folded"'), len(re.findall(r'class="matrix-cell is-\w+ is-folded"', page))


def test_finished_steps_are_folded_and_counted_and_may_be_shown(
    exempelby: Municipality, year_of_steps: None, bob: User
) -> None:
    client = signed_in(bob)

    page, whole = text_of(client), text_of(client, f"{PAGE}?finished=1")

    assert (folded(page), folded(whole)) == ((3, 3), (0, 0))
    assert "Visa även klara steg (3)" in page
    assert "3 klara steg visas inte. Summorna räknar med dem" in page
    assert "klara steg visas inte" not in whole
    assert 'name="finished" value="1" checked' in whole
    assert re.search(r"(\d+)\s% klart, 66\s% godkänt", page)
    assert re.search(r"66\s% godkänt", whole)


def test_file_has_the_finished_steps_whatever_is_shown(exempelby: Municipality, year_of_steps: None, bob: User) -> None:
    text = signed_in(bob).get(f"{PAGE}whole.csv").content.decode()

    assert all(name in text for name in ("Godkänt steg", "Läst steg", "Undantaget steg", "Pågående steg"))


def test_nothing_is_folded_where_everything_is_finished(exempelby: Municipality, bob: User) -> None:
    with municipality_scope(exempelby):
        make_task(make_step("Godkänt steg"), **handed_in("approved"))

    page = text_of(signed_in(bob))

    assert (folded(page), "Visa även klar" in page) == ((0, 0), False)


def test_finished_step_whose_period_waits_to_be_closed_is_not_folded(exempelby: Municipality, alice: User) -> None:
    year = today().year - 1
    with municipality_scope(exempelby):
        step = make_step("Uppföljning", frequency="year", period_start=date(year, 1, 1))
        StepAsk.objects.create(step=step, content=Content.VALUES)
        make_task(step, **handed_in("approved"))
        make_task(make_step("Pågående steg"))

    before = text_of(signed_in(alice))
    with municipality_scope(exempelby):
        ClosedPeriod.objects.create(frequency="year", period_start=date(year, 1, 1), closed_by=alice)

    assert (folded(before), f"Stäng {year}" in before) == ((0, 0), True)
    assert folded(text_of(signed_in(alice))) == (1, 1)


def test_reminding_comes_back_to_what_was_shown(exempelby: Municipality, tasks: dict[str, int], alice: User) -> None:
    answer = signed_in(alice).post(REMIND, {"task": tasks["valla"], "year": today().year, "finished": "1"})

    assert "finished=1" in answer.headers["Location"]
