"""The red thread as plain data: a flat list of nodes nested into trees, walked up and down, and searched for breaks.

Works on keys and flags only, so that a whole municipality's goals come from one query over plain tuples.
"""

from collections import Counter
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
P = TypeVar("P")


class ChainError(ValueError):
    """Nodes that form no tree. `keys` are the ones concerned."""

    def __init__(self, message: str, keys: Sequence[Hashable]) -> None:
        super().__init__(f"{message}: {', '.join(map(str, keys))}")
        self.keys = tuple(keys)


class CycleError(ChainError):
    """Nodes that have themselves above them."""


class DuplicateKeyError(ChainError):
    """Two nodes with one key."""


@dataclass(frozen=True, slots=True)
class Node(Generic[K, P]):
    """One goal, commitment, activity or the like. `order` decides its place among those with the same
    parent: numbers, texts or tuples of them, the same kind for all.
    """

    key: K
    parent: K | None
    order: tuple[int | str, ...] | int | str
    payload: P


@dataclass(frozen=True, slots=True)
class Tree(Generic[K, P]):
    """A node and what answers it. `is_orphan` when its parent is named but not among the nodes."""

    node: Node[K, P]
    children: "tuple[Tree[K, P], ...]"
    depth: int
    is_orphan: bool = False

    @property
    def key(self) -> K:
        """The node's key."""
        return self.node.key

    @property
    def payload(self) -> P:
        """The node's payload."""
        return self.node.payload


def nest(nodes: Iterable[Node[K, P]]) -> tuple[Tree[K, P], ...]:
    """The nodes as trees, each exactly once, brothers and sisters in order.

    A node whose parent is not among them becomes a root flagged as an orphan. Linear in the number of nodes and
    without recursion. Raises DuplicateKeyError, and CycleError with the keys that no root leads to.
    """
    by_key, children, roots = _sorted_out(nodes)
    down: list[tuple[Node[K, P], int]] = []
    waiting = [(root, 0) for root in roots]
    while waiting:
        node, depth = waiting.pop()
        down.append((node, depth))
        waiting.extend((child, depth + 1) for child in children.get(node.key, ()))
    if len(down) < len(by_key):
        raise CycleError("nodes above themselves", sorted(by_key.keys() - {node.key for node, _ in down}, key=str))
    made: dict[K, Tree[K, P]] = {}
    for node, depth in reversed(down):
        below = tuple(made[child.key] for child in children.get(node.key, ()))
        made[node.key] = Tree(node, below, depth, is_orphan=depth == 0 and node.parent is not None)
    return tuple(made[root.key] for root in roots)


def _sorted_out(
    nodes: Iterable[Node[K, P]],
) -> tuple[dict[K, Node[K, P]], dict[K, list[Node[K, P]]], list[Node[K, P]]]:
    ordered = sorted(nodes, key=_place)
    by_key = {node.key: node for node in ordered}
    if len(by_key) < len(ordered):
        counts = Counter(node.key for node in ordered)
        raise DuplicateKeyError("keys used twice", [key for key, count in counts.items() if count > 1])
    children: dict[K, list[Node[K, P]]] = {}
    roots: list[Node[K, P]] = []
    for node in ordered:
        if node.parent is None or node.parent not in by_key:
            roots.append(node)
        else:
            children.setdefault(node.parent, []).append(node)
    return by_key, children, roots


def _place(node: Node[K, P]) -> tuple[int | str, ...]:
    return node.order if isinstance(node.order, tuple) else (node.order,)


def walk(trees: Iterable[Tree[K, P]]) -> Iterator[Tree[K, P]]:
    """Every tree from the top down, each before what answers it, in order."""
    waiting = list(trees)[::-1]
    while waiting:
        tree = waiting.pop()
        yield tree
        waiting.extend(reversed(tree.children))


def find(trees: Iterable[Tree[K, P]], key: K) -> Tree[K, P] | None:
    """The tree that begins at this key, or None."""
    return next((tree for tree in walk(trees) if tree.key == key), None)


