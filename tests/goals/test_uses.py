"""What an indicator's page tells of the goals and core missions that it is used by."""

import pytest
from django.utils import timezone

from goals.models import CoreMission, QualityFactor
from goals.queries.followers import uses_of_indicators
from governance.models import AdoptionState
from tests.conftest import organisation, signed_in
from tests.goals.conftest import make_goal, make_indicator, measure

State = AdoptionState


def make_mission(short_name, year_from, **factors):
    mission = CoreMission.objects.create(organisation=organisation(short_name), year_from=year_from, what="Lära")
    for text, indicator in factors.items():
        QualityFactor.objects.create(core_mission=mission, text=text, indicator=indicator)


def test_goals_that_hold_are_told_from_the_top_down(levels, bob):
    indicator = make_indicator("Behörighet")
    for level, owner, title, state in (
        ("Nämndmål", "BUN", "Fler når behörighet", State.ADOPTED),
        ("Kommunmål", "KF", "Alla lyckas", State.ADOPTED),
        ("Kommunmål", "KF", "Från förr", State.SUPERSEDED),
    ):
        measure(make_goal(levels[level], owner, title, state=state), indicator)

    told = uses_of_indicators([indicator.pk], bob)[indicator.pk]

    assert [(use.label, use.title) for use in told] == [
        ("Kommunmål", "Alla lyckas"),
        ("Nämndmål", "Fler når behörighet"),
    ]


@pytest.mark.parametrize(("person", "seen"), [("alice", ["Utkast"]), ("bob", [])])
def test_drafts_are_told_inside_their_authority_only(levels, request, person, seen):
    indicator = make_indicator("Behörighet")
    measure(make_goal(levels["Nämndmål"], "BUN", "Utkast", state=State.DRAFT), indicator)

    told = uses_of_indicators([indicator.pk], request.getfixturevalue(person))[indicator.pk]

    assert [use.title for use in told] == seen


def test_core_missions_are_told_as_they_are_worded_now(levels, bob):
    year, indicator = timezone.localdate().year, make_indicator("Trygghet")
    make_mission("Valla", year - 2, trygga=indicator)
    make_mission("Nyborg", year - 3, lugna=indicator)
    make_mission("Nyborg", year - 1, glada=None)
    make_mission("BUN", year - 1, rätt=indicator)
    make_mission("BUN", year + 1, fel=None)

    told = uses_of_indicators([indicator.pk], bob)[indicator.pk]

    assert [(use.title, use.organisation) for use in told] == [
        ("rätt", organisation("BUN").name),
        ("trygga", organisation("Valla").name),
    ]


def test_number_of_queries_does_not_grow_with_the_uses(levels, bob, count_queries):
    indicator = make_indicator("Behörighet")
    for number in range(3):
        measure(make_goal(levels["Nämndmål"], "BUN", f"Mål {number}"), indicator)
    uses_of_indicators([indicator.pk], bob)  # the person's grants

    with count_queries(2):
        found = uses_of_indicators([indicator.pk], bob)[indicator.pk]

    assert len(found) == 3


def test_indicators_page_leads_to_the_goal(levels, bob, exempelby):
    indicator = make_indicator("Behörighet")
    goal = make_goal(levels["Nämndmål"], "BUN", "Fler når behörighet")
    measure(goal, indicator)

    page = signed_in(bob).get(f"/exempelby/indicators/{indicator.pk}/").content.decode()

    assert f'href="/exempelby/goals/{goal.pk}/"' in page
