"""What waits between organisations stands among a person's tasks."""

import pytest

from goals.models import Contributor
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
