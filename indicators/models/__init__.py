"""Facts over time."""

from indicators.models.imports import ValueImport
from indicators.models.indicator import Comparator, Indicator, Target
from indicators.models.value import Value

__all__ = ["Comparator", "Indicator", "Target", "Value", "ValueImport"]
