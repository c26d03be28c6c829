"""The yearly review of what is measured: its indicators, the facts that help, the verdicts, and what comes of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from governance.models import Organisation, User
from governance.models.organisation import BOARDS
from governance.refusals import fingerprint
from indicators.burden import values_a_year
from indicators.models import Indicator, MeasureReview, ReviewedMeasure, Value
from indicators.queries.burden import handed_in
from indicators.queries.cards import indicator_cards
from indicators.queries.deviations import Deviation, deviations
from indicators.queries.inner_uses import used_within
from indicators.queries.material import Place, organisation_places
from indicators.readers import readable
from indicators.rules import can_open_review, can_write_review
from indicators.running import running
from indicators.uses import Use, uses_of_each

KEEP, CHANGE, STOP = ReviewedMeasure.Verdict.KEEP, ReviewedMeasure.Verdict.CHANGE, ReviewedMeasure.Verdict.STOP

TOLD = 3  # uses of an indicator that are told by name


@dataclass(frozen=True, slots=True)
class Said:
    """What a review says of an indicator. seen: the mark of what is stored (refusals.fingerprint)."""

    verdict: str
    word: str
    reason: str
    by: str
    at: datetime
    year: int
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """An indicator in a review, with the facts that help to judge it. Texts are ready to show.

    latest: "" without a value of who manages it; elsewhere: how many other organisations have values of the year or the
    one before. values: how many a year are handed in by hand. within: how many formulas and promises rest on it.
    missed: its missed targets. rank: its place in the body's order of priority. before: what last year's review said.
    """

    pk: int
    name: str
    purpose: str
    organisation: str
    owner: str
    control: str
    latest: str
    period: str
    meaning: str
    word: str
    elsewhere: int
    uses: Sequence[Use]
    within: int
    missed: Sequence[Deviation]
    values: int
    rank: int | None
    stable_until: date | None
    discontinued_on: date | None
    said: Said | None
    before: Said | None

    @property
    def seen(self) -> str:
        """The mark of the verdict that is shown; empty without one."""
        return self.said.seen if self.said else ""

    @property
    def url(self) -> str:
        """The indicator's page. Only within a municipality's pages, not in a job."""
        return reverse("indicator_show", args=[self.pk])

    @property
    def first_uses(self) -> Sequence[Use]:
        """As many of the uses as are told by name."""
        return self.uses[:TOLD]

    @property
    def further_uses(self) -> int:
        """How many there are beside those."""
        return len(self.uses) - len(self.first_uses)

    @property
    def unacted(self) -> int:
        """How many of the missed targets have led to nothing."""
        return sum(not each.is_acted_on for each in self.missed)

    @property
    def missed_since(self) -> int:
        """The year since which the longest of the missed targets is missed."""
        return min((each.since for each in self.missed), default=0)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A review with its indicators: those that are not judged first come in the body's order, as do the judged."""

    review: MeasureReview
    lines: tuple[MeasureLine, ...]

    @property
    def judged(self) -> int:
        """How many have a verdict."""
        return sum(line.said is not None for line in self.lines)

    @property
    def unjudged(self) -> list[MeasureLine]:
        """Those without a verdict."""
        return [line for line in self.lines if line.said is None]

    def of(self, verdict: str) -> list[MeasureLine]:
        """Those with this verdict."""
        return [line for line in self.lines if line.said and line.said.verdict == verdict]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each verdict."""
        return {verdict.value: len(self.of(verdict)) for verdict in ReviewedMeasure.Verdict}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review in the list, and how far it has come."""

    pk: int
    organisation: str
    year: int
    judged: int
    number: int
    kept: int
    changed: int
    stopped: int
    is_closed: bool
    closed_at: datetime | None
    conclusion: str
    may_write: bool

    @property
    def left(self) -> int:
        """How many are not judged."""
        return max(self.number - self.judged, 0)


def whole_reviews() -> "QuerySet[MeasureReview]":
    """Reviews with what their pages and rules need of other tables."""
    return MeasureReview.objects.select_related("organisation", "opened_by", "closed_by")


