"""The frame and its scripts in a real Chromium: reflow, axe, the folding menu, and forms that keep what was typed.

The pages are rendered here and handed to the browser at an address of their own: no server, no database.
"""

import mimetypes
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.contrib.staticfiles import finders
from django.template import engines
from django.utils import translation
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

SITE = "http://roda.test"
LONG = "Kommunstyrelsens arbetsmarknadsintegrationsutskott"
FRAME = """{% extends "base.html" %}{% block title %}Mål{% endblock %}{% block heading %}Mål{% endblock %}"""
FORM = f"""{FRAME}{{% block content %}}
<form class="form" method="post" action="/stored/" data-keep="goal" novalidate>
{{% include "components/form_fields.html" with form=form only %}}
<button class="button">Spara</button>
</form>{{% endblock %}}"""
THREAD = f"""{FRAME}{{% block content %}}
{{% include "components/facts.html" with facts=facts only %}}
<table class="table table-stack"><caption>Mål</caption>
<thead><tr><th scope="col">Mål</th><th scope="col">Nu</th></tr></thead>
<tbody><tr><th scope="row">{LONG}</th><td class="fit" data-label="Nu">
{{% include "components/status.html" with meaning="partly" word="Delvis" only %}}</td></tr></tbody></table>
{{% endblock %}}{{% block thread %}}<div class="page-thread" id="thread">
{{% include "components/thread.html" with nodes=nodes only %}}</div>{{% endblock %}}"""
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'"


class GoalForm(forms.Form):
    """Something to write in."""

    name = forms.CharField(label="Målets namn")
    reason = forms.CharField(label="Varför", widget=forms.Textarea, required=False)
    unit = forms.ChoiceField(label="Enhet", choices=[("1", "Vallaskolan"), ("2", LONG)])
    kinds = forms.MultipleChoiceField(
        label="Slag", choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple
    )


class Kerstin:
    """A person who is signed in."""

    is_authenticated = True
    full_name = "Kerstin Lind"
    email = "kerstin.lind@exempelby.se"
    pk = 7


def rendered(source: str, **given: object) -> str:
    navigation = [
        {"label": label, "url": "/", "current": label == "Mål"} for label in ("Så går det", "Mål", "Årshjulet")
    ]
    context = {"user": Kerstin(), "navigation": navigation, "role_label": "ledamot", **given}
    with translation.override("sv"):
        return str(engines["django"].from_string(source).render(context))


@pytest.fixture
def site() -> dict[str, str]:
    """What each path of the site answers with; a test fills it."""
    return {}


@pytest.fixture
def page(chromium: Browser, site: dict[str, str]) -> Iterator[Page]:
    """A page at SITE under the policy that the product sends; any error in its console fails the test."""

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            kind = mimetypes.guess_type(path)[0] or "font/woff2"
            route.fulfill(path=found, content_type=kind) if found else route.fulfill(status=404)
        else:
            headers = {"content-security-policy": POLICY}
            route.fulfill(body=site[path], content_type="text/html; charset=utf-8", headers=headers)

    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*", answer)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


