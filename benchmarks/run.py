"""The measurements: medians, query counts and ratios within one run, as people with few rights."""

import argparse
import time

from django.db import connection

from benchmarks.asking import client_of, median_of
from benchmarks.fill import fill_municipalities
from benchmarks.imports import measure_import
from benchmarks.matrix import measure_matrix
from benchmarks.reports import measure_report
from benchmarks.thread import measure_thread
from governance.models import Membership, Municipality
from governance.tenancy import municipality_scope

PAGES = (
    ("How it goes", "how/", Membership.Role.BOARD_MEMBER, "Kommunen"),
    ("The red thread", "goals/", Membership.Role.BOARD_MEMBER, "Kommunen"),
    ("A goal with its thread", "goals/{goal}/", Membership.Role.BOARD_MEMBER, "Kommunen"),
    ("Entry of values", "indicators/values/", Membership.Role.MANAGER, "Enhet 3"),
    ("The catalogue", "indicators/", Membership.Role.BOARD_MEMBER, "Kommunen"),
)


def run(options: argparse.Namespace) -> None:
    """Measure what was asked for and print it as tables."""
    wanted = options.only or ["pages", "thread", "matrix", "import", "report"]
    if "pages" in wanted:
        _pages(options)
    else:
        fill_municipalities(1, goals=options.goals)
    municipality = Municipality.objects.get(slug="m1")
    if "thread" in wanted:
        measure_thread(municipality)
    if "matrix" in wanted:
        measure_matrix(municipality)
    if "import" in wanted:
        measure_import(municipality, rows=options.values)
    if "report" in wanted:
        measure_report(municipality, pages=options.pages)


def _pages(options: argparse.Namespace) -> None:
    started = time.perf_counter()
    rows = fill_municipalities(1, goals=options.goals)
    alone = _measured_pages()
    rows += fill_municipalities(options.municipalities - 1, goals=options.goals, first=2)
    print(f"{options.municipalities} municipalities, {rows:,} rows filled in {time.perf_counter() - started:.0f} s\n")
    among = _measured_pages()
    print(f"| page | 1 municipality, ms | {options.municipalities} municipalities, ms | ratio | queries |")
    print("| --- | --- | --- | --- | --- |")
    for name, (before, queries) in alone.items():
        after, queries_among = among[name]
        counts = f"{queries}" if queries == queries_among else f"{queries} → {queries_among}"
        print(f"| {name} | {before:.1f} | {after:.1f} | {after / before:.2f} | {counts} |")
    print()


def _measured_pages() -> dict[str, tuple[float, int]]:
    """By page: median milliseconds, number of queries; in the first municipality, as a person with just that role."""
    municipality = Municipality.objects.get(slug="m1")
    with municipality_scope(municipality):
        goal = connection.cursor()
        goal.execute("SELECT min(id) FROM goals_goal WHERE title = 'Nämndmål 0'")
        goal_id = goal.fetchone()[0]
    found = {}
    for name, path, role, place in PAGES:
        client = client_of(municipality, role, place)
        address = f"/m1/{path.format(goal=goal_id)}"
        found[name] = median_of(client, address)
    return found
