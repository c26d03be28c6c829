"""Two plans side by side."""

from datetime import date

from goals.models import Activity, PlanAnswer, PlanText
from goals.queries.plan_comparison import Change, plan_comparison
from goals.queries.plan_versions import comparable_plans, compared_by_default, plan_versions
from goals.services.plan_revisions import revise_plan
from governance.models import AdoptionState, TemplateSection
from tests.goals.conftest import YEAR, make_activity, make_goal, make_plan


def make_section(plan, heading, order=1):
    return TemplateSection.objects.create(level=plan.level, order=order, heading=heading)


def with_goals(plan):
    TemplateSection.objects.create(level=plan.level, order=9, heading="Mål", kind="goals")


def test_texts_answers_and_activities_are_set_side_by_side(thread, amir):
    section = make_section(thread.plan, "Året")
    with_goals(thread.plan)
    PlanText.objects.create(plan=thread.plan, section=section, text="Vi läser varje dag.")
    gone = make_activity(thread.plan, thread.promise, "Rastvärdar")
    new = revise_plan(plan=thread.plan, reason="Ny tid.", by=amir)
    PlanText.objects.filter(plan=new).update(text="Vi skriver varje dag.")
    Activity.objects.filter(plan=new, origin=gone).delete()
    Activity.objects.filter(plan=new, origin=thread.activity).update(owner_name="Biträdande", due_on=date(YEAR, 9, 1))
    make_activity(new, thread.promise, "Läxhjälp")

    found = plan_comparison(new, thread.plan)

    assert (found.old, found.new) == (thread.plan, new)
    assert [(pair.heading, pair.change) for pair in found.sections] == [("Året", Change.CHANGED)]
    goal = found.goals[0]
    assert goal.answer.change == Change.SAME
    assert [(row.title, row.change) for row in goal.activities] == [
        ("Läxhjälp", Change.ADDED),
        ("Mentorssamtal vecka 5", Change.CHANGED),
        ("Rastvärdar", Change.REMOVED),
    ]
    assert [pair.heading for pair in goal.activities[1].fields] == ["Vem som gör det", "Klart senast"]


def test_activity_is_followed_through_the_versions_between(thread, amir):
    second = revise_plan(plan=thread.plan, reason="Två", by=amir)
    third = make_plan("Valla", thread.plan.level, year=YEAR + 1)
    make_activity(third, thread.promise, "Mentorssamtal varje vecka", origin=second.activities.get())

    rows = plan_comparison(thread.plan, third).goals[0].activities

    assert [(row.title, row.change, row.fields[0].heading) for row in rows] == [
        ("Mentorssamtal varje vecka", Change.CHANGED, "Aktivitet")
    ]


def test_activity_of_the_same_name_last_year_is_the_same(thread):
    earlier = make_plan("Valla", thread.plan.level, year=YEAR - 1, state=AdoptionState.ADOPTED)
    make_activity(earlier, thread.promise, thread.activity.title)

    rows = plan_comparison(earlier, thread.plan).goals[0].activities

    assert [row.change for row in rows] == [Change.SAME]


def test_activity_that_answers_another_goal_says_so(thread, amir):
    other = make_goal(thread.levels["Löfte"], "BUN", "Vuxna där eleverna är", order=2)
    new = revise_plan(plan=thread.plan, reason="Flyttad", by=amir)
    Activity.objects.filter(plan=new).update(goal=other)

    goals = plan_comparison(thread.plan, new).goals

    moved = next(goal for goal in goals if goal.title == other.title).activities[0]
    assert [(pair.heading, pair.change) for pair in moved.fields] == [("Svarar mot målet", Change.CHANGED)]
    assert not next(goal for goal in goals if goal.title == thread.promise.title).activities


def test_answer_that_is_gone_and_one_that_is_new_are_told(thread):
    other = make_goal(thread.levels["Löfte"], "BUN", "Vuxna där eleverna är", order=2)
    later = make_plan("Valla", thread.plan.level, year=YEAR + 1)
    PlanAnswer.objects.create(plan=later, goal=other, text="Vi är ute.")

    found = {goal.title: goal.answer.change for goal in plan_comparison(later, thread.plan).goals}

    assert found == {"En modell för närvaro": Change.REMOVED, "Vuxna där eleverna är": Change.ADDED}


def test_revision_without_a_change_is_alike(thread, amir):
    new = revise_plan(plan=thread.plan, reason="Inget", by=amir)

    assert plan_comparison(new, thread.plan).are_alike


def test_plan_is_compared_with_what_it_revises_unless_another_is_asked_for(thread, amir, bob):
    earlier = make_plan("Valla", thread.plan.level, year=YEAR - 1, state=AdoptionState.ADOPTED)
    new = revise_plan(plan=thread.plan, reason="Ny tid.", by=amir)
    others = comparable_plans(new, amir)

    assert compared_by_default(new, others, None) == thread.plan
    assert compared_by_default(new, others, earlier.pk) == earlier
    assert compared_by_default(thread.plan, comparable_plans(thread.plan, bob), new.pk) == earlier
    assert plan_versions(thread.plan, bob).last_year.endswith(f"?with={earlier.pk}")


def test_comparison_takes_as_many_queries_for_one_activity_as_for_three(thread, amir, count_queries):
    new = revise_plan(plan=thread.plan, reason="Ny tid.", by=amir)
    plan_comparison(thread.plan, new)  # both plans' levels are loaded from here on
    with count_queries(21):
        plan_comparison(thread.plan, new)
    for number in range(2):
        goal = make_goal(thread.levels["Löfte"], "BUN", f"Löfte {number}", parent=thread.board)
        make_activity(new, goal, f"Aktivitet {number}")

    with count_queries(21):
        plan_comparison(thread.plan, new)
