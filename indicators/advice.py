"""Advice beside the forms of the catalogue, with examples that a municipality would know."""

from django.utils.translation import gettext as _


def indicator_advice() -> dict[str, list[str]]:
    """Good and less good examples of indicators."""
    return {
        "good": [
            _("Pupils in year 9 who qualify for a vocational programme, share (%)"),
            _("Days to a permanent place in care homes for the elderly, average"),
        ],
        "bad": [
            _("Number of training days held: says what was done, not what it led to"),
            _("Satisfaction: of whom, with what, and how is it counted?"),
        ],
    }


def target_advice() -> list[str]:
    """When each kind of target fits."""
    return [
        _("At least or at most: a level to reach, such as at least 84 %."),
        _("Maintain the standard: it is good already and is to stay so."),
        _(
            "Average over several years: when single years swing, such as a financial result of at least 2 % over "
            "3 years. Then one weak year does not mean that the target is missed."
        ),
        _(
            "Within an interval: when both too much and too little are wrong, such as net costs within 2 % of the "
            "expected."
        ),
        _("Change by: when the way matters more than the level. In percentage points for shares."),
        _("Better than another or among the best: when what others reach says what is possible."),
        _("Milestone: something is to be done by a day. The value 1 says that it is, or a person does."),
    ]
