"""How values are put together: over organisations and over a year's periods. Each indicator states its rules.

The rules are facts about the indicator, not of a report: percentages are weighted by their denominators and never
averaged, what is counted since the year began is read at its last period and never summed, and a value that is
missing or withheld makes the whole unknown instead of smaller.
"""

from enum import StrEnum


class OverOrganisations(StrEnum):
    """How an organisation's value comes from those directly below it. NONE: it does not, each reports its own."""

    NONE = "none"
    SUM = "sum"
    MEAN = "mean"
    WEIGHTED = "weighted"


class OverTime(StrEnum):
    """How a year's value comes from its months, quarters or thirds. LAST is right for what is counted since January."""

    NONE = "none"
    SUM = "sum"
    MEAN = "mean"
    WEIGHTED = "weighted"
    LAST = "last"
