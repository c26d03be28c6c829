"""Who is asked: tasks are spread over those that a step concerns, owned, handed over and taken away."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from annualcycle.models import CycleTask, StepAdjustment, TaskMove
from annualcycle.queries.task_people import approvers_of, people_who_work
from annualcycle.services import task_moves, tasks
from governance.models import Membership, Municipality, Notice, Organisation, User
from governance.services import grant_membership
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.conftest import make_person, organisation

Role = Membership.Role
TODAY = timezone.localdate
UNITS = {"asked_kinds": ["unit"]}


def asked(step: object) -> set[str]:
    return {task.organisation.short_name for task in CycleTask.objects.filter(step=step).select_related("organisation")}


def ended(short_name: str, *, on: object) -> None:
    row = organisation(short_name)
    row.valid_from, row.valid_to = min(row.valid_from, on), on
    row.save()


def test_step_asks_all_of_its_kinds_once(scope: Municipality, amir: User) -> None:
    step = make_step(asked_kinds=["unit", "board"])

    first, again = tasks.spread_tasks(step=step, by=None), tasks.spread_tasks(step=step, by=None)

    assert (first, again, asked(step)) == (4, 0, {"Valla", "Nyborg", "BUN", "ON"})


def test_step_without_kinds_asks_nobody(scope: Municipality) -> None:
    assert tasks.spread_tasks(step=make_step(), by=None) == 0


def test_boards_own_step_asks_only_below_the_board(scope: Municipality) -> None:
    care, school = make_step("Omsorgens dag", of="ON", **UNITS), make_step("Skolans dag", of="BUN", **UNITS)

    numbers = [tasks.spread_tasks(step=step, by=None) for step in (care, school)]

    assert numbers == [0, 2]


def test_wheel_being_prepared_asks_nobody(scope: Municipality, amir: User) -> None:
    step = make_step(cycle=make_wheel(is_started=False), **UNITS)

    assert tasks.spread_tasks(step=step, by=None) == 0
    assert tasks.ask_organisations(step=step, organisations=[organisation("Valla")], by=None) == 0


def test_organisation_is_asked_by_name_whatever_its_kind(scope: Municipality) -> None:
    step = make_step(of="BUN", **UNITS)

    number = tasks.ask_organisations(step=step, organisations=[organisation("BUN"), organisation("ON")], by=None)

    assert (number, asked(step)) == (1, {"BUN"})


def test_organisation_that_has_not_come_or_has_gone_is_not_asked(scope: Municipality) -> None:
    step = make_step(**UNITS)
    ended("Nyborg", on=TODAY() - timedelta(days=1))
    later = step.due_on + timedelta(days=1)
    Organisation.objects.create(kind="unit", name="Nya skolan", parent=organisation("BUN"), valid_from=later)

    tasks.spread_tasks(step=step, by=None)

    assert asked(step) == {"Valla"}


def test_organisation_that_comes_during_the_step_is_asked_the_next_night(scope: Municipality) -> None:
    step = make_step(**UNITS)
    tasks.spread_tasks(step=step, by=None)
    Organisation.objects.create(kind="unit", name="Nya skolan", short_name="Nya", parent=organisation("BUN"))

    assert tasks.spread_tasks(step=step, by=None) == 1
    assert "Nya" in asked(step)


def test_ended_organisation_loses_what_nobody_has_touched_and_keeps_the_rest(scope: Municipality, amir: User) -> None:
    untouched, spoken_of = make_step("Ett", **UNITS), make_step("Två", **UNITS)
    for step in (untouched, spoken_of):
        tasks.spread_tasks(step=step, by=None)
    noted = CycleTask.objects.get(step=spoken_of, organisation=organisation("Valla"))
    task_moves.note_on_task(task=noted, comment="Vi har börjat.", by=amir)
    ended("Valla", on=TODAY() - timedelta(days=1))

    numbers = [tasks.spread_tasks(step=step, by=None) for step in (untouched, spoken_of)]

    assert numbers == [0, 0]
    assert (asked(untouched), asked(spoken_of)) == ({"Nyborg"}, {"Valla", "Nyborg"})


def test_organisation_moved_to_another_board_is_asked_no_more_by_the_first(scope: Municipality, amir: User) -> None:
    step = make_step(of="BUN", asked_kinds=["unit"])
    tasks.spread_tasks(step=step, by=None)
    for code in ("Valla", "Nyborg"):
        Organisation.objects.filter(pk=organisation(code).pk).update(parent=organisation("ON"))
    task_moves.submit_task(task=CycleTask.objects.get(organisation=organisation("Valla")), comment="Klart.", by=amir)

    tasks.spread_tasks(step=step, by=None)

    asked = set(CycleTask.objects.values_list("organisation__name", flat=True))
    assert "Vallaskolan" in asked
    assert "Nyborgsskolan" not in asked


def test_kind_that_is_asked_no_more_loses_what_nobody_has_touched(scope: Municipality, amir: User) -> None:
    step = make_step(asked_kinds=["unit", "board"])
    tasks.spread_tasks(step=step, by=None)
    CycleTask.objects.filter(organisation=organisation("Nyborg")).update(due_on=step.due_on)

    assert tasks.stop_asking(step=step, kinds=["unit"], by=None) == 1
    assert asked(step) == {"Nyborg", "BUN", "ON"}


def test_what_is_said_while_it_is_to_be_taken_away_keeps_it(committed: Municipality) -> None:
    amir = make_person("Amir", (Role.MANAGER, "Valla"), municipality=committed)
    with municipality_scope(committed):
        step = make_step(**UNITS)
        tasks.spread_tasks(step=step, by=None)
        task = CycleTask.objects.get(step=step, organisation=organisation("Valla"))
    said, stopped = threading.Event(), []

    def stop() -> None:
        said.wait(10)
        with municipality_scope(committed):
            stopped.append(tasks.stop_asking(step=step, kinds=["unit"], by=None))
        connection.close()

    stopping = threading.Thread(target=stop)
    stopping.start()
    with municipality_scope(committed):
        task_moves.note_on_task(task=task, comment="Vi har börjat.", by=amir)
        said.set()
        stopping.join(timeout=0.5)  # it waits for the task that is held here
        assert stopped == []
    stopping.join(timeout=10)

    with municipality_scope(committed):
        assert (stopped, asked(step)) == ([1], {"Valla"})


# --- who owns


def owner(step: object, of: str = "Valla") -> User | None:
    return CycleTask.objects.get(step=step, organisation=organisation(of)).owner


def test_manager_owns_what_the_organisation_is_asked(scope: Municipality, amir: User) -> None:
    step = make_step(**UNITS)

    tasks.spread_tasks(step=step, by=None)

    assert (owner(step), owner(step, "Nyborg")) == (amir, None)


def test_who_has_the_steps_role_owns_before_the_manager(scope: Municipality, amir: User) -> None:
    sara = make_person("Sara", (Role.OFFICIAL, "Valla"), municipality=scope)
    by_official, by_secretary = (
        make_step(name, responsible_role=role, **UNITS)
        for name, role in (("Ett", Role.OFFICIAL), ("Två", Role.BOARD_SECRETARY))
    )

    for step in (by_official, by_secretary):
        tasks.spread_tasks(step=step, by=None)

    assert (owner(by_official), owner(by_secretary)) == (sara, amir)


def test_role_that_does_nothing_here_owns_nothing(scope: Municipality) -> None:
    make_person("Rut", (Role.READER, "Valla"), municipality=scope)
    step = make_step(responsible_role=Role.READER, **UNITS)

    tasks.spread_tasks(step=step, by=None)

    assert owner(step) is None


def test_what_is_to_be_done_goes_over_when_the_owner_leaves(scope: Municipality, amir: User) -> None:
    step, done = make_step("Ett", **UNITS), make_step("Två", **UNITS)
    for each in (step, done):
        tasks.spread_tasks(step=each, by=None)
    task_moves.submit_task(task=CycleTask.objects.get(step=done, owner=amir), by=amir)
    yesterday = TODAY() - timedelta(days=1)
    Membership.objects.filter(user=amir).update(valid_from=yesterday, valid_to=yesterday)
    eva = make_person("Eva", (Role.MANAGER, "Valla"), municipality=scope)

    for each in (step, done):
        tasks.spread_tasks(step=each, by=None)

    assert (owner(step), owner(done)) == (eva, amir)


def test_given_owner_stays_where_she_works(scope: Municipality, amir: User, alice: User) -> None:
    step = make_step(**UNITS)
    tasks.spread_tasks(step=step, by=None)
    task = CycleTask.objects.get(step=step, owner=amir)
    task_moves.assign_task(task=task, owner=alice, by=amir)

    tasks.spread_tasks(step=step, by=None)

    assert owner(step) == alice


def test_task_is_given_to_who_works_there_or_above_nearest_first(scope: Municipality, amir: User, alice: User) -> None:
    make_person("Nyberg", (Role.MANAGER, "Nyborg"), municipality=scope)
    make_person("Rut", (Role.READER, "Valla"), municipality=scope)
    ulla = make_person("Ulla", (Role.MANAGER, "BUN"), municipality=scope)

    assert people_who_work(organisation("Valla")) == [amir, ulla, alice]


def test_nearest_above_with_somebody_approves(scope: Municipality, amir: User, alice: User) -> None:
    ulla = make_person("Ulla", (Role.MANAGER, "BUN"), municipality=scope)
    step = make_step()
    of_school, of_board, of_all = (make_task(step, of=name) for name in ("Valla", "ON", "K"))

    found = approvers_of([of_school, of_board, of_all])

    assert found == {of_school.pk: [ulla], of_board.pk: [alice], of_all.pk: [alice]}


# --- who is told


def told(person: User) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", "about"))


def test_owner_is_told_when_the_step_is_open_and_once(scope: Municipality, amir: User) -> None:
    step = make_step(**UNITS)

    tasks.spread_tasks(step=step, by=None)
    tasks.tell_opened(by=None)
    tasks.tell_opened(by=None)

    assert told(amir) == [("task_asked", f"task-{CycleTask.objects.get(step=step, owner=amir).pk}")]


@pytest.mark.parametrize(("opens", "due"), [(1, 20), (-40, -1)])
def test_nobody_is_told_of_what_has_not_opened_or_is_past(
    scope: Municipality, amir: User, opens: int, due: int
) -> None:
    days = {"opens_on": TODAY() + timedelta(days=opens), "due_on": TODAY() + timedelta(days=due)}

    tasks.spread_tasks(step=make_step(**days, **UNITS), by=None)
    tasks.tell_opened(by=None)

    assert told(amir) == []


def test_what_opens_tonight_is_told_on_the_boards_own_day(scope: Municipality, amir: User) -> None:
    step = make_step(opens_on=TODAY() + timedelta(days=5), **UNITS)
    tasks.spread_tasks(step=step, by=None)
    assert tasks.tell_opened(by=None) == 0
    StepAdjustment.objects.create(step=step, organisation=organisation("BUN"), opens_on=TODAY())

    assert tasks.tell_opened(by=None) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_spreading_takes_the_same_queries(
    scope: Municipality, amir: User, django_assert_num_queries: object, count: int
) -> None:
    for number in range(count - 1):
        Organisation.objects.create(kind="unit", name=f"Skola {number}", parent=organisation("BUN"))
    step = make_step(**UNITS)

    with django_assert_num_queries(17):
        tasks.spread_tasks(step=step, by=None)

    assert TaskMove.objects.count() == 0


def test_ended_role_owns_nothing(scope: Municipality, amir: User) -> None:
    yesterday = TODAY() - timedelta(days=1)
    Membership.objects.filter(user=amir).update(valid_from=yesterday, valid_to=yesterday)
    step = make_step(**UNITS)

    tasks.spread_tasks(step=step, by=None)

    assert owner(step) is None
    grant_membership(user=amir, organisation=organisation("Valla"), role=Role.MANAGER, by=None)
    tasks.spread_tasks(step=step, by=None)
    assert owner(step) == amir
