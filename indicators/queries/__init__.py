"""Reads of indicators that more than one place uses."""

from indicators.queries.cards import ComparatorText, IndicatorCard, indicator_cards
from indicators.queries.series import Point

__all__ = ["ComparatorText", "IndicatorCard", "Point", "indicator_cards"]
