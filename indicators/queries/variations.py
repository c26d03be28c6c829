"""A card's natural variation, as its chart draws it and its page tells it."""

from decimal import Decimal

from indicators.charts import HeldLimits
from indicators.numbers import format_with_unit, is_percent
from indicators.queries.cards import IndicatorCard
from indicators.queries.series import comparable, observations
from indicators.variation import Variation, variation
from indicators.variation_words import VariationText, told_variation


def card_variation(card: IndicatorCard) -> Variation:
    """The natural variation of the card's values: of yearly ones, or of the same part of each year as the latest.

    Parts of a year are seldom alike, and many are counted from the year's beginning.
    """
    return variation(observations(comparable(card.points)), card.breaks)


def held_limits(found: Variation) -> list[HeldLimits]:
    """The limits of each stretch that has any, as a chart draws them."""
    return [HeldLimits(each.limits, each.first, each.last) for each in found.stretches if each.limits]


def variation_text(card: IndicatorCard, language: str) -> VariationText:
    """The card's variation in words, in the active language."""
    found = card_variation(card)
    points = [point for point in comparable(card.points) if point.value is not None]
    labels = {point.period.end: point.period.short_label(language) for point in points}
    values = [point.value for point in points if point.value is not None]
    return told_variation(
        found,
        [(labels[point.period.end], point.value) for point in points[-2:] if point.value is not None],
        label=lambda day: labels[day],
        shown=lambda value: format_with_unit(value, card.unit, card.decimals, language),
        possible=_possible(values, card.unit),
    )


def _possible(values: list[Decimal], unit: str) -> tuple[Decimal | None, Decimal | None]:
    """Within which bounds values lie by their nature, as far as the series shows: not below zero, shares to 100."""
    low = Decimal(0) if values and min(values) >= 0 else None
    return low, Decimal(100) if low is not None and is_percent(unit) and max(values) <= 100 else None
