"""Translations are compiled without GNU gettext."""

import gettext
import os
from pathlib import Path

from launcher.messages import compile_translations

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: sv\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Goal"
msgstr "Mål"

#, fuzzy
msgid "Plan"
msgstr "Gissning"

msgid "%(n)s goal"
msgid_plural "%(n)s goals"
msgstr[0] "%(n)s mål"
msgstr[1] "%(n)s målen"

msgctxt "month"
msgid "May"
msgstr "maj"
"""


def test_compiled_catalogue_translates_all_but_what_is_fuzzy(tmp_path: Path) -> None:
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")

    written = compile_translations(tmp_path)

    texts = gettext.translation("django", tmp_path, ["sv"])
    assert written == [folder / "django.mo"]
    assert texts.gettext("Goal") == "Mål"
    assert texts.gettext("Plan") == "Plan"
    assert texts.ngettext("%(n)s goal", "%(n)s goals", 2) == "%(n)s målen"
    assert texts.pgettext("month", "May") == "maj"


def test_only_what_changed_is_compiled_again(tmp_path: Path) -> None:
    folder = tmp_path / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "django.po"
    source.write_text(CATALOGUE, encoding="utf-8")
    compile_translations(tmp_path)

    unchanged = compile_translations(tmp_path)
    later = (folder / "django.mo").stat().st_mtime + 5
    os.utime(source, (later, later))
    changed = compile_translations(tmp_path)

    assert unchanged == []
    assert changed == [folder / "django.mo"]
