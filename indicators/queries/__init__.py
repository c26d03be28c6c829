"""Reads of indicators that more than one place uses."""

from indicators.queries.cards import ComparatorText, IndicatorCard, indicator_cards
from indicators.queries.pictures import card_chart, card_spark
from indicators.queries.series import Point

__all__ = ["ComparatorText", "IndicatorCard", "Point", "card_chart", "card_spark", "indicator_cards"]
