"""What `launcher run` refuses before it starts anything."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from launcher import postgres
from launcher.paths import PROJECT


def run_with_port(port: str) -> "subprocess.CompletedProcess[str]":
    """Try to serve on `port` and return what was said."""
    command = [sys.executable, "-m", "launcher", "run"]
    environment = {**os.environ, "RODA_PORT": port}
    return subprocess.run(command, check=False, cwd=PROJECT, env=environment, capture_output=True, text=True)


def test_taken_port_is_named_before_anything_starts(data_folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run_with_port(str(port))

    assert done.returncode == 1
    assert f"Port {port} cannot be used: address already in use." in done.stderr
    assert not (data_folder / "postgres").exists()
    assert not postgres.is_running()


def test_port_that_is_no_number_is_refused(data_folder: Path) -> None:
    done = run_with_port("eighty")

    assert done.returncode == 1
    assert done.stderr == "RODA_PORT must be a port number, not 'eighty'.\n"
