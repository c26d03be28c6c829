"""Natural variation in words, in the active language: what is signal, what is noise, and by which rule."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.variation import FEWEST_FOR_LIMITS, Limits, Signal, SignalRule, Stretch, Variation, moved_beyond


@dataclass(frozen=True, slots=True)
class VariationText:
    """What a series' variation says. summary: of the latest value; "" where there is none. expected: of the next.

    signals: each signal with its rule. rules: how it is counted. is_signal: whether the latest value is one.
    """

    summary: str = ""
    expected: str = ""
    signals: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    is_signal: bool = False


def told_variation(
    found: Variation,
    latest: Sequence[tuple[str, Decimal]],
    *,
    label: Callable[[date], str],
    shown: Callable[[Decimal], str],
    possible: tuple[Decimal | None, Decimal | None] = (None, None),
) -> VariationText:
    """The variation in words.

    `latest`: the last two values of the latest stretch with their periods' labels. `label`: the period that ends on a
    day. `shown`: a value with its unit. `possible`: the lowest and highest a value can be, where limits are cut off.
    """
    stretch = found.latest
    if stretch is None:
        return VariationText()
    if stretch.limits is None:
        return VariationText(summary=_too_few(stretch, is_after_break=len(found.stretches) > 1))
    is_signal = any(signal.on == stretch.last for signal in stretch.signals)
    return VariationText(
        summary=_summary(stretch.limits, latest, is_signal=is_signal),
        expected=_expected(stretch.limits, shown, possible, is_signal=is_signal),
        signals=tuple(_told_signals(found.signals, label)),
        rules=_rules(),
        is_signal=is_signal,
    )


def _too_few(stretch: Stretch, *, is_after_break: bool) -> str:
    given = {"number": stretch.number, "fewest": FEWEST_FOR_LIMITS + 1}
    if is_after_break:
        text = ngettext(
            "There is %(number)s value since it began to be measured otherwise. At least %(fewest)s are needed to tell"
            " signal from natural variation.",
            "There are %(number)s values since it began to be measured otherwise. At least %(fewest)s are needed to"
            " tell signal from natural variation.",
            stretch.number,
        )
    else:
        text = ngettext(
            "There is %(number)s value. At least %(fewest)s are needed to tell signal from natural variation.",
            "There are %(number)s values. At least %(fewest)s are needed to tell signal from natural variation.",
            stretch.number,
        )
    return text % given


def _summary(limits: Limits, latest: Sequence[tuple[str, Decimal]], *, is_signal: bool) -> str:
    (before, previous), (period, value) = latest
    given = {"period": period, "before": before}
    if value == previous:
        return _("The value %(period)s is the same as %(before)s.") % given
    if moved_beyond(previous, value, limits):
        if value > previous:
            return (
                _("The rise %(period)s is larger than the natural variation: something has probably changed.") % given
            )
        return _("The fall %(period)s is larger than the natural variation: something has probably changed.") % given
    if is_signal:
        text = _("The step %(period)s is within the natural variation, but the level is a signal.")
        return text % given
    if value > previous:
        text = _("The rise %(period)s is within the natural variation. It does not show that anything has changed.")
    else:
        text = _("The fall %(period)s is within the natural variation. It does not show that anything has changed.")
    return text % given


def _expected(
    limits: Limits,
    shown: Callable[[Decimal], str],
    possible: tuple[Decimal | None, Decimal | None],
    *,
    is_signal: bool,
) -> str:
    low = limits.low if possible[0] is None else max(limits.low, possible[0])
    high = limits.high if possible[1] is None else min(limits.high, possible[1])
    given = {"low": shown(low), "high": shown(high)}
    if is_signal:
        return _("From the values before, %(low)s to %(high)s was to be expected.") % given
    return _("As long as nothing changes, values between %(low)s and %(high)s are to be expected.") % given


def _told_signals(signals: Sequence[Signal], label: Callable[[date], str]) -> Iterable[str]:
    """One line for each rule and side, with the periods where it shows; of a run, where it was last seen."""
    for rule, texts in _texts().items():
        for is_high, text in zip((True, False), texts, strict=True):
            days = [signal.on for signal in signals if signal.rule is rule and signal.is_high is is_high]
            if days:
                yield text % {"periods": ", ".join(label(day) for day in days)}


def _texts() -> dict[SignalRule, tuple[str, str]]:
    """For each rule what is said above the centre line or upwards, and below it or downwards."""
    return {
        SignalRule.OUTSIDE: (
            _("Above the upper limit: %(periods)s."),
            _("Below the lower limit: %(periods)s."),
        ),
        SignalRule.STEP: (
            _("A rise larger than steps usually are: %(periods)s."),
            _("A fall larger than steps usually are: %(periods)s."),
        ),
        SignalRule.RUN_OF_EIGHT: (
            _("Eight values in a row above the mean, at the latest: %(periods)s."),
            _("Eight values in a row below the mean, at the latest: %(periods)s."),
        ),
        SignalRule.THREE_OF_FOUR: (
            _("Three of four values in a row nearer to the upper limit than to the mean: %(periods)s."),
            _("Three of four values in a row nearer to the lower limit than to the mean: %(periods)s."),
        ),
    }


def _rules() -> tuple[str, ...]:
    return (
        _("The limits lie 2.66 average steps from the mean of the values before the latest."),
        _("A value outside the limits is a signal, and so is a step larger than 3.27 average steps."),
        _("Eight values in a row on one side of the mean are a signal."),
        _("Three of four values in a row nearer to a limit than to the mean are a signal."),
        _("Everything else is natural variation. Rules: Donald J. Wheeler, Understanding Variation."),
    )
