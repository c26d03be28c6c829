"""The secret part of a calendar's address: whose it is, in which municipality, and the how-manieth, signed."""

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

_SALT = "annualcycle.calendar"
_SEPARATOR = "."


@dataclass(frozen=True, slots=True)
class CalendarKey:
    """What an address is signed over. serial: a new one ends the addresses before it."""

    municipality: int
    person: int
    serial: int


def token_of(key: CalendarKey) -> str:
    """The key, signed, as one part of a path. The same key is always the same token."""
    return _signer().sign(f"{key.municipality}{_SEPARATOR}{key.person}{_SEPARATOR}{key.serial}")


def key_of(token: str) -> CalendarKey | None:
    """What the token is signed over; None where the signature is not ours for just that."""
    try:
        municipality, person, serial = _signer().unsign(token).split(_SEPARATOR)
        return CalendarKey(int(municipality), int(person), int(serial))
    except (BadSignature, ValueError):
        return None


def _signer() -> Signer:
    # A salt of its own: what is signed for another purpose opens no calendar. No time stamp: the address stays.
    return Signer(salt=_SALT, sep=_SEPARATOR)
