"""A round of values as a form: every cell read, doubted and answered for itself.

Not a django.forms.Form: a cell has states (a question that can be confirmed, another's newer value that can be
replaced) which a form field has not, and a cell that is not sent is left alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from governance.language import active_language
from indicators import told
from indicators.numbers import Missing, NumberError, format_with_unit, is_percent, parse_number
from indicators.plausibility import Doubt, doubt_about
from indicators.queries.marks import mark_of
from indicators.queries.rounds import Cell, Round
from indicators.services.values import Entry, Refusal

LONGEST_COMMENT = 500


class Note(NamedTuple):
    """What is said beside a cell. kind: error, question or changed; with a tick that confirms (name, value, label)."""

    kind: str
    text: str
    tick_name: str = ""
    tick_value: str = ""
    tick_label: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent for a cell, as text."""

    value: str
    seen: str
    sure: str
    replace: str | None
    comment: str | None


class RoundForm:
    """The cells of a round and what was sent for them; `entries` are ready to record when there are no notes."""

    def __init__(self, values: Round, data: Mapping[str, str] | None = None) -> None:
        self.round = values
        self.sent: dict[str, Sent] = {}
        self.notes: dict[str, Note] = {}
        self.entries: list[Entry] = []
        data = data or {}
        for cell in values.cells:
            if f"value-{cell.key}" in data:
                self.sent[cell.key] = _sent(data, cell.key)
                self._read(cell, self.sent[cell.key])

    @property
    def is_valid(self) -> bool:
        """Whether everything sent can be recorded."""
        return not self.notes

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Take up what the service refused, beside the cells it is about."""
        for refusal in refusals:
            cell = self.round.cell(f"{refusal.entry.indicator_id}-{refusal.entry.gender}")
            if cell is not None:
                self.notes[cell.key] = _refused(cell, refusal)

    def _read(self, cell: Cell, sent: Sent) -> None:
        try:
            value = None if not sent.value.strip() else parse_number(sent.value)
        except NumberError as error:
            self.notes[cell.key] = Note("error", told.number_sentence(error))
            return
        comment = sent.comment if sent.comment is not None and sent.comment != _comment(cell) else None
        if comment is not None and len(comment) > LONGEST_COMMENT:
            self.notes[cell.key] = Note("error", _("The comment is too long: at most 500 characters."))
            return
        is_untouched = mark_of(value) == sent.seen
        if is_untouched and comment is None:
            return
        doubt = None if is_untouched else self._doubt(cell, value)
        if doubt and sent.sure != mark_of(value) and isinstance(value, Decimal):
            self.notes[cell.key] = _question(cell, value, doubt)
            return
        self.entries.append(self._entry(cell, value, sent, comment))

    def _doubt(self, cell: Cell, value: Decimal | Missing | None) -> Doubt | None:
        """A doubt that holds against the period before and against the same period last year alike."""
        if not isinstance(value, Decimal):
            return None
        found = None
        last_year = self.round.period.same_period_last_year()
        for earlier in (cell.numbers_before(last_year), cell.numbers_before(self.round.period)):
            if not earlier:
                continue
            found = doubt_about(value, earlier, is_percent=is_percent(cell.unit))
            if found is None:
                return None
        return found

    def _entry(self, cell: Cell, value: Decimal | Missing | None, sent: Sent, comment: str | None) -> Entry:
        return Entry(
            indicator_id=cell.indicator_id,
            organisation_id=self.round.organisation_id,
            period=self.round.period,
            gender=cell.gender,
            value=value,
            seen=sent.seen if sent.replace is None else sent.replace,
            comment=comment,
        )


def _sent(data: Mapping[str, str], key: str) -> Sent:
    comment, replace = data.get(f"comment-{key}"), data.get(f"replace-{key}")
    return Sent(
        value=data.get(f"value-{key}", ""),
        seen=data.get(f"seen-{key}", ""),
        sure=data.get(f"sure-{key}", ""),
        replace=None if replace is None else replace.removeprefix("="),
        # The database keeps no NUL character; nobody sees one or means one.
        comment=None if comment is None else " ".join(comment.replace("\0", " ").split()),
    )


def _comment(cell: Cell) -> str:
    return cell.stored.comment if cell.stored else ""


def _question(cell: Cell, value: Decimal, doubt: Doubt) -> Note:
    shown = format_with_unit(value, cell.unit, None, active_language())
    return Note(
        kind="question",
        text=told.doubt_sentence(doubt, cell.unit, cell.decimals),
        tick_name=f"sure-{cell.key}",
        tick_value=mark_of(value),
        tick_label=_("Yes, %(value)s is right") % {"value": shown},
    )


def _refused(cell: Cell, refusal: Refusal) -> Note:
    sentence = told.refusal_sentence(refusal, cell.unit)
    if refusal.code == "closed":
        return Note("error", sentence)
    entered = refusal.entry.value
    label = _("Take back the value all the same")
    if entered is not None:
        label = _("Replace it with %(value)s") % {"value": told.field_text(entered)}
    # The sign before the mark tells "nothing stands there now" from "not ticked".
    return Note("changed", sentence, f"replace-{cell.key}", f"={refusal.mark}", label)
