"""Swedish is complete: every text of the interface is in the catalogue, translated, with the same placeholders."""

import io
import re
from collections.abc import Iterator
from functools import cache

import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOMS = ("config", "governance", "annualcycle", "indicators", "goals", "dialogue", "reports", "workspace")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]")
Text = tuple[str, str]  # context or "", msgid


def test_every_text_is_translated() -> None:
    entries = catalogue()

    missing = sorted(text for text in source_texts() if text not in entries)
    assert missing == []


def test_no_translation_is_empty_or_uncertain() -> None:
    bad = [
        entry.msgid
        for entry in entries_of_catalogue()
        if entry.fuzzy or not (entry.msgstr or (entry.msgstr_plural and all(entry.msgstr_plural.values())))
    ]

    assert bad == []


def test_translations_keep_their_placeholders() -> None:
    bad = [
        (entry.msgid, text)
        for entry in entries_of_catalogue()
        for text in entry.msgstr_plural.values() or [entry.msgstr]
        if set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    ]

    assert bad == []


def test_translations_follow_the_house_style() -> None:
    banned = re.compile(r"landsting|tjänsteman|!(?!\w)")
    bad = [entry.msgid for entry in entries_of_catalogue() if banned.search(f"{entry.msgstr}{entry.msgstr_plural}")]

    assert bad == []


def test_catalogue_holds_no_dead_texts() -> None:
    found = source_texts()

    dead = sorted(text for text in catalogue() if text not in found)
    assert dead == []


@cache
def entries_of_catalogue() -> tuple[polib.POEntry, ...]:
    path = settings.BASE_DIR / "locale" / "sv" / "LC_MESSAGES" / "django.po"
    return tuple(entry for entry in polib.pofile(str(path)) if not entry.obsolete)


def catalogue() -> set[Text]:
    return {(entry.msgctxt or "", entry.msgid) for entry in entries_of_catalogue()}


@cache
def source_texts() -> frozenset[Text]:
    return frozenset(_texts())


def _texts() -> Iterator[Text]:
    base = settings.BASE_DIR
    python = [path for room in ROOMS for path in (base / room).rglob("*.py") if "migrations" not in path.parts]
    templates = [*(base / "templates").rglob("*.html"), *(base / "templates").rglob("*.txt")]
    for path in [*python, *templates]:
        source = path.read_text()
        if path.suffix != ".py":
            source = "\n".join(line.strip() for line in templatize(source).splitlines())
        for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
            msgid = message[0] if isinstance(message, tuple) else message
            if msgid:
                yield context or "", msgid
