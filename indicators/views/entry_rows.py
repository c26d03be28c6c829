"""The rows of the entry page, ready to show: every string is made here, none in the template's loop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.periods import Frequency, Period
from governance.language import active_language
from indicators import told
from indicators.forms.entry import Note, RoundForm, Sent
from indicators.models import Value
from indicators.numbers import Missing, format_number, unit_words
from indicators.pasting import PasteRow, plain
from indicators.queries.marks import mark_of, source_of
from indicators.queries.round_cells import Cell, Stored
from indicators.queries.rounds import Coming, Outline
from indicators.queries.series import telling_decimals
from indicators.wording import describe_target


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A cell with what stands beside it. value, numerator, denominator, seen: of the fields; note: what is said."""

    key: str
    group: str
    group_unit: str
    name: str
    part: str
    unit: str
    before: tuple[tuple[str, str], ...]  # (column head, value)
    target: str
    has_parts: bool
    numerator_name: str
    denominator_name: str
    numerator: str
    denominator: str
    value: str
    seen: str
    shown: str
    note: Note | None
    saved: str
    comment: str
    asks_why: bool
    is_preliminary: bool
    label: str
    input_mode: str

    @property
    def state(self) -> str:
        """What has become of the cell, for the script: error, question, changed, saved or empty."""
        return self.note.kind if self.note else "saved" if self.saved else "empty"

    @property
    def tells_why(self) -> bool:
        """Whether the line about why, or the comment, is shown at once."""
        return bool(self.comment or self.asks_why)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading of their own; none when everything is of one organisation."""

    heading: str
    unit: str
    rows: tuple[EntryRow, ...]


def entry_rows(
    form: RoundForm, *, is_of_several: bool, by_indicator: bool = False, keeps_sent: bool = False
) -> list[EntryRow]:
    """The rows of the cells. What was sent stands in the fields where it was not stored, or everywhere if so asked."""
    parted = parted_indicators(form.cells)
    return [
        _row(
            form,
            cell,
            has_parts=cell.indicator.pk in parted,
            by_indicator=by_indicator,
            is_of_several=is_of_several,
            sent=form.sent.get(cell.key) if keeps_sent or not form.is_valid else None,
        )
        for cell in form.cells
    ]


def groups(rows: Iterable[EntryRow], *, by_indicator: bool, is_of_several: bool) -> list[Group]:
    """The rows under the headings that they share: organisations, or with `by_indicator` indicators."""
    found = [
        Group(heading, unit, tuple(of_it))
        for (heading, unit), of_it in groupby(rows, key=lambda row: (row.group, row.group_unit))
    ]
    if is_of_several:
        return found
    return [Group("", "", tuple(row for group in found for row in group.rows))] if found else []


def paste_rows(cells: Sequence[Cell], *, is_of_several: bool) -> list[PasteRow]:
    """The rows as what is pasted may name them."""
    parted = parted_indicators(cells)
    found = []
    for cell in cells:
        names = {
            cell.indicator.name,
            cell.indicator.code,
            gender_word(cell.gender, has_parts=cell.indicator.pk in parted),
        }
        if is_of_several:
            names.add(cell.organisation_name)
        columns = {"numerator", "denominator", "value"} if cell.has_parts else {"value"}
        found.append(PasteRow(cell.key, frozenset(map(plain, names - {""})), frozenset(columns)))
    return found


def columns(period: Period) -> tuple[Period, Period]:
    """The two earlier periods that stand beside the field: last year's same and the one before; yearly the last two."""
    before = period.previous()
    if period.frequency.per_year == 1:
        return before.previous(), before
    return period.same_period_last_year(), before


def parted_indicators(cells: Iterable[Cell]) -> set[int]:
    """The indicators that are handed in for women and men too."""
    return {cell.indicator.pk for cell in cells if cell.gender != Value.Gender.TOTAL}


def _row(
    form: RoundForm, cell: Cell, *, has_parts: bool, by_indicator: bool, is_of_several: bool, sent: Sent | None
) -> EntryRow:
    language, indicator = active_language(), cell.indicator
    stands = cell.stored.told if cell.stored else None
    part = gender_word(cell.gender, has_parts=has_parts)
    numerator, denominator = _parts_texts(cell)
    unit = _unit(cell)
    decimals = telling_decimals(cell.rule, indicator.decimals) if cell.rule else 0
    words = (indicator.name, part, unit, cell.organisation_name if is_of_several else "")
    return EntryRow(
        key=cell.key,
        group=indicator.name if by_indicator else cell.organisation_name,
        group_unit=unit if by_indicator else "",
        name=cell.organisation_name if by_indicator else indicator.name,
        part=part,
        unit="" if by_indicator else unit,
        before=tuple(
            (period.short_label(language), value_text(cell.at(period), indicator.decimals))
            for period in columns(form.period)
        ),
        target=describe_target(cell.rule, "", decimals, language) if cell.rule else "",
        has_parts=cell.has_parts,
        numerator_name=indicator.numerator_name,
        denominator_name=indicator.denominator_name,
        numerator=sent.numerator if sent else numerator,
        denominator=sent.denominator if sent else denominator,
        value=sent.value if sent else value_field(cell),
        seen=sent.seen if sent else mark_of(stands),
        shown=value_text(stands, indicator.decimals),
        note=form.notes.get(cell.key),
        saved=_saved(cell),
        comment=_comment(cell, sent),
        asks_why=cell.misses_target(stands, form.period),
        is_preliminary=_is_preliminary(cell, sent),
        # The figure keyboard of some phones has no minus sign.
        input_mode="text" if any(n < 0 for n in cell.numbers_before(form.period)) else "decimal",
        label=", ".join(word for word in words if word),
    )


