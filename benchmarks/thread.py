"""The red thread of two thousand nodes as a person of one board or unit, beside the bare cost of its rows."""

import statistics
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.asking import RUNS, client_of, median_of
from goals.chain import Node, nest, walk
from goals.models import Activity, Goal, PlanAnswer
from governance.models import Membership, Municipality
from governance.tenancy import municipality_scope

Role = Membership.Role
ASKED = (
    ("as a board member", "goals/?year=2026", Role.BOARD_MEMBER, "Nämnd 1"),
    ("as an official of one unit", "goals/?year=2026", Role.OFFICIAL, "Enhet 3"),
    ("as a board member, everything open", "goals/?year=2026&open=all", Role.BOARD_MEMBER, "Nämnd 1"),
    ("as a board member, only broken", "goals/?year=2026&only=broken", Role.BOARD_MEMBER, "Nämnd 1"),
    ("broken places, as a board member", "goals/broken/?year=2026", Role.BOARD_MEMBER, "Nämnd 1"),
)


def measure_thread(municipality: Municipality) -> None:
    """Print the median of each page and its queries, and how many times the bare fetching and nesting it takes."""
    bare, nodes = _bare(municipality)
    print(f"| the red thread, {nodes:,} nodes | ms | times the bare rows | queries |\n| --- | --- | --- | --- |")
    print(f"| fetching the rows and nesting them, nothing else | {bare:.1f} | 1.0 | 3 |")
    for name, path, role, place in ASKED:
        client = client_of(municipality, role, place)
        median, queries = median_of(client, f"/{municipality.slug}/{path}")
        print(f"| {name} | {median:.1f} | {median / bare:.1f} | {queries} |")
    print()


def _bare(municipality: Municipality) -> tuple[float, int]:
    """Median milliseconds of fetching goals, answers and activities as tuples and nesting them; how many nodes."""
    times, number = [], 0
    with municipality_scope(municipality):
        for _ in range(RUNS):
            started = time.perf_counter()
            trees = nest(_nodes())
            times.append((time.perf_counter() - started) * 1000)
            number = sum(1 for _tree in walk(trees))
    return statistics.median(times), number


def _nodes() -> Iterator[Node[Any, str]]:
    for pk, parent, order, title in Goal.objects.order_by().values_list("pk", "parent_id", "order", "title"):
        yield Node(("goal", pk), ("goal", parent) if parent else None, (order, pk), title)
    for plan, goal, text in PlanAnswer.objects.order_by().values_list("plan_id", "goal_id", "text"):
        yield Node(("answer", plan, goal), ("goal", goal), (plan, goal), text)
    activities = Activity.objects.order_by().values_list("pk", "plan_id", "goal_id", "order", "title")
    for pk, plan, goal, order, title in activities:
        yield Node(("activity", pk), ("answer", plan, goal), (order, pk), title)
