"""Brings the database and the served files up to date: `python -m launcher.prepare`, in the product's environment.

One process does it all, since loading the product is most of the time it takes.
"""

import hashlib
import io
import os
import sys
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands

from launcher.messages import compile_translations
from launcher.paths import PROJECT, data_folder
from launcher.system import say


def prepare(*, reset: bool = False) -> None:
    """Compile translations, migrate as the owner, fill an empty database with the demo, gather static files.

    With `reset` the demo municipalities are made anew. RODA_DEMO=0 leaves an empty database empty.
    """
    compile_translations()
    django.setup()
    call_command("migrate", database="owner", interactive=False, verbosity=0)
    if reset:
        _demo("--reset")
    elif os.environ.get("RODA_DEMO", "1") != "0" and not apps.get_model("governance", "Municipality").objects.exists():
        _demo()
    if not settings.DEBUG:
        _gather_static_files()
    # refuses a runtime role that row-level security does not bind; a good outcome is no news
    call_command("check", databases=["default"], stdout=io.StringIO())


def _demo(*options: str) -> None:
    if "demo" in get_commands():
        say("Filling the demo municipalities …")
        call_command("demo", *options)


def _gather_static_files() -> None:
    """Run collectstatic when a file of ours or a library's version has changed since the last time."""
    stamp = data_folder() / "static-gathered"
    state = _static_state()
    if stamp.exists() and stamp.read_text(encoding="ascii") == state and Path(settings.STATIC_ROOT).is_dir():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state, encoding="ascii")


def _static_state() -> str:
    digest = hashlib.sha256((PROJECT / "requirements" / "base.txt").read_bytes())
    for folder in sorted([PROJECT / "static", *PROJECT.glob("*/static")]):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                status = path.stat()
                digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        prepare(reset="--reset" in sys.argv[1:])
    except CommandError as error:
        sys.exit(str(error))
