"""What every drawing needs to be legible: coordinates as text, the width of texts, and labels that do not collide."""

from collections.abc import Sequence

# Widths in em of Source Sans 3, with a margin for the plain sans-serif that stands in for it.
_NARROW, _WIDE, _OTHER = 0.29, 0.86, 0.55
_NARROW_LETTERS = frozenset("iIjlftr.,:;'’!|()[] \u00a0\u202f")
_WIDE_LETTERS = frozenset("mwMWÅÄÖ%@—")


def coordinate(number: float) -> str:
    """The number as it stands in a path: one decimal, a point, no minus zero."""
    text = f"{number:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def text_width(text: str, size: float) -> float:
    """About how wide the text is in Source Sans 3 of this size, rather too wide than too narrow."""
    return size * sum(_NARROW if c in _NARROW_LETTERS else _WIDE if c in _WIDE_LETTERS else _OTHER for c in text)


def shortened(text: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis when it is wider than `width`."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept}…", size) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Places at least `gap` apart and between low and high, together as near as can be to those wanted, same order.

    Too many for the room stand closer together, evenly. Pooled adjacent violators (isotonic regression).
    """
    count = len(wanted)
    if not count:
        return ()
    gap = min(gap, (high - low) / max(count - 1, 1))
    order = sorted(range(count), key=lambda place: (wanted[place], place))
    pools: list[tuple[float, int]] = []
    for rank, place in enumerate(order):
        pools.append((wanted[place] - rank * gap, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (mean, size), (other, other_size) = pools.pop(), pools.pop()
            pools.append(((mean * size + other * other_size) / (size + other_size), size + other_size))
    bases = [mean for mean, size in pools for _ in range(size)]
    highest = high - (count - 1) * gap
    found = [0.0] * count
    for rank, place in enumerate(order):
        found[place] = min(max(bases[rank], low), max(highest, low)) + rank * gap
    return tuple(found)
