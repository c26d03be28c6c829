"""How many have answered: the number behind a share, without which nobody can tell a finding from chance."""

from collections.abc import Collection

from indicators.models import Indicator, Value

Key = tuple[int, int]  # ids of indicator and organisation


def answers_behind(keys: Collection[Key]) -> dict[Key, int]:
    """How many the latest value of each (indicator, organisation) pair rests on: of surveys and quality. One query.

    Too few to be told (the indicator's fewest cases) are left out: the number alone could point somebody out.
    """
    if not keys:
        return {}
    rows = (
        Value.objects.filter(
            indicator__in={indicator for indicator, _organisation in keys},
            indicator__kind__in=(Indicator.Kind.SURVEY, Indicator.Kind.QUALITY),
            organisation__in={organisation for _indicator, organisation in keys},
            gender=Value.Gender.TOTAL,
            value__isnull=False,
        )
        .order_by("indicator_id", "organisation_id", "-period_start")
        .distinct("indicator_id", "organisation_id")
        .values_list("indicator_id", "organisation_id", "denominator", "indicator__fewest_cases")
    )
    wanted = set(keys)
    return {
        (indicator, organisation): int(number)
        for indicator, organisation, number, fewest in rows
        if (indicator, organisation) in wanted and number is not None and number >= (fewest or 0)
    }
