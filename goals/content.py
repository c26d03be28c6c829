"""What a goal says, before it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from goals.models import Goal, LegalRequirement, Tag
from governance.models import ModelLevel, Organisation, Perspective
from indicators.models import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTag:
    """A tag that is not among the municipality's yet, or perhaps is, in other letters."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalContent:
    """A goal's own words and what it is tied to.

    parent: the goal that it mainly serves; contributions: further ones. agenda: codes of Agenda 2030 ("4", "4.1").
    """

    level: ModelLevel
    organisation: Organisation
    title: str
    year_from: int
    year_to: int
    parent: Goal | None = None
    kind: str = Goal.Kind.DEVELOPMENT
    order: int = 0
    rationale: str = ""
    citizen_benefit: str = ""
    is_geh: bool = False
    ambition: str = ""
    horizon: str = Goal.Horizon.TERM
    perspective: Perspective | None = None
    indicators: Sequence[Indicator] = ()
    contributions: Sequence[Goal] = ()
    tags: Sequence[Tag] = ()
    new_tags: Sequence[NewTag] = ()
    agenda: Sequence[str] = ()
    requirements: Sequence[LegalRequirement] = ()

    @property
    def served(self) -> list[Goal]:
        """All goals that it serves, the main one first."""
        return [*([self.parent] if self.parent else []), *self.contributions]


STORED = (
    "level",
    "organisation",
    "parent",
    "kind",
    "order",
    "title",
    "rationale",
    "citizen_benefit",
    "is_geh",
    "ambition",
    "horizon",
    "perspective",
    "year_from",
    "year_to",
)  # the fields of the goal's own row


def stored_fields(content: GoalContent) -> dict[str, object]:
    """What of the content stands in the goal's own row."""
    return {name: getattr(content, name) for name in STORED}
