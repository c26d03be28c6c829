"""Three governance models to start from, and words for their scales. Plain data: everything may be changed afterwards.

Which models: the ones met in practice (Mjölby, Lindesberg, Stockholm). The names become data in the municipality's own
language, so they stand here in both and are not interface text.

Every preset ends in a plan and its activity, also the three-level one. They are no levels of goals, but a unit's plan
stands on a level of the model, and without one the thread could not be followed to what is actually done. The core
mission stands first in every plan's template: it is what the unit is for, and the goals come on top of it.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.models import ModelLevel, Municipality, Organisation, StatusStep, TemplateSection

Form = ModelLevel.Form
Kind = Organisation.Kind
Meaning = StatusStep.Meaning
Rule = ModelLevel.ServingRule
Holds = TemplateSection.Kind


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
class PresetSection:
    """A section of a plan's template as a preset proposes it."""

    kind: str
    heading: Words
    help_text: Words = Words("", "")
    is_required: bool = False
    longest_text: int | None = None


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
    serving_rule: str = Rule.ADVISED
    asks_rationale: bool = False
    asks_benefit: bool = False
    most_goals: int | None = None
    longest_title: int | None = None
    longest_text: int | None = None
    limits_are_hard: bool = False
    template: tuple[PresetSection, ...] = ()


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

_CORE_MISSION = PresetSection(Holds.CORE_MISSION, Words("Grunduppdrag", "Core mission"))
_YEAR_AHEAD = PresetSection(
    Holds.TEXT,
    Words("Året som kommer", "The year ahead"),
    Words(
        "Vad som präglar året och vad det betyder för arbetet. Några rader räcker.",
        "What marks the year and what it means for the work. A few lines are enough.",
    ),
    is_required=True,
    longest_text=2000,
)
_GOALS = PresetSection(Holds.GOALS, Words("Mål och aktiviteter", "Goals and activities"))
_ASSIGNMENTS = PresetSection(Holds.ASSIGNMENTS, Words("Uppdrag", "Assignments"))

# What a level of plans begins with: the core mission first, before what is to become better.
DEFAULT_TEMPLATE = (_CORE_MISSION, _YEAR_AHEAD, _GOALS, _ASSIGNMENTS)
_BOARD_TEMPLATE = (
    _CORE_MISSION,
    PresetSection(
        Holds.TEXT,
        Words("Vad nämnden vill", "What the board wants"),
        Words(
            "Nämndens inriktning för året, i ord som en invånare förstår.",
            "The board’s direction for the year, in words that a resident understands.",
        ),
        is_required=True,
        longest_text=2000,
    ),
    PresetSection(Holds.GOALS, Words("Mål och åtaganden", "Goals and commitments")),
    PresetSection(Holds.ASSIGNMENTS, Words("Uppdrag från fullmäktige", "Assignments from the council")),
    PresetSection(
        Holds.TEXT,
        Words("Samverkan med andra", "Work together with others"),
        Words(
            "Vad nämnden behöver av andra nämnder, och vad de behöver av den.",
            "What the board needs from other boards, and what they need from it.",
        ),
        longest_text=2000,
    ),
)
_ADMINISTRATION_TEMPLATE = (
    _CORE_MISSION,
    _YEAR_AHEAD,
    _GOALS,
    _ASSIGNMENTS,
    PresetSection(
        Holds.TEXT,
        Words("Bemanning och kompetens", "Staff and skills"),
        Words(
            "Vilka som behövs för att klara uppdraget, i dag och om några år.",
            "Who is needed for the mission, today and in a few years.",
        ),
        longest_text=2000,
    ),
)

