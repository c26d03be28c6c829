"""What the plans below a board's or an administration's plan answer, goal by goal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from goals.models import Activity, Plan, PlanAnswer
from goals.queries.holding import plans_that_count
from governance.models import AdoptionState
from governance.tree import subtree

_IN_ORDER = ("organisation__sort_key", "level__order")


@dataclass(frozen=True, slots=True)
class BelowRow:
    """A plan further down that answers the goal: whose it is, its kind, and how many of its activities are done."""

    organisation: str
    level_name: str
    url: str
    activities: int
    done: int
    is_adopted: bool


def plans_below(plan: Plan, parents: Mapping[int, int | None]) -> dict[int, Plan]:
    """By id the plans of the year of those below the plan's organisation: in force, or handed in where none is yet.

    Those that everyone may read, so that a plan's page says the same to all. One query; organisation, level loaded.
    """
    below = subtree(plan.organisation_id, parents) - {plan.organisation_id}
    if not below:
        return {}
    rows = Plan.objects.filter(organisation__in=below, pk__in=plans_that_count(plan.year).values("pk"))
    return {row.pk: row for row in rows.select_related("organisation", "level").order_by(*_IN_ORDER)}


def answers_below(plan: Plan, parents: Mapping[int, int | None]) -> dict[int, tuple[BelowRow, ...]]:
    """By goal, the plans below that answer it, in Swedish order. Three queries; none where nothing stands below."""
    plans = plans_below(plan, parents)
    if not plans:
        return {}
    done = Count("pk", filter=Q(status=Activity.Status.DONE))
    counted = Activity.objects.filter(plan__in=plans).order_by().values("plan_id", "goal_id")
    counts = {(row["plan_id"], row["goal_id"]): row for row in counted.annotate(number=Count("pk"), done=done)}
    answers = PlanAnswer.objects.filter(plan__in=plans).exclude(text="").order_by()
    pairs = counts.keys() | set(answers.values_list("plan_id", "goal_id"))
    return _by_goal(plans, pairs, counts)


def _by_goal(
    plans: Mapping[int, Plan], pairs: Iterable[tuple[int, int]], counts: Mapping[tuple[int, int], dict]
) -> dict[int, tuple[BelowRow, ...]]:
    order = {pk: place for place, pk in enumerate(plans)}
    found: dict[int, tuple[BelowRow, ...]] = {}
    for pk, goal in sorted(pairs, key=lambda pair: order[pair[0]]):
        counted = counts.get((pk, goal), {"number": 0, "done": 0})
        row = BelowRow(
            organisation=plans[pk].organisation.name,
            level_name=plans[pk].level.name,
            url=f"{reverse('plan_show', args=[pk])}#goal-{goal}",
            activities=counted["number"],
            done=counted["done"],
            is_adopted=plans[pk].state == AdoptionState.ADOPTED,
        )
        found[goal] = (*found.get(goal, ()), row)
    return found
