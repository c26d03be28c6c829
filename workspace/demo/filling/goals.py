"""Stores the goals on their levels, how they are marked, tied and ordered, and the core missions."""

from goals.models import (
    Contribution,
    Contributor,
    CoreMission,
    Goal,
    GoalAgendaTarget,
    GoalIndicator,
    GoalLegalRequirement,
    GoalTag,
    LegalRequirement,
    PriorityPlace,
    PriorityRanking,
    QualityFactor,
    Tag,
)
from goals.services.copying import copy_goals
from governance.history import service
from governance.models import AdoptionState, User
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, GoalCopyRow, GoalRow, MarkRow, RankingRow


@service
def add_registers(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add the municipality's tags and the demands of the law."""
    tags = Tag.objects.bulk_create(Tag(name=row.name, kind=row.kind) for row in content.tags)
    made.tags = {tag.name: tag for tag in tags}
    laws = LegalRequirement.objects.bulk_create(
        LegalRequirement(act=row.act, provision=row.provision, requirement=row.requirement) for row in content.laws
    )
    made.laws = {row.key: law for row, law in zip(content.laws, laws, strict=True)}


@service
def add_goals(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add the goals from the top down, then tie the indicators to them."""
    marks = {mark.goal: mark for mark in content.marks}
    replaced = {row.replaces for row in content.goals if row.replaces}
    for level in dict.fromkeys(row.level for row in content.goals):
        rows = [*enumerate((row for row in content.goals if row.level == level), start=1)]
        for is_past in (True, False):  # what took another's place points at it
            now = [(order, row) for order, row in rows if (row.key in replaced) is is_past]
            stored = Goal.objects.bulk_create(
                _goal(row, order, marks.get(row.key, MarkRow(row.key)), made, is_past=is_past) for order, row in now
            )
            made.goals.update({row.key: goal for (_, row), goal in zip(now, stored, strict=True)})
    GoalIndicator.objects.bulk_create(
        GoalIndicator(goal=made.goals[row.key], indicator=made.indicators[key], order=order)
        for row in content.goals
        for order, key in enumerate(row.measures, start=1)
    )


def _goal(row: GoalRow, order: int, mark: MarkRow, made: Made, *, is_past: bool) -> Goal:
    decided = AdoptionState.SUPERSEDED if is_past else AdoptionState.ADOPTED
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
        ambition=mark.ambition or "",
        horizon=mark.horizon,
        perspective=made.perspectives.get(row.perspective),
        year_from=row.years[0],
        year_to=row.years[1],
        state=decided if row.decision else AdoptionState.DRAFT,
        replaces=made.goals.get(row.replaces),
        **made.decision(row.decision),
    )


@service
def mark_goals(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add how the goals are marked, what else they serve, and who contributes to them."""
    marks = [(mark, made.goals[mark.goal]) for mark in content.marks]
    GoalTag.objects.bulk_create(
        GoalTag(goal=goal, tag=made.tags[name]) for mark, goal in marks for name in _words(mark.tags)
    )
    GoalAgendaTarget.objects.bulk_create(
        GoalAgendaTarget(goal=goal, code=code) for mark, goal in marks for code in _words(mark.agenda)
    )
    GoalLegalRequirement.objects.bulk_create(
        GoalLegalRequirement(goal=goal, requirement=made.laws[key]) for mark, goal in marks for key in mark.laws
    )
    Contribution.objects.bulk_create(
        Contribution(goal=goal, served=made.goals[key]) for mark, goal in marks for key in mark.also
    )
    keys = [(mark.goal, organisation) for mark in content.marks for organisation, _task in mark.joint]
    stored = Contributor.objects.bulk_create(
        Contributor(goal=goal, organisation=made.organisations[organisation], task=task)
        for mark, goal in marks
        for organisation, task in mark.joint
    )
    made.contributors = dict(zip(keys, stored, strict=True))


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


@service
def add_ranking(*, row: RankingRow, made: Made, by: User | None) -> None:
    """Add one order among an organisation's goals."""
    ranking = PriorityRanking.objects.create(
        level=made.levels[row.level],
        organisation=made.organisations[row.organisation],
        year_from=row.year,
        rationale=row.rationale,
        state=AdoptionState.ADOPTED if row.decision else AdoptionState.DRAFT,
        **made.decision(row.decision),
    )
    PriorityPlace.objects.bulk_create(
        PriorityPlace(ranking=ranking, goal=made.goals[key], rank=rank) for rank, key in enumerate(row.goals, start=1)
    )


@service
def bring_goals(*, row: GoalCopyRow, made: Made, by: User) -> None:
    """Bring goals to later years as drafts."""
    copy_goals(goals=[made.goals[key] for key in row.goals], year_from=row.years[0], year_to=row.years[1], by=by)


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
        QualityFactor(
            core_mission=mission,
            order=order,
            text=text,
            indicator=made.indicators.get(measure),
            standard=standard[0] if standard else "",
        )
        for row, mission in zip(content.core_missions, stored, strict=True)
        for order, (text, measure, *standard) in enumerate(row.factors, start=1)
    )
