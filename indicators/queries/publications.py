"""When new values are expected: the municipality's own days and Kolada's, the overdue ones first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.dates import Dated
from governance.models import User
from indicators import publication
from indicators.kolada.belonging import is_koladas
from indicators.models import Indicator
from indicators.queries.latest import Latest, latest_of
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
    latest = latest_of([row.pk for row in indicators])
    found = list(_told(indicators, latest, today))
    return sorted(found, key=lambda each: (not each.is_overdue, each.has_come, each.day, each.name))


def publication_dates(first: date, last: date, user: User) -> list[Dated]:
    """The same between two days, as the annual cycle takes them (annualcycle/dates.py)."""
    return [dated(each) for each in publications(user) if first <= each.day <= last]


def dated(expected: Publication) -> Dated:
    """The publication as a day of the year."""
    title = _("New values: %(indicator)s") % {"indicator": expected.name}
    if expected.year:
        title = _("New values for %(year)s: %(indicator)s") % {
            "year": expected.year,
            "indicator": expected.name,
        }
    key = f"publication-{expected.pk}-{expected.year or expected.day.year}"
    note = _("Source: %(source)s") % {"source": expected.source} if expected.source else ""
    return Dated(expected.day, title, _("Publication"), expected.url, key, expected.organisation, note)


def is_overdue(indicator: Indicator, today: date | None = None) -> bool:
    """Whether the indicator's publication day has passed and its values have not come. One query, if it has."""
    today, day = today or timezone.localdate(), indicator.next_publication_on
    if day is None or day >= today:
        return False
    numbers = latest_of([indicator.pk]).get(indicator.pk, Latest()).numbers
    return publication.is_overdue(numbers, day=day, year=indicator.next_publication_year, today=today)


def _told(indicators: list[Indicator], latest: Mapping[int, Latest], today: date) -> Iterator[Publication]:
    for row in indicators:
        day = row.next_publication_on
        if day is None:
            continue
        numbers = latest.get(row.pk, Latest()).numbers
        yield Publication(
            pk=row.pk,
            name=row.name,
            code=row.code,
            day=day,
            year=row.next_publication_year,
            organisation=row.organisation.name,
            owner=row.owner.full_name if row.owner else "",
            source=row.source,
            is_from_kolada=is_koladas(row.kolada_id, row.source),
            is_overdue=publication.is_overdue(numbers, day=day, year=row.next_publication_year, today=today),
            has_come=publication.has_come(numbers, day=day, year=row.next_publication_year),
        )
