"""A mail server of the tests' own, on this machine: what it took is read back as the messages that they are."""

import logging
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"
logging.getLogger("mail.log").setLevel(logging.WARNING)  # it tells of every line of the protocol


class MailServer:
    """Takes mails; refuses those to the addresses in `refused`; `on_mail` is called before each is taken."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.offered: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.on_mail: Callable[[EmailMessage], None] = lambda mail: None
        self.lock = threading.Lock()
        self.controller = Controller(self, hostname=HOST, port=_free_port())

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802 (aiosmtpd asks so)
        """A recipient."""
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """A whole mail."""
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        with self.lock:
            self.offered.append(mail)
        self.on_mail(mail)
        with self.lock:
            self.taken.append(mail)
        return "250 taken"

    def receives(self, settings: Any) -> None:
        """Let Django's mails go here."""
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = HOST, self.port

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.controller.port)

    @property
    def sent(self) -> list[tuple[str, str]]:
        """(to, subject) of what it took, in order."""
        return [(mail["to"], subject_of(mail)) for mail in self.taken]


def subject_of(mail: EmailMessage) -> str:
    """The subject, without the space at which a long one is folded from its name."""
    return str(mail["subject"]).strip()


def text_of(mail: EmailMessage) -> str:
    """The plain text."""
    body = mail.get_body(preferencelist=("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def html_of(mail: EmailMessage) -> str:
    """The HTML."""
    body = mail.get_body(preferencelist=("html",))
    assert body is not None
    return str(body.get_content())


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """A server that listens until the block ends."""
    server = MailServer()
    server.controller.start()
    try:
        yield server
    finally:
        server.controller.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])
