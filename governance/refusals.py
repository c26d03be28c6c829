"""What a service refuses, in words for the person who asked; also what only the database could refuse."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _


class RefusedError(Exception):
    """A write that is refused. `message` says why in plain words; `field` names the input concerned, or is None.

    also: what else is wrong, so that all of it is told at once.
    """

    def __init__(self, message: str, field: str | None = None, *, also: "Sequence[RefusedError]" = ()) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.also = tuple(also)


class StaleError(RefusedError):
    """Someone else has changed it since the person opened it: they are told before anything is written over."""

    def __init__(self, message: str = "") -> None:
        super().__init__(
            message
            or _(
                "Someone else has changed this since you opened it. What you wrote is still here and is not stored. "
                "Compare with what is stored now. Save again to let your version replace it."
            )
        )


class GoneError(RefusedError):
    """What is to be changed is no longer there: someone has thrown it away since the person opened it."""

    def __init__(self) -> None:
        super().__init__(_("It is no longer here: someone has thrown it away since you opened it. Nothing was stored."))


def fingerprint(row: Model | None, *more: object) -> str:
    """A short mark of what a row holds now; changes when any of its fields, or of `more`, do. Empty for no row.

    `more` may be other rows, which count with all their fields, or plain values.
    """
    if row is None:
        return ""
    text = json.dumps([_told(part) for part in (row, *more)])
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _told(part: object) -> object:
    if not isinstance(part, Model):
        return str(part)
    return [[field.attname, str(getattr(part, field.attname))] for field in part._meta.concrete_fields]


def refuse_stale(seen: str | None, row: Model | None, *more: object) -> None:
    """Raise StaleError unless `seen` is the mark of what is stored now; None asks for no such check."""
    if seen is not None and seen != fingerprint(row, *more):
        raise StaleError


@contextmanager
def taken(refusal: RefusedError, *constraints: str) -> Iterator[None]:
    """Raise `refusal` where a constraint of these names refuses what is written inside; other errors just rise.

    A service looks before it writes, but two may look at once: then the constraint decides, and whoever came second is
    told so instead of meeting an error page.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) in constraints:
            raise refusal from error
        raise
