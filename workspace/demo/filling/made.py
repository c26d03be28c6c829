"""What has been stored so far, by the keys of the records."""

from dataclasses import dataclass, field

from goals.models import Contributor, Goal, LegalRequirement, Plan, Tag
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
    tags: dict[str, Tag] = field(default_factory=dict)
    laws: dict[str, LegalRequirement] = field(default_factory=dict)
    contributors: dict[tuple[str, str], Contributor] = field(default_factory=dict)  # by goal and organisation
    plans: dict[tuple[str, int, int], Plan] = field(default_factory=dict)  # by organisation, year and version

    def person_or_role(self, who: str) -> dict[str, object]:
        """Who does something: the person of this key, or somebody by a role in words."""
        owner = self.people.get(who)
        return {"owner": owner, "owner_name": owner.full_name if owner else who}

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
