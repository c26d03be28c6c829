"""The two demo municipalities as a whole: filled, taken away, and who can sign in to them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import pgtrigger
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.files.storage import default_storage
from django.db import connections, transaction
from django.db.models import FileField, Model, ProtectedError
from psycopg2 import sql

from governance.models import Membership, Municipality, User
from governance.tenant_models import MunicipalityField
from workspace.demo.exempelby import EXEMPELBY
from workspace.demo.exempelmark import EXEMPELMARK
from workspace.demo.filling import fill
from workspace.demo.filling.organisation import address

DEMO = (EXEMPELBY, EXEMPELMARK)
OWNER = "owner"


def fill_demo(*, password: str) -> None:
    """Fill both municipalities, in one transaction; everyone in them gets this password."""
    password_hash = make_password(password)
    with transaction.atomic():
        for content in DEMO:
            fill(content, password_hash=password_hash)


def remove_demo() -> None:
    """Take away the demo municipalities, their rows, history and files, and the people who belong nowhere else.

    Works as the owner of the tables: to the runtime role the history can only be added to, and that should not change
    for the demo's sake. The triggers rest meanwhile, since what is taken away whole leaves no history.
    """
    slugs = [content.slug for content in DEMO]
    addresses = [address(content, row) for content in DEMO for row in content.people]
    owner = connections[OWNER]
    with transaction.atomic(using=OWNER), pgtrigger.ignore(databases=[OWNER]), owner.cursor() as cursor:
        cursor.execute("SELECT array_agg(id) FROM governance_municipality WHERE slug = ANY(%s)", [slugs])
        municipalities = cursor.fetchone()[0] or []
        files = list(_files(municipalities))
        # All foreign keys are checked at the end of the transaction, so the order does not matter.
        for model in tenant_models():
            table = sql.Identifier(model._meta.db_table)
            statement = sql.SQL("DELETE FROM {table} WHERE municipality_id = ANY(%s)").format(table=table)
            cursor.execute(statement, [municipalities])
        cursor.execute("DELETE FROM governance_admission WHERE municipality_id = ANY(%s)", [municipalities])
        cursor.execute("DELETE FROM governance_municipality WHERE id = ANY(%s)", [municipalities])
        _remove_people(addresses)
    for name in files:
        default_storage.delete(name)


def _remove_people(addresses: list[str]) -> None:
    """Delete those of the demo's people who are admitted nowhere any more.

    One whom another municipality's rows still name is kept, and then all are: the next fill uses them again.
    """
    gone = User.objects.using(OWNER).filter(email__in=addresses, admissions=None)
    with suppress(ProtectedError), transaction.atomic(using=OWNER):
        gone.delete()


def tenant_models() -> Iterator[type[Model]]:
    """Every model whose rows belong to a municipality, the history's too."""
    for model in apps.get_models():
        if any(isinstance(field, MunicipalityField) for field in model._meta.fields):
            yield model


def _files(municipalities: list[int]) -> Iterator[str]:
    for model in tenant_models():
        for field in model._meta.fields:
            if isinstance(field, FileField) and not model.__name__.endswith("Event"):
                rows = model._base_manager.using(OWNER).filter(municipality__in=municipalities)
                yield from rows.exclude(**{field.name: ""}).values_list(field.name, flat=True)


def can_remove() -> bool:
    """Whether this process knows the owner of the tables, who alone may take history away."""
    return OWNER in connections.databases


@dataclass(frozen=True, slots=True)
class LogIn:
    """One person of the demo: the address to sign in with, and what the person is where."""

    email: str
    name: str
    role: str
    municipality: str


def log_ins() -> list[LogIn]:
    """One person for each role in each demo municipality that is there, in the order of the content."""
    found = []
    present = {m.slug: m for m in Municipality.objects.filter(slug__in=[content.slug for content in DEMO])}
    for content in DEMO:
        if content.slug in present:
            found += [
                LogIn(
                    address(content, row),
                    row.name,
                    str(Membership.Role(row.roles[0][0]).label),
                    content.name,
                )
                for row in content.people
                if row.shown
            ]
    return found
