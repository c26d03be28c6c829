"""Swedish order and what a spreadsheet must not run."""

import pytest

from governance.spreadsheets import safe_cell
from governance.swedish import swedish_key


def test_names_are_sorted_as_swedish_does() -> None:
    names = ["Öberg", "Zorn", "Ängström", "andersson", "Åkesson", "Édith", "Eva"]

    assert sorted(names, key=swedish_key) == ["andersson", "Édith", "Eva", "Zorn", "Åkesson", "Ängström", "Öberg"]


@pytest.mark.parametrize("dangerous", ["=1+1", "+46 70", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "'=1"])
def test_formula_is_made_text(dangerous: str) -> None:
    assert safe_cell(dangerous) == f"'{dangerous}"


def test_plain_text_and_real_minus_stay() -> None:
    assert [safe_cell(text) for text in ("Mål", "−1,5", "")] == ["Mål", "−1,5", ""]