@pytest.fixture
def thread_page(site: dict[str, str]) -> str:
    nodes = [
        {"kind_label": "Kommunmål", "title": "Alla lyckas", "url": "/1/", "organisation": LONG, "depth": 0},
        {
            "kind_label": "Nämndmål",
            "title": LONG,
            "depth": 1,
            "is_current": True,
            "status_meaning": "partly",
            "status_word": "Delvis",
        },
        {"kind_label": "Enhetsplan", "title": "Ingen aktivitet svarar mot målet", "depth": 4, "is_broken": True},
    ]
    facts = [
        {
            "label": "Utfall mot mål",
            "status_meaning": "unassessed",
            "status_word": "Kan inte bedömas",
            "value": "81,9 %",
        }
    ] * 4
    site["/thread/"] = rendered(THREAD, nodes=nodes, facts=facts)
    return f"{SITE}/thread/"


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_page_reflows_with_long_words(page: Page, thread_page: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(thread_page)

    assert widest(page) <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_page_passes_axe(page: Page, site: dict[str, str], thread_page: str, width: int) -> None:
    site["/form/"] = rendered(FORM, form=GoalForm({}))
    page.set_viewport_size({"width": width, "height": 800})
    found = []

    for address in (thread_page, f"{SITE}/form/"):
        page.goto(address)
        found += Axe().run(page, options={"preload": False}).response["violations"]

    assert [(violation["id"], [node["html"] for node in violation["nodes"]]) for violation in found] == []


def test_menu_folds_on_a_phone(page: Page, thread_page: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(thread_page)
    menu = page.locator("#main-menu")
    assert not menu.is_visible()

    page.locator(".navigation-toggle").click()

    assert menu.is_visible()
    assert page.locator(".navigation-toggle").get_attribute("aria-expanded") == "true"


def test_menu_is_open_without_scripts(chromium: Browser, thread_page: str, site: dict[str, str]) -> None:
    with chromium.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False) as context:
        page = context.new_page()
        page.set_content(site["/thread/"])

        assert page.locator("#main-menu").is_visible()


def test_person_menu_closes_on_escape_and_gives_focus_back(page: Page, thread_page: str) -> None:
    page.goto(thread_page)
    page.locator("details.menu summary").click()

    page.keyboard.press("Escape")

    assert page.locator("details.menu").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def written(page: Page) -> list[object]:
    """What stands in the form."""
    return [
        page.input_value("#id_name"),
        page.input_value("#id_reason"),
        page.input_value("#id_unit"),
        page.is_checked("#id_kinds_1"),
    ]


def write(page: Page) -> None:
    page.fill("#id_name", "Fler behöriga")
    page.fill("#id_reason", "Rad ett\nrad två")
    page.select_option("#id_unit", "2")
    page.check("#id_kinds_1")


WRITTEN = ["Fler behöriga", "Rad ett\nrad två", "2", True]
EMPTY = ["", "", "1", False]


def test_form_keeps_what_was_typed_and_offers_undo(page: Page, site: dict[str, str]) -> None:
    site["/form/"] = rendered(FORM, form=GoalForm())
    page.goto(f"{SITE}/form/")
    write(page)

    page.reload()

    assert written(page) == WRITTEN
    page.get_by_role("button", name="Ångra").click()
    assert written(page) == EMPTY
    page.reload()
    assert written(page) == EMPTY


def test_form_keeps_what_was_sent_into_an_expired_session(page: Page, site: dict[str, str]) -> None:
    site["/form/"] = rendered(FORM, form=GoalForm())
    site["/stored/"] = rendered(FRAME, user=None)  # the sign-in page
    page.goto(f"{SITE}/form/")
    write(page)
    page.get_by_role("button", name="Spara").click()
    page.wait_for_url("**/stored/")

    page.goto(f"{SITE}/form/")

    assert written(page) == WRITTEN


def test_form_forgets_what_was_stored(page: Page, site: dict[str, str]) -> None:
    site["/form/"] = rendered(FORM, form=GoalForm())
    site["/stored/"] = rendered(FRAME, messages=[{"level_tag": "success", "message": "Målet är lagrat."}])
    page.goto(f"{SITE}/form/")
    write(page)
    page.get_by_role("button", name="Spara").click()
    page.wait_for_url("**/stored/")

    page.goto(f"{SITE}/form/")

    assert written(page) == EMPTY


def test_form_does_not_write_over_what_someone_else_has_changed(page: Page, site: dict[str, str]) -> None:
    site["/form/"] = rendered(FORM, form=GoalForm())
    page.goto(f"{SITE}/form/")
    write(page)
    site["/form/"] = rendered(FORM, form=GoalForm(initial={"name": "Ändrat av Amir"}))

    page.reload()

    assert written(page) == ["Ändrat av Amir", *WRITTEN[1:]]
    assert page.get_by_text("Fält som någon annan har ändrat").is_visible()


def test_next_person_at_the_same_computer_sees_nothing(page: Page, site: dict[str, str]) -> None:
    site["/form/"] = rendered(FORM, form=GoalForm())
    page.goto(f"{SITE}/form/")
    write(page)
    site["/form/"] = rendered(FORM, form=GoalForm(), user=type("Amir", (Kerstin,), {"pk": 8})())

    page.reload()

    assert written(page) == EMPTY


def test_what_was_typed_is_forgotten_at_sign_out(page: Page, site: dict[str, str]) -> None:
    site["/form/"] = site["/accounts/logout/"] = rendered(FORM, form=GoalForm())
    page.goto(f"{SITE}/form/")
    write(page)
    page.locator("details.menu summary").click()
    page.get_by_role("button", name="Logga ut").click()
    page.wait_for_url("**/accounts/logout/")

    page.goto(f"{SITE}/form/")

    assert written(page) == EMPTY
