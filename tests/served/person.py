"""A person at a browser: goes to pages, reads what they say, and notices what is wrong with any of them."""

import json
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

WAIT_MILLISECONDS = 15_000
# preload: axe would fetch the stylesheets anew, which says nothing more here
AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
    "preload": False,
}
# A violation of the content security policy is told in the console, too; this names the directive and the page.
LISTEN_FOR_POLICY = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${location.pathname}`));"""
# The page as it is, but for what differs at each load.
SOURCE = "document.documentElement.outerHTML.replace(/ value=\"\\w{64}\"/g, '') + innerWidth"
FOCUSED = "element => element === document.activeElement || element.contains(document.activeElement)"
# In a drawing a shape behind the words shows it.
OUTLINE = """() => { const { activeElement } = document, style = getComputedStyle(activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none" ||
    [...activeElement.querySelectorAll("rect")].some(shape => getComputedStyle(shape).stroke !== "none"); }"""


@dataclass
class Person:
    """Somebody with a browser window of their own."""

    name: str
    context: BrowserContext
    address: str
    has_scripts: bool = True
    faults: list[str] = field(default_factory=list)
    forgiven: list[str] = field(default_factory=list)
    judged: set[str] = field(default_factory=set)  # pages that axe has found nothing wrong with

    def __post_init__(self) -> None:
        self.context.set_default_timeout(WAIT_MILLISECONDS)
        self.context.add_init_script(LISTEN_FOR_POLICY)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()

    def goes_to(self, path: str) -> None:
        """Write an address by hand."""
        self.page.goto(self.address + path)

    def forgives(self, *told: str) -> None:
        """Expect this in the console, since the test itself brings it about."""
        self.forgiven += told

    def stands_on(self, heading: str, *, exact: bool = True) -> None:
        """The page with this heading is there, and nothing is wrong with it."""
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.get_by_role("heading", level=1, name=heading, exact=exact)).to_be_visible()
        self.looks_over()

    def looks_over(self) -> None:
        """Find what is wrong with the page as it is now: accessibility, overflow, a page without a name."""
        path = self.path
        if not self.page.title():
            self.faults.append(f"{path}: no title")
        if self.has_scripts:
            self._judge(path)
        width, room = self.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        if width > room:
            self.faults.append(f"{path}: {width} px wide where {room} are visible: {self._too_wide(room)}")

    @property
    def path(self) -> str:
        """The address of the page, without the server's."""
        return self.page.url.removeprefix(self.address).partition("#")[0]

    def link(self, name: str, *, exact: bool = True) -> Locator:
        """A link of the page's own content."""
        return self.page.locator("main").get_by_role("link", name=name, exact=exact).first

    def button(self, name: str, *, exact: bool = True) -> Locator:
        """A button of the page's own content."""
        return self.page.locator("main").get_by_role("button", name=name, exact=exact).first

    def field(self, label: str, *, exact: bool = False) -> Locator:
        """The control with this label."""
        return self.page.get_by_label(label, exact=exact).first

    def is_told(self, text: str) -> None:
        """The page's status line says this."""
        expect(self.page.locator("#messages")).to_contain_text(text)

    def reads(self, *texts: str) -> None:
        """The page says this, somewhere in its content."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def tabs_to(self, target: Locator, *, most: int = 80, back: bool = False) -> None:
        """Press Tab until the target has the focus; each stop on the way must show that it has it."""
        for _ in range(most):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if self.has_scripts and not self.page.evaluate(OUTLINE):
                seen = self.page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
                self.faults.append(f"{self.path}: focus is not visible on {seen}")
            if target.evaluate(FOCUSED):
                return
        message = f"{most} tabs do not reach {target} on {self.path}"
        raise AssertionError(message)

    def keep_evidence(self, folder: Path) -> list[str]:
        """Write the page's picture, source and trace into the folder, and return where they are."""
        kept = []
        for number, page in enumerate(self.context.pages):
            stem = f"{self.name}-{number}"
            page.screenshot(path=folder / f"{stem}.png", full_page=True)
            (folder / f"{stem}.html").write_text(page.content(), encoding="utf-8")
            kept.append(f"{self.name} at {page.url}: {folder / stem}.png")
        return kept

    def _judge(self, path: str) -> None:
        self.page.evaluate("document.fonts.ready")
        source = sha256(self.page.evaluate(SOURCE).encode()).hexdigest()
        if source in self.judged:
            return
        found = Axe().run(self.page, options=AXE).response["violations"]
        self.faults += [f"{path}: axe {one['id']}: {_where(one)}" for one in found]
        if not found:
            self.judged.add(source)

    def _hear(self, message: ConsoleMessage) -> None:
        is_forgiven = any(told in message.text for told in self.forgiven)
        if message.type in {"error", "warning"} and not is_forgiven:
            self.faults.append(f"{message.location.get('url', '')}: console: {message.text}")

    def _too_wide(self, room: int) -> str:
        found = self.page.evaluate(
            """room => [...document.querySelectorAll("main *, header *, footer *")]
              .filter(element => element.getBoundingClientRect().right > room + 1 && !element.closest("[role=region]"))
              .slice(0, 3).map(element => element.outerHTML.slice(0, 140))""",
            room,
        )
        return json.dumps(found, ensure_ascii=False)


def _where(violation: dict) -> str:
    return "; ".join(f"{' '.join(node['target'])} {node['html'][:160]}" for node in violation["nodes"][:3])
