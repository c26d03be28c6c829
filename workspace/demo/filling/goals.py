"""Stores the goals on their levels, what they are followed by, and the core missions."""

from goals.models import CoreMission, Goal, GoalIndicator, QualityFactor
from governance.history import service
from governance.models import AdoptionState, User
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, GoalRow


@service
def add_goals(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add the goals from the top down, then tie the indicators to them."""
    for level in dict.fromkeys(row.level for row in content.goals):
        rows = [row for row in content.goals if row.level == level]
        stored = Goal.objects.bulk_create(_goal(row, order, made) for order, row in enumerate(rows, start=1))
        made.goals.update({row.key: goal for row, goal in zip(rows, stored, strict=True)})
    GoalIndicator.objects.bulk_create(
        GoalIndicator(goal=made.goals[row.key], indicator=made.indicators[key], order=order)
        for row in content.goals
        for order, key in enumerate(row.measures, start=1)
    )


def _goal(row: GoalRow, order: int, made: Made) -> Goal:
    return Goal(
        level=made.levels[row.level],
        organisation=made.organisations[row.organisation],
        parent=made.goals.get(row.parent),
        order=order,
        kind=row.kind,
        title=row.title,
        rationale=row.rationale,
        citizen_benefit=row.benefit,
        is_geh=row.is_geh,
        perspective=made.perspectives.get(row.perspective),
        year_from=row.years[0],
        year_to=row.years[1],
        state=AdoptionState.ADOPTED if row.decision else AdoptionState.DRAFT,
        **made.decision(row.decision),
    )


@service
def add_core_missions(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add what each organisation is for, with its quality factors."""
    stored = CoreMission.objects.bulk_create(
        CoreMission(
            organisation=made.organisations[row.organisation],
            year_from=row.year,
            why=row.why,
            what=row.what,
            for_whom=row.for_whom,
        )
        for row in content.core_missions
    )
    QualityFactor.objects.bulk_create(
        QualityFactor(core_mission=mission, order=order, text=text, indicator=made.indicators.get(measure))
        for row, mission in zip(content.core_missions, stored, strict=True)
        for order, (text, measure) in enumerate(row.factors, start=1)
    )
