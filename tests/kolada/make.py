"""A municipality that follows key figures in Kolada, for tests."""

from decimal import Decimal

from governance import jobs
from governance.models import Job, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Comparator, Indicator, KoladaArea, KoladaFetch, KoladaKpi, Value
from indicators.services import kolada as services
from tests.conftest import organisation
from tests.kolada import offer

ELIGIBLE = "N15428"
COST = "N15027"


def run_waiting(municipality: Municipality) -> list[Job]:
    """Let a worker do all jobs that wait; as they then are."""
    with municipality_scope(municipality):
        waiting = list(Job.objects.filter(state=Job.State.QUEUED).order_by("pk").values_list("pk", flat=True))
    for pk in waiting:
        jobs.run_job(municipality.pk, pk)
    with municipality_scope(municipality):
        return list(Job.objects.filter(pk__in=waiting).order_by("pk"))


def learn_catalogue(municipality: Municipality, by: User) -> None:
    """Fetch what Kolada offers."""
    with municipality_scope(municipality):
        services.order_catalogue(by=by)
    [job] = run_waiting(municipality)
    assert job.state == Job.State.DONE, job.reason


def begin(municipality: Municipality, by: User) -> None:
    """Know the catalogue, and say who we are: Mjölby, compared with the country."""
    learn_catalogue(municipality, by)
    with municipality_scope(municipality):
        services.save_source(area_id=offer.OWN, is_on=True, by=by)
    learn_catalogue(municipality, by)  # our units come when it is known who we are
    with municipality_scope(municipality):
        services.compare_with(area=area(offer.COUNTRY), by=by)


def area(id_: str) -> KoladaArea:
    """An area of the catalogue."""
    return KoladaArea.objects.get(pk=id_)


def follow(kpi: str, by: User, *, direction: str = "higher", unit: str = "%") -> Indicator:
    """Follow a key figure, in the open scope."""
    row = KoladaKpi.objects.get(pk=kpi)
    return services.follow_kpi(
        kpi=row, name=row.title, unit=unit, direction=direction, organisation=organisation("K"), by=by
    )


def fetch(municipality: Municipality, by: User | None, *, full: bool = False) -> KoladaFetch:
    """Order a fetch, let it run, and tell how it went."""
    with municipality_scope(municipality):
        ordered = services.order_fetch(full=full, by=by)
        assert ordered is not None
    run_waiting(municipality)
    with municipality_scope(municipality):
        return KoladaFetch.objects.select_related("job").get(pk=ordered.pk)


def stored(indicator: Indicator) -> dict[tuple[str, int, str], Decimal | str | None]:
    """What is stored of an indicator: (place, year, gender) -> the number, or why there is none."""
    rows = Value.objects.filter(indicator=indicator).select_related("organisation", "comparator")
    return {
        (
            row.organisation.short_name if row.organisation else row.comparator.name,
            row.period_start.year,
            row.gender,
        ): row.missing if row.value is None else row.value
        for row in rows
    }


def comparator(id_: str) -> Comparator:
    """The comparator that is this area in Kolada."""
    return Comparator.objects.get(kolada_id=id_)
