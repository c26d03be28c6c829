"""PostgreSQL refuses to run as root: which account runs it instead, and in which folder that account can work."""

import functools
import hashlib
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from launcher import paths
from launcher.problem import LauncherError

_CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """An account of this machine; `switch` is False when it is the one we already run as."""

    name: str
    uid: int
    gid: int
    switch: bool

    def as_subprocess_arguments(self) -> dict[str, Any]:
        """Return what `subprocess` needs to run a program as this account, in a place that it can enter."""
        identity: dict[str, Any] = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}
        return {"cwd": "/", "umask": 0o077, **identity}

    def can_read(self, folder: Path) -> bool:
        """Tell whether this account can reach `folder` and read what lies in it."""
        return _succeeds(self, 'test -r "$1" && test -x "$1"', folder)

    def can_pass(self, folder: Path) -> bool:
        """Tell whether this account can reach what it owns below `folder`."""
        return _succeeds(self, 'test -x "$1"', folder)


@functools.cache  # asked again every few seconds while the product runs
def _succeeds(account: Account, test: str, folder: Path) -> bool:
    command = ["/bin/sh", "-c", test, "sh", str(folder)]
    return subprocess.run(command, check=False, **account.as_subprocess_arguments()).returncode == 0


def database_account() -> Account:
    """Return the account that runs PostgreSQL: our own, or an existing unprivileged one when we are root.

    No account is ever created. Refused with `LauncherError` when root finds none to use.
    """
    if os.geteuid() != 0:
        own = pwd.getpwuid(os.geteuid())
        return Account(own.pw_name, own.pw_uid, own.pw_gid, switch=False)
    for name in _CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_name, found.pw_uid, found.pw_gid, switch=True)
    message = (
        "PostgreSQL does not run as root, and this machine has neither an account 'postgres' nor 'nobody'. "
        "Run this as an ordinary user, or set DATABASE_URL and MIGRATION_DATABASE_URL to a server of your own."
    )
    raise LauncherError(message)


def database_folder(account: Account) -> Path:
    """Return the folder (mode 0700, owned by `account`) that holds the database, making it when it is missing.

    It is `postgres/` in the data folder. Where root's project lies out of the account's reach (as under /root) it is
    /var/lib/roda-traden-<name derived from the data folder> instead: no permission of any other folder is touched.
    """
    data = paths.data_folder()
    if account.switch and not account.can_pass(data):
        name = hashlib.sha256(str(data).encode()).hexdigest()[:12]
        return _own_folder(Path("/var/lib") / f"roda-traden-{name}", account)
    return _own_folder(data / "postgres", account)


def _own_folder(folder: Path, account: Account) -> Path:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        status = folder.lstat()
        if folder.is_symlink() or status.st_uid != account.uid:
            message = (
                f"{folder} should belong to the account '{account.name}' and does not. Move it away, or give it back."
            )
            raise LauncherError(message) from None
    else:
        folder.chmod(0o700)
        if account.switch:
            os.chown(folder, account.uid, account.gid)
    return folder
