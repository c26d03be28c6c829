"""The language of the page, for the pure modules, which are told it."""

from django.utils.translation import get_language


def active_language() -> str:
    """The code of the active language; Swedish where none is."""
    return get_language() or "sv"
