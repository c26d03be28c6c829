"""Reminders: of whom is asked what, when, and who above is told."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from annualcycle.models import CycleTask, ReminderPolicy, StepAdjustment
from annualcycle.queries.reminders import reminders_due
from annualcycle.reminding import Occasion
from annualcycle.services.reminders import remind_by_policy, remind_now
from annualcycle.tasks import spread_tasks
from governance import digests
from governance.models import Membership, Municipality, Notice, User
from governance.tenancy import municipality_scope
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.conftest import make_organisations, make_person, organisation

Role = Membership.Role
ADDRESS = "https://mal.example.se/exempelby/"
DUE = timezone.localdate() + timedelta(days=20)


def due(days: int) -> date:
    return DUE + timedelta(days=days)


def told() -> list[tuple[str, str, date]]:
    """(who, kind, for which day) of all that has been told, by day."""
    rows = Notice.objects.select_related("person").order_by("on", "pk")
    return [(row.person.full_name, row.kind, row.on) for row in rows]


@pytest.fixture
def rut(exempelby: Municipality) -> User:
    """Head of the schools."""
    return make_person("Rut", (Role.MANAGER, "BUN"), municipality=exempelby)


def test_task_is_reminded_of_as_the_policy_says(scope: Municipality, amir: User, rut: User) -> None:
    make_task()

    days = (-8, -7, -7, 0, 1, 2, 7, 8, 9, 15)
    numbers = [remind_by_policy(on=due(day), by=None) for day in days]

    assert numbers == [0, 1, 0, 0, 1, 0, 1, 1, 0, 1]
    assert told() == [
        ("Amir", "task_soon", DUE),
        ("Amir", "task_late", due(1)),
        ("Rut", "task_escalated", due(7)),
        ("Amir", "task_late", due(8)),
        ("Amir", "task_late", due(15)),
    ]


def test_clock_that_was_off_catches_up_with_the_latest_only(scope: Municipality, amir: User, rut: User) -> None:
    make_task()

    remind_by_policy(on=due(30), by=None)

    assert told() == [("Rut", "task_escalated", due(7)), ("Amir", "task_late", due(29))]


def test_owner_who_has_left_is_reminded_of_nothing_more(scope: Municipality, amir: User, rut: User) -> None:
    gone = make_person("Gunnel", (Role.MANAGER, "Nyborg"), municipality=scope)
    long_ago = timezone.localdate() - timedelta(days=100)
    Membership.objects.filter(user=gone).update(valid_from=long_ago, valid_to=long_ago)
    task = make_task(owner=gone)

    remind_by_policy(on=due(-7), by=None)
    by_hand = remind_now(tasks=[task], address=ADDRESS, by=rut)

    assert by_hand == 1
    assert {name for name, _kind, _on in told()} == {"Amir"}


@pytest.mark.parametrize("state", ["submitted", "approved", "exempt"])
def test_what_is_done_is_not_reminded_of(state: str, scope: Municipality, amir: User, rut: User) -> None:
    now = timezone.now()
    make_task(state=state, submitted_at=now, approved_at=now, reason="Ny skola")

    assert remind_by_policy(on=due(20), by=None) == 0


def test_what_is_returned_is_reminded_of(scope: Municipality, amir: User) -> None:
    make_task(state=CycleTask.State.RETURNED)

    assert remind_by_policy(on=due(-3), by=None) == 1


def test_wheel_that_is_being_prepared_reminds_nobody(scope: Municipality, amir: User, rut: User) -> None:
    make_task(make_step(cycle=make_wheel(is_started=False)))

    assert remind_by_policy(on=due(20), by=None) == 0


def test_what_has_not_opened_is_not_reminded_of(scope: Municipality, amir: User) -> None:
    make_task(make_step(opens_on=due(-3)))

    assert [remind_by_policy(on=due(day), by=None) for day in (-4, -3)] == [0, 1]


def test_own_days_hold_the_boards_and_the_tasks(scope: Municipality, amir: User) -> None:
    step = make_step()
    StepAdjustment.objects.create(step=step, organisation=organisation("BUN"), due_on=due(-10))
    task = make_task(step)

    found = [remind_by_policy(on=due(-17), by=None)]
    task.due_on = due(5)
    task.save()
    found += [remind_by_policy(on=due(day), by=None) for day in (-9, -3, -2)]

    assert found == [1, 0, 0, 1]
    assert told() == [("Amir", "task_soon", due(-10)), ("Amir", "task_soon", due(5))]


def test_owner_is_reminded_else_the_role_else_managers_else_controllers(exempelby: Municipality, amir: User) -> None:
    owner = make_person("Olle", (Role.OFFICIAL, "Valla"), municipality=exempelby)
    make_person("Siv", (Role.BOARD_SECRETARY, "BUN"), municipality=exempelby)
    make_person("Johan", (Role.CONTROLLER, "ON"), municipality=exempelby)
    with municipality_scope(exempelby):
        owned = make_task(make_step("Ägd"), owner=owner)
        by_role = make_task(make_step("Roll", responsible_role=Role.BOARD_SECRETARY), of="BUN")
        managed = make_task(make_step("Chef", responsible_role=Role.BOARD_SECRETARY))
        controlled = make_task(make_step("Controller"), of="ON")
        make_task(make_step("Ingen"), of="Nyborg")

        found = {each.task: [user.full_name for user in each.people] for each in reminders_due(on=due(-1))}

    assert found == {owned.pk: ["Olle"], by_role.pk: ["Siv"], managed.pk: ["Amir"], controlled.pk: ["Johan"]}


def test_whoever_has_left_is_not_reminded(scope: Municipality, amir: User) -> None:
    make_task()
    Membership.objects.filter(user=amir).update(valid_to=due(-8))

    assert remind_by_policy(on=due(-7), by=None) == 0


@pytest.mark.parametrize(
    ("upwards", "expected"), [("manager", ["Rut"]), ("controller", ["Johan"]), ("both", ["Johan", "Rut"])]
)
def test_those_above_are_told_as_the_municipality_has_chosen(
    upwards: str, expected: list[str], exempelby: Municipality, amir: User, rut: User, alice: User
) -> None:
    make_person("Johan", (Role.CONTROLLER, "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        make_task()
        ReminderPolicy.objects.create(escalates_to=upwards, escalates_after_days=3)

        remind_by_policy(on=due(3), by=None)
        found = sorted(name for name, kind, _on in told() if kind == Occasion.ESCALATED)

    assert found == expected


def test_nearest_above_that_has_somebody_is_told_and_nobody_who_is_reminded_herself(
    exempelby: Municipality, alice: User
) -> None:
    with municipality_scope(exempelby):
        ReminderPolicy.objects.create(escalates_to="controller")
        make_task()
        make_task(make_step("Egen"), of="ON", owner=alice)

        remind_by_policy(on=due(7), by=None)

        assert told() == [("Alice", "task_late", due(1)), ("Alice", "task_escalated", due(7))]


def test_municipality_that_mails_nothing_tells_in_the_product(scope: Municipality, amir: User) -> None:
    ReminderPolicy.objects.create(is_on=False)
    make_task()

    remind_by_policy(on=due(-7), by=None)

    assert [notice.is_mailed for notice in Notice.objects.all()] == [False]


@pytest.mark.parametrize("number", [1, 3])
def test_many_tasks_cost_what_one_does(
    number: int, scope: Municipality, amir: User, rut: User, django_assert_num_queries: Callable[..., Any]
) -> None:
    for each in range(number):
        make_task(make_step(f"Steg {each}"))

    with django_assert_num_queries(7):
        found = reminders_due(on=due(7))

    assert len(found) == 2 * number


# --- by hand


def test_by_hand_once_a_day_and_only_what_is_to_be_done(scope: Municipality, amir: User, alice: User) -> None:
    task = make_task()
    other = make_task(make_step("Annat"))
    done = make_task(make_step("Klart"), state="submitted", submitted_at=timezone.now())

    numbers = [remind_now(tasks=tasks, address=ADDRESS, by=alice) for tasks in ([done], [task], [task, other], [task])]

    assert numbers == [0, 1, 1, 0]
    assert [(name, kind) for name, kind, _on in told()] == [("Amir", "task_reminded")] * 2
    assert {notice.payload["by"] for notice in Notice.objects.all()} == {"Alice"}


# --- at the same moment


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality with a task that other connections see; taken away as the owner, who may truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
            make_task()
        make_person("Amir", (Role.MANAGER, "Valla"), municipality=municipality)
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def test_two_at_the_same_moment_remind_once(committed: Municipality) -> None:
    barrier, found = threading.Barrier(2, timeout=10), []

    def run() -> None:
        try:
            with municipality_scope(committed):
                assert len(reminders_due(on=due(-7))) == 1
                barrier.wait()  # both have looked before either writes: now the constraint decides
                found.append(remind_by_policy(on=due(-7), by=None))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [0, 1]


def test_product_asks_for_reminders_before_each_days_digests_and_spreads_at_night(settings: object) -> None:
    givers = {giver.__module__ for giver in digests._GIVERS}

    assert "annualcycle.sweep" in givers
    assert spread_tasks.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
