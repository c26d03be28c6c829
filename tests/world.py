"""A small municipality with one of everything, made in the open scope: what the permission matrix walks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annualcycle.models import ClosedPeriod
from goals.models import (
    Activity,
    Assessment,
    CoreMission,
    Goal,
    GoalIndicator,
    Plan,
    PlanAnswer,
    QualityFactor,
)
from governance.models import AdoptionState, GovernanceModel, ModelLevel, Organisation, StatusScale, StatusStep, User
from indicators.fulfilment import TargetKind
from indicators.models import Comparator, Indicator, Target, Value
from tests.conftest import organisation

YEAR = 2026
DECISION = {"decided_on": date(2025, 11, 24), "registry_number": "KS 2025:412", "minutes_paragraph": "131"}
WORDS = {
    StatusStep.Meaning.FULFILLED: ("Uppfyllt", "Bedöms uppfyllas"),
    StatusStep.Meaning.PARTLY: ("Delvis uppfyllt", "Bedöms delvis uppfyllas"),
    StatusStep.Meaning.NOT_FULFILLED: ("Ej uppfyllt", "Bedöms inte uppfyllas"),
    StatusStep.Meaning.UNASSESSED: ("Kan inte bedömas", "Kan inte bedömas"),
}
LEVELS = [
    # order, form, name, plural, owner kind, indicators, activities, forecasts
    (1, ModelLevel.Form.VISION, "Vision", "Visioner", Organisation.Kind.COUNCIL, False, False, False),
    (2, ModelLevel.Form.GOAL, "Kommunmål", "Kommunmål", Organisation.Kind.COUNCIL, True, False, True),
    (3, ModelLevel.Form.GOAL, "Nämndmål", "Nämndmål", Organisation.Kind.BOARD, True, True, True),
    (4, ModelLevel.Form.PLAN, "Enhetsplan", "Enhetsplaner", Organisation.Kind.UNIT, False, True, False),
    (5, ModelLevel.Form.ACTIVITY, "Aktivitet", "Aktiviteter", Organisation.Kind.UNIT, True, False, False),
]


@dataclass(frozen=True)
class World:
    """One of everything, by what it is."""

    model: GovernanceModel
    draft_model: GovernanceModel
    levels: dict[str, ModelLevel]
    indicator: Indicator
    vision: Goal
    goal: Goal
    board_goal: Goal
    draft_goal: Goal
    mission: CoreMission
    plan: Plan
    draft_plan: Plan
    activity: Activity
    assessment: Assessment
    closed: ClosedPeriod


def decided_by(short_name: str) -> dict[str, object]:
    """A decision of this body, as fields."""
    return DECISION | {"decided_by": organisation(short_name)}


def make_model(*, version: int, state: str, years: tuple[int, int]) -> GovernanceModel:
    """A version of the model with its scale and five levels."""
    scale = StatusScale.objects.create(name=f"Skala {version}")
    for order, (meaning, (word, forecast_word)) in enumerate(WORDS.items()):
        StatusStep.objects.create(scale=scale, meaning=meaning, order=order, word=word, forecast_word=forecast_word)
    decision = decided_by("KF") if state == AdoptionState.ADOPTED else {}
    model = GovernanceModel.objects.create(
        name="Styrmodell",
        version=version,
        year_from=years[0],
        year_to=years[1],
        state=state,
        scale=scale,
        **decision,
    )
    for order, form, name, plural, owner, indicators, activities, forecasts in LEVELS:
        ModelLevel.objects.create(
            model=model,
            order=order,
            form=form,
            name=name,
            name_plural=plural,
            owner_kind=owner,
            has_indicators=indicators,
            has_activities=activities,
            has_forecasts=forecasts,
        )
    return model


def make_goal(
    title: str, level: ModelLevel, owner: str, parent: Goal | None = None, *, adopted: bool = True, order: int = 0
) -> Goal:
    """A goal for 2023–2026."""
    return Goal.objects.create(
        level=level,
        organisation=organisation(owner),
        parent=parent,
        title=title,
        order=order,
        year_from=2023,
        year_to=YEAR,
        state=AdoptionState.ADOPTED if adopted else AdoptionState.DRAFT,
        **(decided_by(owner) if adopted else {}),
    )


def make_indicator(name: str, code: str, owner: str, values: dict[int, str], target: str | None = None) -> Indicator:
    """A yearly indicator with values by year and a target for 2026."""
    place = organisation(owner)
    indicator = Indicator.objects.create(name=name, code=code, organisation=place, source="Kolada")
    for year, value in values.items():
        Value.objects.create(
            indicator=indicator,
            organisation=place,
            frequency="year",
            period_start=date(year, 1, 1),
            value=Decimal(value),
            origin=Value.Origin.FETCHED,
            source="Kolada",
            source_date=date(year + 1, 4, 2),
        )
    if target:
        Target.objects.create(
            indicator=indicator, organisation=place, year=YEAR, kind=TargetKind.AT_LEAST, low=Decimal(target)
        )
    return indicator


def make_world(by: User) -> World:
    """Fill the open scope with one of everything; `by` has assessed and closed what is assessed and closed."""
    model = make_model(version=1, state=AdoptionState.ADOPTED, years=(2023, YEAR))
    draft_model = make_model(version=2, state=AdoptionState.DRAFT, years=(2027, 2030))
    levels = {level.name: level for level in ModelLevel.objects.filter(model=model)}
    vision = make_goal("Nära till allt som betyder något", levels["Vision"], "KF")
    goal = make_goal("Alla barn och elever lyckas i skolan", levels["Kommunmål"], "KF", vision)
    board_goal = make_goal("Ökad måluppfyllelse i årskurs 7–9", levels["Nämndmål"], "BUN", goal)
    draft_goal = make_goal("Ett utkast", levels["Nämndmål"], "BUN", goal, adopted=False)
    indicator = make_indicator(
        "Behöriga till yrkesprogram",
        "N15428",
        "K",
        {2021: "76.2", 2022: "77.9", 2023: "79.6", 2024: "80.4", 2025: "81.9"},
        "84",
    )
    Comparator.objects.create(name="Riket")
    GoalIndicator.objects.create(goal=goal, indicator=indicator)
    mission = CoreMission.objects.create(organisation=organisation("Valla"), year_from=YEAR, what="Undervisning")
    QualityFactor.objects.create(core_mission=mission, text="Trygghet", indicator=indicator)
    plan, activity = _make_plan(levels["Enhetsplan"], board_goal, "Valla", adopted=True)
    draft_plan, _ = _make_plan(levels["Enhetsplan"], board_goal, "Nyborg", adopted=False)
    assessment = Assessment.objects.create(
        goal=goal,
        frequency="tertial",
        period_start=date(YEAR, 5, 1),
        period_end=date(YEAR, 8, 31),
        status="partly",
        forecast="partly",
        sentence="Fler blir behöriga, men inte på alla skolor.",
        suggested="partly",
        suggestion="delvis: 1 av 2 indikatorer når målet",
        assessed_by=by,
    )
    closed = ClosedPeriod.objects.create(frequency="year", period_start=date(2024, 1, 1), closed_by=by)
    return World(
        model=model,
        draft_model=draft_model,
        levels=levels,
        indicator=indicator,
        vision=vision,
        goal=goal,
        board_goal=board_goal,
        draft_goal=draft_goal,
        mission=mission,
        plan=plan,
        draft_plan=draft_plan,
        activity=activity,
        assessment=assessment,
        closed=closed,
    )


def _make_plan(level: ModelLevel, goal: Goal, unit: str, *, adopted: bool) -> tuple[Plan, Activity]:
    plan = Plan.objects.create(
        organisation=organisation(unit),
        level=level,
        year=YEAR,
        state=AdoptionState.ADOPTED if adopted else AdoptionState.DRAFT,
        **(decided_by("BUN") if adopted else {}),
    )
    PlanAnswer.objects.create(plan=plan, goal=goal, text="Vi följer närvaron varje vecka.")
    activity = Activity.objects.create(
        plan=plan,
        goal=goal,
        title="Mentorssamtal vecka 5, 10 och 15",
        owner_name="Amir Haddad",
        starts_on=date(YEAR, 1, 12),
        due_on=date(YEAR, 4, 30),
    )
    return plan, activity
