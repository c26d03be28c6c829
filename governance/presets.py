"""Three governance models to start from, and words for their scales. Plain data: everything may be changed afterwards.

Which models: the ones met in practice (Mjölby, Lindesberg, Stockholm). The names become data in the municipality's own
language, so they stand here in both and are not interface text.

Every preset ends in a plan and its activity, also the three-level one. They are no levels of goals, but a unit's plan
stands on a level of the model, and without one the thread could not be followed to what is actually done.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.models import ModelLevel, Municipality, Organisation, StatusStep

Form = ModelLevel.Form
Kind = Organisation.Kind
Meaning = StatusStep.Meaning


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Swedish and in English; `region_…` where a region says otherwise."""

    sv: str
    en: str
    region_sv: str = ""
    region_en: str = ""

    def told(self, language: str, kind: str = Municipality.Kind.MUNICIPALITY) -> str:
        """In `language` ("sv" or "en"), for a municipality or a region."""
        own, region = (self.en, self.region_en) if language == "en" else (self.sv, self.region_sv)
        return region if region and kind == Municipality.Kind.REGION else own


@dataclass(frozen=True, slots=True)
class PresetLevel:
    """A level as a preset proposes it."""

    form: str
    name: Words
    name_plural: Words
    owner_kind: str
    has_indicators: bool = False
    has_activities: bool = False
    has_forecasts: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """Words for the four meanings: for each the word when the period is over, and the word in a forecast."""

    key: str
    name: Words
    steps: tuple[tuple[str, Words, Words], ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A model to start from. Title and description are told in the reader's language."""

    key: str
    title: str | Promise
    description: str | Promise
    levels: tuple[PresetLevel, ...]
    scale: str


_CANNOT = Words("Kan inte bedömas", "Cannot be assessed")

SCALES = {
    scale.key: scale
    for scale in (
        Scale(
            "fulfilled",
            Words("Måluppfyllelse", "Goal fulfilment"),
            (
                (
                    Meaning.FULFILLED,
                    Words("Uppfyllt", "Fulfilled"),
                    Words("Bedöms uppfyllas", "Expected to be fulfilled"),
                ),
                (
                    Meaning.PARTLY,
                    Words("Delvis uppfyllt", "Partly fulfilled"),
                    Words("Bedöms delvis uppfyllas", "Expected to be partly fulfilled"),
                ),
                (
                    Meaning.NOT_FULFILLED,
                    Words("Ej uppfyllt", "Not fulfilled"),
                    Words("Bedöms inte uppfyllas", "Not expected to be fulfilled"),
                ),
                (Meaning.UNASSESSED, _CANNOT, _CANNOT),
            ),
        ),
        Scale(
            "wholly",
            Words("Helt, delvis eller inte", "Wholly, partly or not"),
            (
                (
                    Meaning.FULFILLED,
                    Words("Uppfylls helt", "Wholly met"),
                    Words("Bedöms uppfyllas helt", "Expected to be wholly met"),
                ),
                (
                    Meaning.PARTLY,
                    Words("Uppfylls delvis", "Partly met"),
                    Words("Bedöms uppfyllas delvis", "Expected to be partly met"),
                ),
                (
                    Meaning.NOT_FULFILLED,
                    Words("Uppfylls inte", "Not met"),
                    Words("Bedöms inte uppfyllas", "Not expected to be met"),
                ),
                (Meaning.UNASSESSED, _CANNOT, _CANNOT),
            ),
        ),
        Scale(
            "reached",
            Words("Nått målet", "Reached the goal"),
            (
                (Meaning.FULFILLED, Words("Nått", "Reached"), Words("Bedöms nås", "Expected to be reached")),
                (
                    Meaning.PARTLY,
                    Words("Nått till viss del", "Reached in part"),
                    Words("Bedöms nås till viss del", "Expected to be reached in part"),
                ),
                (
                    Meaning.NOT_FULFILLED,
                    Words("Inte nått", "Not reached"),
                    Words("Bedöms inte nås", "Not expected to be reached"),
                ),
                (Meaning.UNASSESSED, _CANNOT, _CANNOT),
            ),
        ),
    )
}

_VISION = PresetLevel(Form.VISION, Words("Vision", "Vision"), Words("Visioner", "Visions"), Kind.COUNCIL)
_BUSINESS_PLAN = PresetLevel(
    Form.PLAN, Words("Verksamhetsplan", "Operational plan"), Words("Verksamhetsplaner", "Operational plans"), Kind.UNIT
)
_ACTIVITY = PresetLevel(Form.ACTIVITY, Words("Aktivitet", "Activity"), Words("Aktiviteter", "Activities"), Kind.UNIT)
_FOLLOWED = {"has_indicators": True, "has_forecasts": True}
_ANSWERED = _FOLLOWED | {"has_activities": True}


def scale_words(scale: Scale, language: str) -> dict[str, str]:
    """The scale's words by the names of the fields in which they are written (governance/forms: ScaleForm)."""
    words = {f"word_{meaning}": word.told(language) for meaning, word, _forecast in scale.steps}
    return words | {f"forecast_{meaning}": forecast.told(language) for meaning, _word, forecast in scale.steps}


PRESETS = {
    preset.key: preset
    for preset in (
        Preset(
            "commitments",
            _("Six levels with commitments"),
            _(
                "The boards answer the council’s goals with goals of their own and with commitments, alone or "
                "together. Each unit tells in its plan what it does for them."
            ),
            (
                _VISION,
                PresetLevel(
                    Form.GOAL,
                    Words("Kommunmål", "Municipal goal", "Regionmål", "Regional goal"),
                    Words("Kommunmål", "Municipal goals", "Regionmål", "Regional goals"),
                    Kind.COUNCIL,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Nämndmål", "Board goal"),
                    Words("Nämndmål", "Board goals"),
                    Kind.BOARD,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.COMMITMENT,
                    Words("Åtagande", "Commitment"),
                    Words("Åtaganden", "Commitments"),
                    Kind.BOARD,
                    **_ANSWERED,
                ),
                PresetLevel(
                    Form.PLAN, Words("Enhetsplan", "Unit plan"), Words("Enhetsplaner", "Unit plans"), Kind.UNIT
                ),
                _ACTIVITY,
            ),
            "fulfilled",
        ),
        Preset(
            "core_mission",
            _("Core mission and development goals"),
            _(
                "The core mission stands first: what we are for, day after day. Development goals are few and say what "
                "must become better for the core mission to hold."
            ),
            (
                PresetLevel(
                    Form.VISION,
                    Words("Grunduppdrag", "Core mission"),
                    Words("Grunduppdrag", "Core missions"),
                    Kind.COUNCIL,
                    has_indicators=True,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Utvecklingsmål", "Development goal"),
                    Words("Utvecklingsmål", "Development goals"),
                    Kind.COUNCIL,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Nämndens utvecklingsmål", "The board’s development goal"),
                    Words("Nämndernas utvecklingsmål", "The boards’ development goals"),
                    Kind.BOARD,
                    **_ANSWERED,
                ),
                _BUSINESS_PLAN,
                _ACTIVITY,
            ),
            "reached",
        ),
        Preset(
            "three_levels",
            _("Three levels of goals"),
            _(
                "The council sets the direction and goals for each field of work, and the boards set their own under "
                "them. Plans and activities answer the boards’ goals."
            ),
            (
                PresetLevel(
                    Form.GOAL,
                    Words("Inriktningsmål", "Direction goal"),
                    Words("Inriktningsmål", "Direction goals"),
                    Kind.COUNCIL,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Verksamhetsområdesmål", "Service area goal"),
                    Words("Verksamhetsområdesmål", "Service area goals"),
                    Kind.COUNCIL,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Nämndmål", "Board goal"),
                    Words("Nämndmål", "Board goals"),
                    Kind.BOARD,
                    **_ANSWERED,
                ),
                _BUSINESS_PLAN,
                _ACTIVITY,
            ),
            "wholly",
        ),
    )
}
