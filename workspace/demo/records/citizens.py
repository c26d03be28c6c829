"""What citizens ask for."""

from dataclasses import dataclass
from datetime import date

from goals.models import CitizenRequirement

Source = CitizenRequirement.Source


@dataclass(frozen=True, slots=True)
class CitizenRow:
    """Something that citizens have asked for, whom it concerns, which goal takes it up and what was answered."""

    received_on: date
    source: Source
    text: str
    organisation: str = ""
    goal: str = ""
    answer: str = ""
    answered_on: date | None = None
