"""Every write goes through a service, and a service says who did it.

`service` is the one decorator of the house's write functions: keyword-only, the actor is always `by`, one
transaction, and the history rows that the database's triggers write in it carry the actor and the service's name.
"""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import pghistory
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from governance.refusals import GoneError

P = ParamSpec("P")
R = TypeVar("R")


def service(write: Callable[P, R]) -> Callable[P, R]:
    """Run `write` in one transaction and mark the history of what it changes with its `by`.

    `by` is a User, or None for what the system itself does (a sweep, the demo's filling). A row that is gone when the
    write has waited for its turn is refused in words (GoneError).
    """

    @functools.wraps(write)
    def recorded(*args: P.args, **kwargs: P.kwargs) -> R:
        by = kwargs["by"]
        person = {"user": by.pk, "name": by.full_name} if by is not None else {"user": None, "name": ""}  # type: ignore[attr-defined]
        with transaction.atomic(), pghistory.context(**person, service=write.__name__):
            try:
                return write(*args, **kwargs)
            except ObjectDoesNotExist as error:
                raise GoneError from error

    recorded.is_service = True  # type: ignore[attr-defined]
    return recorded
