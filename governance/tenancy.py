"""The one door to tenant data.

`municipality_scope` is the only way in: it opens the transaction, the django-scopes scope (the seat belt in Python)
and the transaction-local setting that every row-level-security policy reads (the wall in PostgreSQL). Without it a
query on a tenant table raises an error; it never answers with nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models.functions import Cast, NullIf
from django.urls import get_urlconf, set_urlconf
from django_scopes import scope
from django_scopes.state import get_scope

if TYPE_CHECKING:
    from governance.models import Municipality

SETTING = "app.municipality"


class MunicipalityScopeError(RuntimeError):
    """A scope for one municipality was asked for inside the scope of another."""


@contextmanager
def municipality_scope(municipality: "Municipality") -> Iterator[None]:
    """Open the transaction in which `municipality`'s rows, and no others, can be read and written.

    Scopes of the same municipality nest (the inner one is a savepoint). A scope of another municipality inside it is
    refused with MunicipalityScopeError: what is loaded in one may not leak into the other.
    """
    outer = get_scope().get("municipality")
    if outer is not None:
        if outer.pk != municipality.pk:
            message = f"the scope of municipality {outer.pk} is open; that of {municipality.pk} cannot open inside it"
            raise MunicipalityScopeError(message)
        with transaction.atomic():
            yield
        return
    is_within_a_transaction = connection.in_atomic_block
    with transaction.atomic(), scope(municipality=municipality), _its_addresses():
        _set_municipality(str(municipality.pk))
        yield
        # A local setting ends with its transaction but outlives a released savepoint: then it is taken back by hand.
        # After an exception the rollback takes it back, and a broken transaction would refuse this statement.
        if is_within_a_transaction:
            _set_municipality("")


@contextmanager
def _its_addresses() -> Iterator[None]:
    """Let `reverse` name the municipality's pages, also in a job or a command, where no request has said so."""
    before = get_urlconf()
    set_urlconf(settings.MUNICIPALITY_URLCONF)
    try:
        yield
    finally:
        set_urlconf(before)


def current_municipality() -> "Municipality":
    """The municipality whose scope is open. Raises MunicipalityScopeError outside every scope."""
    municipality = get_scope().get("municipality")
    if municipality is None:
        message = "no municipality's scope is open"
        raise MunicipalityScopeError(message)
    return municipality


def is_scope_open() -> bool:
    """Whether a municipality's scope is open: what must happen outside it (PDF rendering, foreign servers) asks."""
    return get_scope().get("municipality") is not None


def _set_municipality(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, value])


def municipality_from_setting() -> Cast:
    """The database default of every municipality column: rows that libraries write themselves get it too.

    Null outside a scope, which the column and the policy both refuse: the default itself must not raise, since
    PostgreSQL evaluates it when a migration adds the column.
    """
    setting = models.Func(models.Value(SETTING), models.Value(True), function="current_setting")  # noqa: FBT003 (missing_ok)
    return Cast(NullIf(setting, models.Value("")), models.BigIntegerField())
