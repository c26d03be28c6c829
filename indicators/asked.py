"""Which figures each kind of target asks for: what a form shows and a service keeps. Pure."""

from collections.abc import Mapping

from indicators.bounds import TargetKind

_LOW, _HIGH = ("low", "baseline"), ("high", "baseline")
_OVER_YEARS = ("low", "high", "years", "fewest_years")

ASKED: Mapping[TargetKind, tuple[str, ...]] = {
    TargetKind.AT_LEAST: _LOW,
    TargetKind.MORE_THAN: _LOW,
    TargetKind.AT_MOST: _HIGH,
    TargetKind.LESS_THAN: _HIGH,
    TargetKind.MAINTAIN: ("low", "high", "baseline", "tolerance"),
    TargetKind.WITHIN: ("low", "high", "baseline"),
    TargetKind.CHANGE_BY: ("low", "high", "baseline", "is_relative"),
    TargetKind.IMPROVE: ("baseline",),
    TargetKind.BETTER_THAN: ("comparator", "baseline"),
    TargetKind.AMONG_BEST: ("comparator", "share_of_best", "baseline"),
    TargetKind.AVERAGE_OVER_YEARS: (*_OVER_YEARS, "baseline"),
    TargetKind.SUM_OVER_YEARS: _OVER_YEARS,
    TargetKind.MILESTONE: ("description", "due_on"),
    TargetKind.QUALITATIVE: ("description",),
}
FIGURES = tuple(dict.fromkeys(name for names in ASKED.values() for name in names))


def kinds_that_ask(name: str) -> tuple[TargetKind, ...]:
    """The kinds of target that use a figure."""
    return tuple(kind for kind, names in ASKED.items() if name in names)
