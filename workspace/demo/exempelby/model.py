"""Exempelby's governance model: the six-level version in force and the draft for the next term."""

from datetime import date

from workspace.demo.records import DecisionRow, Form, Kind, LevelRow, Meaning, ModelRow

_WORDS = (
    (Meaning.FULFILLED, "Uppfyllt", "Bedöms uppnås"),
    (Meaning.PARTLY, "Delvis", "Bedöms delvis uppnås"),
    (Meaning.NOT_FULFILLED, "Ej uppfyllt", "Bedöms inte uppnås"),
    (Meaning.UNASSESSED, "Kan inte bedömas", "Kan inte bedömas"),
)

_ADOPTED = ModelRow(
    name="Så styr vi Exempelby",
    version=1,
    years=(2023, 2026),
    rationale=(
        "Fullmäktige vill att varje medarbetare ska kunna se hur det egna arbetet bidrar till det som politiken har "
        "lovat invånarna. Därför har modellen få mål på varje nivå, och åtaganden som nämnder kan dela."
    ),
    scale="Måluppfyllelse i fyra steg",
    words=_WORDS,
    levels=(
        LevelRow("vision", Form.VISION, "Vision", "Visioner", Kind.COUNCIL),
        LevelRow("kf", Form.GOAL, "Kommunmål", "Kommunmål", Kind.COUNCIL, has_indicators=True, has_forecasts=True),
        LevelRow("board", Form.GOAL, "Nämndmål", "Nämndmål", Kind.BOARD, has_indicators=True, has_forecasts=True),
        LevelRow(
            "commitment",
            Form.COMMITMENT,
            "Åtagande",
            "Åtaganden",
            Kind.SERVICE_AREA,
            has_indicators=True,
            has_activities=True,
            has_forecasts=True,
        ),
        LevelRow("plan", Form.PLAN, "Enhetsplan", "Enhetsplaner", Kind.UNIT),
        LevelRow("activity", Form.ACTIVITY, "Aktivitet", "Aktiviteter", Kind.UNIT),
    ),
    decision=DecisionRow("KF", date(2022, 11, 21), "KS 2022/214", "118"),
)

_DRAFT = ModelRow(
    name="Så styr vi Exempelby",
    version=2,
    years=(2027, 2030),
    rationale=(
        "Utvärderingen av modellen visar att åtagandena uppfattas som ännu en målnivå. Förslaget är att nämnderna i "
        "stället beskriver sitt grunduppdrag med kvalitetsfaktorer och har färre utvecklingsmål."
    ),
    scale="Måluppfyllelse i fyra steg, 2027",
    words=_WORDS,
    levels=(
        LevelRow("2:vision", Form.VISION, "Vision", "Visioner", Kind.COUNCIL),
        LevelRow("2:kf", Form.GOAL, "Kommunmål", "Kommunmål", Kind.COUNCIL, has_indicators=True, has_forecasts=True),
        LevelRow(
            "2:board",
            Form.GOAL,
            "Utvecklingsmål",
            "Utvecklingsmål",
            Kind.BOARD,
            has_indicators=True,
            has_activities=True,
            has_forecasts=True,
        ),
        LevelRow("2:plan", Form.PLAN, "Verksamhetsplan", "Verksamhetsplaner", Kind.UNIT),
        LevelRow("2:activity", Form.ACTIVITY, "Aktivitet", "Aktiviteter", Kind.UNIT),
    ),
)

MODELS = (_ADOPTED, _DRAFT)
PERSPECTIVES = ("Invånare", "Verksamhet", "Medarbetare", "Hållbarhet", "Ekonomi")
COMPARATORS = ("Riket", "Liknande kommuner", "Pendlingskommun nära större stad")
