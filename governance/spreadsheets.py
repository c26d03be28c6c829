"""What goes out to a spreadsheet and must not run there."""

import re

# A cell that begins so is a formula to a spreadsheet, whatever quotes and spaces come first, and also after it was
# quoted in CSV (OWASP, CSV injection).
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")

# What XML 1.0, and with it a workbook, cannot hold (XML 1.0, 2.2). A name that was pasted may bring such signs along.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def holdable(text: str) -> str:
    """`text` without the signs that no workbook can hold."""
    return _NOT_XML.sub("", text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula."""
    return _FORMULA.match(text) is not None


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe before it where a spreadsheet may take it for a formula."""
    return f"'{text}" if is_formula(text) else text