def value_field(cell: Cell) -> str:
    """What stands in the value's field; what is computed of parts with as many decimals as the indicator is shown."""
    stands = cell.stored.told if cell.stored else None
    if cell.stored and cell.stored.parts and isinstance(stands, Decimal):
        return format_number(stands, cell.indicator.decimals, active_language(), group=False)
    return told.field_text(stands)


def _parts_texts(cell: Cell) -> tuple[str, str]:
    if cell.stored is None or cell.stored.parts is None:
        return "", ""
    return told.field_text(cell.stored.parts.numerator), told.field_text(cell.stored.parts.denominator)


def _comment(cell: Cell, sent: Sent | None) -> str:
    if sent is not None and sent.comment is not None:
        return sent.comment
    return cell.stored.comment if cell.stored else ""


def _is_preliminary(cell: Cell, sent: Sent | None) -> bool:
    if sent is not None and sent.is_preliminary is not None:
        return sent.is_preliminary
    return bool(cell.stored and cell.stored.is_preliminary)


def _unit(cell: Cell) -> str:
    """The unit beside the name; nothing when the name tells it already."""
    words = unit_words(cell.indicator.unit, active_language())
    return "" if f"({words})" in cell.indicator.name else words


def value_text(told_value: Decimal | Missing | None, decimals: int) -> str:
    """A value in a narrow column, without its unit; a dash where there is none."""
    if told_value is None or isinstance(told_value, Missing):
        return (told_value or Missing.NOT_AVAILABLE).sign
    return format_number(told_value, decimals, active_language())


def _saved(cell: Cell) -> str:
    """When the value was saved, and by whom; for what comes by itself where it comes from."""
    match cell.coming:
        case Coming.COMPUTED:
            return _("Computed: %(formula)s") % {"formula": cell.indicator.formula}
        case Coming.ROLLED_UP:
            return _("Put together from the organisations below")
        case Coming.FETCHED:
            if cell.stored is None:
                return _("From %(source)s") % {"source": cell.indicator.source or "Kolada"}
    if cell.stored is None:
        return ""
    of_indicator = cell.indicator.source if cell.coming is Coming.FETCHED else ""
    if source := source_of(cell.stored.source, cell.stored.origin, of_indicator):
        return _("From %(source)s") % {"source": source}
    return f"{_saved_when(cell.stored)}{_withheld(cell)}"


def _saved_when(stored: Stored) -> str:
    is_today = timezone.localdate(stored.at) == timezone.localdate()
    when = told.clock(stored.at) if is_today else timezone.localdate(stored.at).isoformat()
    if stored.readers_own is not None:
        mine = told.field_text(stored.readers_own)
        said = {"person": stored.by, "when": when, "value": mine}
        return _("%(person)s changed it at %(when)s. You wrote %(value)s.") % said
    if is_today and stored.is_anothers:
        return _("Saved %(day)s by %(person)s") % {"day": when, "person": stored.by}
    if is_today:
        return _("Saved %(time)s") % {"time": when}
    return _("Saved %(day)s by %(person)s") % {"day": when, "person": stored.by or _("the system")}


def _withheld(cell: Cell) -> str:
    """Said where the parts were too few to keep."""
    fewest = cell.indicator.fewest_cases
    if not fewest or not cell.has_parts or cell.stored is None or cell.stored.told != Missing.SUPPRESSED:
        return ""
    return ". " + _("Fewer than %(number)s: no figure is kept.") % {"number": fewest}


def gender_word(gender: str, *, has_parts: bool) -> str:
    """What tells apart the rows of one indicator; nothing where there is only the total."""
    match gender:
        case Value.Gender.WOMEN:
            return pgettext("statistics", "Women")
        case Value.Gender.MEN:
            return pgettext("statistics", "Men")
    return pgettext("statistics", "Total") if has_parts else ""


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period that may be chosen."""

    slug: str
    label: str
    is_chosen: bool


def period_choices(outline: Outline, names: dict[str, str]) -> list[tuple[str, list[PeriodChoice]]]:
    """The periods to choose from, grouped by the word for their frequency."""
    language = active_language()
    return [
        (
            names[Frequency(frequency)],
            [PeriodChoice(p.slug, p.label(language), p == outline.period) for p in periods],
        )
        for frequency, periods in outline.choices.items()
    ]
