"""What the runtime role may do: read and write rows, never change a table; add to the history, never alter it."""

from django.apps import apps
from django.conf import settings
from django.db import connections
from pghistory.models import Event
from psycopg2 import sql


def grant_to_runtime_role(*, using: str) -> None:
    """Give the runtime role its rights on all tables that the owner's migrations made. Safe to run again."""
    if using != "owner":
        return
    role = sql.Identifier(settings.DATABASES["default"]["USER"])
    append_only = [model._meta.db_table for model in apps.get_models() if issubclass(model, Event)]
    with connections[using].cursor() as cursor:
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {role}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
        ):
            cursor.execute(sql.SQL(statement).format(role=role))
        for table in set(append_only) & set(connections[using].introspection.table_names(cursor)):
            revoke = sql.SQL("REVOKE UPDATE, DELETE ON {table} FROM {role}")
            cursor.execute(revoke.format(table=sql.Identifier(table), role=role))
