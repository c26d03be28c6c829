"""The worked examples say what the calculation says."""

import pytest

from goals.rollup import RollupRule, suggest
from governance.models import GovernanceModel
from governance.rollup_examples import EXAMPLES
from indicators.fulfilment import Outcome


def test_every_rule_has_its_examples() -> None:
    assert set(EXAMPLES) == set(GovernanceModel.RollupRule)


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule, found in EXAMPLES.items() for example in found]
)
def test_example_is_what_the_rule_suggests(rule: str, example: object) -> None:
    outcomes = (
        [Outcome.REACHED] * example.reached
        + [Outcome.NOT_REACHED] * (example.assessed - example.reached)
        + [Outcome.NOT_ASSESSABLE] * (example.total - example.assessed)
    )

    assert suggest(outcomes, RollupRule(rule)).meaning == example.meaning
