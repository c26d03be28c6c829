"""Activities across plans: who sees which, what is found, and one's own told in place."""

from datetime import date

import pytest

from goals import rules
from goals.models import Activity
from goals.queries.activities import (
    LATE,
    ActivityFilter,
    activities_found,
    activity_choices,
    activity_lines,
    my_activities,
)
from goals.services.activities import follow_activity
from governance.models import AdoptionState
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from tests.conftest import organisation, signed_in
from tests.goals.conftest import YEAR, make_activity, make_model, make_plan, make_thread

HEAD = "/exempelby/goals/activities"


def titles(user, **wanted):
    return [row.title for row in activities_found(ActivityFilter(year=YEAR, **wanted), user=user)]


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        ({"status": "done"}, ("done", 100)),
        ({"status": "under_way", "progress": 100}, ("done", 100)),
        ({"status": "not_started", "progress": 30}, ("under_way", 30)),
        ({"status": "stopped", "progress": 30}, ("stopped", 30)),
    ],
)
def test_status_and_progress_are_kept_consistent(thread, amir, told, stored):
    row = follow_activity(activity=thread.activity, comment="Nej.", by=amir, **told)

    assert (row.status, row.progress) == stored


def test_done_no_more_asks_how_far_it_has_come(thread, amir):
    follow_activity(activity=thread.activity, status="done", comment="", by=amir)

    with pytest.raises(RefusedError) as refusal:
        follow_activity(activity=thread.activity, status="under_way", progress=100, comment="", by=amir)
    row = follow_activity(activity=thread.activity, status="under_way", comment="", by=amir)

    assert refusal.value.field == "progress"
    assert (row.status, row.progress) == ("under_way", 0)


def test_own_units_stand_first_and_then_by_date(thread, amir, bob):
    other = make_plan("Nyborg", thread.levels["Enhetsplan"], state=AdoptionState.ADOPTED)
    make_activity(other, thread.promise, "Först", due_on=date(YEAR, 2, 1))
    make_activity(thread.plan, thread.promise, "Sist", due_on=date(YEAR, 12, 1))

    assert titles(amir) == ["Mentorssamtal vecka 5", "Sist", "Först"]
    assert titles(bob) == ["Först", "Mentorssamtal vecka 5", "Sist"]


def test_draft_is_seen_within_its_own_authority_only(thread, alice, bob):
    draft = make_plan("Nyborg", thread.levels["Enhetsplan"])
    make_activity(draft, thread.promise, "I utkast")

    assert "I utkast" in titles(alice)
    assert "I utkast" not in titles(bob)


def test_plan_in_force_counts_while_it_is_revised(thread, alice):
    revision = make_plan(
        "Valla", thread.levels["Enhetsplan"], version=2, revises=thread.plan, revision_reason="Nytt läge"
    )
    make_activity(revision, thread.promise, "I revideringen")

    assert titles(alice) == ["Mentorssamtal vecka 5"]


def test_superseded_plan_is_left_out(thread, alice):
    thread.plan.state = AdoptionState.SUPERSEDED
    thread.plan.save()

    assert titles(alice) == []


def test_list_is_narrowed_by_each_filter(thread, alice):
    make_activity(thread.plan, thread.board, "Ett annat mål", owner_name="Amir Haddad", status="done", progress=100)
    other = make_plan("Nyborg", thread.levels["Enhetsplan"], state=AdoptionState.ADOPTED)
    make_activity(other, thread.promise, "Framåt", due_on=date(YEAR + 1, 12, 31))

    assert titles(alice, organisation=organisation("Nyborg").pk) == ["Framåt"]
    assert len(titles(alice, organisation=organisation("BUN").pk)) == 3
    assert titles(alice, goal=thread.board.pk) == ["Ett annat mål"]
    assert titles(alice, status="done") == ["Ett annat mål"]
    assert titles(alice, status=LATE) == ["Mentorssamtal vecka 5"]
    assert titles(alice, owner="haddad") == ["Ett annat mål"]


def test_list_takes_as_many_queries_for_one_activity_as_for_three(thread, bob, count_queries):
    def read():
        bob.__dict__.pop("grants_cache", None)
        activity_choices(YEAR, user=bob)
        return activity_lines(activities_found(ActivityFilter(year=YEAR), user=bob), user=bob)

    with count_queries(6):
        assert len(read()) == 1
    make_activity(thread.plan, thread.board, "Två")
    other = make_plan("Nyborg", thread.levels["Enhetsplan"], state=AdoptionState.ADOPTED)
    make_activity(other, thread.promise, "Tre")

    with count_queries(6):
        assert len(read()) == 3


