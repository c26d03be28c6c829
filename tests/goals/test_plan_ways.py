"""A plan on its pages: written, handed in, returned, adopted and followed."""

from goals.models import Activity, Plan
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from tests.conftest import organisation, signed_in
from tests.goals.conftest import YEAR
from tests.goals.sending import seen_at

State = AdoptionState
HEAD = "/exempelby/goals"


def test_official_writes_a_plan_and_hands_it_in(exempelby, whole, amir):
    browser = signed_in(amir)
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    begun = browser.post(f"{HEAD}/plans/new/", {"organisation": school, "year": YEAR + 1})
    with municipality_scope(exempelby):
        plan = Plan.objects.get(year=YEAR + 1)
    words = {f"answer-{whole.promise.pk}": "Vi börjar i sjuan.", "then": f"activity-{whole.promise.pk}"}
    saved = browser.post(begun.url, words | {"seen": seen_at(browser, begun.url)})
    activity = {
        "goal": whole.promise.pk,
        "title": "Mentorssamtal",
        "owner_name": "Amir",
        "starts_on": f"{YEAR + 1}-01-07",
        "due_on": f"{YEAR + 1}-06-10",
    }
    for _twice in range(2):
        added = browser.post(saved.url, activity)
    advised = browser.get(f"{HEAD}/plans/{plan.pk}/submit/").content.decode()
    browser.post(f"{HEAD}/plans/{plan.pk}/submit/")
    again = browser.post(f"{HEAD}/plans/{plan.pk}/submit/")

    assert begun.url == f"{HEAD}/plans/{plan.pk}/edit/"
    assert saved.url == f"{HEAD}/plans/{plan.pk}/activities/new/?goal={whole.promise.pk}"
    assert added.url == f"{HEAD}/plans/{plan.pk}/edit/#goal-{whole.promise.pk}"
    assert "Grunduppdraget saknas" in advised
    assert again.url == f"{HEAD}/plans/{plan.pk}/"
    with municipality_scope(exempelby):
        stored = Plan.objects.get(pk=plan.pk)
        assert (stored.state, stored.activities.count(), stored.answers.get().text) == (
            State.SUBMITTED,
            1,
            "Vi börjar i sjuan.",
        )


def test_plan_for_an_organisation_beyond_reach_is_refused(exempelby, whole, amir):
    with municipality_scope(exempelby):
        other = organisation("Nyborg").pk

    page = signed_in(amir).post(f"{HEAD}/plans/new/", {"organisation": other, "year": YEAR + 1})

    assert page.context["form"].errors["organisation"]


def test_plan_for_a_year_without_a_model_says_so(exempelby, whole, amir):
    with municipality_scope(exempelby):
        school = organisation("Valla").pk

    page = signed_in(amir).post(f"{HEAD}/plans/new/", {"organisation": school, "year": 2031})

    assert page.context["form"].errors["year"] == ["Styrmodellen för 2031 har ingen nivå för planer."]


def test_secretary_returns_a_plan_and_records_its_adoption(exempelby, rows, people):
    secretary, path = signed_in(people["secretary"]), f"{HEAD}/plans/{rows['submitted']}"

    without = secretary.post(f"{path}/return/", {"comment": "  "})
    secretary.post(f"{path}/return/", {"comment": "Skriv vem som gör vad."})
    with municipality_scope(exempelby):
        returned = Plan.objects.get(pk=rows["submitted"])
        Plan.objects.filter(pk=returned.pk).update(state=State.SUBMITTED)
    secretary.post(
        f"{path}/adopt/",
        {
            "decided_by": rows["board"],
            "decided_on": "2026-01-22",
            "registry_number": "BUN 2026:4",
            "minutes_paragraph": "7",
        },
    )

    assert without.context["form"].errors["comment"]
    assert (returned.state, returned.return_comment) == (State.RETURNED, "Skriv vem som gör vad.")
    with municipality_scope(exempelby):
        assert Plan.objects.get(pk=rows["submitted"]).state == State.ADOPTED


def test_progress_is_told_in_an_adopted_plan(exempelby, whole, amir):
    browser, path = signed_in(amir), f"{HEAD}/activities/{whole.activity.pk}/edit/"

    response = browser.post(
        path,
        {"status": "done", "progress": "100", "comment": "Klart.", "title": "Annat", "seen": seen_at(browser, path)},
    )

    assert response.url == f"{HEAD}/plans/{whole.plan.pk}/#goal-{whole.promise.pk}"
    with municipality_scope(exempelby):
        stored = Activity.objects.get()
    assert (stored.status, stored.comment, stored.title) == ("done", "Klart.", "Mentorssamtal vecka 5")
