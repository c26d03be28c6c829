"""The text in a file of unknown encoding, or the place where it stops being text."""

import codecs
import re
from dataclasses import dataclass

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# What Swedish texts hold beside ASCII; an encoding that turns them into anything else is the wrong one.
_USUAL = frozenset("åäöÅÄÖéÉèàüÜ–—−’”“…§°±·≥≤½\u00a0\u2009\u202f´•€×øæØÆ²³µ")
_OLDER = ("cp1252", "cp850", "mac_roman")
_UTF8_LETTER = re.compile(rb"\xc3[\xa5\xa4\xb6\x85\x84\x96\xa9]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and its encoding; when the text breaks off, `text` is None and `before` what comes first."""

    encoding: str
    text: str | None
    before: str = ""
    is_guessed: bool = False


def decode(data: bytes) -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8, else the older encoding that gives the best Swedish.

    A file that is UTF-8 but for some bytes is broken, not older: reading it as older would spoil every å, ä and ö.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    found = _strict(data, "utf-8")
    if found.text is not None or _UTF8_LETTER.search(data):
        return found
    return _older(data)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return Decoded(encoding, None, data[: error.start].decode(encoding, "replace"))
    return _checked(text, encoding)


def _older(data: bytes) -> Decoded:
    texts = {encoding: data.decode(encoding, "replace") for encoding in _OLDER}
    best = max(_OLDER, key=lambda encoding: _quality(texts[encoding]))
    found = _checked(texts[best], best)
    if found.text is not None and _quality(found.text) < 0:
        strange = (place for place, letter in enumerate(found.text) if ord(letter) > 127 and not letter.isalpha())
        first = next((place for place in strange if found.text[place] not in _USUAL), None)
        if first is not None:
            return Decoded(best, None, found.text[:first])
    return Decoded(best, found.text, found.before, is_guessed=found.text is not None)


def _quality(text: str) -> int:
    special = [letter for letter in text if ord(letter) > 127]
    return 2 * sum(letter in _USUAL for letter in special) - len(special)


def _checked(text: str, encoding: str) -> Decoded:
    """The text unless it holds control characters, which no table does."""
    if match := _CONTROL.search(text):
        return Decoded(encoding, None, text[: match.start()])
    return Decoded(encoding, text)
