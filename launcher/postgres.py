"""The embedded PostgreSQL: a real server, made, started, mended and stopped by these few functions.

It listens on a loopback port only, with passwords, and keeps running between commands until `stop` or until the last
`in_use` ends. Its log-ins are in `database.json` (mode 0600) in the data folder.
"""

import contextlib
import fcntl
import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from launcher import paths, roles
from launcher.account import Account, database_account, database_folder
from launcher.binaries import OLDEST_VERSION, Binaries, installed_binaries
from launcher.problem import LauncherError

# Below the ports that Linux hands out to outgoing connections, so that a stored port is seldom taken.
_PORTS = range(15432, 16432)
_START_SECONDS = 60
_STOP_SECONDS = 20
_ATTEMPTS = 20
_SETTLE_SECONDS = 5


@dataclass(frozen=True)
class Connection:
    """The addresses of the embedded database, as the two roles that the product uses."""

    database_url: str
    migration_database_url: str


@dataclass(frozen=True)
class _LogIns:
    """What `database.json` holds."""

    port: int
    superuser_password: str
    owner_password: str
    app_password: str

    def url(self, role: str, password: str, database: str = roles.DATABASE) -> str:
        return f"postgres://{role}:{password}@127.0.0.1:{self.port}/{database}"

    def connection(self) -> Connection:
        return Connection(self.url(roles.APP, self.app_password), self.url(roles.OWNER, self.owner_password))

    def superuser_url(self) -> str:
        return self.url("postgres", self.superuser_password, "postgres")


def start() -> Connection:
    """Return the running embedded database, starting it (the first time also making it) when it is not running.

    A second call finds the first one's server. What a crash left behind is cleared away. `LauncherError` says in words
    what stands in the way: no PostgreSQL, a full disk, a folder of the wrong owner, data of another major version.
    """
    with _lock():
        account = database_account()
        folder = database_folder(account)
        log_ins = _log_ins()
        if _answers_in_time(folder, log_ins):
            return log_ins.connection()
        if not _running_pid(folder):
            if not (folder / "data").exists():
                _make_data(folder, account, log_ins)
            log_ins = _start_server(folder, account, log_ins)
        try:
            roles.make_database(
                superuser_url=log_ins.superuser_url(),
                owner_password=log_ins.owner_password,
                app_password=log_ins.app_password,
            )
        except roles.DatabaseError as error:
            raise LauncherError(_explained("The database could not be prepared", str(error))) from error
        return log_ins.connection()


