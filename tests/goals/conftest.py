"""A model with six levels and a thread from the vision to a school, for the tests of goals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import connections

from goals.models import Activity, Goal, GoalIndicator, Plan, PlanAnswer
from governance.models import AdoptionState, GovernanceModel, ModelLevel, Municipality, StatusScale, StatusStep, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Target, Value
from tests.conftest import make_organisations, make_person, organisation

YEAR = 2026
Form = ModelLevel.Form
LEVELS = (
    # form, name, plural, owner, indicators, activities, forecasts
    (Form.VISION, "Ledstjärna", "Ledstjärnor", "council", False, False, False),
    (Form.GOAL, "Kommunmål", "Kommunmål", "council", True, False, True),
    (Form.GOAL, "Nämndmål", "Nämndmål", "board", True, False, True),
    (Form.COMMITMENT, "Löfte", "Löften", "board", True, True, False),
    (Form.PLAN, "Enhetsplan", "Enhetsplaner", "unit", False, False, False),
    (Form.ACTIVITY, "Handling", "Handlingar", "unit", False, False, False),
)
WORDS = {
    "fulfilled": ("Nått", "Nås"),
    "partly": ("Delvis nått", "Nås delvis"),
    "not_fulfilled": ("Inte nått", "Nås inte"),
    "unassessed": ("Går inte att säga", "Går inte att säga"),
}


def decision() -> dict[str, Any]:
    """A council's decision in full."""
    return {
        "decided_by": organisation("KF"),
        "decided_on": date(2025, 11, 24),
        "registry_number": "KS 2025:310",
        "minutes_paragraph": "142",
    }


