"""What an indicator is, as its page tells it: the facts that are there, in a fixed order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annualcycle.periods import Frequency
from governance.language import active_language
from governance.models import User
from indicators import rules
from indicators.aggregation import OverOrganisations
from indicators.models import Indicator, SeriesBreak
from indicators.numbers import format_number, is_percent
from indicators.queries.publications import is_overdue
from indicators.queries.visible import hidden_indicators, visible_indicators
from indicators.running import is_running


@dataclass(frozen=True, slots=True)
class Line:
    """A fact: what it is called, and what it is. is_lacking: nobody has said it, though they should."""

    label: str
    text: str
    note: str = ""
    url: str = ""
    is_written: bool = False
    is_lacking: bool = False


@dataclass(frozen=True, slots=True)
class BreakLine:
    """From which day the indicator is measured otherwise, and why."""

    pk: int
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An indicator that takes the other's place."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Passport:
    """The facts, the usual first; more: those that few ask for. successor, predecessors: as far as they may be seen."""

    lines: tuple[Line, ...]
    more: tuple[Line, ...]
    breaks: tuple[BreakLine, ...]
    successor: Neighbour | None
    predecessors: tuple[Neighbour, ...]
    may_manage: bool


def passport(indicator: Indicator, reader: User, *, breaks: Iterable[SeriesBreak] | None = None) -> Passport:
    """The passport as the reader may see it. One query beside that of the indicator with its people and volume, one for
    its breaks where the caller has not read them, and one where a publication day has passed.
    """
    breaks = indicator.breaks.all() if breaks is None else breaks
    near = Q(pk=indicator.successor_id or 0) | Q(successor=indicator.pk)
    found = list(visible_indicators(reader).filter(near).order_by("sort_key", "id"))
    told = {row.pk: Neighbour(row.name, reverse("indicator_show", args=[row.pk])) for row in found}
    return Passport(
        lines=tuple(_lines(indicator)),
        more=tuple(_more(indicator, reader)),
        breaks=tuple(
            BreakLine(row.pk, row.starts_on, row.reason)
            for row in sorted(breaks, key=lambda row: row.starts_on, reverse=True)
        ),
        successor=told.get(indicator.successor_id or 0),
        predecessors=tuple(told[row.pk] for row in found if row.successor_id == indicator.pk),
        may_manage=rules.can_manage_indicator(reader, indicator),
    )


def _lines(row: Indicator) -> Iterator[Line]:
    yield Line(_("Definition"), row.definition or _("Not said"), is_written=True, is_lacking=not row.definition)
    note = _("Changes are told in percentage points.") if is_percent(row.unit) else ""
    yield Line(_("Unit of measure"), row.unit, note)
    yield Line(_("Which way is good"), row.get_direction_display())
    yield Line(_("How often"), row.get_frequency_display())
    yield Line(_("Source"), row.source or _("Not said"), is_lacking=not row.source)
    if row.lag_years:
        lag = ngettext("%(number)s year", "%(number)s years", row.lag_years) % {"number": row.lag_years}
        yield Line(_("Publication lag"), lag)
    if row.next_publication_on and is_running(row.discontinued_on):
        yield Line(_publication_word(row), row.next_publication_on.isoformat(), _publication_note(row))
    yield Line(_("Managed by"), row.organisation.name)
    owner = row.owner.full_name if row.owner else _("Nobody named")
    yield Line(_("Owner"), owner, is_lacking=row.owner is None)
    if row.deputy:
        yield Line(_("Deputy"), row.deputy.full_name)
    if row.is_confidential:
        yield Line(_("Confidential"), _("Only for those who answer for it. Never in reports."))


def _publication_word(row: Indicator) -> str:
    return _("Should have come") if is_overdue(row) else _("Next publication")


def _publication_note(row: Indicator) -> str:
    return _("tells of %(year)s") % {"year": row.next_publication_year} if row.next_publication_year else ""


def _more(row: Indicator, reader: User) -> Iterator[Line]:
    yield Line(_("Degree of control"), row.get_controllability_display())
    if row.numerator_name:
        yield Line(_("Share"), _share(row), _("numerator / denominator × factor"))
    if row.fewest_cases:
        said = _("Fewer than %(number)s cases are not shown.") % {"number": row.fewest_cases}
        yield Line(_("Few cases"), said)
    if row.formula:
        yield Line(_("Formula"), _formula(row, reader))
    if row.over_organisations != OverOrganisations.NONE:
        yield Line(_("Over organisations"), row.get_over_organisations_display())
    if Frequency(row.frequency).per_year > 1:
        yield Line(_("Over the year"), row.get_over_time_display())
    if row.volume_indicator and rules.can_read_indicator(reader, row.volume_indicator):
        url = reverse("indicator_show", args=[row.volume_indicator.pk])
        yield Line(_("Counted per"), row.volume_indicator.name, url=url)
    if row.kolada_id:
        yield Line(_("Kolada’s id"), row.kolada_id)
    if row.stable_until:
        yield Line(_("Stable until"), row.stable_until.isoformat(), _("measured the same way until then"))


def _formula(row: Indicator, reader: User) -> str:
    """The formula as it was written, unless it names what the reader is to know nothing of."""
    written = row.formula.casefold()
    hidden = hidden_indicators(reader).values_list("code", "kolada_id", "name")
    if any(word.casefold() in written for words in hidden for word in words if word):
        return _("Rests on an indicator that is not shown to you.")
    return row.formula


def _share(row: Indicator) -> str:
    factor = format_number(row.factor, None, active_language())
    return f"{row.numerator_name} / {row.denominator_name} × {factor}"
