"""What the pages about Kolada show, in ready words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from governance.jobs import is_stale
from governance.models import Job, User
from governance.queries.organisation import root_organisation
from indicators import rules
from indicators.forms.kolada import AreaSearch, CompareForm, KoladaSearch, SourceForm
from indicators.kolada.titles import ended_in, is_discontinued, source_in, unit_in
from indicators.kolada.wording import count_lines, short_count, warning_sentences
from indicators.models import KoladaArea, KoladaFetch, KoladaKpi
from indicators.queries import kolada as queries
from indicators.queries.kolada_plan import kolada_source

MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Tab:
    """A page about Kolada."""

    label: str
    url: str
    current: bool


def tabs(current: str, request: HttpRequest) -> list[Tab]:
    """The pages about Kolada that the person may see."""
    may_manage = rules.can_manage_kolada(request.user, root_organisation())
    found = [("kolada_search", _("Search key figures"))] if rules.can_search_kolada(request.user) else []
    found.append(("kolada_list", _("Fetches")))
    if may_manage:
        found += [("kolada_settings", _("Whom we compare with")), ("kolada_units", _("Our units"))]
    return [Tab(label, reverse(name), name == current) for name, label in found]


def own_kind() -> str:
    """Whether we are a municipality (K) or a region (L), as far as it has been said."""
    source = kolada_source()
    own = queries.area(source.area_id) if source else None
    return own.kind if own else ""


@dataclass(frozen=True, slots=True)
class FetchLine:
    """A fetch in the list."""

    when: str
    by: str
    kind: str
    state: str
    told: str


def fetches_context(request: HttpRequest, *, may_order: bool) -> dict[str, Any]:
    """The list of fetches, the latest in full."""
    rows, source = queries.fetches(), kolada_source()
    latest = rows[0] if rows else None
    waits = latest is not None and latest.job.state in (Job.State.QUEUED, Job.State.RUNNING)
    silent = latest is not None and is_stale(latest.job)
    success = queries.last_success()
    names = {row.kolada_id: row.name for row in queries.followed_rows(request.user)}
    return {
        "tabs": tabs("kolada_list", request),
        "source": source,
        "own": queries.area(source.area_id) if source else None,
        "may_order": may_order,
        "latest": latest,
        "is_under_way": waits and not silent,
        "is_silent": silent,
        "failure": latest.job.reason if latest is not None and latest.job.state == Job.State.FAILED else "",
        "counts": count_lines(latest.counts) if latest is not None else [],
        "warnings": warning_sentences(latest.warnings, names) if latest is not None else [],
        "lines": [_fetch_line(row) for row in rows],
        "last_success": _moment(success) if success else "",
        "followed": len(names),
    }


def _fetch_line(fetch: KoladaFetch) -> FetchLine:
    is_done = fetch.stored_at is not None
    return FetchLine(
        when=_moment(fetch.ordered_at),
        by=fetch.ordered_by.full_name if fetch.ordered_by else _("The system"),
        kind=str(fetch.get_kind_display()),
        state=str(fetch.job.get_state_display()),
        told=short_count(fetch.counts) if is_done or fetch.counts else fetch.job.reason,
    )


@dataclass(frozen=True, slots=True)
class KpiLine:
    """A key figure in the list of what was found."""

    id: str
    title: str
    url: str
    about: str
    ended: str
    follower: str


def search_context(request: HttpRequest, form: KoladaSearch, page: Page) -> dict[str, Any]:
    """What was found, a page of it."""
    kept = request.GET.copy()
    kept.pop("page", None)
    at = queries.catalogue_at()
    return {
        "tabs": tabs("kolada_search", request),
        "form": form,
        "page": page,
        "query": f"{kept.urlencode()}&" if kept else "",
        "is_narrowed": any(kept.values()),
        "fetched": _day(timezone.localdate(at)) if at else "",
        "may_manage": rules.can_manage_kolada(request.user, root_organisation()),
        "lines": list(_kpi_lines(page.object_list, request.user)),
    }


def _kpi_lines(rows: Collection[KoladaKpi], reader: User) -> Iterator[KpiLine]:
    followers = queries.followers_of((row.pk for row in rows), reader)
    for row in rows:
        yield KpiLine(
            row.pk,
            row.title,
            reverse("kolada_show", args=[row.pk]),
            " · ".join(filter(None, (row.pk, row.operating_area, row.perspective))),
            ended_word(row),
            str(followers[row.pk]) if row.pk in followers else "",
        )


def ended_word(kpi: KoladaKpi) -> str:
    """That a key figure has ended, in words; empty for one that goes on."""
    if kpi.is_gone:
        return _("No longer in Kolada")
    year = ended_in(kpi.title)
    if year:
        return _("Ended %(year)s") % {"year": year}
    return _("Replaced") if is_discontinued(kpi.title) else ""


def kpi_context(request: HttpRequest, kpi: KoladaKpi) -> dict[str, Any]:
    """A key figure with what is known of it."""
    yes, no = _("Yes"), _("No")
    year = kpi.publication_period
    published = _day(kpi.publication_on) if kpi.publication_on else _("Not told")
    facts = [
        (_("Id in Kolada"), kpi.pk),
        (_("Unit of measure"), unit_in(kpi.title) or _("Cannot be read from the title")),
        (_("Source"), source_in(kpi.description) or _("Not told")),
        (_("Operating area"), kpi.operating_area or _("Not told")),
        (_("Perspective"), kpi.perspective or _("Not told")),
        (_("Women and men"), yes if kpi.is_by_gender else no),
        (_("Values of units"), yes if kpi.has_units else no),
        (_("Next publication"), _("%(day)s, for %(year)s") % {"day": published, "year": year} if year else published),
    ]
    return {
        "tabs": tabs("kolada_search", request),
        "kpi": kpi,
        "facts": facts,
        "ended": ended_word(kpi),
        "successors": queries.successors_of(kpi),
        "follower": queries.followers_of([kpi.pk], request.user).get(kpi.pk),
        "source": kolada_source(),
    }


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """Someone whom we compare ourselves with."""

    pk: int
    name: str
    scope: str
    members: int
    values: int
    newer: str
    is_fetched: bool


def settings_context(request: HttpRequest, form: SourceForm) -> dict[str, Any]:
    """Who we are, whom we compare with, and whom we could compare with."""
    source, at = kolada_source(), queries.catalogue_at()
    own = queries.area(source.area_id) if source else None
    lines = [_compared(line) for line in queries.comparator_lines(own, request.user)]
    compared = {line.name for line in lines if line.is_fetched}
    suggested = [group for group in queries.suggested_groups(own) if group.area.title not in compared]
    return {
        "tabs": tabs("kolada_settings", request),
        "form": form,
        "source": source,
        "own": own,
        "fetched": _moment(at) if at else "",
        "lines": lines,
        "country": None if "Riket" in compared else _offer(queries.area("0000"), request),
        "suggested": [_offer(group.area, request, group.subject) for group in suggested],
        **_catalogue_job(),
        **_areas_found(request),
    }


def _catalogue_job() -> dict[str, Any]:
    """How it goes with the fetch of what Kolada offers."""
    job = queries.catalogue_job()
    return {
        "job": job,
        "is_fetching": job is not None and job.state in (Job.State.QUEUED, Job.State.RUNNING) and not is_stale(job),
        "is_silent": job is not None and is_stale(job),
        "failure": job.reason if job is not None and job.state == Job.State.FAILED else "",
    }


def _areas_found(request: HttpRequest) -> dict[str, Any]:
    """Whom the reader looks for, to compare with."""
    search = AreaSearch(request.GET)
    text = search.text()
    found = [_offer(area, request) for area in queries.areas_found(text)] if text else []
    return {"search": search, "text": text, "found": found}


def _offer(area: KoladaArea | None, request: HttpRequest, subject: str = "") -> dict[str, Any] | None:
    """Someone to compare with, with the form for it."""
    if area is None:
        return None
    members = len(area.members)
    return {
        "area": area,
        "subject": subject,
        "members": members,
        "form": CompareForm(user=request.user, area=area),
    }


def _compared(line: queries.ComparatorLine) -> ComparedLine:
    names = list(line.indicators[:MOST_NAMES])
    if len(line.indicators) > MOST_NAMES:
        names.append(_("and %(count)s more") % {"count": len(line.indicators) - MOST_NAMES})
    scope = _("Every indicator") if line.comparator.is_general else ", ".join(names)
    return ComparedLine(
        pk=line.comparator.pk,
        name=line.comparator.name,
        scope=scope or _("No longer fetched"),
        members=line.members,
        values=line.values,
        newer=line.newer.title if line.newer else "",
        is_fetched=bool(scope),
    )


def _moment(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "Y-m-d H:i")


def _day(day: date) -> str:
    return date_format(day, "Y-m-d")
