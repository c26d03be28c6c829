"""Exempelby's governance model: the version in force, the next term's and a draft for its second half."""

from datetime import date

from governance.models import TemplateSection
from workspace.demo.records import DecisionRow, Form, Kind, LevelRow, Meaning, ModelRow, SectionRow, Serving

_WORDS = (
    (Meaning.FULFILLED, "Uppfyllt", "Bedöms uppnås"),
    (Meaning.PARTLY, "Delvis", "Bedöms delvis uppnås"),
    (Meaning.NOT_FULFILLED, "Ej uppfyllt", "Bedöms inte uppnås"),
    (Meaning.UNASSESSED, "Kan inte bedömas", "Kan inte bedömas"),
)

Holds = TemplateSection.Kind
_MISSION = SectionRow(Holds.CORE_MISSION, "Grunduppdrag", is_required=True)
_YEAR = SectionRow(
    Holds.TEXT,
    "Året som kommer",
    "Vad som präglar året och vad det betyder för arbetet. Några rader räcker.",
    is_required=True,
    longest_text=2000,
)
_GOALS = SectionRow(Holds.GOALS, "Mål och aktiviteter")
_ASSIGNMENTS = SectionRow(Holds.ASSIGNMENTS, "Uppdrag")
_BOARD_TEMPLATE = (
    _MISSION,
    SectionRow(
        Holds.TEXT,
        "Vad nämnden vill",
        "Inriktningen för året, i ord som en invånare förstår.",
        is_required=True,
        longest_text=2000,
    ),
    SectionRow(Holds.GOALS, "Mål och åtaganden"),
    SectionRow(Holds.ASSIGNMENTS, "Uppdrag från fullmäktige"),
    SectionRow(Holds.TEXT, "Samverkan med andra", "Vad vi behöver av andra nämnder, och vad de behöver av oss."),
)
_ADMINISTRATION_TEMPLATE = (
    _MISSION,
    _YEAR,
    _GOALS,
    _ASSIGNMENTS,
    SectionRow(Holds.TEXT, "Bemanning och kompetens", "Vilka som behövs för att klara uppdraget, nu och om några år."),
)


def _plan_levels(version: str) -> tuple[LevelRow, ...]:
    """The three levels of plans, from the top down."""
    return (
        LevelRow(
            f"{version}boardplan",
            Form.PLAN,
            "Verksamhetsplan",
            "Verksamhetsplaner",
            Kind.BOARD,
            sections=_BOARD_TEMPLATE,
        ),
        LevelRow(
            f"{version}adminplan",
            Form.PLAN,
            "Förvaltningsplan",
            "Förvaltningsplaner",
            Kind.ADMINISTRATION,
            sections=_ADMINISTRATION_TEMPLATE,
        ),
        LevelRow(f"{version}plan", Form.PLAN, "Enhetsplan", "Enhetsplaner", Kind.UNIT),
    )


def _levels(version: str = "", *, most_board_goals: int, limits_are_hard: bool = False) -> tuple[LevelRow, ...]:
    """The levels of the version in force, and of the next: the same, with tighter limits."""
    return (
        LevelRow(f"{version}vision", Form.VISION, "Vision", "Visioner", Kind.COUNCIL, serving=Serving.FREE),
        LevelRow(
            f"{version}kf",
            Form.GOAL,
            "Kommunmål",
            "Kommunmål",
            Kind.COUNCIL,
            has_indicators=True,
            has_forecasts=True,
            asks_rationale=True,
            asks_benefit=True,
            most_goals=15,
            longest_title=80,
            longest_text=600,
            limits_are_hard=limits_are_hard,
        ),
        LevelRow(
            f"{version}board",
            Form.GOAL,
            "Nämndmål",
            "Nämndmål",
            Kind.BOARD,
            has_indicators=True,
            has_forecasts=True,
            asks_rationale=True,
            most_goals=most_board_goals,
            longest_title=60,
            limits_are_hard=limits_are_hard,
        ),
        LevelRow(
            f"{version}commitment",
            Form.COMMITMENT,
            "Åtagande",
            "Åtaganden",
            Kind.SERVICE_AREA,
            has_indicators=True,
            has_activities=True,
            has_forecasts=True,
            serving=Serving.REQUIRED,
            most_goals=3,
        ),
        *_plan_levels(version),
        LevelRow(f"{version}activity", Form.ACTIVITY, "Aktivitet", "Aktiviteter", Kind.UNIT),
    )


_IN_FORCE = ModelRow(
    name="Så styr vi Exempelby",
    version=1,
    years=(2023, 2026),
    rationale=(
        "Fullmäktige vill att varje medarbetare ska kunna se hur det egna arbetet bidrar till det som politiken har "
        "lovat invånarna. Därför har modellen få mål på varje nivå, och åtaganden som nämnder kan dela."
    ),
    scale="Måluppfyllelse i fyra steg",
    words=_WORDS,
    levels=_levels(most_board_goals=6),
    decision=DecisionRow("KF", date(2022, 11, 21), "KS 2022/214", "118"),
)

_NEXT = ModelRow(
    name="Så styr vi Exempelby",
    version=2,
    years=(2027, 2030),
    rationale=(
        "Modellen behålls under den nya mandatperioden, eftersom den är känd i hela kommunen. Det nya är att gränserna "
        "för antalet mål blir bindande: högst fem nämndmål för varje nämnd."
    ),
    scale="Måluppfyllelse i fyra steg, 2027",
    words=_WORDS,
    levels=_levels("2:", most_board_goals=5, limits_are_hard=True),
    decision=DecisionRow("KF", date(2026, 9, 28), "KS 2026/187", "96"),
)

_DRAFT = ModelRow(
    name="Så styr vi Exempelby",
    version=3,
    years=(2029, 2030),
    rationale=(
        "Underlag till halvtidsöversynen 2028. Utvärderingen visar att åtagandena uppfattas som ännu en målnivå. "
        "Förslaget är att nämnderna i stället beskriver sitt grunduppdrag med kvalitetsfaktorer och har färre "
        "utvecklingsmål."
    ),
    scale="Måluppfyllelse i fyra steg, 2029",
    words=_WORDS,
    levels=(
        LevelRow("3:vision", Form.VISION, "Vision", "Visioner", Kind.COUNCIL),
        LevelRow("3:kf", Form.GOAL, "Kommunmål", "Kommunmål", Kind.COUNCIL, has_indicators=True, has_forecasts=True),
        LevelRow(
            "3:board",
            Form.GOAL,
            "Utvecklingsmål",
            "Utvecklingsmål",
            Kind.BOARD,
            has_indicators=True,
            has_activities=True,
            has_forecasts=True,
        ),
        LevelRow("3:plan", Form.PLAN, "Verksamhetsplan", "Verksamhetsplaner", Kind.UNIT),
        LevelRow("3:activity", Form.ACTIVITY, "Aktivitet", "Aktiviteter", Kind.UNIT),
    ),
)

MODELS = (_IN_FORCE, _NEXT, _DRAFT)
PERSPECTIVES = ("Invånare", "Verksamhet", "Medarbetare", "Hållbarhet", "Ekonomi")
