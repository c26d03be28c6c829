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
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, ModelRow


@service
def add_models(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add each version of the model, and the perspectives by which goals are grouped."""
    for row in content.models:
        _add_model(row, made)
    stored = Perspective.objects.bulk_create(
        Perspective(name=name, order=order) for order, name in enumerate(content.perspectives, start=1)
    )
    made.perspectives = {perspective.name: perspective for perspective in stored}


def _add_model(row: ModelRow, made: Made) -> None:
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
        ModelLevel(
            model=model,
            order=order,
            form=level.form,
            name=level.name,
            name_plural=level.plural,
            owner_kind=level.owner,
            has_indicators=level.has_indicators,
            has_activities=level.has_activities,
            has_forecasts=level.has_forecasts,
        )
        for order, level in enumerate(row.levels, start=1)
    )
    for level in stored:
        if level.form == ModelLevel.Form.PLAN:
            _add_template(level)
    made.models[row.version] = model
    made.levels.update({level.key: one for level, one in zip(row.levels, stored, strict=True)})


def _add_template(level: ModelLevel) -> None:
    """The sections of a plan: the core mission first, then the year, then the goals."""
    kinds = TemplateSection.Kind
    rows = [
        (kinds.CORE_MISSION, "Grunduppdrag", ""),
        (kinds.TEXT, "Året som kommer", "Vad som präglar året för oss. Några rader räcker."),
        (kinds.GOALS, "Mål och aktiviteter", ""),
    ]
    TemplateSection.objects.bulk_create(
        TemplateSection(level=level, order=order, kind=kind, heading=heading, help_text=help_text)
        for order, (kind, heading, help_text) in enumerate(rows, start=1)
    )
