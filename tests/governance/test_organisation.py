"""The organisation as a tree, and the municipality's own settings."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance import services
from governance.access import grants_of
from governance.models import Membership, Municipality, Organisation, User
from governance.models.organisation import Permission
from governance.queries import descendants_and_self, organisation_choices, organisation_tree
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in

Role = Membership.Role
BASE = "/exempelby/governance"
TODAY = timezone.localdate()


def update(short_name: str, by: User, **changed: object) -> None:
    found = organisation(short_name)
    fields = {name: getattr(found, name) for name in ("kind", "name", "short_name", "parent", "valid_from")}
    services.update_organisation(organisation=found, by=by, **(fields | changed))


def test_tree_is_read_from_the_top_down_council_first_then_in_swedish_order(scope: Municipality, admin: User) -> None:
    services.create_organisation(kind="unit", name="Ängsskolan", parent=organisation("BUN"), by=admin)
    services.create_organisation(kind="unit", name="Öbackaskolan", parent=organisation("BUN"), by=admin)
    services.create_organisation(kind="unit", name="Åkraskolan", parent=organisation("BUN"), by=admin)

    tree = [(node.depth, node.organisation.name) for node in organisation_tree()]

    assert tree == [
        (0, "Kommunen"),
        (1, "Kommunfullmäktige"),
        (1, "Kommunstyrelsen"),
        (1, "Barn- och utbildningsnämnden"),
        (2, "Nyborgsskolan"),
        (2, "Vallaskolan"),
        (2, "Åkraskolan"),
        (2, "Ängsskolan"),
        (2, "Öbackaskolan"),
        (1, "Omsorgsnämnden"),
    ]


def test_tree_counts_people_in_force(scope: Municipality, alice: User, amir: User) -> None:
    services.grant_membership(
        user=alice, organisation=organisation("Valla"), role=Role.READER, valid_from=TODAY + timedelta(9), by=alice
    )

    counts = {node.organisation.short_name: node.members for node in organisation_tree()}

    assert (counts["K"], counts["Valla"], counts["BUN"]) == (1, 1, 0)


def test_choices_stand_in_tree_order_stepped_in(scope: Municipality) -> None:
    within = {organisation("BUN").pk, organisation("Valla").pk}

    assert [label for _, label in organisation_choices(within=within)] == [
        "\u00a0\u00a0\u00a0Barn- och utbildningsnämnden",
        "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0Vallaskolan",
    ]


def test_descendants_are_all_below(scope: Municipality) -> None:
    expected = {organisation(name).pk for name in ("BUN", "Valla", "Nyborg")}

    assert descendants_and_self(organisation("BUN")) == expected


def test_moved_organisation_follows_the_rights_of_its_new_place(scope: Municipality, admin: User) -> None:
    controller = make_person("Carl", (Role.CONTROLLER, "ON"), municipality=scope)
    valla = organisation("Valla")

    update("Valla", admin, parent=organisation("ON"))

    assert grants_of(User.objects.get(pk=controller.pk)).may(Permission.ASSESS_GOALS, valla.pk)


@pytest.mark.parametrize("below", ["BUN", "Valla"])
def test_organisation_does_not_move_under_itself(scope: Municipality, admin: User, below: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        update("BUN", admin, parent=organisation(below))

    assert refusal.value.field == "parent"


def test_the_whole_is_not_moved_and_gets_no_neighbour(scope: Municipality, admin: User) -> None:
    for short_name, parent in (("K", organisation("KF")), ("BUN", None)):
        with pytest.raises(RefusedError):
            update(short_name, admin, parent=parent)


def test_name_is_used_once_under_a_parent(scope: Municipality, admin: User) -> None:
    with pytest.raises(RefusedError):
        services.create_organisation(kind="unit", name="vallaskolan", parent=organisation("BUN"), by=admin)
    with pytest.raises(RefusedError):
        update("Nyborg", admin, name="Vallaskolan")

    services.create_organisation(kind="unit", name="Vallaskolan", parent=organisation("ON"), by=admin)


def test_end_takes_the_roles_with_it_and_keeps_what_was(scope: Municipality, admin: User, amir: User) -> None:
    ended = services.end_organisation(organisation=organisation("Valla"), on=TODAY, by=admin)

    assert ended == 1
    assert Membership.objects.get(user=amir).valid_to == TODAY
    assert organisation("Valla").valid_to == TODAY


def test_end_is_refused_while_something_below_goes_on(scope: Municipality, admin: User) -> None:
    with pytest.raises(RefusedError, match="Nyborgsskolan, Vallaskolan"):
        services.end_organisation(organisation=organisation("BUN"), on=TODAY, by=admin)


def test_the_whole_never_ends_and_nothing_ends_before_it_begins(scope: Municipality, admin: User) -> None:
    with pytest.raises(RefusedError):
        services.end_organisation(organisation=organisation("K"), on=TODAY, by=admin)
    with pytest.raises(RefusedError):
        services.end_organisation(organisation=organisation("Valla"), on=date(1999, 1, 1), by=admin)


def test_end_is_taken_back(scope: Municipality, admin: User) -> None:
    services.end_organisation(organisation=organisation("Valla"), on=TODAY, by=admin)

    services.reopen_organisation(organisation=organisation("Valla"), by=admin)

    assert organisation("Valla").valid_to is None


def test_end_is_not_taken_back_under_what_has_ended(scope: Municipality, admin: User) -> None:
    for short_name in ("Valla", "Nyborg", "BUN"):
        services.end_organisation(organisation=organisation(short_name), on=TODAY, by=admin)

    with pytest.raises(RefusedError, match="Barn- och utbildningsnämnden"):
        services.reopen_organisation(organisation=organisation("Valla"), by=admin)


def pk_of(municipality: Municipality, short_name: str) -> int:
    with municipality_scope(municipality):
        return organisation(short_name).pk


@pytest.mark.parametrize("role", Role.values)
def test_tree_is_read_by_all_and_changed_by_the_administrator(exempelby: Municipality, role: str) -> None:
    client = signed_in(make_person("Doris", (role, "K"), municipality=exempelby))
    pk = pk_of(exempelby, "Valla")
    may = 200 if role == Role.ADMINISTRATOR else 403

    assert client.get(f"{BASE}/organisation/").status_code == 200
    found = {client.get(f"{BASE}/organisation/{pk}/{page}/").status_code for page in ("new", "edit", "end")}
    assert found == {may}
    assert client.get(f"{BASE}/settings/").status_code == may
    assert client.post(f"{BASE}/organisation/{pk}/reopen/").status_code == (302 if may == 200 else 403)


def test_another_municipalitys_organisation_is_not_there(
    exempelby: Municipality, annanstad: Municipality, admin: User, charlie: User
) -> None:
    foreign = pk_of(annanstad, "Valla")

    assert signed_in(admin).get(f"{BASE}/organisation/{foreign}/edit/").status_code == 404
    assert signed_in(charlie).get(f"{BASE}/organisation/").status_code == 404


def test_tree_asks_as_often_for_three_more(
    exempelby: Municipality, admin: User, django_assert_num_queries: Callable
) -> None:
    client = signed_in(admin)

    with django_assert_num_queries(11):
        client.get(f"{BASE}/organisation/")
    with municipality_scope(exempelby):
        for name in ("A", "B", "C"):
            services.create_organisation(kind="unit", name=name, parent=organisation("ON"), by=None)

    with django_assert_num_queries(11):
        client.get(f"{BASE}/organisation/")


def test_reader_sees_no_way_to_change(exempelby: Municipality, bob: User) -> None:
    shown = signed_in(bob).get(f"{BASE}/organisation/").content.decode()

    assert "Vallaskolan" in shown
    assert "/edit/" not in shown


def test_organisation_is_added_changed_ended_and_taken_back(exempelby: Municipality, admin: User) -> None:
    client = signed_in(admin)
    fields = {"name": "Sörbyskolan", "short_name": "Sörby", "kind": "unit", "valid_from": "2026-01-01"}
    board = pk_of(exempelby, "BUN")
    client.post(f"{BASE}/organisation/{board}/new/", fields | {"parent": board})
    pk = pk_of(exempelby, "Sörby")

    client.post(f"{BASE}/organisation/{pk}/edit/", fields | {"name": "Södra skolan", "parent": pk_of(exempelby, "ON")})
    client.post(f"{BASE}/organisation/{pk}/end/", {"on": "2026-06-30"})
    without, with_it = (client.get(f"{BASE}/organisation/{query}").content.decode() for query in ("", "?ended=1"))
    client.post(f"{BASE}/organisation/{pk}/reopen/")

    assert "upphörde" not in without
    assert "upphörde 2026-06-30" in with_it
    with municipality_scope(exempelby):
        found = Organisation.objects.get(pk=pk)
    assert (found.name, found.parent_id, found.valid_to) == ("Södra skolan", pk_of(exempelby, "ON"), None)


def test_the_whole_is_renamed(exempelby: Municipality, admin: User) -> None:
    pk = pk_of(exempelby, "K")

    signed_in(admin).post(f"{BASE}/organisation/{pk}/edit/", {"name": "Exempelby", "valid_from": "2020-01-01"})

    with municipality_scope(exempelby):
        assert Organisation.objects.get(pk=pk).name == "Exempelby"


def test_refusal_is_told_in_the_form(exempelby: Municipality, admin: User) -> None:
    pk = pk_of(exempelby, "BUN")

    response = signed_in(admin).post(f"{BASE}/organisation/{pk}/end/", {"on": TODAY.isoformat()})

    assert response.status_code == 200
    assert "Nyborgsskolan, Vallaskolan" in response.content.decode()


SETTINGS = {"name": "Exempelby kommun", "language": "sv", "money_unit": "tkr", "accent": "#0F4C5C"}


def test_settings_are_stored(exempelby: Municipality, admin: User) -> None:
    signed_in(admin).post(f"{BASE}/settings/", SETTINGS | {"accent": "#7a1020", "language": "en"})

    exempelby.refresh_from_db()
    assert (exempelby.accent, exempelby.language, exempelby.money_unit) == ("#7A1020", "en", "tkr")


@pytest.mark.parametrize(
    ("accent", "words"),
    [
        ("#FFCC00", "kontrasten mot sidan är 1,4 till 1 och måste vara minst 4,5 till 1"),
        ("#767676", "kontrasten mot sidan är 4,3 till 1 och måste vara minst 4,5 till 1"),
        ("grön", "Skriv färgen som # och sex tecken"),
    ],
)
def test_colour_that_cannot_be_read_is_refused(exempelby: Municipality, admin: User, accent: str, words: str) -> None:
    response = signed_in(admin).post(f"{BASE}/settings/", SETTINGS | {"accent": accent, "name": "Annat namn"})

    exempelby.refresh_from_db()
    assert words in response.content.decode()
    assert (exempelby.accent, exempelby.name) == ("#0F4C5C", "Exempelby kommun")
    assert '<span class="site-municipality">Exempelby kommun</span>' in response.content.decode()
