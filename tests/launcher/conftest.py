"""A data folder of its own for each test of the launcher."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import account, postgres


@pytest.fixture
def data_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty data folder that the database's account can reach, set as RODA_DATA_DIR; its server is stopped after."""
    # pytest's own tmp_path lies in a folder of mode 0700, which root's database account cannot pass
    folder = Path(tempfile.mkdtemp(prefix="roda-test-"))
    folder.chmod(0o711)
    monkeypatch.setenv("RODA_DATA_DIR", str(folder))
    for name in ("DATABASE_URL", "MIGRATION_DATABASE_URL", "RODA_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    yield folder
    database = account.database_folder(account.database_account())
    postgres.stop()
    shutil.rmtree(database, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