def stop() -> bool:
    """Stop the embedded database within seconds, rolling back what is under way. Return whether it was running."""
    with _lock():
        _keep_mark().unlink(missing_ok=True)
        pid = _running_pid(database_folder(database_account()))
        if not pid:
            return False
        # SIGINT is PostgreSQL's "fast" shutdown; SIGQUIT leaves the clearing up to the next start.
        for number, seconds in ((signal.SIGINT, _STOP_SECONDS), (signal.SIGQUIT, 5), (signal.SIGKILL, 5)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
            if _gone(pid, seconds):
                return True
        message = f"PostgreSQL (process {pid}) does not stop."
        raise LauncherError(message)


def keep() -> None:
    """Let the server run on after the last `in_use`, until `stop`."""
    _keep_mark().touch(mode=0o600)


@contextlib.contextmanager
def in_use() -> Iterator[Connection]:
    """Hold the embedded database: started at the beginning, stopped at the end unless somebody else holds it too."""
    with (paths.data_folder() / "database.users").open("a") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield start()
        finally:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if not _keep_mark().exists():
                    stop()


def is_running() -> bool:
    """Tell whether the embedded server's process lives."""
    return _running_pid(database_folder(database_account())) is not None


def superuser_url() -> str:
    """Return the address for the server's superuser, for tests and repairs; the product itself never uses it."""
    return _log_ins().superuser_url()


def _keep_mark() -> Path:
    return paths.data_folder() / "database.keep"


@contextlib.contextmanager
def _lock() -> Iterator[None]:
    with (paths.data_folder() / "database.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _answers_in_time(folder: Path, log_ins: _LogIns) -> bool:
    """Whether the server whose process is there answers: one that starts or dies is given time to show it."""
    deadline = time.monotonic() + _SETTLE_SECONDS
    while _running_pid(folder):
        if roles.answers(log_ins.connection().database_url):
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return False


def _log_ins() -> _LogIns:
    path = paths.data_folder() / "database.json"
    if path.exists():
        return _LogIns(**json.loads(path.read_text(encoding="utf-8")))
    data = database_folder(database_account()) / "data"
    if data.exists():
        message = (
            f"{path} with the database's passwords is gone, while its data is still in {data}. "
            "Put the file back from a backup, or move that folder away to begin with an empty database."
        )
        raise LauncherError(message)
    return _store(_LogIns(_free_port(), *(secrets.token_urlsafe(24) for _ in range(3))))


def _store(log_ins: _LogIns) -> _LogIns:
    paths.write_private(paths.data_folder() / "database.json", json.dumps(asdict(log_ins), indent=1) + "\n")
    return log_ins


def _free_port(wanted: int | None = None) -> int:
    """Return `wanted` if nothing listens there, else another free port of ours."""
    candidates = random.sample(_PORTS, len(_PORTS))
    for port in [wanted, *candidates] if wanted else candidates:
        with socket.socket() as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    message = f"No free port between {_PORTS[0]} and {_PORTS[-1]} for the embedded database."
    raise LauncherError(message)


def _binaries_for(folder: Path, account: Account) -> Binaries:
    """Return programs that fit the data in `folder` and that `account` can run, copying the wheel's if need be."""
    found = installed_binaries()
    if not found:
        message = (
            f"No PostgreSQL {OLDEST_VERSION} or later was found. Install it (Debian, Ubuntu: apt install postgresql), "
            "or set DATABASE_URL and MIGRATION_DATABASE_URL to a server of your own."
        )
        raise LauncherError(message)
    version_file = folder / "data" / "PG_VERSION"
    if version_file.exists():
        version = int(version_file.read_text(encoding="ascii"))
        fitting = [binaries for binaries in found if binaries.version == version]
        if not fitting:
            there = ", ".join(str(binaries.version) for binaries in found)
            message = (
                f"The database in {folder} was made by PostgreSQL {version}; installed are: {there}. "
                f"Install version {version} again, or move the data over as docs/operator-guide.md says under Upgrade."
            )
            raise LauncherError(message)
        found = fitting
    reachable = [binaries for binaries in found if account.can_read(binaries.folder)]
    return reachable[0] if reachable else _copied(found[0], folder, account)


def _copied(binaries: Binaries, folder: Path, account: Account) -> Binaries:
    """Copy programs that lie out of the account's reach (a virtual environment under /root) beside the data."""
    installation = binaries.folder.parent
    package = installation.parent
    target = folder / f"programs-{binaries.version}"
    if not target.exists():
        draft = folder / "programs.new"
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(installation, draft / package.name / installation.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")  # a wheel's programs look for theirs here
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        for path in [draft, *draft.rglob("*")]:
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
        draft.rename(target)
    return replace(binaries, folder=target / package.name / installation.name / binaries.folder.name)


def _make_data(folder: Path, account: Account, log_ins: _LogIns) -> None:
    draft = folder / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    password_file = folder / "password.new"
    paths.write_private(password_file, log_ins.superuser_password)
    if account.switch:
        os.chown(password_file, account.uid, account.gid)
    initdb = _binaries_for(folder, account).folder / "initdb"
    options = ["--locale=C", "--encoding=UTF8", "--auth=scram-sha-256", "--data-checksums", "--username=postgres"]
    try:
        made = _run([initdb, "--pgdata", draft, *options, "--pwfile", password_file], account)
    finally:
        password_file.unlink(missing_ok=True)
    if made.returncode:
        raise LauncherError(_explained("PostgreSQL could not make its data folder", made.stdout))
    draft.rename(folder / "data")  # only a whole data folder ever has this name


def _start_server(folder: Path, account: Account, log_ins: _LogIns) -> _LogIns:
    """Start the server, on another port if the stored one is taken, and return the log-ins with the port it got."""
    pg_ctl = _binaries_for(folder, account).folder / "pg_ctl"
    log = folder / "start.log"
    said = ""
    for _ in range(_ATTEMPTS):
        log_ins = _store(replace(log_ins, port=_free_port(log_ins.port)))
        log.unlink(missing_ok=True)
        options = ["--wait", "--timeout", str(_START_SECONDS), "--log", str(log)]
        options += ["--options", _server_options(log_ins.port, folder)]
        started = _run([pg_ctl, "start", "--pgdata", folder / "data", *options], account)
        if started.returncode == 0:
            return log_ins
        said = started.stdout + (log.read_text(errors="replace") if log.exists() else "")
        if "pre-existing shared memory block" in said:
            time.sleep(0.5)  # the children of a killed server take a moment to notice
        elif 'lock file "postmaster.pid" already exists' in said and not _running_pid(folder):
            # After a restart of the machine the number in a stale file may belong to any program.
            (folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        elif "could not bind" not in said:
            break
    raise LauncherError(_explained("PostgreSQL did not start", said))


def _server_options(port: int, folder: Path) -> str:
    settings = {
        "port": str(port),
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "timezone": "UTC",
        "logging_collector": "on",  # seven files, one for each weekday, written over after a week
        "log_directory": str(folder / "log"),
        "log_filename": "postgresql-%a.log",
        "log_truncate_on_rotation": "on",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
    }
    # pg_ctl hands this to a shell
    return " ".join(f"-c {name}='{value}'" for name, value in settings.items())


def _run(command: Sequence[str | Path], account: Account) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs as `account`, out of reach of the terminal's Ctrl-C."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return subprocess.run(
        [str(part) for part in command],
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**environment, "LC_ALL": "C"},
        start_new_session=True,
        **account.as_subprocess_arguments(),
    )


def _explained(what: str, said: str) -> str:
    if "No space left on device" in said:
        return f"{what}: the disk is full. Make room where {paths.data_folder()} lies and try again."
    last_lines = "\n".join(said.strip().splitlines()[-8:])
    return f"{what}. It said:\n{last_lines}"


def _running_pid(folder: Path) -> int | None:
    """Return the process number of the server over `folder`, or None when none lives."""
    try:
        pid = int((folder / "data" / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])
        os.kill(pid, 0)
    except (FileNotFoundError, ValueError, IndexError, ProcessLookupError):
        return None
    except PermissionError:  # somebody else's process, so not our server
        return None
    command_line = Path(f"/proc/{pid}/cmdline")
    if command_line.parent.parent.joinpath("self").exists():
        try:
            arguments = command_line.read_bytes().split(b"\0")
        except OSError:
            return None
        return pid if str(folder / "data").encode() in arguments else None
    return pid


def _gone(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if _is_zombie(pid):  # ended, and whoever started it has not looked yet
            return True
        time.sleep(0.02)
    return False


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
