"""The history tells no other authority of a draft, though it is to contribute to it or is affected by it."""

from goals.models import Contributor, GoalEffect
from governance.models import Membership, Municipality
from governance.queries.history import Wanted, history_page, organisation_of, reads_history_of
from governance.tracked import tracked_kinds
from tests.conftest import make_person, organisation
from tests.world import make_world

Role = Membership.Role


def test_what_hangs_on_a_draft_is_in_the_history_of_those_who_write_it_alone(scope: Municipality) -> None:
    world = make_world(make_person("Fatima", (Role.CONTROLLER, "K"), municipality=scope))
    goal, other = world.draft_goal, organisation("ON")
    contributor = Contributor.objects.create(goal=goal, organisation=other, task="Hemlig uppgift")
    effect = GoalEffect.objects.create(goal=goal, organisation=other, kind=GoalEffect.Kind.BURDENS, text="Hemligt")
    controller = make_person("Daniel", (Role.CONTROLLER, "ON"), municipality=scope)
    kinds = tracked_kinds()

    told = history_page(Wanted(part=frozenset({other.pk})), size=500).changes
    own = history_page(Wanted(part=frozenset({goal.organisation_id})), size=500).changes

    hanging = {"goals.contributor", "goals.goaleffect"}
    assert not hanging & {change.kind_label for change in told}
    assert hanging <= {change.kind_label for change in own}
    assert organisation_of(kinds["goals.contributor"], contributor.pk) == goal.organisation_id
    assert organisation_of(kinds["goals.goaleffect"], effect.pk) == goal.organisation_id
    assert not reads_history_of(controller, effect.goal.organisation_id)
