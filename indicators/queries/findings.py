"""What is to be mended among the indicators, for those who answer for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from governance.models import Membership, User
from indicators import rules
from indicators.findings import Facts, Finding, findings_of
from indicators.formula_words import formula_problem
from indicators.fulfilment import Direction
from indicators.models import Indicator
from indicators.queries.changes import to_change
from indicators.queries.derivation import rulebook
from indicators.queries.latest import Latest, latest_of
from indicators.queries.visible import visible_indicators
from indicators.running import is_running, running

WORDS: Mapping[Finding, object] = {
    Finding.FORMULA_BROKEN: gettext_lazy("The formula cannot be reckoned"),
    Finding.NO_OWNER: gettext_lazy("Nobody answers for it"),
    Finding.OWNER_GONE: gettext_lazy("The owner is no longer here"),
    Finding.NO_VALUES: gettext_lazy("Has never had a value"),
    Finding.SILENT: gettext_lazy("Nothing new for a long time"),
    Finding.NOT_PUBLISHED: gettext_lazy("The publication day has passed without a new value"),
    Finding.TO_CHANGE: gettext_lazy("The yearly review says that it is to be changed"),
    Finding.NO_DIRECTION: gettext_lazy("Which way is good is not chosen"),
    Finding.NO_DEFINITION: gettext_lazy("How it is counted is not said"),
    Finding.NO_PURPOSE: gettext_lazy("What it is for is not said"),
    Finding.STABILITY_PASSED: gettext_lazy("The day until which it was to be stable has passed"),
}
# In which field of the indicator's form each is mended; the others are mended by values.
FIELDS: Mapping[Finding, str] = {
    Finding.FORMULA_BROKEN: "formula",
    Finding.NO_OWNER: "owner",
    Finding.OWNER_GONE: "owner",
    Finding.TO_CHANGE: "name",
    Finding.NO_DIRECTION: "direction",
    Finding.NO_DEFINITION: "definition",
    Finding.NO_PURPOSE: "purpose",
    Finding.NOT_PUBLISHED: "next_publication_on",
    Finding.STABILITY_PASSED: "stable_until",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words, with the address where it is mended; "" where the person may not."""

    finding: Finding
    word: str
    url: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """An indicator with what is to be mended in it."""

    pk: int
    name: str
    organisation_id: int
    organisation: str
    owner: str
    findings: tuple[Told, ...]

    @property
    def url(self) -> str:
        """The indicator's page."""
        return reverse("indicator_show", args=[self.pk])


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many indicators of an organisation have something to be mended."""

    organisation_id: int
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The lines by organisation; places: every organisation's count before it was narrowed to one; total: in all.

    kinds: how many of the lines have each finding, for narrowing.
    """

    lines: tuple[FindingLine, ...]
    places: tuple[PlaceCount, ...]
    kinds: tuple[tuple[Finding, str, int], ...]
    total: int


def findings_page(
    user: User, *, organisation: int | None = None, mine: bool = False, kind: str = "", today: date | None = None
) -> FindingsPage:
    """What is to be mended among the indicators in use. Seven queries, however many there are.

    mine: only what the person is owner or deputy of.
    """
    rows = visible_indicators(user).filter(running()).select_related("organisation", "owner")
    found = findings_by_indicator(rows, today=today)
    lines = [_line(row, found[row.pk], user) for row in rows if found.get(row.pk)]
    if mine:
        own = {row.pk for row in rows if user.pk in {row.owner_id, row.deputy_id}}
        lines = [line for line in lines if line.pk in own]
    lines.sort(key=lambda line: line.organisation)
    counted = Counter((line.organisation_id, line.organisation) for line in lines)
    places = tuple(PlaceCount(pk, name, number) for (pk, name), number in counted.items())
    if organisation is not None:
        lines = [line for line in lines if line.organisation_id == organisation]
    each = Counter(told.finding for line in lines for told in line.findings)
    kinds = tuple((finding, str(WORDS[finding]), each[finding]) for finding in Finding if each[finding])
    if kind:
        lines = [line for line in lines if any(told.finding == kind for told in line.findings)]
    return FindingsPage(tuple(lines), places, kinds, sum(counted.values()))


def findings_by_indicator(
    rows: "Iterable[Indicator] | QuerySet[Indicator]", *, today: date | None = None
) -> dict[int, tuple[Finding, ...]]:
    """What is to be mended in each of the indicators that are in use. Four queries beside that of the rows."""
    wanted = [row for row in rows if is_running(row.discontinued_on)]
    today = today or timezone.localdate()
    latest, nothing = latest_of([row.pk for row in wanted]), Latest()
    here = _people_here(row.owner_id for row in wanted)
    to_be_changed = {each.indicator_id for each in to_change([row.pk for row in wanted])}
    book = rulebook() if any(row.formula for row in wanted) else None
    return {
        row.pk: findings_of(
            Facts(
                has_owner=row.owner_id is not None,
                is_owner_here=row.owner_id in here,
                has_definition=bool(row.definition.strip()) or bool(row.formula),
                has_purpose=bool(row.purpose.strip()),
                has_direction=row.direction != Direction.NONE or bool(row.purpose.strip()),
                lag_years=row.lag_years,
                latest=latest.get(row.pk, nothing).period,
                numbers=latest.get(row.pk, nothing).numbers,
                publication=row.next_publication_on,
                published_year=row.next_publication_year,
                stable_until=row.stable_until,
                is_formula_broken=bool(row.formula and book and formula_problem(row.pk, book)),
                is_to_change=row.pk in to_be_changed,
            ),
            today,
        )
        for row in wanted
    }


def _people_here(ids: Iterable[int | None]) -> set[int]:
    """Those of the people who have an open account and a role here that has not ended. One query."""
    today = timezone.localdate()
    roles = Membership.objects.filter(user__in={pk for pk in ids if pk}, user__is_active=True, valid_from__lte=today)
    return set(roles.exclude(valid_to__lt=today).values_list("user", flat=True))


def _line(row: Indicator, found: Iterable[Finding], user: User) -> FindingLine:
    may_manage = rules.can_manage_indicator(user, row)
    told = tuple(Told(each, str(WORDS[each]), _where(row, each) if may_manage else "") for each in found)
    owner = row.owner.full_name if row.owner else ""
    return FindingLine(row.pk, row.name, row.organisation_id, row.organisation.name, owner, told)


def _where(row: Indicator, finding: Finding) -> str:
    field = FIELDS.get(finding)
    if field:
        return f"{reverse('indicator_edit', args=[row.pk])}#id_{field}"
    if row.kolada_id or row.formula:
        return reverse("indicator_show", args=[row.pk])
    return f"{reverse('value_entry')}?organisation={row.organisation_id}"
