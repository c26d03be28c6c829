"""A town of a journey's own: its people, where things stand in it, and the mail that it sends."""

import json
import time
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count

from tests.served.person import Person
from tests.served.product import Product
from tests.served.town_rows import address_of

NUMBERS = count(1)


class Town:
    """A small municipality that no other journey touches."""

    def __init__(self, product: Product, come_in: Callable[..., Person]) -> None:
        self.product, self.come_in = product, come_in
        self.slug = f"provstad-{next(NUMBERS)}"
        self.numbers: dict[str, int] = json.loads(product.run("tests.served.town_rows", self.slug))

    def person(self, name: str, **options: object) -> Person:
        """Somebody of the town who has signed in."""
        return self.come_in(self.product, name, email=address_of(name), **options)

    def path(self, path: str) -> str:
        """An address in the town."""
        return f"/{self.slug}/{path}"

    def mails_to(self, name: str, *, number: int = 1) -> list[str]:
        """The texts of the mails that this person has got in this town, waiting until there are so many."""
        found: list[str] = []

        def come() -> bool:
            found[:] = [text for text in self._texts(address_of(name)) if f"/{self.slug}/" in text]
            return len(found) >= number

        self.product.wait_until(come, f"{name} has got {number} mails")
        return found

    def has_no_mail_for(self, name: str, *, seconds: float = 1) -> bool:
        """Whether nothing has come to this person within a moment in which the worker has had time."""
        time.sleep(seconds)
        return not any(f"/{self.slug}/" in text for text in self._texts(address_of(name)))

    def _texts(self, address: str) -> list[str]:
        texts = []
        for path in sorted((self.product.folder / "mail").glob("*")):
            for part in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
                mail = message_from_bytes(part.lstrip(), policy=policy.default)
                assert isinstance(mail, EmailMessage)
                body = mail.get_body(preferencelist=("plain",))
                if address in (mail["to"] or "") and body is not None:
                    texts.append(f"{mail['subject']}\n{body.get_content()}")
        return texts
