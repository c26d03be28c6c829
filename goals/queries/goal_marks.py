"""What a goal's page says of it beside how it goes: its place, its ambition, what else it serves, how it is marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from goals.agenda2030 import AgendaItem
from goals.chain import find
from goals.improvement import Against, better_than
from goals.models import Goal, GoalAgendaTarget, GoalLegalRequirement
from goals.queries.bonds import NO_BONDS, GoalLink, Named
from goals.queries.chain import Chain, Sort
from goals.queries.priorities import GoalPriority, priority_of
from goals.queries.registers import agenda_items
from goals.queries.standing import Standing
from governance.models import StatusStep
from governance.swedish import swedish_key
from indicators.numbers import format_with_unit
from indicators.queries import IndicatorCard
from indicators.queries.series import latest_known


@dataclass(frozen=True, slots=True)
class Served:
    """Another goal beside the thread: one that this goal also serves, or that also serves this one."""

    title: str
    url: str
    level: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Law:
    """A legal requirement that the goal carries out, and its place in the register."""

    name: str
    demand: str
    url: str


@dataclass(frozen=True, slots=True)
class GoalMarks:
    """How the goal is marked. priority: None where no order is decided."""

    priority: GoalPriority | None
    serves: tuple[Served, ...]
    served_by: tuple[Served, ...]
    tags: tuple[Named, ...]
    agenda: tuple[AgendaItem, ...]
    laws: tuple[Law, ...]

    @property
    def has_links(self) -> bool:
        """Whether there is anything to list under "about the goal"."""
        return bool(self.serves or self.served_by or self.tags or self.agenda or self.laws)


def goal_marks(goal: Goal, *, whole: Chain, language: str) -> GoalMarks:
    """How the goal is marked, with what it is tied to in a year's thread and its place in the year's order.

    As the person whose thread it is may see it. Four queries.
    """
    tree = find(whole.trees, (Sort.GOAL, goal.pk, 0))
    bonds = tree.payload.bonds if tree else NO_BONDS
    codes = GoalAgendaTarget.objects.filter(goal=goal).values_list("code", flat=True)
    laws = GoalLegalRequirement.objects.filter(goal=goal).select_related("requirement")
    return GoalMarks(
        priority=priority_of(goal, whole.year),
        serves=tuple(_served(bonds.also_serves, whole)),
        served_by=tuple(_served(bonds.served_by, whole)),
        tags=tuple(sorted(bonds.tags, key=lambda tag: swedish_key(tag.name))),
        agenda=agenda_items(codes, language),
        laws=tuple(_law(link) for link in laws.order_by("requirement__sort_key", "requirement__provision")),
    )


def progress_sentence(goal: Goal, standing: Standing | None, card: IndicatorCard | None, language: str) -> str:
    """ "Ej uppfyllt, men bättre än året före: 81,9 % (2025) mot 80,4 % (2024)."; "" where figures do not say so.

    For a stretch goal that has not been reached (C06): the challenge was chosen knowing that it might not be. The
    figures must be of the year, or within the indicator's publication lag.
    """
    is_missed = standing is not None and standing.meaning == StatusStep.Meaning.NOT_FULFILLED
    if goal.ambition != Goal.Ambition.STRETCH or not is_missed or standing is None or card is None:
        return ""
    latest = latest_known(card.points)
    if latest is None or latest.value is None or latest.period.year != (card.assessed_year or card.year):
        return ""
    before = next((p for p in card.points if p.period == latest.period.same_period_last_year()), None)
    baseline = card.rule.baseline if card.rule else None
    year_before = before.value if before else None
    against = better_than(card.direction, now=latest.value, year_before=year_before, baseline=baseline)
    then = baseline if year_before is None else year_before
    texts = [format_with_unit(value, card.unit, card.decimals, language) for value in (latest.value, then)]
    if against is None or texts[0] == texts[1]:
        return ""
    told = {"status": standing.word, "now": texts[0], "then": texts[1], "period": latest.period.label(language)}
    if against is Against.BASELINE or before is None:
        return _("%(status)s, but better than the baseline: %(now)s (%(period)s) against %(then)s.") % told
    told["earlier"] = before.period.label(language)
    text = _("%(status)s, but better than the year before: %(now)s (%(period)s) against %(then)s (%(earlier)s).")
    return text % told


def _served(links: Iterable[GoalLink], whole: Chain) -> Iterable[Served]:
    items = (tree.payload for link in links if (tree := find(whole.trees, (Sort.GOAL, link.goal_id, 0))))
    for item in items:
        yield Served(item.title, item.url, item.kind_label, item.organisation)


def _law(link: GoalLegalRequirement) -> Law:
    row = link.requirement
    return Law(str(row), row.requirement, f"{reverse('legalrequirement_list')}#requirement-{row.pk}")
