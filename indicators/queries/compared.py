"""What those have whom a target compares with: a comparator's own values, and those of its group's members."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from annualcycle.periods import Frequency
from indicators.fulfilment import NOBODY, Others, TargetKind, TargetRule
from indicators.models import ComparatorMember, KoladaSource, Value
from indicators.queries.series import TargetRow, period_of, year_of

Series = Mapping[tuple[int, Frequency], Mapping[int, Mapping[int, Decimal]]]


@dataclass(frozen=True, slots=True)
class Compared:
    """Others' values: (indicator, frequency) → comparator → year → the year's latest; and who is in which group."""

    values: Series = field(default_factory=dict)
    members: Mapping[int, Collection[int]] = field(default_factory=dict)

    def of(self, rule: TargetRule | None, indicator_id: int, frequency: Frequency) -> Others:
        """What a target compares with, in values of the frequency."""
        if rule is None or rule.comparator_id is None or rule.kind not in COMPARING:
            return NOBODY
        known = self.values.get((indicator_id, frequency), {})
        members: dict[int, list[Decimal]] = defaultdict(list)
        for member in self.members.get(rule.comparator_id, ()):
            for year, value in known.get(member, {}).items():
                members[year].append(value)
        return Others(dict(known.get(rule.comparator_id, {})), {year: tuple(row) for year, row in members.items()})


COMPARING = {TargetKind.BETTER_THAN, TargetKind.AMONG_BEST}
_NONE = Compared()


def compared_with(targets: Iterable[tuple[int, TargetRule | TargetRow]], year: int) -> Compared:
    """What the targets, each with its indicator's id, compare with, in values that begin no later than `year`.

    No query where none compares; else one, and one more where a place in a group is asked for. The municipality is not
    counted among the group's members, should it stand there: its own value comes from its organisations.
    """
    wanted = [(indicator, rule) for indicator, rule in targets if rule.kind in COMPARING and rule.comparator_id]
    if not wanted:
        return _NONE
    groups = {rule.comparator_id for _, rule in wanted if rule.kind == TargetKind.AMONG_BEST and rule.comparator_id}
    members = members_of(groups) if groups else {}
    theirs = {rule.comparator_id for _, rule in wanted} | {member for ids in members.values() for member in ids}
    return Compared(values_of({indicator for indicator, _ in wanted}, theirs, year), members)


def members_of(groups: Collection[int]) -> dict[int, list[int]]:
    """The members of each group but the municipality itself. One query."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = ComparatorMember.objects.filter(group__in=groups)
    rows = rows.exclude(member__kolada_id__in=KoladaSource.objects.values("area_id"))
    rows = rows.order_by("member__order", "member__name")
    for group, member in rows.values_list("group_id", "member_id"):
        found[group].append(member)
    return dict(found)


def values_of(indicators: Collection[int], comparators: Collection[int | None], year: int) -> Series:
    """The numbers of comparators, of each year the latest. One query."""
    found: dict[tuple[int, Frequency], dict[int, dict[int, Decimal]]] = defaultdict(lambda: defaultdict(dict))
    rows = Value.objects.filter(
        indicator__in=indicators,
        comparator__in=comparators,
        gender=Value.Gender.TOTAL,
        value__isnull=False,
        period_start__lte=date(year, 12, 31),
    ).order_by("period_start")
    fields = ("indicator_id", "frequency", "comparator_id", "period_start", "value")
    for indicator, frequency, comparator, start, value in rows.values_list(*fields):
        period = period_of(frequency, start)
        found[indicator, period.frequency][comparator][year_of(period)] = value
    return {key: dict(row) for key, row in found.items()}
