"""People and their roles: who may see them, give them and end them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from governance import services
from governance.access import grants_of
from governance.models import Membership, Municipality, User
from governance.models.organisation import Permission
from governance.queries import people
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in

Role = Membership.Role
BASE = "/exempelby/governance"
TODAY = timezone.localdate()


def membership_of(user: User) -> Membership:
    return Membership.objects.get(user=user)


def test_role_of_the_whole_is_not_given_to_a_part(scope: Municipality, admin: User, bob: User) -> None:
    for role in (Role.ADMINISTRATOR, Role.MODEL_OWNER):
        with pytest.raises(RefusedError) as refusal:
            services.grant_membership(user=bob, organisation=organisation("Valla"), role=role, by=admin)

        assert refusal.value.field == "role"


def test_same_role_is_not_held_twice_at_a_time(scope: Municipality, admin: User, amir: User) -> None:
    def give(**days: object) -> None:
        services.grant_membership(user=amir, organisation=organisation("Valla"), role=Role.MANAGER, by=admin, **days)

    with pytest.raises(RefusedError):
        give()
    with pytest.raises(RefusedError):
        give(valid_from=TODAY + timedelta(100))
    services.end_membership(membership=membership_of(amir), on=TODAY, by=admin)

    give(valid_from=TODAY + timedelta(1))

    assert Membership.objects.filter(user=amir).count() == 2


def test_ended_role_counts_through_its_last_day(scope: Municipality, admin: User, amir: User) -> None:
    valla = organisation("Valla")

    services.end_membership(membership=membership_of(amir), on=TODAY, by=admin)
    today = grants_of(amir).may(Permission.WRITE_PLANS, valla.pk)
    Membership.objects.filter(user=amir).update(valid_from=TODAY - timedelta(9), valid_to=TODAY - timedelta(1))

    assert today
    assert not grants_of(User.objects.get(pk=amir.pk)).may(Permission.WRITE_PLANS, valla.pk)


def test_last_administrator_stays(scope: Municipality, admin: User) -> None:
    with pytest.raises(RefusedError, match="administratör"):
        services.end_membership(membership=membership_of(admin), on=TODAY, by=admin)

    assert membership_of(admin).valid_to is None


@pytest.mark.parametrize(
    ("days", "may"), [({}, True), ({"valid_to": TODAY}, False), ({"valid_from": TODAY + timedelta(1)}, False)]
)
def test_administrator_leaves_only_to_one_who_is_there_and_goes_on(
    scope: Municipality, admin: User, bob: User, days: dict, may: bool
) -> None:
    services.grant_membership(user=bob, organisation=organisation("K"), role=Role.ADMINISTRATOR, by=admin, **days)

    if may:
        services.end_membership(membership=membership_of(admin), on=TODAY, by=admin)
    else:
        with pytest.raises(RefusedError):
            services.end_membership(membership=membership_of(admin), on=TODAY, by=admin)


def test_inactive_person_is_no_other_administrator(scope: Municipality, admin: User, bob: User) -> None:
    services.grant_membership(user=bob, organisation=organisation("K"), role=Role.ADMINISTRATOR, by=admin)
    User.objects.filter(pk=bob.pk).update(is_active=False)

    with pytest.raises(RefusedError):
        services.end_membership(membership=membership_of(admin), on=TODAY, by=admin)


def test_people_are_found_by_words_role_and_organisation(
    exempelby: Municipality, alice: User, bob: User, amir: User, charlie: User
) -> None:
    with municipality_scope(exempelby):
        assert people() == [alice, amir, bob]
        assert people(wanted="AMI example") == [amir]
        assert people(role=Role.READER) == [bob]
        assert people(organisation_ids=[organisation("Valla").pk]) == [amir]
        assert people(wanted="charlie") == []


def addresses(exempelby: Municipality, person: User) -> list[str]:
    with municipality_scope(exempelby):
        membership = membership_of(person).pk
    return [
        f"{BASE}/people/",
        f"{BASE}/people/invite/",
        f"{BASE}/people/{person.pk}/",
        f"{BASE}/people/{person.pk}/roles/new/",
        f"{BASE}/roles/{membership}/end/",
    ]


@pytest.mark.parametrize("role", Role.values)
def test_people_are_for_the_administrator(exempelby: Municipality, amir: User, role: str) -> None:
    client = signed_in(make_person("Doris", (role, "K"), municipality=exempelby))
    expected = 200 if role == Role.ADMINISTRATOR else 403

    assert {client.get(url).status_code for url in addresses(exempelby, amir)} == {expected}


def test_people_of_another_municipality_are_not_there(
    exempelby: Municipality, annanstad: Municipality, admin: User, amir: User, charlie: User
) -> None:
    foreign = addresses(exempelby, amir)
    with municipality_scope(annanstad):
        charlies = membership_of(charlie).pk

    assert {signed_in(charlie).get(url).status_code for url in foreign} == {404}
    for url in (
        f"{BASE}/people/{charlie.pk}/",
        f"{BASE}/people/{charlie.pk}/roles/new/",
        f"{BASE}/roles/{charlies}/end/",
    ):
        assert signed_in(admin).get(url).status_code == 404


def test_list_asks_as_often_for_three_people_as_for_one(
    exempelby: Municipality, admin: User, django_assert_num_queries: Callable
) -> None:
    client = signed_in(admin)

    with django_assert_num_queries(15):
        client.get(f"{BASE}/people/")
    for name in ("Doris", "Erik"):
        make_person(name, (Role.READER, "K"), (Role.MANAGER, "Valla"), municipality=exempelby)

    with django_assert_num_queries(15):
        client.get(f"{BASE}/people/")


def test_list_is_narrowed_to_an_organisation_and_those_below(
    exempelby: Municipality, admin: User, amir: User, bob: User
) -> None:
    with municipality_scope(exempelby):
        board = organisation("BUN").pk

    response = signed_in(admin).get(f"{BASE}/people/?organisation={board}")

    assert [row.user for row in response.context["rows"]] == [amir]


def test_nobody_found_says_so(exempelby: Municipality, admin: User) -> None:
    assert "Ingen passar in" in signed_in(admin).get(f"{BASE}/people/?wanted=zzz").content.decode()


def test_role_is_added_and_ended(exempelby: Municipality, admin: User, amir: User) -> None:
    client = signed_in(admin)
    with municipality_scope(exempelby):
        school = organisation("Nyborg").pk
    fields = {"role": Role.MANAGER, "organisation": school, "valid_from": TODAY.isoformat(), "valid_to": ""}

    client.post(f"{BASE}/people/{amir.pk}/roles/new/", fields)
    with municipality_scope(exempelby):
        added = Membership.objects.get(user=amir, organisation=school)
    response = client.post(f"{BASE}/roles/{added.pk}/end/", {"on": TODAY.isoformat()}, follow=True)

    with municipality_scope(exempelby):
        added.refresh_from_db()
    assert added.valid_to == TODAY
    assert f"Rollen gäller till och med {TODAY}" in response.content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"valid_to": "2020-01-01"}, "valid_to"), ({"role": "king"}, "role"), ({"role": Role.ADMINISTRATOR}, "role")],
)
def test_role_that_cannot_be_is_refused_beside_its_field(
    exempelby: Municipality, admin: User, amir: User, changed: dict, field: str
) -> None:
    with municipality_scope(exempelby):
        school = organisation("Nyborg").pk
    fields = {"role": Role.MANAGER, "organisation": school, "valid_from": TODAY.isoformat()} | changed

    response = signed_in(admin).post(f"{BASE}/people/{amir.pk}/roles/new/", fields)

    assert list(response.context["form"].errors) == [field]


def test_organisation_of_another_municipality_is_no_choice(
    exempelby: Municipality, annanstad: Municipality, admin: User, amir: User
) -> None:
    with municipality_scope(annanstad):
        foreign = organisation("Valla").pk
    fields = {"role": Role.MANAGER, "organisation": foreign, "valid_from": TODAY.isoformat()}

    response = signed_in(admin).post(f"{BASE}/people/{amir.pk}/roles/new/", fields)

    assert list(response.context["form"].errors) == ["organisation"]


def test_last_administrator_is_told_so(exempelby: Municipality, admin: User) -> None:
    with municipality_scope(exempelby):
        pk = membership_of(admin).pk

    response = signed_in(admin).post(f"{BASE}/roles/{pk}/end/", {"on": TODAY.isoformat()})

    assert "Ada är den enda administratören efter den dagen" in response.content.decode()
