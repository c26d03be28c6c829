"""What the thread is narrowed to: choices that can be combined, each of them in the address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from goals.chain import kept, walk
from goals.models import Goal
from goals.queries.bonds import all_tags
from goals.queries.chain import Chain, ChainItem, ChainTree, Key, Sort
from governance.tree import subtree

NOT_ASSESSED = "none"


@dataclass(frozen=True, slots=True)
class ThreadFilter:
    """What is asked for. status: a meaning, or NOT_ASSESSED. text: sought in titles. origin: the goal shown from."""

    year: int
    organisation: int | None = None
    perspective: int | None = None
    status: str = ""
    tag: int | None = None
    kind: str = ""
    text: str = ""
    only_broken: bool = False
    origin: int | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out but what does not stand under the goal shown from."""
        chosen = (self.organisation, self.perspective, self.status, self.tag, self.kind, self.text, self.only_broken)
        return any(chosen)

    def address(self, **more: object) -> str:
        """The query string of this choice, and `more`; empty parts are left out."""
        parts = {
            "year": self.year,
            "organisation": self.organisation,
            "perspective": self.perspective,
            "status": self.status,
            "tag": self.tag,
            "kind": self.kind,
            "q": self.text,
            "only": "broken" if self.only_broken else "",
            "from": self.origin,
        } | more
        return "?" + urlencode([(name, value) for name, value in parts.items() if value])


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the choices of a field."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """A field of the filter with its choices; the first chooses nothing."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice that has been made, and the address without it."""

    label: str
    value: str
    url: str


def narrowed(
    trees: Sequence[ChainTree], wanted: ThreadFilter, whole: Chain
) -> tuple[tuple[ChainTree, ...], frozenset[Key] | None]:
    """The nodes that are all that is asked for with the line above each, where they stood; and the keys of the former.

    None for the keys where nothing is asked for.
    """
    if not wanted.is_narrow:
        return tuple(trees), None
    tests = list(_tests(wanted, whole))
    goals = {tree.payload.pk: tree.payload for tree in walk(trees) if tree.payload.sort is Sort.GOAL}
    matching: set[Key] = set()
    for tree in walk(trees):
        item = tree.payload
        goal = goals.get(item.goal_id or 0, item)
        if all(test(item, goal) for test in tests):
            matching.add(tree.key)
    return kept(trees, matching), frozenset(matching)


def _tests(wanted: ThreadFilter, whole: Chain) -> Iterator[Callable[[ChainItem, ChainItem], bool]]:
    """Each asks of an item and of the goal that it is or answers: what marks the goal marks what answers it."""
    if wanted.organisation in whole.parents:
        yield _of_organisations(subtree(wanted.organisation or 0, whole.parents))
    if wanted.perspective:
        yield lambda _item, goal: goal.perspective == wanted.perspective
    if wanted.status:
        sought = "" if wanted.status == NOT_ASSESSED else wanted.status
        yield lambda _item, goal: goal.sort is Sort.GOAL and goal.status_meaning == sought
    if wanted.tag:
        yield lambda _item, goal: any(tag.pk == wanted.tag for tag in goal.bonds.tags)
    if wanted.kind:
        yield lambda _item, goal: goal.goal_kind == wanted.kind
    if wanted.text:
        words = wanted.text.casefold().split()
        yield lambda item, _goal: all(word in item.title.casefold() for word in words)
    if wanted.only_broken:
        yield lambda item, _goal: item.is_broken


def _of_organisations(organisations: frozenset[int]) -> Callable[[ChainItem, ChainItem], bool]:
    """Whether it is theirs, is joint with them, or lacks an answer of theirs."""

    def is_theirs(item: ChainItem, _goal: ChainItem) -> bool:
        return (
            item.organisation_id in organisations
            or any(place.organisation_id in organisations for place in (*item.unanswered, *item.unplanned))
            or any(named.pk in organisations for named in item.bonds.contributors)
        )

    return is_theirs


def fields(wanted: ThreadFilter, whole: Chain) -> dict[str, ChoiceField]:
    """The choices of each field, by its name; none for what nothing is marked with."""
    goals = [tree.payload for tree in walk(whole.trees) if tree.payload.sort is Sort.GOAL]
    tags = all_tags(goal.bonds for goal in goals)
    kinds = {goal.goal_kind for goal in goals}
    found = (
        _field("organisation", _("Organisation"), whole.organisations, wanted.organisation, _("All")),
        _field("perspective", _("Perspective"), whole.perspectives, wanted.perspective, _("All")),
        _field(
            "status",
            _("Status"),
            {**whole.words.statuses, NOT_ASSESSED: _("Not assessed yet")},
            wanted.status,
            _("All"),
        ),
        _field("tag", _("Tag"), dict(sorted(tags.items(), key=lambda tag: tag[1].casefold())), wanted.tag, _("All")),
        _field(
            "kind",
            _("Kind"),
            {kind.value: str(kind.label) for kind in Goal.Kind if kind.value in kinds},
            wanted.kind,
            _("All"),
        ),
    )
    return {field.name: field for field in found if field.choices}


def _field(
    name: str, label: str, choices: Mapping[int, str] | Mapping[str, str], chosen: object, nothing: str
) -> ChoiceField:
    made = tuple(Choice(str(value), text, is_chosen=value == chosen) for value, text in choices.items())
    return ChoiceField(name, label, made, nothing)


def chips(wanted: ThreadFilter, found: Mapping[str, ChoiceField]) -> list[Chip]:
    """What has been chosen, each with the address that takes just that away."""
    without: dict[str, ThreadFilter] = {
        "organisation": replace(wanted, organisation=None),
        "perspective": replace(wanted, perspective=None),
        "status": replace(wanted, status=""),
        "tag": replace(wanted, tag=None),
        "kind": replace(wanted, kind=""),
    }
    made = [
        Chip(field.label, choice.label, without[field.name].address())
        for field in found.values()
        for choice in field.choices
        if choice.is_chosen
    ]
    if wanted.text:
        made.append(Chip(_("In the title"), wanted.text, replace(wanted, text="").address()))
    if wanted.only_broken:
        made.append(Chip(_("Show"), _("Only where it is broken"), replace(wanted, only_broken=False).address()))
    return made
