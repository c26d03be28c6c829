"""Runs the test suite with all that it needs: `python -m launcher.testing all|fast|browser`.

What the system lacks is installed where that is allowed; else it is named, and the tests that need it skip themselves.
Under CI a missing piece, and a run in which nothing was tested, is a failure.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from launcher import system
from launcher.environment import product_environment
from launcher.messages import compile_translations
from launcher.paths import PROJECT, data_folder
from launcher.problem import LauncherError
from launcher.system import say

_MOST_WORKERS = 4
_NOTHING_COLLECTED = 5
_SERVED_TESTS = ("tests/browser", "tests/worker")  # they meet the running product
_PARTS = {"fast": ["fast"], "browser": ["browser"], "all": ["rest", "browser"]}


def run_tests(part: str, options: Sequence[str] = ()) -> int:
    """Run "all" tests, the "fast" ones or those in the "browser" and return the exit status; `options` go to pytest."""
    under_ci = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
    pieces = [piece for piece in system.FOR_TESTING if part != "fast"] + list(system.FOR_RUNNING)
    still_missing = system.install(pieces)
    if still_missing and under_ci:
        raise LauncherError("Under CI everything must be tested, but:\n" + "\n".join(still_missing))
    compile_translations()
    with product_environment() as environment:
        outcomes = [_run_part(name, environment, options) for name in _PARTS[part]]
    for reason in still_missing:
        say(f"Left out: {reason}")
    passed = sum(count for _, count in outcomes)
    if not passed:
        say("No test ran.")
        return 1
    return max(status for status, _ in outcomes)


def _run_part(name: str, environment: dict[str, str], options: Sequence[str]) -> tuple[int, int]:
    """Run one part and return its exit status and how many tests passed."""
    report = data_folder() / f"tests-{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *_selection(name), *options]
    # DJANGO_ALLOW_ASYNC_UNSAFE: Playwright's event loop runs in the thread that also asks the database
    status = subprocess.run(
        command, check=False, cwd=PROJECT, env={**environment, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    ).returncode
    return (0 if status == _NOTHING_COLLECTED else status), _passed(report)


def _selection(name: str) -> list[str]:
    if name == "browser":
        folders = [folder for folder in _SERVED_TESTS if (PROJECT / folder).is_dir()] or ["-m", "browser"]
        # Each serves a product of its own; a browser mostly waits, so two fit even on two cores.
        return ["-n", "2", "--dist", "loadfile", *folders]
    workers = str(min(os.cpu_count() or 1, _MOST_WORKERS))
    markers = "not browser and not verapdf" if name == "fast" else "not browser"
    passed_by = [f"--ignore={folder}" for folder in _SERVED_TESTS]
    return ["-n", workers, "--dist", "loadfile", *passed_by, "-m", markers]


def _passed(report: Path) -> int:
    if not report.exists():
        return 0
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest has just written it
    return sum(
        int(suite.get("tests", 0)) - sum(int(suite.get(kind, 0)) for kind in ("errors", "failures", "skipped"))
        for suite in suites
    )


if __name__ == "__main__":
    try:
        sys.exit(run_tests(sys.argv[1], sys.argv[2:]))
    except LauncherError as error:
        sys.exit(str(error))
