"""How each rule for the suggested status works out, as worked examples for the page where it is chosen.

The calculation is goals/rollup.py; it lies above this app, so the examples stand here as data and a test holds the two
together.
"""

from dataclasses import dataclass

from governance.models import GovernanceModel, StatusStep

Rule = GovernanceModel.RollupRule
Meaning = StatusStep.Meaning


@dataclass(frozen=True, slots=True)
class Example:
    """A goal with some indicators, of which some have a value and some of those reach their target."""

    reached: int
    assessed: int
    total: int
    meaning: str


def _examples(*meanings: str) -> tuple[Example, ...]:
    cases = ((4, 4, 4), (3, 4, 4), (1, 4, 4), (0, 4, 4), (0, 0, 4))
    return tuple(Example(*case, meaning) for case, meaning in zip(cases, meanings, strict=True))


_F, _P, _N, _U = Meaning.FULFILLED, Meaning.PARTLY, Meaning.NOT_FULFILLED, Meaning.UNASSESSED

EXAMPLES = {
    Rule.ALL_OR_PARTLY: _examples(_F, _P, _P, _N, _U),
    Rule.MAJORITY: _examples(_F, _F, _P, _N, _U),
    Rule.WORST: _examples(_F, _N, _N, _N, _U),
}
