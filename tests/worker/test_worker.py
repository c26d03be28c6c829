"""Ordered work outlives its worker: none there, one killed in the middle, the next one finishes. For each broker."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from launcher import system
from launcher.redis import running_redis
from tests.served.fixtures import Crowd
from tests.served.person import Person
from tests.served.product import Demo, Product, served

pytestmark = pytest.mark.browser

# A third of it is the time between two signs of life: on a busy machine less would take a living worker for a dead one.
STALE_SECONDS = 9
PATIENT = 90_000


@pytest.fixture(params=["files", "redis"])
def broker(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings of a broker: files in the data folder, or a Redis of the tests' own."""
    if request.param == "files":
        yield {}
        return
    if reason := system.missing("redis"):
        if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
            pytest.fail(reason)
        pytest.skip(reason)
    with running_redis() as address:
        yield {"REDIS_URL": address}


@pytest.fixture
def product(demo: Demo, broker: dict[str, str]) -> Iterator[Product]:
    """A product without a worker."""
    settings = {"RODA_JOB_STALE_SECONDS": str(STALE_SECONDS), "RODA_SWEEP_SECONDS": "2"}
    with served(demo, worker=False, **broker, **settings) as running:
        yield running


def test_report_is_made_once_though_no_worker_ran_and_the_first_was_killed(crowd: Crowd, product: Product) -> None:
    fatima = crowd(product, "Fatima")
    _orders(fatima)
    nobody = fatima.page.get_by_role("heading", name="Ingen arbetar med den")

    expect(nobody).to_be_visible(timeout=PATIENT)
    fatima.stands_on("Årsredovisning 2026")
    fatima.button("Försök igen").click()
    expect(fatima.page.get_by_role("progressbar")).to_be_visible()
    assert _state(product) == ("queued", 0)

    first = product.start_worker()
    product.wait_until(lambda: _is_in_the_middle(product), "the report is being made")
    product.kill(first)
    assert _state(product) == ("running", 1)
    expect(nobody).to_be_visible(timeout=PATIENT)
    assert _files(product) == []

    product.start_worker()
    product.wait_until(lambda: _state(product)[0] == "done", "the next worker has finished it", seconds=PATIENT / 1000)
    fatima.page.reload()
    expect(fatima.page.get_by_role("heading", name="Klar")).to_be_visible()
    fatima.stands_on("Årsredovisning 2026")
    assert _files(product) == ["pdf", "xlsx"]
    assert _state(product) == ("done", 2)


def _orders(fatima: Person) -> None:
    fatima.goes_to("/exempelby/reports/order/")
    fatima.button("Beställ rapporten").click()
    expect(fatima.page.get_by_role("progressbar")).to_be_visible()


def _state(product: Product) -> tuple[str, int]:
    """The job's state and how many attempts have begun."""
    [found] = product.told("SELECT state, attempt FROM governance_job WHERE kind <> 'digest'")
    return found


def _is_in_the_middle(product: Product) -> bool:
    [(state, done)] = product.told("SELECT state, done FROM governance_job WHERE kind <> 'digest'")
    assert state != "done", "it was made before it could be interrupted"
    return state == "running" and done > 0


def _files(product: Product) -> list[str]:
    """The kinds of the stored files: those that the database knows, when the disk holds the same and no other."""
    known = sorted(product.told("SELECT format, file FROM reports_reportfile"))
    folder = product.folder / "files"
    held = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert held == sorted(name for _format, name in known)
    return [kind for kind, _name in known]
