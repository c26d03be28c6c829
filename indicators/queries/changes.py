"""What the yearly reviews say is to be changed, until somebody has changed it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.apps import apps
from django.db.models import OuterRef, Subquery
from django.urls import reverse

from governance.models import User
from indicators.models import Indicator, ReviewedMeasure
from indicators.readers import readable
from indicators.running import running

CHANGE = ReviewedMeasure.Verdict.CHANGE


@dataclass(frozen=True, slots=True)
class ToChange:
    """An indicator that a closed review says is to be changed, and has not been since."""

    indicator_id: int
    indicator: str
    organisation_id: int
    organisation: str
    owner_id: int | None
    reason: str
    year: int
    review_id: int

    @property
    def url(self) -> str:
        """The indicator's page. Only within a municipality's pages, not in a job."""
        return reverse("indicator_show", args=[self.indicator_id])


def to_change(indicators: Collection[int] | None = None) -> list[ToChange]:
    """Indicators whose latest closed review says that they are to be changed, and that have not been changed since.

    For the list of findings; of these indicators where given. One query. A discontinued one is no longer to be changed.
    """
    rows = ReviewedMeasure.objects.filter(running("indicator__"), review__closed_at__isnull=False)
    if indicators is not None:
        rows = rows.filter(indicator__in=indicators)
    rows = rows.select_related("review", "indicator__organisation")
    rows = rows.annotate(changed_at=_last_change()).order_by("indicator_id", "-review__year", "-review_id")
    found = []
    for row in rows.distinct("indicator_id"):
        is_changed = row.changed_at is not None and row.changed_at > row.review.closed_at
        if row.verdict == CHANGE and not is_changed:
            found.append(_to_change(row))
    return sorted(found, key=lambda each: (each.organisation, each.indicator))


def changes_to_read(user: User) -> list[ToChange]:
    """The same, of the indicators that the person may know of. Two queries."""
    known = set(Indicator.objects.filter(readable(user), reviews__verdict=CHANGE).values_list("pk", flat=True))
    return to_change(known) if known else []


def _to_change(row: ReviewedMeasure) -> ToChange:
    return ToChange(
        indicator_id=row.indicator_id,
        indicator=row.indicator.name,
        organisation_id=row.indicator.organisation_id,
        organisation=row.indicator.organisation.name,
        owner_id=row.indicator.owner_id,
        reason=row.reason,
        year=row.review.year,
        review_id=row.review_id,
    )


def _last_change() -> Subquery:
    """When the indicator of a verdict was last changed: the history knows."""
    events = apps.get_model("indicators", "IndicatorEvent").objects.filter(pgh_obj=OuterRef("indicator"))
    return Subquery(events.order_by("-pgh_created_at").values("pgh_created_at")[:1])
