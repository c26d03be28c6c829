"""The worker's part: what to ask is loaded inside the scope, Kolada is asked outside it, and each answer is stored.

A worker that is stopped loses nothing: what has been stored stands, and the next attempt finds it there.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.jobs import JobFailed, Run, job_handler
from governance.models import Municipality
from governance.tenancy import municipality_scope
from indicators.kolada.asking import Question
from indicators.kolada.client import KoladaClient, KoladaError
from indicators.kolada.wording import error_sentence
from indicators.models import KoladaFetch, KoladaKpi
from indicators.queries.kolada import CATALOGUE_JOB, catalogue_at
from indicators.queries.kolada_plan import fetch_questions, followed_indicators, kolada_source
from indicators.services import kolada as orders
from indicators.services import kolada_catalogue as catalogue
from indicators.services import kolada_values as values

CATALOGUE_STEPS = 4
FRESH = timedelta(days=6)


def kolada_client() -> KoladaClient:
    """A client of the Kolada that the settings name."""
    return KoladaClient(
        settings.KOLADA_BASE_URL,
        timeout=(min(5.0, settings.KOLADA_TIMEOUT_SECONDS), settings.KOLADA_TIMEOUT_SECONDS),
        rps=settings.KOLADA_REQUESTS_PER_SECOND,
        backoff=settings.KOLADA_RETRY_SECONDS,
    )


def order_everywhere() -> int:
    """Order the night's fetch in every municipality that fetches; how many were ordered."""
    number = 0
    for municipality in Municipality.objects.all():
        with municipality_scope(municipality):
            number += orders.order_nightly_fetch(by=None) is not None
    return number


@job_handler(orders.FETCH_JOB)
def fetch_values(run: Run) -> dict[str, Any]:
    """Fetch what is followed and store it; the number of values by what became of them.

    Raises JobFailed in words when Kolada cannot be asked; what was stored until then stands, and the next fetch asks
    for the same again.
    """
    today = timezone.localdate()
    with run.scope():
        fetch = values.begin_fetch(job=run.job_id, by=run.ordered_by)
        asked, followed = fetch_questions(fetch.since), sorted(followed_indicators())
    total = len(asked) + 1
    run.progress(0, total, _("Asking what is followed"))
    try:
        with kolada_client() as client:
            _refresh(run, client, fetch, followed)
            for number, question in enumerate(asked, start=1):
                run.progress(number, total, _("Fetching values"))
                _fetch(run, client, fetch, question)
    except KoladaError as error:
        raise JobFailed(error_sentence(error.code)) from error
    with run.scope():
        values.finish_fetch(fetch=fetch, day=today, by=run.ordered_by)
        fetch.refresh_from_db()
        return dict(fetch.counts)


def _refresh(run: Run, client: KoladaClient, fetch: KoladaFetch, followed: list[str]) -> None:
    """The key figures that are followed, as Kolada now describes them, with when they are published."""
    if not followed:
        return
    found = client.kpis(ids=followed)
    with run.scope():
        catalogue.store_kpis(kpis=found.rows, by=run.ordered_by)
        catalogue.mark_gone(ids=found.lacking, by=run.ordered_by)
        values.announce_publications(kpis=found.rows, by=run.ordered_by)
        values.warn_of(fetch=fetch, warnings=[("gone", kpi) for kpi in found.lacking], by=run.ordered_by)


def _fetch(run: Run, client: KoladaClient, fetch: KoladaFetch, question: Question) -> None:
    ask = client.unit_data if question.is_about_units else client.data
    found = ask(question.kpis, question.places, since=question.since)
    with run.scope():
        values.store_values(fetch=fetch, data=found.rows, malformed=found.malformed, by=run.ordered_by)
        if not question.is_about_units:
            values.warn_of(fetch=fetch, warnings=_empty(found.lacking), by=run.ordered_by)


def _empty(kpis: Iterable[str]) -> list[tuple[str, str]]:
    """Key figures without a single value for anybody; those that Kolada no longer has are told of already."""
    gone = set(KoladaKpi.objects.filter(is_gone=True).values_list("pk", flat=True))
    return [("empty", kpi) for kpi in kpis if kpi not in gone]


@job_handler(CATALOGUE_JOB)
def fetch_catalogue(run: Run) -> dict[str, Any]:
    """Fetch what Kolada offers; how many key figures, areas, groups and units. At night only what is a week old.

    Raises JobFailed in words when Kolada cannot be asked; what was fetched before remains to search in.
    """
    began = timezone.now()
    with run.scope():
        source = kolada_source()
        newest = catalogue_at()
    is_fresh = run.ordered_by is None and newest is not None and began - newest < FRESH
    counts: dict[str, int] = {}
    try:
        with kolada_client() as client:
            if not is_fresh:
                counts = _fetch_offer(run, client, began)
            if source is not None:
                run.progress(3, CATALOGUE_STEPS, _("Fetching our units"))
                counts["units"] = _store_areas(run, client.units(source.area_id).rows)
    except KoladaError as error:
        raise JobFailed(error_sentence(error.code)) from error
    return counts


def _fetch_offer(run: Run, client: KoladaClient, began: datetime) -> dict[str, int]:
    run.progress(0, CATALOGUE_STEPS, _("Fetching key figures"))
    kpis = client.kpis()
    with run.scope():
        catalogue.store_kpis(kpis=kpis.rows, by=run.ordered_by)
        gone = catalogue.mark_gone(before=began, by=run.ordered_by)
    run.progress(1, CATALOGUE_STEPS, _("Fetching municipalities"))
    areas = _store_areas(run, client.municipalities().rows)
    run.progress(2, CATALOGUE_STEPS, _("Fetching groups of municipalities"))
    groups = _store_areas(run, client.municipality_groups().rows)
    return {"kpis": len(kpis.rows), "gone": gone, "malformed": kpis.malformed, "areas": areas, "groups": groups}


def _store_areas(run: Run, areas: list[Any]) -> int:
    with run.scope():
        return catalogue.store_areas(areas=areas, by=run.ordered_by)
