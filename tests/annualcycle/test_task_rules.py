"""Who does a task, who follows it up, and who reads what they write to each other."""

import pytest

from annualcycle.models import CycleTask
from annualcycle.queries.tasks import whole_tasks
from annualcycle.rules import tasks as rules
from annualcycle.task_states import Move
from governance.models import Membership, Municipality, User
from tests.annualcycle.make import make_step, make_task
from tests.conftest import make_person

Role = Membership.Role
DOES, FOLLOWS_UP, READS = "does", "follows up", "reads the words"


def of(short_name: str) -> CycleTask:
    return whole_tasks().get(pk=make_task(make_step(short_name), of=short_name).pk)


def found(person: User, task: CycleTask) -> set[str]:
    told = {
        DOES: rules.can_work_on_task(person, task),
        FOLLOWS_UP: rules.can_follow_up_task(person, task),
        READS: rules.can_read_thread(person, task),
    }
    return {name for name, holds in told.items() if holds}


@pytest.mark.parametrize(
    ("role", "place", "school", "board", "whole"),
    [
        (Role.MANAGER, "Valla", {DOES, READS}, set(), set()),
        (Role.OFFICIAL, "Valla", {DOES, READS}, set(), set()),
        (Role.MANAGER, "BUN", {DOES, FOLLOWS_UP, READS}, {DOES, READS}, set()),
        (Role.BOARD_SECRETARY, "BUN", {DOES, READS}, {DOES, READS}, set()),
        (Role.CONTROLLER, "BUN", {DOES, FOLLOWS_UP, READS}, {DOES, READS}, set()),
        (Role.CONTROLLER, "K", {DOES, FOLLOWS_UP, READS}, {DOES, FOLLOWS_UP, READS}, {DOES, FOLLOWS_UP, READS}),
        (Role.MANAGER, "Nyborg", set(), set(), set()),
        (Role.BOARD_MEMBER, "BUN", set(), set(), set()),
        (Role.AUDITOR, "K", {READS}, {READS}, {READS}),
        (Role.READER, "K", set(), set(), set()),
    ],
)
def test_right_follows_from_the_role_and_where_it_is_held(
    scope: Municipality, role: str, place: str, school: set[str], board: set[str], whole: set[str]
) -> None:
    person = make_person("Ulla", (role, place), municipality=scope)

    assert [found(person, of(name)) for name in ("Valla", "BUN", "K")] == [school, board, whole]


def test_moves_fit_the_state_and_the_side(scope: Municipality, amir: User, alice: User) -> None:
    task = of("Valla")
    possible = {}
    for state in CycleTask.State.values:
        task.state = state
        possible[state] = [
            {move.name for move in Move if rules.can_move(person, task, move)} - {"NOTE"} for person in (amir, alice)
        ]

    to_do = [{"SUBMIT", "ASSIGN"}, {"SUBMIT", "ASSIGN", "EXTEND", "EXEMPT"}]
    assert possible == {
        "open": to_do,
        "returned": to_do,
        "submitted": [{"WITHDRAW", "ASSIGN"}, {"WITHDRAW", "ASSIGN", "RETURN", "APPROVE"}],
        "approved": [set(), {"REOPEN"}],
        "exempt": [set(), {"ASK"}],
    }


def test_hours_are_read_by_those_who_follow_up(scope: Municipality, amir: User, alice: User, bob: User) -> None:
    assert [rules.can_read_effort(person) for person in (amir, alice, bob)] == [True, True, False]
