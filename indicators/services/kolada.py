"""Writes about Kolada: who we are there, whom we compare ourselves with, what we follow, and orders of fetches."""

from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.periods import Frequency
from governance.history import service
from governance.jobs import is_stale, order_job, retry_job
from governance.models import Job, Organisation, User
from governance.refusals import RefusedError, taken
from indicators.kolada.answers import COUNTRY
from indicators.kolada.belonging import names_kolada
from indicators.kolada.titles import source_in, unit_in, year_in
from indicators.models import (
    Comparator,
    ComparatorMember,
    Indicator,
    IndicatorComparator,
    KoladaArea,
    KoladaFetch,
    KoladaKpi,
    KoladaSource,
    KoladaUnit,
    Target,
    Value,
)
from indicators.queries.kolada import CATALOGUE_JOB
from indicators.running import is_running
from indicators.services.catalogue import create_indicator

FETCH_JOB = "kolada_fetch"
SUNDAY, WEEK = 6, 7
SOURCE_LENGTH, NAME_LENGTH, MOST_LAG = 120, 200, 5
WAITING, AT_WORK = (Job.State.QUEUED,), (Job.State.QUEUED, Job.State.RUNNING)


@service
def save_source(*, area_id: str, is_on: bool, by: User) -> KoladaSource:
    """Say who the municipality is in Kolada and whether values are fetched every night.

    Raises RefusedError when Kolada's catalogue has no such municipality.
    """
    if not KoladaArea.objects.filter(pk=area_id, kind__in=(KoladaArea.Kind.MUNICIPALITY, "L")).exists():
        raise RefusedError(_("Kolada has no municipality with this code."), "area_id")
    before = KoladaSource.objects.select_for_update().first()
    source = before or KoladaSource()
    if source.area_id != area_id:
        source.changes_on = source.full_on = None  # what was fetched is another's: everything is fetched anew
    source.area_id, source.is_on = area_id, is_on
    with taken(
        RefusedError(_("Someone else saved this at the same time. Look at what is stored.")), "koladasource_one"
    ):
        source.save()
    return source


@service
def compare_with(
    *, area: KoladaArea, indicator: Indicator | None = None, with_members: bool = False, by: User
) -> Comparator:
    """Compare with the country, a group or a municipality: every indicator, or only the one named.

    with_members: fetch each of a group's municipalities, too, not drawn, so that a place among them can be told.
    The same again changes nothing. Raises RefusedError when a comparator of another kind has the name.
    """
    comparator = _comparator(area, is_general=indicator is None)
    if indicator is None and not comparator.is_general:
        comparator.is_general = True
        comparator.save(update_fields=["is_general"])
    if indicator is not None:
        IndicatorComparator.objects.get_or_create(indicator=indicator, comparator=comparator)
    if not comparator.is_drawn:
        comparator.is_drawn = True
        comparator.save(update_fields=["is_drawn"])
    if with_members:
        _keep_members(comparator, area)
    return comparator


@service
def stop_comparing(*, comparator: Comparator, by: User) -> None:
    """Fetch no more values for a comparator, of any indicator. What has been fetched remains."""
    Comparator.objects.filter(pk=comparator.pk).update(is_general=False)
    IndicatorComparator.objects.filter(comparator=comparator).delete()
    ComparatorMember.objects.filter(group=comparator).delete()
    if (
        not Value.objects.filter(comparator=comparator).exists()
        and not Target.objects.filter(comparator=comparator).exists()
    ):
        comparator.delete()


@service
def tie_unit(*, organisation: Organisation, unit: KoladaArea | None, by: User) -> None:
    """Say which of Kolada's units the organisation is; None: none of them.

    Raises RefusedError when another organisation is that unit.
    """
    if unit is None:
        KoladaUnit.objects.filter(organisation=organisation).delete()
        return
    with taken(RefusedError(_("Another organisation is this unit already."), "unit"), "koladaunit_unit_once"):
        KoladaUnit.objects.update_or_create(
            organisation=organisation, defaults={"unit_id": unit.pk, "title": unit.title}
        )


@service
def follow_kpi(
    *, kpi: KoladaKpi, name: str, unit: str, direction: str, organisation: Organisation, by: User
) -> Indicator:
    """Add an indicator whose values are fetched from Kolada. Followed already, it is that one.

    Raises RefusedError when the organisation has an indicator of that name.
    """
    already = Indicator.objects.filter(kolada_id=kpi.pk).first()
    if already is not None:
        return already
    is_free = not Indicator.objects.filter(code=kpi.pk).exists()
    fields: dict[str, Any] = {
        "name": name[:NAME_LENGTH],
        "code": kpi.pk if is_free else "",
        "kolada_id": kpi.pk,
        "unit": unit,
        "direction": direction,
        "organisation": organisation,
        "owner": by,
        "frequency": Frequency.YEAR,
        **_told_by(kpi),
    }
    with taken(RefusedError(_("Another indicator follows this key figure already.")), "indicator_kolada_once"):
        return create_indicator(by=by, **fields)


@service
def tie_indicator(*, indicator: Indicator, kpi: KoladaKpi, by: User) -> Indicator:
    """Let an indicator that is there get its values from Kolada. What has been handed in stands.

    Raises RefusedError where it cannot be the same: another follows the key figure, it is not yearly, is computed, has
    been discontinued, or is measured in another unit than the key figure's title names.
    """
    row = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if row.kolada_id == kpi.pk:
        return row
    _refuse_untieable(row, kpi)
    row.kolada_id = kpi.pk
    told = _told_by(kpi)
    for name in ("next_publication_on", "next_publication_year"):
        setattr(row, name, told[name])
    row.definition = row.definition or told["definition"]
    if not names_kolada(row.source):
        row.source = told["source"]
    with taken(RefusedError(_("Another indicator follows this key figure already.")), "indicator_kolada_once"):
        row.save()
    return row


