"""Drafts of goals, and the decision that makes them goals."""

from datetime import date

import pytest

from goals.models import Goal
from goals.queries.marks import indicator_ids
from goals.services.goals import GoalContent, adopt_goals, create_goal, delete_goal, update_goal
from governance.decisions import DecisionContent
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from tests.conftest import organisation
from tests.goals.conftest import make_goal, make_indicator, measure


def content(levels, **fields):
    values = {
        "level": levels["Nämndmål"],
        "organisation": organisation("BUN"),
        "title": "Fler når behörighet",
        "year_from": 2025,
        "year_to": 2028,
    } | fields
    return GoalContent(**values)


def content_of(goal, **fields):
    names = ("level", "organisation", "title", "year_from", "year_to", "parent", "kind", "order")
    return GoalContent(**{name: getattr(goal, name) for name in names} | fields)


def council_decision():
    return DecisionContent(
        decided_by=organisation("KF"),
        decided_on=date(2025, 11, 24),
        registry_number="KS 2025:310",
        minutes_paragraph="142",
    )


def test_created_goal_is_a_draft_with_its_indicators_in_order(levels, alice):
    first, second = make_indicator("Behörighet"), make_indicator("Frånvaro")

    goal = create_goal(content=content(levels, indicators=[second, first]), by=alice)

    assert goal.state == AdoptionState.DRAFT
    assert indicator_ids(goal) == [second.pk, first.pk]


def test_the_same_goal_is_stored_once(levels, alice):
    create_goal(content=content(levels), by=alice)

    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels), by=alice)

    assert refusal.value.field == "title"
    assert Goal.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"level": "Enhetsplan"}, "level"),
        ({"organisation": "Valla"}, "organisation"),
        ({"organisation": "KF"}, "organisation"),
        ({"level": "Ledstjärna", "organisation": "KF", "indicators": True}, "indicators"),
    ],
)
def test_what_the_model_does_not_allow_is_refused(levels, alice, fields, field):
    values = dict(fields)
    if "level" in values:
        values["level"] = levels[values["level"]]
    if "organisation" in values:
        values["organisation"] = organisation(values["organisation"])
    if values.pop("indicators", False):
        values["indicators"] = [make_indicator("Behörighet")]

    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels, **values), by=alice)

    assert refusal.value.field == field


@pytest.mark.parametrize("owner", ["BUN", "KS"])
def test_the_executive_board_owns_goals_as_other_boards_do(levels, alice, owner):
    goal = create_goal(content=content(levels, organisation=organisation(owner)), by=alice)

    assert goal.organisation.short_name == owner


def test_goal_serves_one_on_a_level_above_only(thread, alice):
    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(thread.levels, title="Ny", parent=thread.promise), by=alice)

    assert refusal.value.field == "parent"


def test_goal_may_not_stand_above_itself(thread, alice):
    draft = make_goal(thread.levels["Kommunmål"], "KF", "Utkast", state=AdoptionState.DRAFT, parent=thread.vision)
    below = make_goal(thread.levels["Nämndmål"], "BUN", "Under", state=AdoptionState.DRAFT, parent=draft)

    with pytest.raises(RefusedError) as refusal:
        update_goal(goal=draft, content=content_of(draft, parent=below), by=alice)

    assert refusal.value.field == "parent"
    assert "sig självt" in refusal.value.message


def test_goal_that_others_serve_stays_above_them(thread, alice):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)
    make_goal(thread.levels["Löfte"], "BUN", "Under", state=AdoptionState.DRAFT, parent=draft)

    with pytest.raises(RefusedError) as refusal:
        update_goal(goal=draft, content=content_of(draft, level=thread.levels["Löfte"]), by=alice)

    assert refusal.value.field == "level"


def test_goal_serves_one_that_holds_in_some_of_the_same_years(thread, alice):
    with pytest.raises(RefusedError) as refusal:
        create_goal(
            content=content(thread.levels, title="Sen", parent=thread.main, year_from=2029, year_to=2030), by=alice
        )

    assert refusal.value.field == "parent"


