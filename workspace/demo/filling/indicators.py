"""Stores what is measured: the catalogue, the targets of each year and the values with their sources."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from annualcycle.periods import Frequency, Period
from governance.history import service
from governance.models import User
from indicators.fulfilment import TargetKind
from indicators.models import Comparator, ComparatorMember, Indicator, IndicatorComparator, SeriesBreak, Target, Value
from indicators.numbers import round_half_up
from indicators.services.derived import remake_derived
from workspace.demo.filling.made import Made
from workspace.demo.records import Aim, ComparatorRow, DemoMunicipality, MeasureRow, ModelRow, Series, number

MISSING = {
    "–": Value.Missing.NOT_AVAILABLE,
    "…": Value.Missing.NOT_YET,
    ".": Value.Missing.NOT_APPLICABLE,
    "..": Value.Missing.SUPPRESSED,
}
NO_ROW = "_"
STEPWISE = {TargetKind.AT_LEAST, TargetKind.AT_MOST}
LAST_ENTRY = date(2026, 9, 30)  # what is not out by then was entered as missing when the round ended
DAYS_TO_ENTER = timedelta(days=18)  # after a round's period


def noon(day: date) -> datetime:
    """Noon of the day in Sweden: when the demo's people do what they do."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo("Europe/Stockholm"))


