"""The global goals and their targets, in both languages."""

import re

import pytest

from goals.agenda2030 import (
    AgendaItem,
    agenda_goals,
    agenda_name,
    agenda_order,
    agenda_targets,
    is_agenda_code,
)
from goals.models import GoalAgendaTarget

# A/RES/70/1: how many targets each of the 17 goals has.
TARGETS_PER_GOAL = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_agenda_has_17_goals_in_order(language: str) -> None:
    goals = agenda_goals(language)

    assert [goal.code for goal in goals] == [str(number) for number in range(1, 18)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_agenda_has_169_targets_counted_per_goal(language: str) -> None:
    counts = tuple(len(agenda_targets(language, goal.code)) for goal in agenda_goals(language))

    assert counts == TARGETS_PER_GOAL
    assert len(agenda_targets(language)) == 169


def test_targets_stand_numbered_first_then_lettered_without_gaps() -> None:
    for goal in agenda_goals("sv"):
        ends = [target.code.partition(".")[2] for target in agenda_targets("sv", goal.code)]
        numbers = [end for end in ends if end.isdecimal()]
        letters = ends[len(numbers) :]

        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
        assert letters == list("abcd"[: len(letters)])


def test_every_name_is_there_once_in_each_language_and_short() -> None:
    for language in ("sv", "en"):
        items = (*agenda_goals(language), *agenda_targets(language))
        names = [item.name for item in items]

        assert len(set(names)) == len(names) == 186
        assert all(name and name == name.strip() and len(name) <= 90 for name in names)


def test_every_code_is_one_that_the_database_takes() -> None:
    condition = next(
        each.condition for each in GoalAgendaTarget._meta.constraints if each.name == "agendatarget_is_code"
    )
    pattern = dict(condition.children)["code__regex"]

    assert all(re.match(pattern, item.code) for item in (*agenda_goals("sv"), *agenda_targets("sv")))


def test_agenda_name_speaks_the_language_and_an_unknown_code_names_itself() -> None:
    assert agenda_name("4", "sv") == "God utbildning för alla"
    assert agenda_name("4", "en-gb") == "Quality education"
    assert agenda_name("4.99", "sv") == "4.99"


def test_agenda_codes_are_known_and_others_are_not() -> None:
    assert [is_agenda_code(code) for code in ("4", "4.a", "16.10", "18", "4.d", "4.11", "")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_agenda_order_puts_a_goal_before_its_targets_and_ten_after_nine() -> None:
    codes = ["16.10", "10", "16.9", "4.a", "4.1", "4", "99"]

    assert sorted(codes, key=agenda_order) == ["4", "4.1", "4.a", "10", "16.9", "16.10", "99"]


def test_agenda_item_tells_its_label_and_goal() -> None:
    item = AgendaItem("4.a", "Inkluderande och trygga lärmiljöer")

    assert (item.label, item.goal_code, item.is_goal) == ("4.a Inkluderande och trygga lärmiljöer", "4", False)
