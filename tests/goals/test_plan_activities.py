"""The activities of a plan: added, changed, told of and followed."""

from dataclasses import replace
from datetime import date

import pytest

from goals.models import Activity
from goals.queries.marks import plan_mark
from goals.queries.plan_document import plan_document
from goals.services.activities import ActivityContent, add_activity, follow_activity, remove_activity, update_activity
from goals.services.plans import save_plan
from governance.models import AdoptionState, TemplateSection
from governance.refusals import RefusedError, StaleError, fingerprint
from tests.goals.conftest import YEAR, make_plan


def activity_content(goal, **fields):
    values = {
        "goal": goal,
        "title": "Mentorssamtal",
        "owner_name": "Rektor",
        "starts_on": date(YEAR, 1, 7),
        "due_on": date(YEAR, 6, 10),
    } | fields
    return ActivityContent(**values)


def test_adding_an_activity_does_not_make_the_words_stale(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    section = TemplateSection.objects.create(level=plan.level, order=1, heading="Året som kommer")
    seen = plan_mark(plan)
    add_activity(plan=plan, content=activity_content(thread.promise), by=amir)

    save_plan(plan=plan, texts={section.pk: "Året"}, answers={}, seen=seen, by=amir)

    assert plan.texts.get().text == "Året"


def test_activity_sent_twice_is_added_once(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])

    first = add_activity(plan=plan, content=activity_content(thread.promise), by=amir)
    second = add_activity(plan=plan, content=activity_content(thread.promise), by=amir)

    assert (second.pk, plan.activities.count()) == (first.pk, 1)


def test_owner_of_an_activity_is_known_by_name_among_the_people(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])

    known = add_activity(plan=plan, content=activity_content(thread.promise, owner_name="Amir"), by=amir)
    unknown = add_activity(plan=plan, content=activity_content(thread.promise, owner_name="Arbetslaget"), by=amir)

    assert (known.owner, unknown.owner) == (amir, None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"due_on": date(YEAR, 1, 1)}, "due_on"),
        ({"starts_on": date(YEAR + 1, 1, 1), "due_on": date(YEAR + 1, 2, 1)}, "due_on"),
        ({"starts_on": date(YEAR - 2, 1, 1), "due_on": date(YEAR - 1, 2, 1)}, "due_on"),
        ({"goal": "main"}, "goal"),
    ],
)
def test_activity_that_does_not_hold_is_refused(thread, amir, fields, field):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    content = activity_content(thread.promise)
    content = replace(content, **({"goal": thread.main} if "goal" in fields else fields))

    with pytest.raises(RefusedError) as refusal:
        add_activity(plan=plan, content=content, by=amir)

    assert refusal.value.field == field


def test_activity_over_the_turn_of_the_year_belongs_to_the_plan(thread, amir):
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    content = activity_content(thread.promise, starts_on=date(YEAR, 8, 15), due_on=date(YEAR + 1, 6, 10))

    assert add_activity(plan=plan, content=content, by=amir).due_on.year == YEAR + 1


def test_progress_is_told_in_an_adopted_plan_but_the_activity_is_locked(thread, amir):
    activity = thread.activity

    follow_activity(activity=activity, status="done", comment="Klart i maj.", by=amir)
    for write in (
        lambda: update_activity(
            activity=activity, content=activity_content(thread.promise), status="done", comment="", by=amir
        ),
        lambda: remove_activity(activity=activity, by=amir),
        lambda: add_activity(plan=thread.plan, content=activity_content(thread.promise), by=amir),
    ):
        with pytest.raises(RefusedError):
            write()

    stored = Activity.objects.get()
    assert (stored.title, stored.status, stored.comment) == ("Mentorssamtal vecka 5", "done", "Klart i maj.")


def test_stale_progress_is_told(thread, amir):
    seen = fingerprint(thread.activity)
    follow_activity(activity=thread.activity, status="under_way", comment="", seen=seen, by=amir)

    with pytest.raises(StaleError):
        follow_activity(activity=thread.activity, status="done", comment="", seen=seen, by=amir)


@pytest.mark.parametrize(("state", "late"), [(AdoptionState.ADOPTED, True), (AdoptionState.SUPERSEDED, False)])
def test_activity_is_late_in_the_version_that_is_followed_only(thread, state, late):
    Activity.objects.filter(pk=thread.activity.pk).update(starts_on=date(2025, 1, 1), due_on=date(2025, 2, 1))
    thread.plan.state = state

    document = plan_document(thread.plan)

    assert [row.is_late for goal in document.goals for row in goal.activities] == [late]
