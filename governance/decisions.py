"""The decision by which a body adopts something, as services take it."""

from dataclasses import dataclass
from datetime import date

from governance.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionContent:
    """The decision of a body, in full."""

    decided_by: Organisation
    decided_on: date
    registry_number: str
    minutes_paragraph: str
