"""The report's tables as plain data: the sheets of the workbook and the CSV files attached to the PDF are the same
tables."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext, pgettext

from governance.spreadsheets import safe_cell
from reports.content import AnnualReport, GoalKind, GoalRow, IndicatorRow, StatusWord, Target
from reports.typography import target_text

Cell = str | int | Decimal | date | None


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column's heading and its width in characters."""

    title: str
    width: int = 14


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a name; each row has one cell a column. `decimals` tells, row by row, how many to show."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    decimals: tuple[int, ...]


def kind_title(kind: GoalKind) -> str:
    """The heading over the goals of a kind, in the active language."""
    return {
        GoalKind.CORE_MISSION: gettext("Core mission"),
        GoalKind.FINANCIAL: gettext("Financial goals"),
        GoalKind.OPERATIONAL: gettext("Operational goals"),
        GoalKind.DEVELOPMENT: gettext("Development goals"),
    }[kind]


def all_tables(report: AnnualReport) -> tuple[Table, ...]:
    """Goals, indicators and values, and the core missions' quality factors where there are any, in the active
    language."""
    tables = (goal_table(report), indicator_table(report), value_table(report))
    factors = factor_table(report)
    return (*tables, factors) if factors.rows else tables


def goal_table(report: AnnualReport) -> Table:
    """One row a goal, in the document's order."""
    columns = (
        Column(title=gettext("Number"), width=9),
        Column(title=pgettext("report", "Goal"), width=44),
        Column(title=gettext("Kind of goal"), width=20),
        Column(title=gettext("Sound financial management"), width=26),
        Column(title=pgettext("report", "Organisation"), width=28),
        Column(title=pgettext("report", "Status"), width=20),
        Column(title=pgettext("report", "Forecast"), width=24),
        Column(title=gettext("Reason"), width=70),
        Column(title=gettext("Assessed by"), width=26),
        Column(title=gettext("Assessed on"), width=13),
    )
    goals = report.ordered_goals()
    return Table(
        name=gettext("Goals"),
        columns=columns,
        rows=tuple(_goal_row(goal) for goal in goals),
        decimals=(0,) * len(goals),
    )


def _goal_row(goal: GoalRow) -> tuple[Cell, ...]:
    return (
        goal.number,
        goal.title,
        kind_title(goal.kind),
        gettext("Yes") if goal.is_geh else gettext("No"),
        goal.organisation,
        _word(goal.status),
        _word(goal.forecast),
        goal.reason,
        goal.assessed_by,
        goal.assessed_on,
    )


def indicator_table(report: AnnualReport) -> Table:
    """One row for each indicator of each goal."""
    columns = (
        Column(title=gettext("Goal number"), width=12),
        Column(title=pgettext("report", "Goal"), width=36),
        Column(title=gettext("Code"), width=12),
        Column(title=gettext("Indicator"), width=48),
        Column(title=gettext("Unit of measure"), width=14),
        Column(title=pgettext("report", "Target"), width=18),
        Column(title=gettext("Target, from"), width=12),
        Column(title=gettext("Target, to"), width=12),
        Column(title=pgettext("report", "Outcome"), width=12),
        Column(title=gettext("Outcome from"), width=13),
        Column(title=pgettext("report", "Forecast"), width=12),
        Column(title=pgettext("report", "Status"), width=20),
        Column(title=gettext("Source"), width=28),
        Column(title=gettext("Fetched on"), width=13),
    )
    pairs = _goal_indicators(report)
    return Table(
        name=gettext("Indicators"),
        columns=columns,
        rows=tuple(_indicator_row(goal, indicator, report.language) for goal, indicator in pairs),
        decimals=tuple(indicator.decimals for _, indicator in pairs),
    )


def _indicator_row(goal: GoalRow, indicator: IndicatorRow, language: str) -> tuple[Cell, ...]:
    return (
        goal.number,
        goal.title,
        indicator.code,
        indicator.name,
        indicator.unit,
        target_text(indicator.target, indicator.decimals, language) if indicator.target else "",
        *_levels(indicator.target),
        indicator.outcome,
        indicator.outcome_period,
        indicator.forecast,
        _word(indicator.status),
        indicator.source,
        indicator.retrieved_on,
    )


