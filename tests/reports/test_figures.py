"""How an indicator of a report is drawn from what the report holds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from reports.figures import indicator_chart
from tests.reports.sample import indicator

ROW = replace(
    indicator("N1", "Frånvaro", "%", "5 6 5 6 5 6", first_year=2020), usual_low=Decimal(4), usual_high=Decimal(7)
)


def test_what_is_usual_begins_with_the_break_that_is_drawn() -> None:
    whole = indicator_chart(ROW, "a", "sv")
    part = indicator_chart(replace(ROW, breaks=(date(2023, 1, 1),)), "a", "sv")

    assert whole
    assert part
    (over_all,), (since) = [area.width for area in whole.areas], [area.width for area in part.areas]
    assert len(since) == 1
    assert float(since[0]) < float(over_all)
    assert "2023-01-01" in part.title
    assert "2023-01-01" not in whole.title


def test_a_break_after_the_last_value_leaves_what_is_usual_as_it_was() -> None:
    later = indicator_chart(replace(ROW, breaks=(date(2027, 1, 1),)), "a", "sv")

    assert later
    assert [area.width for area in later.areas] == [area.width for area in indicator_chart(ROW, "a", "sv").areas]
