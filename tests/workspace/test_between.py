"""What waits between organisations stands among a person's tasks."""

import pytest

from annualcycle.services.periods import close_period
from goals.models import Contributor
from goals.queries.assessment import period_to_assess
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import make_goal, make_model, make_thread


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        thread = make_thread(make_model())
        make_goal(thread.levels["Löfte"], "BUN", "Alla läser", parent=thread.board)
        Contributor.objects.create(goal=thread.promise, organisation=organisation("ON"))
        return thread


def test_goals_from_above_wait_for_the_head_of_unit(whole, amir):
    page = signed_in(amir).get("/exempelby/").content.decode()

    assert "Besvara det som når Vallaskolan 2026" in page
    assert "1 av 2 mål besvarade" in page


def test_comments_wait_for_the_contributor_only(exempelby, whole, amir):
    own = make_person("Olle", ("manager", "ON"), municipality=exempelby)

    told = [signed_in(person).get("/exempelby/").content.decode() for person in (own, amir)]

    assert ["0 av 1 kommentarer skrivna" in page for page in told] == [True, False]


def test_goals_of_a_closed_period_wait_for_nobody(exempelby, whole, alice):
    def told():
        groups = signed_in(alice).get("/exempelby/").context["tasks"].groups
        return [each.title for group in groups for each in group.items if "assessments" in each.url]

    before = told()
    with municipality_scope(exempelby):
        close_period(period=period_to_assess(), by=alice)

    assert (len(before), told()) == (1, [])
