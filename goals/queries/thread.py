"""The red thread of one goal, up and down, as components/thread.html draws it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.chain import BreakKind, Tree, find, line_up, walk
from goals.models import Goal
from goals.queries.chain import Chain, ChainItem, ChainTree, Key, Place, Sort, break_word, chain
from governance.models import User

MOST_BELOW = 14  # nodes below the goal; deeper levels are counted in words instead, one click away
MOST_GOALS = 8  # right below one goal
MOST_ACTIVITIES = 4  # of one goal
MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class ThreadNode:
    """One node of the drawn thread, as components/thread.html takes it. item: None for a loose end.

    anchor: a place on the item's page.
    """

    kind_label: str
    title: str
    item: ChainItem | None = None
    organisation: str = ""
    status_meaning: str = ""
    status_word: str = ""
    is_current: bool = False
    is_broken: bool = False
    depth: int = 0
    anchor: str = ""

    @property
    def url(self) -> str:
        """The item's page; made when asked for, since a document's thread has no addresses."""
        return f"{self.item.url}{self.anchor}" if self.item and not self.is_current else ""


def thread_of(goal: Goal, *, user: User | None, year: int | None = None) -> list[ThreadNode]:
    """The nodes from the top down to `goal` and on to the units' activities, as `user` may see them.

    In `year`, or in the goal's own nearest to today. Constant in queries: it reads the whole chain once.
    """
    return nodes_of(chain(year=year or year_of(goal), user=user, also=goal), goal.pk)


def year_of(goal: Goal) -> int:
    """The year in which the goal holds that lies nearest to today."""
    return min(max(timezone.localdate().year, goal.year_from), goal.year_to)


def nodes_of(whole: Chain, goal_id: int) -> list[ThreadNode]:
    """The drawn thread of one goal of a chain; empty when the goal is not in it."""
    key: Key = (Sort.GOAL, goal_id, 0)
    tree = find(whole.trees, key)
    if tree is None:
        return []
    by_key = {each.key: each.node for each in walk(whole.trees)}
    above = [_node(node.payload, depth) for depth, node in enumerate(line_up(by_key, key)[:-1])]
    current = replace(_node(tree.payload, tree.depth), is_current=True)
    nodes = [*above, *_broken_above(tree.payload, above, tree.depth), current]
    return [*nodes, *_below(tree, _shown_depth(tree, whole), whole)]


def _node(item: ChainItem, depth: int) -> ThreadNode:
    return ThreadNode(
        kind_label=item.kind_label,
        title=item.title,
        item=item,
        organisation=_place(item),
        status_meaning=item.status_meaning,
        status_word=item.status_word,
        depth=min(depth, 8),
    )


def _place(item: ChainItem) -> str:
    draft = [_("draft")] if item.is_draft else []
    if item.sort is Sort.ACTIVITY:
        return " · ".join([item.organisation, item.progress])
    return " · ".join([item.organisation, *draft])


def _broken_above(item: ChainItem, above: Sequence[ThreadNode], depth: int) -> Iterator[ThreadNode]:
    """The loose end above a goal that serves nothing, though its level should."""
    if not above and depth == 0:
        for loose in item.breaks:
            if loose.is_above:
                yield ThreadNode(kind_label=_("Above"), title=loose.word, is_broken=True)


def _shown_depth(tree: ChainTree, whole: Chain) -> int:
    """How deep below the goal the thread is drawn whole, within the most that a page bears."""
    per_depth: dict[int, int] = {}
    for each in walk((tree,)):
        goals = [child for child in each.children if child.payload.sort is Sort.GOAL]
        plans = [child for child in each.children if child.payload.sort is Sort.PLAN]
        drawn = _capped(len(goals), MOST_GOALS) + _capped(sum(len(plan.children) for plan in plans), MOST_ACTIVITIES)
        drawn += sum(1 for _node in broken_below(each.payload, each.depth + 1, whole))
        if each.payload.sort is Sort.GOAL and drawn:
            per_depth[each.depth + 1] = per_depth.get(each.depth + 1, 0) + drawn
    total, shown = 0, tree.depth
    for depth in sorted(per_depth):
        total += per_depth[depth]
        if total > MOST_BELOW and shown > tree.depth:
            break
        shown = depth
    return shown


def _capped(number: int, most: int) -> int:
    """How many lines so many take, where those beyond the most are told in one."""
    return min(number, most + 1)


def _below(tree: ChainTree, shown: int, whole: Chain) -> Iterator[ThreadNode]:
    plans = [child for child in tree.children if child.payload.sort is Sort.PLAN]
    yield from _activity_nodes(tree, plans)
    goals = [child for child in tree.children if child.payload.sort is not Sort.PLAN]
    for child in goals[:MOST_GOALS]:
        node = _node(child.payload, child.depth)
        if child.depth >= shown and (child.children or child.payload.is_broken):
            node = replace(node, organisation=f"{node.organisation} · {_count_below(child)}")
        yield node
        if child.depth < shown:
            yield from _below(child, shown, whole)
    more = len(goals) - MOST_GOALS
    if more > 0:
        title = ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more}
        kind = goals[MOST_GOALS].payload.kind_plural
        yield ThreadNode(kind, title, tree.payload, depth=min(tree.depth + 1, 8), anchor="#further")
    if tree.depth < shown:
        yield from broken_below(tree.payload, tree.depth + 1, whole)


def _activity_nodes(tree: ChainTree, plans: Sequence[ChainTree]) -> Iterator[ThreadNode]:
    """The first activities that answer the goal, each under its unit's plan's name, and how many more there are."""
    depth = tree.depth + 1
    activities = [(plan.payload, activity.payload) for plan in plans for activity in plan.children]
    for plan, activity in activities[:MOST_ACTIVITIES]:
        yield replace(_node(activity, depth), kind_label=plan.kind_label)
    more = len(activities) - MOST_ACTIVITIES
    if more > 0:
        title = ngettext("%(number)s more activity", "%(number)s more activities", more) % {"number": more}
        yield ThreadNode(activities[0][0].kind_plural, title, tree.payload, depth=min(depth, 8), anchor="#activities")


def broken_below(item: ChainItem, depth: int, whole: Chain) -> Iterator[ThreadNode]:
    """The loose ends below a goal: what is missing in words, and the units that do not answer it."""
    depth = min(depth, 8)
    kind = whole.plan_level.name if whole.plan_level else ""
    is_told_by_unit = bool(item.unanswered or item.unplanned)
    for loose in item.breaks:
        if not loose.is_above and not (is_told_by_unit and loose.kind is BreakKind.UNANSWERED):
            label = _("Indicators") if loose.kind is BreakKind.NOT_MEASURED else _("Below")
            yield ThreadNode(kind_label=label, title=loose.word, is_broken=True, depth=depth)
    if item.unanswered:
        title = break_word(BreakKind.SILENT, whole.year)
        yield ThreadNode(kind, title, None, names_of(item.unanswered), is_broken=True, depth=depth)
    if item.unplanned:
        title = break_word(BreakKind.UNPLANNED, whole.year)
        yield ThreadNode(kind, title, None, names_of(item.unplanned), is_broken=True, depth=depth)


def names_of(places: Sequence[Place]) -> str:
    """The first names, and how many more there are."""
    names = ", ".join(place.name for place in places[:MOST_NAMES])
    more = len(places) - MOST_NAMES
    if more <= 0:
        return names
    rest = ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more}
    return f"{names} {rest}"


def _count_below(tree: Tree[Key, ChainItem]) -> str:
    """How much stands right below, and in how many places the thread is broken there, at all depths."""
    number, broken = len(tree.children), sum(each.payload.is_broken for each in walk((tree,)))
    told = [ngettext("%(number)s below", "%(number)s below", number) % {"number": number}] if number else []
    if broken:
        told.append(ngettext("%(number)s broken place", "%(number)s broken places", broken) % {"number": broken})
    return " · ".join(told)