def line_up(nodes: Mapping[K, Node[K, P]], key: K) -> tuple[Node[K, P], ...]:
    """The thread from the top down to this node, itself included; empty when there is no such node.

    Raises CycleError when the node has itself above it.
    """
    line: list[Node[K, P]] = []
    seen: set[K] = set()
    node = nodes.get(key)
    while node is not None:
        if node.key in seen:
            raise CycleError("nodes above themselves", sorted(seen, key=str))
        seen.add(node.key)
        line.append(node)
        node = nodes.get(node.parent) if node.parent is not None else None
    return tuple(reversed(line))


def main_parent(serves: Sequence[K], known: Container[K]) -> K | None:
    """Under which of those that it serves a node stands: the first that is known, so that each stands in one place.

    The first named where none is known: the node is then an orphan. None where it serves nothing.
    """
    return next((key for key in serves if key in known), serves[0] if serves else None)


def kept(trees: Sequence[Tree[K, P]], wanted: Container[K]) -> tuple[Tree[K, P], ...]:
    """The wanted nodes and the line above each, every one where it stood and once."""
    made: dict[K, Tree[K, P]] = {}
    for tree in reversed(list(walk(trees))):
        below = tuple(made[child.key] for child in tree.children if child.key in made)
        if below or tree.key in wanted:
            made[tree.key] = replace(tree, children=below)
    return tuple(made[tree.key] for tree in trees if tree.key in made)


def all_above(above: Mapping[K, Collection[K]], keys: Iterable[K]) -> set[K]:
    """These keys and all that stand above them. above: what each serves, its main line and its contributions alike."""
    found: set[K] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(above.get(key, ()))
    return found


def would_make_cycle(above: Mapping[K, Collection[K]], child: K, served: Iterable[K]) -> bool:
    """Whether the child would stand above itself if it served these."""
    return child in all_above(above, served)


class BreakKind(StrEnum):
    """Where the thread is broken.

    UNANSWERED: nothing below answers it. SERVES_NOTHING: it serves nothing above. ABOVE_IS_MISSING: what it serves is
    not among the strands. NOT_MEASURED: it has no indicator. UNUSED: it is an indicator that nobody uses.
    SILENT: a unit's plan has no activity for it. UNPLANNED: a unit that it reaches has no plan.
    """

    UNANSWERED = "unanswered"
    SERVES_NOTHING = "serves_nothing"
    ABOVE_IS_MISSING = "above_is_missing"
    NOT_MEASURED = "not_measured"
    UNUSED = "unused"
    SILENT = "silent"
    UNPLANNED = "unplanned"


@dataclass(frozen=True, slots=True)
class Strand(Generic[K]):
    """What the search for breaks needs to know of a goal, commitment, activity or indicator.

    serves: the keys it answers or measures; several where a commitment is shared between boards.
    must_serve, must_be_answered, must_be_measured: what its level in the model asks of it.
    is_measure: it measures what it serves (an indicator) instead of answering it.
    is_answered, is_measured: already known to be so by other means than the strands given.
    """

    key: K
    serves: tuple[K, ...] = ()
    must_serve: bool = False
    must_be_answered: bool = False
    must_be_measured: bool = False
    is_measure: bool = False
    is_answered: bool = False
    is_measured: bool = False


@dataclass(frozen=True, slots=True)
class Break(Generic[K]):
    """A place where the thread is broken."""

    key: K
    kind: BreakKind


def breaks(strands: Iterable[Strand[K]]) -> tuple[Break[K], ...]:
    """Every break in the thread, in the order of the strands."""
    known = list(strands)
    keys = {strand.key for strand in known}
    answered = {key for strand in known if not strand.is_measure for key in strand.serves}
    measured = {key for strand in known if strand.is_measure for key in strand.serves}
    found: list[Break[K]] = []
    for strand in known:
        if strand.must_serve and not strand.serves:
            found.append(Break(strand.key, BreakKind.UNUSED if strand.is_measure else BreakKind.SERVES_NOTHING))
        if strand.serves and keys.isdisjoint(strand.serves):
            found.append(Break(strand.key, BreakKind.ABOVE_IS_MISSING))
        if strand.must_be_answered and not strand.is_answered and strand.key not in answered:
            found.append(Break(strand.key, BreakKind.UNANSWERED))
        if strand.must_be_measured and not strand.is_measured and strand.key not in measured:
            found.append(Break(strand.key, BreakKind.NOT_MEASURED))
    return tuple(found)
