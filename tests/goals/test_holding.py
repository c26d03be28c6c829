"""Which goals hold in a year, and which of an organisation's plans counts."""

from datetime import date

import pytest

from goals import queries
from goals.models import Assessment, Goal, Plan
from goals.queries.assessment import assessed_goals
from goals.queries.cascade import cascade
from goals.queries.chain import chain
from goals.queries.holding import goals_holding, holds_or_is_drafted_in, plans_that_count, was_assessed_while_it_held
from goals.queries.thread import thread_of
from governance.models import AdoptionState as State
from tests.goals.conftest import YEAR, decision, make_goal, organisation

LATER = YEAR + 1
DECIDED = {State.ADOPTED, State.SUPERSEDED}


@pytest.fixture
def followed(thread):
    """The main goal, which another takes the place of from next year; the goal below serves the new one already."""
    old = thread.main
    level, above = thread.levels["Kommunmål"], thread.vision
    new = make_goal(level, "KF", "Alla når gymnasiet", parent=above, year_from=LATER, replaces=old)
    Goal.objects.filter(pk=old.pk).update(state=State.SUPERSEDED)
    old.children.exclude(pk=new.pk).update(parent=new)
    return old, new


def test_goal_holds_until_the_one_that_takes_its_place_begins(followed):
    old, new = followed

    found = [{old.pk, new.pk} & set(goals_holding(y).values_list("pk", flat=True)) for y in (YEAR, LATER)]

    assert found == [{old.pk}, {new.pk}]


def test_goal_that_gave_way_within_its_year_holds_no_more(followed):
    old, new = followed

    Goal.objects.filter(pk=new.pk).update(year_from=YEAR)
    found = set(goals_holding(YEAR).values_list("pk", flat=True))

    assert ({old.pk, new.pk} & found) == {new.pk}


def test_draft_is_told_of_beside_what_holds_and_is_no_goal_yet(thread):
    draft = make_goal(thread.levels["Kommunmål"], "KF", "Ett utkast", state=State.DRAFT)

    assert draft not in goals_holding(YEAR)
    assert draft in Goal.objects.filter(holds_or_is_drafted_in(YEAR))
    assert draft not in Goal.objects.filter(holds_or_is_drafted_in(draft.year_to + 1))


def test_year_that_has_been_is_told_as_it_was(followed, alice):
    old, new = followed

    titles = [[row.title for row in queries.overview(year=y).rows] for y in (YEAR, LATER)]
    assessed = [{old, new} & set(assessed_goals(y)) for y in (YEAR, LATER)]
    reaching = [
        {row.goal for row in cascade(organisation("BUN"), year=y, user=alice).rows} & {old, new} for y in (YEAR, LATER)
    ]

    assert [(old.title in row, new.title in row) for row in titles] == [(True, False), (False, True)]
    assert assessed == [{old}, {new}]
    assert reaching == [{old}, {new}]


def test_goal_below_stood_in_its_year_under_the_one_that_held_then(followed, alice):
    old, new = followed
    below = Goal.objects.filter(parent=new).first()

    threads = [[node.title for node in thread_of(below, user=alice, year=y)] for y in (YEAR, LATER)]
    broken = [
        [loose.kind for tree in chain(year=y, user=alice).trees for loose in tree.payload.breaks if loose.is_above]
        for y in (YEAR, LATER)
    ]

    assert [row[row.index(below.title) - 1] for row in threads] == [old.title, new.title]
    assert broken == [[], []]


def assess(goal, year, by):
    return Assessment.objects.create(
        goal=goal,
        frequency="year",
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        status="partly",
        sentence="Det går framåt.",
        suggested="partly",
        suggestion="",
        assessed_by=by,
    )


def test_assessment_counts_for_the_years_in_which_its_goal_held(followed, alice):
    old, _new = followed
    in_time, too_late = (assess(old, year, alice) for year in (YEAR, LATER))

    found = set(Assessment.objects.filter(was_assessed_while_it_held()))

    assert (in_time in found, too_late in found) == (True, False)


@pytest.mark.parametrize(
    ("states", "reads_drafts", "counts"),
    [
        ((State.DRAFT,), True, State.DRAFT),
        ((State.DRAFT,), False, None),
        ((State.RETURNED,), True, State.RETURNED),
        ((State.SUBMITTED,), False, State.SUBMITTED),
        ((State.ADOPTED, State.DRAFT), True, State.ADOPTED),
        ((State.ADOPTED, State.SUBMITTED), True, State.ADOPTED),
        ((State.SUPERSEDED, State.ADOPTED), True, State.ADOPTED),
    ],
)
def test_plan_in_force_counts_before_what_is_handed_in_and_that_before_a_draft(thread, states, reads_drafts, counts):
    valla, level = organisation("Valla"), thread.plan.level
    Plan.objects.filter(organisation=valla).delete()
    for version, state in enumerate(states, start=1):
        Plan.objects.create(
            organisation=valla,
            level=level,
            year=YEAR,
            version=version,
            state=state,
            return_comment="Skriv om." if state == State.RETURNED else "",
            **(decision() if state in DECIDED else {}),
        )

    found = plans_that_count(YEAR, drafts=[valla.pk] if reads_drafts else [])

    assert [plan.state for plan in found if plan.organisation_id == valla.pk] == ([counts] if counts else [])
