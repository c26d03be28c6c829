"""A round of values as a form: every cell read, doubted and answered for itself.

Not a django.forms.Form: a cell has states (a question that can be confirmed, another's newer value that can be
replaced or taken) which a form field has not, and a cell that is not sent is left alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext as _

from annualcycle.periods import Period
from governance.language import active_language
from indicators import told
from indicators.numbers import Missing, NumberError, format_with_unit, is_percent, parse_number, round_half_up
from indicators.plausibility import Doubt, doubt_about, doubt_about_parts
from indicators.queries.marks import mark_of
from indicators.queries.round_cells import Cell, Parts
from indicators.queries.rounds import GENDERS
from indicators.revising import Quality
from indicators.services.values import Entry, Refusal
from indicators.shares import ShareError, are_too_few, share_of

LONGEST_COMMENT = 500


class Tick(NamedTuple):
    """A choice beside a cell: its name and value in the form, and what it says."""

    name: str
    value: str
    label: str


class Note(NamedTuple):
    """What is said beside a cell. kind: error, question or changed; ticks: what one may answer."""

    kind: str
    text: str
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent for a cell, as text. None: the field was not on the page."""

    value: str
    numerator: str
    denominator: str
    shows_parts: bool
    seen: str
    sure: str
    replace: str | None
    takes_theirs: bool
    comment: str | None
    is_preliminary: bool | None

    @property
    def has_parts(self) -> bool:
        """Whether anything stands in the fields of the parts."""
        return bool(self.numerator.strip() or self.denominator.strip())


class Told(NamedTuple):
    """What the texts of a cell mean."""

    value: Decimal | Missing | None
    parts: Parts | None = None


class RoundForm:
    """The cells shown and what was sent for them; `entries` are ready to record, also when others have notes.

    is_undoing: what was there before is put back, so nothing is asked.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        period: Period,
        data: Mapping[str, str] | None = None,
        *,
        is_undoing: bool = False,
    ) -> None:
        self.cells, self.period = cells, period
        self.notes: dict[str, Note] = {}
        self.entries: list[Entry] = []
        self._is_undoing = is_undoing
        data = data or {}
        self.sent = {cell.key: _sent(data, cell.key) for cell in cells if f"value-{cell.key}" in data}
        for cell in cells:
            if cell.key in self.sent:
                self._read(cell, self.sent[cell.key])

    @property
    def is_valid(self) -> bool:
        """Whether everything sent can be recorded."""
        return not self.notes

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Take up what the service refused, beside the cells it is about; those entries are not to be recorded."""
        cells = {cell.key: cell for cell in self.cells}
        for refusal in refusals:
            key = _key_of(refusal.entry)
            if key in cells:
                self.notes[key] = _refused(cells[key], refusal)
        self.entries = [entry for entry in self.entries if _key_of(entry) not in self.notes]

    def _read(self, cell: Cell, sent: Sent) -> None:
        if sent.takes_theirs:
            return
        try:
            meant = _meant(cell, sent)
        except NumberError as error:
            self.notes[cell.key] = Note("error", told.number_sentence(error))
            return
        except ShareError as error:
            self.notes[cell.key] = Note("error", _parts_sentence(cell, error.code, error.value))
            return
        comment = sent.comment if sent.comment is not None and sent.comment != _comment(cell) else None
        if comment is not None and len(comment) > LONGEST_COMMENT:
            self.notes[cell.key] = Note("error", _("The comment is too long: at most 500 characters."))
            return
        is_untouched = mark_of(meant.value) == sent.seen and _is_as_stored(cell, meant)
        is_settled_otherwise = sent.is_preliminary is not None and sent.is_preliminary != _is_preliminary(cell)
        if is_untouched and comment is None and not is_settled_otherwise:
            return
        if not is_untouched and not self._is_undoing and sent.sure != sure_mark(meant):
            doubt, part = self._doubt(cell, meant), self._disclosed(cell, meant)
            if doubt or part:
                self.notes[cell.key] = _question(cell, meant, doubt, part)
                return
        self.entries.append(self._entry(cell, meant, sent, comment))

    def _doubt(self, cell: Cell, meant: Told) -> Doubt | None:
        """A doubt that holds against the period before and against the same period last year alike."""
        if not isinstance(meant.value, Decimal):
            return None
        found = None
        last_year = self.period.same_period_last_year()
        for earlier in (cell.numbers_before(last_year), cell.numbers_before(self.period)):
            if not earlier:
                continue
            found = doubt_about(meant.value, earlier, is_percent=is_percent(cell.indicator.unit))
            if found is None:
                break
        if found is None and meant.parts:
            is_share = is_percent(cell.indicator.unit)
            return doubt_about_parts(*meant.parts, cell.denominators(), is_percent=is_share)
        return found

    def _disclosed(self, cell: Cell, meant: Told) -> str:
        """The gender whose withheld value could be counted out from the two others, once this is stored; "" for none.

        Where the withheld value itself is sent too, it is asked about there and not beside each of the others.
        """
        told = {cell.gender: _kept(cell, meant)}
        changed = {cell.gender}
        for other in self.cells:
            if other.key in self.sent and _place(other) == _place(cell) and other.gender != cell.gender:
                try:
                    theirs = _meant(other, self.sent[other.key])
                except (NumberError, ShareError):
                    return ""
                told[other.gender] = _kept(other, theirs)
                if mark_of(theirs.value) != self.sent[other.key].seen:
                    changed.add(other.gender)
        told = {**cell.beside, **told}
        withheld = [gender for gender, value in told.items() if value == Missing.SUPPRESSED]
        numbers = sum(isinstance(value, Decimal) for value in told.values())
        if len(withheld) != 1 or numbers != len(GENDERS) - 1:
            return ""
        return "" if withheld[0] in changed and withheld[0] != cell.gender else withheld[0]

    def _entry(self, cell: Cell, meant: Told, sent: Sent, comment: str | None) -> Entry:
        return Entry(
            indicator_id=cell.indicator.pk,
            organisation_id=cell.organisation_id,
            period=self.period,
            gender=cell.gender,
            value=meant.value,
            numerator=meant.parts.numerator if meant.parts else None,
            denominator=meant.parts.denominator if meant.parts else None,
            drops_parts=cell.has_parts and sent.shows_parts and meant.parts is None,
            quality=_quality(sent),
            seen=sent.seen if sent.replace is None else sent.replace,
            comment=comment,
        )


