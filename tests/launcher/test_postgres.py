"""The embedded PostgreSQL: starts, starts again, survives a crash, keeps its data, and has the two roles."""

import os
import signal
import socket
import stat
from pathlib import Path
from threading import Timer
from urllib.parse import urlsplit

import psycopg2
import pytest
from psycopg2 import errors

from launcher import postgres
from launcher.problem import LauncherError


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement, committed, and return its rows."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def server_process(data_folder: Path) -> int:
    """Return the server's process number, from the file that the server itself writes."""
    return int((data_folder / "postgres/data/postmaster.pid").read_text().splitlines()[0])


def test_second_start_finds_the_first_server(data_folder: Path) -> None:
    first = postgres.start()
    process = server_process(data_folder)

    second = postgres.start()

    assert second == first
    assert server_process(data_folder) == process


def test_data_is_kept_over_a_stop(data_folder: Path) -> None:
    connection = postgres.start()
    rows(connection.migration_database_url, "CREATE TABLE note AS SELECT 'åäö' AS text")

    was_running = postgres.stop()
    again = postgres.start()

    assert was_running
    assert rows(again.migration_database_url, "SELECT text FROM note") == [("åäö",)]


def test_stop_of_a_stopped_server_says_so(data_folder: Path) -> None:
    postgres.start()
    postgres.stop()

    assert postgres.stop() is False


def test_killed_server_recovers_with_its_data(data_folder: Path) -> None:
    connection = postgres.start()
    rows(connection.migration_database_url, "CREATE TABLE note AS SELECT 1 AS number")

    os.kill(server_process(data_folder), signal.SIGKILL)
    again = postgres.start()

    assert rows(again.migration_database_url, "SELECT number FROM note") == [(1,)]


def test_killed_server_that_has_not_yet_gone_is_waited_for(data_folder: Path) -> None:
    postgres.start()
    process = server_process(data_folder)
    os.kill(process, signal.SIGSTOP)
    dying = Timer(1, os.kill, (process, signal.SIGKILL))
    dying.start()

    again = postgres.start()

    assert rows(again.database_url, "SELECT 1") == [(1,)]
    assert server_process(data_folder) != process


def test_stale_process_number_of_another_program_is_no_obstacle(data_folder: Path) -> None:
    postgres.start()
    pid_file = data_folder / "postgres/data/postmaster.pid"
    left_behind = pid_file.read_text().splitlines()
    postgres.stop()
    pid_file.write_text("\n".join([str(os.getpid()), *left_behind[1:]]) + "\n")
    pid_file.chmod(0o644)

    connection = postgres.start()

    assert rows(connection.database_url, "SELECT 1") == [(1,)]


def test_taken_port_is_exchanged_for_a_free_one(data_folder: Path) -> None:
    port = urlsplit(postgres.start().database_url).port
    postgres.stop()

    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port))
        other.listen()
        connection = postgres.start()

    assert urlsplit(connection.database_url).port != port
    assert rows(connection.database_url, "SELECT 1") == [(1,)]


def test_roles_have_no_more_power_than_they_need(data_folder: Path) -> None:
    connection = postgres.start()

    found = rows(
        connection.migration_database_url,
        "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles"
        " WHERE rolname LIKE 'roda%' ORDER BY rolname",
    )
    owned = rows(
        connection.database_url,
        "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'roda_app'::regrole",
    )
    database_owner = rows(
        connection.database_url, "SELECT datdba::regrole::text FROM pg_database WHERE datname = 'roda'"
    )

    assert found == [("roda_app", False, False, False, False, False), ("roda_owner", False, False, True, False, False)]
    assert owned == [(0,)]
    assert database_owner == [("roda_owner",)]


def test_start_takes_away_power_that_a_role_was_given(data_folder: Path) -> None:
    postgres.start()
    rows(postgres.superuser_url(), "ALTER ROLE roda_app SUPERUSER BYPASSRLS CREATEDB CREATEROLE")
    postgres.stop()

    connection = postgres.start()

    power = "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    assert rows(connection.database_url, power) == [(False,)]


def test_runtime_role_can_only_do_what_it_was_granted(data_folder: Path) -> None:
    connection = postgres.start()
    rows(connection.migration_database_url, "CREATE TABLE note (id int); CREATE TABLE closed (id int)")
    rows(connection.migration_database_url, "GRANT SELECT, INSERT ON note TO roda_app")

    rows(connection.database_url, "INSERT INTO note VALUES (1)")
    rows(connection.database_url, "CREATE TEMPORARY TABLE incoming (LIKE note)")

    for refused in (
        "SELECT * FROM closed",
        "DELETE FROM note",
        "TRUNCATE note",
        "ALTER TABLE note ADD COLUMN more text",
        "CREATE TABLE other (id int)",
    ):
        with pytest.raises(errors.InsufficientPrivilege):
            rows(connection.database_url, refused)


def test_wrong_password_is_refused(data_folder: Path) -> None:
    address = urlsplit(postgres.start().database_url)

    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(host=address.hostname, port=address.port, user="roda_app", password="guess", dbname="roda")


def test_log_ins_and_data_are_private(data_folder: Path) -> None:
    postgres.start()

    modes = {
        name: stat.S_IMODE((data_folder / name).stat().st_mode)
        for name in ("database.json", "postgres", "postgres/data")
    }

    assert modes == {"database.json": 0o600, "postgres": 0o700, "postgres/data": 0o700}


def test_database_stops_when_its_last_user_leaves(data_folder: Path) -> None:
    with postgres.in_use():
        with postgres.in_use():
            pass
        running_while_one_stays = postgres.is_running()

    assert running_while_one_stays
    assert not postgres.is_running()


def test_kept_database_stays_after_its_last_user(data_folder: Path) -> None:
    with postgres.in_use():
        postgres.keep()

    assert postgres.is_running()


def test_lost_password_file_is_explained(data_folder: Path) -> None:
    postgres.start()
    (data_folder / "database.json").rename(data_folder / "elsewhere")
    try:
        with pytest.raises(LauncherError, match="Put the file back from a backup"):
            postgres.start()
    finally:
        (data_folder / "elsewhere").rename(data_folder / "database.json")


def test_data_of_another_version_is_explained(data_folder: Path) -> None:
    postgres.start()
    postgres.stop()
    (data_folder / "postgres/data/PG_VERSION").write_text("12\n")

    with pytest.raises(LauncherError, match="was made by PostgreSQL 12"):
        postgres.start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the database to another account")
def test_project_out_of_the_accounts_reach_keeps_its_data_elsewhere(data_folder: Path) -> None:
    data_folder.chmod(0o700)

    connection = postgres.start()

    directory = rows(postgres.superuser_url(), "SHOW data_directory")[0][0]
    assert rows(connection.database_url, "SELECT 1") == [(1,)]
    assert str(directory).startswith("/var/lib/roda-traden-")
    assert stat.S_IMODE(data_folder.stat().st_mode) == 0o700
