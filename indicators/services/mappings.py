"""Writes of what is remembered of files: how their columns and names were understood."""

from collections.abc import Sequence

from governance.history import service
from governance.models import User
from indicators.importing.names import NEW_COMPARATOR
from indicators.models import ImportMapping, ValueImport
from indicators.queries.mappings import signature_of


@service
def remember_mapping(*, value_import: ValueImport, heads: Sequence[str], by: User) -> None:
    """Let the next file with these heads be understood as this one was, which has just been stored.

    A comparator that was created is found by its name from now on.
    """
    places = {name: place for name, place in value_import.places.items() if place != NEW_COMPARATOR}
    ImportMapping.objects.update_or_create(
        signature=signature_of(heads),
        defaults={
            "heads": list(heads),
            "columns": value_import.columns,
            "places": places,
            "saved_by": by,
            "saved_at": value_import.stored_at,
        },
    )


@service
def forget_mapping(*, mapping: ImportMapping, by: User) -> None:
    """Let files with these heads be understood by their heads alone again. Forgotten twice it is forgotten."""
    ImportMapping.objects.filter(pk=mapping.pk).delete()
