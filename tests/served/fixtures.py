"""Fixtures for tests that meet the product as people do: the demo, the served product, the browser, the people."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, StorageState, expect, sync_playwright

from launcher import system
from tests.served.person import WAIT_MILLISECONDS, Person
from tests.served.product import PASSWORD, Demo, Product, filled_demo, served
from tests.served.town import Town

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
Outcome = pytest.StashKey[pytest.TestReport]
OUTCOME: Outcome = pytest.StashKey()

# Who is who in the demo (workspace/demo); one name for each role.
PEOPLE = {
    "Annika": "annika.lindqvist@exempelby.example",  # administrator
    "Fatima": "fatima.rahimi@exempelby.example",  # controller
    "Amir": "amir.haddad@exempelby.example",  # head of Vallaskolan
    "Sara": "sara.nystrom@exempelby.example",  # official at the school administration
    "Eva": "eva.holm@exempelby.example",  # secretary of the school board
    "Kerstin": "kerstin.lind@exempelby.example",  # member of the school board
    "Birgitta": "birgitta.akesson@exempelby.example",  # auditor
    "Leo": "leo.persson@exempelby.example",  # reader
}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Let the fixtures know whether the test failed."""
    report = yield
    if report.when == "call":
        item.stash[OUTCOME] = report
    return report


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """The filled demo that products are copied from."""
    with filled_demo() as filled:
        yield filled


@pytest.fixture(scope="session")
def product(demo: Demo) -> Iterator[Product]:
    """The product as `make run` serves it, for the journeys."""
    with served(demo) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    if reason := system.missing("chromium"):
        pytest.skip(reason)
    expect.set_options(timeout=WAIT_MILLISECONDS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system.browser(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in_states() -> dict[tuple[str, str], StorageState]:
    """The cookies of those who have signed in, by product and person: each signs in once."""
    return {}


class Crowd:
    """Lets people come in, each with a browser window, and remembers them."""

    def __init__(
        self, chromium: Browser, states: dict[tuple[str, str], StorageState], visited: set[str], judged: set[str]
    ) -> None:
        self.chromium, self.states, self.visited, self.judged = chromium, states, visited, judged
        self.here: list[Person] = []
        self.products: dict[Product, int] = {}  # and how long its log was
        self.contexts: list[BrowserContext] = []

    def stranger(self, product: Product, name: str = "Någon", **options: object) -> Person:
        """Somebody who has not signed in."""
        return self._person(product, name, None, **options)

    def __call__(self, product: Product, name: str, *, email: str = "", **options: object) -> Person:
        """A person of the demo who has signed in."""
        key = (product.address, email or name)
        if key not in self.states:
            self.states[key] = self._sign_in(product, email or PEOPLE[name])
        return self._person(product, name, self.states[key], **options)

    def _person(
        self, product: Product, name: str, state: StorageState | None, *, phone: bool = False, scripts: bool = True
    ) -> Person:
        context = self.chromium.new_context(
            storage_state=state,
            viewport=PHONE if phone else DESKTOP,
            java_script_enabled=scripts,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.tracing.start(snapshots=True)
        self.contexts.append(context)
        self.products.setdefault(product, product.log.stat().st_size)
        person = Person(name, context, product.address, has_scripts=scripts, judged=self.judged)
        person.page.on("framenavigated", lambda frame: self.visited.add(frame.url.removeprefix(product.address)))
        self.here.append(person)
        return person

    def _sign_in(self, product: Product, email: str) -> StorageState:
        with self.chromium.new_context(locale="sv-SE") as context:
            page = context.new_page()
            page.goto(f"{product.address}/accounts/login/")
            sign_in(page, email)
            expect(page.get_by_role("button", name="Logga in")).to_have_count(0)
            return context.storage_state()


def sign_in(page: object, email: str, password: str = PASSWORD) -> None:
    """Fill in the sign-in page and send it."""
    page.get_by_label("E-postadress").fill(email)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in").click()


@pytest.fixture(scope="session")
def visited() -> set[str]:
    """Every address that anybody has stood on."""
    return set()


@pytest.fixture(scope="session")
def judged() -> set[str]:
    """The pages that axe has found nothing wrong with: the same page at the same width is judged once."""
    return set()


@pytest.fixture
def crowd(
    chromium: Browser,
    signed_in_states: dict[tuple[str, str], StorageState],
    visited: set[str],
    judged: set[str],
    request: pytest.FixtureRequest,
) -> Iterator[Crowd]:
    """Brings people in; what they noticed fails the test, and a failed test leaves pictures and traces."""
    crowd = Crowd(chromium, signed_in_states, visited, judged)
    yield crowd
    outcome = request.node.stash.get(OUTCOME, None)
    faults = [f"{person.name}: {fault}" for person in crowd.here for fault in dict.fromkeys(person.faults)]
    if faults or outcome is None or outcome.failed:
        _keep_evidence(crowd, request.node.name)
    for context in crowd.contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def people(crowd: Crowd, product: Product) -> Callable[..., Person]:
    """The people at the shared product: people("Amir")."""
    return lambda name, **options: crowd(product, name, **options)


@pytest.fixture
def town(crowd: Crowd, product: Product) -> Town:
    """A town of this journey's own at the shared product."""
    return Town(product, crowd)


def _keep_evidence(crowd: Crowd, test: str) -> None:
    folder = Path(tempfile.mkdtemp(prefix=f"roda-failed-{test[:40].replace('/', '_')}-"))
    for product, since in crowd.products.items():
        print(product.said(since))  # noqa: T201 (pytest shows it with the failure)
    for person in crowd.here:
        try:
            for line in person.keep_evidence(folder):
                print(line)  # noqa: T201
            trace = folder / f"{person.name}.zip"
            person.context.tracing.stop(path=trace)
            print(f"trace: playwright show-trace {trace}")  # noqa: T201
        except Error as error:
            print(f"{person.name}: no evidence: {error}")  # noqa: T201
