"""The start page: what to do first, told once, and what each role is met by."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annualcycle.models import Content, StepAsk
from annualcycle.periods import Period
from annualcycle.progress import Need, Progress
from annualcycle.queries.task_counts import TaskCounts
from annualcycle.queries.tasks import Part, task_lines, whole_tasks
from goals.models import Contributor
from governance.models import Municipality, User
from governance.services.notices import give_notices
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.annualcycle.test_changes import make_change
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import make_goal, make_model, make_thread
from workspace import mytasks
from workspace.mytasks import MyTasks, my_tasks
from workspace.todo import About, day_words

P = Period.parse


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def make_due(name: str, days: int, **given: object) -> None:
    """A task of Vallaskolan that is due in so many days."""
    opens = given.pop("opens_on", in_days(min(days, 0) - 10))
    make_task(make_step(name, opens_on=opens, due_on=in_days(days)), **given)


def titles(found: MyTasks) -> dict[str, list[str]]:
    return {group.key: [item.title for item in group.items] for group in found.groups}


def test_tasks_stand_by_day_with_what_to_begin_with(scope, amir) -> None:
    make_due("Senare", 30)
    make_due("Sen", -3)
    make_due("Snart", 2)
    make_due("Inte öppnad", 90, opens_on=in_days(40))
    make_due("Återlämnad", 20, state="returned")

    found = my_tasks(amir)

    assert titles(found) == {
        "late": ["Sen, Vallaskolan"],
        "soon": ["Snart, Vallaskolan", "Återlämnad, Vallaskolan"],
        "later": ["Senare, Vallaskolan"],
    }
    assert found.lede == "Börja med Sen, Vallaskolan, 3 dagar försenad."
    assert (found.opening, [item.mark for item in found.groups[1].items]) == (1, ["", "Återlämnad"])


def test_nothing_near_is_told(scope, amir) -> None:
    make_due("Senare", 30)

    assert my_tasks(amir).lede == "Inget är försenat, och inget ska vara klart de närmaste 7 dagarna."


def test_what_is_later_is_cut_and_counted(scope, amir) -> None:
    for number in range(mytasks.MOST_LATER + 2):
        make_due(f"Steg {number}", 20 + number)

    (group,) = my_tasks(amir).groups

    assert (len(group.items), group.more, group.number) == (mytasks.MOST_LATER, 2, mytasks.MOST_LATER + 2)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-10, "10 dagar försenad"), (-1, "1 dag försenad"), (0, "senast i dag"), (1, "senast i morgon")],
)
def test_day_is_told_as_one_says_it(days: int, words: str) -> None:
    today = date(2028, 2, 29)

    assert day_words(today + timedelta(days=days), today) == words


def test_day_further_off_is_told_as_a_date() -> None:
    assert day_words(date(2027, 1, 1), date(2026, 12, 30)) == "senast 2027-01-01"


@pytest.fixture
def answers(scope, amir) -> None:
    """Two goals reach Vallaskolan, of which one is answered."""
    thread = make_thread(make_model())
    make_goal(thread.levels["Löfte"], "BUN", "Alla läser", parent=thread.board)
    Contributor.objects.create(goal=thread.promise, organisation=organisation("ON"))


def test_what_the_wheel_asks_for_is_told_once(answers, amir) -> None:
    before = [title for group in titles(my_tasks(amir)).values() for title in group]
    step = make_step("Besvara målen", cycle=make_wheel(timezone.localdate().year))
    StepAsk.objects.create(step=step, content=Content.ANSWERS)
    make_task(step)

    after = [title for group in titles(my_tasks(amir)).values() for title in group]

    year = timezone.localdate().year
    assert f"Besvara det som når Vallaskolan {year}" in before
    assert f"Besvara det som når Vallaskolan {year}" not in after
    assert "Besvara målen, Vallaskolan" in after


def asking(content: Content, period: str | None = None, year: int = 2026, place: str = "Valla") -> list:
    """A task's line that asks for this."""
    step = make_step(f"{content} {period} {year} {place}")
    task = make_task(step, of=place)
    (line,) = task_lines([whole_tasks().get(pk=task.pk)])
    need = Need(content, task.organisation_id, year, P(period) if period else None, step.pk, task.pk)
    object.__setattr__(line, "parts", (Part(content, "", Progress(0, 1), need),))
    return [line]


@pytest.mark.parametrize(
    ("content", "period", "year", "told"),
    [
        (Content.VALUES, "2026-T2", 2026, True),
        (Content.VALUES, "2026", 2026, True),
        (Content.VALUES, "2026-T1", 2026, False),
        (Content.VALUES, None, 2026, True),
        (Content.ASSESSMENTS, "2026-T2", 2026, False),
    ],
)
def test_values_of_another_period_are_another_thing(scope, content, period, year, told) -> None:
    about = About((Content.VALUES,), frozenset({organisation("Valla").pk}), period=P("2026-T2"))

    assert about.is_asked_by(asking(content, period, year)) is told