@service
def add_indicators(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add the comparators and the catalogue, then what its indicators say of each other."""
    _add_comparators(content.comparators, made)
    stored = Indicator.objects.bulk_create(_indicator(row, made) for row in content.measures)
    made.indicators = {row.key: indicator for row, indicator in zip(content.measures, stored, strict=True)}
    _tie_indicators(content.measures, made)
    IndicatorComparator.objects.bulk_create(
        IndicatorComparator(indicator=made.indicators[row.key], comparator=made.comparators[name])
        for row in content.measures
        for name in row.passport.comparators
    )
    SeriesBreak.objects.bulk_create(
        SeriesBreak(indicator=made.indicators[row.key], starts_on=day, reason=reason, made_by=by)
        for row in content.measures
        for day, reason in row.passport.breaks
    )


def _add_comparators(rows: tuple[ComparatorRow, ...], made: Made) -> None:
    stored = Comparator.objects.bulk_create(
        Comparator(
            name=row.name,
            order=order,
            kind=row.kind,
            kolada_id=row.kolada_id,
            is_general=not row.group,
            is_drawn=not row.group,
        )
        for order, row in enumerate(rows, start=1)
    )
    made.comparators = {comparator.name: comparator for comparator in stored}
    ComparatorMember.objects.bulk_create(
        ComparatorMember(group=made.comparators[row.group], member=made.comparators[row.name])
        for row in rows
        if row.group
    )


def _indicator(row: MeasureRow, made: Made) -> Indicator:
    passport = row.passport
    numerator, denominator = passport.parts
    discontinued_on, discontinued_reason = passport.discontinued or (None, "")
    published_on, published_year = passport.publication or (None, None)
    is_koladas = row.source == "Kolada" and re.fullmatch("[NU][0-9]{5}", row.code)
    return Indicator(
        code=row.code,
        name=row.name,
        definition=row.definition,
        purpose=row.purpose,
        kind=row.kind,
        unit=row.unit,
        decimals=row.decimals,
        direction=row.direction,
        frequency=row.frequency,
        source=row.source,
        lag_years=row.lag_years,
        controllability=row.control,
        organisation=made.organisations[row.organisation],
        owner=made.people.get(row.owner),
        deputy=made.people.get(passport.deputy),
        kolada_id=row.code if is_koladas else "",
        numerator_name=numerator,
        denominator_name=denominator,
        factor=number(passport.factor),
        fewest_cases=passport.fewest_cases,
        over_organisations=passport.over_organisations,
        over_time=passport.over_time,
        formula=passport.formula,
        is_confidential=passport.is_confidential,
        stable_until=passport.stable_until,
        next_publication_on=published_on,
        next_publication_year=published_year,
        discontinued_on=discontinued_on,
        discontinued_reason=discontinued_reason,
    )


def _tie_indicators(rows: tuple[MeasureRow, ...], made: Made) -> None:
    for row in rows:
        if row.passport.successor or row.passport.volume:
            Indicator.objects.filter(pk=made.indicators[row.key].pk).update(
                successor=made.indicators.get(row.passport.successor),
                volume_indicator=made.indicators.get(row.passport.volume),
            )


@service
def add_targets(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add a target for each year of the model in force: in even steps from the baseline to the level at its end."""
    model = content.models[0]
    Target.objects.bulk_create(
        target
        for row in content.measures
        for place, aim in row.aims
        for target in _targets(row, place, aim, model, made)
    )


def _targets(row: MeasureRow, place: str, aim: Aim, model: ModelRow, made: Made) -> Iterator[Target]:
    first, last = model.years
    is_stepwise = aim.kind in STEPWISE and aim.baseline and aim.year is None
    for year in range(first, last + 1) if aim.year is None else (aim.year,):
        share = Decimal(year - first + 1) / (last - first + 1) if is_stepwise else Decimal(1)
        yield Target(
            indicator=made.indicators[row.key],
            organisation=made.organisations[place],
            year=year,
            kind=aim.kind,
            low=_step(aim.baseline, aim.low, share, row.decimals),
            high=_step(aim.baseline, aim.high, share, row.decimals),
            baseline=number(aim.baseline) if aim.baseline else None,
            years=aim.years,
            tolerance=number(aim.tolerance),
            is_relative=aim.is_relative,
            due_on=aim.due_on,
            comparator=made.comparators.get(aim.comparator),
            share_of_best=aim.share_of_best,
            description=aim.description,
            ambition=aim.ambition,
            reason=aim.reason,
            **_judged(aim, made),
            **made.decision(model.decision),
        )


def _judged(aim: Aim, made: Made) -> dict[str, object]:
    if aim.judged is None:
        return {}
    found = aim.judged
    return {
        "judged": found.found,
        "judged_comment": found.grounds,
        "judged_by": made.people[found.by],
        "judged_on": found.on,
    }


def _step(start: str, end: str, share: Decimal, decimals: int) -> Decimal | None:
    if not end:
        return None
    if share == 1:
        return number(end)
    level = number(start) + (number(end) - number(start)) * share
    return level.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@service
def add_values(*, content: DemoMunicipality, made: Made, after: date, until: date, by: User) -> None:
    """Add every value that became known after one day and until another, with its source and who entered it."""
    Value.objects.bulk_create(
        (
            value
            for row in content.measures
            for series in row.series
            for gender, text in (("T", series.values), ("K", series.women), ("M", series.men))
            for value in _values(row, series, gender, text, made, by)
            if after < value.entered_at.date() <= until
        ),
        batch_size=1000,
    )


@service
def make_derived(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Make the values that follow from others."""
    remake_derived(indicators={made.indicators[row.key].pk for row in content.measures}, by=by)


@service
def correct_values(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Let the history tell of values that were first entered wrong and then put right, with a comment that says why."""
    for row in content.corrections:
        period = Period.parse(row.period)
        values = Value.objects.filter(
            indicator=made.indicators[row.measure],
            organisation=made.organisations[row.place],
            frequency=period.frequency,
            period_start=period.start,
            gender=Value.Gender.TOTAL,
        )
        values.update(value=number(row.before))
        values.update(value=number(row.after), comment=row.comment, quality=Value.Quality.REVISED)


def _values(row: MeasureRow, series: Series, gender: str, text: str, made: Made, by: User) -> Iterator[Value]:
    period = Period.parse(series.first)
    notes = {code: text for place, code, text in row.notes if place == series.place and gender == "T"}
    for token in text.split():
        if token != NO_ROW:
            yield _value(row, series.place, gender, token, period, notes.get(period.code, ""), made, by)
        period = period.next()


def _value(
    row: MeasureRow, place: str, gender: str, token: str, period: Period, note: str, made: Made, by: User
) -> Value:
    is_preliminary = token.endswith("p")
    known_on = min(_known_on(row, period, is_preliminary=is_preliminary), LAST_ENTRY)
    value, parts = _told(token.removesuffix("p"), row)
    return Value(
        indicator=made.indicators[row.key],
        organisation=made.organisations.get(place),
        comparator=made.comparators.get(place),
        frequency=row.frequency,
        period_start=period.start,
        gender=gender,
        value=value,
        numerator=parts[0],
        denominator=parts[1],
        origin=_origin(row, is_ours=place in made.organisations),
        missing=MISSING.get(token, ""),
        quality=Value.Quality.PRELIMINARY if is_preliminary else Value.Quality.FINAL,
        source=row.source if place in made.organisations else "Kolada",
        source_date=known_on,
        comment=note,
        entered_by=made.heads.get(place, by),
        entered_at=noon(known_on),
    )


def _told(token: str, row: MeasureRow) -> tuple[Decimal | None, tuple[Decimal | None, Decimal | None]]:
    """The number that a token tells, and the parts of a share."""
    if token in MISSING:
        return None, (None, None)
    if "/" not in token:
        return number(token), (None, None)
    numerator, denominator = (number(part) for part in token.split("/"))
    return round_half_up(numerator / denominator * number(row.passport.factor), 6), (numerator, denominator)


def _origin(row: MeasureRow, *, is_ours: bool) -> Value.Origin:
    return Value.Origin.FETCHED if row.source.split(",")[0] == "Kolada" or not is_ours else Value.Origin.ENTERED


def _known_on(row: MeasureRow, period: Period, *, is_preliminary: bool) -> date:
    if row.frequency is not Frequency.YEAR:
        return period.end + DAYS_TO_ENTER
    years_after, month, day = row.published if is_preliminary or row.finished is None else row.finished
    return date(period.year + years_after, month, day)
