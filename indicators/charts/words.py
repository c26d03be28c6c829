"""A chart in words: its alternative text, and its table."""

from decimal import Decimal

from indicators.charts.asked import Request
from indicators.charts.targets import merged, target_text
from indicators.numbers import Missing
from indicators.plot import Point, Quality


def alternative(ask: Request) -> str:
    """The chart in a few sentences for those who do not see it; the table has every value."""
    own, *others = ask.lines
    parts = [ask.title.rstrip(".")]
    if own.known:
        ends = own.known[:1] + own.known[-1:] if len(own.known) > 1 else own.known
        parts.append(f"{own.name} {', '.join(_told(ask, *pair) for pair in ends)}".strip())
        for word, extreme in ((ask.word("Lägst", "Lowest"), min), (ask.word("Högst", "Highest"), max)):
            pair = extreme(own.known, key=lambda pair: pair[1])
            if pair[1] not in {value for _, value in ends}:
                parts.append(f"{word} {_told(ask, *pair)}")
    else:
        parts.append(ask.word("Inga värden ännu", "No values yet"))
    parts += [f"{ask.word('Mål', 'Target')} {target_text(ask, held.mark)}" for held in merged(ask.targets)[-1:]]
    parts += [f"{series.name} {_told(ask, *series.known[-1])}" for series in others if series.known]
    signals = [point.label for point, _value in own.known if point.on in ask.signals]
    if signals:
        parts.append(f"{ask.word('Signaler', 'Signals')} {', '.join(signals)}")
    parts += [f"{ask.word('Mäts annorlunda från', 'Measured otherwise from')} {mark.on}" for mark in ask.breaks]
    return f"{'. '.join(parts)}."


def _told(ask: Request, point: Point, value: Decimal) -> str:
    return f"{point.label}: {ask.shown(value)}"


def table(ask: Request) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads, and a row for every period; a target stands in the periods that end while it holds."""
    values = [{point.on: _cell(ask, point) for point in series.points} for series in ask.lines]
    columns = ["Period", *(series.name or ask.word("Utfall", "Outcome") for series in ask.lines)]
    rows = [
        [label, *(found.get(day, Missing.NOT_AVAILABLE.sign) for found in values)]
        for day, label in sorted(ask.names.items())
    ]
    if ask.targets:
        columns.append(ask.word("Mål", "Target"))
        for day, row in zip(sorted(ask.names), rows, strict=True):
            held = [mark for mark in ask.targets if mark.period is None or mark.period.contains(day)]
            row.append(target_text(ask, held[-1]) if held else Missing.NOT_AVAILABLE.sign)
    return tuple(columns), tuple(tuple(row) for row in rows)


def _cell(ask: Request, point: Point) -> str:
    """The value, and whether it is sure."""
    text = ask.shown(point.value)
    if point.number is None or point.quality is Quality.FINAL:
        return text
    if point.quality is Quality.REVISED:
        return f"{text} ({ask.word('reviderat', 'revised')})"
    return f"{text} ({ask.word('preliminärt', 'preliminary')})"
