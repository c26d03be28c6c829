"""The indicators of a file that the catalogue lacks: what they are called, and what their values look like. Pure."""

from collections import Counter
from collections.abc import Sequence

from indicators.columns import Role
from indicators.files import Cell
from indicators.importing.cells import text_of
from indicators.importing.findings import Figure, NewIndicator, Reason, Refusal
from indicators.importing.names import folded

LONGEST_CODE, LONGEST_NAME, LONGEST_UNIT, LONGEST_SOURCE = 20, 200, 30, 120
NEW_INDICATOR = "new:"


class UnknownIndicators:
    """Gathered while the file is read; each is told once, in the file's order."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[Role, str]] = {}
        self._rows: Counter[str] = Counter()
        self._decimals: dict[str, int] = {}
        self._frequencies: dict[str, Counter[str]] = {}

    def saw(self, code: str, name: str, cells: Sequence[Cell], at: dict[Role, int]) -> str:
        """Count a row about an unknown indicator; its reference."""
        ref = NEW_INDICATOR + (folded(code) or f"name:{folded(name)}")
        self._rows[ref] += 1
        facts = self._facts.setdefault(ref, {Role.INDICATOR_CODE: code, Role.INDICATOR_NAME: name})
        for role in (Role.UNIT, Role.SOURCE):
            if role not in facts and 0 <= at[role] < len(cells) and (text := text_of(cells[at[role]])):
                facts[role] = text
        return ref

    def saw_value(self, ref: str, frequency: str, figure: Figure) -> None:
        """Learn how many decimals the values have, and how often they come."""
        if figure.value is not None:
            decimals = -int(figure.value.as_tuple().exponent)
            self._decimals[ref] = max(self._decimals.get(ref, 0), decimals)
        self._frequencies.setdefault(ref, Counter())[frequency] += 1

    def found(self) -> list[NewIndicator]:
        """What would be created, without a name that another has."""
        taken: set[str] = set()
        return [self._one(ref, taken) for ref in self._facts]

    def _one(self, ref: str, taken: set[str]) -> NewIndicator:
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
            rows=self._rows[ref],
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
