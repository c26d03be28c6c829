"""What is said beside a field whose value was not stored: a mistake, a doubt, another's newer value, a closing."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.words import closed_sentence
from governance.language import active_language
from indicators.numbers import Missing, NumberError, format_number, format_with_unit
from indicators.plausibility import Doubt, Oddity
from indicators.services.values import Refusal


def number_sentence(error: NumberError) -> str:
    """Why a text is not read as a number, and how to write it."""
    match error.code:
        case "ambiguous":
            return _("“%(text)s” can be read in more than one way. Write it as 1234,5.") % {"text": error.text.strip()}
        case "too_many_digits":
            return _("The number has too many digits. At most 14 before the decimal sign and 6 after it.")
    return _("“%(text)s” is not a number. Write for example 81,9, or “saknas” when there is no value.") % {
        "text": _shortened(error.text.strip())
    }


def parts_sentence(code: str, value: str = "") -> str:
    """Why a numerator and a denominator make no share (indicators.shares.ShareError), and what to do.

    `value`: what they give, as text. One code more: part_missing, a word where a number is needed.
    """
    match code:
        case "half_a_share":
            return _("Write both the numerator and the denominator, or neither.")
        case "part_missing":
            return _("The numerator and denominator are numbers. Empty them, and write as the value why it is missing.")
        case "no_whole":
            return _("The denominator must be more than 0. With nobody to count, write “not applicable” as the value.")
        case "too_large":
            return _("The share is too large. Look at the numerator and the denominator.")
    return _("The numerator and the denominator give %(value)s. Empty them to write another value.") % {"value": value}


def doubt_sentence(doubt: Doubt, unit: str, decimals: int | None) -> str:
    """The question about a value that looks like a slip."""
    if doubt.is_denominator:
        about = replace(doubt, is_denominator=False)
        return _("The denominator: %(question)s") % {"question": doubt_sentence(about, "", None)}
    language = active_language()
    previous = format_with_unit(doubt.previous, unit, decimals, language)
    meant = "" if doubt.suggestion is None else format_number(doubt.suggestion, decimals, language)
    match doubt.oddity:
        case Oddity.TOO_LARGE:
            return _times(doubt.factor) % {"previous": previous, "meant": meant}
        case Oddity.TOO_SMALL:
            return _parts(doubt.factor) % {"previous": previous, "meant": meant}
        case Oddity.OTHER_SIGN:
            return _("The last value was %(previous)s. Do you mean %(meant)s?") % {"previous": previous, "meant": meant}
        case Oddity.ABOVE_HUNDRED:
            return _("More than 100 percent. The last value was %(previous)s.") % {"previous": previous}
        case Oddity.PARTS_SWAPPED:
            return _("The numerator is larger than the denominator. Have they changed places?")
    return _("Far from the last value, %(previous)s. Is it right?") % {"previous": previous}


def disclosure_sentence(withheld: str) -> str:
    """The question about values of which a withheld one can be counted out: of whom, "T", "K" or "M"."""
    whole = _("The withheld value for %(whom)s can be counted from the two others.")
    match withheld:
        case "K":
            told = whole % {"whom": pgettext("whom", "women")}
        case "M":
            told = whole % {"whom": pgettext("whom", "men")}
        case _:
            told = _("The withheld total can be counted from women and men.")
    return told + " " + _("One more will be withheld wherever they are shown. Are they right?")


def _times(factor: int) -> str:
    match factor:
        case 10:
            return _("Ten times the last value, %(previous)s. Do you mean %(meant)s?")
        case 100:
            return _("A hundred times the last value, %(previous)s. Do you mean %(meant)s?")
    return _("A thousand times the last value, %(previous)s. Do you mean %(meant)s?")


def _parts(factor: int) -> str:
    match factor:
        case 10:
            return _("A tenth of the last value, %(previous)s. Do you mean %(meant)s?")
        case 100:
            return _("A hundredth of the last value, %(previous)s. Do you mean %(meant)s?")
    return _("A thousandth of the last value, %(previous)s. Do you mean %(meant)s?")


def refusal_sentence(refusal: Refusal, unit: str) -> str:
    """Why a value was not recorded, in words."""
    if refusal.code == "closed" and refusal.closing:
        return closed_sentence(refusal.entry.period, refusal.closing)
    if refusal.code != "changed":
        return parts_sentence(refusal.code, format_with_unit(refusal.value, unit, None, active_language()))
    if refusal.value is None:
        return _("Somebody has taken back the value since you opened the page.")
    told = format_with_unit(refusal.value, unit, None, active_language())
    if isinstance(refusal.value, Missing):
        told = missing_word(refusal.value)
    if not refusal.by or refusal.at is None:
        return _("Since you opened the page the value has become %(value)s.") % {"value": told}
    day = timezone.localdate(refusal.at)
    when = clock(refusal.at) if day == timezone.localdate() else day.isoformat()
    return _("%(person)s wrote %(value)s at %(when)s.") % {"person": refusal.by, "value": told, "when": when}


def clock(moment: datetime) -> str:
    """The time of day as it is written: 14.02 in Swedish, 14:02 in English."""
    is_english = active_language().startswith("en")
    return date_format(timezone.localtime(moment), "H:i" if is_english else "H.i")


def missing_word(missing: Missing) -> str:
    """The word that a field shows for a missing value; numbers.parse_number reads it back."""
    is_english = active_language().startswith("en")
    match missing:
        case Missing.SUPPRESSED:
            return "suppressed" if is_english else "sekretess"
        case Missing.NOT_APPLICABLE:
            return "not applicable" if is_english else "ej relevant"
        case Missing.NOT_YET:
            return "not yet" if is_english else "inte än"
    return "missing" if is_english else "saknas"


def field_text(told: Decimal | Missing | None) -> str:
    """A value as an input field holds it: every decimal, no thousands sign; "saknas" where there is none."""
    if told is None:
        return ""
    if isinstance(told, Missing):
        return missing_word(told)
    return format_number(told, None, active_language(), group=False)


def _shortened(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"