@service
def order_fetch(*, full: bool = False, by: User | None, even_if_running: bool = False) -> KoladaFetch | None:
    """Order a fetch of what has changed, or of everything; the one that waits or runs already is returned instead.

    even_if_running: order another beside one that runs, which may have read what is followed before it was changed.
    None where nobody has said who the municipality is in Kolada.
    """
    # The lock: of two at once the second sees the first one's order.
    source = KoladaSource.objects.select_for_update().first()
    if source is None:
        return None
    states = WAITING if even_if_running else AT_WORK
    already = KoladaFetch.objects.filter(job__state__in=states).select_related("job").first()
    if already is not None:
        if is_stale(already.job):
            retry_job(job=already.job, by=by)
        return already
    whole = full or source.changes_on is None
    return KoladaFetch.objects.create(
        kind=KoladaFetch.Kind.FULL if whole else KoladaFetch.Kind.CHANGES,
        since=None if whole else source.changes_on,
        job=order_job(kind=FETCH_JOB, payload={}, by=by),
        ordered_by=by,
    )


@service
def order_nightly_fetch(*, by: None) -> KoladaFetch | None:
    """Order the night's fetch where it is on and has not been ordered today: everything on Sundays, else the changes.

    Two clocks that strike at once order one. None where there is nothing to order.
    """
    today = timezone.localdate()
    source = KoladaSource.objects.select_for_update().filter(is_on=True).first()
    if source is None or KoladaFetch.objects.filter(ordered_by=None, ordered_at__date=today).exists():
        return None
    is_due = source.full_on is None or (today - source.full_on).days >= WEEK
    full = today.weekday() == SUNDAY or is_due
    if full:
        order_catalogue(by=None)
    return order_fetch(full=full, by=by, even_if_running=True)


@service
def order_catalogue(*, by: User | None) -> Job:
    """Order a fetch of what Kolada offers; the order that waits or runs already is returned instead."""
    # Of two at once the second waits for the first's order: nothing else is locked by both.
    first = Organisation.objects.filter(parent=None).select_for_update(no_key=True).first()
    already = Job.objects.filter(kind=CATALOGUE_JOB, state__in=AT_WORK).first() if first else None
    if already is not None:
        if is_stale(already):
            retry_job(job=already, by=by)
        return already
    return order_job(kind=CATALOGUE_JOB, payload={}, by=by)


def _comparator(area: KoladaArea, *, is_general: bool, is_drawn: bool = True) -> Comparator:
    """The comparator of this area: the one that is there, one of that name without an id, or a new one."""
    found = Comparator.objects.filter(kolada_id=area.pk).first()
    if found is not None:
        return found
    name = area.title[:SOURCE_LENGTH]
    same_name = Comparator.objects.select_for_update().filter(name=name).first()
    if same_name is not None:
        if same_name.kolada_id:
            raise RefusedError(_("Another comparator is called %(name)s.") % {"name": name}, "area")
        same_name.kolada_id, same_name.kind = area.pk, _kind(area)
        same_name.save(update_fields=["kolada_id", "kind"])
        return same_name
    last = Comparator.objects.aggregate(last=Max("order"))["last"] or 0
    return Comparator.objects.create(
        name=name, kolada_id=area.pk, kind=_kind(area), order=last + 1, is_general=is_general, is_drawn=is_drawn
    )


def _kind(area: KoladaArea) -> str:
    if area.pk == COUNTRY:
        return Comparator.Kind.COUNTRY
    return Comparator.Kind.GROUP if area.kind == KoladaArea.Kind.GROUP else Comparator.Kind.MUNICIPALITY


def _keep_members(group: Comparator, area: KoladaArea) -> None:
    """The group's members as comparators of their own, which are not drawn."""
    rows = KoladaArea.objects.filter(pk__in=area.members).order_by("pk")
    members = [_comparator(row, is_general=False, is_drawn=False) for row in rows]
    ComparatorMember.objects.filter(group=group).exclude(member__in=members).delete()
    known = set(ComparatorMember.objects.filter(group=group).values_list("member", flat=True))
    ComparatorMember.objects.bulk_create(
        ComparatorMember(group=group, member=member) for member in members if member.pk not in known
    )


def _refuse_untieable(row: Indicator, kpi: KoladaKpi) -> None:
    reason = ""
    if row.kolada_id:
        reason = _("It follows another key figure in Kolada, %(id)s.") % {"id": row.kolada_id}
    elif row.frequency != Frequency.YEAR:
        reason = _("It is not measured by calendar year, as everything in Kolada is.")
    elif row.formula:
        reason = _("It is computed from other indicators.")
    elif not is_running(row.discontinued_on):
        reason = _("It has been discontinued.")
    else:
        theirs = unit_in(kpi.title)
        if theirs and theirs.casefold() != row.unit.strip().casefold():
            reason = _("It is measured in %(ours)s, and Kolada’s in %(theirs)s.") % {
                "ours": row.unit,
                "theirs": theirs,
            }
    if reason:
        raise RefusedError(reason, "indicator")


def _told_by(kpi: KoladaKpi) -> dict[str, Any]:
    """What the key figure itself tells of an indicator that follows it."""
    source, year = source_in(kpi.description), year_in(kpi.publication_period)
    lag = max(0, kpi.publication_on.year - year) if kpi.publication_on and year else 0
    return {
        "definition": kpi.description,
        "source": f"Kolada, {source}"[:SOURCE_LENGTH] if source else "Kolada",
        "next_publication_on": kpi.publication_on,
        "next_publication_year": year,
        "lag_years": min(lag, MOST_LAG),
    }
