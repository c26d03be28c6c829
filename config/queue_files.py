"""The queue as files, where there is no Redis: each message appears whole.

Kombu opens a message under the name that workers look for and writes into it afterwards. A worker that looks in between
takes an empty message and dies of it. Here it is written beside and given its name when it is whole.
"""

import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Kombu's channel of files, with messages that appear whole."""

    def _put(self, queue: str, payload: Any, **_kwargs: Any) -> None:  # type: ignore[override]  # as its own parent
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}.msg"
        written = Path(self.data_folder_out, f"{name}.part")
        try:
            written.write_text(dumps(payload), encoding="utf-8")
            written.replace(written.with_name(name))
        except OSError as reason:
            raise ChannelError(f"Cannot add {name} to the queue") from reason


class Transport(filesystem.Transport):
    """Kombu's transport of files with this channel."""

    Channel = Channel
