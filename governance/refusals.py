"""What the database refuses, told in words: for two who do the same thing at the same moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


@contextmanager
def taken(refusal: ValidationError, *constraints: str) -> Iterator[None]:
    """Raise `refusal` where a unique constraint of these names refuses what is written inside; other errors just rise.

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
