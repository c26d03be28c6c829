"""Runs every check that needs no test: `python -m launcher.checking`. All run; those that fail are named at the end."""

import subprocess
import sys
from pathlib import Path

from launcher.environment import product_environment
from launcher.messages import compile_translations
from launcher.paths import PROJECT
from launcher.problem import LauncherError
from launcher.system import say

_PROGRAMS = Path(sys.executable).parent
_MANAGE = [sys.executable, "manage.py"]
_CHECKS = {
    "formatting": [str(_PROGRAMS / "ruff"), "format", "--check", "--quiet", "."],
    "lint": [str(_PROGRAMS / "ruff"), "check", "--quiet", "."],
    "types": [str(_PROGRAMS / "mypy"), "."],
    "layers": [str(_PROGRAMS / "lint-imports")],
    "migrations": [*_MANAGE, "makemigrations", "--check", "--dry-run"],
    "deployment": [*_MANAGE, "check", "--deploy", "--fail-level", "WARNING", "--database", "default"],
}
_PRODUCTION = {"RODA_DEBUG": "0", "RODA_INSECURE_LOCAL": "0", "RODA_ALLOWED_HOSTS": "roda.example.org"}


def check() -> int:
    """Run all checks with the settings of production and return 0 when each passed, else 1."""
    compile_translations()
    with product_environment() as environment:
        failed = []
        for name, command in _CHECKS.items():
            say(f"— {name}")
            if subprocess.run(command, check=False, cwd=PROJECT, env={**environment, **_PRODUCTION}).returncode:
                failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(check())
    except LauncherError as error:
        sys.exit(str(error))
