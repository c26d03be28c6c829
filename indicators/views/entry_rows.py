"""The rows of the entry page, ready to show: every string and address is made here, none in the template's loop."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.periods import Frequency, Period
from governance.language import active_language
from indicators import told
from indicators.forms.entry import Note, RoundForm
from indicators.numbers import Missing, format_number, unit_words
from indicators.queries.marks import mark_of
from indicators.queries.rounds import Cell, Round
from indicators.queries.series import telling_decimals
from indicators.wording import describe_target


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A cell with what stands beside it. value, seen: of the input; note: what is said about what was sent."""

    key: str
    name: str
    part: str
    unit: str
    before: tuple[tuple[str, str], ...]  # (column head, value)
    target: str
    value: str
    seen: str
    shown: str
    note: Note | None
    saved: str
    comment: str
    asks_why: bool
    post_url: str
    params: str
    label: str
    input_mode: str

    @property
    def state(self) -> str:
        """What has become of the cell, for the script: error, question, changed, saved or empty."""
        return self.note.kind if self.note else "saved" if self.saved else "empty"

    @property
    def is_invalid(self) -> bool:
        """Whether what stands in the field was not stored."""
        return self.note is not None


def entry_rows(form: RoundForm, url: str) -> list[EntryRow]:
    """The rows of the cells to write, each posting to `url` with its own key."""
    parted = parted_indicators(form.round)
    return [_row(form, cell, url, has_parts=cell.indicator_id in parted) for cell in form.round.cells]


def fetched_rows(values: Round) -> list[EntryRow]:
    """The rows of what is fetched from Kolada: shown, not asked for."""
    form = RoundForm(values)
    parted = parted_indicators(values)
    return [_row(form, cell, "", has_parts=cell.indicator_id in parted) for cell in values.fetched]


def columns(period: Period) -> tuple[Period, Period]:
    """The two earlier periods that stand beside the field: last year's same and the one before; yearly the last two."""
    before = period.previous()
    if period.frequency.per_year == 1:
        return before.previous(), before
    return period.same_period_last_year(), before


def parted_indicators(values: Round) -> set[int]:
    """The indicators that are handed in for women and men too."""
    return {cell.indicator_id for cell in (*values.cells, *values.fetched) if cell.gender != "T"}


def _row(form: RoundForm, cell: Cell, url: str, *, has_parts: bool) -> EntryRow:
    language = active_language()
    sent, note = form.sent.get(cell.key), form.notes.get(cell.key)
    stands = cell.stored.told if cell.stored else None
    part = gender_word(cell.gender, has_parts=has_parts)
    is_kept = sent is not None and not form.is_valid
    return EntryRow(
        key=cell.key,
        name=cell.name,
        part=part,
        unit=_unit(cell),
        before=tuple(
            (period.short_label(language), value_text(cell.at(period), cell.decimals))
            for period in columns(form.round.period)
        ),
        target=describe_target(cell.rule, "", telling_decimals(cell.rule, cell.decimals), language)
        if cell.rule
        else "",
        value=sent.value if is_kept else told.field_text(stands),
        seen=sent.seen if is_kept else mark_of(stands),
        shown=value_text(stands, cell.decimals),
        note=note,
        saved=_saved(cell),
        comment=sent.comment if is_kept and sent.comment is not None else cell.stored.comment if cell.stored else "",
        asks_why=bool(cell.stored and cell.stored.comment) or cell.misses_target(stands, form.round.period),
        post_url=f"{url}&cell={cell.key}",
        params=f"csrfmiddlewaretoken,value-{cell.key},seen-{cell.key},sure-{cell.key},"
        f"replace-{cell.key},comment-{cell.key}",
        # The figure keyboard of some phones has no minus sign.
        input_mode="text" if any(n < 0 for n in cell.numbers_before(form.round.period)) else "decimal",
        label=" ".join(word for word in (cell.name, part, _unit(cell)) if word),
    )


def _unit(cell: Cell) -> str:
    """The unit beside the name; nothing when the name tells it already."""
    words = unit_words(cell.unit, active_language())
    return "" if f"({words})" in cell.name else words


def value_text(told_value: Decimal | Missing | None, decimals: int) -> str:
    """A value in a narrow column, without its unit; a dash where there is none."""
    if told_value is None or isinstance(told_value, Missing):
        return (told_value or Missing.NOT_AVAILABLE).sign
    return format_number(told_value, decimals, active_language())


def _saved(cell: Cell) -> str:
    """When the value was saved, and by whom or from where when it was not just now."""
    if cell.stored is None:
        return ""
    if cell.stored.source:
        return _("From %(source)s") % {"source": cell.stored.source}
    if timezone.localdate(cell.stored.at) == timezone.localdate():
        return _("Saved %(time)s") % {"time": told.clock(cell.stored.at)}
    day = timezone.localdate(cell.stored.at).isoformat()
    return _("Saved %(day)s by %(person)s") % {"day": day, "person": cell.stored.by or _("the system")}


def gender_word(gender: str, *, has_parts: bool) -> str:
    """What tells apart the rows of one indicator; nothing where there is only the total."""
    match gender:
        case "K":
            return pgettext("statistics", "Women")
        case "M":
            return pgettext("statistics", "Men")
    return pgettext("statistics", "Total") if has_parts else ""


@dataclass(frozen=True, slots=True)
class PeriodChoice:
    """A period that may be chosen."""

    slug: str
    label: str
    is_chosen: bool


def period_choices(values: Round, names: dict[str, str]) -> list[tuple[str, list[PeriodChoice]]]:
    """The periods to choose from, grouped by the word for their frequency."""
    language = active_language()
    return [
        (
            names[Frequency(frequency)],
            [PeriodChoice(p.slug, p.label(language), p == values.period) for p in periods],
        )
        for frequency, periods in values.choices.items()
    ]
