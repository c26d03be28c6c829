"""How numbers, targets and characters are set in a document."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext
from fontTools.ttLib import TTFont

from indicators.numbers import NO_BREAK_SPACE, format_number

from .content import Target

FONT_DIR = Path(__file__).resolve().parent.parent / "static" / "fonts"
# The text typeface ends every list of typefaces in the documents' style sheet, so what it covers can be set anywhere.
TEXT_FONT = FONT_DIR / "source-sans-3-400.woff2"

NO_VALUE = "–"
UNPRINTABLE = "□"
# Hints about line breaks, which have no shape of their own: soft hyphen and zero-width space.
_INVISIBLE = frozenset("\u00ad\u200b")


def number_text(value: Decimal | None, decimals: int, language: str, mark: str = "") -> str:
    """The number as the language writes it; for None the mark, else a dash."""
    return (mark or NO_VALUE) if value is None else format_number(value, decimals, language)


def target_text(target: Target | None, decimals: int, language: str) -> str:
    """A target in its own words, else in signs: "≥ 84", "≤ 55", "−2,0 till 2,0"; a dash for none."""
    if target is None:
        return NO_VALUE
    low, high = (number_text(level, decimals, language) for level in (target.low, target.high))
    if target.text or (target.low is None and target.high is None):
        return target.text or NO_VALUE
    if target.high is None:
        return f"≥{NO_BREAK_SPACE}{low}"
    if target.low is None:
        return f"≤{NO_BREAK_SPACE}{high}"
    return low if target.low == target.high else _interval(low, high)


def level_text(target: Target | None, decimals: int, language: str) -> str:
    """Only the level or levels of a target, for a row of figures that says of itself what they are; its words where it
    has none.
    """
    if target is None or (target.low is None and target.high is None):
        return target_text(target, decimals, language)
    levels = dict.fromkeys(level for level in (target.low, target.high) if level is not None)
    return _interval(*(number_text(level, decimals, language) for level in levels))


def _interval(low: str, high: str = "") -> str:
    """Both ends with a word between them: a dash would read as a minus."""
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high} if high else low


def date_text(value: date | None) -> str:
    """The date as ISO 8601 writes it; nothing for None."""
    return value.isoformat() if value else ""


def printable(text: str) -> str:
    """The text with only what the embedded typeface can draw, since a missing glyph breaks both PDF/A and PDF/UA.

    Letters are composed (NFC), control characters go (a vertical tab or form feed becomes a space), and a character
    outside the typeface becomes a box. Newlines and tabs stay.
    """
    composed = unicodedata.normalize("NFC", text)
    return _uncommon().sub(lambda found: _replacement(found[0]), composed)


def unprintable(text: str) -> str:
    """The characters, each once and in order of appearance, that `printable` would show as a box."""
    composed = unicodedata.normalize("NFC", text)
    boxed = (found[0] for found in _uncommon().finditer(composed) if _replacement(found[0]) == UNPRINTABLE)
    return "".join(dict.fromkeys(boxed))


def _replacement(character: str) -> str:
    if character in "\x0b\x0c\x85\u2028\u2029" or unicodedata.category(character) == "Zs":
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf") else UNPRINTABLE


@lru_cache(maxsize=1)
def _uncommon() -> re.Pattern[str]:
    with TTFont(TEXT_FONT, lazy=True) as font:
        covered = {chr(point) for point in font.getBestCmap()}
    covered = (
        {character for character in covered if unicodedata.category(character) != "Cf"} | _INVISIBLE | {"\n", "\t"}
    )
    return re.compile(f"[^{re.escape(''.join(sorted(covered)))}]")
