"""The chain as its page shows it: rows in reading order, prepared so that the template only places them.

No address is looked up and no word is translated for each row: a page may have two thousand.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.chain import BreakKind, find, line_up, walk
from goals.models import Goal
from goals.queries.bonds import NO_BONDS, GoalLink
from goals.queries.chain import Chain, ChainItem, ChainTree, Key, Sort, break_word
from goals.queries.filters import ThreadFilter, narrowed
from goals.queries.thread import ThreadNode, names_of
from governance.tree import subtree

MOST_ROWS = 400  # drawn at once; what lies deeper is fetched when it is opened, unless everything is asked for
OPEN_AT_FIRST = 1


@dataclass(frozen=True, slots=True)
class Note:
    """A line under a row: a word, what it says, and what it points to. kind: broken, conflict or "" (plain)."""

    word: str
    text: str = ""
    kind: str = ""
    links: tuple[tuple[str, str, str], ...] = ()  # title, address, what it stands under


@dataclass(slots=True)
class Row:
    """A row, its list opened by the row above it and closed by `ends`.

    kind: a goal's level and whose it is. here_url: the thread from here; "" where nothing hangs under it.
    summary: what hangs under it, counted level by level. has_rows: whether that follows; later_url: where it is
    fetched otherwise. under: the same for those who do not see where it hangs. is_leaf: an activity, of which there is
    no more to say. ends: one for each list that ends after the row.
    """

    anchor: str
    css: str
    title: str
    url: str
    detail: str = ""
    kind: str = ""
    status_meaning: str = ""
    status_word: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    here_url: str = ""
    summary: str = ""
    under: str = ""
    broken_below: str = ""
    is_leaf: bool = False
    is_open: bool = False
    has_rows: bool = False
    later_url: str = ""
    part_url: str = ""
    ends: range = range(0)


@dataclass(frozen=True, slots=True)
class Branches:
    """What the page draws. above: the line from the top down to the goal shown from. number: of all rows, drawn or not.

    is_whole: whether everything is drawn, opened or not.
    """

    rows: list[Row]
    above: list[ThreadNode]
    number: int
    is_whole: bool


def branches(whole: Chain, wanted: ThreadFilter, *, open_all: bool) -> Branches:
    """The rows of what is wanted, open level by level; all open where so asked or where the filter narrows."""
    origin, above = from_here(whole, wanted.origin)
    trees, matching = narrowed(origin, wanted, whole)
    number = sum(1 for _tree in walk(trees))
    drawn_to = _drawn_to(trees, number if open_all else MOST_ROWS)
    base = trees[0].depth if trees else 0
    open_to = drawn_to + 1 if open_all or wanted.is_narrow else base + OPEN_AT_FIRST + bool(above)
    rows = _rows(trees, _RowMaker(whole, wanted, trees, matching), drawn_to, open_to)
    return Branches(rows, above, number, is_whole=len(rows) == number)


def part_below(whole: Chain, wanted: ThreadFilter, anchor: str) -> tuple[Row, list[Row]] | None:
    """A row and those that hang under it, as many levels as are drawn at once. None where there is no such row."""
    trees, matching = narrowed(from_here(whole, wanted.origin)[0], wanted, whole)
    tree = next((tree for tree in walk(trees) if anchor_of(tree.key) == anchor), None)
    if tree is None:
        return None
    make = _RowMaker(whole, wanted, trees, matching)
    below = tree.children
    return make.row(tree), _rows(below, make, _drawn_to(below, MOST_ROWS), tree.depth + 1)


def from_here(whole: Chain, origin: int | None) -> tuple[Sequence[ChainTree], list[ThreadNode]]:
    """The tree from this goal down and the line above it; everything where the goal is not in the thread."""
    tree = find(whole.trees, (Sort.GOAL, origin, 0)) if origin else None
    if tree is None:
        return whole.trees, []
    by_key = {each.key: each.node for each in walk(whole.trees)}
    line = [node.payload for node in line_up(by_key, tree.key)[:-1]]
    return (tree,), [
        ThreadNode(item.kind_label, item.title, item, item.organisation, depth=place) for place, item in enumerate(line)
    ]


def anchor_of(key: Key) -> str:
    """The row's place on the page: "goal-12"."""
    sort, pk, goal = key
    return f"{sort.value}-{pk}-{goal}" if goal else f"{sort.value}-{pk}"


def _drawn_to(trees: Sequence[ChainTree], most: int) -> int:
    """How deep rows are drawn, the top level at least, so that there are at most so many."""
    per_depth = Counter(tree.depth for tree in walk(trees))
    total, deepest = 0, min(per_depth, default=0)
    for depth in sorted(per_depth):
        total += per_depth[depth]
        if total > most and depth > min(per_depth):
            break
        deepest = depth
    return deepest


def _rows(trees: Sequence[ChainTree], make: "_RowMaker", drawn_to: int, open_to: int) -> list[Row]:
    drawn = [tree for tree in walk(trees) if tree.depth <= drawn_to]
    rows = []
    following = [tree.depth for tree in (*drawn[1:], *drawn[:1])]
    for tree, next_depth in zip(drawn, following, strict=True):
        row = make.row(tree)
        row.has_rows = bool(tree.children) and tree.depth < drawn_to
        row.is_open = row.has_rows and tree.depth < open_to
        row.ends = range(max(0, tree.depth - next_depth))
        if tree.children and not row.has_rows:
            row.part_url = make.wanted.address(part=row.anchor)
            row.later_url = row.here_url or row.url
        rows.append(row)
    return rows


