"""Stores the plans: what they answer and what they do, each in its author's name."""

from datetime import date

from goals.models import Activity, Plan, PlanAnswer, PlanText
from goals.queries.copying import plan_to_copy
from goals.services.copying import PlanChoice, copy_plan
from governance.history import service
from governance.models import TemplateSection, User
from workspace.demo.filling.made import Made
from workspace.demo.records import ActivityRow, PlanCopyRow, PlanRow, Status

TODAY = date(2026, 11, 21)  # on which the demo's story is told


@service
def add_plan(*, row: PlanRow, made: Made, by: User | None) -> None:
    """Add one plan with its texts, answers and activities; a revision tells which activities it goes on with."""
    versions = [each for (place, year, _), each in made.plans.items() if (place, year) == (row.organisation, row.year)]
    revised = versions[-1] if row.revises else None
    plan = Plan.objects.create(
        organisation=made.organisations[row.organisation],
        level=made.levels[row.level],
        year=row.year,
        version=len(versions) + 1,
        state=row.state,
        return_comment=row.return_comment,
        revises=revised,
        revision_reason=row.revises,
        **made.decision(row.decision),
    )
    made.plans[row.organisation, row.year, plan.version] = plan
    _add_texts(plan, row, made)
    PlanAnswer.objects.bulk_create(
        PlanAnswer(plan=plan, goal=made.goals[goal], text=text) for goal, text in row.answers
    )
    before = {one.title: one for one in revised.activities.all()} if revised else {}
    Activity.objects.bulk_create(
        _activity(plan, activity, order, made, before) for order, activity in enumerate(row.activities, start=1)
    )


def _add_texts(plan: Plan, row: PlanRow, made: Made) -> None:
    sections = list(made.levels[row.level].sections.filter(kind=TemplateSection.Kind.TEXT))
    texts = dict(row.texts)
    if row.introduction:
        texts[sections[0].heading] = row.introduction
    PlanText.objects.bulk_create(
        PlanText(plan=plan, section=section, text=texts[section.heading])
        for section in sections
        if section.heading in texts
    )


@service
def begin_plan_by_copying(*, row: PlanCopyRow, made: Made, by: User) -> None:
    """Begin a later year's plan with all that can come along of the one of 2026."""
    plan = made.plans[row.organisation, 2026, 1]
    found = plan_to_copy(plan, row.year)
    choice = PlanChoice(texts=list(found.sections), answers=list(found.answers), activities=list(found.activities))
    copy_plan(plan=plan, year=row.year, choice=choice, by=by)


def _activity(plan: Plan, row: ActivityRow, order: int, made: Made, before: dict[str, Activity]) -> Activity:
    return Activity(
        plan=plan,
        goal=made.goals[row.goal],
        order=order,
        title=row.title,
        starts_on=row.starts_on,
        due_on=row.due_on,
        status=row.status,
        progress=_progress(row),
        comment=row.comment,
        origin=before.get(row.title),
        **made.person_or_role(row.who),
    )


def _progress(row: ActivityRow) -> int:
    """How far it has come in percent; one that is under way, somewhat less than the time has gone."""
    if row.progress is not None:
        return row.progress
    gone = (TODAY - row.starts_on).days * 100 // max((row.due_on - row.starts_on).days, 1)
    behind = 5 + len(row.title) % 4 * 10  # not all alike
    begun = min(max(gone // 5 * 5 - behind, 10), 90)
    return {Status.DONE: 100, Status.UNDER_WAY: begun, Status.STOPPED: 20}.get(row.status, 0)
