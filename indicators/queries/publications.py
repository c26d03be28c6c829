"""When new values are expected: the municipality's own days and Kolada's, the overdue ones first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.dates import Dated
from annualcycle.periods import Frequency
from governance.models import User
from indicators.models import Indicator, Value
from indicators.queries.series import period_of
from indicators.queries.visible import visible_indicators
from indicators.running import running


@dataclass(frozen=True, slots=True)
class Publication:
    """A day on which an indicator is to have new values. is_overdue: the day has passed and they have not come.

    has_come: they have. year: the year that they will tell of, None where it is not said.
    """

    pk: int
    name: str
    code: str
    day: date
    year: int | None
    organisation: str
    owner: str
    source: str
    is_from_kolada: bool
    is_overdue: bool
    has_come: bool

    @property
    def url(self) -> str:
        """The indicator's page."""
        return reverse("indicator_show", args=[self.pk])


def publications(
    user: User, *, mine: bool = False, organisation: int | None = None, today: date | None = None
) -> list[Publication]:
    """What is expected, the overdue first, then by day. Two queries. mine: where the person is owner or deputy."""
    today = today or timezone.localdate()
    rows = visible_indicators(user).filter(running(), next_publication_on__isnull=False)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    indicators = list(rows.select_related("organisation", "owner"))
    if mine:
        indicators = [row for row in indicators if user.pk in {row.owner_id, row.deputy_id}]
    latest = _latest_years(indicators)
    found = list(_told(indicators, latest, today))
    return sorted(found, key=lambda each: (not each.is_overdue, each.has_come, each.day, each.name))


def publication_dates(first: date, last: date, user: User) -> list[Dated]:
    """The same between two days, as the annual cycle takes them (annualcycle/dates.py)."""
    return [dated(each) for each in publications(user) if first <= each.day <= last]


def dated(publication: Publication) -> Dated:
    """The publication as a day of the year."""
    title = _("New values: %(indicator)s") % {"indicator": publication.name}
    if publication.year:
        title = _("New values for %(year)s: %(indicator)s") % {
            "year": publication.year,
            "indicator": publication.name,
        }
    key = f"publication-{publication.pk}-{publication.year or publication.day.year}"
    note = _("Source: %(source)s") % {"source": publication.source} if publication.source else ""
    return Dated(publication.day, title, _("Publication"), publication.url, key, publication.organisation, note)


def is_overdue(indicator: Indicator, today: date | None = None) -> bool:
    """Whether the indicator's publication day has passed and its values have not come. One query, if it has."""
    today, day = today or timezone.localdate(), indicator.next_publication_on
    if day is None or day >= today:
        return False
    return any(each.is_overdue for each in _told([indicator], _latest_years([indicator]), today))


def _latest_years(indicators: list[Indicator]) -> dict[int, tuple[int, date]]:
    """By indicator: the latest year that has a number, and the day when one was last written. One query."""
    values = Value.objects.filter(indicator__in=indicators, organisation__isnull=False, value__isnull=False).order_by()
    found: dict[int, tuple[int, date]] = {}
    rows = values.values_list("indicator", "frequency").annotate(Max("period_start"), Max("entered_at"))
    for indicator, frequency, start, at in rows:
        year, day = period_of(Frequency(frequency), start).year, timezone.localdate(at)
        before = found.get(indicator, (year, day))
        found[indicator] = (max(year, before[0]), max(day, before[1]))
    return found


def _told(indicators: list[Indicator], latest: dict[int, tuple[int, date]], today: date) -> Iterator[Publication]:
    for row in indicators:
        day = row.next_publication_on
        if day is None:
            continue
        year, entered = latest.get(row.pk, (None, None))
        wanted = row.next_publication_year
        has_come = (year or 0) >= wanted if wanted else entered is not None and entered >= day
        yield Publication(
            pk=row.pk,
            name=row.name,
            code=row.code,
            day=day,
            year=wanted,
            organisation=row.organisation.name,
            owner=row.owner.full_name if row.owner else "",
            source=row.source,
            is_from_kolada=bool(row.kolada_id) or row.source.casefold().startswith("kolada"),
            is_overdue=day < today and not has_come,
            has_come=has_come,
        )
