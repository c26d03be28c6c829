"""What is wrong with a formula, in words beside the field in which it was written."""

from django.utils.translation import gettext_lazy

from indicators.formula import FormulaError, refuse_circle
from indicators.queries.derivation import Rulebook


def formula_problem(indicator: int, book: Rulebook) -> str:
    """Why the stored formula of the indicator gives nothing; "" where it can be reckoned."""
    error = book.broken.get(indicator)
    if error is not None:
        return formula_sentence(error)
    expression = book.rules[indicator].expression if indicator in book.rules else None
    if expression is None:
        return ""
    labels = {pk: code or name for pk, (code, _kolada, name) in book.labels.items()}
    try:
        refuse_circle(indicator, expression, book.formulas, labels)
    except FormulaError as circle:
        return formula_sentence(circle)
    return ""


def formula_sentence(error: FormulaError) -> str:
    """The error in words, and how to write it right."""
    text = _WORDS.get(error.code, gettext_lazy("The formula is too long. Split it into several indicators."))
    return str(text) % {"text": error.text, "at": error.at}


_NEVER_CLOSED = gettext_lazy("What is opened at place %(at)s is never closed.")
_WORDS: dict[str, object] = {
    "unknown_indicator": gettext_lazy(
        "No indicator is called “%(text)s”. Write its code, or its name in quotation marks."
    ),
    "ambiguous_name": gettext_lazy("Several indicators are called “%(text)s”. Write its code."),
    "unknown_sign": gettext_lazy("“%(text)s” cannot stand in a formula (place %(at)s). Use + − × ÷ and parentheses."),
    "quote_missing": _NEVER_CLOSED,
    "bracket_missing": _NEVER_CLOSED,
    "parenthesis_missing": _NEVER_CLOSED,
    "parenthesis_unopened": gettext_lazy("The parenthesis at place %(at)s closes nothing."),
    "value_missing": gettext_lazy("An indicator or a number is missing at place %(at)s."),
    "sign_missing": gettext_lazy("A sign such as + or × is missing before “%(text)s” (place %(at)s)."),
    "itself": gettext_lazy("An indicator cannot be computed from itself."),
    "circle": gettext_lazy("The formulas lead round in a circle: %(text)s."),
    "no_indicator": gettext_lazy("The formula names no indicator."),
    "empty": gettext_lazy("The formula names no indicator."),
}