def test_mine_are_those_that_i_do_and_what_is_open_first(thread, amir, bob):
    make_activity(thread.plan, thread.promise, "Min klara", owner=amir, status="done", due_on=date(YEAR, 2, 1))
    make_activity(thread.plan, thread.promise, "Min öppna", owner=amir, due_on=date(YEAR, 12, 1))

    assert [row.title for row in my_activities(amir, YEAR)] == ["Min öppna", "Min klara"]
    assert my_activities(bob, YEAR) == []


def test_who_does_it_may_tell_of_it_without_writing_the_plan(thread, bob):
    own = make_activity(thread.plan, thread.promise, "Bobs", owner=bob)

    assert rules.can_follow_activity(bob, own)
    assert not rules.can_follow_activity(bob, thread.activity)
    thread.plan.state = AdoptionState.SUPERSEDED
    own.plan = thread.plan
    assert not rules.can_follow_activity(bob, own)


@pytest.fixture
def own(exempelby, amir):
    with municipality_scope(exempelby):
        thread = make_thread(make_model())
        return make_activity(thread.plan, thread.promise, "Min", owner=amir)


def row_data(browser, row, **fields):
    page = browser.get(f"{HEAD}/mine/?year={YEAR}")
    seen = next(each.form for each in page.context["mine"] if each.line.pk == row.pk).initial["seen"]
    told = {"status": "under_way", "progress": "40", "comment": "Halvvägs.", "seen": seen} | fields
    return {"activity": row.pk} | {f"activity-{row.pk}-{name}": value for name, value in told.items()}


def test_own_activity_is_told_in_place(exempelby, amir, own):
    browser = signed_in(amir)

    response = browser.post(f"{HEAD}/mine/?year={YEAR}", row_data(browser, own))

    assert response.url == f"{HEAD}/mine/?year={YEAR}#activity-{own.pk}"
    with municipality_scope(exempelby):
        stored = Activity.objects.get(pk=own.pk)
    assert (stored.status, stored.progress, stored.comment) == ("under_way", 40, "Halvvägs.")


def test_what_cannot_be_is_told_in_its_row_and_kept(amir, own):
    browser = signed_in(amir)

    page = browser.post(f"{HEAD}/mine/?year={YEAR}", row_data(browser, own, progress="140"))

    (mine,) = page.context["mine"]
    assert "progress" in mine.form.errors
    assert "Halvvägs." in page.content.decode()


def test_stale_row_is_told_and_stored_knowingly(exempelby, amir, own):
    browser = signed_in(amir)
    data = row_data(browser, own)
    browser.post(f"{HEAD}/mine/?year={YEAR}", data | {f"activity-{own.pk}-comment": "Någon annan."})

    page = browser.post(f"{HEAD}/mine/?year={YEAR}", data)
    again = browser.post(
        f"{HEAD}/mine/?year={YEAR}",
        data | {f"activity-{own.pk}-seen": page.context["failed"].data[f"activity-{own.pk}-seen"]},
    )

    assert "Någon annan har ändrat" in page.content.decode()
    assert again.status_code == 302


def test_another_persons_activity_is_refused(bob, own):
    assert signed_in(bob).post(f"{HEAD}/mine/", {"activity": own.pk}).status_code == 403


@pytest.mark.parametrize("page", ["", "timeline/"])
def test_pages_ask_the_database_the_same_for_one_activity_as_for_three(
    exempelby, amir, own, page, django_assert_max_num_queries
):
    browser = signed_in(amir)
    browser.get(f"{HEAD}/{page}")
    with django_assert_max_num_queries(20) as first:
        browser.get(f"{HEAD}/{page}?year={YEAR}")
    with municipality_scope(exempelby):
        for number in range(3):
            make_activity(own.plan, own.goal, f"Fler {number}")

    with django_assert_max_num_queries(20) as more:
        browser.get(f"{HEAD}/{page}?year={YEAR}")

    assert len(more) == len(first)


@pytest.mark.parametrize("asked", ["year=abc", "organisation=x&goal=-1", "status=nej", "page=900", "year=1900"])
def test_strange_questions_are_answered_calmly(amir, own, asked):
    browser = signed_in(amir)

    assert browser.get(f"{HEAD}/?{asked}").status_code == 200
    assert browser.get(f"{HEAD}/timeline/?{asked}").status_code == 200


def test_timeline_links_each_activity_and_has_its_table(amir, own):
    text = signed_in(amir).get(f"{HEAD}/timeline/?year={YEAR}").content.decode()

    assert f'aria-label="Min, {YEAR}-01-07–{YEAR}-06-10' in text
    assert text.count(f"#activity-{own.pk}") == 3
