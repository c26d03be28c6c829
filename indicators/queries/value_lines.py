"""Every value of an indicator at an organisation: with its parts, its quality, what it was before, and its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.apps import apps
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.periods import Period
from indicators.kolada.belonging import names_kolada
from indicators.models import (
    Indicator,
    Value,  # type: ignore[attr-defined]
)
from indicators.numbers import Missing, format_number, format_with_unit
from indicators.queries.marks import is_derived, source_of, told_by
from indicators.queries.series import period_of

GENDERS = {
    "T": lambda: pgettext("statistics", "Total"),
    "K": lambda: pgettext("statistics", "Women"),
    "M": lambda: pgettext("statistics", "Men"),
}


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A period's values with where they come from.

    texts: (word, value), one for each of the page's genders. parts: the total's numerator and denominator, or nothing.
    source, day: who or what told it, "" where nothing is to be called its source, and when.
    """

    period: str
    texts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    source: str
    day: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValueTable:
    """The values, latest first. genders, parts: heads of columns; parts are what a share is made of."""

    genders: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    lines: tuple[ValueLine, ...] = ()
    has_kolada: bool = False
    has_derived: bool = False

    def __len__(self) -> int:
        return len(self.lines)


def values_of(indicator: Indicator, organisation_id: int) -> list[Value]:
    """Every stored value there, latest first. One query."""
    rows = Value.objects.filter(indicator=indicator, organisation=organisation_id).select_related("entered_by")
    return list(rows.order_by("-period_start", "frequency", "gender"))


def value_table(values: Sequence[Value], indicator: Indicator, language: str) -> ValueTable:
    """The values as a table. One query where any has been revised, for what it was before."""
    present = {value.gender for value in values} | {"T"}
    genders = [gender for gender in GENDERS if gender in present]
    has_parts = any(value.numerator is not None for value in values)
    before = _before(values)
    by_period: dict[Period, dict[str, Value]] = {}
    for value in values:
        by_period.setdefault(period_of(value.frequency, value.period_start), {})[value.gender] = value
    told = {period: rows.get("T") or next(iter(rows.values())) for period, rows in by_period.items()}
    lines = [
        ValueLine(
            period=period.label(language),
            texts=tuple(_texts(rows, genders, indicator, language)),
            parts=_parts(rows.get("T"), language) if has_parts else (),
            notes=tuple(dict.fromkeys(_notes(rows.values(), before, indicator, language))),
            source=_source(told[period], indicator),
            day=(told[period].source_date or timezone.localdate(told[period].entered_at)).isoformat(),
        )
        for period, rows in by_period.items()
    ]
    return ValueTable(
        genders=tuple(GENDERS[gender]() for gender in genders),
        parts=_part_heads(indicator) if has_parts else (),
        lines=tuple(lines),
        has_kolada=any(names_kolada(source_of(value.source, value.origin, "")) for value in values),
        has_derived=any(is_derived(value) for value in values),
    )


def _texts(
    rows: Mapping[str, Value], genders: Iterable[str], indicator: Indicator, language: str
) -> Iterable[tuple[str, str]]:
    genders = list(genders)
    for gender in genders:
        word = GENDERS[gender]() if len(genders) > 1 else ""
        yield word, format_with_unit(told_by(rows.get(gender)), indicator.unit, indicator.decimals, language)


def _part_heads(indicator: Indicator) -> tuple[str, str]:
    return indicator.numerator_name or _("Numerator"), indicator.denominator_name or _("Denominator")


def _parts(value: Value | None, language: str) -> tuple[str, str]:
    if value is None or value.numerator is None or value.denominator is None:
        return Missing.NOT_AVAILABLE.sign, Missing.NOT_AVAILABLE.sign
    return format_number(value.numerator, None, language), format_number(value.denominator, None, language)


def _notes(
    rows: Iterable[Value], before: Mapping[int, Decimal | Missing], indicator: Indicator, language: str
) -> Iterable[str]:
    for row in rows:
        if row.quality == Value.Quality.PRELIMINARY:
            yield _("Preliminary")
        if row.quality == Value.Quality.REVISED:
            yield _revised(row, before.get(row.pk), indicator, language)
        if row.missing:
            yield str(row.get_missing_display())
        if row.comment:
            yield row.comment


def _revised(row: Value, before: Decimal | Missing | None, indicator: Indicator, language: str) -> str:
    """“Revised, was 81.2”, with whose value it is where it is not everybody's."""
    who = "" if row.gender == Value.Gender.TOTAL else f"{GENDERS[row.gender]()}: "
    if before is None:
        return who + _("Revised")
    text = format_with_unit(before, indicator.unit, indicator.decimals, language)
    return who + _("Revised, was %(value)s") % {"value": text}


def _before(values: Sequence[Value]) -> dict[int, Decimal | Missing]:
    """What each revised value last was, before it became what it is; from the history. One query at most.

    Not of what has been withheld since: what it was is what nobody is to read.
    """
    revised = {
        value.pk: told_by(value)
        for value in values
        if value.quality == Value.Quality.REVISED and value.missing != Missing.SUPPRESSED
    }
    found: dict[int, Decimal | Missing] = {}
    if revised:
        events = apps.get_model("indicators", "ValueEvent").objects.filter(pgh_obj__in=list(revised)).order_by("pgh_id")
        for pk, value, missing in events.annotate(of=F("pgh_obj_id")).values_list("of", "value", "missing"):
            told = Missing(missing) if missing else value
            if told is not None and told != revised[pk]:
                found[pk] = told
    return found


def _source(value: Value, indicator: Indicator) -> str:
    if is_derived(value):
        return _("Own calculation")
    if value.entered_by and not value.source:
        return _("Handed in by %(person)s") % {"person": value.entered_by.full_name}
    return source_of(value.source, value.origin, indicator.source)
