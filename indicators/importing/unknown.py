"""The indicators of a file that the catalogue lacks: what they are called, and what their values look like. Pure."""

from collections import Counter

from indicators.columns import Role
from indicators.files import Cell
from indicators.importing.findings import Figure, NewIndicator, Reason, Refusal
from indicators.importing.names import folded

LONGEST_CODE, LONGEST_NAME, LONGEST_UNIT, LONGEST_SOURCE = 20, 200, 30, 120
NEW_INDICATOR = "new:"
Cells = tuple[Cell, Cell, Cell]  # what stands in the columns of code, name and unit


class UnknownIndicators:
    """Gathered while the file is read; each is told once, in the file's order."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[Role, str]] = {}
        self._refs: dict[Cells, str] = {}
        self._rows: Counter[Cells] = Counter()
        self._decimals: dict[str, int] = {}
        self._frequencies: dict[str, Counter[str]] = {}

    def meet(self, cells: Cells, code: str, name: str, unit: str, source: str) -> str:
        """Learn of an unknown indicator by the cells that name it; its reference."""
        ref = NEW_INDICATOR + (folded(code) or f"name:{folded(name)}")
        self._refs[cells] = ref
        facts = self._facts.setdefault(ref, {Role.INDICATOR_CODE: code, Role.INDICATOR_NAME: name})
        facts.setdefault(Role.UNIT, unit)
        facts.setdefault(Role.SOURCE, source)
        return ref

    def count(self, cells: Cells) -> None:
        """Count a row whose indicator these cells name."""
        self._rows[cells] += 1

    def saw_value(self, ref: str, frequency: str, figure: Figure) -> None:
        """Learn how many decimals the values have, and how often they come."""
        if figure.value is not None:
            decimals = -int(figure.value.as_tuple().exponent)
            self._decimals[ref] = max(self._decimals.get(ref, 0), decimals)
        counter = self._frequencies.get(ref)
        if counter is None:
            counter = self._frequencies[ref] = Counter()
        counter[frequency] += 1

    def found(self) -> list[NewIndicator]:
        """What would be created, without a name that another has."""
        taken: set[str] = set()
        rows: Counter[str] = Counter()
        for cells, ref in self._refs.items():
            rows[ref] += self._rows[cells]
        return [self._one(ref, taken, rows[ref]) for ref in self._facts]

    def _one(self, ref: str, taken: set[str], rows: int) -> NewIndicator:
        facts = self._facts[ref]
        code = facts[Role.INDICATOR_CODE]
        name = facts[Role.INDICATOR_NAME] or code
        if folded(name) in taken:
            name = f"{name} ({code})"
        taken.add(folded(name))
        frequencies = self._frequencies.get(ref)
        return NewIndicator(
            ref=ref,
            code=code,
            name=name,
            unit=facts.get(Role.UNIT, ""),
            decimals=self._decimals.get(ref, 0),
            frequency=frequencies.most_common(1)[0][0] if frequencies else "year",
            source=facts.get(Role.SOURCE, "")[:LONGEST_SOURCE],
            rows=rows,
        )


def too_long(code: str, name: str, unit: str) -> Refusal | None:
    """The refusal of an indicator whose texts the catalogue has no room for."""
    for role, text, longest in (
        (Role.INDICATOR_CODE, code, LONGEST_CODE),
        (Role.INDICATOR_NAME, name, LONGEST_NAME - LONGEST_CODE - len(" ()")),
        (Role.UNIT, unit, LONGEST_UNIT),
    ):
        if len(text) > longest:
            return Refusal(Reason.INDICATOR_TOO_LONG, role, text)
    return None
