"""Checks that refuse to serve where tenancy would not hold."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import OperationalError, connections

ROLE_QUERY = """
    SELECT rolsuper, rolbypassrls,
           EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                   WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
                     AND pg_has_role(current_user, c.relowner, 'USAGE'))
      FROM pg_roles WHERE rolname = current_user
"""


def role_problems(alias: str) -> list[CheckMessage]:
    """Errors for the role that `alias` connects as: superuser, BYPASSRLS or owner, all of whom pass the policies."""
    with connections[alias].cursor() as cursor:
        cursor.execute(ROLE_QUERY)
        is_superuser, bypasses, owns = cursor.fetchone()
    hint = "Point DATABASE_URL to the runtime role; docs/operator-guide.md says how the two roles are made."
    found: list[CheckMessage] = []
    if is_superuser:
        found.append(
            Error("The web process would connect as a superuser, who passes every policy.", hint, id="roda.E001")
        )
    if bypasses:
        found.append(Error("The web process would connect as a role with BYPASSRLS.", hint, id="roda.E002"))
    if owns:
        found.append(
            Error(
                "The web process would connect as an owner of tables, whom policies do not bind.", hint, id="roda.E003"
            )
        )
    return found


def runtime_role_obeys_policies(*, databases: list[str] | None = None, **_: Any) -> list[CheckMessage]:
    """The check of `manage.py check --database default` and of `migrate`."""
    return role_problems("default") if databases and "default" in databases else []


def runtime_role_obeys_policies_when_serving(**_: Any) -> list[CheckMessage]:
    """The check that runs with every command: an unreachable database is not this check's business."""
    owner = settings.DATABASES.get("owner")
    if owner and settings.DATABASES["default"]["USER"] == owner["USER"]:
        return [Error("DATABASE_URL and MIGRATION_DATABASE_URL name the same role.", id="roda.E004")]
    try:
        return role_problems("default")
    except OperationalError:
        return []
