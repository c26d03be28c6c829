"""The written pages keep up with the product: links, images, settings, roles."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import polib
import pytest
from django.conf import settings

PROJECT = settings.BASE_DIR
DOCS = PROJECT / "docs"
PAGES = [*PROJECT.glob("*.md"), *DOCS.rglob("*.md")]
ROLES = ("administrator", "enhetschef", "politiker", "controller", "revisor")
MOST_IMAGE_BYTES = 200_000

# Not for the operator: who runs the tests, and what Django or the system itself reads.
NOT_SETTINGS = {"CI", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
# What the tests are told, in the test runner's own words.
FOR_TESTS = {"RODA_TEST_BROWSER", "RODA_TEST_WITHOUT", "RODA_TEST_DATABASE"}

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
READ = re.compile(
    r"""(?:env\.\w+|environ\.get|environ\.setdefault|_database)\(\s*["']([A-Z][A-Z0-9_]+)["']"""
    r"""|environ\[["']([A-Z][A-Z0-9_]+)["']\]|^OWN_SERVER\s*=\s*["']([A-Z_]+)["']"""
    r"""|\b(RODA_[A-Z_]+)\b""",
    re.MULTILINE,
)


def prose(page: Path) -> str:
    """The page without its code blocks, whose brackets are no links."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^(?: {4}|\t).*$", "", text, flags=re.MULTILINE)


def own_links(page: Path) -> Iterator[tuple[bool, Path, str]]:
    """(is an image, the file, the heading in it) of each link that does not leave the project."""
    for mark, address in LINK.findall(prose(page)):
        if not re.match(r"[a-z]+:", address):
            file, _, heading = unquote(address).partition("#")
            yield bool(mark), (page.parent / file).resolve() if file else page, heading


def anchors(page: Path) -> set[str]:
    """The names by which a page's headings are linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def variables(*sources: Path) -> set[str]:
    """The environment variables that these modules name."""
    found = {name for source in sources for match in READ.findall(source.read_text(encoding="utf-8")) for name in match}
    return found - {""} - NOT_SETTINGS - FOR_TESTS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_to_files_and_headings_that_exist(page: Path) -> None:
    lost = [
        f"{file.relative_to(PROJECT)}#{heading}"
        for _, file, heading in own_links(page)
        if not file.exists() or (heading and heading not in anchors(file))
    ]

    assert lost == []


def test_every_image_is_shown_on_a_page_and_is_small() -> None:
    images = set((DOCS / "images").iterdir())
    shown = {file for page in PAGES for is_image, file, _ in own_links(page) if is_image}

    assert {image.name for image in images - shown} == set()
    assert {image.name: size for image in images if (size := image.stat().st_size) > MOST_IMAGE_BYTES} == {}


def test_images_say_in_words_what_they_show() -> None:
    silent = [page.name for page in PAGES if re.search(r"!\[\s*\]\(", page.read_text(encoding="utf-8"))]

    assert silent == []


def test_each_role_has_its_page_with_a_picture_and_is_listed() -> None:
    guide = DOCS / "user-guide"
    listed = {file for _, file, _ in own_links(guide / "README.md")}

    assert {guide / f"{role}.md" for role in ROLES} - listed == set()
    assert [role for role in ROLES if not any(image for image, _, _ in own_links(guide / f"{role}.md"))] == []


def test_every_decision_is_listed_and_tells_its_four_parts() -> None:
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    listed = {file for _, file, _ in own_links(DOCS / "decisions" / "README.md")}
    parts = ["## Context", "## Decision", "## Consequences", "## Tried"]

    assert set(pages) - listed == set()
    assert [
        page.name
        for page in pages
        if re.findall(r"^## .+$", page.read_text(encoding="utf-8"), flags=re.MULTILINE) != parts
    ] == []


def test_every_setting_stands_in_the_operators_guide() -> None:
    named = variables(PROJECT / "config" / "settings.py", *(PROJECT / "launcher").glob("*.py"))
    guide = (DOCS / "operator-guide.md").read_text(encoding="utf-8")

    assert {name for name in named if f"`{name}`" not in guide and f"{name}=" not in guide} == set()


def test_what_the_tests_are_told_stands_in_the_architecture() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")

    assert {name for name in FOR_TESTS if name not in text} == set()


def test_the_operators_guide_names_no_setting_that_is_not_read() -> None:
    read = variables(
        PROJECT / "config" / "settings.py",
        *(PROJECT / "launcher").glob("*.py"),
        PROJECT / "docker" / "entrypoint.sh",
        PROJECT / "docker" / "healthcheck.py",
    )
    table = re.findall(r"^\| (`[A-Z_`, ]+) \|", (DOCS / "operator-guide.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in table for name in re.findall(r"`([A-Z_]+)`", row)}

    assert named - read == set()


def test_no_page_names_a_folder_of_somebodys_machine() -> None:
    own_machine = re.compile(r"(?<![\w.])/(?:home|work|Users|tmp|mnt)/\w+")
    told = {page.name: found for page in PAGES if (found := own_machine.findall(page.read_text(encoding="utf-8")))}

    assert told == {}


def test_the_user_guide_calls_things_what_the_pages_call_them() -> None:
    # Bold words in the guide are labels or keys.
    entries = polib.pofile(str(PROJECT / "locale" / "sv" / "LC_MESSAGES" / "django.po"))
    said = {text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())}
    unknown = {
        f"{page.name}: {label}"
        for page in (DOCS / "user-guide").glob("*.md")
        for label in re.findall(r"\*\*([^*\n]+)\*\*", page.read_text(encoding="utf-8"))
        if label not in KEYS and not any(is_said(label, text) for text in said)
    }

    assert unknown == set()


KEYS = {"Enter", "Escape", "Skift + Enter", "Skift + Tabb", "Tabb", "pil ned", "pil upp"}


def is_said(label: str, text: str) -> bool:
    """Whether the label's parts, between what differs from time to time (…), stand in the interface's text in order."""
    parts = [re.escape(part.strip()) for part in label.split("…")]
    return re.search(".*".join(parts), text, flags=re.DOTALL) is not None
