"""What was never handed in is waited for until three months after its year; then it is told as not done."""

from datetime import date, timedelta

from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.compliance import tasks_not_handed_in
from annualcycle.deadlines import is_waited_for, last_day_waited
from annualcycle.models import CycleStep, CycleTask
from annualcycle.queries.matrix import picture_of_years, whole_picture
from annualcycle.queries.reminders import reminded_by_hand, reminders_due
from annualcycle.queries.steps import step_page
from annualcycle.queries.task_counts import TaskCounts, task_counts, tasks_followed_up
from annualcycle.queries.task_pages import task_page, task_sections
from annualcycle.queries.tasks import ground_of, task_lines, whole_tasks
from annualcycle.queries.wheel import Come, wheel_page
from annualcycle.services.reminders import remind_by_policy
from annualcycle.services.task_moves import submit_task
from annualcycle.task_states import Standing, State, standing_of
from governance.models import Membership, Municipality, Notice, User
from governance.notices import told
from governance.services.notices import give_notices
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.annualcycle.test_compliance import told as told_of_rule
from tests.conftest import make_person, organisation, signed_in
from workspace.mytasks import my_tasks

YEAR = timezone.localdate().year
LONG_AGO = YEAR - 2
years = st.integers(2020, 2060)


def old_step() -> CycleStep:
    """A step of a year that nothing is waited for in any more."""
    opens_on, due_on = date(LONG_AGO, 9, 1), date(LONG_AGO, 10, 1)
    return make_step("Genomgång", cycle=make_wheel(LONG_AGO), opens_on=opens_on, due_on=due_on)


# --- the rule


def test_task_is_waited_for_until_three_months_after_its_year() -> None:
    due = date(2025, 3, 31)

    assert last_day_waited(year=2025, due=due) == date(2026, 3, 31)
    assert is_waited_for(year=2025, due=due, today=date(2026, 3, 31))
    assert not is_waited_for(year=2025, due=due, today=date(2026, 4, 1))


def test_day_of_its_own_past_the_year_moves_the_end() -> None:
    assert last_day_waited(year=2025, due=date(2026, 2, 10)) == date(2026, 5, 10)
    assert last_day_waited(year=2025, due=date(2026, 11, 30)) == date(2027, 2, 28)
    assert last_day_waited(year=2027, due=date(2027, 11, 30)) == date(2028, 3, 31)


@given(years, st.dates(date(2019, 1, 1), date(2062, 12, 31)), st.integers(0, 400))
def test_nothing_stops_being_waited_for_before_three_months_and_never_comes_back(
    year: int, due: date, later: int
) -> None:
    last = last_day_waited(year=year, due=due)

    assert last >= date(year + 1, 3, 31)
    assert timedelta(days=89) <= last - max(due, date(year, 12, 31)) <= timedelta(days=92)
    assert is_waited_for(year=year, due=due, today=last + timedelta(days=later)) == (later == 0)


@given(st.sampled_from(list(State)), st.integers(0, 3))
def test_only_what_was_never_handed_in_is_not_done(state: State, done: int) -> None:
    found = standing_of(state, done, is_waited_for=False)

    assert (found == Standing.NOT_DONE) == (state in {State.OPEN, State.RETURNED})


# --- where it is told


def test_line_of_it_is_neither_late_nor_waited_for(scope: Municipality) -> None:
    line = task_lines(whole_tasks().filter(pk=make_task(old_step()).pk))[0]

    told_now = (line.word, line.is_late, line.days_late, line.timing, line.is_waiting, line.is_to_do, line.is_done)
    assert told_now == ("Blev inte gjord", False, 0, None, False, True, False)


def test_start_page_leaves_it_out_and_the_list_tells_it_last(scope: Municipality, amir: User) -> None:
    make_task(old_step(), owner=amir)
    current = make_task(owner=amir)

    start = [item.title for group in my_tasks(amir).groups for item in group.items]
    sections = {section.key: section.heading for section in task_sections(amir)}

    assert [title.startswith("Genomgång") for title in start].count(True) == 0
    assert list(sections)[-1] == "not_done"
    assert sections["not_done"] == "Blev inte gjort"
    page = task_page(current, amir)
    assert page.next is None or page.next.name != "Genomgång"


