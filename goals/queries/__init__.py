"""Reads of goals that more than one place uses."""

from goals.queries.chain import Chain, ChainItem, ChainTree, Sort, chain
from goals.queries.overview import (
    Count,
    MissionRow,
    Overview,
    OverviewRow,
    goal_cards,
    goal_counts,
    overview,
    told_year,
    told_years,
)
from goals.queries.standing import Standing, standings
from goals.queries.thread import ThreadNode, nodes_of, thread_of, year_of
from goals.queries.words import StatusWords, scale_for

__all__ = [
    "Chain",
    "ChainItem",
    "ChainTree",
    "Count",
    "MissionRow",
    "Overview",
    "OverviewRow",
    "Sort",
    "Standing",
    "StatusWords",
    "ThreadNode",
    "chain",
    "goal_cards",
    "goal_counts",
    "nodes_of",
    "overview",
    "scale_for",
    "standings",
    "thread_of",
    "told_year",
    "told_years",
    "year_of",
]
