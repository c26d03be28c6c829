"""A database of the benchmark's own, migrated by the owner, dropped at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connections

NAME = "roda_benchmark"


@contextmanager
def own_database() -> Iterator[None]:
    """Point both roles to a new, migrated database while the block runs."""
    before = settings.DATABASES["owner"]["NAME"]
    _on_maintenance(before, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)', f'CREATE DATABASE "{NAME}"')
    _point_to(NAME)
    try:
        call_command("migrate", database="owner", verbosity=0)
        yield
    finally:
        _point_to(before)
        _on_maintenance(before, f'DROP DATABASE IF EXISTS "{NAME}" WITH (FORCE)')


def _point_to(name: str) -> None:
    for connection in connections.all():
        connection.close()
        connection.settings_dict["NAME"] = name


def _on_maintenance(name: str, *statements: str) -> None:
    owner = connections["owner"]
    owner.settings_dict["NAME"] = name
    with owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    owner.close()