def test_draft_changes_and_keeps_the_indicators_that_stay(levels, alice):
    kept, dropped, added = (make_indicator(name) for name in ("Kvar", "Bort", "Ny"))
    goal = create_goal(content=content(levels, indicators=[dropped, kept]), by=alice)
    link = goal.goal_indicators.get(indicator=kept)

    update_goal(goal=goal, content=content(levels, title="Annat", indicators=[kept, added]), by=alice)

    assert Goal.objects.get().title == "Annat"
    assert indicator_ids(goal) == [kept.pk, added.pk]
    assert goal.goal_indicators.get(indicator=kept).pk == link.pk


def test_stale_edit_is_told_and_writes_nothing(levels, alice):
    goal = create_goal(content=content(levels), by=alice)
    seen = fingerprint(goal)
    update_goal(goal=goal, content=content(levels, rationale="Den andras"), seen=seen, by=alice)

    with pytest.raises(StaleError):
        update_goal(goal=goal, content=content(levels, rationale="Min"), seen=seen, by=alice)

    assert Goal.objects.get().rationale == "Den andras"


def test_changed_indicators_make_an_edit_stale_too(levels, alice):
    goal = create_goal(content=content(levels), by=alice)
    seen = fingerprint(goal)
    measure(goal, make_indicator("Ny"))

    with pytest.raises(StaleError):
        update_goal(goal=goal, content=content(levels, rationale="Min"), seen=seen, by=alice)


def test_adopted_goal_is_locked(thread, alice):
    for write in (
        lambda: update_goal(goal=thread.board, content=content_of(thread.board, title="Annat"), by=alice),
        lambda: delete_goal(goal=thread.board, by=alice),
    ):
        with pytest.raises(RefusedError):
            write()

    assert Goal.objects.get(pk=thread.board.pk).title == "Fler når behörighet"


def test_adoption_stores_the_decision_in_full(levels, alice):
    goal = create_goal(content=content(levels), by=alice)

    adopt_goals(goals=[goal], decision=council_decision(), by=alice)

    stored = Goal.objects.get()
    assert (stored.state, stored.decided_by.short_name, stored.decided_on, stored.registry_number) == (
        AdoptionState.ADOPTED,
        "KF",
        date(2025, 11, 24),
        "KS 2025:310",
    )


def test_adoption_sent_twice_is_one_adoption(levels, alice):
    goal = create_goal(content=content(levels), by=alice)
    adopt_goals(goals=[goal], decision=council_decision(), by=alice)

    adopt_goals(goals=[goal], decision=council_decision(), by=alice)

    assert Goal.objects.filter(state=AdoptionState.ADOPTED).count() == 1


def test_goal_is_not_adopted_before_the_one_it_serves_unless_by_the_same_decision(levels, alice):
    above = make_goal(levels["Kommunmål"], "KF", "Ovanför", state=AdoptionState.DRAFT)
    below = make_goal(levels["Nämndmål"], "BUN", "Under", state=AdoptionState.DRAFT, parent=above)
    with pytest.raises(RefusedError):
        adopt_goals(goals=[below], decision=council_decision(), by=alice)

    adopt_goals(goals=[below, above], decision=council_decision(), by=alice)

    assert Goal.objects.filter(state=AdoptionState.ADOPTED).count() == 2


def test_draft_is_thrown_away_unless_others_rest_on_it(levels, alice):
    above = make_goal(levels["Kommunmål"], "KF", "Ovanför", state=AdoptionState.DRAFT)
    below = make_goal(levels["Nämndmål"], "BUN", "Under", state=AdoptionState.DRAFT, parent=above)
    with pytest.raises(RefusedError):
        delete_goal(goal=above, by=alice)

    delete_goal(goal=below, by=alice)
    delete_goal(goal=above, by=alice)

    assert not Goal.objects.exists()
