"""`demo --reset`: everything of the demo goes, history and files too, and nothing else does.

It works on two connections that must see each other's rows, so these tests commit, and tidy up after themselves.
"""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, connections

from governance.models import Job, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Value
from reports.models import Report, ReportFile
from workspace.demo import store


@pytest.fixture(autouse=True)
def _on_ones_own_machine(settings: object) -> None:
    settings.INSECURE_LOCAL = True  # elsewhere the demo asks for a password of its own


@pytest.fixture
def _committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():
        _tidy()
        store.fill_demo(password="x" * 12)
        yield
        _tidy()
        connection.close()


def _tidy() -> None:
    """As the owner, who sees the rows of every municipality."""
    Municipality.objects.using("owner").filter(slug="annanstad").delete()
    User.objects.using("owner").filter(email="charlie@example.com").delete()
    store.remove_demo()


def rows_of(municipality: int) -> dict[str, int]:
    """How many rows each tenant table has of a municipality, read as the owner; tables without any are left out."""
    found = {}
    with connections["owner"].cursor() as cursor:
        for model in store.tenant_models():
            cursor.execute(f'SELECT count(*) FROM "{model._meta.db_table}" WHERE municipality_id = %s', [municipality])
            found[model.__name__] = cursor.fetchone()[0]
    return {name: count for name, count in found.items() if count}


def order_report(municipality: Municipality) -> str:
    """A finished report's file; its name in the storage."""
    with municipality_scope(municipality):
        by = User.objects.get(email="fatima.rahimi@exempelby.example")
        job = Job.objects.create(kind="report", ordered_by=by)
        report = Report.objects.create(year=2025, title="Årsredovisning", language="sv", job=job, ordered_by=by)
        name = default_storage.save("reports/demo.pdf", ContentFile(b"%PDF"))
        ReportFile.objects.create(report=report, format="pdf", file=name, size=4, sha256="0" * 64)
    return name


@pytest.mark.usefixtures("_committed")
def test_reset_removes_rows_history_and_files_and_fills_anew() -> None:
    old = Municipality.objects.get(slug="exempelby")
    file = order_report(old)
    with municipality_scope(old):
        indicator = Indicator.objects.get(code="N15428")
        Value.objects.filter(indicator=indicator).update(comment="changed by hand")

    call_command("demo", "--reset", stdout=StringIO())

    new = Municipality.objects.get(slug="exempelby")
    assert new.pk != old.pk
    assert rows_of(old.pk) == {}
    assert rows_of(new.pk)["Goal"] > 40
    assert not default_storage.exists(file)
    with municipality_scope(new):
        assert not Value.objects.filter(comment="changed by hand").exists()


@pytest.mark.usefixtures("_committed")
def test_reset_leaves_other_municipalities_and_people_alone() -> None:
    other = Municipality.objects.create(slug="annanstad", name="Annanstad kommun")
    charlie = User.objects.create_user("charlie@example.com", full_name="Charlie")

    store.remove_demo()

    assert Municipality.objects.filter(pk=other.pk).exists()
    assert User.objects.filter(pk=charlie.pk).exists()
    assert not User.objects.filter(email__endswith="@exempelby.example").exists()


@pytest.mark.usefixtures("_committed")
def test_person_whom_another_municipality_names_is_kept() -> None:
    other = Municipality.objects.create(slug="annanstad", name="Annanstad kommun")
    auditor = User.objects.get(email="birgitta.akesson@exempelby.example")
    with municipality_scope(other):
        Job.objects.create(kind="report", ordered_by=auditor)

    store.remove_demo()

    assert User.objects.filter(pk=auditor.pk).exists()
