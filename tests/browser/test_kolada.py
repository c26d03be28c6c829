"""Cecilia, a controller, follows a key figure from Kolada; and is told in words when Kolada does not answer.

And a fetch whose worker is killed in the midst is finished by the next one.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.kolada import offer
from tests.kolada.server import Kolada, kolada_server
from tests.served.fixtures import Crowd
from tests.served.person import Person
from tests.served.product import Demo, Product, served
from tests.served.town import Town

pytestmark = pytest.mark.browser

ELIGIBLE = offer.KPIS[1]["title"]
PATIENT = 60_000
# A third of it is the time between two signs of life: on a busy machine less would take a living worker for a dead one.
STALE_SECONDS = 9
LATEST = (
    "SELECT j.state, j.attempt FROM indicators_koladafetch f JOIN governance_job j ON j.id = f.job_id"
    " ORDER BY f.id DESC LIMIT 1"
)
QUICK = {"KOLADA_REQUESTS_PER_SECOND": "100", "KOLADA_RETRY_SECONDS": "0.05"}


@pytest.fixture
def running() -> Iterator[ExitStack]:
    """What runs as long as the test does, or until the test closes it."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def kolada(running: ExitStack) -> Kolada:
    """A Kolada on this machine."""
    return running.enter_context(kolada_server())


@pytest.fixture
def product(demo: Demo, kolada: Kolada) -> Iterator[Product]:
    """A product with a worker that asks that Kolada, and does not wait for it."""
    with served(demo, KOLADA_BASE_URL=kolada.base_url, KOLADA_TIMEOUT_SECONDS="1", **QUICK) as asking:
        yield asking


@pytest.fixture
def patient(demo: Demo, kolada: Kolada) -> Iterator[Product]:
    """A product without a worker as yet, which waits for that Kolada longer than a worker may be silent."""
    stale = {"RODA_JOB_STALE_SECONDS": str(STALE_SECONDS), "RODA_SWEEP_SECONDS": "2"}
    settings = {"KOLADA_BASE_URL": kolada.base_url, "KOLADA_TIMEOUT_SECONDS": "60", **QUICK, **stale}
    with served(demo, worker=False, **settings) as asking:
        yield asking


def test_controller_follows_a_key_figure_and_is_told_when_kolada_fails(
    crowd: Crowd, product: Product, kolada: Kolada, running: ExitStack
) -> None:
    town = Town(product, crowd)
    cecilia = town.person("Cecilia")

    _fetches_the_catalogue(cecilia, town)
    _says_who_we_are(cecilia)
    _compares_with_the_country_and_with_schools_like_ours(cecilia)
    _follows(cecilia, town)
    _reads_the_values(cecilia, town)
    _is_told_what_came(cecilia, town)
    _is_told_when_kolada_fails(cecilia, town, kolada)
    _is_told_when_kolada_is_down(cecilia, town, kolada, running)


def test_fetch_whose_worker_is_killed_is_finished_by_the_next(crowd: Crowd, patient: Product, kolada: Kolada) -> None:
    town = Town(patient, crowd)
    cecilia = town.person("Cecilia")
    first = patient.start_worker()
    _fetches_the_catalogue(cecilia, town)
    _says_who_we_are(cecilia)
    kolada.holds = "/data/"
    _follows(cecilia, town)

    patient.wait_until(lambda: any("/data/" in target for target in kolada.asked), "the worker has asked for values")
    cecilia.goes_to(town.path("indicators/kolada/"))
    expect(cecilia.page.get_by_role("progressbar")).to_be_visible()
    patient.kill(first)
    assert (_job(town), _number_of_values(town)) == (("running", 1), 0)
    kolada.holds = ""
    silent = cecilia.page.locator(".message", has_text="Ingen arbetar med hämtningen")
    _waits_for(cecilia, town, silent.is_visible, "it is told that nobody is at work")
    cecilia.stands_on("Hämtningar från Kolada")

    patient.start_worker()
    patient.wait_until(lambda: _job(town)[0] == "done", "the next worker has finished it", seconds=PATIENT / 1000)
    assert _job(town) == ("done", 2)
    assert _number_of_values(town) > 0
    assert _number_of_values(town) == _number_of_creations(town)
    cecilia.page.reload()
    cecilia.stands_on("Hämtningar från Kolada")
    cecilia.reads("nya värden")


def _fetches_the_catalogue(cecilia: Person, town: Town) -> None:
    cecilia.goes_to(town.path("indicators/kolada/search/"))
    cecilia.stands_on("Nyckeltal i Kolada")
    cecilia.reads("Koladas katalog är inte hämtad än")
    cecilia.link("Hämta katalogen").click()
    cecilia.stands_on("Kolada: vilka vi jämför oss med")
    cecilia.button("Hämta katalogen").click()
    cecilia.is_told("Koladas katalog hämtas")
    town.product.wait_until(
        lambda: cecilia.page.reload() and cecilia.button("Hämta katalogen på nytt").is_visible(),
        "the catalogue is here",
    )


def _says_who_we_are(cecilia: Person) -> None:
    cecilia.field("Vår kommun i Kolada").select_option(label="Mjölby (0586)")
    cecilia.button("Spara").click()
    cecilia.is_told("Det är sparat")
    cecilia.stands_on("Kolada: vilka vi jämför oss med")


