"""The presets: each a model that could be adopted as it stands, in both languages."""

import pytest

from governance.models import ModelLevel, Municipality, StatusStep
from governance.presets import PRESETS, SCALES, Preset, Words, scale_words
from governance.queries import levels_of, model_sheet, problems_of
from governance.services import create_model
from governance.tenancy import municipality_scope

Form = ModelLevel.Form


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_preset_can_be_adopted_as_it_stands(preset: Preset) -> None:
    levels = tuple(
        ModelLevel(form=level.form, name=level.name.sv, has_activities=level.has_activities) for level in preset.levels
    )

    assert problems_of(levels) == []


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_preset_names_each_level_once_in_each_language(preset: Preset, language: str) -> None:
    names = [level.name.told(language) for level in preset.levels]

    assert all(names)
    assert len(set(names)) == len(names)


def test_presets_have_the_levels_that_their_titles_promise() -> None:
    goals = {
        key: [level.name.sv for level in preset.levels if level.form == Form.GOAL] for key, preset in PRESETS.items()
    }

    assert [level.name.sv for level in PRESETS["commitments"].levels] == [
        "Vision",
        "Kommunmål",
        "Nämndmål",
        "Åtagande",
        "Nämndplan",
        "Verksamhetsplan",
        "Enhetsplan",
        "Aktivitet",
    ]
    assert goals["core_mission"] == ["Utvecklingsmål", "Nämndens utvecklingsmål"]
    assert goals["three_levels"] == ["Inriktningsmål", "Verksamhetsområdesmål", "Nämndmål"]


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_scale_has_a_word_of_its_own_for_each_meaning(scale: object, language: str) -> None:
    words = scale_words(scale, language)

    told = [words[f"word_{meaning}"] for meaning in StatusStep.Meaning.values]

    assert len(set(told)) == 4
    assert all(words[f"forecast_{meaning}"] for meaning in StatusStep.Meaning.values)


def test_words_of_a_region_are_its_own_where_it_has_any() -> None:
    words = Words("Kommunmål", "Municipal goal", "Regionmål", "Regional goal")

    assert words.told("sv", "region") == "Regionmål"
    assert words.told("en", "municipality") == "Municipal goal"
    assert Words("Vision", "Vision").told("sv", "region") == "Vision"


def test_model_is_made_in_the_municipalitys_language_and_kind(db: None) -> None:
    region = Municipality.objects.create(slug="exempelmark", name="Exempelmark", kind="region", language="en")

    with municipality_scope(region):
        model = create_model(preset="commitments", version=1, name="M", year_from=2027, year_to=2030, by=None)

        assert [level.name for level in levels_of(model)][:3] == ["Vision", "Regional goal", "Board goal"]
        assert [step.word for step in model_sheet(model).steps] == [
            "Fulfilled",
            "Partly fulfilled",
            "Not fulfilled",
            "Cannot be assessed",
        ]
