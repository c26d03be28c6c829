"""A Redis server of the tests' own."""

import contextlib
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator

from launcher.problem import LauncherError

_START_SECONDS = 10


@contextlib.contextmanager
def running_redis() -> Iterator[str]:
    """Yield the address (redis://127.0.0.1:<port>/0) of an empty Redis that stores nothing and ends with the block.

    `LauncherError` when redis-server is not installed or does not answer within ten seconds.
    """
    program = shutil.which("redis-server")
    if not program:
        message = "redis-server is not installed: sudo apt install redis-server"
        raise LauncherError(message)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="roda-redis-") as folder:
        options = ["--bind", "127.0.0.1", "--port", str(port), "--dir", folder, "--save", "", "--appendonly", "no"]
        process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL, start_new_session=True)
        try:
            _wait_for_answer(port, process)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.wait(_START_SECONDS)


def _wait_for_answer(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as client:
            client.sendall(b"PING\r\n")
            if client.recv(16).startswith(b"+PONG"):
                return
        time.sleep(0.02)
    message = "redis-server does not answer."
    raise LauncherError(message)
