"""What the rules find in the annual cycle: walk-throughs not held, tasks and change requests that are late."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from annualcycle.compliance import changes_not_answered, tasks_not_handed_in, walk_throughs_not_held
from annualcycle.models import Attendance, ChangeRequest, StepAdjustment, WalkThrough
from governance.checking import Ask, Find
from governance.models import Municipality, Organisation, User
from tests.annualcycle.make import make_step, make_task, make_wheel
from tests.conftest import organisation
from tests.governance.compliance import noon

TODAY = timezone.localdate()
DAY = timedelta(days=1)


def told(find: Find, **given: Any) -> dict[str, tuple[int, list[tuple[str, bool]]]]:
    """By organisation: how many things were looked at, and what breaks the rule, with whether it is past."""
    names = dict(Organisation.objects.values_list("pk", "short_name"))
    asked = {"year": TODAY.year, "organisations": frozenset(names), "today": TODAY} | given
    return {
        names[pk]: (each.looked_at, [(breach.title, breach.is_past) for breach in each.breaches])
        for pk, each in find(Ask(**asked)).items()
    }


def hold(short_name: str, held_on: date, *present: str) -> None:
    walk_through = WalkThrough.objects.create(
        organisation=organisation(short_name), held_on=held_on, subject=f"Styrmodellen {held_on}"
    )
    for name in present:
        Attendance.objects.create(walk_through=walk_through, name=name)


def test_walk_through_counts_with_enough_present(scope: Municipality) -> None:
    year, within = 2026, {organisation(name).pk for name in ("BUN", "ON", "Valla")}
    hold("BUN", date(year, 3, 1), "Ada", "Bo")
    hold("ON", date(year, 3, 1), "Ada")
    hold("ON", date(year, 4, 1))
    hold("Valla", date(year - 1, 3, 1), "Ada", "Bo")
    ask = {"year": year, "organisations": within, "threshold": 2, "due_on": date(year, 6, 1)}

    late = told(walk_throughs_not_held, today=date(year, 6, 2), **ask)
    early = told(walk_throughs_not_held, today=date(year, 6, 1), **ask)

    missed = (1, [("Genomgång 2026", False)])
    assert late == {"BUN": (1, []), "ON": missed, "Valla": missed}
    assert early == {"BUN": (1, [])}


def test_walk_through_held_after_its_day_counts_as_past(scope: Municipality) -> None:
    hold("BUN", date(2026, 7, 1), "Ada")
    ask = {"year": 2026, "organisations": {organisation("BUN").pk}, "due_on": date(2026, 6, 1)}

    assert told(walk_throughs_not_held, today=date(2026, 7, 2), **ask) == {"BUN": (1, [("Genomgång 2026", True)])}


def test_walk_through_without_a_day_is_to_be_held_before_the_year_ends(scope: Municipality) -> None:
    ask = {"year": 2026, "organisations": {organisation("BUN").pk}}

    assert told(walk_throughs_not_held, today=date(2026, 12, 31), **ask) == {}
    assert told(walk_throughs_not_held, today=date(2027, 1, 1), **ask) == {"BUN": (1, [("Genomgång 2026", False)])}


def test_task_breaks_the_rule_from_the_day_after_its_own(scope: Municipality, alice: User) -> None:
    step = make_step(due_on=TODAY)
    handed_in = {"state": "submitted", "submitted_by": alice}
    make_task(step, of="Valla")
    make_task(step, of="Nyborg", due_on=TODAY - DAY)
    make_task(step, of="BUN", submitted_at=noon(TODAY), **handed_in)
    make_task(step, of="ON", due_on=TODAY - DAY, submitted_at=noon(TODAY), **handed_in)
    make_task(step, of="KS", state="exempt", reason="Ny.", due_on=TODAY - DAY)

    found = told(tasks_not_handed_in)

    name = "Delårsuppföljning"
    assert found == {"Nyborg": (1, [(name, False)]), "BUN": (1, []), "ON": (1, [(name, True)])}


def test_boards_own_day_and_name_hold_for_its_units(scope: Municipality) -> None:
    step = make_step(due_on=TODAY + 5 * DAY)
    StepAdjustment.objects.create(
        step=step, organisation=organisation("BUN"), name="Vår uppföljning", due_on=TODAY - DAY
    )
    make_task(step, of="Valla")
    make_task(step, of="ON", state="returned")

    assert told(tasks_not_handed_in) == {"Valla": (1, [("Vår uppföljning", False)])}


def test_wheel_that_is_being_prepared_asks_nobody(scope: Municipality) -> None:
    make_task(make_step(cycle=make_wheel(is_started=False), due_on=TODAY - DAY))

    assert told(tasks_not_handed_in) == {}


def change(short_name: str, title: str, by: User, **given: Any) -> ChangeRequest:
    asked = {"kind": "need", "year": TODAY.year, "cause": "Fler barn.", "consequence": "Målet nås inte."}
    days = {"received_on": TODAY - 20 * DAY, "answer_due_on": TODAY - DAY, "raised_by": by}
    return ChangeRequest.objects.create(organisation=organisation(short_name), title=title, **asked | days | given)


def test_change_is_counted_where_it_is_to_be_answered(scope: Municipality, alice: User) -> None:
    answered = {"state": "granted", "answer": "Ja.", "answered_by": alice}
    change("Valla", "Försenad", alice)
    change("Valla", "I tid", alice, answered_at=noon(TODAY - DAY), **answered)
    change("Valla", "För sent", alice, answered_at=noon(TODAY), **answered)
    change("BUN", "Väntar än", alice, answer_due_on=TODAY)
    change("ON", "Återtagen", alice, state="withdrawn")
    change("K", "Kommunens", alice)

    found = told(changes_not_answered)

    assert found == {"BUN": (3, [("Försenad", False), ("För sent", True)]), "K": (1, [("Kommunens", False)])}


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow_with_organisations(
    scope: Municipality, alice: User, number: int, django_assert_num_queries: Callable
) -> None:
    step = make_step(due_on=TODAY - DAY)
    names = ["Valla", "Nyborg", "ON"][:number]
    for name in names:
        make_task(step, of=name)
        hold(name, TODAY, "Ada")
        change(name, "Försenad", alice)
    ask = Ask(TODAY.year, frozenset(Organisation.objects.values_list("pk", flat=True)), TODAY)

    with django_assert_num_queries(6):  # a task's ground is three
        found = [find(ask) for find in (walk_throughs_not_held, tasks_not_handed_in, changes_not_answered)]

    assert [len(each) for each in found] == [number, number, {1: 1, 3: 2}[number]]
