"""`launcher run` as a person meets it: it serves, mends itself, and leaves no process behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher.paths import PROJECT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc"),
]


class Product:
    """A product served from an empty data folder of its own, on a free port."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.log = folder / "output"
        environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
        environment.update(RODA_DATA_DIR=str(folder), RODA_PORT=str(self.port), RODA_DEMO="0", PYTHONUNBUFFERED="1")
        environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        with self.log.open("w") as output:
            command = [sys.executable, "-m", "launcher", "run"]
            self.process = subprocess.Popen(
                command, cwd=PROJECT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    def wait_for(self, text: str, seconds: float = 240) -> None:
        """Wait until the product has said `text`."""
        deadline = time.monotonic() + seconds
        while text not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def health(self) -> int:
        """Return the status of the health page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=10) as answer:
            return int(answer.status)

    def processes_left(self, seconds: float = 5) -> dict[int, str]:
        """Return what still runs when the kernel has had a moment to end what was killed."""
        deadline = time.monotonic() + seconds
        while (left := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.05)
        return left

    def processes(self) -> dict[int, str]:
        """Return the command line of each process that was started from this data folder."""
        mark = f"RODA_DATA_DIR={self.folder}".encode()
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (entry / "environ").read_bytes().split(b"\0"):
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return found

    def main_process_of(self, program: str) -> int:
        """Return the process number of the child that the launcher itself started for `program`."""
        stat = {pid: Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.processes()}
        commands = self.processes()
        return next(pid for pid in stat if program in commands[pid] and int(stat[pid][1]) == self.process.pid)


@pytest.fixture(scope="module")
def data_folder() -> Iterator[Path]:
    """A data folder that the runs of this file share, as a person's runs do."""
    folder = Path(tempfile.mkdtemp(prefix="roda-run-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def product(data_folder: Path) -> Iterator[Product]:
    """A product that is being started; whatever the test does, nothing of it is left."""
    product = Product(data_folder)
    yield product
    if product.process.poll() is None:
        product.process.terminate()
        product.process.wait(60)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stop_signal_leaves_no_process(product: Product, number: int) -> None:
    product.wait_for("Ctrl-C stops everything")
    status = product.health()

    product.process.send_signal(number)
    ended = product.process.wait(30)

    assert status == 200
    assert ended == 0, product.log.read_text()
    assert product.processes_left() == {}


def test_impatient_second_ctrl_c_leaves_no_process(product: Product) -> None:
    product.wait_for("Ctrl-C stops everything")

    product.process.send_signal(signal.SIGINT)
    time.sleep(0.3)
    product.process.send_signal(signal.SIGINT)
    product.process.wait(30)

    assert product.processes_left() == {}


def test_ctrl_c_while_it_starts_leaves_no_process(product: Product) -> None:
    time.sleep(1.0)

    product.process.send_signal(signal.SIGINT)
    product.process.wait(30)

    assert product.processes_left() == {}


def test_parts_that_are_killed_are_started_again(product: Product) -> None:
    product.wait_for("Ctrl-C stops everything")

    os.kill(product.main_process_of("celery"), signal.SIGKILL)
    product.wait_for("The worker died of signal 9; starting it again.")
    os.kill(product.main_process_of("granian"), signal.SIGKILL)
    product.wait_for("The web server died of signal 9; starting it again.")
    postmaster = int((product.folder / "postgres/data/postmaster.pid").read_text().splitlines()[0])
    os.kill(postmaster, signal.SIGKILL)
    product.wait_for("The database died; starting it again.")

    deadline = time.monotonic() + 30
    status = 0
    while status != 200 and time.monotonic() < deadline:
        try:
            status = product.health()
        except OSError:
            time.sleep(0.2)
    assert status == 200


def test_second_run_of_the_same_data_is_refused(product: Product) -> None:
    product.wait_for("Ctrl-C stops everything")
    environment = {**os.environ, "RODA_DATA_DIR": str(product.folder), "RODA_PORT": "1"}

    second = subprocess.run(
        [sys.executable, "-m", "launcher", "run"],
        check=False,
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert second.returncode == 1
    assert second.stderr == (
        f"The product is already running at http://127.0.0.1:{product.port} (process {product.process.pid}).\n"
    )
