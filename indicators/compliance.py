"""What the compliance rules look at among indicators. Each check asks a number of queries that does not grow.

Confidential indicators are left out: what breaks a rule is read by more people than may know of them.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy

from annualcycle.periods import Frequency, Period
from annualcycle.queries.periods import closings
from governance.checking import THRESHOLD, Ask, Breach, Check, Outcome, Usual, outcomes, path_of, register
from governance.language import active_language
from indicators.fulfilment import Direction
from indicators.models import Indicator, Target
from indicators.queries.material import organisation_places
from indicators.queries.rounds import Coming, indicators_of, slots_of
from indicators.queries.visible import visible_indicators
from indicators.running import running


def indicators_without_owner(ask: Ask) -> dict[int, Outcome]:
    """The indicators in use, where they are managed: those that nobody owns."""
    rows = visible_indicators(None).filter(running(on=ask.today), organisation__in=ask.organisations)
    fields = ("organisation_id", "pk", "name", "owner_id")
    return outcomes(
        (place, None if owner else _indicator(pk, name)) for place, pk, name, owner in rows.values_list(*fields)
    )


def indicators_without_target(ask: Ask) -> dict[int, Outcome]:
    """The indicators in use that are graded, where they are managed: those without a target that covers the year.

    A target over several years covers those that end with its own.
    """
    covering = Target.objects.filter(
        indicator=OuterRef("pk"),
        municipality=OuterRef("municipality"),
        year__gte=ask.year,
        year__lt=ask.year + F("years"),
    )
    rows = (
        visible_indicators(None)
        .filter(running(on=ask.today), organisation__in=ask.organisations)
        .exclude(direction=Direction.NONE)
        .annotate(has_target=Exists(covering))
    )
    fields = ("organisation_id", "pk", "name", "has_target")
    return outcomes(
        (place, None if kept else _indicator(pk, name)) for place, pk, name, kept in rows.values_list(*fields)
    )


def values_not_entered(ask: Ask) -> dict[int, Outcome]:
    """What each organisation writes of each indicator for its last period that had ended so many days ago.

    Of an indicator that is published later, the last period that was to be known by then.
    """
    places = organisation_places()
    ids = [pk for pk in places if pk in ask.organisations]
    indicators = {row.pk: row for row in indicators_of(ids, places, None)}
    day = ask.today - timedelta(days=ask.threshold or 0)
    period_of = {pk: last_known_period(Frequency(row.frequency), row.lag_years, day) for pk, row in indicators.items()}
    slots = slots_of(list(indicators.values()), ids, places, set(period_of.values()))
    known = closings()
    lacking: dict[tuple[int, int], bool] = {}
    for period, found in slots.items():
        for slot in found:
            if slot.coming is Coming.WRITTEN and period_of[slot.indicator_id] == period:
                key = (slot.organisation_id, slot.indicator_id)
                lacking[key] = lacking.get(key, False) or not slot.is_done
    return outcomes(
        (place, _value(indicators[pk], place, period_of[pk], is_past=known.is_closed(period_of[pk])) if lacks else None)
        for (place, pk), lacks in lacking.items()
    )


def last_known_period(frequency: Frequency, lag_years: int, day: date) -> Period:
    """The last period that had ended so many years before the day."""
    period = Period.containing(day, frequency).previous()
    for _step in range(lag_years * frequency.per_year):
        period = period.previous()
    return period


def _indicator(pk: int, name: str) -> Breach:
    return Breach(f"indicator-{pk}", name, path_of("indicator_show", pk))


def _value(indicator: Indicator, organisation: int, period: Period, *, is_past: bool) -> Breach:
    title = f"{indicator.name} ({period.label(active_language())})"
    path = path_of("indicator_show", indicator.pk, query=f"organisation={organisation}")
    return Breach(f"value-{indicator.pk}-{period.slug}", title, path, is_past)


CHECKS: Iterable[Check] = (
    Check(
        "indicator_has_owner",
        gettext_lazy("Every indicator in use has an owner"),
        indicators_without_owner,
        gettext_lazy("Looks at the indicators that the organisation manages, but for confidential ones."),
        usual=Usual(
            name=gettext_lazy("Every indicator has an owner"),
            reason=gettext_lazy("Somebody answers for what is measured and that it is right."),
        ),
    ),
    Check(
        "indicator_has_target",
        gettext_lazy("Every indicator in use has a target for the year"),
        indicators_without_target,
        gettext_lazy("Looks at the indicators that the organisation manages, but for context and confidential ones."),
        usual=Usual(
            name=gettext_lazy("Every indicator has a target for the year"),
            reason=gettext_lazy("Without a target nobody can tell whether the outcome is good."),
            is_must=False,
            escalates_after_days=None,
        ),
    ),
    Check(
        "values_entered",
        gettext_lazy("The values of the last period that has ended are entered"),
        values_not_entered,
        gettext_lazy(
            "Looks at what people enter, not at what is fetched or computed. A value that is told to be missing, with "
            "its reason, counts as entered."
        ),
        uses=frozenset({THRESHOLD}),
        threshold_words=gettext_lazy("Days after the period’s end"),
        usual=Usual(
            name=gettext_lazy("The values are entered in time"),
            reason=gettext_lazy("The analysis needs its time, and cannot begin before the values are there."),
            threshold=30,
        ),
    ),
)


def register_checks() -> None:
    """Let rules be made of what the indicators can be asked."""
    for check in CHECKS:
        register(check)
