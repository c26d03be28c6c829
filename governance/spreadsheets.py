"""What goes out to a spreadsheet and must not run there."""

import re

# A cell that begins so is a formula to a spreadsheet, whatever quotes and spaces come first, and also after it was
# quoted in CSV (OWASP, CSV injection).
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return _FORMULA.match(text) is not None


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe before it where a spreadsheet may take it for a formula."""
    return f"'{text}" if is_formula(text) else text