def _compares_with_the_country_and_with_schools_like_ours(cecilia: Person) -> None:
    cecilia.page.locator("summary", has_text="Riket").click()
    cecilia.button("Jämför med Riket").click()
    cecilia.is_told("Ni jämför er med Riket")
    cecilia.page.locator("summary", has_text="Liknande kommuner, övergripande, Mjölby, 2025").click()
    cecilia.page.locator("details[open]").get_by_label("Även varje kommun i gruppen").check()
    cecilia.looks_over()
    cecilia.button("Jämför med Liknande kommuner, övergripande, Mjölby, 2025").click()
    cecilia.is_told("Ni jämför er med Liknande kommuner, övergripande")
    cecilia.field("Grupp eller kommun").fill("linköping")
    cecilia.button("Sök").click()
    expect(cecilia.page.locator("summary", has_text="Linköping")).to_be_visible()


def _follows(cecilia: Person, town: Town) -> None:
    cecilia.goes_to(town.path("indicators/kolada/search/"))
    cecilia.field("Ord eller id").fill("yrkesprogram åk 9")
    cecilia.button("Sök").click()
    cecilia.stands_on("Nyckeltal i Kolada")
    cecilia.reads("1 nyckeltal")
    cecilia.link(ELIGIBLE).click()
    cecilia.stands_on(ELIGIBLE)
    cecilia.reads("SCB och Skolverket", "2026-09-25")
    expect(cecilia.field("Enhet", exact=False)).to_have_value("%")
    cecilia.page.get_by_label("Högre är bättre").check()
    cecilia.field("Hanteras av").select_option(index=1)
    cecilia.button("Följ det här nyckeltalet").click()
    cecilia.is_told("Indikatorn följer Kolada")
    cecilia.stands_on(ELIGIBLE)


def _reads_the_values(cecilia: Person, town: Town) -> None:
    town.product.wait_until(
        lambda: cecilia.page.reload() and "Källa: Kolada" in cecilia.page.locator("main").inner_text(),
        "the values are here",
    )
    cecilia.reads("84,6", "Riket", "Liknande kommuner, övergripande, Mjölby, 2025")
    cecilia.looks_over()


def _is_told_what_came(cecilia: Person, town: Town) -> None:
    cecilia.goes_to(town.path("indicators/kolada/"))
    cecilia.stands_on("Hämtningar från Kolada")
    cecilia.reads("1 indikator följer Kolada. Där är vi Mjölby.", "nya värden", "Cecilia Controller")


def _is_told_when_kolada_fails(cecilia: Person, town: Town, kolada: Kolada) -> None:
    known = _number_of_values(town)
    kolada.busy, kolada.retry_after = 9, ""
    _fetches_in_vain(cecilia, "Kolada är upptagen")
    kolada.busy, kolada.garbled = 0, 1
    _fetches_in_vain(cecilia, "Koladas svar gick inte att läsa")
    kolada.slow = 3
    _fetches_in_vain(cecilia, "Kolada svarade inte i tid")
    kolada.slow = 0
    assert _number_of_values(town) == known
    kolada.broken = 1  # an error that passes is passed over
    cecilia.button("Hämta nu").click()
    _is_over(cecilia, town)
    cecilia.button("Hämta allt på nytt").click()
    _is_over(cecilia, town)
    cecilia.reads("Oförändrade värden")
    assert _number_of_values(town) == known


def _fetches_in_vain(cecilia: Person, words: str) -> None:
    cecilia.button("Hämta nu").click()
    failure = cecilia.page.locator(".message", has_text=words)
    expect(failure).to_be_visible(timeout=PATIENT)
    expect(failure).to_contain_text("Det som har hämtats tidigare finns kvar")
    cecilia.stands_on("Hämtningar från Kolada")


def _is_told_when_kolada_is_down(cecilia: Person, town: Town, kolada: Kolada, running: ExitStack) -> None:
    """The server is stopped; what has been fetched is read all the same. Then it answers again, at the same address."""
    known, port = _number_of_values(town), urlsplit(kolada.base_url).port
    running.close()
    _fetches_in_vain(cecilia, "Kolada går inte att nå")
    assert _number_of_values(town) == known
    cecilia.goes_to(town.path("indicators/kolada/search/?q=yrkesprogram"))
    cecilia.stands_on("Nyckeltal i Kolada")
    cecilia.reads(ELIGIBLE)
    cecilia.goes_to(town.path("indicators/kolada/"))
    running.enter_context(kolada_server(port))
    cecilia.button("Hämta nu").click()
    _is_over(cecilia, town)
    expect(cecilia.page.locator(".message", has_text="Kolada går inte att nå")).to_have_count(0)


def _waits_for(cecilia: Person, town: Town, holds: Callable[[], bool], what: str) -> None:
    """Load the page again until it says so."""
    town.product.wait_until(lambda: cecilia.page.reload() and holds(), what)


def _job(town: Town) -> tuple[str, int]:
    """The state of the latest fetch and how many attempts have begun."""
    return town.product.told(LATEST, municipality=town.slug)[0]


def _is_over(cecilia: Person, town: Town) -> None:
    town.product.wait_until(lambda: _job(town)[0] == "done", "the fetch is over")
    cecilia.page.reload()


def _number_of_values(town: Town) -> int:
    [(number,)] = town.product.told("SELECT count(*) FROM indicators_value", municipality=town.slug)
    return int(number)


def _number_of_creations(town: Town) -> int:
    """How many values the history tells of as new: each once, whatever became of the worker."""
    created = "SELECT count(*) FROM indicators_valueevent WHERE pgh_label = 'insert'"
    [(number,)] = town.product.told(created, municipality=town.slug)
    return int(number)
