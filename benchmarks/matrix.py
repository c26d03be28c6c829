"""The whole picture of 60 organisations × 20 steps as an official of one unit, beside the bare cost of its rows."""

import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import connections
from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask, CycleYear, StepAsk
from annualcycle.queries.matrix import whole_picture
from benchmarks.asking import RUNS, client_of, median_of
from benchmarks.fill import Copy
from governance.models import GovernanceModel, Membership, Municipality, Organisation
from governance.tenancy import municipality_scope

ORGANISATIONS, STEPS = 60, 20
YEAR = 2026
ASKED = (
    ("as an official of one unit", "tasks/whole/?year=2026"),
    ("only what is late", "tasks/whole/?year=2026&late=1"),
    ("as a workbook", "tasks/whole/whole.xlsx?year=2026"),
    ("across years", "tasks/whole/years/"),
)
# What each fifth step asks for: the contents that have something to count.
CONTENTS = (("values", "assessments"), ("analyses", "comments"), ("plan",), ("answers", "adopted_plan"), ("word",))
# Of ten organisations: how many have come how far.
STATES = ("approved",) * 4 + ("submitted",) * 2 + ("returned",) + ("open",) * 3


def measure_matrix(municipality: Municipality) -> None:
    """Print the median of each page and its queries, and how many times the bare fetching of its rows it takes."""
    _fill(municipality)
    bare = _median(municipality, _bare)
    collected = _median(municipality, lambda: whole_picture(year=YEAR))
    print(f"| the whole picture, {ORGANISATIONS} organisations × {STEPS} steps | ms | times the bare rows | queries |")
    print("| --- | --- | --- | --- |")
    print(f"| fetching tasks, steps and organisations, nothing else | {bare:.1f} | 1.0 | 3 |")
    print(f"| collecting it, with how far everything has come | {collected:.1f} | {collected / bare:.1f} | |")
    client = client_of(municipality, Membership.Role.OFFICIAL, "Enhet 3")
    for name, path in ASKED:
        median, queries = median_of(client, f"/{municipality.slug}/{path}")
        print(f"| {name} | {median:.1f} | {median / bare:.1f} | {queries} |")
    print()


def _median(municipality: Municipality, run: Callable[[], object]) -> float:
    times = []
    with municipality_scope(municipality):
        for _ in range(RUNS):
            started = time.perf_counter()
            run()
            times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def _bare() -> dict[tuple[int, int], str]:
    list(Organisation.objects.order_by("sort_key").values_list("pk", "parent_id", "name"))
    list(CycleStep.objects.filter(cycle__year=YEAR).values_list("pk", "name", "due_on"))
    fields = ("organisation_id", "step_id", "state", "due_on", "done", "total", "submitted_at")
    rows = CycleTask.objects.filter(step__cycle__year=YEAR).order_by().values_list(*fields)
    return {(organisation, step): state for organisation, step, state, *_rest in rows}


def _fill(municipality: Municipality) -> None:
    copy = Copy()
    with municipality_scope(municipality):
        model = GovernanceModel.objects.get()
        root = Organisation.objects.get(parent=None)
        board = Organisation.objects.filter(kind=Organisation.Kind.BOARD).first()
        places = list(
            Organisation.objects.filter(kind__in=("board", "unit")).order_by("pk").values_list("pk", flat=True)
        )
    while len(places) < ORGANISATIONS:
        places.append(_unit(copy, municipality, board, len(places)))
    year = copy.add(CycleYear, municipality.pk, model_id=model.pk, year=YEAR, started_at=timezone.now())
    for number in range(STEPS):
        step = _step(copy, municipality.pk, year, root.pk, number)
        for order, place in enumerate(places):
            _task(copy, municipality.pk, step, place, STATES[(order + number) % len(STATES)])
    copy.write()
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def _unit(copy: Copy, municipality: Municipality, board: Any, number: int) -> int:
    name = f"Enhet {number} till"
    kind = Organisation.Kind.UNIT
    return copy.add(Organisation, municipality.pk, name=name, short_name=f"T{number}", kind=kind, parent_id=board.pk)


def _step(copy: Copy, municipality: int, year: int, root: int, number: int) -> int:
    due = date(YEAR, 1, 20) + timedelta(days=17 * number)
    tertial = number % 2
    step = copy.add(
        CycleStep,
        municipality,
        cycle_id=year,
        organisation_id=root,
        name=f"Steg {number}",
        kind="follow_up",
        frequency="tertial" if tertial else "year",
        period_start=date(YEAR, 5, 1) if tertial else date(YEAR, 1, 1),
        opens_on=due - timedelta(days=20),
        due_on=due,
        asked_kinds="{unit,board}",
    )
    for content in CONTENTS[number % len(CONTENTS)]:
        copy.add(StepAsk, municipality, step_id=step, content=content, wording="Klart" if content == "word" else "")
    return step


def _task(copy: Copy, municipality: int, step: int, place: int, state: str) -> None:
    is_in = state in ("submitted", "approved")
    now = timezone.now()
    copy.add(
        CycleTask,
        municipality,
        step_id=step,
        organisation_id=place,
        state=state,
        submitted_at=now if is_in else None,
        approved_at=now if state == "approved" else None,
        done=8 if is_in else None,
        total=8 if is_in else None,
    )
