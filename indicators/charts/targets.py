"""Targets in a chart: steps, one for each year that asks for another level, or a band between two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from governance.lettering import coordinate
from indicators.charts.asked import Request
from indicators.drawing import TARGET_BAND, Area, Stroke
from indicators.numbers import Missing, format_number, format_with_unit, is_percent
from indicators.plot import Frame, TargetMark, area_between


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A target and the days it holds, or all of them."""

    mark: TargetMark
    first: date | None
    last: date | None


def merged(targets: Sequence[TargetMark]) -> list[HeldTarget]:
    """The targets in order of time, with the days each holds: equal ones that follow each other become one."""
    found: list[HeldTarget] = []
    for mark in sorted(targets, key=lambda mark: mark.period.start if mark.period else date.min):
        held = HeldTarget(mark, mark.period.start if mark.period else None, mark.period.end if mark.period else None)
        before = found[-1] if found else None
        if before and before.last and held.last and before.mark.bounds == mark.bounds:
            found[-1] = replace(held, first=before.first)
        else:
            found.append(held)
    return found


def target_area(frame: Frame, held: HeldTarget) -> tuple[Area, ...]:
    """The band between two levels while the target holds; nothing for one with a single level."""
    left, right = frame.reach(held.first, held.last)
    if held.mark.low is None or held.mark.high is None or right <= left:
        return ()
    return (area_between(frame, left, right, held.mark.low, held.mark.high, TARGET_BAND),)


def target_strokes(ask: Request, frame: Frame, held: HeldTarget) -> list[Stroke]:
    """A dashed line at each of its levels, as far as it holds."""
    left, right = frame.reach(held.first, held.last)
    if right <= left:
        return []
    heights = (coordinate(frame.y(bound)) for bound in held.mark.bounds)
    return [Stroke(f"M{coordinate(left)} {y}H{coordinate(right)}", ask.accent, "2", "5 3") for y in heights]


def target_text(ask: Request, mark: TargetMark) -> str:
    """The target in short: its label, else its levels with the unit; a dash where it has neither."""
    if mark.label or not mark.bounds:
        return mark.label or Missing.NOT_AVAILABLE.sign
    unit = "%" if is_percent(ask.unit) else ""
    texts = [format_number(bound, ask.decimals, ask.language) for bound in mark.bounds[:-1]]
    texts.append(format_with_unit(mark.bounds[-1], unit, ask.decimals, ask.language))
    return ask.word(" till ", " to ").join(texts)
