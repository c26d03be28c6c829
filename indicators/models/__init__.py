"""Facts over time."""

from indicators.models.comparator import Comparator, ComparatorMember, IndicatorComparator
from indicators.models.imports import ImportMapping, ValueImport
from indicators.models.indicator import Indicator, SeriesBreak
from indicators.models.kolada import KoladaArea, KoladaFetch, KoladaKpi, KoladaSource, KoladaUnit
from indicators.models.ranking import IndicatorPlace, IndicatorRanking
from indicators.models.review import MeasureReview, ReviewedMeasure
from indicators.models.target import ServiceStandard, Target
from indicators.models.value import Value

__all__ = [
    "Comparator",
    "ComparatorMember",
    "ImportMapping",
    "Indicator",
    "IndicatorComparator",
    "IndicatorPlace",
    "IndicatorRanking",
    "KoladaArea",
    "KoladaFetch",
    "KoladaKpi",
    "KoladaSource",
    "KoladaUnit",
    "MeasureReview",
    "ReviewedMeasure",
    "SeriesBreak",
    "ServiceStandard",
    "Target",
    "Value",
    "ValueImport",
]
