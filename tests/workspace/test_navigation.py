"""The menu: what each role is led to, and which entry a page belongs to."""

import pytest

from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_person, signed_in
from tests.matrix_rows import PLACES
from tests.world import make_world

Role = Membership.Role


def menu(person: User, address: str = "/exempelby/") -> list[tuple[str, bool]]:
    context = signed_in(person).get(address).context
    return [(link.label, link.current) for link in context["navigation"]]


def test_reader_is_led_to_reading_only(exempelby: Municipality, bob: User) -> None:
    labels = [label for label, _current in menu(bob)]

    assert labels == ["Så går det", "Röda tråden", "Planer", "Årshjul", "Indikatorer", "Uppföljning", "Styrmodell"]


def test_head_of_unit_begins_with_tasks(exempelby: Municipality, amir: User) -> None:
    labels = [label for label, _current in menu(amir)]

    assert labels[0] == "Mina uppgifter"
    assert "Värden" in labels


@pytest.mark.parametrize("role", PLACES)
def test_no_role_chooses_among_more_than_eight(exempelby: Municipality, role: Membership.Role) -> None:
    person = make_person("Whoever", (role, PLACES[role]), municipality=exempelby)

    context = signed_in(person).get("/exempelby/").context

    assert len(context["navigation"]) <= 8


def test_pages_of_an_entry_stand_beneath_it(exempelby: Municipality, alice: User, bob: User) -> None:
    def beneath(person: User, address: str) -> list[tuple[str, bool]]:
        context = signed_in(person).get(address).context
        return [(link.label, link.current) for link in context["section_links"]]

    assert beneath(alice, "/exempelby/how/") == [
        ("Mina uppgifter", False),
        ("Så går det", True),
        ("Meddelanden", False),
    ]
    assert beneath(bob, "/exempelby/changes/late/") == [
        ("Årshjul", False),
        ("Ändringar", True),
        ("Genomgångar", False),
    ]
    assert [label for label, _current in beneath(alice, "/exempelby/periods/")] == [
        "Bedömningar",
        "Läget i kommunen",
        "Regler och efterlevnad",
        "Stängda perioder",
        "Rapporter",
    ]
    assert beneath(alice, "/exempelby/goals/plans/") == []


@pytest.mark.parametrize(
    ("address", "entry"),
    [
        ("", "Mina uppgifter"),
        ("how/", "Mina uppgifter"),
        ("notices/", "Mina uppgifter"),
        ("cycle/", "Årshjul"),
        ("tasks/", "Årshjul"),
        ("tasks/whole/", "Uppföljning"),
        ("changes/", "Årshjul"),
        ("walkthroughs/", "Årshjul"),
        ("reminders/", "Årshjul"),
        ("rules/", "Uppföljning"),
        ("rules/findings/", "Uppföljning"),
        ("goals/", "Röda tråden"),
        ("goals/{goal}/", "Röda tråden"),
        ("goals/{goal}/assess/", "Uppföljning"),
        ("goals/assessments/", "Uppföljning"),
        ("periods/", "Uppföljning"),
        ("goals/plans/", "Planer"),
        ("indicators/values/", "Värden"),
        ("indicators/imports/", "Värden"),
        ("indicators/", "Indikatorer"),
        ("reports/", "Uppföljning"),
        ("governance/model/", "Styrmodell"),
        ("governance/history/", "Styrmodell"),
    ],
)
def test_page_marks_its_one_entry(exempelby: Municipality, alice: User, address: str, entry: str) -> None:
    with municipality_scope(exempelby):
        goal = make_world(alice).goal.pk

    marked = [label for label, current in menu(alice, f"/exempelby/{address.format(goal=goal)}") if current]

    assert marked == [entry]


def test_executive_board_member_is_called_so(exempelby: Municipality) -> None:
    person = make_person("Per", (Role.BOARD_MEMBER, "KF"), (Role.EXECUTIVE_BOARD_MEMBER, "KS"), municipality=exempelby)

    assert signed_in(person).get("/exempelby/").context["role_label"] == Role.EXECUTIVE_BOARD_MEMBER.label
