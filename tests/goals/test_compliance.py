"""What the rules find among goals and plans."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from annualcycle.periods import Period
from annualcycle.services.periods import close_period
from goals.compliance import (
    deviations_not_analysed,
    goals_not_assessed,
    goals_serving_nothing,
    goals_without_indicator,
    levels_with_too_many_goals,
    plans_not_adopted,
)
from goals.models import Assessment, Goal
from governance.checking import Ask, Find
from governance.models import AdoptionState, ModelLevel, Municipality, Organisation, User
from tests.conftest import organisation
from tests.goals.conftest import YEAR, decision, make_goal, make_indicator, make_plan, measure

T2 = Period.parse("2026-T2")
TODAY = date(YEAR, 11, 22)
Levels = dict[str, ModelLevel]


def told(find: Find, **given: Any) -> dict[str, tuple[int, list[tuple[str, bool]]]]:
    """By organisation: how many things were looked at, and what breaks the rule, with whether it is past."""
    names = dict(Organisation.objects.values_list("pk", "short_name"))
    asked = {"year": YEAR, "organisations": frozenset(names), "today": TODAY} | given
    return {
        names[pk]: (each.looked_at, [(breach.title, breach.is_past) for breach in each.breaches])
        for pk, each in find(Ask(**asked)).items()
    }


def test_goal_is_followed_by_an_indicator_in_use(levels: Levels) -> None:
    board, care = levels["Nämndmål"], levels["Löfte"]
    measure(make_goal(board, "BUN", "Med"), make_indicator("Frånvaro"))
    measure(make_goal(board, "BUN", "Med nedlagd"), make_indicator("Gammal", discontinued_on=date(YEAR, 1, 1)))
    make_goal(care, "ON", "Utan")
    make_goal(board, "ON", "Utkast", state=AdoptionState.DRAFT)
    make_goal(board, "ON", "Förbi", year_from=2024, year_to=YEAR - 1)
    make_goal(levels["Ledstjärna"], "KF", "Visionen")

    found = told(goals_without_indicator)

    assert found == {"BUN": (2, [("Med nedlagd", False)]), "ON": (1, [("Utan", False)])}


def test_goal_serves_one_above_where_the_level_demands_it(levels: Levels) -> None:
    board = levels["Nämndmål"]
    ModelLevel.objects.filter(pk__in=[board.pk, levels["Ledstjärna"].pk]).update(serving_rule="required")
    main = make_goal(levels["Kommunmål"], "KF", "Alla lyckas")
    make_goal(board, "BUN", "Hänger på", parent=main)
    make_goal(board, "BUN", "Hänger löst")
    make_goal(board, "BUN", "Ekonomi i balans", kind=Goal.Kind.FINANCIAL)
    make_goal(levels["Ledstjärna"], "KF", "Visionen")
    make_goal(levels["Löfte"], "ON", "Fritt")

    assert told(goals_serving_nothing) == {"BUN": (2, [("Hänger löst", False)])}


def test_goals_are_no_more_than_the_level_allows(levels: Levels) -> None:
    board = levels["Nämndmål"]
    ModelLevel.objects.filter(pk=board.pk).update(most_goals=2)
    for name, number in (("BUN", 3), ("ON", 2)):
        for each in range(number):
            make_goal(board, name, f"Mål {each}")
    make_goal(board, "ON", "Utkast", state=AdoptionState.DRAFT)

    found = told(levels_with_too_many_goals)

    assert found == {"BUN": (1, [("Nämndmål: 3 mål, högst 2", False)]), "ON": (1, [])}


def assess(goal: Goal, by: User, period: Period = T2, **given: Any) -> None:
    words = {"status": "fulfilled", "sentence": "Det går bra.", "suggested": "fulfilled", "suggestion": "–"}
    Assessment.objects.create(
        goal=goal,
        frequency=period.frequency,
        period_start=period.start,
        period_end=period.end,
        assessed_by=by,
        **words | given,
    )


def test_goal_is_assessed_for_the_last_period_after_the_days_of_grace(levels: Levels, alice: User) -> None:
    done, not_done = (make_goal(levels["Nämndmål"], "BUN", title) for title in ("Bedömt", "Obedömt"))
    assess(done, alice)
    assess(not_done, alice, Period.parse("2026-T1"))
    make_goal(levels["Nämndmål"], "BUN", "Nybeslutat", decided_on=date(YEAR, 10, 1))

    assert told(goals_not_assessed) == {"BUN": (2, [("Obedömt (tertial 2 2026)", False)])}
    assert told(goals_not_assessed, today=date(YEAR, 9, 30), threshold=30)["BUN"][1] == [
        ("Bedömt (tertial 1 2026)", False)
    ]


def test_what_is_not_assessed_in_a_closed_period_can_no_longer_be(levels: Levels, alice: User) -> None:
    make_goal(levels["Nämndmål"], "BUN", "Obedömt")
    close_period(period=T2, by=alice)

    assert told(goals_not_assessed) == {"BUN": (1, [("Obedömt (tertial 2 2026)", True)])}


def test_deviation_is_analysed_in_more_than_the_one_sentence(levels: Levels, alice: User) -> None:
    short, told_of, forecast, fine = (
        make_goal(levels["Nämndmål"], "BUN", title) for title in ("Kort", "Förklarat", "Prognos", "Bra")
    )
    deviates = {"status": "partly", "suggested": "partly"}
    assess(short, alice, **deviates)
    assess(told_of, alice, reason="För att fler är borta.", **deviates)
    assess(forecast, alice, forecast="not_fulfilled")
    assess(fine, alice)

    expected = [("Kort (tertial 2 2026)", False), ("Prognos (tertial 2 2026)", False)]
    looked_at, breaking = told(deviations_not_analysed)["BUN"]
    assert (looked_at, sorted(breaking)) == (3, expected)


def test_plan_is_adopted_by_its_day(levels: Levels) -> None:
    plans = levels["Enhetsplan"]
    make_plan("Valla", plans, state=AdoptionState.ADOPTED)
    ask = {"due_on": date(YEAR, 1, 31)}

    late = told(plans_not_adopted, **ask)
    early = told(plans_not_adopted, today=date(YEAR, 1, 31), **ask)

    assert late == {"Valla": (1, []), "Nyborg": (1, [("Enhetsplan 2026", False)])}
    assert early == {"Valla": (1, [])}


def test_plan_adopted_after_its_day_counts_as_past(levels: Levels) -> None:
    make_plan("Valla", levels["Enhetsplan"], state=AdoptionState.ADOPTED, decided_on=date(YEAR, 3, 1))

    assert told(plans_not_adopted, due_on=date(YEAR, 1, 31))["Valla"] == (1, [("Enhetsplan 2026", True)])


def test_revised_plan_was_adopted_when_its_first_version_was(levels: Levels) -> None:
    plans = levels["Enhetsplan"]
    first = make_plan("Valla", plans, state=AdoptionState.SUPERSEDED, **decision())
    make_plan(
        "Valla",
        plans,
        version=2,
        state=AdoptionState.ADOPTED,
        decided_on=date(YEAR, 6, 1),
        revises=first,
        revision_reason="Ny skola.",
    )

    assert told(plans_not_adopted, due_on=date(YEAR, 1, 31))["Valla"] == (1, [])


def test_plan_without_a_day_is_to_be_adopted_before_the_year_ends(levels: Levels) -> None:
    assert told(plans_not_adopted, today=date(YEAR, 12, 31)) == {}
    assert told(plans_not_adopted, today=date(YEAR + 1, 1, 1)).keys() == {"Valla", "Nyborg"}


def test_year_without_a_model_expects_no_plans(scope: Municipality) -> None:
    assert told(plans_not_adopted, due_on=date(YEAR, 1, 31)) == {}


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow_with_organisations(
    levels: Levels, alice: User, number: int, django_assert_num_queries: Callable
) -> None:
    ModelLevel.objects.filter(pk=levels["Nämndmål"].pk).update(serving_rule="required", most_goals=1)
    for name in ["BUN", "ON", "KS"][:number]:
        assess(make_goal(levels["Nämndmål"], name, "Kort"), alice, status="partly", suggested="partly")
        make_goal(levels["Nämndmål"], name, "Obedömt")
    checks = (
        goals_without_indicator,
        goals_serving_nothing,
        levels_with_too_many_goals,
        goals_not_assessed,
        deviations_not_analysed,
        plans_not_adopted,
    )
    ask = Ask(YEAR, frozenset(Organisation.objects.values_list("pk", flat=True)), TODAY, date(YEAR, 1, 31))

    with django_assert_num_queries(13):
        found = [find(ask) for find in checks]

    assert [len(each) for each in found] == [number] * 5 + [2]
    assert organisation("BUN").pk in found[0]
