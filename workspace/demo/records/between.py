"""What goals mean between organisations."""

from dataclasses import dataclass
from datetime import date

from goals.models import GoalEffect

Effect = GoalEffect.Kind


@dataclass(frozen=True, slots=True)
class ContributorCommentRow:
    """What a contributing organisation says of its part in a period."""

    goal: str
    organisation: str
    period: str
    who: str
    written_on: date
    text: str


@dataclass(frozen=True, slots=True)
class EffectRow:
    """What a goal means for another organisation, perhaps for one of its goals, and what has been agreed."""

    goal: str
    kind: Effect
    organisation: str
    text: str
    affected: str = ""
    settlement: str = ""
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class NotRelevantRow:
    """The answer that a goal does not concern an organisation."""

    goal: str
    organisation: str
    reason: str
    year: int = 2026
