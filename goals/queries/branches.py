"""The chain as its page shows it: branches that open level by level, with the broken places in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.chain import walk
from goals.models import Goal
from goals.queries.chain import ChainItem, ChainTree, Place, Sort
from goals.queries.thread import names_of


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """A broken place: what is missing, and whose it is, if any unit's."""

    word: str
    units: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """An item with what hangs under it. summary: what is below, counted level by level; "" when nothing is."""

    item: ChainItem
    is_core: bool
    loose_ends: tuple[LooseEnd, ...]
    summary: str
    broken_below: str
    is_open: bool
    children: "tuple[Branch, ...]"


def branches(trees: Iterable[ChainTree], *, year: int, open_to: int) -> tuple[Branch, ...]:
    """The trees as branches, those less deep than `open_to` open."""
    return tuple(
        Branch(
            item=tree.payload,
            is_core=tree.payload.goal_kind == Goal.Kind.CORE,
            loose_ends=_loose_ends(tree.payload, year),
            summary=_summary(tree.children),
            broken_below=_broken_below(tree.children),
            is_open=tree.depth < open_to,
            children=branches(tree.children, year=year, open_to=open_to),
        )
        for tree in trees
    )


def only_broken(trees: Iterable[ChainTree]) -> tuple[ChainTree, ...]:
    """The branches that lead to a broken place."""
    found = []
    for tree in trees:
        below = only_broken(tree.children)
        if below or tree.payload.is_broken:
            found.append(type(tree)(tree.node, below, tree.depth, tree.is_orphan))
    return tuple(found)


def _loose_ends(item: ChainItem, year: int) -> tuple[LooseEnd, ...]:
    found = [LooseEnd(loose.word) for loose in item.breaks]
    if item.unanswered:
        found.append(_of_units(_("No activity answers the goal"), item.unanswered))
    if item.unplanned:
        found.append(_of_units(_("No plan for %(year)s is handed in") % {"year": year}, item.unplanned))
    return tuple(found)


def _of_units(word: str, places: Sequence[Place]) -> LooseEnd:
    return LooseEnd(word, names_of(places))


def _summary(children: Sequence[ChainTree]) -> str:
    """What hangs right below, by the levels' own names: "Nämndmål: 3, Löften: 2"."""
    counts: dict[str, int] = {}
    for child in children:
        name = child.payload.kind_plural
        counts[name] = counts.get(name, 0) + 1
    return ", ".join(f"{name}: {number}" for name, number in counts.items())


def _broken_below(children: Sequence[ChainTree]) -> str:
    number = sum(1 for tree in walk(children) if tree.payload.sort is Sort.GOAL and tree.payload.is_broken)
    if not number:
        return ""
    return ngettext("%(number)s broken place", "%(number)s broken places", number) % {"number": number}