def test_nobody_is_reminded_of_it_and_earlier_notices_fall_silent(scope: Municipality, amir: User) -> None:
    task = make_task(old_step(), owner=amir)
    for kind in ("task_late", "task_reminded", "task_asked"):
        give_notices(people=[amir], kind=kind, about=f"task-{task.pk}", on=date(LONG_AGO, 10, 2), by=None)

    assert reminders_due() == []
    assert (remind_by_policy(by=None), reminded_by_hand([task])) == (0, [])
    assert told(Notice.objects.filter(person=amir)) == {}


def test_it_is_reminded_of_as_long_as_it_is_waited_for(scope: Municipality, amir: User) -> None:
    Membership.objects.update(valid_from=date(LONG_AGO, 1, 1))
    make_task(old_step(), owner=amir)

    last = date(LONG_AGO + 1, 3, 31)

    assert (len(reminders_due(on=last)), len(reminders_due(on=last + timedelta(days=1)))) == (1, 0)


def test_whole_picture_of_its_year_tells_it_as_not_done(scope: Municipality, amir: User) -> None:
    step = old_step()
    make_task(step)
    make_task(step, of="BUN", state="submitted", submitted_at=timezone.now(), done=1, total=1)

    page = signed_in(amir).get(f"/exempelby/tasks/whole/?year={LONG_AGO}").content.decode()
    picture, across = whole_picture(year=LONG_AGO), picture_of_years()

    assert ("Blev inte gjord" in page, "1 blev inte gjord" in page, "Försenad" in page) == (True, True, False)
    assert picture is not None
    assert across is not None
    standings = sorted(cell.standing for cell in picture.cells.values())
    assert standings == [Standing.NOT_DONE, Standing.SUBMITTED]
    assert across.cells[organisation("Valla").pk, LONG_AGO][0].standing == Standing.NOT_DONE


def test_years_page_says_how_many_were_not_done(scope: Municipality, amir: User) -> None:
    make_task(old_step())

    page = signed_in(amir).get("/exempelby/tasks/whole/years/").content.decode()

    assert "1 blev inte gjord" in page


def test_wheel_step_and_counts_do_not_call_it_late(scope: Municipality, amir: User, alice: User) -> None:
    step = old_step()
    make_task(step, owner=amir)

    page = wheel_page(amir, LONG_AGO)

    assert page is not None
    assert (page.steps[0].come, page.steps[0].is_mine_late) == (Come(asked=1, ready=0, late=0), False)
    assert [line.state for line in step_page(step, alice).asked] == ["Blev inte gjord"]


def test_those_above_are_not_counted_what_was_not_done(scope: Municipality, exempelby: Municipality) -> None:
    boss = make_person("Bo", (Membership.Role.MANAGER, "BUN"), municipality=exempelby)
    last_year = make_wheel(YEAR - 1)
    step = make_step("Genomgång", cycle=last_year, opens_on=date(YEAR - 1, 1, 1), due_on=date(YEAR - 1, 2, 1))
    make_task(step, state="returned")
    is_waited = is_waited_for(year=YEAR - 1, due=step.due_on, today=timezone.localdate())

    followed = list(tasks_followed_up(boss))
    found = task_counts(boss, followed, ground_of({row.step_id for row in followed}))

    expected = int(is_waited)
    assert found == TaskCounts(late=expected, returned=expected, to_approve=0)


def test_rule_counts_it_as_nothing_to_mend(scope: Municipality) -> None:
    make_task(old_step())

    assert told_of_rule(tasks_not_handed_in, year=LONG_AGO) == {"Valla": (1, [("Genomgång", True)])}


def test_it_may_still_be_handed_in(scope: Municipality, amir: User) -> None:
    task = make_task(old_step(), owner=amir)
    page = _page(signed_in(amir), task)

    submit_task(task=task, by=amir)

    assert "Den efterfrågas inte längre men kan fortfarande lämnas in." in page
    assert f"/tasks/{task.pk}/submit/" in page
    assert "dagar försenad" not in page
    assert CycleTask.objects.get(pk=task.pk).state == State.SUBMITTED


def _page(client: Client, task: CycleTask) -> str:
    return client.get(f"/exempelby/tasks/{task.pk}/").content.decode()
