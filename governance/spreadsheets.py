"""What goes out to a spreadsheet and must not run there."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(text: str) -> str:
    """`text`, with an apostrophe before it where a spreadsheet would read it as a formula (OWASP: CSV injection)."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
