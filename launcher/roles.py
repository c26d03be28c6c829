"""Makes the product's database and its two log-in roles in a server that we may administer."""

import contextlib
from pathlib import Path

import psycopg2
from psycopg2 import errors, sql

DATABASE = "roda"
OWNER = "roda_owner"
APP = "roda_app"
DatabaseError = psycopg2.Error
_ROLES_SQL = Path(__file__).with_name("roles.sql")


def make_database(*, superuser_url: str, owner_password: str, app_password: str) -> None:
    """Make the database `roda`, its roles and their rights, or bring what exists to the stated state.

    `superuser_url` points to the server's database `postgres`. The owner may create databases, as the tests need.
    """
    server = psycopg2.connect(superuser_url)
    try:
        server.autocommit = True  # CREATE DATABASE refuses to run inside a transaction
        with server.cursor() as cursor, contextlib.suppress(errors.DuplicateDatabase):
            cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    finally:
        server.close()

    database = psycopg2.connect(superuser_url, dbname=DATABASE)
    try:
        with database, database.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('roda.owner_password', %s, true), set_config('roda.app_password', %s, true),"
                " set_config('roda.owner_may_createdb', 'on', true)",
                [owner_password, app_password],
            )
            cursor.execute(_ROLES_SQL.read_text(encoding="utf-8"))
    finally:
        database.close()


def answers(url: str) -> bool:
    """Tell whether a server answers at `url` and lets this role in."""
    try:
        connection = psycopg2.connect(url, connect_timeout=3)
    except psycopg2.OperationalError:
        return False
    connection.close()
    return True
