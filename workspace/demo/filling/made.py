"""What has been stored so far, by the keys of the records."""

from dataclasses import dataclass, field

from goals.models import Goal
from governance.models import GovernanceModel, ModelLevel, Organisation, Perspective, User
from indicators.models import Comparator, Indicator
from workspace.demo.records import DecisionRow


@dataclass(slots=True)
class Made:
    """The rows that later records point at."""

    people: dict[str, User] = field(default_factory=dict)
    heads: dict[str, User] = field(default_factory=dict)  # by organisation
    organisations: dict[str, Organisation] = field(default_factory=dict)
    models: dict[int, GovernanceModel] = field(default_factory=dict)  # by version
    levels: dict[str, ModelLevel] = field(default_factory=dict)
    perspectives: dict[str, Perspective] = field(default_factory=dict)
    comparators: dict[str, Comparator] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)

    def decision(self, row: DecisionRow | None) -> dict[str, object]:
        """The fields of a decision; none where nothing has been decided."""
        if row is None:
            return {}
        return {
            "decided_by": self.organisations[row.body],
            "decided_on": row.on,
            "registry_number": row.registry_number,
            "minutes_paragraph": row.paragraph,
        }
