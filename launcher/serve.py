"""Serves the product on this machine: database, migrations, demo, web server, worker, all in one command."""

import contextlib
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from launcher import paths, postgres
from launcher.environment import OWN_SERVER, for_this_machine, product_environment, urls
from launcher.problem import LauncherError
from launcher.supervisor import Child, StopRequests, run_once, supervise
from launcher.system import say

_HOST = "127.0.0.1"
_ANSWER_SECONDS = 2.0
_DATABASE_CHECK_SECONDS = 2.0
_STOP_SECONDS = 30
# In a container one is root and means to be; Celery's page of warning would hide the log-ins.
_ROOT_WARNING = "ignore:You're running the worker with superuser privileges"


def serve() -> int:
    """Serve until Ctrl-C and return the exit status: 0 after a wished stop, 1 when a part would not stay up."""
    port = _wanted_port()
    requests = StopRequests()
    with _only_one(port), product_environment() as environment:
        environment = for_this_machine(environment)
        reason = _prepare(environment, requests)
        if not reason and not requests.count:
            children = [
                Child("web server", _web_command(port), environment),
                Child("worker", _worker_command(), {**environment, "PYTHONWARNINGS": _ROOT_WARNING}),
            ]
            announcement, database = _Announcement(port, environment), _DatabaseWatch(children)

            def look() -> None:
                announcement.look()
                database.look()

            reason = supervise(children, requests=requests, on_tick=look)
        say("Stopping …")
    say(reason or "Stopped.")
    return 1 if reason else 0


def stop_running() -> bool:
    """Stop a product that is being served from this data folder by another command. Return whether there was one."""
    mark = _mark()
    try:
        pid = int(mark.read_text(encoding="ascii").split()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return False
    if _can_lock(mark):
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + _STOP_SECONDS
    while time.monotonic() < deadline:
        if _can_lock(mark):
            return True
        time.sleep(0.1)
    message = f"The product (process {pid}) does not stop."
    raise LauncherError(message)


def _wanted_port() -> int:
    text = os.environ.get("RODA_PORT", "8000")
    if not text.isdecimal() or not 0 < int(text) < 65536:
        message = f"RODA_PORT must be a port number, not {text!r}."
        raise LauncherError(message)
    return int(text)


@contextlib.contextmanager
def _only_one(port: int) -> Iterator[None]:
    """Refuse, before anything is started, when this data folder is already being served or the port is taken."""
    mark = _mark()
    with mark.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            process, _, address = mark.read_text(encoding="ascii").strip().partition(" ")
            message = f"The product is already running at {address} (process {process})."
            raise LauncherError(message) from None
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((_HOST, port))
            except OSError as error:
                message = (
                    f"Port {port} cannot be used: {(error.strerror or str(error)).lower()}. "
                    f"Stop what uses it, or choose another port: RODA_PORT={port + 80} make run"
                )
                raise LauncherError(message) from None
        file.truncate(0)
        file.write(f"{os.getpid()} {_address(port)}\n")
        file.flush()
        yield
        file.truncate(0)


def _mark() -> Path:
    return paths.data_folder() / "serving"


def _can_lock(path: Path) -> bool:
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def _prepare(environment: dict[str, str], requests: StopRequests) -> str | None:
    """Bring database and files up to date, and return the reason when that fails."""
    child = Child("preparation", [sys.executable, "-m", "launcher.prepare"], environment)
    status = run_once(child, requests=requests)
    return "The database could not be prepared; what went wrong is above." if status else None


def _web_command(port: int) -> list[str]:
    options = ["--interface", "wsgi", "--host", _HOST, "--port", str(port), "--workers", "2", "--blocking-threads", "2"]
    return [
        *_program("granian"),
        *options,
        "--workers-kill-timeout",
        "3",
        "--no-ws",
        "--log-level",
        "warning",
        "config.wsgi:application",
    ]


def _worker_command() -> list[str]:
    options = ["--concurrency", "1", "--max-tasks-per-child", "30", "--without-gossip", "--without-mingle"]
    return [*_program("celery"), "--app", "config", "--quiet", "worker", "--beat", "--loglevel", "WARNING", *options]


def _program(name: str) -> list[str]:
    return [str(Path(sys.executable).with_name(name))]


def _address(port: int) -> str:
    return f"http://{_HOST}:{port}"


class _Announcement:
    """Says, once the web server answers, where it is and who can sign in."""

    def __init__(self, port: int, environment: dict[str, str]) -> None:
        self.port = port
        self.environment = environment
        self.is_said = False

    def look(self) -> None:
        """Ask the web server, until it has answered once."""
        if self.is_said or not _answers(self.port):
            return
        self.is_said = True
        say(f"\nRöda tråden is at {_address(self.port)}\n\n{self._log_ins()}")
        say("Ctrl-C stops everything; the data is kept.")

    def _log_ins(self) -> str:
        command = [sys.executable, "manage.py", "demo", "--logins"]
        told = subprocess.run(
            command,
            check=False,
            env=self.environment,
            cwd=paths.PROJECT,
            capture_output=True,
            text=True,
            start_new_session=True,
        )
        return told.stdout if told.returncode == 0 else ""


def _answers(port: int) -> bool:
    try:
        connection = http.client.HTTPConnection(_HOST, port, timeout=_ANSWER_SECONDS)
        connection.request("GET", "/health/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    return True  # what it answers is for the browser to show


class _DatabaseWatch:
    """Starts the embedded database again when it has died, and the children too when its address has changed."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.next_look = 0.0

    def look(self) -> None:
        """Look every two seconds; raises `LauncherError` when the database cannot be started again."""
        if os.environ.get(OWN_SERVER) or time.monotonic() < self.next_look:
            return
        self.next_look = time.monotonic() + _DATABASE_CHECK_SECONDS
        if postgres.is_running():
            return
        say("The database died; starting it again.")
        addresses = urls(postgres.start())
        for child in self.children:
            if addresses.items() <= dict(child.environment).items():
                continue
            child.environment = {**child.environment, **addresses}
            child.signal(signal.SIGTERM)