def places_of_review(organisation_id: int, kinds: Mapping[int, str], places: Mapping[int, Place]) -> frozenset[int]:
    """Whose indicators a review covers: the organisation's and those below it, to where another board begins.

    Kommunallagen 6:6: each board answers for its own activity, so it is the one that judges what it measures.
    """
    below: dict[int, list[int]] = {}
    for pk, place in places.items():
        if place.parent_id is not None:
            below.setdefault(place.parent_id, []).append(pk)
    found, ahead = set(), [organisation_id]
    while ahead:
        each = ahead.pop()
        if each in found:
            continue
        found.add(each)
        ahead += [child for child in below.get(each, ()) if kinds.get(child) not in BOARDS]
    return frozenset(found)


def measures_of(review: MeasureReview, reader: User | None = None) -> "QuerySet[Indicator]":
    """The indicators of a review: those in use that its places manage, and those that have been judged. Two queries.

    reader: leave out what is confidential to this person; None leaves all, for the services.
    """
    covered = places_of_review(review.organisation_id, _kinds(), organisation_places())
    judged = Exists(ReviewedMeasure.objects.filter(review=review, indicator=OuterRef("pk")))
    found = Indicator.objects.filter(running() & Q(organisation__in=covered) | judged)
    return found if reader is None else found.filter(readable(reader))


def review_page(review: MeasureReview, *, user: User, language: str) -> ReviewPage:
    """A review with its indicators and their facts: once it is closed only those judged. Constant in queries."""
    rows = list(measures_of(review, user).select_related("organisation", "owner").order_by("sort_key", "id"))
    said, before = _said(review), _said_before(review)
    if review.closed_at is not None:  # what was left unjudged, or made since, was no part of its conclusion
        rows = [row for row in rows if row.pk in said]
    ids = [row.pk for row in rows]
    places = organisation_places()
    uses, within, missed = uses_of_each(ids, user), used_within(ids), _missed(ids, review.year, user, language, places)
    values, elsewhere = _values(review.year, ids), _places_with_values(review.year, ids)
    keys = [(row.pk, row.organisation_id) for row in rows]
    cards = indicator_cards(keys, year=review.year, language=language, reader=user, organisations=places)
    lines = [
        MeasureLine(
            pk=row.pk,
            name=row.name,
            purpose=row.purpose,
            organisation=row.organisation.name,
            owner=row.owner.full_name if row.owner else "",
            control=row.get_controllability_display(),
            latest=card.latest_text,
            period=card.latest_period,
            meaning=card.outcome_meaning,
            word=card.outcome_word,
            elsewhere=elsewhere.get(row.pk, 0),
            uses=tuple(uses.get(row.pk, ())),
            within=within.get(row.pk, 0),
            missed=missed.get(row.pk, ()),
            values=values.get(row.pk, 0),
            rank=card.rank,
            stable_until=row.stable_until,
            discontinued_on=row.discontinued_on,
            said=said.get(row.pk),
            before=before.get(row.pk),
        )
        for row, card in ((row, cards[row.pk, row.organisation_id]) for row in rows)
    ]
    lines.sort(key=lambda line: (line.rank is None, line.rank or 0))
    return ReviewPage(review, tuple(lines))


def review_mark(review: MeasureReview) -> str:
    """The mark of a review with its verdicts as they are stored now."""
    return fingerprint(review, *ReviewedMeasure.objects.filter(review=review).order_by("indicator_id"))


def said_of_measure(review: MeasureReview, indicator: Indicator) -> Said | None:
    """What the review says of the indicator now."""
    rows = ReviewedMeasure.objects.filter(review=review, indicator=indicator).select_related("reviewed_by", "review")
    return next(map(_told, rows), None)


def review_lines(user: User) -> list[ReviewLine]:
    """Every review, the latest year first, those that are open before those that are closed. Constant in queries."""
    rows, counted = list(whole_reviews()), _counted()
    places, kinds = organisation_places(), _kinds()
    managed, gone = _number_managed(user), _judged_elsewhere(rows)

    def line(row: MeasureReview) -> ReviewLine:
        covered = places_of_review(row.organisation_id, kinds, places)
        number = sum(managed.get(place, 0) for place in covered) + gone.get(row.pk, 0)
        return _review_line(row, counted.get(row.pk, {}), number, may_write=can_write_review(user, row))

    order = {place.name: number for number, place in enumerate(places.values())}
    return sorted(map(line, rows), key=lambda each: (-each.year, each.is_closed, order[each.organisation]))


