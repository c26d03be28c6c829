"""What indicators use one another for: formulas, and what one percent is counted from."""

import re
from collections import defaultdict
from collections.abc import Collection

from indicators.models import Indicator, ServiceStandard

_WORD = re.compile(r"[\wÅÄÖåäö]+")


def used_within(ids: Collection[int]) -> dict[int, int]:
    """How many formulas, volumes and promises rest on each of the indicators; those without any are left out.

    Three queries. A formula names what it rests on by its code or its whole name.
    """
    found: dict[int, int] = defaultdict(int)
    kept = Indicator.objects.filter(discontinued_on=None).order_by()
    for volume in kept.filter(volume_indicator__in=ids).values_list("volume_indicator_id", flat=True):
        found[volume or 0] += 1
    for promised in ServiceStandard.objects.filter(indicator__in=ids).order_by().values_list("indicator_id", flat=True):
        found[promised] += 1
    formulas = list(kept.exclude(formula="").values_list("formula", flat=True))
    if formulas:
        names = list(Indicator.objects.filter(pk__in=ids).order_by().values_list("id", "code", "name"))
        for formula in formulas:
            words = set(_WORD.findall(formula))
            for pk, code, name in names:
                if (code and code in words) or name in formula:
                    found[pk] += 1
    return dict(found)
