"""What the levels of the governance model ask of the goals on them. No level is known by its name."""

from collections.abc import Iterable, Mapping

from governance.models import ModelLevel

Form = ModelLevel.Form
GOAL_FORMS = (Form.GOAL, Form.COMMITMENT)


def levels_by_id() -> dict[int, ModelLevel]:
    """All levels of all versions of the model. One query; a municipality has a handful for each version."""
    return {level.pk: level for level in ModelLevel.objects.order_by("model_id", "order")}


def main_levels(levels: Mapping[int, ModelLevel]) -> frozenset[int]:
    """In each version the highest level of goals: what the whole municipality wants, below its direction."""
    return frozenset(
        level.pk for level in _first_of_each_model(levels.values(), (Form.GOAL,), (Form.COMMITMENT,)) if level
    )


def answered_levels(levels: Mapping[int, ModelLevel]) -> frozenset[int]:
    """In each version the lowest level of goals or commitments that may have activities: what plans answer."""
    lowest: dict[int, ModelLevel] = {}
    for level in sorted(levels.values(), key=lambda level: level.order):
        if level.form in GOAL_FORMS and level.has_activities:
            lowest[level.model_id] = level
    return frozenset(level.pk for level in lowest.values())


def plan_level(levels: Iterable[ModelLevel]) -> ModelLevel | None:
    """The level on which units write their plans; None where the model has none."""
    return next((level for level in levels if level.form == Form.PLAN), None)


def is_top(level: ModelLevel, levels: Mapping[int, ModelLevel]) -> bool:
    """Whether nothing stands above this level in its version of the model."""
    return not any(other.model_id == level.model_id and other.order < level.order for other in levels.values())


def is_answered_by_something(level: ModelLevel, levels: Mapping[int, ModelLevel]) -> bool:
    """Whether the model lets anything answer what stands on this level: activities, or a level of goals below."""
    below = (o for o in levels.values() if o.model_id == level.model_id and o.order > level.order)
    return level.has_activities or any(other.form in GOAL_FORMS for other in below)


def _first_of_each_model(levels: Iterable[ModelLevel], *choices: tuple[str, ...]) -> list[ModelLevel]:
    """The highest level of the first form that the model has, for each version."""
    by_model: dict[int, list[ModelLevel]] = {}
    for level in sorted(levels, key=lambda level: level.order):
        by_model.setdefault(level.model_id, []).append(level)
    found = []
    for own in by_model.values():
        candidates = (level for forms in choices for level in own if level.form in forms)
        first = next(candidates, None)
        if first is not None:
            found.append(first)
    return found
