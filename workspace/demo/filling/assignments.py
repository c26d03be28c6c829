"""Stores what bodies have assigned, how it is carried out and what has been reported back."""

from goals.models import Assignment, AssignmentPhase, AssignmentReport
from governance.history import service
from governance.models import User
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import AssignmentRow

Status = Assignment.Status


@service
def add_assignment(*, row: AssignmentRow, made: Made, by: User) -> None:
    """Add one assignment with its phases and reports."""
    closed_on, paragraph = row.closed or (None, "")
    assignment = Assignment.objects.create(
        organisation=made.organisations[row.organisation],
        title=row.title,
        text=row.text,
        goal=made.goals.get(row.goal),
        is_project=bool(row.phases),
        resources=row.resources,
        resource_owner=row.resource_owner,
        due_on=row.due_on,
        status=_status(row),
        closed_on=closed_on,
        closing_paragraph=paragraph,
        **made.person_or_role(row.who),
        **made.decision(row.decision),
    )
    AssignmentPhase.objects.bulk_create(
        AssignmentPhase(
            assignment=assignment, order=order, title=phase.title, due_on=phase.due_on, is_done=phase.is_done
        )
        for order, phase in enumerate(row.phases)
    )
    AssignmentReport.objects.bulk_create(
        AssignmentReport(
            assignment=assignment,
            reported_on=report.on,
            text=report.text,
            is_final=report.is_final,
            written_by=made.people[report.who],
            written_at=noon(report.on),
        )
        for report in row.reports
    )


def _status(row: AssignmentRow) -> Status:
    if row.closed:
        return Status.CLOSED
    if any(report.is_final for report in row.reports):
        return Status.REPORTED
    is_begun = row.is_begun or row.reports or any(phase.is_done for phase in row.phases)
    return Status.UNDER_WAY if is_begun else Status.NOT_STARTED
