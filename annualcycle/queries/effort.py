"""What the rounds cost in hours (C16): what costs more than it gives can be taken away."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from annualcycle.models import CycleTask


@dataclass(frozen=True, slots=True)
class Effort:
    """The hours told for a step: by how many of those asked, in the middle, and all together."""

    told: int
    asked: int
    median: Decimal
    total: Decimal


def effort_of_steps(steps: Collection[int], *, organisations: Collection[int] | None = None) -> dict[int, Effort]:
    """By step the hours that its tasks have cost, of these organisations where told; without any, it is left out.

    One query. An exempt organisation is not among those asked.
    """
    rows = CycleTask.objects.filter(step__in=list(steps)).exclude(state=CycleTask.State.EXEMPT)
    if organisations is not None:
        rows = rows.filter(organisation__in=list(organisations))
    hours: dict[int, list[Decimal]] = {}
    asked: dict[int, int] = {}
    for step, told in rows.values_list("step_id", "effort_hours"):
        asked[step] = asked.get(step, 0) + 1
        if told is not None:
            hours.setdefault(step, []).append(told)
    return {
        step: Effort(len(told), asked[step], Decimal(median(told)), sum(told, Decimal(0)))
        for step, told in hours.items()
    }
