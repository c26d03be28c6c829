"""Stores what goals mean between organisations: comments on joint ones, effects, what is not relevant, coverage."""

from annualcycle.periods import Period
from goals.models import ContributorComment, Coverage, GoalEffect, NotRelevant
from governance.history import service
from governance.models import User
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import ContributorCommentRow, DemoMunicipality, EffectRow


@service
def add_joint_comment(*, row: ContributorCommentRow, made: Made, by: User) -> None:
    """Add what a contributor says of its own part in a period."""
    period = Period.parse(row.period)
    ContributorComment.objects.create(
        contributor=made.contributors[row.goal, row.organisation],
        frequency=period.frequency,
        period_start=period.start,
        period_end=period.end,
        text=row.text,
        written_by=by,
        written_at=noon(row.written_on),
    )


@service
def add_effects(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add what goals mean for others, settled and not, and which goals do not concern someone."""
    GoalEffect.objects.bulk_create(_effect(row, made) for row in content.effects)
    NotRelevant.objects.bulk_create(
        NotRelevant(
            goal=made.goals[row.goal],
            organisation=made.organisations[row.organisation],
            year=row.year,
            reason=row.reason,
        )
        for row in content.not_relevant
    )


def _effect(row: EffectRow, made: Made) -> GoalEffect:
    return GoalEffect(
        goal=made.goals[row.goal],
        kind=row.kind,
        organisation=made.organisations[row.organisation],
        affected_goal=made.goals.get(row.affected),
        text=row.text,
        settlement=row.settlement,
        settled_on=row.settled_on,
    )


@service
def add_coverages(*, content: DemoMunicipality, made: Made, by: User) -> None:
    """Add how far the answers cover the goals."""
    Coverage.objects.bulk_create(
        Coverage(
            goal=made.goals[row.goal],
            year=row.year,
            judgement=row.judgement,
            sentence=row.sentence,
            judged_by=by,
            judged_at=noon(row.judged_on),
        )
        for row in content.coverages
    )
