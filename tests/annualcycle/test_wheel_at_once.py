"""Two who shape the wheel at the same moment make one thing, each with a connection of its own."""

from collections.abc import Callable, Iterator
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from annualcycle.models import CycleStep, CycleTask, CycleYear
from annualcycle.presets import PresetChoices
from annualcycle.services.steps import create_step
from annualcycle.services.years import prepare_year, start_year
from governance.models import Municipality
from governance.tenancy import municipality_scope
from tests.annualcycle.wheels import YEAR, make_model, make_wheel, step_content
from tests.conftest import make_organisations, organisation


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality that other connections see; taken away as the owner, since the runtime role may not truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def at_once(municipality: Municipality, do: Callable[[], int]) -> list[int]:
    """What two threads come back with when they begin at the same moment."""
    barrier, found = Barrier(2, timeout=10), []

    def run() -> None:
        try:
            with municipality_scope(municipality):
                barrier.wait()
                found.append(do())
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(found)


def test_same_year_prepared_at_the_same_moment_is_one(committed: Municipality) -> None:
    with municipality_scope(committed):
        make_model()

    first, second = at_once(committed, lambda: prepare_year(year=YEAR, choices=PresetChoices(), by=None).pk)

    with municipality_scope(committed):
        assert (first, CycleYear.objects.count(), CycleStep.objects.count()) == (second, 1, 23)


def test_same_step_added_at_the_same_moment_is_one(committed: Municipality) -> None:
    with municipality_scope(committed):
        wheel = make_wheel(make_model())

    first, second = at_once(
        committed,
        lambda: create_step(cycle=wheel, organisation=organisation("K"), content=step_content(), by=None).pk,
    )

    assert first == second


def test_year_started_at_the_same_moment_asks_each_once(committed: Municipality) -> None:
    with municipality_scope(committed):
        wheel = make_wheel(make_model())
        content = step_content(due_on=date(YEAR, 12, 18), asked_kinds=["board"])
        create_step(cycle=wheel, organisation=organisation("K"), content=content, by=None)

    numbers = at_once(committed, lambda: start_year(cycle=wheel, by=None))

    with municipality_scope(committed):
        assert (numbers, CycleTask.objects.count()) == ([0, 2], 2)
