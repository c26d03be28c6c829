"""Which indicators an organisation is steered by: what it manages, and what it has a target or values of."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from governance.models import User
from indicators.models import Indicator, Target, Value
from indicators.queries.visible import visible_indicators
from indicators.running import running


def indicators_of(organisation_id: int, reader: User | None) -> QuerySet[Indicator]:
    """The indicators in use that the organisation manages, or has a target or values of; those the reader may know."""
    here = {"indicator": OuterRef("pk"), "municipality": OuterRef("municipality"), "organisation": organisation_id}
    measured = Exists(Target.objects.filter(**here)) | Exists(Value.objects.filter(**here))
    found = visible_indicators(reader).filter(running(), Q(organisation=organisation_id) | measured)
    return found.order_by("sort_key", "id")


def indicators_by_organisation(organisations: Iterable[int], reader: User | None) -> dict[int, list[Indicator]]:
    """The same for several organisations, in three queries however many they are."""
    ids = set(organisations)
    pairs = set(Target.objects.filter(organisation__in=ids).order_by().values_list("organisation_id", "indicator_id"))
    measured = Value.objects.filter(organisation__in=ids).order_by()
    pairs |= set(measured.values_list("organisation_id", "indicator_id").distinct())
    by_indicator = defaultdict(set)
    for organisation, indicator in pairs:
        by_indicator[indicator].add(organisation)
    found: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in visible_indicators(reader).filter(running()).order_by("sort_key", "id"):
        for organisation in ({indicator.organisation_id} & ids) | by_indicator[indicator.pk]:
            found[organisation].append(indicator)
    return found
