"""Tells docker whether this container does its work: `healthcheck.py web|worker|beat`; exit status 0 is healthy."""

import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

# Beat writes its schedule down every three minutes.
_BEAT_SECONDS = 600


def web_is_healthy() -> bool:
    """The health page asks the database."""
    host = os.environ.get("RODA_ALLOWED_HOSTS", "127.0.0.1").split(",")[0].lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("RODA_PORT", "8000")), timeout=5)
    connection.request("GET", "/health/", headers={"Host": host})
    return connection.getresponse().status == 200


def worker_is_healthy() -> bool:
    """The worker of this container answers a ping through the broker."""
    name = f"celery@{os.uname().nodename}"
    command = ["celery", "--app", "config", "inspect", "ping", "--destination", name, "--timeout", "5"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - all our own words


def beat_is_healthy() -> bool:
    """The schedule's file is fresh."""
    files = list(Path(os.environ["RODA_DATA_DIR"]).glob("beat-schedule*"))
    return any(time.time() - file.stat().st_mtime < _BEAT_SECONDS for file in files)


if __name__ == "__main__":
    checks = {"web": web_is_healthy, "worker": worker_is_healthy, "beat": beat_is_healthy}
    try:
        sys.exit(not checks[sys.argv[1]]())
    except (OSError, http.client.HTTPException) as error:
        sys.exit(str(error))
