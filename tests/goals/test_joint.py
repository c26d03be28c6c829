"""Joint commitments: one leads, others contribute and each tells of its own part."""

from datetime import date

import pytest

from annualcycle.models import ClosedPeriod
from annualcycle.periods import Frequency, Period
from goals import rules
from goals.models import Contributor, ContributorComment
from goals.queries.joint import contribution_list, joint_picture
from goals.services.joint import comment_contribution, remove_contributor, save_contributor
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_goal, make_model, make_thread

T1 = Period(Frequency.TERTIAL, date(YEAR, 1, 1))
T2 = Period(Frequency.TERTIAL, date(YEAR, 5, 1))


@pytest.fixture
def draft(thread):
    return make_goal(thread.levels["Löfte"], "BUN", "Ingen står utan stöd", state=AdoptionState.DRAFT)


@pytest.fixture
def part(thread):
    """The care board contributes to the school board's commitment."""
    return Contributor.objects.create(goal=thread.promise, organisation=organisation("ON"), task="Elevhälsa")


def said(contributor, text, by, period=T1, **fields):
    return comment_contribution(contributor=contributor, period=period, text=text, by=by, **fields)


def test_contributor_is_added_to_a_draft_once_and_gets_new_words(draft, alice):
    first = save_contributor(goal=draft, organisation=organisation("ON"), task="Elevhälsa", by=alice)

    again = save_contributor(goal=draft, organisation=organisation("ON"), task="Elevhälsa varje vecka", by=alice)

    assert (again.pk, again.task) == (first.pk, "Elevhälsa varje vecka")
    assert Contributor.objects.count() == 1


@pytest.mark.parametrize("short_name", ["BUN", "KF", "K"])
def test_leader_and_the_whole_do_not_contribute(draft, alice, short_name):
    with pytest.raises(RefusedError) as refusal:
        save_contributor(goal=draft, organisation=organisation(short_name), task="x", by=alice)

    assert refusal.value.field == "organisation"


def test_ended_organisation_does_not_contribute(draft, alice):
    ended = organisation("ON")
    ended.valid_from, ended.valid_to = date(2020, 1, 1), date(2024, 12, 31)
    ended.save()

    with pytest.raises(RefusedError):
        save_contributor(goal=draft, organisation=ended, task="x", by=alice)


def test_contributors_of_a_decided_goal_stay(part, alice):
    with pytest.raises(RefusedError):
        save_contributor(goal=part.goal, organisation=organisation("KS"), task="x", by=alice)
    with pytest.raises(RefusedError):
        remove_contributor(contributor=part, by=alice)

    assert [row.organisation.short_name for row in Contributor.objects.all()] == ["ON"]


def test_contributor_of_a_draft_is_removed_once(draft, alice):
    contributor = save_contributor(goal=draft, organisation=organisation("ON"), task="x", by=alice)

    remove_contributor(contributor=contributor, by=alice)
    remove_contributor(contributor=contributor, by=alice)

    assert Contributor.objects.count() == 0


def test_comment_is_one_for_each_period_and_a_later_one_replaces_it(part, alice):
    said(part, "Vi har börjat.", alice)
    said(part, "Vi är klara.", alice, T2)

    again = said(part, "Vi har börjat på riktigt.", alice)

    assert ContributorComment.objects.count() == 2
    assert (again.text, again.period_end) == ("Vi har börjat på riktigt.", date(YEAR, 4, 30))


def test_same_comment_sent_twice_leaves_no_trace(part, alice, bob):
    first = said(part, "Vi har börjat.", alice)

    again = said(part, "Vi har börjat.", bob)

    assert (again.pk, again.written_by) == (first.pk, alice)


def test_closed_period_refuses_comments(part, alice):
    ClosedPeriod.objects.create(frequency="tertial", period_start=T1.start, closed_by=alice)

    with pytest.raises(RefusedError) as refusal:
        said(part, "För sent.", alice)

    assert refusal.value.message.startswith("Tertial 1 2026 är stängd")


@pytest.mark.parametrize(
    "period", [Period.of_year(2024), Period(Frequency.TERTIAL, date(2028, 9, 1))], ids=["before", "not begun"]
)
def test_comment_lies_in_a_period_of_the_goal_that_has_begun(part, alice, period):
    with pytest.raises(RefusedError):
        said(part, "Nej.", alice, period)


def test_comment_on_a_draft_or_without_words_is_refused(draft, part, alice):
    contributor = save_contributor(goal=draft, organisation=organisation("ON"), task="x", by=alice)

    with pytest.raises(RefusedError):
        said(contributor, "Nej.", alice)
    with pytest.raises(RefusedError) as refusal:
        said(part, "", alice)

    assert refusal.value.field == "text"


def test_stale_comment_is_told(part, alice, bob):
    seen = fingerprint(said(part, "Först.", alice))
    said(part, "Sedan.", bob)

    with pytest.raises(StaleError):
        said(part, "Min.", alice, seen=seen)


