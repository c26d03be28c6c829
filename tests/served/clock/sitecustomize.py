"""Moves the clock of a product's processes by RODA_TEST_CLOCK seconds: the one thing that tests may make believe.

Python imports it at the start of every process that has this folder on its path.
"""

import os
from datetime import UTC, datetime, timedelta

import time_machine

if "RODA_TEST_CLOCK" in os.environ:
    moved = datetime.now(tz=UTC) + timedelta(seconds=float(os.environ["RODA_TEST_CLOCK"]))
    time_machine.travel(moved, tick=True).start()
