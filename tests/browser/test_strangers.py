"""Birgitta, the auditor, reads everything and its history. Who belongs elsewhere finds nothing of it."""

import re
from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import APIRequestContext, expect

from tests.served.person import Person

pytestmark = pytest.mark.browser

LINK = re.compile(r'(?:href|action|hx-get|hx-post)="([^"]+)"')
MOST_OF_A_KIND = 2  # pages that differ only by a number are alike
SHARED = ("/exempelby/accounts/", "/exempelby/profile/", "/exempelby/language/")


def _kind(path: str) -> str:
    return re.sub(r"\d+", "#", urlsplit(path).path)


def _addresses(request: APIRequestContext, address: str) -> dict[str, int]:
    """Every page of the municipality that this person is led to from the start, and what it answers."""
    answers: dict[str, int] = {}
    kinds: dict[str, int] = {}
    waiting = ["/exempelby/"]
    while waiting:
        path = waiting.pop(0)
        if path in answers:
            continue
        answer = request.get(address + path, max_redirects=0)
        answers[path] = answer.status
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        for link in LINK.findall(answer.text()):
            found = urldefrag(urljoin(path, link.replace("&amp;", "&"))).url
            if not found.startswith("/exempelby/") or found.startswith(SHARED) or found in answers:
                continue
            kind = _kind(found)
            if kinds.get(kind, 0) < MOST_OF_A_KIND:
                kinds[kind] = kinds.get(kind, 0) + 1
                waiting.append(found)
    return answers


def test_auditor_reads_all_and_who_changed_what(people: Callable[..., Person]) -> None:
    birgitta = people("Birgitta")
    birgitta.goes_to("/exempelby/")
    birgitta.stands_on("Så går det för Exempelby kommun")
    menu = birgitta.page.get_by_role("navigation", name="Huvudmeny")
    for entry in menu.get_by_role("link").all_inner_texts():
        menu.get_by_role("link", name=entry, exact=True).click()
        expect(birgitta.page.locator("h1")).to_have_count(1)
        birgitta.looks_over()

    birgitta.link("Historik").click()
    birgitta.stands_on("Historik")
    birgitta.field("Vad").select_option(label="Värde")
    birgitta.field("Av vem").select_option(label="Fatima Rahimi")
    birgitta.button("Visa").click()
    birgitta.stands_on("Historik")
    corrected = birgitta.page.get_by_role("listitem").filter(has_text="Rättad den 9 februari").first
    expect(corrected).to_contain_text("Fatima Rahimi ändrade värde: Elever i åk 9, meritvärde")
    expect(corrected.get_by_role("row").filter(has_text="223")).to_contain_text("222")
    birgitta.looks_over()
    for path in ("governance/model/new/", "indicators/values/", "reports/order/", "goals/new/"):
        assert birgitta.context.request.get(f"{birgitta.address}/exempelby/{path}").status == 403


def test_every_page_that_one_is_led_to_is_there_and_nobody_from_elsewhere_finds_it(
    people: Callable[..., Person], visited: set[str]
) -> None:
    outsider = people("Erik", email="erik.lofgren@exempelmark.example")
    assert outsider.context.request.get(f"{outsider.address}/exempelmark/").status == 200

    found: set[str] = {path for path in visited if path.startswith("/exempelby/")}
    for name in ("Annika", "Fatima", "Amir", "Eva"):
        insider = people(name)
        answers = _addresses(insider.context.request, insider.address)
        # 405: an address that a form is sent to, and that has no page of its own
        broken = {path: status for path, status in answers.items() if status not in {200, 302, 405}}
        assert broken == {}, name
        found |= answers.keys()

    seen = {path: outsider.context.request.get(outsider.address + path, max_redirects=0).status for path in found}
    assert len(found) > 100
    assert {path: status for path, status in seen.items() if status != 404} == {}
