"""Every write goes through a service, and a service says who did it.

`service` is the one decorator of the house's write functions: keyword-only, the actor is always `by`, one
transaction, and the history rows that the database's triggers write in it carry the actor and the service's name.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

import pghistory
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from governance.refusals import GoneError

P = ParamSpec("P")
R = TypeVar("R")
_UNDER_WAY: ContextVar[str] = ContextVar("service", default="")


def service(write: Callable[P, R]) -> Callable[P, R]:
    """Run `write` in one transaction and mark the history of what it changes with its `by`.

    `by` is a User, or None for what the system itself does (a sweep, the demo's filling). A service called by another
    is a part of it: the history names what was done from the outside. A row that is gone when the write has waited for
    its turn is refused in words (GoneError).
    """

    @functools.wraps(write)
    def recorded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic(), _told(kwargs["by"], write.__name__):
                return write(*args, **kwargs)
        except ObjectDoesNotExist as error:
            raise GoneError from error

    recorded.is_service = True  # type: ignore[attr-defined]
    return recorded


@contextmanager
def _told(by: object, name: str) -> Iterator[None]:
    """Tell the history who does what, unless it has been told of a service that this one is a part of."""
    if _UNDER_WAY.get():
        yield
        return
    person = {"user": by.pk, "name": by.full_name} if by is not None else {"user": None, "name": ""}  # type: ignore[attr-defined]
    begun = _UNDER_WAY.set(name)
    try:
        with pghistory.context(**person, service=name):
            yield
    finally:
        _UNDER_WAY.reset(begun)
