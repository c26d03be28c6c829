"""Cecilia, a controller, follows a key figure from Kolada; and is told in words when Kolada does not answer."""

from collections.abc import Iterator

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


@pytest.fixture
def kolada() -> Iterator[Kolada]:
    """A Kolada on this machine."""
    with kolada_server() as running:
        yield running


@pytest.fixture
def product(demo: Demo, kolada: Kolada) -> Iterator[Product]:
    """A product with a worker that asks that Kolada."""
    settings = {
        "KOLADA_BASE_URL": kolada.base_url,
        "KOLADA_REQUESTS_PER_SECOND": "100",
        "KOLADA_RETRY_SECONDS": "0.05",
        "KOLADA_TIMEOUT_SECONDS": "1",
    }
    with served(demo, **settings) as running:
        yield running


def test_controller_follows_a_key_figure_and_is_told_when_kolada_fails(
    crowd: Crowd, product: Product, kolada: Kolada
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


def _is_over(cecilia: Person, town: Town) -> None:
    latest = "SELECT j.state FROM indicators_koladafetch f JOIN governance_job j ON j.id = f.job_id ORDER BY f.id DESC"
    town.product.wait_until(
        lambda: town.product.told(latest, municipality=town.slug)[0][0] == "done", "the fetch is over"
    )
    cecilia.page.reload()


def _number_of_values(town: Town) -> int:
    [(number,)] = town.product.told("SELECT count(*) FROM indicators_value", municipality=town.slug)
    return int(number)
