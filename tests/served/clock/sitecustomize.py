"""Moves the clock of a product's processes: the one thing that tests may make believe.

Python imports it at the start of every process that has this folder on its path. The file RODA_TEST_CLOCK holds by how
many seconds; when it is written anew the clock is moved again.
"""

import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine

_monotonic = time.monotonic


def _follow(file: Path) -> None:
    really = datetime.now(tz=UTC) - timedelta(seconds=_monotonic())
    moved = file.read_text()
    clock = time_machine.travel(really + timedelta(seconds=_monotonic() + float(moved)), tick=True).start()

    def look() -> None:
        nonlocal moved
        while True:
            threading.Event().wait(0.1)
            now = file.read_text()
            if now and now != moved:
                moved = now
                clock.move_to(really + timedelta(seconds=_monotonic() + float(moved)), tick=True)

    threading.Thread(target=look, daemon=True).start()
    os.register_at_fork(after_in_child=lambda: threading.Thread(target=look, daemon=True).start())


if "RODA_TEST_CLOCK" in os.environ:
    _follow(Path(os.environ["RODA_TEST_CLOCK"]))
