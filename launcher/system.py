"""What the product and its tests need from the system beside Python: is it there, and can it be installed?

Uses the standard library only.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

_PANGO = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_JARS = (Path("/usr/share/java/jaxb-api.jar"), Path("/usr/share/java/jaxb-runtime.jar"))


@dataclass(frozen=True)
class Piece:
    """Something of the system: its short name, what it is for, how to see that it is there, the Debian packages."""

    name: str
    purpose: str
    is_there: Callable[[], bool]
    packages: tuple[str, ...]

    def missing_reason(self) -> str | None:
        """Return, when the piece is not there (or is left out on purpose), what is lost and how to get it."""
        left_out = self.name in os.environ.get("RODA_TEST_WITHOUT", "").split(",")
        if self.is_there() and not left_out:
            return None
        return f"{self.purpose} needs {self.name}: sudo apt install {' '.join(self.packages)}"


def browser() -> str | None:
    """Return the path of a Chromium: RODA_TEST_BROWSER if set, else one on the PATH, else None."""
    chosen = os.environ.get("RODA_TEST_BROWSER")
    return chosen or next(filter(None, map(shutil.which, _BROWSERS)), None)


def missing(name: str) -> str | None:
    """Return why the piece `name` ("pango", "chromium", "java", "redis") is missing, or None when it is there.

    For tests: `if reason := system.missing("redis"): pytest.skip(reason)`. `make test` has tried to install it before,
    and refuses to run without it under CI.
    """
    return next(piece for piece in (*FOR_RUNNING, *FOR_TESTING) if piece.name == name).missing_reason()


def install(pieces: Iterable[Piece]) -> list[str]:
    """Install with apt, where that is allowed, what is missing of `pieces`; return why the rest is missed."""
    wanted = [piece for piece in pieces if piece.missing_reason()]
    packages = [package for piece in wanted if not piece.is_there() for package in piece.packages]
    if packages:
        apt_install(packages)
    return [reason for piece in wanted if (reason := piece.missing_reason())]


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages as root or by a sudo that asks for no password. Return whether that went well."""
    prefix = _root_prefix()
    if prefix is None or not shutil.which("apt-get"):
        return False
    say(f"Installing {', '.join(packages)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "-q", "update"],
        ["apt-get", "-q", "install", "--yes", "--no-install-recommends", *packages],
    )
    said = ""
    for command in commands:
        done = subprocess.run(
            [*prefix, *command], check=False, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )
        said = done.stdout + done.stderr
    if done.returncode:
        say("\n".join(said.strip().splitlines()[-4:]))
    return done.returncode == 0


def say(text: str) -> None:
    """Tell the person at the keyboard something, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _root_prefix() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], check=False, capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _has_pango() -> bool:
    try:
        for library in _PANGO if sys.platform == "linux" else ():
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_java() -> bool:
    # The tests hand java a source file, so the compiler is needed too.
    return all(map(shutil.which, ("java", "javac"))) and all(jar.exists() for jar in _JARS)


FOR_RUNNING = (
    Piece(
        "pango",
        "Making PDF reports",
        _has_pango,
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0"),
    ),
)
FOR_TESTING = (
    Piece("chromium", "Testing in a browser", lambda: browser() is not None, ("chromium",)),
    Piece(
        "java", "Checking reports with veraPDF", _has_java, ("default-jdk-headless", "libjaxb-java", "libjaxb-api-java")
    ),
    Piece("redis", "Testing with Redis", lambda: shutil.which("redis-server") is not None, ("redis-server",)),
)
