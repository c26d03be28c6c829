"""What is found in a file, in words: why it is not read, why a row is refused, what to look at once more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from annualcycle.periods import Frequency, Period
from annualcycle.words import capitalised, closed_sentence, period_label
from indicators.columns import Role
from indicators.files import FileRefused, Note
from indicators.importing.catalogue import Entry
from indicators.importing.findings import Caution, Key, Outcome, Reason, Refusal, Row, Warned
from indicators.told import doubt_sentence

MOST_ROWS_NAMED = 6


def role_word(role: Role) -> str:
    """What a column holds."""
    return {
        Role.INDICATOR_CODE: _("The indicator’s code"),
        Role.INDICATOR_NAME: _("The indicator’s name"),
        Role.UNIT: _("Unit of measure"),
        Role.ORGANISATION: _("Organisation or comparator"),
        Role.PERIOD: _("Period"),
        Role.GENDER: _("Gender"),
        Role.VALUE: _("Value"),
        Role.COMMENT: _("Comment"),
        Role.SOURCE: _("Source"),
        Role.SOURCE_DATE: _("The source’s date"),
        Role.NUMERATOR: _("Numerator"),
        Role.DENOMINATOR: _("Denominator"),
        Role.MISSING: _("Why the value is missing"),
        Role.QUALITY: _("Preliminary, final or revised"),
        Role.ORIGIN: _("How the value came to be"),
    }[role]


def outcome_word(outcome: Outcome) -> str:
    """What becomes of a row, in a word."""
    return {
        Outcome.NEW: pgettext("row of a file", "New"),
        Outcome.CHANGED: pgettext("row of a file", "Changed"),
        Outcome.UNCHANGED: pgettext("row of a file", "Unchanged"),
        Outcome.WAITING: pgettext("row of a file", "Waits for your answer"),
        Outcome.REFUSED: pgettext("row of a file", "Refused"),
        Outcome.LEFT_OUT: pgettext("row of a file", "Left out"),
    }[outcome]


def outcome_heading(outcome: Outcome) -> str:
    """What becomes of several rows, in a word."""
    return {
        Outcome.NEW: pgettext("rows of a file", "New"),
        Outcome.CHANGED: pgettext("rows of a file", "Changed"),
        Outcome.UNCHANGED: pgettext("rows of a file", "Unchanged"),
        Outcome.WAITING: pgettext("rows of a file", "Wait for your answer"),
        Outcome.REFUSED: pgettext("rows of a file", "Refused"),
        Outcome.LEFT_OUT: pgettext("rows of a file", "Left out"),
    }[outcome]


def lacking_sentence(lacking: Sequence[str]) -> str:
    """What no column of the file holds but must."""
    words = {
        "indicator": _("the indicator (its code or its name)"),
        "period": _("the period"),
        "value": _("the value"),
    }
    told = [words[name] for name in lacking]
    listed = (
        told[0] if len(told) == 1 else _("%(first)s and %(last)s") % {"first": ", ".join(told[:-1]), "last": told[-1]}
    )
    return _("No column was understood as %(what)s. Choose the columns below.") % {"what": listed}


def file_sentence(refused: FileRefused) -> str:
    """Why an uploaded file is not read, and what to do."""
    params = refused.params
    match refused.code:
        case "empty":
            return _("The file is empty. It needs a row of headings and at least one row of values.")
        case "too_large" if "cells" in params:
            return (
                _(
                    "The sheet is too large: it reaches over %(cells)s cells. "
                    "Remove content far to the right or far down, or divide the file."
                )
                % params
            )
        case "too_large":
            return _("The file is too large. It may be at most %(limit)s MB. Divide it into several files.") % {
                "limit": 20
            }
        case "broken_encoding":
            return (
                _(
                    "The text cannot be read at row %(row)s, column %(column)s. "
                    "Save the file as “CSV UTF-8” and upload it again."
                )
                % params
            )
        case "no_header":
            return _("The first row must hold headings, for example Nyckeltal;Organisation;Period;Värde.")
        case "too_many_rows":
            return _("The file has more than %(limit)s rows. Divide it into several files.") % params
        case "too_many_columns":
            return _("The file has more than %(limit)s columns. Each row is to hold one value.") % params
        case "password_protected":
            return _("The file is protected by a password. Save it without a password and upload it again.")
        case "broken_quotes":
            return (
                _("A quotation mark opens at row %(row)s and never closes. Correct the row and upload the file again.")
                % params
            )
    return _kind_sentence(str(params.get("kind", "")))


def _kind_sentence(kind: str) -> str:
    match kind:
        case "xls":
            return _("The file is in Excel’s older format (.xls). Save it as .xlsx or CSV and upload it again.")
        case "broken":
            return _("The file is damaged and cannot be opened. Save it again and upload the new one.")
        case "html" | "xml":
            return _(
                "The file is a web page or XML, though its name may say otherwise. "
                "Open it in the spreadsheet program and save it as .xlsx or CSV."
            )
        case "":
            return _("The file could not be read as a table. Upload .csv, .xlsx or .ods.")
    return _("The file is of the kind %(kind)s, not a table. Upload .csv, .xlsx or .ods.") % {"kind": kind.upper()}


def note_sentence(note: Note) -> str:
    """Something to know about how the file was read."""
    params: Mapping[str, int | str] = note.params
    match note.code:
        case "encoding_guessed":
            return (
                _(
                    "The file does not say how its letters are stored. "
                    "It was read as %(encoding)s; check that å, ä and ö are right."
                )
                % params
            )
        case "rows_above_header":
            return (
                ngettext(
                    "%(count)s row above the headings was passed by.",
                    "%(count)s rows above the headings were passed by.",
                    int(params["count"]),
                )
                % params
            )
        case "other_sheets":
            return _("Only the sheet “%(sheet)s” is read. The file also has: %(names)s.") % params
        case "period_columns" | "organisation_columns":
            return _across_sentence(note.code, int(params["count"]), int(params["empty"]))
        case "percent_cells":
            return _("Cells shown as percent are read as they are shown: 81,9 %, not 0,819.")
    return _("Cells shown as percent are read as the file stores them, for example 0,819 for 81,9 %. Check the values.")


def _across_sentence(code: str, columns: int, empty: int) -> str:
    """That each period or organisation has a column of its own, and how many cells were empty."""
    if code == "period_columns":
        told = ngettext(
            "%(count)s column was read as a period, with a value in each cell.",
            "%(count)s columns were read as a period each, with a value in each cell.",
            columns,
        )
    else:
        told = ngettext(
            "%(count)s column was read as an organisation, with a value in each cell.",
            "%(count)s columns were read as an organisation each, with a value in each cell.",
            columns,
        )
    told %= {"count": columns}
    if not empty:
        return told
    passed = ngettext("%(count)s empty cell was passed by.", "%(count)s empty cells were passed by.", empty)
    return f"{told} {passed % {'count': _whole(empty)}}"


def refusal_sentence(refusal: Refusal, row: Row, headings: Mapping[Role, str], place_label: str = "") -> str:
    """Why a row is refused, with the column that it is about."""
    told = _refusal_words(refusal, row, place_label)
    heading = headings.get(refusal.role, "") if refusal.role else ""
    return _("Column %(column)s: %(reason)s") % {"column": heading, "reason": told} if heading else capitalised(told)


def _refusal_words(refusal: Refusal, row: Row, place_label: str) -> str:
    text = refusal.text if len(refusal.text) <= 60 else f"{refusal.text[:59]}…"
    match refusal.reason:
        case Reason.PERIOD_CLOSED if refusal.closing and row.reading.key:
            key: Key = row.reading.key
            return closed_sentence(Period(Frequency(key.frequency), key.start), refusal.closing)
        case Reason.PLACE_NOT_YOURS:
            return _("you may not enter values for %(place)s.") % {"place": place_label}
        case Reason.COMPARATOR_NOT_YOURS:
            return _("%(place)s is a comparator. Only those who manage indicators may change its values.") % {
                "place": place_label
            }
        case Reason.REPEATED:
            return _("the same value stands on row %(rows)s. That row counts.") % {"rows": _rows(refusal.rows)}
        case Reason.CONTRADICTED:
            return _(
                "another value for the same indicator, organisation and period stands on row %(rows)s. "
                "Keep one of them."
            ) % {"rows": _rows(refusal.rows)}
    return str(_FIXED_WORDS[refusal.reason]) % {"text": text}


def _rows(numbers: Sequence[int]) -> str:
    told = ", ".join(map(str, numbers[:MOST_ROWS_NAMED]))
    return told if len(numbers) <= MOST_ROWS_NAMED else _("%(rows)s and more") % {"rows": told}


_FIXED_WORDS: Mapping[Reason, Promise] = {
    Reason.ROW_MISFIT: gettext_lazy(
        "the row has more cells than there are headings, so its values may stand in the wrong column."
    ),
    Reason.INDICATOR_EMPTY: gettext_lazy("the indicator is missing."),
    Reason.INDICATOR_UNKNOWN: gettext_lazy("the indicator “%(text)s” is not in the catalogue."),
    Reason.INDICATOR_AMBIGUOUS: gettext_lazy("several indicators are called “%(text)s”. Write the code."),
    Reason.INDICATOR_OTHER_CODE: gettext_lazy(
        "the code “%(text)s” is unknown, and the indicator of that name has another code."
    ),
    Reason.INDICATOR_TOO_LONG: gettext_lazy("“%(text)s” is too long for the catalogue."),
    Reason.INDICATOR_NOT_YOURS: gettext_lazy("the indicator “%(text)s” is confidential and not open to you."),
    Reason.INDICATOR_COMPUTED: gettext_lazy("the indicator is computed here by its formula, so no value is read in."),
    Reason.PLACE_UNKNOWN: gettext_lazy("it has not been said what “%(text)s” means."),
    Reason.PLACE_EMPTY: gettext_lazy("it has not been said which organisation the row is about."),
    Reason.PERIOD_EMPTY: gettext_lazy("the period is missing."),
    Reason.PERIOD_NOT_UNDERSTOOD: gettext_lazy(
        "“%(text)s” is not understood as a period. Write for example 2025, T2 2025 or 2025-08."
    ),
    Reason.PERIOD_NO_SUCH_PART: gettext_lazy("there is no such part of a year as “%(text)s”."),
    Reason.PERIOD_IS_DAY: gettext_lazy("“%(text)s” is a single day. Write the period, for example 2025 or 2025-08."),
    Reason.PERIOD_OUT_OF_RANGE: gettext_lazy("the year in “%(text)s” is out of range."),
    Reason.GENDER_NOT_UNDERSTOOD: gettext_lazy("“%(text)s” is not understood as a gender. Write T, K or M."),
    Reason.VALUE_EMPTY: gettext_lazy("the cell is empty. Write a number, or a dash where there is no value."),
    Reason.VALUE_NOT_NUMBER: gettext_lazy("“%(text)s” is not a number."),
    Reason.VALUE_IS_DATE: gettext_lazy(
        "“%(text)s” is a date. The spreadsheet may have made it of a number such as 1.2."
    ),
    Reason.VALUE_AMBIGUOUS: gettext_lazy("“%(text)s” can be read in more than one way. Write it as 1234,5."),
    Reason.VALUE_TOO_MANY_DIGITS: gettext_lazy(
        "“%(text)s” is out of range: at most 14 digits before the decimal sign and 6 after it."
    ),
    Reason.VALUE_AND_MISSING: gettext_lazy("the row has both a number and a reason why there is none, “%(text)s”."),
    Reason.VALUE_MADE_HERE: gettext_lazy(
        "the value was computed or put together here, so it is not read in. It follows what it is made of."
    ),
    Reason.MISSING_NOT_UNDERSTOOD: gettext_lazy("“%(text)s” is not understood as a reason why a value is missing."),
    Reason.PARTS_INCOMPLETE: gettext_lazy("numerator and denominator are told together, and one of them is missing."),
    Reason.PARTS_DISAGREE: gettext_lazy("numerator and denominator give %(text)s, not the value that the row tells."),
    Reason.PARTS_WITHOUT_VALUE: gettext_lazy("the value is marked as missing, but has a numerator and a denominator."),
    Reason.DENOMINATOR_NOT_POSITIVE: gettext_lazy("“%(text)s” cannot be a denominator. It is more than 0."),
    Reason.QUALITY_NOT_UNDERSTOOD: gettext_lazy(
        "“%(text)s” is not understood. Write preliminary, final or revised, or leave the cell empty."
    ),
    Reason.SOURCE_DATE_NOT_UNDERSTOOD: gettext_lazy(
        "“%(text)s” is not understood as a day. Write for example 2026-01-31."
    ),
    Reason.COMMENT_TOO_LONG: gettext_lazy("the comment is longer than 500 characters."),
    Reason.SOURCE_TOO_LONG: gettext_lazy("the source is longer than 120 characters."),
}


def caution_sentence(warned: Warned, entry: Entry | None, decimals: int) -> str:
    """What to look at once more about a row that is stored all the same."""
    match warned.caution:
        case Caution.UNIT_DIFFERS:
            return _(
                "The file’s unit is “%(file)s”, the catalogue’s “%(catalogue)s”. Make sure that they mean the same."
            ) % {
                "file": warned.text,
                "catalogue": entry.unit if entry else "",
            }
        case Caution.OTHER_FREQUENCY:
            return _("The indicator is usually measured over another kind of period.")
        case Caution.FUTURE_PERIOD:
            return _("The period has not begun.")
        case Caution.ERASES_VALUE:
            return _("A number is replaced by a mark for a missing value.")
        case Caution.LOSES_PARTS:
            return _("The stored numerator and denominator go, since the file has none.")
        case Caution.WITHHELD:
            return _("Fewer cases than the indicator shows: stored as suppressed, without the number.")
        case Caution.REPLACES_DERIVED:
            return _("A value that was computed or put together here is replaced by the file’s own.")
    return doubt_sentence(warned.doubt, entry.unit if entry else "", decimals) if warned.doubt else ""


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """An outcome with its word and how many rows have it."""

    outcome: str
    word: str
    count: int


def outcome_counts(counts: Mapping[str, int]) -> list[OutcomeCount]:
    """The counts in the order in which people ask for them; none is told to wait or be left out that is not."""
    always = (Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.REFUSED)
    order = (Outcome.WAITING, *always, Outcome.LEFT_OUT)
    return [
        OutcomeCount(outcome.value, outcome_heading(outcome), counts.get(outcome, 0))
        for outcome in order
        if outcome in always or counts.get(outcome)
    ]


def stored_sentence(row: Mapping[str, Any]) -> str:
    """What a person did with a stored file, to follow the person's name; without numbers where they are not told."""
    name, counts = row.get("file_name", ""), row.get("counts")
    if counts is None:
        return _("read in %(file)s") % {"file": name}
    new, changed = int(counts.get(Outcome.NEW, 0)), int(counts.get(Outcome.CHANGED, 0))
    parts = []
    if new:
        parts.append(ngettext("%(number)s new value", "%(number)s new values", new) % {"number": _whole(new)})
    if changed:
        words = ngettext("%(number)s changed value", "%(number)s changed values", changed)
        parts.append(words % {"number": _whole(changed)})
    return _("read in %(file)s: %(told)s") % {"file": name, "told": ", ".join(parts) or _("nothing new")}


def _whole(number: int) -> str:
    return number_format(number, use_l10n=True, force_grouping=True)


def key_period_label(key: Key) -> str:
    """The period of a row in words."""
    return period_label(Period(Frequency(key.frequency), key.start))
