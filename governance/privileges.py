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
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {role}"),
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"),
        sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}"),
        *(
            sql.SQL("REVOKE UPDATE, DELETE ON {table} FROM {role}").format(table=sql.Identifier(table), role=role)
            for table in append_only
        ),
    ]
    with connections[using].cursor() as cursor:
        existing = set(connections[using].introspection.table_names(cursor))
        for table, statement in zip([None] * 4 + append_only, statements, strict=True):
            if table is None or table in existing:
                cursor.execute(statement.format(role=role) if table is None else statement)
