"""Stores the governance model's versions, with scale and levels."""

from governance.history import service
from governance.models import (
    AdoptionState,
    GovernanceModel,
    ModelLevel,
    Perspective,
    StatusScale,
    StatusStep,
    TemplateSection,
    User,
)
from governance.services.section import fill_template
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, Form, LevelRow, ModelRow


@service
def add_models(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add each version of the model, and the perspectives by which goals are grouped."""
    for row in content.models:
        _add_model(row, made, by)
    stored = Perspective.objects.bulk_create(
        Perspective(name=name, order=order) for order, name in enumerate(content.perspectives, start=1)
    )
    made.perspectives = {perspective.name: perspective for perspective in stored}


def _add_model(row: ModelRow, made: Made, by: User | None) -> None:
    scale = StatusScale.objects.create(name=row.scale)
    StatusStep.objects.bulk_create(
        StatusStep(scale=scale, meaning=meaning, word=word, forecast_word=forecast_word, order=order)
        for order, (meaning, word, forecast_word) in enumerate(row.words, start=1)
    )
    model = GovernanceModel.objects.create(
        name=row.name,
        version=row.version,
        year_from=row.years[0],
        year_to=row.years[1],
        scale=scale,
        rollup_rule=row.rollup_rule,
        rationale=row.rationale,
        state=AdoptionState.ADOPTED if row.decision else AdoptionState.DRAFT,
        **made.decision(row.decision),
    )
    stored = ModelLevel.objects.bulk_create(
        _level(model, order, level) for order, level in enumerate(row.levels, start=1)
    )
    for level, one in zip(row.levels, stored, strict=True):
        if level.form == Form.PLAN:
            _add_template(level, one, by)
    made.models[row.version] = model
    made.levels.update({level.key: one for level, one in zip(row.levels, stored, strict=True)})


def _level(model: GovernanceModel, order: int, row: LevelRow) -> ModelLevel:
    return ModelLevel(
        model=model,
        order=order,
        form=row.form,
        name=row.name,
        name_plural=row.plural,
        owner_kind=row.owner,
        has_indicators=row.has_indicators,
        has_activities=row.has_activities,
        has_forecasts=row.has_forecasts,
        serving_rule=row.serving,
        asks_rationale=row.asks_rationale,
        asks_benefit=row.asks_benefit,
        most_goals=row.most_goals,
        longest_title=row.longest_title,
        longest_text=row.longest_text,
        limits_are_hard=row.limits_are_hard,
    )


def _add_template(row: LevelRow, level: ModelLevel, by: User | None) -> None:
    """The level's own sections, or those that the product proposes, in the municipality's language."""
    if not row.sections:
        fill_template(level=level, by=by)
    TemplateSection.objects.bulk_create(
        TemplateSection(
            level=level,
            order=order,
            kind=section.kind,
            heading=section.heading,
            help_text=section.help_text,
            is_required=section.is_required,
            longest_text=section.longest_text,
        )
        for order, section in enumerate(row.sections, start=1)
    )
