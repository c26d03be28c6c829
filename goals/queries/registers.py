"""What the pages of tags, of Agenda 2030 and of legal requirements show."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from goals.agenda2030 import AgendaItem, agenda_goals, agenda_name, agenda_order
from goals.models import Goal, GoalAgendaTarget, GoalLegalRequirement, GoalTag, LegalRequirement, Tag
from goals.queries.goal_lines import GoalLine, goal_lines
from governance.models import User


@dataclass(frozen=True, slots=True)
class TagLine:
    """A tag and how many goals have it, as far as the person may read them."""

    tag: Tag
    number: int


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A municipal goal and the targets of one of the 17 that it contributes to; none where it names the whole goal."""

    goal: GoalLine
    targets: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class AgendaGoal:
    """One of the 17 with the municipal goals that contribute to it."""

    item: AgendaItem
    lines: tuple[AgendaLine, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """What a provision demands, and the goals that carry it out."""

    requirement: LegalRequirement
    goals: tuple[GoalLine, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """An act with what its provisions demand."""

    name: str
    requirements: tuple[RequirementLine, ...]


@dataclass(frozen=True, slots=True)
class Requirements:
    """The register of legal requirements. alone: how many no goal carries out; number: all of them."""

    acts: tuple[Act, ...]
    number: int
    alone: int


def tag_lines(user: User) -> list[TagLine]:
    """All tags in Swedish order, each with how many goals have it. Seven queries."""
    known = goal_lines(Goal.objects.filter(goal_tags__isnull=False), user)
    counts: dict[int, int] = {}
    for tag, goal in GoalTag.objects.values_list("tag_id", "goal_id"):
        counts[tag] = counts.get(tag, 0) + (goal in known)
    return [TagLine(tag, counts.get(tag.pk, 0)) for tag in Tag.objects.all()]


def tagged_goals(tag: Tag, user: User) -> list[GoalLine]:
    """The goals with the tag, from the top level down, as far as the person may read them."""
    return list(goal_lines(Goal.objects.filter(goal_tags__tag=tag), user).values())


def other_tags(tag: Tag) -> list[Tag]:
    """The tags that may take another's place."""
    return list(Tag.objects.exclude(pk=tag.pk))


def agenda(user: User, *, language: str, opened: str = "") -> list[AgendaGoal]:
    """The 17 global goals, each with the municipal goals that contribute to it or to its targets."""
    lines = goal_lines(Goal.objects.filter(agenda_targets__isnull=False), user)
    codes: dict[str, dict[int, list[str]]] = {}
    for goal, code in GoalAgendaTarget.objects.values_list("goal_id", "code"):
        if goal in lines:
            codes.setdefault(code.partition(".")[0], {}).setdefault(goal, []).append(code)
    return [
        AgendaGoal(item, tuple(_agenda_lines(codes.get(item.code, {}), lines, language)), item.code == opened)
        for item in agenda_goals(language)
    ]


def _agenda_lines(codes: dict[int, list[str]], lines: dict[int, GoalLine], language: str) -> Iterable[AgendaLine]:
    for pk, line in lines.items():
        if pk in codes:
            yield AgendaLine(line, agenda_items((code for code in codes[pk] if "." in code), language))


def agenda_items(codes: Iterable[str], language: str) -> tuple[AgendaItem, ...]:
    """The goals and targets with these codes, in the order of the agenda."""
    return tuple(AgendaItem(code, agenda_name(code, language)) for code in sorted(codes, key=agenda_order))


def requirements(user: User, *, only_alone: bool = False) -> Requirements:
    """The register by act, each requirement with the goals that carry it out; only those without any where asked."""
    lines = goal_lines(Goal.objects.filter(legal_requirements__isnull=False), user)
    carried: dict[int, list[GoalLine]] = {}
    for requirement, goal in GoalLegalRequirement.objects.values_list("requirement_id", "goal_id"):
        if goal in lines:
            carried.setdefault(requirement, []).append(lines[goal])
    rows = [RequirementLine(row, tuple(carried.get(row.pk, ()))) for row in LegalRequirement.objects.all()]
    shown = [row for row in rows if not (only_alone and row.goals)]
    acts = groupby(shown, key=lambda row: row.requirement.act)
    return Requirements(
        acts=tuple(Act(name, tuple(under)) for name, under in acts),
        number=len(rows),
        alone=sum(1 for row in rows if not row.goals),
    )


def acts_in_use() -> list[str]:
    """The names of the acts in the register, in Swedish order."""
    return list(dict.fromkeys(LegalRequirement.objects.values_list("act", flat=True)))
