"""What the levels of the governance model ask of the goals on them. No level is known by its name."""

from collections.abc import Iterable, Mapping

from governance.models import ModelLevel, Organisation
from governance.models.organisation import BOARDS

Form = ModelLevel.Form
Kind = Organisation.Kind
GOAL_FORMS = (Form.GOAL, Form.COMMITMENT)
WANTED_FORMS = (Form.VISION, *GOAL_FORMS)


def levels_by_id() -> dict[int, ModelLevel]:
    """All levels of all versions of the model. One query; a municipality has a handful for each version."""
    return {level.pk: level for level in ModelLevel.objects.order_by("model_id", "order")}


def main_levels(levels: Mapping[int, ModelLevel]) -> frozenset[int]:
    """In each version the highest level of goals: what the whole municipality wants, below its direction."""
    return frozenset(
        level.pk for level in _first_of_each_model(levels.values(), (Form.GOAL,), (Form.COMMITMENT,)) if level
    )


def answered_levels(levels: Mapping[int, ModelLevel]) -> frozenset[int]:
    """In each version the level that plans answer: the lowest level of goals or commitments that may have activities.

    Where none may but there are plans all the same, the lowest level of goals or commitments.
    """
    by_model: dict[int, list[ModelLevel]] = {}
    for level in sorted(levels.values(), key=lambda level: level.order):
        by_model.setdefault(level.model_id, []).append(level)
    found = set()
    for own in by_model.values():
        goals = [level for level in own if level.form in GOAL_FORMS]
        wanted = [level for level in goals if level.has_activities]
        if not wanted and plan_level(own):
            wanted = goals
        found |= {level.pk for level in wanted[-1:]}
    return frozenset(found)


def plan_level(levels: Iterable[ModelLevel]) -> ModelLevel | None:
    """The lowest level of plans, on which units write theirs; None where the model has none."""
    return next(reversed(plan_levels(levels)), None)


def plan_levels(levels: Iterable[ModelLevel]) -> list[ModelLevel]:
    """The levels on which plans are written, from the top down: the boards', the administrations', the units'."""
    return sorted((level for level in levels if level.form == Form.PLAN), key=lambda level: level.order)


def plan_levels_for(kind: str, levels: Iterable[ModelLevel]) -> list[ModelLevel]:
    """The levels on which an organisation of this kind may write a plan, first those on which it is expected to."""
    allowed = [level for level in plan_levels(levels) if kind in owner_kinds(level)]
    return sorted(allowed, key=lambda level: kind not in planning_kinds(level))


def is_top(level: ModelLevel, levels: Mapping[int, ModelLevel]) -> bool:
    """Whether nothing stands above this level in its version of the model."""
    return not any(other.model_id == level.model_id and other.order < level.order for other in levels.values())


def expects_an_answer(level: ModelLevel, levels: Mapping[int, ModelLevel], answered: frozenset[int]) -> bool:
    """Whether something is to answer what stands on this level: a plan, or goals on a level below."""
    below = (o for o in levels.values() if o.model_id == level.model_id and o.order > level.order)
    return level.pk in answered or any(other.form in GOAL_FORMS for other in below)


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


def owner_kinds(level: ModelLevel) -> frozenset[str]:
    """The kinds of organisation that may own a goal or a plan on this level.

    What belongs to boards may be owned by the executive board, a joint board or a company, too (Kommunallagen 6:1,
    10:2). What belongs to parts of the administration may be kept by the board itself, which may have no such part.
    """
    if level.owner_kind == Kind.BOARD:
        return BOARDS
    if level.owner_kind in {Kind.ADMINISTRATION, Kind.SERVICE_AREA, Kind.UNIT}:
        return BOARDS | {level.owner_kind}
    return frozenset({level.owner_kind})


def planning_kinds(level: ModelLevel) -> frozenset[str]:
    """The kinds of organisation that are expected to write a plan on this level; others may (`owner_kinds`)."""
    return BOARDS if level.owner_kind == Kind.BOARD else frozenset({level.owner_kind})
