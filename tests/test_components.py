"""The parts that every page is made of: what they say, to whom, and what they never do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import get_template, render_to_string
from django.utils import translation

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.html") if "pdf" not in path.parts)
COMPONENTS = sorted((ROOT / "templates" / "components").glob("*.html"))
STYLES = ROOT / "static" / "css"


class GoalForm(forms.Form):
    """A field of each shape."""

    name = forms.CharField(label="Målets namn", help_text="En mening.")
    reason = forms.CharField(label="Varför", required=False)
    kind = forms.ChoiceField(
        label="Slag", choices=[("a", "Grunduppdrag"), ("b", "Utveckling")], widget=forms.RadioSelect
    )


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


def named(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


def node(title: str, **given: object) -> dict[str, object]:
    return {"kind_label": "Nämndmål", "title": title, "url": "/mal/1/", "organisation": "", "depth": 0, **given}


@pytest.mark.parametrize("path", COMPONENTS, ids=named)
def test_component_begins_with_its_parameters(path: Path) -> None:
    text = re.sub(r"^(\{% load [^%]+%\})*", "", path.read_text())

    assert text.startswith(("{# ", "{% comment %}\n"))


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_template_holds_nothing_that_the_content_policy_refuses(path: Path) -> None:
    text = path.read_text()

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:|<script(?![^>]*\ssrc=)[^>]*>", text) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_template_loads_nothing_from_elsewhere(path: Path) -> None:
    assert re.findall(r"(?:src|<link[^>]* href)=[\"']?(?:https?:)?//", path.read_text()) == []


def test_style_sheet_takes_in_every_component() -> None:
    imported = set(re.findall(r'@import url\("components/([^"]+)"\)', (STYLES / "app.css").read_text()))

    assert imported == {path.name for path in (STYLES / "components").glob("*.css")}


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of #rgb or #rrggbb."""
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TOKENS = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", (STYLES / "tokens.css").read_text()))
WORDS = ["ink", "soft", "thread", "accent", "fulfilled", "partly", "not-fulfilled", "unassessed", "wrong"]


@pytest.mark.parametrize("ground", ["paper", "card", "sunken"])
@pytest.mark.parametrize("colour", WORDS)
def test_text_stands_out_from_its_ground(colour: str, ground: str) -> None:
    assert contrast(TOKENS[colour], TOKENS[ground]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "card", "sunken"])
def test_edge_of_a_control_stands_out_from_its_ground(ground: str) -> None:
    assert contrast(TOKENS["edge"], TOKENS[ground]) >= 3


def test_status_is_a_shape_and_a_word_and_a_colour() -> None:
    meanings = ["fulfilled", "partly", "not_fulfilled", "unassessed"]

    drawn = [render_to_string("components/status.html", {"meaning": meaning, "word": "Ordet"}) for meaning in meanings]

    assert len({re.sub(r"status-[a-z_]+|#[0-9A-F]{6}", "", text) for text in drawn}) == 4
    assert all("<span>Ordet</span>" in text for text in drawn)
    assert [f"status-{meaning}" in text for meaning, text in zip(meanings, drawn, strict=True)] == [True] * 4


def test_unknown_trend_has_no_arrow() -> None:
    assert "<svg" not in render_to_string("components/trend.html", {"kind": "unknown", "word": "För få värden"})


def test_trends_have_different_arrows() -> None:
    kinds = ["better", "worse", "unchanged", "higher", "lower"]

    arrows = [render_to_string("components/trend.html", {"kind": kind, "word": ""}).split(' d="')[1] for kind in kinds]

    assert len(set(arrows)) == len(kinds)


def test_thread_says_in_words_where_it_is_broken() -> None:
    nodes = [node("Alla lyckas"), node("Ingen aktivitet svarar mot målet", is_broken=True, url="", depth=1)]

    text = render_to_string("components/thread.html", {"nodes": nodes})

    assert text.count("tråden är bruten") == 1
    assert '<a href="">' not in text


def test_thread_does_not_link_to_the_current_page() -> None:
    text = render_to_string("components/thread.html", {"nodes": [node("Här", is_current=True)]})

    assert '<span aria-current="true">Här</span>' in text
    assert "<a " not in text


def test_thread_tells_each_nodes_level() -> None:
    text = render_to_string("components/thread.html", {"nodes": [node("Över"), node("Under", depth=1)]})

    assert re.findall(r'aria-level="(\d)"', text) == ["1", "2"]


def test_field_ties_its_help_and_error_to_the_control() -> None:
    form = GoalForm({"name": ""})

    text = render_to_string("components/field.html", {"field": form["name"]})

    assert 'aria-describedby="id_name_helptext id_name_error"' in text
    assert 'id="id_name_helptext"' in text
    assert 'id="id_name_error"' in text
    assert 'aria-invalid="true"' in text
    assert '<label class="field-label" for="id_name">' in text


def test_optional_field_says_so_and_required_does_not() -> None:
    form = GoalForm()

    texts = [render_to_string("components/field.html", {"field": form[name]}) for name in ("reason", "name")]

    assert ["(frivilligt)" in text for text in texts] == [True, False]


def test_choices_are_a_group_with_a_legend() -> None:
    text = render_to_string("components/field.html", {"field": GoalForm()["kind"]})

    assert text.startswith('<fieldset class="field field-choices">')
    assert '<legend class="field-label">Slag</legend>' in text


def test_summary_of_errors_leads_to_each_field() -> None:
    form = GoalForm({"name": "", "kind": "x"})

    text = render_to_string("components/form_errors.html", {"form": form})

    assert re.findall(r'href="#(\w+)"', text) == ["id_name", "id_kind"]
    assert all(f'id="{target}"' in str(form) for target in ("id_name", "id_kind"))


def test_summary_of_errors_is_nothing_when_all_is_well() -> None:
    assert render_to_string("components/form_errors.html", {"form": GoalForm({"name": "Ett", "kind": "a"})}) == "\n"


def test_what_a_person_wrote_is_escaped() -> None:
    text = render_to_string("components/thread.html", {"nodes": [node("<b>fet</b>")]})

    assert "<b>" not in text


def test_pages_keep_the_rest_of_the_query() -> None:
    page = Paginator(range(60), 20).page(2)

    text = render_to_string("components/pagination.html", {"page": page, "query": "sort=namn&"})

    assert re.findall(r'href="([^"]+)"', text) == [f"?sort=namn&amp;page={number}" for number in (1, 1, 3, 3)]


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html", "503.html"])
def test_page_of_last_resort_needs_no_context(name: str) -> None:
    text = get_template(name).render({})

    assert text.count("<h1>") == 1
    assert '<html lang="sv">' in text
    assert "css/app" in text


@pytest.mark.parametrize("name", ["403.html", "404.html", "429.html"])
def test_error_page_stands_without_a_person_or_a_municipality(name: str) -> None:
    text = render_to_string(name)

    assert text.count("<h1>") == 1
    assert '<nav class="main-navigation"' not in text
