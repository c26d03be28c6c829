"""What is missing for a derived value, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.aggregation import Whole
from indicators.formula import Lack, Reason
from indicators.numbers import Missing


def lack_sentence(lack: Lack, name: str, period: str) -> str:
    """What is missing for a formula, of which indicator, for which period."""
    said = {"name": name, "period": period, "have": lack.have, "of": lack.of}
    match lack.reason:
        case Reason.NO_VALUE | Reason.NOT_YET:
            return _("%(name)s has no value for %(period)s yet.") % said
        case Reason.NOT_AVAILABLE:
            return _("%(name)s is not available for %(period)s.") % said
        case Reason.NOT_APPLICABLE:
            return _("%(name)s does not apply for %(period)s.") % said
        case Reason.SUPPRESSED:
            return _("%(name)s is withheld for %(period)s, and so is what is computed from it.") % said
        case Reason.YEAR_INCOMPLETE:
            return _("%(name)s has %(have)s of %(of)s periods of %(period)s.") % said
        case Reason.OTHER_FREQUENCY:
            return _("%(name)s is measured for other periods, and cannot be put together to %(period)s.") % said
        case Reason.NO_PARTS:
            return _("%(name)s lacks numerators and denominators, and percentages are never averaged.") % said
        case Reason.OTHER_ORGANISATIONS:
            return _("%(name)s is told by fewer organisations than what it is counted with.") % said
        case Reason.ZERO_DENOMINATOR:
            return _("It would be divided by 0 for %(period)s.") % said
    return _("The number would have more than 14 digits before the decimal sign.")


def whole_sentence(whole: Whole | None, parts: int) -> str:
    """Why parts come to nothing: how many of how many there are, or which of them withholds it."""
    if whole is None:
        return ngettext("The %(of)s part has not come.", "None of %(of)s parts has come.", parts) % {"of": parts}
    if whole.lacks_parts:
        return _("Numerators and denominators are missing for some of them, and percentages are never averaged.")
    if whole.missing is Missing.SUPPRESSED:
        return _("It is withheld, since a part is withheld or the cases are too few.")
    if whole.missing is Missing.NOT_APPLICABLE:
        return _("It does not apply to any of them.")
    if whole.have < whole.of:
        said = {"have": whole.have, "of": whole.of}
        return _("%(have)s of %(of)s have a value. Too few are no total: it comes when all have.") % said
    return _("The number would have more than 14 digits before the decimal sign.")


def part_note(missing: Missing | None, *, is_told: bool = True) -> str:
    """What is said beside a part without a number."""
    if not is_told:
        return _("not handed in")
    match missing:
        case Missing.SUPPRESSED:
            return _("withheld")
        case Missing.NOT_APPLICABLE:
            return _("does not apply")
        case Missing.NOT_YET:
            return _("not yet")
        case Missing.NOT_AVAILABLE:
            return _("not available")
    return ""