def test_each_contributor_comments_for_itself(exempelby, part, alice, bob, amir):
    own = make_person("Olle", ("manager", "ON"), municipality=exempelby)
    lead = make_person("Lisa", ("controller", "BUN"), municipality=exempelby)

    may = {person.full_name: rules.can_comment_contribution(person, part) for person in (alice, bob, amir, own, lead)}

    assert may == {"Alice": True, "Bob": False, "Amir": False, "Olle": True, "Lisa": False}


def test_picture_tells_who_has_commented_and_who_has_not(thread, part, alice, bob):
    Contributor.objects.create(goal=thread.promise, organisation=organisation("KS"))
    said(part, "Vi har börjat.", alice)
    said(part, "Vi går vidare.", alice, T2)

    picture = joint_picture(thread.promise, period=T2, user=bob)

    assert [(line.organisation, line.comment and line.comment.text) for line in picture.lines] == [
        ("Kommunstyrelsen", None),
        ("Omsorgsnämnden", "Vi går vidare."),
    ]
    assert [each.text for each in picture.lines[1].earlier] == ["Vi har börjat."]
    assert (picture.commented, picture.lines[0].comment_url) == (1, "")


def test_list_has_own_first_and_says_what_is_missing(exempelby, thread, part, alice):
    own = make_person("Olle", ("manager", "KS"), municipality=exempelby)
    Contributor.objects.create(goal=thread.main, organisation=organisation("KS"))
    said(part, "Vi har börjat.", alice)

    page = contribution_list(period=T1, user=own)

    assert [(row.organisation, row.may_comment, row.is_missing) for row in page.rows] == [
        ("Kommunstyrelsen", True, True),
        ("Omsorgsnämnden", False, False),
    ]
    assert (page.waiting, page.missing) == (1, 1)


def many(thread, number, by):
    for place in range(number):
        goal = make_goal(thread.levels["Löfte"], "BUN", f"Gemensamt {place}", parent=thread.board)
        said(Contributor.objects.create(goal=goal, organisation=organisation("ON")), "Det går.", by)


@pytest.mark.parametrize("number", [1, 3])
def test_list_has_the_same_number_of_queries(thread, alice, number, count_queries):
    many(thread, number, alice)

    with count_queries(5):
        assert len(contribution_list(period=T1, user=alice).rows) == number


@pytest.mark.parametrize("number", [1, 3])
def test_picture_has_the_same_number_of_queries(thread, alice, number, count_queries):
    rules.can_create_goals(alice)
    for short_name in ("ON", "KS", "Valla")[:number]:
        said(Contributor.objects.create(goal=thread.promise, organisation=organisation(short_name)), "Ja.", alice)

    with count_queries(2):
        assert len(joint_picture(thread.promise, period=T1, user=alice).lines) == number


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_contributor_is_added_and_removed_on_the_drafts_page(exempelby, whole, alice):
    with municipality_scope(exempelby):
        goal = make_goal(whole.levels["Löfte"], "BUN", "Ingen utan stöd", state=AdoptionState.DRAFT)
        care = organisation("ON").pk
    client = signed_in(alice)

    added = client.post(f"/exempelby/goals/{goal.pk}/joint/", {"organisation": care, "task": "Elevhälsa"}, follow=True)
    refused = client.post(f"/exempelby/goals/{goal.pk}/joint/", {"organisation": care, "task": ""})
    with municipality_scope(exempelby):
        row = Contributor.objects.get()
    removed = client.post(f"/exempelby/goals/contributors/{row.pk}/remove/", follow=True)

    assert "Omsorgsnämnden medverkar i målet." in added.content.decode()
    assert refused.status_code == 200
    assert "Omsorgsnämnden medverkar inte längre i målet." in removed.content.decode()


def test_comment_is_written_and_seen_beside_the_assessment(exempelby, whole, alice):
    with municipality_scope(exempelby):
        part = Contributor.objects.create(goal=whole.promise, organisation=organisation("ON"), task="Elevhälsa")
    client = signed_in(alice)

    client.post(f"/exempelby/goals/contributions/{part.pk}/2026-T2/", {"text": "Fler möten.", "seen": ""})
    told = client.get("/exempelby/goals/contributions/?period=2026-T2").content.decode()
    beside = client.get(f"/exempelby/goals/{whole.promise.pk}/assess/2026-T2/").content.decode()
    goal = client.get(f"/exempelby/goals/{whole.promise.pk}/").content.decode()

    assert "Fler möten." in told
    assert "Fler möten." in beside
    assert "Gemensamt åtagande" in goal


def test_contributors_go_on_when_a_new_decision_takes_the_goals_place(part, alice):
    draft = make_goal(
        part.goal.level, "BUN", "Modell för närvaro", replaces=part.goal, parent=part.goal.parent, state="draft"
    )

    with pytest.raises(RefusedError) as refusal:
        save_contributor(goal=draft, organisation=part.organisation, task="Elevhälsa", by=alice)
    lines = joint_picture(draft, period=T1, user=alice).lines

    assert refusal.value.field == "organisation"
    assert [(line.organisation, line.goes_over) for line in lines] == [("Omsorgsnämnden", True)]