def make_model() -> dict[str, ModelLevel]:
    """The adopted model of 2023–2030; its levels by name."""
    scale = StatusScale.objects.create(name="Skalan")
    for order, (meaning, (word, forecast)) in enumerate(WORDS.items()):
        StatusStep.objects.create(scale=scale, meaning=meaning, order=order, word=word, forecast_word=forecast)
    model = GovernanceModel.objects.create(
        name="Modellen",
        version=1,
        year_from=2023,
        year_to=2030,
        state=AdoptionState.ADOPTED,
        scale=scale,
        **decision(),
    )
    levels = {}
    for order, (form, name, plural, owner, indicators, activities, forecasts) in enumerate(LEVELS, start=1):
        levels[name] = ModelLevel.objects.create(
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
    return levels


def make_goal(level: ModelLevel, short_name: str, title: str, **fields: Any) -> Goal:
    """An adopted goal of 2025–2028, unless `fields` says otherwise."""
    values = {"year_from": 2025, "year_to": 2028, "state": AdoptionState.ADOPTED} | fields
    if values["state"] in {AdoptionState.ADOPTED, AdoptionState.SUPERSEDED}:
        values = decision() | values
    return Goal.objects.create(level=level, organisation=organisation(short_name), title=title, **values)


def make_indicator(name: str, short_name: str = "BUN", **fields: Any) -> Indicator:
    """A yearly indicator in percent, higher is better."""
    return Indicator.objects.create(name=name, organisation=organisation(short_name), **fields)


def measure(goal: Goal, indicator: Indicator, order: int = 0) -> None:
    """Follow the goal by the indicator."""
    GoalIndicator.objects.create(goal=goal, indicator=indicator, order=order)


def make_values(indicator: Indicator, short_name: str, values: dict[int, str]) -> None:
    """Yearly values of an organisation."""
    for year, value in values.items():
        Value.objects.create(
            indicator=indicator,
            organisation=organisation(short_name),
            frequency="year",
            period_start=date(year, 1, 1),
            value=value,
        )


def make_target(indicator: Indicator, short_name: str, year: int, **fields: Any) -> None:
    """A target of an organisation for a year."""
    Target.objects.create(indicator=indicator, organisation=organisation(short_name), year=year, **fields)


def make_plan(short_name: str, level: ModelLevel, **fields: Any) -> Plan:
    """A unit's plan for the year, a draft unless `fields` says otherwise."""
    values = {"year": YEAR, "state": AdoptionState.DRAFT} | fields
    if values["state"] == AdoptionState.ADOPTED:
        values = decision() | values
    return Plan.objects.create(organisation=organisation(short_name), level=level, **values)


def make_activity(plan: Plan, goal: Goal, title: str, **fields: Any) -> Activity:
    """An activity of the plan that answers the goal."""
    values = {"owner_name": "Rektor", "starts_on": date(YEAR, 1, 7), "due_on": date(YEAR, 6, 10)} | fields
    return Activity.objects.create(plan=plan, goal=goal, title=title, **values)


@dataclass
class Thread:
    """A whole thread: vision, municipal goal, board goal, commitment and a school's plan with one activity."""

    levels: dict[str, ModelLevel]
    vision: Goal
    main: Goal
    board: Goal
    promise: Goal
    plan: Plan
    activity: Activity


@pytest.fixture
def levels(scope: Municipality) -> dict[str, ModelLevel]:
    """The levels of an adopted model in Exempelby's open scope."""
    return make_model()


@pytest.fixture
def thread(levels: dict[str, ModelLevel]) -> Thread:
    """A thread without breaks but for the second school, which has no plan."""
    return make_thread(levels)


def make_thread(levels: dict[str, ModelLevel]) -> Thread:
    """See the fixture `thread`."""
    vision = make_goal(levels["Ledstjärna"], "KF", "Nära till allt")
    main = make_goal(levels["Kommunmål"], "KF", "Alla lyckas i skolan", parent=vision, order=1)
    board = make_goal(levels["Nämndmål"], "BUN", "Fler når behörighet", parent=main)
    promise = make_goal(levels["Löfte"], "BUN", "En modell för närvaro", parent=board)
    for number, goal in enumerate((main, board, promise), start=1):
        measure(goal, make_indicator(f"Indikator {number}"))
    plan = make_plan("Valla", levels["Enhetsplan"], state=AdoptionState.ADOPTED)
    PlanAnswer.objects.create(plan=plan, goal=promise, text="Vi följer upp varje vecka.")
    activity = make_activity(plan, promise, "Mentorssamtal vecka 5")
    return Thread(levels, vision, main, board, promise, plan, activity)


@pytest.fixture
def whole(exempelby: Municipality) -> Thread:
    """A whole thread, with no scope left open: the requests open their own."""
    with municipality_scope(exempelby):
        return make_thread(make_model())


@pytest.fixture
def rows(exempelby: Municipality, whole: Thread) -> dict[str, int]:
    """By name, the ids that addresses need: a draft of a goal, and plans in each state."""
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "BUN", "Utkast", parent=whole.main, state=AdoptionState.DRAFT)
        nyborg = make_plan("Nyborg", whole.levels["Enhetsplan"], state=AdoptionState.SUBMITTED)
        valla = make_plan("Valla", whole.levels["Enhetsplan"], year=YEAR + 1)
        activity = Activity.objects.create(
            plan=valla,
            goal=whole.promise,
            title="Nytt",
            owner_name="Amir",
            starts_on=date(YEAR + 1, 1, 1),
            due_on=date(YEAR + 1, 2, 1),
        )
        return {
            "goal": whole.main.pk,
            "draft": draft.pk,
            "adopted": whole.plan.pk,
            "submitted": nyborg.pk,
            "plan": valla.pk,
            "followed": whole.activity.pk,
            "activity": activity.pk,
            "school": organisation("Valla").pk,
            "board": organisation("BUN").pk,
        }


@pytest.fixture
def people(exempelby: Municipality, alice: User, bob: User, amir: User, admin: User) -> dict[str, User]:
    """One person for each role that the pages know."""
    return {
        "controller": alice,
        "manager": amir,
        "secretary": make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby),
        "auditor": make_person("Birgitta", ("auditor", "K"), municipality=exempelby),
        "politician": make_person("Kerstin", ("board_member", "BUN"), municipality=exempelby),
        "reader": bob,
        "administrator": admin,
    }


@pytest.fixture
def count_queries(django_assert_num_queries: Callable[..., Any]) -> Callable[..., Any]:
    """The literal query count of a block."""
    return django_assert_num_queries


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality that other connections see; taken away as the owner, since the runtime role may not truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="tillsammans", name="Tillsammans kommun")
        with municipality_scope(municipality):
            make_organisations()
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()
