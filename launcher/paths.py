"""Where the launcher keeps things: the project folder, the data folder and the small secret files in it."""

import os
import secrets
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Return the absolute data folder (`RODA_DATA_DIR`, else `var/` in the project), making it when it is missing.

    Only its owner may list it. Others may pass through when root owns it, since the database then has another account.
    """
    folder = (PROJECT / os.environ.get("RODA_DATA_DIR", "var")).resolve()
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return folder


def write_private(path: Path, text: str) -> None:
    """Write `text` to `path`, readable by its owner only, in one step: a crash leaves the old file or the new."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def secret_key() -> str:
    """Return this installation's own secret key, made the first time and kept in `secret-key` (mode 0600)."""
    path = data_folder() / "secret-key"
    if not path.exists():
        write_private(path, secrets.token_urlsafe(64) + "\n")
    return path.read_text(encoding="utf-8").strip()
