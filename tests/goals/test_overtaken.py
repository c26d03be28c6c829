"""Whoever is second is told so in words: of what was decided meanwhile, and of what is no longer there."""

import pytest
from django.urls import reverse

from goals.models import Goal, PriorityRanking
from goals.services.goals import adopt_goals, delete_goal
from goals.services.merging import merge_goals
from goals.services.plans import delete_plan
from goals.services.priorities import delete_ranking
from governance.decisions import DecisionContent
from governance.models import AdoptionState, Membership, Municipality, User
from governance.refusals import GoneError
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.world import World, decided_by, make_world

Role = Membership.Role


@pytest.fixture
def controller(exempelby: Municipality) -> User:
    return make_person("Fatima", (Role.CONTROLLER, "K"), municipality=exempelby)


@pytest.fixture
def world(exempelby: Municipality, controller: User) -> World:
    with municipality_scope(exempelby):
        return make_world(controller)


def _address(name: str, pk: int) -> str:
    return "/exempelby" + reverse(name, args=[pk], urlconf="config.municipality_urls")


@pytest.mark.parametrize("name", ["goal_adopt", "goal_edit", "goal_delete", "goal_joint", "goal_merge"])
def test_a_form_sent_after_the_adoption_is_answered_in_words(name: str, controller: User, world: World) -> None:
    response = signed_in(controller).post(_address(name, world.goal.pk), {"title": "Ny"})

    assert response.status_code == 409
    assert f'href="{_address("goal_show", world.goal.pk)}"' in response.content.decode()
    assert "Någon hann före" in response.content.decode()


def test_an_overtaken_form_of_the_browsers_own_kind_is_led_on(controller: User, world: World) -> None:
    response = signed_in(controller).post(_address("goal_edit", world.goal.pk), headers={"HX-Request": "true"})

    assert response.headers["HX-Redirect"] == _address("goal_show", world.goal.pk)


def test_a_role_that_never_reaches_is_still_refused(exempelby: Municipality, world: World) -> None:
    reader = make_person("Leo", (Role.READER, "K"), municipality=exempelby)

    response = signed_in(reader).post(_address("goal_adopt", world.goal.pk))

    assert response.status_code == 403


def test_what_is_gone_when_its_turn_comes_is_refused_in_words(
    exempelby: Municipality, controller: User, world: World
) -> None:
    with municipality_scope(exempelby):
        draft, plan = world.draft_goal, world.draft_plan
        other = Goal.objects.get(pk=draft.pk)
        ranking = PriorityRanking.objects.create(level=draft.level, organisation=organisation("BUN"), year_from=2026)
        same = PriorityRanking.objects.get(pk=ranking.pk)
        same_plan = type(plan).objects.get(pk=plan.pk)
        delete_goal(goal=other, by=controller)
        delete_ranking(ranking=same, by=controller)
        delete_plan(plan=same_plan, by=controller)

        for write in (
            lambda: delete_goal(goal=draft, by=controller),
            lambda: merge_goals(goal=draft, into=world.goal, by=controller),
            lambda: adopt_goals(goals=[draft], decision=DecisionContent(**decided_by("BUN")), by=controller),
            lambda: delete_ranking(ranking=ranking, by=controller),
            lambda: delete_plan(plan=plan, by=controller),
        ):
            with pytest.raises(GoneError):
                write()
        assert not Goal.objects.filter(pk=draft.pk, state=AdoptionState.ADOPTED).exists()
