"""`launcher exec`: the environment it gives and the exit status it hands back."""

import subprocess
import sys
from pathlib import Path

from launcher import postgres
from launcher.paths import PROJECT


def launch(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the launcher's command line to its end."""
    command = [sys.executable, "-m", "launcher", *arguments]
    return subprocess.run(command, check=False, cwd=PROJECT, capture_output=True, text=True)


def test_command_reaches_the_database_as_the_runtime_role(data_folder: Path) -> None:
    program = (
        "import os, psycopg2; cursor = psycopg2.connect(os.environ['DATABASE_URL']).cursor();"
        "cursor.execute('SELECT current_user'); print(cursor.fetchone()[0], len(os.environ['RODA_SECRET_KEY']))"
    )

    done = launch("exec", "--", sys.executable, "-c", program)

    assert done.stdout.split() == ["roda_app", "86"]
    assert done.returncode == 0
    assert not postgres.is_running()


def test_exit_status_of_the_command_is_handed_back(data_folder: Path) -> None:
    assert launch("exec", "--", "sh", "-c", "exit 3").returncode == 3
    assert launch("exec", "--", "sh", "-c", "kill -TERM $$").returncode == 143
    assert launch("exec", "--", "no-such-program").returncode == 127


def test_server_of_ones_own_is_left_alone(data_folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody@example.org/theirs")

    done = launch("exec", "--", "sh", "-c", "echo $DATABASE_URL")

    assert done.stdout == "postgres://somebody@example.org/theirs\n"
    assert not (data_folder / "postgres").exists()


def test_env_prints_lines_for_the_shell_and_stop_ends_it(data_folder: Path) -> None:
    printed = launch("env").stdout.splitlines()
    running_after = postgres.is_running()

    stopped = launch("stop")

    assert [line.partition("=")[0] for line in printed] == [
        "export DATABASE_URL",
        "export MIGRATION_DATABASE_URL",
        "export RODA_SECRET_KEY",
    ]
    assert running_after
    assert stopped.stdout == "Stopped.\n"
    assert not postgres.is_running()


def test_unknown_command_shows_the_usage(data_folder: Path) -> None:
    done = launch("dance")

    assert done.returncode == 2
    assert "python -m launcher run" in done.stderr
