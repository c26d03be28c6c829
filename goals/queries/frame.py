"""The frame of the chain: its year, the levels of every version of the model, and the years that can be told of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, JSONField, OuterRef, QuerySet, Subquery
from django.utils import timezone

from goals.models import Assessment, Goal
from goals.queries.holding import was_assessed_while_it_held
from goals.queries.words import StatusWords, words_of
from goals.rules import DECIDED_STATES
from governance.models import AdoptionState, GovernanceModel, ModelLevel, StatusStep


@dataclass(frozen=True, slots=True)
class Frame:
    """model: the version that holds for the year, if any; words: those of its scale.

    years: those that goals hold for, the latest first.
    """

    year: int
    years: tuple[int, ...]
    model: GovernanceModel | None
    words: StatusWords
    levels: Mapping[int, ModelLevel]

    @property
    def own_levels(self) -> list[ModelLevel]:
        """The levels of the version that holds for the year, from the top down; none where no version does."""
        return [level for level in self.levels.values() if self.model and level.model_id == self.model.pk]

    def of(self, year: int) -> "Frame":
        """The frame of another year. No query."""
        return self if year == self.year else _frame(list(self.levels.values()), year)


def frame(year: int | None = None) -> Frame:
    """The frame of `year`, or of the latest year in which anything has been assessed by today. One query."""
    return _frame(list(_levels(timezone.localdate())), year)


def _frame(levels: Sequence[ModelLevel], year: int | None) -> Frame:
    today = timezone.localdate()
    told, first, last = _bounds(levels)
    year = year or (told or today).year
    years = {year, *range(first, min(last, today.year + 1) + 1)}
    models = {level.model_id: level.model for level in levels}.values()
    holding = [
        each for each in models if each.state == AdoptionState.ADOPTED and each.year_from <= year <= each.year_to
    ]
    model = max(holding, key=lambda each: each.version, default=None)
    steps = next((getattr(level, "steps", ()) for level in levels if model and level.model_id == model.pk), ())
    return Frame(
        year=year,
        years=tuple(sorted(years, reverse=True)),
        model=model,
        words=words_of(steps),
        levels={level.pk: level for level in levels},
    )


def _bounds(levels: Sequence[Any]) -> tuple[date | None, int, int]:
    """The latest day told of, and the first and the last year of any decided goal; no years where there is none."""
    one = levels[0] if levels else None
    if one is None or one.first_year is None:
        return None, 1, 0
    return one.told_until, one.first_year, one.last_year


def _levels(today: date) -> "QuerySet[ModelLevel]":
    """Every level with its version and the scale's words, and on each row the bounds of what can be told."""
    decided = Goal.objects.filter(state__in=DECIDED_STATES)
    assessed = Assessment.objects.filter(was_assessed_while_it_held(), period_end__lte=today)
    steps = StatusStep.objects.filter(scale=OuterRef("model__scale")).order_by("order")
    as_array = Func(F("meaning"), F("word"), F("forecast_word"), function="jsonb_build_array", output_field=JSONField())
    return (
        ModelLevel.objects.select_related("model")
        .annotate(
            steps=ArraySubquery(steps.values(row=as_array)),
            told_until=Subquery(assessed.order_by("-period_end").values("period_end")[:1]),
            first_year=Subquery(decided.order_by("year_from").values("year_from")[:1]),
            last_year=Subquery(decided.order_by("-year_to").values("year_to")[:1]),
        )
        .order_by("model_id", "order")
    )
