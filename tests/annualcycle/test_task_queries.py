"""What is read of tasks: lines, pages, lists, what the cycle itself tells of progress, hours, and notices in words."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from annualcycle import progress
from annualcycle.deadlines import Timing
from annualcycle.models import (
    Content,
    CycleStep,
    CycleTask,
    ReminderPolicy,
    StepAdjustment,
    StepAsk,
    StepDocument,
    TaskDocument,
    WalkThrough,
)
from annualcycle.progress import Need, Progress
from annualcycle.queries.effort import Effort, effort_of_steps
from annualcycle.queries.task_pages import task_page, task_sections
from annualcycle.queries.tasks import TaskLine, task_lines, tasks_to_approve, whole_tasks
from annualcycle.services import task_moves, tasks
from annualcycle.spreading import spread_everywhere
from annualcycle.task_states import Standing
from governance.models import Membership, Municipality, Notice, Organisation, User
from governance.notices import told
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.conftest import make_person, organisation, signed_in

Role = Membership.Role


@pytest.fixture
def values(scope: Municipality) -> Iterator[Callable[[int, int], None]]:
    """Let every organisation have entered so many of so many values."""
    before = progress._TELLERS[Content.VALUES]

    def tell(done: int, total: int) -> None:
        progress.register(Content.VALUES, lambda needs: {need: Progress(done, total, "/values/") for need in needs})

    yield tell
    progress.register(Content.VALUES, before)


def line_of(task: CycleTask) -> TaskLine:
    return task_lines(whole_tasks().filter(pk=task.pk))[0]


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


# --- lines


def test_open_task_stands_by_its_content(values: Callable[[int, int], None], amir: User) -> None:
    task = make_task(owner=amir)
    StepAsk.objects.create(step=task.step, content=Content.VALUES)

    found = []
    for done in (0, 3, 4):
        values(done, 4)
        line = line_of(task)
        found.append((line.standing, line.done, line.total, line.percent, line.is_whole))

    assert found == [
        (Standing.NOT_STARTED, 0, 4, 0, False),
        (Standing.UNDER_WAY, 3, 4, 75, False),
        (Standing.UNDER_WAY, 4, 4, 100, True),
    ]


def test_step_that_names_nothing_is_done_by_handing_in(scope: Municipality, amir: User) -> None:
    task = make_task()
    assert (line_of(task).done, line_of(task).total, line_of(task).percent) == (0, 1, 0)

    task_moves.submit_task(task=task, by=amir)

    assert (line_of(task).done, line_of(task).total, line_of(task).percent) == (1, 1, 100)


def test_organisation_with_nothing_to_do_is_whole(values: Callable[[int, int], None]) -> None:
    task = make_task()
    StepAsk.objects.create(step=task.step, content=Content.VALUES)
    values(0, 0)

    line = line_of(task)

    assert (line.percent, line.is_whole, line.standing) == (100, True, Standing.NOT_STARTED)


def test_handed_in_task_stands_as_it_was_then(values: Callable[[int, int], None], amir: User) -> None:
    task = make_task()
    StepAsk.objects.create(step=task.step, content=Content.VALUES)
    values(3, 4)
    task_moves.submit_task(task=task, comment="SCB dröjer.", by=amir)
    values(4, 4)

    line = line_of(task)

    assert (line.done, line.total, line.parts, line.timing, line.is_late) == (3, 4, (), None, False)


@pytest.mark.parametrize(
    ("due", "expected"), [(-1, Timing.LATE), (0, Timing.SOON), (7, Timing.SOON), (8, Timing.LATER)]
)
def test_line_is_late_soon_or_later(scope: Municipality, due: int, expected: Timing) -> None:
    line = line_of(make_task(make_step(due_on=in_days(due))))

    assert (line.timing, line.days_late) == (expected, max(-due, 0))


def test_municipality_says_what_soon_is(scope: Municipality) -> None:
    ReminderPolicy.objects.create(soon_days=14)

    assert line_of(make_task(make_step(due_on=in_days(14)))).is_soon


def test_board_above_has_its_own_name_and_days(scope: Municipality) -> None:
    step = make_step(due_on=in_days(20))
    StepAdjustment.objects.create(
        step=step, organisation=organisation("BUN"), name="Skolornas delår", due_on=in_days(10), opens_on=in_days(-3)
    )
    valla, care = make_task(step), make_task(step, of="ON")

    found = [(line.step_name, line.due_on, line.opens_on) for line in map(line_of, (valla, care))]

    assert found == [("Skolornas delår", in_days(10), in_days(-3)), (step.name, in_days(20), step.opens_on)]


def test_own_day_of_the_task_holds_before_the_boards(scope: Municipality) -> None:
    step = make_step(due_on=in_days(20))
    StepAdjustment.objects.create(step=step, organisation=organisation("BUN"), due_on=in_days(10))

    line = line_of(make_task(step, due_on=in_days(25)))

    assert (line.due_on, line.has_own_day) == (in_days(25), True)


@pytest.mark.parametrize("count", [1, 3])
def test_lines_take_the_same_queries(
    values: Callable[[int, int], None], django_assert_num_queries: object, count: int
) -> None:
    values(3, 4)
    for number in range(count):
        step = make_step(f"Steg {number}")
        for content in (Content.VALUES, Content.WALK_THROUGH, Content.DOCUMENTS, Content.WORD):
            StepAsk.objects.create(step=step, content=content, wording="Annat" if content == Content.WORD else "")
        make_task(step)

    with django_assert_num_queries(9):
        lines = task_lines(whole_tasks())

    assert [len(line.parts) for line in lines] == [4] * count


# --- the list of one's own


def test_own_tasks_are_grouped_by_their_day(scope: Municipality, amir: User) -> None:
    late, soon, later, done, other = (
        make_task(make_step(name, opens_on=in_days(-30), due_on=in_days(due)))
        for name, due in (("Sen", -2), ("Snart", 3), ("Senare", 40), ("Klar", 1), ("Annans", 2))
    )
    task_moves.submit_task(task=done, by=amir)
    CycleTask.objects.filter(pk=other.pk).update(organisation=organisation("Nyborg"))

    sections = [(section.key, [line.pk for line in section.lines]) for section in task_sections(amir)]

    assert sections == [("late", [late.pk]), ("soon", [soon.pk]), ("later", [later.pk]), ("done", [done.pk])]


def test_task_that_is_ones_own_elsewhere_is_on_the_list(scope: Municipality, alice: User) -> None:
    make_task(owner=alice)

    assert [section.key for section in task_sections(alice)] == ["later"]


def test_list_is_narrowed_by_the_kind_of_step(scope: Municipality, amir: User) -> None:
    make_task(make_step("Plan", kind="planning"))
    wanted = make_task(make_step("Analys", kind="analysis"))

    assert [line.pk for section in task_sections(amir, kind="analysis") for line in section.lines] == [wanted.pk]


def test_what_is_handed_in_waits_for_those_above_and_not_for_the_own_head(
    scope: Municipality, amir: User, alice: User, bob: User
) -> None:
    ulla = make_person("Ulla", (Role.MANAGER, "BUN"), municipality=scope)
    school, board = make_task(), make_task(make_step("Två"), of="BUN")
    unapproved = make_task(make_step("Tre", needs_approval=False))
    for task in (school, board, unapproved):
        task_moves.submit_task(task=task, by=alice)

    found = {person: set(tasks_to_approve(person)) for person in (alice, ulla, amir, bob)}

    assert found == {alice: {school, board}, ulla: {school}, amir: set(), bob: set()}


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries(
    scope: Municipality, amir: User, django_assert_num_queries: object, count: int
) -> None:
    for number in range(count):
        make_task(make_step(f"Steg {number}"), owner=amir)
        task_moves.submit_task(task=make_task(make_step(f"Klart {number}")), by=amir)
    task_sections(amir)

    with django_assert_num_queries(8):
        sections = task_sections(amir)

    assert [len(section.lines) for section in sections] == [count, count]


# --- the page


def test_page_tells_what_was_returned_and_what_comes_next(scope: Municipality, amir: User, alice: User) -> None:
    task = make_task(owner=amir)
    following = make_task(make_step("Sedan", due_on=in_days(30)), owner=amir)
    task_moves.submit_task(task=task, by=amir)
    task_moves.return_task(task=task, comment="Skriv om orsaken.", by=alice)

    page = task_page(whole_tasks().get(pk=task.pk), amir)

    assert page.returned is not None
    assert (page.returned.person, page.returned.comment) == ("Alice", "Skriv om orsaken.")
    assert page.next is not None
    assert page.next.path == f"/tasks/{following.pk}/"
    assert page.approvers == ("Alice",)


def test_page_keeps_words_documents_and_reasons_from_others(scope: Municipality, amir: User, bob: User) -> None:
    task = make_task()
    wanted = StepDocument.objects.create(step=task.step, title="Beslut", is_handed_in=True)
    TaskDocument.objects.create(task=task, document=wanted, title="Beslut", registry_number="BUN 1")
    task_moves.note_on_task(task=task, comment="Känsligt.", by=amir)

    mine, others = (task_page(whole_tasks().get(), person) for person in (amir, bob))

    assert ([move.comment for move in mine.moves], len(mine.wanted[0].found)) == (["Känsligt."], 1)
    assert (others.moves, others.wanted[0].found, others.reads_thread) == ((), (), False)


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_the_same_queries(
    scope: Municipality, amir: User, django_assert_num_queries: object, count: int
) -> None:
    task = make_task(owner=amir)
    for number in range(count):
        make_task(make_step(f"Steg {number}"), owner=amir)
        TaskDocument.objects.create(task=task, title=f"D{number}", registry_number="1")
        task_moves.note_on_task(task=task, comment=f"Ord {number}", by=amir)
    row = whole_tasks().get(pk=task.pk)
    task_page(row, amir)

    with django_assert_num_queries(16):
        page = task_page(row, amir)

    assert (len(page.moves), len(page.others)) == (count, count)


# --- what the cycle itself knows of


def need_of(task: CycleTask, content: Content, year: int = 2026) -> Need:
    return Need(content, task.organisation_id, year, None, task.step_id, task.pk)


def test_walk_through_is_the_organisations_own_within_the_year(scope: Municipality) -> None:
    valla, nyborg = make_task(), make_task(make_step("Två"), of="Nyborg")
    WalkThrough.objects.create(organisation=organisation("Valla"), held_on=date(2026, 2, 3), subject="Styrmodellen")
    needs = [need_of(valla, Content.WALK_THROUGH), need_of(valla, Content.WALK_THROUGH, 2025)]
    needs.append(need_of(nyborg, Content.WALK_THROUGH))

    found = progress.progress_of(needs)

    assert [(found[need].done, found[need].total) for need in needs] == [(1, 1), (0, 1), (0, 1)]


def test_documents_count_by_what_the_step_wants(scope: Municipality) -> None:
    listed, free = make_task(make_step("Ett")), make_task(make_step("Två"))
    first, _second = (
        StepDocument.objects.create(step=listed.step, title=title, is_handed_in=True) for title in ("Beslut", "Plan")
    )
    StepDocument.objects.create(step=listed.step, title="Anvisningar")
    needs = [need_of(each, Content.DOCUMENTS) for each in (listed, free)]
    assert [(p.done, p.total) for p in map(progress.progress_of(needs).get, needs)] == [(0, 2), (0, 1)]

    for _twice in range(2):
        TaskDocument.objects.create(task=listed, document=first, title="Beslut", registry_number="1")
    TaskDocument.objects.create(task=listed, title="Annat", registry_number="2")
    TaskDocument.objects.create(task=free, title="Annat", registry_number="3")

    found = progress.progress_of(needs)
    assert [(found[need].done, found[need].total) for need in needs] == [(1, 2), (1, 1)]
    assert found[needs[0]].path == f"/tasks/{listed.pk}/#documents"


# --- hours


def test_hours_of_a_step_are_told_in_the_middle_and_together(scope: Municipality) -> None:
    step, silent = make_step("Ett"), make_step("Två")
    for name, hours in (("Valla", 4), ("Nyborg", 7), ("BUN", 20), ("ON", None)):
        make_task(step, of=name, effort_hours=hours)
    make_task(step, of="KS", state="exempt", reason="Ny.", effort_hours=99)
    make_task(silent)

    assert effort_of_steps([step.pk, silent.pk]) == {step.pk: Effort(3, 4, Decimal(7), Decimal(31))}
    schools = [organisation(name).pk for name in ("Valla", "Nyborg")]
    assert effort_of_steps([step.pk], organisations=schools) == {step.pk: Effort(2, 2, Decimal("5.5"), Decimal(11))}


# --- notices


def notice(person: User, kind: str, task: CycleTask, **given: object) -> Notice:
    return Notice.objects.create(person=person, kind=kind, about=f"task-{task.pk}", on=timezone.localdate(), **given)


def test_notice_is_told_while_it_holds(scope: Municipality, amir: User, alice: User) -> None:
    task = make_task(make_step("Delår", due_on=in_days(5)), owner=amir)
    soon = notice(amir, "task_soon", task)
    by_hand = notice(amir, "task_reminded", task, payload={"by": "Alice"})
    late = notice(amir, "task_late", task)

    words = told([soon, by_hand, late])

    assert set(words) == {soon.pk, by_hand.pk}
    assert words[soon.pk].title == "Delår, Vallaskolan"
    assert words[by_hand.pk].title == "Alice påminner om Delår, Vallaskolan"
    assert words[soon.pk].path == f"/tasks/{task.pk}/"

    task_moves.submit_task(task=task, by=amir)
    assert told([soon, by_hand, late]) == {}


def test_late_is_told_first_and_goes_upwards_with_the_owners_name(scope: Municipality, amir: User, alice: User) -> None:
    task = make_task(make_step("Delår", due_on=in_days(-1)), owner=amir)
    late, escalated, soon = (
        notice(person, kind, task)
        for person, kind in ((amir, "task_late"), (alice, "task_escalated"), (amir, "task_soon"))
    )

    words = told([late, escalated, soon])

    assert set(words) == {late.pk, escalated.pk}
    assert words[late.pk].rank == 1
    assert words[escalated.pk].title == "Vallaskolan har inte lämnat in Delår"
    assert "Amir" in words[escalated.pk].detail


@pytest.mark.parametrize("count", [1, 3])
def test_words_take_the_same_queries(
    scope: Municipality, amir: User, django_assert_num_queries: object, count: int
) -> None:
    notices = [notice(amir, "task_asked", make_task(make_step(f"Steg {n}"), owner=amir)) for n in range(count)]

    with django_assert_num_queries(4):
        assert len(told(notices)) == count


# --- the night


def test_night_asks_who_has_come_in_every_municipality(exempelby: Municipality, annanstad: Municipality) -> None:
    for municipality in (exempelby, annanstad):
        with municipality_scope(municipality):
            tasks.spread_tasks(step=make_step(asked_kinds=["unit"]), by=None)
            Organisation.objects.create(kind="unit", name="Nya skolan", parent=organisation("BUN"))

    assert (spread_everywhere(), spread_everywhere()) == (2, 0)
    with municipality_scope(annanstad):
        assert CycleTask.objects.count() == 3
        assert CycleStep.objects.count() == 1


# --- what remains, and what it took last time


def test_page_shows_first_what_remains(values: Callable[[int, int], None], amir: User) -> None:
    task = make_task(owner=amir)
    for content in (Content.VALUES, Content.DOCUMENTS, Content.WALK_THROUGH):
        StepAsk.objects.create(step=task.step, content=content)
    values(4, 4)

    page = task_page(task, amir)

    assert page.line.parts[0].content == Content.VALUES
    found = [part.progress.is_whole for part in page.parts]
    assert found == sorted(found)
    assert page.parts[0].content == Content.WALK_THROUGH


def test_page_tells_what_the_round_took_the_year_before(exempelby: Municipality, amir: User, bob: User) -> None:
    with municipality_scope(exempelby):
        year = timezone.localdate().year
        before = make_step(cycle=make_wheel(year - 1))
        step = make_step("Delår igen", follows=before)
        make_task(before, effort_hours=Decimal("6.5"))
        make_task(before, of="Nyborg", effort_hours=Decimal(40))
        task, other = make_task(step, owner=amir), make_task(step, of="BUN")

        told, untold, unread = task_page(task, amir), task_page(other, amir), task_page(task, bob)

    assert told.last_time == (year - 1, Decimal("6.5"))
    assert (untold.last_time, unread.last_time) == (None, None)
    page = signed_in(amir).get(f"/exempelby/tasks/{task.pk}/").content.decode()
    assert f"Förra gången, {year - 1}, tog det 6,5 timmar här." in page