def test_plan_of_another_year_or_place_is_another_thing(scope) -> None:
    about = About((Content.PLAN, Content.ADOPTED_PLAN), frozenset({organisation("Valla").pk}), year=2027)

    found = [
        about.is_asked_by(asking(Content.PLAN, "2027", 2026)),
        about.is_asked_by(asking(Content.ADOPTED_PLAN, None, 2027)),
        about.is_asked_by(asking(Content.PLAN, None, 2026)),
        about.is_asked_by(asking(Content.PLAN, "2027", 2026, "Nyborg")),
    ]

    assert found == [True, True, False, False]


def test_what_concerns_more_than_the_wheel_asks_for_stands(scope) -> None:
    school, other = (organisation(name).pk for name in ("Valla", "Nyborg"))
    lines = asking(Content.ASSESSMENTS, "2026-T2")

    told = [
        About((Content.ASSESSMENTS,), places, period=P("2026-T2")).is_asked_by(lines)
        for places in (frozenset({school, other}), frozenset({school}), frozenset())
    ]

    assert told == [False, True, True]


def test_controller_sees_how_those_below_stand_and_what_to_approve(scope, alice, amir) -> None:
    now = timezone.now()
    make_due("Sen", -3, of="BUN")
    make_due("Åter", 3, of="Nyborg", state="returned")
    make_due("Inlämnad", 3, of="ON", state="submitted", submitted_at=now, done=3, total=4)

    assert (my_tasks(alice).counts, my_tasks(amir).counts) == (TaskCounts(1, 1, 1), None)
    assert titles(my_tasks(alice))["approve"] == ["Inlämnad, Omsorgsnämnden"]


def test_change_waits_for_those_who_answer(exempelby, amir) -> None:
    eva = make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        make_change(amir, received_on=in_days(-20), answer_due_on=in_days(-6))
        found = titles(my_tasks(eva))

    assert found["late"] == ["Ändringsbegäran att besvara: Två klasser till i årskurs 7"]


@pytest.mark.parametrize(
    ("month", "there", "expected"),
    [
        (5, {}, ["Årshjulet 2026"]),
        (10, {}, ["Årshjulet 2026", "Årshjulet 2027"]),
        (10, {2026: True, 2027: True}, []),
        (10, {2026: True, 2027: False}, ["Årshjulet 2027"]),
        (5, {2026: True}, []),
    ],
)
def test_wheel_that_is_lacking_waits_for_those_who_shape_it(scope, admin, amir, month, there, expected) -> None:
    for year, is_started in there.items():
        make_wheel(year, is_started=is_started)

    told = [[item.title for item in mytasks._wheels(person, date(2026, month, 15))] for person in (admin, amir)]

    assert told == [expected, []]


def test_wheel_of_this_year_is_missed_on_the_page(exempelby: Municipality, admin: User) -> None:
    page = signed_in(admin).get("/exempelby/").content.decode()

    assert f"/exempelby/cycle/prepare/?year={timezone.localdate().year}" in page


def test_reminder_of_what_stands_on_the_page_is_not_told_again(exempelby: Municipality, amir: User) -> None:
    with municipality_scope(exempelby):
        task = make_task(make_step("Sen", due_on=in_days(-1)))
        for kind in ("task_late", "task_noted"):
            give_notices(people=[amir], kind=kind, about=f"task-{task.pk}", on=in_days(0), by=None)

    page = signed_in(amir).get("/exempelby/")

    assert [line.title for line in page.context["news"].lines] == ["Kommentar: Sen, Vallaskolan"]


def test_new_notices_stand_on_everybodys_first_page(exempelby: Municipality, amir: User) -> None:
    member = make_person("Kerstin", ("board_member", "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        change = make_change(amir)
        give_notices(people=[amir, member], kind="change_asked", about=f"change-{change.pk}", on=in_days(0), by=None)

    pages = [signed_in(person).get("/exempelby/").content.decode() for person in (amir, member)]

    assert ["Ändringsbegäran att besvara: Två klasser" in page for page in pages] == [True, True]


def test_start_page_has_the_same_queries_however_much_waits(exempelby: Municipality, amir: User, alice: User) -> None:
    counts = {person.full_name: [] for person in (amir, alice)}
    for names in (["Ett"], ["Två", "Tre"]):
        with municipality_scope(exempelby):
            for name in names:
                step = make_step(name, due_on=in_days(-1))
                StepAsk.objects.create(step=step, content=Content.WALK_THROUGH)
                make_task(step)
                make_task(step, of="K")
                make_task(step, of="BUN", state="submitted", submitted_at=timezone.now(), done=1, total=1)
                make_change(amir, title=name)
        for person in (amir, alice):
            client = signed_in(person)
            with CaptureQueriesContext(connection) as found:
                assert client.get("/exempelby/").status_code == 200
            counts[person.full_name].append(len(found))

    assert {name: (first - last, first <= 44) for name, (first, last) in counts.items()} == {
        "Amir": (0, True),
        "Alice": (0, True),
    }
