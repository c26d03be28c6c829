"""What a level asks of its goals: figures, words, and which of it binds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.limits import Breach, BreachKind, Limits, Measured, Serving, breaches, most_in_a_year
from goals.models import Goal
from goals.queries.limits import breach_text, breaches_of
from goals.services.goals import adopt_goals, create_goal, update_goal
from governance.models import AdoptionState
from governance.refusals import RefusedError
from tests.conftest import organisation
from tests.goals.conftest import make_goal
from tests.goals.test_goal_services import content, content_of, council_decision

Kind = BreachKind
WHOLE = Measured(title="Kort", rationale="Därför", benefit="Nytta", serves=True)


@pytest.mark.parametrize(
    ("limits", "goal", "found"),
    [
        (Limits(), WHOLE, []),
        (Limits(), replace(WHOLE, serves=False), [Breach(Kind.SERVES_NOTHING, is_hard=False)]),
        (
            Limits(serving=Serving.REQUIRED),
            replace(WHOLE, serves=False),
            [Breach(Kind.SERVES_NOTHING, is_hard=True)],
        ),
        (Limits(serving=Serving.FREE), replace(WHOLE, serves=False), []),
        (Limits(asks_rationale=True), replace(WHOLE, rationale=""), [Breach(Kind.NO_RATIONALE, is_hard=True)]),
        (Limits(asks_benefit=True), replace(WHOLE, benefit=""), [Breach(Kind.NO_BENEFIT, is_hard=True)]),
        (Limits(most_goals=3), replace(WHOLE, others=2), []),
        (Limits(most_goals=3), replace(WHOLE, others=3), [Breach(Kind.TOO_MANY, is_hard=False, limit=3, actual=4)]),
        (
            Limits(longest_title=20, are_hard=True),
            replace(WHOLE, title="x" * 21),
            [Breach(Kind.LONG_TITLE, is_hard=True, limit=20, actual=21)],
        ),
        (
            Limits(longest_text=100),
            replace(WHOLE, rationale="x" * 101, benefit="x" * 102),
            [
                Breach(Kind.LONG_RATIONALE, is_hard=False, limit=100, actual=101),
                Breach(Kind.LONG_BENEFIT, is_hard=False, limit=100, actual=102),
            ],
        ),
    ],
)
def test_breaches_are_what_the_level_asks_and_the_goal_lacks(limits, goal, found):
    assert list(breaches(limits, goal)) == found


SPANS = st.tuples(st.integers(2020, 2030), st.integers(0, 5)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_most_in_a_year_is_that_of_the_fullest_year(span, spans):
    by_year = [sum(start <= year <= end for start, end in spans) for year in range(span[0], span[1] + 1)]

    assert most_in_a_year(*span, spans) == max(by_year)


def limit(level, **fields):
    for name, value in fields.items():
        setattr(level, name, value)
    level.save()


def test_binding_limit_is_refused_beside_the_field_with_the_figures(levels, alice):
    limit(levels["Nämndmål"], longest_title=20, limits_are_hard=True)

    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels, title="Fler elever når behörighet"), by=alice)

    assert refusal.value.field == "title"
    assert "högst 20 tecken" in refusal.value.message
    assert "26" in refusal.value.message
    assert not Goal.objects.exists()


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ({"serving_rule": "required"}, "parent"),
        ({"asks_rationale": True}, "rationale"),
        ({"asks_benefit": True}, "citizen_benefit"),
    ],
)
def test_what_the_model_demands_is_refused_beside_the_field(levels, alice, rule, field):
    limit(levels["Nämndmål"], **rule)

    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels), by=alice)

    assert refusal.value.field == field


def test_the_highest_level_and_a_financial_goal_need_not_serve(levels, alice):
    limit(levels["Nämndmål"], serving_rule="required")
    limit(levels["Ledstjärna"], serving_rule="required")

    financial = create_goal(content=content(levels, kind=Goal.Kind.FINANCIAL), by=alice)
    vision = create_goal(
        content=content(levels, level=levels["Ledstjärna"], organisation=organisation("KF"), title="Vision"), by=alice
    )

    assert (financial.parent, vision.parent) == (None, None)


def test_limit_on_the_number_counts_the_owners_goals_of_the_same_years(levels, alice):
    limit(levels["Nämndmål"], most_goals=1, limits_are_hard=True)
    make_goal(levels["Nämndmål"], "KS", "En annan nämnds")
    make_goal(levels["Nämndmål"], "BUN", "Gammalt", year_from=2023, year_to=2024)
    first = create_goal(content=content(levels), by=alice)

    update_goal(goal=first, content=content_of(first, rationale="Därför"), by=alice)
    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels, title="Ett till"), by=alice)

    assert refusal.value.field == "level"


def test_soft_limit_is_told_and_hinders_nothing(levels, alice):
    limit(levels["Nämndmål"], most_goals=1, longest_title=20)
    create_goal(content=content(levels), by=alice)

    goal = create_goal(content=content(levels, title="Alla elever trivs i skolan"), by=alice)

    assert [breach.kind for breach in breaches_of(goal)] == [Kind.LONG_TITLE, Kind.TOO_MANY, Kind.SERVES_NOTHING]
    assert not any(breach.is_hard for breach in breaches_of(goal))
    assert "blir det 2" in breach_text(breaches_of(goal)[1], goal.level)


def test_binding_limits_hold_at_adoption_too(levels, alice):
    goal = create_goal(content=content(levels), by=alice)
    limit(levels["Nämndmål"], asks_benefit=True)

    with pytest.raises(RefusedError) as refusal:
        adopt_goals(goals=[goal], decision=council_decision(), by=alice)

    assert goal.title in refusal.value.message
    assert Goal.objects.get().state == AdoptionState.DRAFT
