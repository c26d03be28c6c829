"""Keeps child processes running until told to stop, and leaves none behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from launcher.paths import PROJECT
from launcher.system import say

_QUICK_SECONDS = 30.0
_MOST_QUICK_DEATHS = 5
_TICK_SECONDS = 0.1
# An idle Celery worker takes six seconds to leave by itself; a job that is cut off is queued again by the next sweep.
_POLITE_SECONDS = 2.5
_FIRM_SECONDS = 0.7
_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


class StopRequests:
    """Counts the wishes to stop (Ctrl-C, SIGTERM, a closed terminal) from its making on, instead of dying of them."""

    def __init__(self) -> None:
        self.count = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.count += 1


@dataclass
class Child:
    """A program to keep running: how it is called in messages, its command and its environment."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: "subprocess.Popen[bytes] | None" = field(default=None, init=False)
    started: float = field(default=0.0, init=False)
    quick_deaths: int = field(default=0, init=False)

    @property
    def is_alive(self) -> bool:
        """Whether the program runs."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start the program in a process group of its own, so that all it starts can be ended with it."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            list(self.command),
            cwd=PROJECT,
            env=dict(self.environment),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,
        )

    def signal(self, number: int) -> None:
        """Send a signal to the program itself; one that has ended is passed over."""
        if self.process and self.is_alive:
            self.process.send_signal(number)

    def sweep(self) -> int:
        """Kill what is left of the program's process group and return the program's exit status."""
        if self.process is None:
            return 0
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()


def supervise(children: Sequence[Child], *, requests: StopRequests, on_tick: Callable[[], None]) -> str | None:
    """Run `children` until somebody asks to stop (returns None) or one dies again and again (returns the reason).

    One that dies is started again. `on_tick` is called about ten times a second. However this ends, no child is left.
    """
    try:
        for child in children:
            child.start()
        while not requests.count:
            on_tick()
            for child in children:
                reason = None if child.is_alive else _restart(child)
                if reason:
                    return reason
            time.sleep(_TICK_SECONDS)
        return None
    finally:
        stop(children, requests=requests)


def run_once(child: Child, *, requests: StopRequests) -> int | None:
    """Run `child` to its end and return its exit status, or None when somebody asked to stop meanwhile."""
    child.start()
    try:
        while child.is_alive and not requests.count:
            time.sleep(_TICK_SECONDS / 4)
    finally:
        stop([child], requests=requests)
    return None if requests.count else child.sweep()


def stop(children: Sequence[Child], *, requests: StopRequests) -> None:
    """End `children`: politely, then firmly, then by force, with all that they started. A further request hurries."""
    asked_before = max(requests.count, 1)
    steps = ((signal.SIGTERM, _POLITE_SECONDS), (signal.SIGQUIT, _FIRM_SECONDS), (signal.SIGKILL, _FIRM_SECONDS))
    for number, seconds in steps:
        for child in children:
            child.signal(number)
        deadline = time.monotonic() + seconds
        while any(child.is_alive for child in children) and time.monotonic() < deadline:
            if requests.count > asked_before:
                break
            time.sleep(_TICK_SECONDS / 4)
    for child in children:
        child.sweep()


def _restart(child: Child) -> str | None:
    """Start a dead child again, or return the reason not to."""
    ending = _ending(child.sweep())
    is_quick = time.monotonic() - child.started < _QUICK_SECONDS
    child.quick_deaths = child.quick_deaths + 1 if is_quick else 1
    if child.quick_deaths >= _MOST_QUICK_DEATHS:
        return f"The {child.name} died {child.quick_deaths} times in a row, at last {ending}. What it said is above."
    say(f"The {child.name} died {ending}; starting it again.")
    time.sleep(min(child.quick_deaths, 3) / 2)
    child.start()
    return None


def _ending(status: int) -> str:
    return f"of signal {-status}" if status < 0 else f"with exit status {status}"


def _end_with_parent() -> None:
    """Ask the kernel to end this child when the launcher itself is killed."""
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