class _RowMaker:
    """Makes rows; knows the addresses and the words once for all of them."""

    def __init__(
        self, whole: Chain, wanted: ThreadFilter, trees: Sequence[ChainTree], matching: frozenset[Key] | None
    ) -> None:
        self.whole, self.wanted, self.matching = whole, wanted, matching
        self.goal_url, self.plan_url = _addresses("goal_show"), _addresses("plan_show")
        self.here = f"?year={wanted.year}&from="
        self.draft, self.core, self.under = _("Draft"), _("Core mission"), _("under “%(goal)s”")
        self.broken = _broken_in(trees)
        known = wanted.organisation in whole.parents
        self.only = subtree(wanted.organisation or 0, whole.parents) if known else None

    def row(self, tree: ChainTree) -> Row:
        """The row of one node, without its place among the others."""
        item = tree.payload
        row = Row(anchor_of(tree.key), self._css(tree), item.title, self._url(item), item.detail)
        if item.sort is Sort.ACTIVITY:
            row.is_leaf = True
            return row
        self._tell(row, item)
        if tree.children:
            row.summary, row.under = _summary(tree.children), self.under % {"goal": item.title}
            row.broken_below = self._broken_below(tree)
            if item.sort is Sort.GOAL:
                row.here_url = f"{self.here}{item.pk}"
        return row

    def _broken_below(self, tree: ChainTree) -> str:
        number = sum(self.broken[child.key] for child in tree.children)
        if not number:
            return ""
        return ngettext("%(number)s broken place", "%(number)s broken places", number) % {"number": number}

    def _css(self, tree: ChainTree) -> str:
        css = "chain-item"
        if tree.payload.is_broken:
            css += " is-broken"
        if self.matching is not None and tree.key not in self.matching:
            css += " is-context"
        return css

    def _url(self, item: ChainItem) -> str:
        if item.sort is Sort.GOAL:
            return self.goal_url(item.pk)
        anchor = f"goal-{item.goal_id}" if item.sort is Sort.PLAN else f"activity-{item.pk}"
        return f"{self.plan_url(item.plan_id)}#{anchor}"

    def _tell(self, row: Row, item: ChainItem) -> None:
        """What a goal or a plan says more than an activity."""
        if item.sort is Sort.GOAL:
            row.kind = f"{item.kind_label} · {item.organisation}"
        else:
            row.detail = item.kind_label
        row.status_meaning, row.status_word = item.status_meaning, item.status_word
        is_core = item.goal_kind == Goal.Kind.CORE
        row.tags = (*([self.draft] if item.is_draft else ()), *([self.core] if is_core else ()))
        row.notes = (*self._broken(item), *(self._bonds(item) if item.bonds is not NO_BONDS else ()))

    def _broken(self, item: ChainItem) -> Iterator[Note]:
        is_told_by_unit = bool(item.unanswered or item.unplanned)
        for loose in item.breaks:
            if not (is_told_by_unit and loose.kind is BreakKind.UNANSWERED):
                yield Note(loose.word, kind="broken")
        for kind, places in ((BreakKind.SILENT, item.unanswered), (BreakKind.UNPLANNED, item.unplanned)):
            shown = [place for place in places if self.only is None or place.organisation_id in self.only]
            if shown:
                yield Note(break_word(kind, self.whole.year), names_of(shown), "broken")

    def _bonds(self, item: ChainItem) -> Iterator[Note]:
        bonds = item.bonds
        for conflict in bonds.conflicts:
            links = self._links([conflict.goal] if conflict.goal else ())
            word = _("Goal conflict with %(organisation)s") % {"organisation": conflict.organisation}
            yield Note(word, conflict.text, "conflict", links)
        if bonds.contributors:
            names = ", ".join(named.name for named in bonds.contributors)
            text = _("%(lead)s leads, %(names)s contribute") % {"lead": item.organisation, "names": names}
            yield Note(_("Joint commitment"), text)
        if bonds.also_serves:
            yield Note(_("Also serves"), links=self._links(bonds.also_serves))
        if bonds.served_by:
            yield Note(_("Also served by"), links=self._links(bonds.served_by))
        if bonds.coverage:
            yield Note(bonds.coverage.word, bonds.coverage.sentence)
        for named in bonds.not_relevant:
            yield Note(_("Not relevant to %(organisation)s") % {"organisation": named.name}, named.text)

    def _links(self, goals: Iterable[GoalLink]) -> tuple[tuple[str, str, str], ...]:
        """Title, address and where it stands."""
        under = _("stands under “%(goal)s”")
        return tuple(
            (goal.title, f"{self.here}{goal.goal_id}", under % {"goal": goal.under} if goal.under else "")
            for goal in goals
        )


def _addresses(name: str) -> Callable[[int | None], str]:
    """The addresses of a page by number, looked up once."""
    before, after = reverse(name, args=[0]).rsplit("0", 1)
    return lambda pk: f"{before}{pk}{after}"


def _summary(children: Sequence[ChainTree]) -> str:
    """What hangs right below, by the levels' own names: "Nämndmål: 3, Löften: 2"."""
    counts = Counter(child.payload.kind_plural for child in children)
    return ", ".join(f"{name}: {number}" for name, number in counts.items())


def _broken_in(trees: Sequence[ChainTree]) -> dict[Key, int]:
    """How many broken places there are under each node and at it, by its key; in one pass from the bottom up."""
    found: dict[Key, int] = {}
    for tree in reversed(list(walk(trees))):
        found[tree.key] = tree.payload.is_broken + sum(found[child.key] for child in tree.children)
    return found
