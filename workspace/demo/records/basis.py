"""The ground that the other records stand on: organisation, people, decisions and the governance model."""

from dataclasses import dataclass
from datetime import date

from governance.models import GovernanceModel, ModelLevel, Organisation, StatusStep, TemplateSection

Kind = Organisation.Kind
Form = ModelLevel.Form
Meaning = StatusStep.Meaning
Serving = ModelLevel.ServingRule


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A part of the organisation; `key` is its short name and what other records point at."""

    key: str
    kind: Kind
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person and the roles held: (role, organisation's key). `shown` puts the log-in in the printed list.

    `address` is given only for one who signs in with an address of another municipality.
    """

    key: str
    name: str
    roles: tuple[tuple[str, str], ...]
    shown: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """By which body, when and where in the minutes something was adopted."""

    body: str
    on: date
    registry_number: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of a plan's template."""

    kind: TemplateSection.Kind
    heading: str
    help_text: str = ""
    is_required: bool = False
    longest_text: int | None = None


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level of the model, what it asks of its goals, and the template of its plans: empty for the usual one."""

    key: str
    form: Form
    name: str
    plural: str
    owner: Kind
    has_indicators: bool = False
    has_activities: bool = False
    has_forecasts: bool = False
    serving: Serving = Serving.ADVISED
    asks_rationale: bool = False
    asks_benefit: bool = False
    most_goals: int | None = None
    longest_title: int | None = None
    longest_text: int | None = None
    limits_are_hard: bool = False
    sections: tuple[SectionRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelRow:
    """A version of the governance model with its levels and the words of its scale: (meaning, word, forecast word)."""

    name: str
    version: int
    years: tuple[int, int]
    rationale: str
    scale: str
    words: tuple[tuple[Meaning, str, str], ...]
    levels: tuple[LevelRow, ...]
    decision: DecisionRow | None = None
    rollup_rule: GovernanceModel.RollupRule = GovernanceModel.RollupRule.ALL_OR_PARTLY
