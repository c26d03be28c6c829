"""The queue as files: a message is there when it is whole, and not before."""

from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from config.celery import app
from config.queue_files import Channel


@pytest.fixture
def channel(tmp_path: Path) -> Channel:
    folders = {f"data_folder_{way}": str(tmp_path) for way in ("in", "out")}
    connection = Connection("filesystem://localhost", transport_options={**folders, "control_folder": str(tmp_path)})
    assert isinstance(connection.channel(), Channel)  # what the application uses for files
    return connection.channel()


def test_message_is_read_once_as_it_was_sent(channel: Channel) -> None:
    assert app.main
    channel._put("jobs", {"body": "räksmörgås"})

    assert channel._get("jobs") == {"body": "räksmörgås"}
    with pytest.raises(Empty):
        channel._get("jobs")


def test_message_that_is_being_written_is_not_there(channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.replace

    def meanwhile(written: Path, name: Path) -> Path:
        with pytest.raises(Empty):
            channel._get("jobs")
        return whole(written, name)

    monkeypatch.setattr("config.queue_files.Path.replace", meanwhile)
    channel._put("jobs", {"body": "hel"})

    assert channel._get("jobs") == {"body": "hel"}
