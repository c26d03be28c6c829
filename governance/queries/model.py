"""Reads of the governance model: which version holds, what it consists of, and what would follow from adopting one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import PROTECT, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.models import (
    AdoptionState,
    GovernanceModel,
    ModelLevel,
    Organisation,
    StatusStep,
    TemplateSection,
    User,
)
from governance.queries.template import sections_by_level
from governance.refusals import fingerprint
from governance.rules import can_read_model, can_record_decision_of
from governance.versions import Effect, Outcome, Years, outcome

Form = ModelLevel.Form
# Kommunallagen 5:1: the council decides goals and guidelines that bind all; 6:1: the executive board leads the work.
BODIES = (Organisation.Kind.COUNCIL, Organisation.Kind.EXECUTIVE_BOARD)


@dataclass(frozen=True, slots=True)
class ModelSheet:
    """A version in full: its levels from the top down, the templates of its plans and its scale's steps in order.

    `seen` tells what the reader saw: a change by someone else since then gives another.
    """

    model: GovernanceModel
    levels: tuple[ModelLevel, ...]
    sections: dict[int, tuple[TemplateSection, ...]]
    steps: tuple[StatusStep, ...]
    seen: str

    def template_of(self, level: ModelLevel) -> tuple[TemplateSection, ...]:
        """The sections of the plans on this level, in order."""
        return self.sections.get(level.pk, ())


@dataclass(frozen=True, slots=True)
class LaterModel:
    """What the next version begins with: its number and years."""

    version: int
    year_from: int
    year_to: int


def model_for_year(year: int) -> GovernanceModel | None:
    """The adopted version of the governance model that holds for `year`; the latest where two overlap. None if none."""
    return (
        GovernanceModel.objects.filter(state=AdoptionState.ADOPTED, year_from__lte=year, year_to__gte=year)
        .select_related("scale")
        .order_by("-version")
        .first()
    )


def models() -> QuerySet[GovernanceModel]:
    """Every version, with the body that decided: for the access door."""
    return GovernanceModel.objects.select_related("decided_by", "scale")


def levels() -> QuerySet[ModelLevel]:
    """Every level with its version: for the access door."""
    return ModelLevel.objects.select_related("model")


def levels_of(model: GovernanceModel) -> list[ModelLevel]:
    """The model's levels from the top down."""
    return list(ModelLevel.objects.filter(model=model).order_by("order"))


def status_steps(model: GovernanceModel | None) -> tuple[StatusStep, ...]:
    """The steps of the model's scale, in its order: the municipality's words for the four meanings. One query."""
    if model is None:
        return ()
    return tuple(StatusStep.objects.filter(scale=model.scale_id).order_by("order"))


def readable_models(user: User) -> list[GovernanceModel]:
    """The versions that this person may read, latest first, with the body that decided."""
    models = GovernanceModel.objects.select_related("decided_by").order_by("-version")
    return [model for model in models if can_read_model(user, model)]


def model_sheet(model: GovernanceModel) -> ModelSheet:
    """The version in full. Three queries."""
    levels = tuple(levels_of(model))
    sections = sections_by_level(level.pk for level in levels)
    steps = status_steps(model)
    seen = fingerprint(model, *levels, *(section for own in sections.values() for section in own), *steps)
    return ModelSheet(model, levels, sections, steps, seen)


def standing_on(levels: Iterable[ModelLevel]) -> int:
    """How many goals and plans stand on these levels. One query for each kind; the apps above say which kinds."""
    on = [level.pk for level in levels]
    links: list[Any] = [link for link in ModelLevel._meta.related_objects if link.on_delete is PROTECT]
    return sum(link.related_model.objects.filter(**{f"{link.field.name}__in": on}).count() for link in links)


def next_model() -> LaterModel:
    """The number and years that a new version would begin with: the four years after the last version's."""
    last = GovernanceModel.objects.aggregate(version=Max("version"), year_to=Max("year_to"))
    first = (last["year_to"] or timezone.localdate().year - 1) + 1
    return LaterModel((last["version"] or 0) + 1, first, first + 3)


def adopting_bodies(user: User, *, on: date | None = None) -> list[Organisation]:
    """The bodies that may adopt the model and whose decision this person may record."""
    day = on or timezone.localdate()
    bodies = Organisation.objects.filter(kind__in=BODIES).order_by("kind", "sort_key")
    in_being = [body for body in bodies if body.valid_to is None or body.valid_to >= day]
    return [body for body in in_being if can_record_decision_of(user, body)]


