"""Stores the units' plans: what they answer and what they do, each in its author's name."""

from goals.models import Activity, Plan, PlanAnswer, PlanText
from governance.history import service
from governance.models import TemplateSection, User
from workspace.demo.filling.made import Made
from workspace.demo.records import ActivityRow, PlanRow


@service
def add_plan(*, row: PlanRow, level: str, made: Made, by: User | None) -> None:
    """Add one plan with its answers and activities."""
    plan = Plan.objects.create(
        organisation=made.organisations[row.organisation],
        level=made.levels[level],
        year=row.year,
        state=row.state,
        return_comment=row.return_comment,
        **made.decision(row.decision),
    )
    if row.introduction:
        section = made.levels[level].sections.filter(kind=TemplateSection.Kind.TEXT).first()
        PlanText.objects.create(plan=plan, section=section, text=row.introduction)
    PlanAnswer.objects.bulk_create(
        PlanAnswer(plan=plan, goal=made.goals[goal], text=text) for goal, text in row.answers
    )
    Activity.objects.bulk_create(
        _activity(plan, activity, order, made) for order, activity in enumerate(row.activities, start=1)
    )


def _activity(plan: Plan, row: ActivityRow, order: int, made: Made) -> Activity:
    owner = made.people.get(row.who)
    return Activity(
        plan=plan,
        goal=made.goals[row.goal],
        order=order,
        title=row.title,
        owner=owner,
        owner_name=owner.full_name if owner else row.who,
        starts_on=row.starts_on,
        due_on=row.due_on,
        status=row.status,
        comment=row.comment,
    )
