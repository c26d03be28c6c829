"""What is promised to be kept, and whether it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from governance.models import Organisation, User
from indicators import rules
from indicators.fulfilment import TargetKind, TargetRule
from indicators.models import Indicator, ServiceStandard
from indicators.numbers import Missing, format_with_unit, unit_of_change
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.queries.material import Place, chain_above, organisation_places
from indicators.queries.series import Point, latest_known, telling_decimals
from indicators.queries.years import YearPoint, held_against
from indicators.readers import readable
from indicators.running import running
from indicators.shares import decimals_of
from indicators.standards import Keeping, Kept, Promise, kept
from indicators.uses import Use, answers_to

ENDED = "ended"
_ORDER = {keeping: place for place, keeping in enumerate(Keeping)}
_NO_RANK = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardFilter:
    """What is asked for. organisation: with all below it; state: one of Keeping, ENDED, or "" for all that hold."""

    organisation: int | None = None
    indicator: int | None = None
    pk: int | None = None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardLine:
    """A promise as pages tell it. Texts are ready to show.

    level: "minst 95 %". meaning, word: a shape and a word; said: how it stands, as a sentence. value, period: the
    latest value that it is held against, "" where there is none. answers: the goals that answer that it is not kept.
    rank: its place in the body's order of priority. is_withheld: there are too few answers to show a value.
    """

    pk: int
    promise: str
    indicator_id: int
    indicator: str
    organisation_id: int
    organisation: str
    level: str
    years: str
    decided_by: str
    decided_on: str
    registry_number: str
    minutes_paragraph: str
    keeping: Keeping
    meaning: str
    word: str
    said: str
    value: str
    period: str
    rank: int | None
    may_edit: bool
    answers: Sequence[Use] = field(default=())

    @property
    def url(self) -> str:
        """The indicator's page, showing who promises. Only within a municipality's pages, not in a job."""
        return f"{reverse('indicator_show', args=[self.indicator_id])}?organisation={self.organisation_id}"

    @property
    def is_below(self) -> bool:
        """Whether a goal ought to answer it."""
        return self.keeping is Keeping.BELOW


def whole_standards() -> "QuerySet[ServiceStandard]":
    """Standards with what their pages and rules need of other tables."""
    return ServiceStandard.objects.select_related("indicator__organisation", "organisation", "decided_by")


def standard_lines(wanted: StandardFilter, *, year: int, user: User | None, language: str) -> list[StandardLine]:
    """What is asked for: below first, then by the body's priority, then as the tree is read. Constant in queries.

    Standards of indicators that the person may not read are left out. user None: as everybody may read them.
    """
    places = organisation_places()
    rows = _found(wanted, year, places, user)
    lines = _lines(rows, places=places, year=year, user=user, language=language)
    if wanted.state and wanted.state != ENDED:
        lines = [line for line in lines if line.keeping == wanted.state]
    order = {pk: place for place, pk in enumerate(places)}
    lines.sort(
        key=lambda line: (_ORDER[line.keeping], line.rank or _NO_RANK, order[line.organisation_id], line.indicator)
    )
    return _with_answers(lines, year, user)


def standards_of_indicator(indicator: Indicator, *, year: int, user: User | None, language: str) -> list[StandardLine]:
    """What is promised of an indicator now or later. One query where there is nothing."""
    if not ServiceStandard.objects.filter(_standing(year), indicator=indicator).exists():
        return []
    return standard_lines(StandardFilter(indicator=indicator.pk), year=year, user=user, language=language)


def standard_line(pk: int, *, year: int, user: User, language: str) -> StandardLine | None:
    """One promise that holds now or later; None where there is none that the person may read."""
    lines = standard_lines(StandardFilter(pk=pk), year=year, user=user, language=language)
    return lines[0] if lines else None


def number_of_each(lines: Iterable[StandardLine]) -> dict[Keeping, int]:
    """How many stand in each way."""
    lines = list(lines)
    return {keeping: sum(line.keeping is keeping for line in lines) for keeping in Keeping}


def organisations_with_standards() -> "QuerySet[Organisation]":
    """Those that have promised something, in Swedish order."""
    having = ServiceStandard.objects.order_by().values("organisation_id")
    return Organisation.objects.filter(pk__in=having).order_by("sort_key", "id")


def promised_indicators() -> "QuerySet[Indicator]":
    """The indicators of which a level may be promised: in use, and not confidential."""
    return Indicator.objects.filter(running(), is_confidential=False).order_by("sort_key", "id")


def _standing(year: int) -> Q:
    return Q(year_to=None) | Q(year_to__gte=year)


def _found(wanted: StandardFilter, year: int, places: Mapping[int, Place], user: User | None) -> list[ServiceStandard]:
    standing = ~_standing(year) if wanted.state == ENDED else _standing(year)
    rows = whole_standards().filter(standing, readable(user, "indicator__"))
    if wanted.indicator is not None:
        rows = rows.filter(indicator=wanted.indicator)
    if wanted.pk is not None:
        rows = rows.filter(pk=wanted.pk)
    found = list(rows)
    if wanted.organisation is not None:
        top = wanted.organisation
        found = [row for row in found if top in chain_above(places, row.organisation_id)]
    return found


def _lines(
    rows: Sequence[ServiceStandard], *, places: Mapping[int, Place], year: int, user: User | None, language: str
) -> list[StandardLine]:
    if not rows:
        return []
    keys = [(row.indicator_id, row.organisation_id) for row in rows]
    cards = indicator_cards(keys, year=year, language=language, reader=user, organisations=places)
    return [_line(row, cards[key], year, user, language) for row, key in zip(rows, keys, strict=True)]


def _line(row: ServiceStandard, card: IndicatorCard, year: int, user: User | None, language: str) -> StandardLine:
    # A card shows the value of an organisation above where there is none of its own: nobody keeps another's promise.
    is_own = card.organisation_id == row.organisation_id
    points, years = (card.points, card.years) if is_own else ((), ())
    promise = Promise(row.low, row.high, row.year_from, row.year_to, row.indicator.lag_years)
    found = kept(promise, held_against(TargetKind.MAINTAIN, years, points), year)
    is_withheld = bool(points) and points[-1].missing is Missing.SUPPRESSED
    meaning, word = keeping_words(found.keeping)
    return StandardLine(
        pk=row.pk,
        promise=row.promise,
        indicator_id=row.indicator_id,
        indicator=row.indicator.name,
        organisation_id=row.organisation_id,
        organisation=row.organisation.name,
        level=level_text(row, language),
        years=years_text(row),
        decided_by=row.decided_by.name if row.decided_by else "",
        decided_on=row.decided_on.isoformat() if row.decided_on else "",
        registry_number=row.registry_number,
        minutes_paragraph=row.minutes_paragraph,
        keeping=found.keeping,
        meaning=meaning,
        word=word,
        said=said_of(found, row, language, is_withheld=is_withheld),
        value=_amount(found.value, row, language),
        period=_period(found, years, points, language),
        rank=card.rank,
        may_edit=user is not None and rules.can_manage_standard(user, row),
    )


def _period(found: Kept, years: Sequence[YearPoint], points: Sequence[Point], language: str) -> str:
    """Of which period the value is: of the year where it is put together."""
    if years:
        return "" if found.year is None else str(found.year)
    latest = latest_known([point for point in points if point.period.year == found.year])
    return latest.period.short_label(language) if latest else ""


def keeping_words(keeping: Keeping) -> tuple[str, str]:
    """How a promise stands as the shape of components/status.html and a word, in the active language."""
    match keeping:
        case Keeping.KEPT:
            return "fulfilled", pgettext("standard", "Kept")
        case Keeping.BELOW:
            return "not_fulfilled", pgettext("standard", "Below standard")
        case Keeping.AHEAD:
            return "unassessed", pgettext("standard", "Not in force yet")
    return "unassessed", pgettext("standard", "No value")


def level_text(standard: ServiceStandard, language: str) -> str:
    """The level in words: "minst 95 %", "högst 20 dagar", "mellan 80 % och 90 %"."""
    low, high = standard.low, standard.high
    if low is not None and high is not None:
        levels = {"low": _level(low, standard, language), "high": _level(high, standard, language)}
        return _("between %(low)s and %(high)s") % levels
    if low is not None:
        return _("at least %(level)s") % {"level": _level(low, standard, language)}
    return _("at most %(level)s") % {"level": _level(high, standard, language)}


def years_text(standard: ServiceStandard) -> str:
    """The years of a promise: "2025–2026", "från 2025"."""
    if standard.year_to is None:
        return _("from %(year)s") % {"year": standard.year_from}
    return f"{standard.year_from}–{standard.year_to}"


def said_of(found: Kept, standard: ServiceStandard, language: str, *, is_withheld: bool = False) -> str:
    """How the promise stands, as a sentence for those it is for."""
    told = {"year": found.year, "value": _amount(found.value, standard, language)}
    match found.keeping:
        case Keeping.KEPT:
            return _("In %(year)s it was %(value)s: the promise is kept.") % told
        case Keeping.BELOW:
            unit = unit_of_change(standard.indicator.unit, language)
            told["short"] = format_with_unit(found.missing_by, unit, _decimals(standard, found.value), language)
            return _("In %(year)s it was %(value)s: %(short)s from what is promised.") % told
        case Keeping.AHEAD:
            return _("The promise holds from %(year)s.") % {"year": standard.year_from}
    if is_withheld:
        return _("The value is withheld: there are too few answers to show it.")
    return _("There is no value yet, so nobody can say whether it is kept.")


def _level(level: Decimal | None, standard: ServiceStandard, language: str) -> str:
    if level is None:
        return ""
    decimals = max(standard.indicator.decimals if level % 1 else 0, decimals_of(level))
    return format_with_unit(level, standard.indicator.unit, decimals, language)


def _amount(value: Decimal | None, standard: ServiceStandard, language: str) -> str:
    if value is None:
        return ""
    return format_with_unit(value, standard.indicator.unit, _decimals(standard, value), language)


def _decimals(standard: ServiceStandard, value: Decimal | None) -> int:
    """As many as the indicator has, and more where the words would else gainsay the verdict: 94,96 of 95."""
    rule = TargetRule(TargetKind.MAINTAIN, standard.year_from, standard.low, standard.high)
    return telling_decimals(rule, standard.indicator.decimals, value)


def _with_answers(lines: list[StandardLine], year: int, user: User | None) -> list[StandardLine]:
    below = [(line.indicator_id, line.organisation_id) for line in lines if line.is_below]
    answers = answers_to(below, year, user) if user is not None else {}
    return [replace(line, answers=tuple(answers.get((line.indicator_id, line.organisation_id), ()))) for line in lines]
