"""The places where the thread is broken, by the organisation that can mend them, with what to do about each."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goals.chain import BreakKind, walk
from goals.queries.bonds import Named
from goals.queries.chain import Chain, ChainItem, Sort, break_word
from governance.tree import subtree


@dataclass(frozen=True, slots=True)
class BrokenThing:
    """What is broken, and its page. detail: the level, or the goal concerned."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BrokenPlace:
    """Everything of an organisation that is broken in one way: in words, what to do, and where."""

    kind: str
    word: str
    advice: str
    things: tuple[BrokenThing, ...]
    action_url: str = ""
    action_label: str = ""


@dataclass(frozen=True, slots=True)
class BrokenGroup:
    """An organisation and what is broken at it."""

    organisation_id: int
    organisation: str
    places: tuple[BrokenPlace, ...]

    @property
    def number(self) -> int:
        """How many broken things there are."""
        return sum(len(place.things) for place in self.places)


_LOST = "lost"  # an activity whose goal does not hold
_ORDER = (
    *(BreakKind.SERVES_NOTHING, BreakKind.ABOVE_IS_MISSING, BreakKind.UNANSWERED, BreakKind.NOT_MEASURED),
    *(BreakKind.UNPLANNED, BreakKind.SILENT, _LOST, BreakKind.UNUSED),
)


def broken_places(whole: Chain, organisation: int | None = None) -> list[BrokenGroup]:
    """Every broken place of the thread in the order of the organisations, or of one of these and those below it.

    No query. A unit without a plan is told once, with the goals that wait for it.
    """
    wanted = _wanted(whole, organisation)
    found: dict[int, dict[str, list[BrokenThing]]] = defaultdict(lambda: defaultdict(list))
    plans: dict[int, int] = {}
    for tree in walk(whole.trees):
        for owner, kind, thing in _things(tree.payload, [child.payload for child in tree.children]):
            found[owner][kind].append(thing)
        plans |= {place.organisation_id: place.plan_id for place in tree.payload.unanswered if place.plan_id}
    for owner, named in whole.unused:
        found[owner][BreakKind.UNUSED].append(_indicator(named))
    return [
        BrokenGroup(pk, name, tuple(_places(found[pk], plans.get(pk), whole.year)))
        for pk, name in whole.organisations.items()
        if pk in found and pk in wanted
    ]


def unused_indicators(whole: Chain, organisation: int | None = None) -> list[BrokenThing]:
    """The indicators that nobody uses, all or those that this organisation and those below it manage."""
    wanted = _wanted(whole, organisation)
    return [_indicator(named) for owner, named in whole.unused if owner in wanted]


def _wanted(whole: Chain, organisation: int | None) -> Collection[int]:
    is_known = organisation is not None and organisation in whole.parents
    return subtree(organisation or 0, whole.parents) if is_known else whole.parents.keys()


def _indicator(named: Named) -> BrokenThing:
    return BrokenThing(named.name, reverse("indicator_show", args=[named.pk]))


def _things(item: ChainItem, below: list[ChainItem]) -> Iterator[tuple[int, str, BrokenThing]]:
    """Whose it is to mend, in which way it is broken, and what."""
    if not item.is_broken:
        return
    if item.sort is Sort.PLAN:
        for activity in below:
            yield item.organisation_id, _LOST, BrokenThing(activity.title, activity.url, activity.kind_label)
        return
    thing = BrokenThing(item.title, item.url, item.kind_label)
    for loose in item.breaks:
        yield item.organisation_id, loose.kind, thing
    for kind, places in ((BreakKind.SILENT, item.unanswered), (BreakKind.UNPLANNED, item.unplanned)):
        for place in places:
            yield place.organisation_id, kind, thing


def _places(things: dict[str, list[BrokenThing]], plan: int | None, year: int) -> Iterator[BrokenPlace]:
    for kind in _ORDER:
        if kind in things:
            yield BrokenPlace(kind, _word(kind, year), _advice(kind), tuple(things[kind]), *_action(kind, plan))


def _action(kind: str, plan: int | None) -> tuple[str, str]:
    """Where it is mended, where that is one place for all of them."""
    if kind == BreakKind.SILENT and plan:
        return reverse("plan_show", args=[plan]), _("To the plan")
    if kind == BreakKind.UNPLANNED:
        return reverse("plan_list"), _("To the plans")
    return "", ""


def _word(kind: str, year: int) -> str:
    if kind == _LOST:
        return pgettext("thread", "Activities that answer no goal that holds")
    if kind == BreakKind.UNUSED:
        return pgettext("thread", "Indicators that nobody uses")
    return break_word(BreakKind(kind), year)


def _advice(kind: str) -> str:
    return {
        BreakKind.SERVES_NOTHING: _("Say which goal above it serves, or ask whether it is needed."),
        BreakKind.ABOVE_IS_MISSING: _("Let it serve a goal that holds this year, or end it too."),
        BreakKind.UNANSWERED: _("Write a goal or an activity that answers it, or ask whether it is needed."),
        BreakKind.NOT_MEASURED: _("Choose an indicator that shows whether the goal is reached."),
        BreakKind.UNPLANNED: _("Write the plan and hand it in. These goals wait for an answer:"),
        BreakKind.SILENT: _("Write an activity for each goal in the plan, or answer that it is not relevant to you."),
        _LOST: _("Let the activity answer a goal that holds, or take it away when the plan is revised."),
        BreakKind.UNUSED: _("Follow a goal or a quality factor by it, or discontinue it."),
    }[kind]
