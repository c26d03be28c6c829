"""Which stored numbers are withheld when shown or exported, since they would disclose one that is withheld."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, Q

from annualcycle.periods import Period
from governance.models import Organisation
from indicators.formula import inputs_of
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.derivation import rulebook
from indicators.queries.series import period_of
from indicators.shares import are_too_few
from indicators.shielding import Cell, Sum, shielded


class ValueKey(NamedTuple):
    """What a value is of."""

    indicator: int
    organisation: int | None
    comparator: int | None
    frequency: str
    start: date
    gender: str


def as_shown(rows: Sequence[Value], withheld: Collection[ValueKey]) -> list[Value]:
    """The rows as they are shown: those withheld without number, parts and what they once were. Not to be saved."""
    shown = []
    for row in rows:
        if withheld and key_of(row) in withheld:
            row.value = row.numerator = row.denominator = None
            row.missing, row.quality = Missing.SUPPRESSED.value, Value.Quality.FINAL
        shown.append(row)
    return shown


def key_of(row: Value) -> ValueKey:
    """What the row is of."""
    return ValueKey(
        row.indicator_id, row.organisation_id, row.comparator_id, row.frequency, row.period_start, row.gender
    )


# Stored as withheld; or of fewer cases than the indicator shows, where that was decided after they were written.
WITHHELD = Q(missing=Missing.SUPPRESSED.value) | Q(denominator__lt=F("indicator__fewest_cases"))
Slot = tuple[int, str, date]  # indicator, frequency, period's start
Series = tuple[int, int | None, int | None, str]  # indicator, organisation, comparator, gender


def hidden_values(indicators: Collection[int], parents: Mapping[int, int | None] | None = None) -> frozenset[ValueKey]:
    """The numbers of these indicators to show as "..", beside those that are stored as withheld.

    What is computed from a number that is not shown is not shown either, since the formula leads back to it.
    parents: the organisations' tree, each one's parent, where the caller has it. One query, and two or three more where
    anything is withheld at all.
    """
    computed = Indicator.objects.filter(pk__in=indicators).exclude(formula="")
    withheld = Value.objects.filter(WITHHELD, Q(indicator__in=indicators) | Exists(computed)).order_by()
    slots = set(withheld.values_list("indicator_id", "frequency", "period_start").distinct())
    if not slots:
        return frozenset()
    if parents is None:
        parents = dict(Organisation.objects.order_by().values_list("pk", "parent_id"))
    book = rulebook()
    cells, few, made = _cells(slots, book.formulas, book.all_below(indicators))
    hidden, unshown = set(few), _Unshown()
    unshown.add(few)
    for pk in book.all_below(indicators):
        found = cells[pk]
        inputs = inputs_of(book.formulas[pk]) if pk in book.formulas else ()
        led_back = {key for key in made & found.keys() if unshown.is_in(key, inputs)}
        found |= dict.fromkeys(led_back, Cell(Missing.SUPPRESSED))
        beside = frozenset[ValueKey]().union(*(shielded(each, _sums(each, parents)) for each in _by_slot(found)))
        hidden |= led_back | beside
        unshown.add(led_back | beside)
    return frozenset(key for key in hidden if key.indicator in set(indicators))


def _by_slot(cells: Mapping[ValueKey, Cell]) -> Iterable[Mapping[ValueKey, Cell]]:
    found: dict[Slot, dict[ValueKey, Cell]] = defaultdict(dict)
    for key, cell in cells.items():
        found[key.indicator, key.frequency, key.start][key] = cell
    return found.values()


class _Unshown:
    """The numbers that are stored but not shown, to be found by whose they are."""

    def __init__(self) -> None:
        self.periods: dict[Series, list[Period]] = defaultdict(list)

    def add(self, keys: Iterable[ValueKey]) -> None:
        """Take in what is not shown."""
        for key in keys:
            series = (key.indicator, key.organisation, key.comparator, key.gender)
            self.periods[series].append(period_of(key.frequency, key.start))

    def is_in(self, key: ValueKey, inputs: Iterable[int]) -> bool:
        """Whether any of the inputs to what is computed is among them, in a period within that of the key."""
        whole = period_of(key.frequency, key.start)
        return any(
            whole.covers(period)
            for pk in inputs
            for period in self.periods.get((pk, key.organisation, key.comparator, key.gender), ())
        )


def _cells(
    slots: Collection[Slot], formulas: Collection[int], indicators: Collection[int]
) -> tuple[dict[int, dict[ValueKey, Cell]], set[ValueKey], set[ValueKey]]:
    """The cells of the slots and of what is computed, by indicator; those of too few cases; and what was computed."""
    told = Q(indicator__in={slot[0] for slot in slots}, period_start__in={slot[2] for slot in slots})
    rows = Value.objects.filter(told | Q(indicator__in=set(formulas)), indicator__in=indicators).order_by()
    fields = ("indicator_id", "organisation_id", "comparator_id", "frequency", "period_start", "gender")
    figures = ("value", "missing", "denominator", "origin", "indicator__fewest_cases")
    cells: dict[int, dict[ValueKey, Cell]] = defaultdict(dict)
    few: set[ValueKey] = set()
    made: set[ValueKey] = set()
    for *facts, value, missing, denominator, origin, fewest in rows.values_list(*fields, *figures):
        key = ValueKey(*facts)
        if value is not None and are_too_few(denominator, fewest):
            few.add(key)
            value, missing = None, Missing.SUPPRESSED
        elif value is not None and origin == Value.Origin.COMPUTED:
            made.add(key)
        if key.indicator in formulas or (key.indicator, key.frequency, key.start) in slots:
            cells[key.indicator][key] = Cell(Missing(missing) if value is None else value, denominator)
    return cells, few, made


def _sums(cells: Mapping[ValueKey, Cell], parents: Mapping[int, int | None]) -> Iterator[Sum[ValueKey]]:
    """Women and men of every place; and of every organisation, the nearest below it that have values."""
    for key in cells:
        sexes = (key._replace(gender=Value.Gender.WOMEN), key._replace(gender=Value.Gender.MEN))
        if key.gender == Value.Gender.TOTAL and all(each in cells for each in sexes):
            yield Sum(key, sexes)
    below: dict[ValueKey, list[ValueKey]] = defaultdict(list)
    for key in cells:
        above = _nearest_above(key, cells, parents)
        if above is not None:
            below[above].append(key)
    for above, parts in below.items():
        yield Sum(above, tuple(parts))


def _nearest_above(key: ValueKey, cells: Mapping[ValueKey, Cell], parents: Mapping[int, int | None]) -> ValueKey | None:
    current = parents.get(key.organisation) if key.organisation is not None else None
    while current is not None:
        above = key._replace(organisation=current)
        if above in cells:
            return above
        current = parents.get(current)
    return None
