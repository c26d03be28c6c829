"""Reads of goals that more than one place uses."""

from goals.queries.overview import Count, Overview, OverviewRow, goal_cards, overview, told_year, told_years
from goals.queries.standing import Standing, standings
from goals.queries.words import StatusWords, status_words

__all__ = [
    "Count",
    "Overview",
    "OverviewRow",
    "Standing",
    "StatusWords",
    "goal_cards",
    "overview",
    "standings",
    "status_words",
    "told_year",
    "told_years",
]
