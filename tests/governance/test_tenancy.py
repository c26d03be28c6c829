"""The wall between municipalities: each known way around it, tried as the runtime role."""

import psycopg2
import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django_scopes.exceptions import ScopeError

from governance.models import Membership, Municipality, Organisation, OrganisationGrant
from governance.models.organisation import Permission
from governance.tenancy import MunicipalityScopeError, current_municipality, municipality_scope
from tests.conftest import organisation

OUTSIDE = (ProgrammingError, DataError)  # the setting was never made, or is empty again


def count(sql: str = "SELECT count(*) FROM governance_organisation") -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _address(alias: str, name: str) -> str:
    role = settings.DATABASES[alias]
    return psycopg2.extensions.make_dsn(
        dbname=name, user=role["USER"], password=role["PASSWORD"], host=role["HOST"], port=role["PORT"] or None
    )


async def names_asynchronously() -> list[str]:
    """Iterated asynchronously, which the scoped manager's refusal does not cover."""
    return [one.name async for one in Organisation._base_manager.all()]


def test_asynchronous_iteration_sees_only_own_rows(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(exempelby):
        names = async_to_sync(names_asynchronously)()

    assert len(names) == 7


def test_scope_shows_only_own_rows(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(exempelby):
        own = set(Organisation.objects.values_list("municipality_id", flat=True))

    assert own == {exempelby.pk}


def test_raw_sql_shows_only_own_rows(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(exempelby):
        seen = count()

    assert seen == 7


def test_unscoped_manager_raises(exempelby: Municipality) -> None:
    with pytest.raises(ScopeError):
        list(Organisation.objects.all())


@pytest.mark.parametrize(
    "read",
    [
        lambda: Organisation.objects.exists(),
        lambda: list(Organisation.objects.exclude(pk=0)),
        lambda: list(Organisation._base_manager.all()),
        lambda: async_to_sync(names_asynchronously)(),
        lambda: Organisation._base_manager.first(),
        lambda: Organisation._base_manager.update(name="x"),
        lambda: Organisation._base_manager.all().delete(),
        lambda: Organisation.objects.create(kind="unit", name="x"),
        lambda: count(),
        lambda: count("SELECT count(*) FROM governance_organisationevent"),
    ],
)
def test_ways_around_the_manager_meet_the_wall(exempelby: Municipality, read: object) -> None:
    with pytest.raises((*OUTSIDE, ScopeError, IntegrityError)), transaction.atomic():
        read()


def test_base_manager_and_forward_key_see_only_own_rows(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(annanstad):
        foreign = organisation("Valla")

    with municipality_scope(exempelby):
        assert not Organisation._base_manager.filter(pk=foreign.pk).exists()
        with pytest.raises(Organisation.DoesNotExist):
            Organisation(parent_id=foreign.pk).parent  # noqa: B018 (reading the key is the query)


def test_row_for_another_municipality_is_refused(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(exempelby), pytest.raises(ProgrammingError), transaction.atomic():
        Organisation.objects.create(municipality=annanstad, kind="unit", name="Smuggled")


def test_moving_a_row_to_another_municipality_is_refused(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(exempelby), pytest.raises(ProgrammingError), transaction.atomic():
        Organisation.objects.filter(short_name="Valla").update(municipality=annanstad)


def test_key_to_another_municipality_is_refused(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(annanstad):
        foreign = organisation("K")

    with municipality_scope(exempelby):
        Organisation.objects.create(kind="unit", name="Points away", parent_id=foreign.pk)
        with connection.cursor() as cursor, pytest.raises(IntegrityError), transaction.atomic():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        Organisation.objects.get(name="Points away").delete()


def test_row_gets_the_scopes_municipality_by_default(scope: Municipality) -> None:
    made = Organisation.objects.create(kind="unit", name="Sörbyskolan", parent=organisation("BUN"))

    assert made.municipality_id == scope.pk


def test_scope_closes_behind_itself_in_an_outer_transaction(exempelby: Municipality) -> None:
    with municipality_scope(exempelby):
        assert count() == 7

    with pytest.raises(OUTSIDE), transaction.atomic():
        count()


def test_scope_closes_behind_itself_after_an_exception(exempelby: Municipality) -> None:
    with pytest.raises(KeyError), municipality_scope(exempelby):
        raise KeyError

    with pytest.raises(OUTSIDE), transaction.atomic():
        count()


def test_scope_nests_in_itself_only(exempelby: Municipality, annanstad: Municipality) -> None:
    with municipality_scope(exempelby):
        with municipality_scope(exempelby):
            assert current_municipality() == exempelby
        assert count() == 7
        with pytest.raises(MunicipalityScopeError), municipality_scope(annanstad):
            pass


def test_runtime_role_cannot_lift_the_wall(exempelby: Municipality) -> None:
    for statement in (
        "ALTER TABLE governance_organisation DISABLE ROW LEVEL SECURITY",
        "DROP POLICY governance_organisation_rls ON governance_organisation",
        "SET ROLE roda_owner",
        "TRUNCATE governance_organisation",
        "ALTER ROLE current_user BYPASSRLS",
    ):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_history_can_be_added_to_but_not_altered(scope: Municipality) -> None:
    for statement in ("UPDATE governance_organisationevent SET name = ''", "DELETE FROM governance_organisationevent"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_without_row_level_security_the_same_reads_would_leak(exempelby: Municipality, annanstad: Municipality) -> None:
    """The sentinel: the wall is the policy, not something else. Switched off by the owner, the rows are seen."""
    name = connection.settings_dict["NAME"]
    owner, runtime = (psycopg2.connect(_address(alias, name)) for alias in ("owner", "default"))
    owner.autocommit = True
    insert = (
        "SELECT set_config('app.municipality', '1', true); "
        "INSERT INTO governance_perspective (name, \"order\") VALUES ('x', 0)"
    )
    leak = "SELECT set_config('app.municipality', '2', true); SELECT count(*) FROM governance_perspective"

    def seen_from_another() -> int:
        with runtime.cursor() as cursor:
            cursor.execute(insert)
            cursor.execute(leak)
            rows = cursor.fetchone()[0]
        runtime.rollback()
        return rows

    guarded = seen_from_another()
    try:
        owner.cursor().execute("ALTER TABLE governance_perspective DISABLE ROW LEVEL SECURITY")
        unguarded = seen_from_another()
    finally:
        owner.cursor().execute("ALTER TABLE governance_perspective ENABLE ROW LEVEL SECURITY")
        owner.close()
        runtime.close()

    assert (guarded, unguarded) == (0, 1)


def test_library_rows_get_the_municipality(scope: Municipality, bob: object) -> None:
    OrganisationGrant.objects.assign_perm(Permission.READ_DRAFTS, bob, organisation("Valla"))

    assert OrganisationGrant.objects.get(user=bob, membership=None).municipality_id == scope.pk


def test_membership_is_kept_under_tenancy(exempelby: Municipality, annanstad: Municipality, charlie: object) -> None:
    with municipality_scope(exempelby):
        assert not Membership.objects.filter(user=charlie).exists()


@pytest.mark.parametrize("path", ["/%00/", "/exempelby%00/", "/%00exempelby/goals/"])
def test_address_that_no_municipality_can_have_is_not_there(client: Client, exempelby: Municipality, path: str) -> None:
    assert client.get(path).status_code == 404
