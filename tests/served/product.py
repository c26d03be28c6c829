"""The real product for tests that meet it from outside: a database of its own, a web server, a worker.

Nothing here knows Django: what a test cannot see on a page it reads as the runtime role with psycopg2.
"""

import contextlib
import ctypes
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

from launcher import serve
from launcher.paths import PROJECT

HOST = "127.0.0.1"
PASSWORD = "roda-traden-demo"
START_SECONDS = 60
STOP_SECONDS = 1  # an idle Celery worker would take six: what is left is killed
NAME = re.compile(r"^roda_product_(\d+)_\w+$")


class Demo:
    """The filled demo: a database to copy from, and the gathered static files."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="roda-demo-"))
        self.owner_url = os.environ["MIGRATION_DATABASE_URL"]
        self.runtime_url = os.environ["DATABASE_URL"]
        self.number = 0
        self.database = ""
        _drop_left_behind(self.owner_url)
        try:
            self.database = self.new_database()
            command = [sys.executable, "-m", "launcher.prepare"]
            environment = self.environment(self.database, self.folder, with_owner=True)
            done = subprocess.run(
                command, check=False, cwd=PROJECT, env=environment, stdin=subprocess.DEVNULL, capture_output=True
            )
            assert done.returncode == 0, (done.stdout + done.stderr).decode()
        except BaseException:
            self.remove()
            raise

    def new_database(self, template: str = "") -> str:
        """Make an empty database, or a copy, and return its name."""
        self.number += 1
        name = f"roda_product_{os.getpid()}_{self.number}"
        statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
        if template:
            statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
        _as_owner(self.owner_url, statement)
        return name

    def drop(self, database: str) -> None:
        """Take a database away; its sessions end a moment after the processes that held them."""
        statement = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(database))
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                _as_owner(self.owner_url, statement)
            except psycopg2.errors.ObjectInUse:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return

    def environment(self, database: str, folder: Path, *, with_owner: bool = False) -> dict[str, str]:
        """The environment of the product's processes on this database; the serving ones do not know the owner."""
        own = {name: value for name, value in os.environ.items() if not name.startswith(("RODA_", "DJANGO_"))}
        own = {name: value for name, value in own.items() if name not in {"MIGRATION_DATABASE_URL", "REDIS_URL"}}
        if with_owner:
            own["MIGRATION_DATABASE_URL"] = _with_database(self.owner_url, database)
        return own | {
            "DATABASE_URL": _with_database(self.runtime_url, database),
            "RODA_DATA_DIR": str(folder),
            "RODA_STATIC_DIR": str(self.folder / "static"),
            "RODA_SECRET_KEY": "only-for-these-tests",
            "RODA_DEBUG": "0",
            "RODA_INSECURE_LOCAL": "1",
            "RODA_LOG_LEVEL": "WARNING",
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
        }

    def remove(self) -> None:
        """Leave nothing."""
        if self.database:
            self.drop(self.database)
        shutil.rmtree(self.folder, ignore_errors=True)


class Product:
    """A product of its own: served, with a worker when one is started, on a copy of the demo."""

    def __init__(self, demo: Demo, **settings: str) -> None:
        self.demo = demo
        self.folder = Path(tempfile.mkdtemp(prefix="roda-product-"))
        self.database = demo.new_database(demo.database)
        self.environment = demo.environment(self.database, self.folder) | settings
        self.port = _free_port()
        self.address = f"http://{HOST}:{self.port}"
        self.log = self.folder / "log"
        self.processes: list[subprocess.Popen[bytes]] = []

    def start_web(self) -> None:
        """Serve, as `make run` does, and wait until it is well."""
        process = self._start(serve._web_command(self.port))
        self.wait_until(lambda: process.poll() is not None or self._is_well(), "the web server answers")
        assert process.poll() is None, self.said()

    def start_worker(self) -> "subprocess.Popen[bytes]":
        """Start a worker with its beat, as `make run` does; it takes up work when it is ready."""
        return self._start(serve._worker_command())

    def kill(self, process: "subprocess.Popen[bytes]") -> None:
        """Kill a process and all that it started, as the system does when memory runs out."""
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.processes.remove(process)

    def run(self, module: str, *arguments: str) -> str:
        """Run a module as one of the product's processes, and return what it writes."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command, check=False, cwd=PROJECT, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True
        )
        assert done.returncode == 0, (done.stdout + done.stderr).decode()
        return done.stdout.decode()

    def told(self, question: str, *values: object, municipality: str = "exempelby") -> list[tuple]:
        """What the database answers the runtime role in the municipality's scope."""
        scope = "SELECT set_config('app.municipality', id::text, true) FROM governance_municipality WHERE slug = %s"
        connection = psycopg2.connect(self.environment["DATABASE_URL"])
        with contextlib.closing(connection), connection, connection.cursor() as cursor:
            cursor.execute(scope, [municipality])
            cursor.execute(question, values)
            return cursor.fetchall()

    def wait_until(self, holds: Callable[[], object], what: str, seconds: float = START_SECONDS) -> None:
        """Wait until something outside the browser holds; fails with the processes' own words."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, f"Waited {seconds} s in vain: {what}\n{self.said()}"
            time.sleep(0.05)

    def said(self, since: int = 0) -> str:
        """What the processes have written since the log was so long, the last of it."""
        if not self.log.exists():
            return ""
        return self.log.read_bytes()[since:][-6000:].decode(errors="replace")

    def stop(self) -> None:
        """Stop all and leave nothing: no process, no database, no file."""
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for process in self.processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, deadline - time.monotonic()))
        for process in list(self.processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.demo.drop(self.database)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                command,
                cwd=PROJECT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )
        self.processes.append(process)
        return process

    def _is_well(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/health/")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@contextlib.contextmanager
def filled_demo() -> Iterator[Demo]:
    """The demo, made once for the products of a test run."""
    demo = Demo()
    try:
        yield demo
    finally:
        demo.remove()


@contextlib.contextmanager
def served(demo: Demo, *, worker: bool = True, **settings: str) -> Iterator[Product]:
    """A product that serves; `settings` are variables of its environment."""
    product = Product(demo, **settings)
    try:
        product.start_web()
        if worker:
            product.start_worker()
        yield product
    finally:
        product.stop()


def _end_with_parent() -> None:
    """Ask the kernel to end this child when the test run itself is killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def _with_database(url: str, database: str) -> str:
    return urlsplit(url)._replace(path=f"/{database}").geturl()


def _as_owner(url: str, statement: sql.Composable | str) -> list[tuple]:
    with contextlib.closing(psycopg2.connect(_with_database(url, "postgres"))) as connection:
        connection.autocommit = True  # databases are made and dropped outside transactions
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []


def _drop_left_behind(url: str) -> None:
    """Take away the databases of test runs that were killed."""
    for (name,) in _as_owner(url, "SELECT datname FROM pg_database WHERE datname LIKE 'roda_product_%'"):
        found = NAME.match(name)
        if found and not Path(f"/proc/{found[1]}").exists():
            with contextlib.suppress(psycopg2.Error):
                _as_owner(url, sql.SQL("DROP DATABASE {}").format(sql.Identifier(name)))