def affected_models(model: GovernanceModel) -> list[tuple[GovernanceModel, Outcome]]:
    """The adopted versions that this one's adoption would end, cut or split, and how."""
    adopted = GovernanceModel.objects.filter(state=AdoptionState.ADOPTED).exclude(pk=model.pk).order_by("version")
    new = Years(model.year_from, model.year_to)
    found = [(earlier, outcome(Years(earlier.year_from, earlier.year_to), new)) for earlier in adopted]
    return [(earlier, what) for earlier, what in found if what.effect is not Effect.NONE]


def problems_of(levels: tuple[ModelLevel, ...]) -> list[str]:
    """What stands in the way of adopting a model with these levels, in words; empty when nothing does.

    A chain is read from the top down, so direction stands over goals, goals over plans and plans over activities.
    """
    forms = [level.form for level in levels]
    goals = [level for level in levels if level.form in (Form.GOAL, Form.COMMITMENT)]
    found = []
    if not goals:
        found.append(_("The model has no level of goals. Add at least one."))
    if forms.count(Form.ACTIVITY) > 1:
        found.append(_("The model has more than one level of activities. Keep one."))
    if Form.ACTIVITY in forms and Form.PLAN not in forms:
        found.append(_("Activities stand in a plan, and the model has no level of plans. Add one."))
    if Form.PLAN in forms and goals and not any(level.has_activities for level in goals):
        found.append(_("Plans answer goals that may have activities. Let the lowest level of goals have them."))
    if levels and levels[0].serving_rule == ModelLevel.ServingRule.REQUIRED and levels[0] in goals:
        text = _("“%(level)s” must serve a goal above, and nothing stands above it. Let it stand alone.")
        found.append(text % {"level": levels[0].name})
    return found + _order_problems(levels)


_RANK = {Form.VISION: 0, Form.GOAL: 1, Form.COMMITMENT: 1, Form.PLAN: 2, Form.ACTIVITY: 3}


def _order_problems(levels: tuple[ModelLevel, ...]) -> list[str]:
    found = []
    for upper, lower in pairwise(levels):
        if _RANK[Form(upper.form)] > _RANK[Form(lower.form)]:
            found.append(
                _(
                    "“%(lower)s” stands below “%(upper)s” but belongs above it. "
                    "The order is direction, goals, plans, activities."
                )
                % {"upper": upper.name, "lower": lower.name}
            )
    return found


def place_of_goals(levels: tuple[ModelLevel, ...]) -> int:
    """How many levels stand above the place where one more level of goals belongs: above plans and activities."""
    return sum(_RANK[Form(level.form)] < _RANK[Form.PLAN] for level in levels)


def remarks_on(sheet: ModelSheet) -> list[str]:
    """What is worth a second look before adoption but stops nothing, in words. One query."""
    levels = sheet.levels
    kinds = set(Organisation.objects.filter(valid_to=None).values_list("kind", flat=True))
    found = [
        _("No organisation here is of the kind that owns “%(level)s” (%(kind)s).")
        % {"level": level.name, "kind": level.get_owner_kind_display()}
        for level in levels
        if level.owner_kind not in kinds
    ]
    if levels and not any(level.has_indicators for level in levels):
        found.append(_("No level may have indicators, so nothing can be measured."))
    return found + _plan_remarks(sheet)


def _plan_remarks(sheet: ModelSheet) -> list[str]:
    """What the levels of plans lack: a template, the place of goals in it, an owner of their own."""
    found = []
    owners: dict[str, str] = {}
    for level in (level for level in sheet.levels if level.form == Form.PLAN):
        kinds = {section.kind for section in sheet.template_of(level)}
        if not kinds:
            found.append(_("“%(level)s” has no template, so its plans have no headings.") % {"level": level.name})
        elif TemplateSection.Kind.GOALS not in kinds:
            text = _("The template of “%(level)s” has no place for goals and activities.")
            found.append(text % {"level": level.name})
        if level.owner_kind in owners:
            text = _("“%(upper)s” and “%(lower)s” are owned by the same kind of organisation, which writes both.")
            found.append(text % {"upper": owners[level.owner_kind], "lower": level.name})
        owners.setdefault(level.owner_kind, level.name)
    return found
