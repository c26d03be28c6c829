"""What indicators use one another for: formulas, what one percent is counted from, and what is promised."""

from collections import Counter
from collections.abc import Collection

from indicators.formula import inputs_of
from indicators.models import Indicator, ServiceStandard
from indicators.queries.derivation import rulebook
from indicators.running import running


def used_within(ids: Collection[int]) -> dict[int, int]:
    """How many formulas, volumes and promises rest on each of the indicators; those without any are left out.

    Three queries. What is discontinued rests on nothing.
    """
    kept = dict(Indicator.objects.filter(running()).order_by().values_list("pk", "volume_indicator_id"))
    found = Counter(volume for volume in kept.values() if volume is not None)
    found.update(inputs_of_formulas(kept))
    promised = ServiceStandard.objects.filter(indicator__in=ids).order_by()
    found.update(promised.values_list("indicator_id", flat=True))
    return {pk: found[pk] for pk in ids if found[pk]}


def inputs_of_formulas(computed: Collection[int]) -> Counter[int]:
    """In how many of the formulas of these indicators each indicator stands. One query."""
    rules = rulebook().rules
    expressions = (rules[pk].expression for pk in computed if pk in rules)
    return Counter(used for expression in expressions if expression is not None for used in inputs_of(expression))
