"""Whether an indicator is one of Kolada's: asked in one way of a row in memory and of the rows of a query.

Its key figure tells so, and so does its source: indicators were there before they could be fetched.
"""

import re

from django.db.models import Q

_NAMED = r"^\s*kolada"
# The condition for indicators that are Kolada's.
IS_KOLADAS = ~Q(kolada_id="") | Q(source__iregex=_NAMED)


def names_kolada(source: str) -> bool:
    """Whether a source is Kolada: "Kolada", "Kolada, SCB"."""
    return re.match(_NAMED, source, re.IGNORECASE) is not None


def is_koladas(kolada_id: str, source: str) -> bool:
    """Whether an indicator with this key figure and source is Kolada's, so that nobody here hands in its values."""
    return bool(kolada_id) or names_kolada(source)