def value_table(report: AnnualReport) -> Table:
    """One row for each period of each indicator; an indicator that serves several goals is there once."""
    columns = (
        Column(title=gettext("Code"), width=12),
        Column(title=gettext("Indicator"), width=48),
        Column(title=gettext("Unit of measure"), width=14),
        Column(title=gettext("Period"), width=12),
        Column(title=pgettext("report", "Outcome"), width=12),
        Column(title=gettext("Target, from"), width=12),
        Column(title=gettext("Target, to"), width=12),
        Column(title=gettext("Note"), width=40),
    )
    indicators = distinct_indicators(report)
    return Table(
        name=pgettext("report", "Values"),
        columns=columns,
        rows=tuple(row for indicator in indicators for row in _value_rows(indicator)),
        decimals=tuple(indicator.decimals for indicator in indicators for _ in indicator.values),
    )


def _value_rows(indicator: IndicatorRow) -> Iterable[tuple[Cell, ...]]:
    for row in indicator.values:
        yield (
            indicator.code, indicator.name, indicator.unit, row.period, row.outcome, *_levels(row.target), row.note,
        )  # fmt: skip


def factor_table(report: AnnualReport) -> Table:
    """One row for each quality factor of each core mission, with the standard that is promised."""
    columns = (
        Column(title=gettext("Core mission"), width=36),
        Column(title=pgettext("core mission", "Quality factor"), width=44),
        Column(title=gettext("Standard"), width=44),
        Column(title=gettext("Indicator"), width=48),
    )
    rows = tuple(
        (goal.title, factor.text, factor.standard, factor.indicator)
        for goal in report.ordered_goals()
        if goal.mission is not None
        for factor in goal.mission.factors
    )
    return Table(name=gettext("Quality factors"), columns=columns, rows=rows, decimals=(0,) * len(rows))


def figure_table(indicator: IndicatorRow) -> Table:
    """The numbers behind an indicator's chart: a row a period, with outcome, target and those compared with."""
    columns = (
        Column(title=gettext("Period")),
        Column(title=pgettext("report", "Outcome")),
        Column(title=gettext("Target, from")),
        Column(title=gettext("Target, to")),
        *(Column(title=comparison.name) for comparison in indicator.comparisons),
        Column(title=gettext("Note")),
    )
    others = [dict(comparison.values) for comparison in indicator.comparisons]
    rows = tuple(
        (row.period, row.outcome, *_levels(row.target), *(values.get(row.period) for values in others), row.note)
        for row in indicator.values
    )
    return Table(name=indicator.name, columns=columns, rows=rows, decimals=(indicator.decimals,) * len(rows))


def distinct_indicators(report: AnnualReport) -> tuple[IndicatorRow, ...]:
    """Every indicator of the report once, in the order of first appearance."""
    return tuple(dict.fromkeys(indicator for _, indicator in _goal_indicators(report)))


def to_csv(table: Table, *, language: str) -> bytes:
    """The table as a file that a spreadsheet opens as it is: UTF-8 with BOM; semicolons and decimal comma in Swedish,
    else commas and a decimal point.

    Numbers keep all their decimals and an ASCII minus, so that programs read them; a missing value is empty. A text
    that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    delimiter, decimal_sign = (";", ",") if language == "sv" else (",", ".")
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([_csv_cell(column.title, decimal_sign) for column in table.columns])
    writer.writerows([_csv_cell(cell, decimal_sign) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", errors="replace")


def _csv_cell(cell: Cell, decimal_sign: str) -> str:
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", decimal_sign)
    if isinstance(cell, str):
        return safe_cell(cell.replace("\x00", ""))
    return "" if cell is None else str(cell)


def _goal_indicators(report: AnnualReport) -> tuple[tuple[GoalRow, IndicatorRow], ...]:
    return tuple((goal, indicator) for goal in report.ordered_goals() for indicator in goal.indicators)


def _levels(target: Target | None) -> tuple[Decimal | None, Decimal | None]:
    return (target.low, target.high) if target else (None, None)


def _word(status: StatusWord | None) -> str:
    return status.word if status else ""
