"""The governance model: shaped while a draft, locked by a body's decision, one model for a year."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from governance import services
from governance.models import AdoptionState, GovernanceModel, Municipality, StatusScale, StatusStep, User
from governance.queries import levels_of, model_for_year, model_sheet, next_model, sections_of
from governance.refusals import RefusedError, StaleError
from governance.tenancy import municipality_scope
from tests.conftest import organisation
from tests.governance.make import DECISION, adopt, level_names, make_draft, make_goal_on, seen

State = AdoptionState
PLANS = ["Nämndplan", "Verksamhetsplan", "Enhetsplan", "Aktivitet"]


def words(**changed: tuple[str, str]) -> dict[str, tuple[str, str]]:
    return {meaning: (f"W {meaning}", f"F {meaning}") for meaning in StatusStep.Meaning.values} | changed


def test_first_version_begins_with_this_year(scope: Municipality) -> None:
    begin = next_model()

    assert begin.version == 1
    assert begin.year_to == begin.year_from + 3


def test_next_version_follows_on_the_last(scope: Municipality) -> None:
    make_draft(version=4, years=(2027, 2030))

    begin = next_model()

    assert (begin.version, begin.year_from, begin.year_to) == (5, 2031, 2034)


def test_same_version_is_made_once_though_the_button_is_pressed_twice(scope: Municipality) -> None:
    make_draft(version=1)

    with pytest.raises(RefusedError, match="Version 1"):
        make_draft(version=1)

    assert GovernanceModel.objects.count() == 1


def test_draft_is_changed(scope: Municipality, admin: User) -> None:
    model = make_draft()

    services.update_model(
        model=model,
        seen=seen(model),
        name="Vår modell",
        year_from=2028,
        year_to=2031,
        rationale="Färre mål.",
        rollup_rule="worst",
        by=admin,
    )

    model.refresh_from_db()
    assert (model.name, model.year_from, model.year_to, model.rollup_rule) == ("Vår modell", 2028, 2031, "worst")


def test_words_are_changed(scope: Municipality, admin: User) -> None:
    model = make_draft()

    services.update_scale(model=model, seen=seen(model), words=words(partly=("På väg", "Bedöms på väg")), by=admin)

    told = {step.meaning: (step.word, step.forecast_word) for step in model_sheet(model).steps}
    assert told["partly"] == ("På väg", "Bedöms på väg")


def test_level_is_added_at_its_place(scope: Municipality, admin: User) -> None:
    model = make_draft()

    services.add_level(
        model=model, seen=seen(model), place=2, name="Delmål", name_plural="Delmål", owner_kind="council", by=admin
    )

    assert level_names(model) == ["Vision", "Kommunmål", "Delmål", "Nämndmål", "Åtagande", *PLANS]
    assert [level.order for level in levels_of(model)] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_level_is_renamed_and_limited(scope: Municipality, admin: User) -> None:
    model = make_draft()
    level = levels_of(model)[1]

    services.update_level(
        level=level,
        seen=seen(model),
        name="Fullmäktigemål",
        owner_kind="executive_board",
        has_forecasts=False,
        by=admin,
    )

    level.refresh_from_db()
    assert (level.name, level.owner_kind, level.has_forecasts) == ("Fullmäktigemål", "executive_board", False)


def test_two_levels_of_a_version_share_no_name(scope: Municipality, admin: User) -> None:
    model = make_draft()

    with pytest.raises(RefusedError, match="kommunmål"):
        services.update_level(level=levels_of(model)[2], seen=seen(model), name="kommunmål", by=admin)


def test_level_is_moved_and_the_order_holds_in_the_database(scope: Municipality, admin: User) -> None:
    model = make_draft()

    services.move_level(level=levels_of(model)[3], seen=seen(model), up=True, by=admin)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert level_names(model) == ["Vision", "Kommunmål", "Åtagande", "Nämndmål", *PLANS]


@pytest.mark.parametrize(("place", "up"), [(0, True), (7, False)])
def test_level_at_the_end_stays(scope: Municipality, admin: User, place: int, up: bool) -> None:
    model = make_draft()
    before = level_names(model)

    services.move_level(level=levels_of(model)[place], seen=seen(model), up=up, by=admin)

    assert level_names(model) == before


def test_level_is_removed_and_those_below_move_up(scope: Municipality, admin: User) -> None:
    model = make_draft()

    services.remove_level(level=levels_of(model)[3], seen=seen(model), by=admin)

    assert level_names(model) == ["Vision", "Kommunmål", "Nämndmål", *PLANS]
    assert [level.order for level in levels_of(model)] == [1, 2, 3, 4, 5, 6, 7]


def test_level_with_goals_is_not_removed(scope: Municipality, admin: User) -> None:
    model = make_draft()
    make_goal_on(model, 1)

    with pytest.raises(RefusedError, match="1 "):
        services.remove_level(level=levels_of(model)[1], seen=seen(model), by=admin)

    assert level_names(model)[1] == "Kommunmål"


def test_draft_goes_with_its_levels_and_scale(scope: Municipality, admin: User) -> None:
    model = make_draft()

    services.remove_model(model=model, seen=seen(model), by=admin)

    assert not GovernanceModel.objects.exists()
    assert not StatusScale.objects.exists()


def test_draft_with_goals_is_not_removed(scope: Municipality, admin: User) -> None:
    model = make_draft()
    make_goal_on(model, 1)

    with pytest.raises(RefusedError, match="1 "):
        services.remove_model(model=model, seen=seen(model), by=admin)

    assert GovernanceModel.objects.exists()


def test_copy_has_the_same_levels_words_and_rule_and_is_a_draft(scope: Municipality, admin: User) -> None:
    model = make_draft()
    adopt(model, admin)

    copy = services.copy_model(model=model, version=2, year_from=2031, year_to=2034, by=admin)

    assert copy.state == State.DRAFT
    assert level_names(copy) == level_names(model)
    assert [step.word for step in model_sheet(copy).steps] == [step.word for step in model_sheet(model).steps]
    assert copy.scale_id != model.scale_id
    assert copy.decided_by_id is None


def _writes(model: GovernanceModel, token: str, by: User) -> dict[str, Any]:
    level = levels_of(model)[1]
    plan = levels_of(model)[-2]
    section = sections_of(plan.pk)[1]
    return {
        "update_model": lambda: services.update_model(
            model=model,
            seen=token,
            name="X",
            year_from=2027,
            year_to=2030,
            rationale="",
            rollup_rule="worst",
            by=by,
        ),
        "update_scale": lambda: services.update_scale(model=model, seen=token, words=words(), by=by),
        "add_level": lambda: services.add_level(
            model=model, seen=token, place=0, name="X", name_plural="X", owner_kind="unit", by=by
        ),
        "update_level": lambda: services.update_level(level=level, seen=token, name="X", by=by),
        "move_level": lambda: services.move_level(level=level, seen=token, up=True, by=by),
        "remove_level": lambda: services.remove_level(level=level, seen=token, by=by),
        "add_section": lambda: services.add_section(level=plan, seen=token, place=0, kind="text", heading="X", by=by),
        "update_section": lambda: services.update_section(section=section, seen=token, heading="X", by=by),
        "move_section": lambda: services.move_section(section=section, seen=token, up=True, by=by),
        "remove_section": lambda: services.remove_section(section=section, seen=token, by=by),
        "remove_model": lambda: services.remove_model(model=model, seen=token, by=by),
        "adopt_model": lambda: services.adopt_model(
            model=model, seen=token, decided_by=organisation("KF"), by=by, **DECISION
        ),
    }


WRITES = (
    "update_model",
    "update_scale",
    "add_level",
    "update_level",
    "move_level",
    "remove_level",
    "add_section",
    "update_section",
    "move_section",
    "remove_section",
    "remove_model",
    "adopt_model",
)


@pytest.mark.parametrize("write", WRITES)
def test_adopted_version_cannot_be_changed(scope: Municipality, admin: User, write: str) -> None:
    model = make_draft()
    adopt(model, admin)
    before = seen(model)

    with pytest.raises(RefusedError, match="låst"):
        _writes(model, before, admin)[write]()

    assert seen(model) == before


@pytest.mark.parametrize("write", WRITES)
def test_change_of_what_someone_else_has_changed_is_told_and_not_stored(
    scope: Municipality, admin: User, write: str
) -> None:
    model = make_draft()
    old = seen(model)
    services.update_level(level=levels_of(model)[0], seen=old, name="Färdriktning", by=admin)
    before = seen(model)

    with pytest.raises(StaleError):
        _writes(model, old, admin)[write]()

    assert seen(model) == before


def test_adoption_records_the_bodys_decision(scope: Municipality, admin: User) -> None:
    model = make_draft()

    adopt(model, admin)

    assert model.state == State.ADOPTED
    assert (model.decided_by.short_name, model.registry_number, model.minutes_paragraph) == (
        "KF",
        "KS 2026/214",
        "118",
    )
    assert model_for_year(2028) == model


def test_chain_that_does_not_hold_together_is_not_adopted(scope: Municipality, admin: User) -> None:
    model = make_draft()
    services.move_level(level=levels_of(model)[0], seen=seen(model), up=False, by=admin)

    with pytest.raises(RefusedError, match="Ordningen är"):
        adopt(model, admin)

    model.refresh_from_db()
    assert model.state == State.DRAFT


def test_new_version_supersedes_one_for_the_same_years(scope: Municipality, admin: User) -> None:
    first, second = make_draft(version=1), make_draft(version=2)
    adopt(first, admin)

    adopt(second, admin)

    first.refresh_from_db()
    assert first.state == State.SUPERSEDED
    assert model_for_year(2027) == second


def test_new_version_from_within_cuts_the_earlier(scope: Municipality, admin: User) -> None:
    first, second = make_draft(version=1, years=(2023, 2026)), make_draft(version=2, years=(2026, 2029))
    adopt(first, admin, decided_on=date(2022, 11, 21))

    adopt(second, admin)

    first.refresh_from_db()
    assert (first.state, first.year_from, first.year_to) == (State.ADOPTED, 2023, 2025)
    assert (model_for_year(2025), model_for_year(2026)) == (first, second)


def test_new_version_within_an_earlier_is_refused_whole(scope: Municipality, admin: User) -> None:
    first, second = make_draft(version=1, years=(2023, 2030)), make_draft(version=2, years=(2025, 2026))
    adopt(first, admin)

    with pytest.raises(RefusedError, match="2030"):
        adopt(second, admin)

    second.refresh_from_db()
    assert (second.state, model_for_year(2025)) == (State.DRAFT, first)


def test_version_numbers_are_each_municipalitys_own(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(annanstad):
        make_draft(version=7)

    with municipality_scope(exempelby):
        assert next_model().version == 1
