"""Stores what citizens have asked for."""

from goals.models import CitizenRequirement
from governance.history import service
from governance.models import User
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality


@service
def add_citizen_requirements(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add what citizens have asked for, answered and not."""
    CitizenRequirement.objects.bulk_create(
        CitizenRequirement(
            received_on=row.received_on,
            source=row.source,
            text=row.text,
            organisation=made.organisations.get(row.organisation),
            goal=made.goals.get(row.goal),
            answer=row.answer,
            answered_on=row.answered_on,
        )
        for row in content.citizens
    )
