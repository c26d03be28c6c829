"""Children are restarted, given up on, and stopped with all that they started."""

import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import supervisor
from launcher.supervisor import Child, StopRequests, run_once, supervise


@pytest.fixture
def requests() -> Iterator[StopRequests]:
    """Stop requests; the signals mean what they meant before when the test is over."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield StopRequests()
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


def python_child(program: str) -> Child:
    """A child that runs a few lines of Python."""
    return Child("sample", [sys.executable, "-c", program], {})


def lives(process: int) -> bool:
    """Tell whether a process runs (one that has ended and waits to be noticed does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_child_that_dies_is_started_again(requests: StopRequests, tmp_path: Path, capsys) -> None:
    child = python_child(f"open({str(tmp_path / 'starts')!r}, 'a').write('x')")

    def look() -> None:
        if child.quick_deaths == 1:
            requests.count += 1

    reason = supervise([child], requests=requests, on_tick=look)

    assert reason is None
    assert "The sample died with exit status 0; starting it again." in capsys.readouterr().out


def test_child_that_dies_again_and_again_is_given_up(requests: StopRequests, monkeypatch) -> None:
    monkeypatch.setattr(supervisor, "_MOST_QUICK_DEATHS", 2)
    failing, other = python_child("raise SystemExit(7)"), python_child("import time; time.sleep(60)")

    reason = supervise([failing, other], requests=requests, on_tick=lambda: None)

    assert reason == "The sample died 2 times in a row, at last with exit status 7. What it said is above."
    assert not other.is_alive


def test_what_a_child_started_is_ended_with_it(requests: StopRequests, tmp_path: Path) -> None:
    note = tmp_path / "grandchild"
    child = python_child(
        "import pathlib, subprocess, time;"
        f"pathlib.Path({str(note)!r}).write_text(str(subprocess.Popen(['sleep', '60']).pid)); time.sleep(60)"
    )

    def look() -> None:
        if note.exists() and note.read_text():
            requests.count += 1

    supervise([child], requests=requests, on_tick=look)

    # the kernel takes a moment between the signal and the end
    deadline = time.monotonic() + 5
    while lives(int(note.read_text())) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not lives(int(note.read_text()))


def test_second_request_ends_a_child_that_will_not_stop(
    requests: StopRequests, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # so patient that the test ends at all only because the second request hurries
    monkeypatch.setattr(supervisor, "_POLITE_SECONDS", 3600)
    monkeypatch.setattr(supervisor, "_FIRM_SECONDS", 3600)
    ready = tmp_path / "ready"
    stubborn = python_child(
        "import pathlib, signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.signal(signal.SIGQUIT,"
        f" signal.SIG_IGN); pathlib.Path({str(ready)!r}).touch(); time.sleep(3600)"
    )

    def look() -> None:
        if ready.exists():
            requests.count += 1
            signal.setitimer(signal.ITIMER_REAL, 0.2)

    signal.signal(signal.SIGALRM, lambda *_: setattr(requests, "count", requests.count + 1))
    supervise([stubborn], requests=requests, on_tick=look)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)

    assert stubborn.process is not None
    assert stubborn.process.returncode == -signal.SIGKILL


def test_single_run_returns_its_exit_status(requests: StopRequests) -> None:
    assert run_once(python_child("raise SystemExit(4)"), requests=requests) == 4
