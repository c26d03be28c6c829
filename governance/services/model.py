"""Writes of the governance model's versions: begun from a preset or another version, shaped while a draft."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.drafts import draft_for_writing
from governance.history import service
from governance.models import GovernanceModel, ModelLevel, StatusScale, StatusStep, TemplateSection, User
from governance.presets import PRESETS, SCALES
from governance.queries import ModelSheet, model_sheet, standing_on
from governance.refusals import RefusedError, taken
from governance.services.section import SECTION_FIELDS, fill_template
from governance.tenancy import current_municipality

LEVEL_FIELDS = (
    "form",
    "name",
    "name_plural",
    "owner_kind",
    "has_indicators",
    "has_activities",
    "has_forecasts",
    "serving_rule",
    "asks_rationale",
    "asks_benefit",
    "most_goals",
    "longest_title",
    "longest_text",
    "limits_are_hard",
)


@service
def create_model(
    *, preset: str, version: int, name: str, year_from: int, year_to: int, by: User | None
) -> GovernanceModel:
    """Begin a version from a preset, its names and words in the municipality's own language.

    Raises RefusedError when the version's number is taken: someone, or the same button, was first.
    """
    municipality = current_municipality()
    chosen = PRESETS[preset]
    model = _new_model(version=version, name=name, year_from=year_from, year_to=year_to)
    _fill_scale(model.scale, chosen.scale)
    levels = ModelLevel.objects.bulk_create(
        ModelLevel(
            model=model,
            order=order,
            name=level.name.told(municipality.language, municipality.kind),
            name_plural=level.name_plural.told(municipality.language, municipality.kind),
            **{field: getattr(level, field) for field in LEVEL_FIELDS if not field.startswith("name")},
        )
        for order, level in enumerate(chosen.levels, start=1)
    )
    for level, proposed in zip(levels, chosen.levels, strict=True):
        if proposed.template:
            fill_template(level=level, template=proposed.template, by=by)
    return model


@service
def copy_model(*, model: GovernanceModel, version: int, year_from: int, year_to: int, by: User) -> GovernanceModel:
    """Begin a version as a copy of another: for the next period, with the templates of its plans.

    Goals and plans stay with the version that they were made in.

    Raises RefusedError when the version's number is taken.
    """
    sheet = model_sheet(model)
    copy = _new_model(version=version, name=model.name, year_from=year_from, year_to=year_to)
    copy.rationale, copy.rollup_rule = model.rationale, model.rollup_rule
    copy.save(update_fields=["rationale", "rollup_rule"])
    StatusStep.objects.bulk_create(
        StatusStep(
            scale=copy.scale, meaning=step.meaning, order=step.order, word=step.word, forecast_word=step.forecast_word
        )
        for step in sheet.steps
    )
    _copy_levels(sheet, copy)
    return copy


@service
def update_model(
    *,
    model: GovernanceModel,
    seen: str,
    name: str,
    year_from: int,
    year_to: int,
    rationale: str,
    rollup_rule: str,
    by: User,
) -> GovernanceModel:
    """Store a draft's name, years, reasons and rule for the suggested status. Raises as `draft_for_writing`."""
    draft = draft_for_writing(model, seen).model
    draft.name, draft.year_from, draft.year_to = name, year_from, year_to
    draft.rationale, draft.rollup_rule = rationale, rollup_rule
    draft.save(update_fields=["name", "year_from", "year_to", "rationale", "rollup_rule"])
    return draft


@service
def update_scale(
    *, model: GovernanceModel, seen: str, words: dict[str, tuple[str, str]], by: User
) -> tuple[StatusStep, ...]:
    """Store a draft's words: for each meaning the word and the word in a forecast. Raises as `draft_for_writing`."""
    steps = draft_for_writing(model, seen).steps
    for step in steps:
        step.word, step.forecast_word = words[step.meaning]
        step.save(update_fields=["word", "forecast_word"])
    return steps


@service
def remove_model(*, model: GovernanceModel, seen: str, by: User) -> str:
    """Take a draft away with its levels, templates and scale; its name. The history keeps it.

    Raises as `draft_for_writing`, and RefusedError where goals or plans stand on its levels.
    """
    sheet = draft_for_writing(model, seen)
    count = standing_on(sheet.levels)
    if count:
        message = ngettext(
            "%(count)s goal or plan stands on the levels of this version. Move or remove it first.",
            "%(count)s goals or plans stand on the levels of this version. Move or remove them first.",
            count,
        )
        raise RefusedError(message % {"count": count})
    sheet.model.delete()
    sheet.model.scale.delete()
    return str(sheet.model)


def _new_model(*, version: int, name: str, year_from: int, year_to: int) -> GovernanceModel:
    message = _("Version %(version)s was made a moment ago. Look in the list before you make another.")
    refusal = RefusedError(message % {"version": version})
    scale = StatusScale.objects.create(name=name[:80])
    with taken(refusal, "model_version_once"):
        return GovernanceModel.objects.create(
            version=version, name=name, year_from=year_from, year_to=year_to, scale=scale
        )


def _copy_levels(sheet: ModelSheet, copy: GovernanceModel) -> None:
    levels = ModelLevel.objects.bulk_create(
        ModelLevel(model=copy, order=level.order, **{field: getattr(level, field) for field in LEVEL_FIELDS})
        for level in sheet.levels
    )
    TemplateSection.objects.bulk_create(
        TemplateSection(
            level=level, order=section.order, **{field: getattr(section, field) for field in SECTION_FIELDS}
        )
        for level, original in zip(levels, sheet.levels, strict=True)
        for section in sheet.template_of(original)
    )


def _fill_scale(scale: StatusScale, key: str) -> None:
    language = current_municipality().language
    StatusStep.objects.bulk_create(
        StatusStep(
            scale=scale,
            meaning=meaning,
            order=order,
            word=word.told(language),
            forecast_word=forecast_word.told(language),
        )
        for order, (meaning, word, forecast_word) in enumerate(SCALES[key].steps)
    )
