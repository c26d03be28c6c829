"""What ties a goal to others beside its main line: what it also serves, who takes part, what stands against it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goals.chain import main_parent
from goals.models import Coverage
from goals.queries.material import GoalRow, Material
from goals.queries.ties import TieKind


@dataclass(frozen=True, slots=True)
class GoalLink:
    """Another goal that is referred to. under: what it stands under, "" where it stands at the top."""

    goal_id: int
    title: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation with what it says or does, or a tag."""

    pk: int
    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict that nobody has settled: with whom, over which goal of theirs, if any, and in what way."""

    organisation: str
    text: str
    goal: GoalLink | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether the answers cover the goal, as a person has judged: the meaning, its words and why."""

    meaning: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Bonds:
    """All that ties one goal. served_by: goals that contribute to it but stand elsewhere."""

    also_serves: tuple[GoalLink, ...] = ()
    served_by: tuple[GoalLink, ...] = ()
    contributors: tuple[Named, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    not_relevant: tuple[Named, ...] = ()
    coverage: Judged | None = None
    tags: tuple[Named, ...] = ()


NO_BONDS = Bonds()


def served_goals(material: Material) -> dict[int, tuple[int, ...]]:
    """All that each goal serves, its main line first.

    What serves a goal that began later served, in the year, the one whose place that goal took.
    """
    known = {row.pk for row in material.goals} | material.hidden
    before = {tie.of: tie.other for tie in material.ties[TieKind.SUCCESSION]}

    def of_year(key: int) -> int:
        earlier: int | None = key
        while earlier is not None and earlier not in known:
            earlier = before.get(earlier)
        return key if earlier is None else earlier

    found: dict[int, list[int]] = {row.pk: [of_year(row.parent)] if row.parent else [] for row in material.goals}
    for tie in material.ties[TieKind.CONTRIBUTION]:
        served = of_year(tie.other) if tie.other is not None else None
        if tie.of in found and served is not None and served not in found[tie.of]:
            found[tie.of].append(served)
    return {pk: tuple(keys) for pk, keys in found.items()}


def bonds_of(material: Material, served: Mapping[int, tuple[int, ...]]) -> dict[int, Bonds]:
    """The bonds of each goal that has any, by its id."""
    known = {row.pk: row for row in material.goals}
    parts: dict[int, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    _add_references(parts, known, served)
    names = {pk: row.name for pk, row in material.organisations.items()}
    for kind, name in ((TieKind.CONTRIBUTOR, "contributors"), (TieKind.NOT_RELEVANT, "not_relevant")):
        for tie in material.ties[kind]:
            parts[tie.of][name].append(Named(tie.organisation or 0, names.get(tie.organisation or 0, ""), tie.text))
    for tie in material.ties[TieKind.TAG]:
        parts[tie.of]["tags"].append(Named(tie.other or 0, tie.text))
    _add_conflicts(parts, known, names, material)
    judged = {
        tie.of: Judged(tie.text, str(Coverage.Judgement(tie.text).label), tie.more)
        for tie in material.ties[TieKind.COVERAGE]
    }
    return {
        pk: Bonds(coverage=judged.get(pk), **{name: tuple(values) for name, values in parts.get(pk, {}).items()})
        for pk in parts.keys() | judged.keys()
        if pk in known
    }


def _add_references(
    parts: dict[int, dict[str, list]], known: Mapping[int, GoalRow], served: Mapping[int, tuple[int, ...]]
) -> None:
    """At each further goal that is served a line that leads to where the goal stands, and back."""
    for pk, keys in served.items():
        main = main_parent(keys, known)
        for key in keys:
            if key != main and key in known:
                under = known[main].title if main is not None and main in known else ""
                parts[key]["served_by"].append(GoalLink(pk, known[pk].title, under))
                parts[pk]["also_serves"].append(GoalLink(key, known[key].title))


def _add_conflicts(
    parts: dict[int, dict[str, list]], known: Mapping[int, GoalRow], names: Mapping[int, str], material: Material
) -> None:
    """A conflict is told at both goals, where it is between two."""
    for tie in material.ties[TieKind.CONFLICT]:
        own, theirs = known.get(tie.of), known.get(tie.other or 0)
        if own is None:
            continue  # a draft of another authority, or a goal of other years
        link = GoalLink(theirs.pk, theirs.title) if theirs else None
        parts[own.pk]["conflicts"].append(Conflict(names.get(tie.organisation or 0, ""), tie.text, link))
        if theirs:
            back = GoalLink(own.pk, own.title)
            parts[theirs.pk]["conflicts"].append(Conflict(names[own.organisation], tie.text, back))


def all_tags(bonds: Iterable[Bonds]) -> dict[int, str]:
    """Every tag on these goals by its id."""
    return {tag.pk: tag.name for each in bonds for tag in each.tags}
