"""Reads of indicators that more than one place uses."""

from indicators.queries.cards import ComparatorText, IndicatorCard, indicator_cards
from indicators.queries.pictures import card_chart, card_spark
from indicators.queries.places import (
    managing_organisations,
    own_organisation_ids,
    writable_organisations,
)
from indicators.queries.rounds import Outline, round_outline, rounds_now
from indicators.queries.series import Point

__all__ = [
    "ComparatorText",
    "IndicatorCard",
    "Outline",
    "Point",
    "card_chart",
    "card_spark",
    "indicator_cards",
    "managing_organisations",
    "own_organisation_ids",
    "round_outline",
    "rounds_now",
    "writable_organisations",
]
