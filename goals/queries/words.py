"""The municipality's own words for how a goal goes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from governance import queries as governance_queries
from governance.models import GovernanceModel, StatusStep


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The scale's words by meaning, in the scale's order; a meaning that the scale lacks has the product's word."""

    statuses: Mapping[str, str]
    forecasts: Mapping[str, str]

    def status(self, meaning: str) -> str:
        """The word for a status; empty for none."""
        return self.statuses.get(meaning, "")

    def forecast(self, meaning: str) -> str:
        """The word for a forecast; empty for none."""
        return self.forecasts.get(meaning, "")


@dataclass(frozen=True, slots=True)
class Scale:
    """By which rule a year's goals are suggested, and in which words they are judged."""

    rule: GovernanceModel.RollupRule
    words: StatusWords


def scale_for(year: int) -> Scale:
    """The rule and the words of the model that holds for `year`. Two queries."""
    model = governance_queries.model_for_year(year)
    rule = model.rollup_rule if model else GovernanceModel.RollupRule.ALL_OR_PARTLY
    return Scale(GovernanceModel.RollupRule(rule), status_words(model))


def status_words(model: GovernanceModel | None) -> StatusWords:
    """The words of the model's scale. One query."""
    steps = governance_queries.status_steps(model)
    return words_of((step.meaning, step.word, step.forecast_word) for step in steps)


def words_of(steps: Iterable[Sequence[str]]) -> StatusWords:
    """The words of a scale's steps: each its meaning, its word and its word in a forecast."""
    known = {meaning: (word, forecast) for meaning, word, forecast in steps}
    own = {meaning: str(StatusStep.Meaning(meaning).label) for meaning in (*known, *StatusStep.Meaning.values)}
    return StatusWords(
        statuses={meaning: known[meaning][0] if meaning in known else label for meaning, label in own.items()},
        forecasts={meaning: (known[meaning][1] if meaning in known else "") or label for meaning, label in own.items()},
    )