_VISION = PresetLevel(Form.VISION, Words("Vision", "Vision"), Words("Visioner", "Visions"), Kind.COUNCIL)
_BUSINESS_PLAN = PresetLevel(
    Form.PLAN,
    Words("Verksamhetsplan", "Operational plan"),
    Words("Verksamhetsplaner", "Operational plans"),
    Kind.UNIT,
    template=DEFAULT_TEMPLATE,
)
_ACTIVITY = PresetLevel(Form.ACTIVITY, Words("Aktivitet", "Activity"), Words("Aktiviteter", "Activities"), Kind.UNIT)
_FOLLOWED: dict[str, Any] = {"has_indicators": True, "has_forecasts": True, "longest_title": 150}
_ANSWERED = _FOLLOWED | {"has_activities": True}
# Few goals for all, and each says why it is there and what the citizen gains by it.
_OF_THE_COUNCIL = _FOLLOWED | {"asks_rationale": True, "asks_benefit": True, "most_goals": 15}


def scale_words(scale: Scale, language: str) -> dict[str, str]:
    """The scale's words by the names of the fields in which they are written (governance/forms: ScaleForm)."""
    words = {f"word_{meaning}": word.told(language) for meaning, word, _forecast in scale.steps}
    return words | {f"forecast_{meaning}": forecast.told(language) for meaning, _word, forecast in scale.steps}


PRESETS = {
    preset.key: preset
    for preset in (
        Preset(
            "commitments",
            _("Goals and commitments, with three levels of plans"),
            _(
                "The boards answer the council’s goals with goals of their own and with commitments, alone or "
                "together. Board, administration and unit each tell in a plan what they do for them."
            ),
            (
                _VISION,
                PresetLevel(
                    Form.GOAL,
                    Words("Kommunmål", "Municipal goal", "Regionmål", "Regional goal"),
                    Words("Kommunmål", "Municipal goals", "Regionmål", "Regional goals"),
                    Kind.COUNCIL,
                    serving_rule=Rule.FREE,
                    **_OF_THE_COUNCIL,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Nämndmål", "Board goal"),
                    Words("Nämndmål", "Board goals"),
                    Kind.BOARD,
                    most_goals=10,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.COMMITMENT,
                    Words("Åtagande", "Commitment"),
                    Words("Åtaganden", "Commitments"),
                    Kind.BOARD,
                    serving_rule=Rule.REQUIRED,
                    **_ANSWERED,
                ),
                PresetLevel(
                    Form.PLAN,
                    Words("Nämndplan", "Board plan"),
                    Words("Nämndplaner", "Board plans"),
                    Kind.BOARD,
                    template=_BOARD_TEMPLATE,
                ),
                PresetLevel(
                    Form.PLAN,
                    Words("Verksamhetsplan", "Operational plan"),
                    Words("Verksamhetsplaner", "Operational plans"),
                    Kind.ADMINISTRATION,
                    template=_ADMINISTRATION_TEMPLATE,
                ),
                PresetLevel(
                    Form.PLAN,
                    Words("Enhetsplan", "Unit plan"),
                    Words("Enhetsplaner", "Unit plans"),
                    Kind.UNIT,
                    template=DEFAULT_TEMPLATE,
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
                    **_OF_THE_COUNCIL | {"most_goals": 8},
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Nämndens utvecklingsmål", "The board’s development goal"),
                    Words("Nämndernas utvecklingsmål", "The boards’ development goals"),
                    Kind.BOARD,
                    most_goals=5,
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
                    serving_rule=Rule.FREE,
                    **_OF_THE_COUNCIL,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Verksamhetsområdesmål", "Service area goal"),
                    Words("Verksamhetsområdesmål", "Service area goals"),
                    Kind.COUNCIL,
                    asks_rationale=True,
                    **_FOLLOWED,
                ),
                PresetLevel(
                    Form.GOAL,
                    Words("Nämndmål", "Board goal"),
                    Words("Nämndmål", "Board goals"),
                    Kind.BOARD,
                    serving_rule=Rule.REQUIRED,
                    most_goals=10,
                    **_ANSWERED,
                ),
                _BUSINESS_PLAN,
                _ACTIVITY,
            ),
            "wholly",
        ),
    )
}
