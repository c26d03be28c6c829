"""What a level asks of what stands on it: set where it means something, told in words, copied with the version."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from governance import services
from governance.level_settings import GOAL_SETTINGS, settings_in_words, settings_of, settings_unset
from governance.models import AdoptionState, GovernanceModel, Membership, ModelLevel, Municipality, User
from governance.queries import levels_of, problems_of
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.governance.make import adopt, make_draft, seen

BASE = "/exempelby/governance"
Form = ModelLevel.Form
ALL_SET: dict[str, Any] = {
    "serving_rule": "required",
    "asks_rationale": True,
    "asks_benefit": True,
    "most_goals": 5,
    "longest_title": 120,
    "longest_text": 800,
    "limits_are_hard": True,
}


@pytest.mark.usefixtures("scope")
@pytest.mark.parametrize(
    ("fields", "is_top", "words"),
    [
        ({}, False, ["Bör bidra till ett mål ovanför"]),
        ({}, True, []),
        ({"has_indicators": True, "has_forecasts": True}, True, ["Får ha indikatorer, prognoser"]),
        ({"serving_rule": "free"}, False, []),
        ({"most_goals": 5}, True, ["Högst 5 mål per organisation, vägledande"]),
        (
            ALL_SET,
            False,
            [
                "Måste bidra till ett mål ovanför",
                "Ska säga varför",
                "Ska säga vilken nytta invånaren har",
                "Högst 5 mål per organisation, bindande",
                "Högst 120 tecken i ett mål, bindande",
                "Högst 800 tecken i en text, bindande",
            ],
        ),
    ],
)
def test_settings_are_told_in_words(fields: dict[str, Any], is_top: bool, words: list[str]) -> None:
    assert settings_in_words(ModelLevel(form=Form.GOAL, **fields), is_top=is_top) == words


@given(st.sampled_from(Form.values))
def test_each_setting_either_means_something_or_is_unset(form: str) -> None:
    unset = settings_unset(form)

    assert set(settings_of(form)) | set(unset) == set(GOAL_SETTINGS)
    assert not set(settings_of(form)) & set(unset)
    assert all(getattr(ModelLevel(), name) == value for name, value in unset.items())


def test_settings_that_mean_nothing_are_left_out(scope: Municipality, admin: User) -> None:
    model = make_draft()
    goal, plan = levels_of(model)[1], levels_of(model)[-2]

    for level in (goal, plan):
        services.update_level(level=level, seen=seen(model), by=admin, **ALL_SET)

    assert {name: getattr(goal, name) for name in GOAL_SETTINGS} == ALL_SET
    assert (plan.most_goals, plan.longest_title, plan.asks_rationale) == (None, None, False)
    assert (plan.longest_text, plan.limits_are_hard) == (800, True)


def test_top_level_that_must_serve_a_goal_above_cannot_be_adopted() -> None:
    levels = (
        ModelLevel(form=Form.GOAL, name="Mål", serving_rule="required"),
        ModelLevel(form=Form.GOAL, name="Delmål", serving_rule="required"),
    )

    assert problems_of(levels) == [
        "”Mål” måste bidra till ett mål ovanför, men inget står ovanför. Låt målen stå för sig själva."
    ]


def level_address(model: GovernanceModel, place: int) -> str:
    with municipality_scope(model.municipality):
        return f"{BASE}/levels/{levels_of(model)[place].pk}/edit/"


def test_settings_are_set_on_the_page_and_shown_on_the_versions(exempelby: Municipality, admin: User) -> None:
    with municipality_scope(exempelby):
        model = make_draft(preset="core_mission")
        token = seen(model)
    client = signed_in(admin)
    data = {"name": "Mål", "name_plural": "Mål", "form": "goal", "owner_kind": "council", "seen": token}

    client.post(level_address(model, 1), data | {"serving_rule": "required", "most_goals": "3", "longest_text": "900"})
    shown = client.get(f"{BASE}/model/{model.pk}/").content.decode()

    assert "Måste bidra till ett mål ovanför" in shown
    assert "Högst 3 mål per organisation, vägledande" in shown
    assert "Högst 900 tecken i en text, vägledande" in shown


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        (
            {"most_goals": "0", "longest_title": "5", "longest_text": "50"},
            ["most_goals", "longest_title", "longest_text"],
        ),
        ({"form": "plan", "most_goals": "0", "longest_text": "50"}, ["longest_text"]),
        ({"form": "vision", "most_goals": "0", "longest_text": "50"}, []),
    ],
)
def test_limit_that_cannot_be_kept_is_told_beside_its_field(
    exempelby: Municipality, admin: User, changed: dict[str, str], fields: list[str]
) -> None:
    with municipality_scope(exempelby):
        model = make_draft()
        token = seen(model)
    data = {"name": "Mål", "name_plural": "Mål", "form": "goal", "owner_kind": "council", "seen": token} | changed

    response = signed_in(admin).post(level_address(model, 2), data)

    assert (list(response.context["form"].errors) if response.context else []) == fields


def test_two_versions_in_force_for_a_year_are_refused_by_the_database(scope: Municipality, admin: User) -> None:
    first, second = make_draft(version=1, years=(2023, 2026)), make_draft(version=2, years=(2026, 2029))
    adopt(first, admin)
    decided = {
        name: getattr(first, name) for name in ("decided_by", "decided_on", "registry_number", "minutes_paragraph")
    }

    with pytest.raises(IntegrityError, match="model_one_in_force"), transaction.atomic():
        GovernanceModel.objects.filter(pk=second.pk).update(state=AdoptionState.ADOPTED, **decided)

    GovernanceModel.objects.filter(pk=second.pk).update(state=AdoptionState.ADOPTED, year_from=2027, **decided)
    assert GovernanceModel.objects.filter(state=AdoptionState.ADOPTED).count() == 2


def test_role_held_twice_at_once_is_refused_by_the_database(scope: Municipality) -> None:
    amir = make_person("Amir", (Membership.Role.OFFICIAL, "Valla"), municipality=scope)
    held = Membership.objects.get(user=amir)
    same = {"user": amir, "organisation": held.organisation, "valid_from": held.valid_from.replace(year=2040)}

    with pytest.raises(IntegrityError, match="membership_one_at_a_time"), transaction.atomic():
        Membership.objects.create(role=held.role, **same)

    Membership.objects.create(role=Membership.Role.MANAGER, **same)
    Membership.objects.create(role=held.role, **same | {"organisation": organisation("BUN")})


def test_secretary_is_offered_the_decision_only_where_it_may_be_recorded(exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        model = make_draft()
    secretaries = {
        place: make_person(place, (Membership.Role.BOARD_SECRETARY, place), municipality=exempelby)
        for place in ("KF", "BUN")
    }

    offered = {
        place: f"/model/{model.pk}/adopt/" in signed_in(person).get(f"{BASE}/model/{model.pk}/").content.decode()
        for place, person in secretaries.items()
    }

    assert offered == {"KF": True, "BUN": False}
