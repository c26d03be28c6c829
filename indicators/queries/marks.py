"""What was shown to a person, in a form that can be sent with a form and compared when it comes back."""

from decimal import Decimal

from indicators.derivation import DERIVED
from indicators.kolada.belonging import names_kolada
from indicators.models import Value
from indicators.numbers import Missing

AS_KOLADA_GIVES = frozenset({Value.Origin.FETCHED, Value.Origin.IMPORTED})


def mark_of(value: Decimal | Missing | None) -> str:
    """What stands for a value in a form: "81.9", "suppressed" where there is none and why, "" for nothing at all."""
    if value is None or isinstance(value, Missing):
        return value or ""
    return format(value.normalize(), "f")


def told_by(row: Value | None) -> Decimal | Missing | None:
    """A stored row's number, or why there is none; None when there is no row."""
    if row is None:
        return None
    return Missing(row.missing) if row.missing else row.value


def is_derived(row: Value | None) -> bool:
    """Whether the row is made from others, by a formula or from those below, and not told by anybody."""
    return row is not None and row.origin in DERIVED


def source_of(own: str, origin: str, of_indicator: str) -> str:
    """What a value's source is to be called; "" where there is nothing to call it.

    Its own, else its indicator's. Kolada's terms of use: only what Kolada has given as it stands is told with its name,
    so that neither what is handed in nor what is calculated here is, whatever the indicator's source.
    """
    if origin in DERIVED:
        return ""
    told = own or of_indicator
    if not names_kolada(told):
        return told
    return told if origin == Value.Origin.FETCHED or (own and origin in AS_KOLADA_GIVES) else ""