def _place(cell: Cell) -> tuple[int, int]:
    return cell.indicator.pk, cell.organisation_id


def _kept(cell: Cell, meant: Told) -> Decimal | Missing | None:
    """What will be kept of it: no number of a share of too few."""
    if meant.parts and are_too_few(meant.parts.denominator, cell.indicator.fewest_cases):
        return Missing.SUPPRESSED
    return meant.value


def _key_of(entry: Entry) -> str:
    return f"{entry.indicator_id}-{entry.organisation_id}-{entry.gender}"


def _sent(data: Mapping[str, str], key: str) -> Sent:
    comment, replace = data.get(f"comment-{key}"), data.get(f"replace-{key}")
    value = data.get(f"value-{key}", "")
    return Sent(
        value=value if value.strip() else data.get(f"missing-{key}", ""),
        numerator=data.get(f"numerator-{key}", ""),
        denominator=data.get(f"denominator-{key}", ""),
        shows_parts=f"numerator-{key}" in data,
        seen=data.get(f"seen-{key}", ""),
        sure=data.get(f"sure-{key}", ""),
        replace=None if replace is None else replace.removeprefix("="),
        takes_theirs=f"theirs-{key}" in data,
        # The database keeps no NUL character; nobody sees one or means one.
        comment=None if comment is None else " ".join(comment.replace("\0", " ").split()),
        is_preliminary=f"preliminary-{key}" in data if f"more-{key}" in data else None,
    )