def _counted() -> dict[int, dict[str, int]]:
    """How many of each verdict every review has. One query."""
    found: dict[int, dict[str, int]] = {}
    rows = ReviewedMeasure.objects.order_by().values_list("review_id", "verdict").annotate(number=Count("pk"))
    for review, verdict, number in rows:
        found.setdefault(review, {})[verdict] = number
    return found


def _review_line(row: MeasureReview, counted: Mapping[str, int], number: int, *, may_write: bool) -> ReviewLine:
    judged = sum(counted.values())
    return ReviewLine(
        pk=row.pk,
        organisation=row.organisation.name,
        year=row.year,
        judged=judged,
        number=judged if row.closed_at else max(number, judged),
        kept=counted.get(KEEP, 0),
        changed=counted.get(CHANGE, 0),
        stopped=counted.get(STOP, 0),
        is_closed=row.closed_at is not None,
        closed_at=row.closed_at,
        conclusion=row.conclusion,
        may_write=may_write,
    )


def reviewable_organisations(user: User) -> list[Organisation]:
    """Those that manage indicators in use and whose review the person may open, as the tree is read. One query."""
    having = Exists(Indicator.objects.filter(running(), organisation=OuterRef("pk")))
    rows = Organisation.objects.filter(having, valid_to=None).order_by("sort_key", "id")
    return [row for row in rows if can_open_review(user, row)]


def progress_of(review: MeasureReview, user: User) -> tuple[int, int]:
    """How many of the review's indicators are judged, and of how many."""
    rows = measures_of(review, user)
    judged = ReviewedMeasure.objects.filter(review=review, indicator__in=rows.values("pk")).count()
    return judged, rows.count()


def _told(row: ReviewedMeasure) -> Said:
    return Said(
        verdict=row.verdict,
        word=row.get_verdict_display(),
        reason=row.reason,
        by=row.reviewed_by.full_name if row.reviewed_by else "",
        at=row.reviewed_at,
        year=row.review.year,
        seen=fingerprint(row),
    )


def _said(review: MeasureReview) -> dict[int, Said]:
    rows = ReviewedMeasure.objects.filter(review=review).select_related("reviewed_by", "review")
    return {row.indicator_id: _told(row) for row in rows}


def _said_before(review: MeasureReview) -> dict[int, Said]:
    """The latest verdict of an earlier year on each indicator."""
    rows = ReviewedMeasure.objects.filter(review__year__lt=review.year).select_related("reviewed_by", "review")
    latest = rows.order_by("indicator_id", "-review__year", "-review_id").distinct("indicator_id")
    return {row.indicator_id: _told(row) for row in latest}


def _missed(
    ids: Sequence[int], year: int, user: User, language: str, places: Mapping[int, Place]
) -> dict[int, list[Deviation]]:
    found: dict[int, list[Deviation]] = {}
    if ids:
        for each in deviations(year=year, user=user, language=language, places=places, indicators=ids):
            found.setdefault(each.indicator_id, []).append(each)
    return found


def _values(year: int, ids: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for (indicator, _organisation), number in values_a_year(handed_in(year, ids)).items():
        found[indicator] = found.get(indicator, 0) + number
    return found


def _places_with_values(year: int, ids: Sequence[int]) -> dict[int, int]:
    rows = Value.objects.filter(
        indicator__in=ids, value__isnull=False, period_start__year__gte=year - 1, period_start__year__lte=year
    )
    counted = rows.order_by().values_list("indicator_id").annotate(number=Count("organisation_id", distinct=True))
    return dict(counted)


def _kinds() -> dict[int, str]:
    return dict(Organisation.objects.order_by().values_list("id", "kind"))


def _number_managed(user: User) -> dict[int, int]:
    rows = Indicator.objects.filter(readable(user), running()).order_by()
    return dict(rows.values_list("organisation_id").annotate(number=Count("pk")))


def _judged_elsewhere(rows: Collection[MeasureReview]) -> dict[int, int]:
    """How many of each open review's judged indicators are no longer in use: they belong to it all the same."""
    found = ReviewedMeasure.objects.filter(
        ~running("indicator__"), review__in=[row.pk for row in rows if row.closed_at is None]
    )
    return dict(found.order_by().values_list("review_id").annotate(number=Count("pk")))
