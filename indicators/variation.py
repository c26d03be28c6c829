"""Natural variation: what in a series is signal and what is noise, by the limits of a process-behaviour chart (XmR).

Rules: Donald J. Wheeler, Understanding Variation. The centre line is the mean, and the natural limits lie 2.66 average
moving ranges from it. Of the values that came before, because a value may not widen the limits that it is judged by:
where the series ends with the latest value, that one is left out of its own limits. Where values are few the limits
are only a first guess; with fewer than five to count from there are none.

A series starts anew after a break (what is measured otherwise is not alike): each stretch has limits of its own.
The caller gives values that may be compared: yearly ones, or the same part of each year. trend.py builds on this.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from indicators.fulfilment import Observation

NATURAL_LIMIT = Decimal("2.66")
NATURAL_STEP = Decimal("3.27")
FEWEST_FOR_LIMITS = 5
RUN = 8
NEAR, OF = 3, 4


@dataclass(frozen=True, slots=True)
class Limits:
    """The natural variation of a series: what its next value is expected to lie within."""

    low: Decimal
    centre: Decimal
    high: Decimal
    usual_step: Decimal


class SignalRule(StrEnum):
    """By which rule a value is a signal, not noise."""

    OUTSIDE = "outside"  # beyond a limit
    STEP = "step"  # a step from the value before that is larger than 3.27 average moving ranges
    RUN_OF_EIGHT = "run_of_eight"  # eight in a row on one side of the centre line
    THREE_OF_FOUR = "three_of_four"  # three of four in a row nearer to the same limit than to the centre line


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal that shows at `on`, the last day of the value's period. is_high: above the centre line, or upwards."""

    rule: SignalRule
    on: date
    is_high: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Values that are alike, from the first day of one to the last of another. limits: None where they are too few."""

    first: date
    last: date
    number: int
    limits: Limits | None
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class Variation:
    """A series' natural variation, stretch by stretch in order of time."""

    stretches: tuple[Stretch, ...] = ()

    @property
    def latest(self) -> Stretch | None:
        """The stretch that the latest value belongs to."""
        return self.stretches[-1] if self.stretches else None

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Every signal of the series."""
        return tuple(signal for stretch in self.stretches for signal in stretch.signals)


def variation(series: Iterable[Observation], breaks: Iterable[date] = ()) -> Variation:
    """The natural variation of the series, counted anew after each break; missing values are left out."""
    known = sorted((item.period_end, item.value) for item in series if item.value is not None)
    parts = split_at(known, breaks)
    return Variation(tuple(_stretch(part, is_latest=part is parts[-1]) for part in parts))


def split_at(known: Sequence[tuple[date, Decimal]], breaks: Iterable[date]) -> list[Sequence[tuple[date, Decimal]]]:
    """The values in the stretches that breaks make: a period that ends on a break's day or later is measured anew."""
    parts: list[Sequence[tuple[date, Decimal]]] = []
    rest = known
    for day in sorted(breaks):
        before = [pair for pair in rest if pair[0] < day]
        if before:
            parts.append(before)
        rest = rest[len(before) :]
    return [*parts, rest] if rest else parts


def natural_limits(values: Sequence[Decimal]) -> Limits | None:
    """The limits of natural variation of values in order of time, or None when they are fewer than five.

    They may lie outside what is possible (below zero): the caller cuts what it draws.
    """
    if len(values) < FEWEST_FOR_LIMITS:
        return None
    centre = sum(values, Decimal(0)) / len(values)
    moving_range = sum((abs(after - before) for before, after in pairwise(values)), Decimal(0)) / (len(values) - 1)
    reach = NATURAL_LIMIT * moving_range
    return Limits(centre - reach, centre, centre + reach, NATURAL_STEP * moving_range)


def moved_beyond(previous: Decimal, latest: Decimal, limits: Limits) -> bool:
    """Whether the step is more than natural: beyond the limit on the side it went to, or larger than steps are."""
    is_up = latest > previous
    is_outside = latest > limits.high if is_up else latest < limits.low
    return latest != previous and (is_outside or abs(latest - previous) > limits.usual_step)


def _stretch(part: Sequence[tuple[date, Decimal]], *, is_latest: bool) -> Stretch:
    values = [value for _day, value in part]
    limits = natural_limits(values[:-1] if is_latest else values)
    signals = tuple(_signals(part, limits)) if limits else ()
    return Stretch(part[0][0], part[-1][0], len(part), limits, signals)


def _signals(part: Sequence[tuple[date, Decimal]], limits: Limits) -> Iterable[Signal]:
    values = [value for _day, value in part]
    for place, (day, value) in enumerate(part):
        if value > limits.high or value < limits.low:
            yield Signal(SignalRule.OUTSIDE, day, value > limits.high)
        if place and abs(value - values[place - 1]) > limits.usual_step:
            yield Signal(SignalRule.STEP, day, value > values[place - 1])
        for is_high in (True, False):
            if _is_run(values[: place + 1], limits, is_high=is_high):
                yield Signal(SignalRule.RUN_OF_EIGHT, day, is_high)
            if _are_near(values[: place + 1], limits, is_high=is_high):
                yield Signal(SignalRule.THREE_OF_FOUR, day, is_high)


def _is_run(values: Sequence[Decimal], limits: Limits, *, is_high: bool) -> bool:
    """Whether the last eight lie on the side of the centre line; one on the line ends a run."""
    last = values[-RUN:]
    return len(last) == RUN and all(value > limits.centre if is_high else value < limits.centre for value in last)


def _are_near(values: Sequence[Decimal], limits: Limits, *, is_high: bool) -> bool:
    """Whether three of the last four, the latest among them, are nearer to the limit than to the centre line."""
    edge = (limits.centre + (limits.high if is_high else limits.low)) / 2
    near = [value > edge if is_high else value < edge for value in values[-OF:]]
    return near[-1] and sum(near) >= NEAR