def _meant(cell: Cell, sent: Sent) -> Told:
    """What is meant. A share with both parts is what they make; the value's own field may only say the same."""
    typed = None if not sent.value.strip() else parse_number(sent.value)
    if not cell.has_parts or not sent.has_parts:
        return Told(typed)
    parts = _parts(sent)
    value = share_of(*parts, cell.indicator.factor)
    is_left_as_it_was = typed is None or mark_of(typed) == sent.seen or _is_told_by(typed, cell)
    if isinstance(typed, Missing) and not is_left_as_it_was:
        raise ShareError("disagrees", value)
    if isinstance(typed, Decimal) and not is_left_as_it_was:
        share_of(*parts, cell.indicator.factor, typed)
    return Told(value, parts)


def _parts(sent: Sent) -> Parts:
    if not sent.numerator.strip() or not sent.denominator.strip():
        raise ShareError("half_a_share")
    numerator, denominator = parse_number(sent.numerator), parse_number(sent.denominator)
    if isinstance(numerator, Missing) or isinstance(denominator, Missing):
        raise ShareError("part_missing")
    return Parts(numerator, denominator)


def _is_told_by(typed: Decimal | Missing, cell: Cell) -> bool:
    """Whether what is typed is the stored value with as many decimals as it is shown with."""
    stands = cell.stored.told if cell.stored else None
    if isinstance(typed, Decimal) and isinstance(stands, Decimal):
        return typed == round_half_up(stands, cell.indicator.decimals)
    return typed == stands


def sure_mark(meant: Told) -> str:
    """What a tick confirms: exactly these figures."""
    value = mark_of(meant.value)
    return f"{value}={mark_of(meant.parts.numerator)}/{mark_of(meant.parts.denominator)}" if meant.parts else value


def _is_as_stored(cell: Cell, meant: Told) -> bool:
    return meant.parts == (cell.stored.parts if cell.stored else None) or not cell.has_parts


def _quality(sent: Sent) -> str | None:
    if sent.is_preliminary is None:
        return None
    return Quality.PRELIMINARY if sent.is_preliminary else Quality.FINAL


def _is_preliminary(cell: Cell) -> bool:
    return bool(cell.stored and cell.stored.is_preliminary)


def _comment(cell: Cell) -> str:
    return cell.stored.comment if cell.stored else ""


def _question(cell: Cell, meant: Told, doubt: Doubt | None, withheld: str) -> Note:
    shown = format_with_unit(meant.value, cell.indicator.unit, _shown_decimals(cell, meant), active_language())
    sentences = [told.doubt_sentence(doubt, cell.indicator.unit, cell.indicator.decimals)] if doubt else []
    if withheld:
        sentences.append(told.disclosure_sentence(withheld))
    sure = _("Yes, %(value)s is right") % {"value": shown} if isinstance(meant.value, Decimal) else _("Yes, save it so")
    return Note(kind="question", text=" ".join(sentences), ticks=(Tick(f"sure-{cell.key}", sure_mark(meant), sure),))


def _shown_decimals(cell: Cell, meant: Told) -> int | None:
    """A typed value is repeated as it was typed; a computed one as the indicator is shown."""
    return cell.indicator.decimals if meant.parts else None


def _parts_sentence(cell: Cell, code: str, value: Decimal | Missing | None) -> str:
    indicator = cell.indicator
    return told.parts_sentence(code, format_with_unit(value, indicator.unit, indicator.decimals, active_language()))


def _refused(cell: Cell, refusal: Refusal) -> Note:
    if refusal.code not in {"changed", "closed"}:
        return Note("error", _parts_sentence(cell, refusal.code, refusal.value))
    sentence = told.refusal_sentence(refusal, cell.indicator.unit)
    if refusal.code == "closed":
        return Note("error", sentence)
    entered = refusal.entry.value
    mine = _("Take back the value all the same")
    if entered is not None:
        mine = _("Replace it with %(value)s") % {"value": told.field_text(entered)}
    theirs = _("Leave it empty")
    if refusal.value is not None:
        theirs = _("Keep %(value)s") % {"value": told.field_text(refusal.value)}
    # The sign before the mark tells "nothing stands there now" from "not ticked".
    keep_mine = Tick(f"replace-{cell.key}", f"={refusal.mark}", mine)
    return Note("changed", sentence, (keep_mine, Tick(f"theirs-{cell.key}", "1", theirs)))
