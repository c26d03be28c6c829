"""Every page, as whoever may do most there: one heading, a title, a language, labels, no inline script or style."""

from collections import Counter
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person, signed_in
from tests.matrix import MATRIX, Things, address_of, make_things
from tests.matrix_rows import NOBODY, PLACES, Row
from tests.world import make_world

NOT_PAGES = {
    "accent",
    "history_export",
    "matrix_export",
    "value_export",
    "measure_burden_export",
    "import_refused",
    "report_file",
    "publication_calendar",
    "calendar_feed",
    "notice_open",  # it only leads on
}
PAGES = [row for row in MATRIX if row.method == "get" and row.allowed != NOBODY and row.name not in NOT_PAGES]
OUTSIDE = ["/", "/accessibility/", "/about/", "/profile/", "/accounts/login/", "/accounts/password/reset/"]
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    """What the rules ask of a page, collected in one pass."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.labelled_ids: set[str] = set()
        self.controls: list[dict[str, str | None]] = []
        self.faults: list[str] = []
        self.language = self.title = ""
        self.within: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.within.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"] or "")
        if tag == "html":
            self.language = attributes.get("lang") or ""
        if tag == "label" and "for" in attributes:
            self.labelled_ids.add(attributes["for"] or "")
        if tag in {"input", "select", "textarea"} and attributes.get("type") not in {"hidden", "submit", "button"}:
            self.controls.append(attributes | {"__in_label": "label" if "label" in self.within else ""})
        inline = [name for name in attributes if name == "style" or name.startswith(("on", "hx-on"))]
        if inline or tag == "style" or (tag == "script" and not attributes.get("src")):
            self.faults.append(f"<{tag} {' '.join(inline)}>")
        if tag == "img" and "alt" not in attributes:
            self.faults.append("img without alt")

    def handle_endtag(self, tag: str) -> None:
        while tag in self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.within[-1:] == ["title"] and "svg" not in self.within:
            self.title += data

    def unlabelled(self) -> list[str]:
        """Controls that no label, aria-label or aria-labelledby names."""
        return [
            str(control.get("name"))
            for control in self.controls
            if not (
                control.get("id") in self.labelled_ids
                or control.get("aria-label")
                or control.get("aria-labelledby")
                or control["__in_label"]
            )
        ]


def assert_well_made(text: str) -> None:
    page = Page(text)
    doubled = [name for name, number in Counter(page.ids).items() if number > 1]

    assert page.faults == []
    assert (page.tags["h1"], page.tags["main"]) == (1, 1)
    assert page.language in dict(settings.LANGUAGES)
    assert page.title.strip().endswith("Röda tråden")
    assert len(page.title.strip()) > len("Röda tråden") + 3
    assert page.unlabelled() == []
    assert doubled == []
    assert "{{" not in text
    assert "{%" not in text


@pytest.fixture
def things(exempelby: Municipality, alice: User, bob: User) -> Things:
    with municipality_scope(exempelby):
        return make_things(make_world(alice), alice, bob)


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_page_is_well_made(row: Row, exempelby: Municipality, things: Things) -> None:
    role = next(role for role in (Membership.Role.CONTROLLER, *PLACES) if role in row.allowed)
    person = make_person("Whoever", (role, PLACES[role]), municipality=exempelby)
    with municipality_scope(exempelby):
        address = "/exempelby" + address_of(row, things)

    response = signed_in(person).get(address, follow=True)

    assert response.status_code == 200
    assert_well_made(response.content.decode())


@pytest.mark.parametrize("row", PAGES, ids=str)
def test_page_speaks_english_too(row: Row, exempelby: Municipality, things: Things) -> None:
    role = next(role for role in (Membership.Role.CONTROLLER, *PLACES) if role in row.allowed)
    person = make_person("Whoever", (role, PLACES[role]), municipality=exempelby)
    person.language = "en"
    person.save()
    with municipality_scope(exempelby):
        address = "/exempelby" + address_of(row, things)

    text = signed_in(person).get(address, follow=True).content.decode()

    assert '<html lang="en">' in text
    assert "Sign out" in text


@pytest.mark.parametrize("address", OUTSIDE)
def test_page_outside_a_municipality_is_well_made(
    address: str, exempelby: Municipality, annanstad: Municipality
) -> None:
    person = make_person("Both", (Membership.Role.AUDITOR, "K"), municipality=exempelby)
    client = Client() if address.startswith("/accounts/") else signed_in(person)

    response = client.get(address, follow=True)

    assert response.status_code == 200
    assert_well_made(response.content.decode())


@pytest.mark.parametrize("role", [Membership.Role.ADMINISTRATOR, Membership.Role.CONTROLLER, Membership.Role.MANAGER])
def test_empty_municipality_says_what_to_do(role: str, exempelby: Municipality) -> None:
    person = make_person("Early", (role, PLACES[role]), municipality=exempelby)
    client = signed_in(person)
    pages = ["", "how/", "goals/", "goals/plans/", "indicators/", "governance/model/", "reports/"]

    for page in pages:
        response = client.get(f"/exempelby/{page}")

        assert response.status_code == 200, page
        assert_well_made(response.content.decode())


def test_pages_carry_a_strict_content_policy(exempelby: Municipality, bob: User) -> None:
    policy = signed_in(bob).get("/exempelby/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
