"""Plans' pages: by role, in each state, when two press at once, and when something is missing."""

import threading
from datetime import date

import pytest
from django.db import connection

from goals.models import Plan, PlanAnswer
from goals.services.plan_revisions import revise_plan
from goals.services.plans import adopt_plan, submit_plan
from governance.decisions import DecisionContent
from governance.models import AdoptionState, ModelLevel, Organisation, TemplateSection
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR, make_activity, make_goal, make_model, make_plan, make_thread

State = AdoptionState
HEAD = "/exempelby/goals/plans"
BODIES = ["Kommunfullmäktige", "Kommunstyrelsen", "Barn- och utbildningsnämnden", "Omsorgsnämnden"]


@pytest.fixture
def whole(exempelby):
    """A whole thread, with no scope left open: the requests open their own."""
    with municipality_scope(exempelby):
        return make_thread(make_model())


@pytest.fixture
def eva(exempelby):
    """The board's secretary."""
    return make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby)


@pytest.fixture
def submitted(exempelby, whole):
    """A plan that waits for the board's decision."""
    with municipality_scope(exempelby):
        return make_plan("Nyborg", whole.levels["Enhetsplan"], state=State.SUBMITTED)


@pytest.fixture
def revision(exempelby, whole, amir):
    """A new version of Vallaskolan's plan in force."""
    with municipality_scope(exempelby):
        new = revise_plan(plan=whole.plan, reason="Ny parallell.", by=amir)
        PlanAnswer.objects.filter(plan=new).update(text="Vi följer upp varje dag.")
        return new


def decision_form(exempelby):
    with municipality_scope(exempelby):
        board = organisation("BUN").pk
    told = {"decided_on": "2026-01-22", "registry_number": "BUN 2026:4", "minutes_paragraph": "7"}
    return told | {"decided_by": board}


def text_of(response):
    return response.content.decode()


def test_adoption_pressed_three_times_ends_in_the_same_place(exempelby, submitted, eva):
    browser, path = signed_in(eva), f"{HEAD}/{submitted.pk}/"

    answers = [browser.post(f"{path}adopt/", decision_form(exempelby)) for _press in range(3)]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, path)] * 3
    assert "Planen är redan fastställd" in text_of(browser.get(path))
    with municipality_scope(exempelby):
        assert Plan.objects.get(pk=submitted.pk).state == State.ADOPTED


def test_adoption_of_an_adopted_plan_is_still_refused_to_those_who_may_not(whole, amir, bob):
    found = [signed_in(person).post(f"{HEAD}/{whole.plan.pk}/adopt/").status_code for person in (amir, bob)]

    assert found == [403, 403]


def test_return_pressed_twice_ends_in_the_same_place(submitted, eva):
    browser = signed_in(eva)

    answers = [browser.post(f"{HEAD}/{submitted.pk}/return/", {"comment": "Mer."}) for _press in range(2)]

    assert [answer.url for answer in answers] == [f"{HEAD}/"] * 2


def test_adoption_form_offers_the_bodies_that_the_person_records_for(submitted, eva, alice):
    pages = [text_of(signed_in(person).get(f"{HEAD}/{submitted.pk}/adopt/")) for person in (eva, alice)]

    offered = [[name for name in BODIES if f">{name}</option>" in page] for page in pages]
    assert offered == [["Barn- och utbildningsnämnden"], BODIES]
    assert all("selected>Barn- och utbildningsnämnden</option>" in page for page in pages)


def test_adoption_form_leaves_out_a_body_that_is_no_more(exempelby, submitted, alice):
    with municipality_scope(exempelby):
        Organisation.objects.filter(short_name="ON").update(valid_from=date(2020, 1, 1), valid_to=date(2025, 12, 31))

    page = text_of(signed_in(alice).get(f"{HEAD}/{submitted.pk}/adopt/"))

    assert [name for name in BODIES if f">{name}</option>" in page] == BODIES[:3]


def test_plan_without_what_must_be_written_is_not_handed_in(exempelby, whole, amir):
    with municipality_scope(exempelby):
        plan = make_plan("Valla", whole.levels["Enhetsplan"], year=YEAR + 1)
        section = TemplateSection.objects.create(level=plan.level, order=1, heading="Om skolan", is_required=True)
    browser, path = signed_in(amir), f"{HEAD}/{plan.pk}/submit/"

    page = text_of(browser.get(path))
    posted = browser.post(path)

    assert f'<a href="{HEAD}/{plan.pk}/edit/#id_text-{section.pk}">”Om skolan” ska skrivas.</a>' in page
    assert 'method="post"' not in page.split("<main")[1].split("</main>")[0]
    assert posted.url == path
    with municipality_scope(exempelby):
        assert Plan.objects.get(pk=plan.pk).state == State.DRAFT


def test_text_of_a_section_is_written_on_the_page(exempelby, whole, amir):
    with municipality_scope(exempelby):
        plan = make_plan("Valla", whole.levels["Enhetsplan"], year=YEAR + 1)
        section = TemplateSection.objects.create(
            level=plan.level, order=1, heading="Om skolan", help_text="Kort.", longest_text=400
        )
    browser, path = signed_in(amir), f"{HEAD}/{plan.pk}/edit/"
    page = browser.get(path)

    browser.post(path, {f"text-{section.pk}": "Vi är 300.", "seen": page.context["form"]["seen"].value()})

    assert 'data-longest="400"' in text_of(page)
    assert "Kort." in text_of(page)
    assert "Vi är 300." in text_of(browser.get(f"{HEAD}/{plan.pk}/"))


def test_manager_revises_the_plan_in_force(exempelby, whole, amir):
    browser = signed_in(amir)

    without = browser.post(f"{HEAD}/{whole.plan.pk}/revise/", {"reason": " "})
    begun = browser.post(f"{HEAD}/{whole.plan.pk}/revise/", {"reason": "Ny parallell."})
    again = browser.post(f"{HEAD}/{whole.plan.pk}/revise/", {"reason": "Ny parallell."})
    other = browser.post(f"{HEAD}/{whole.plan.pk}/revise/", {"reason": "Något annat."})

    assert without.context["form"].errors["reason"]
    with municipality_scope(exempelby):
        new = Plan.objects.get(version=2)
    assert begun.url == again.url == f"{HEAD}/{new.pk}/edit/"
    assert "En ny version av planen skrivs redan." in text_of(other)
    assert "Den här planen gäller. Version 2 är på väg (utkast)." in text_of(browser.get(f"{HEAD}/{whole.plan.pk}/"))
    assert "en ny version som inte gäller ännu" in text_of(browser.get(f"{HEAD}/{new.pk}/"))


def test_draft_of_a_revision_is_not_told_to_those_who_may_not_read_it(whole, revision, bob):
    browser = signed_in(bob)

    page = text_of(browser.get(f"{HEAD}/{whole.plan.pk}/"))

    assert "Version 2" not in page
    assert browser.get(f"{HEAD}/{revision.pk}/").status_code == 403
    assert browser.get(f"{HEAD}/{revision.pk}/compare/").status_code == 403


def test_superseded_plan_is_read_with_a_notice_and_a_way_to_the_one_that_holds(exempelby, whole, revision, amir, eva):
    signed_in(amir).post(f"{HEAD}/{revision.pk}/submit/")
    signed_in(eva).post(f"{HEAD}/{revision.pk}/adopt/", decision_form(exempelby))

    page = text_of(signed_in(amir).get(f"{HEAD}/{whole.plan.pk}/"))

    assert "Den här versionen gäller inte längre." in page
    assert "Version 2 ersatte den genom ett beslut 2026-01-22." in page
    assert f'href="{HEAD}/{revision.pk}/"' in page
    assert "Berätta hur det går" not in page


def test_revision_is_thrown_away_on_its_page(exempelby, whole, revision, amir):
    thrown = signed_in(amir).post(f"{HEAD}/{revision.pk}/delete/")

    assert thrown.url == f"{HEAD}/{whole.plan.pk}/"
    with municipality_scope(exempelby):
        assert list(Plan.objects.values_list("state", flat=True)) == [State.ADOPTED]


def test_two_versions_are_seen_side_by_side(whole, revision, amir):
    page = text_of(signed_in(amir).get(f"{HEAD}/{revision.pk}/compare/?with={whole.plan.pk}"))

    assert '<del><span class="visually-hidden">Borta: </span>vecka' in page
    assert '<ins><span class="visually-hidden">Nytt: </span>dag' in page
    assert "Ny parallell." in page


def test_plan_that_is_alone_says_what_comparing_is_for(whole, bob):
    page = text_of(signed_in(bob).get(f"{HEAD}/{whole.plan.pk}/compare/"))

    assert "Det finns inget att jämföra med" in page


@pytest.mark.parametrize("asked", ["999999", "x", "-1"])
def test_strange_questions_to_the_comparison_are_answered_calmly(whole, revision, amir, asked):
    assert signed_in(amir).get(f"{HEAD}/{revision.pk}/compare/?with={asked}").status_code == 200


@pytest.fixture
def boards(exempelby, whole):
    """A level of boards' plans above the units'."""
    with municipality_scope(exempelby):
        ModelLevel.objects.filter(order__gte=5).update(order=7)
        ModelLevel.objects.filter(form="activity").update(order=8)
        return ModelLevel.objects.create(
            model=whole.plan.level.model,
            order=5,
            form="plan",
            name="Nämndplan",
            name_plural="Nämndplaner",
            owner_kind="board",
        )


def test_organisation_that_may_write_several_plans_chooses_which(exempelby, whole, boards):
    head = make_person("Ulla", ("manager", "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        board = organisation("BUN").pk
    browser = signed_in(head)

    offered = browser.get(f"{HEAD}/new/?organisation={board}&year={YEAR}").context["form"]
    asked = browser.post(f"{HEAD}/new/", {"organisation": board, "year": YEAR})
    begun = browser.post(f"{HEAD}/new/", {"organisation": board, "year": YEAR, "level": boards.pk})

    assert [label for _pk, label in offered.fields["level"].choices] == ["Nämndplan", "Enhetsplan"]
    assert offered["level"].value() == str(boards.pk)
    assert asked.context["form"].errors["level"] == ["Organisationen skriver flera planer. Välj vilken."]
    with municipality_scope(exempelby):
        assert begun.url == f"{HEAD}/{Plan.objects.get(level=boards).pk}/edit/"


def test_list_has_a_tab_for_each_level_and_narrows(whole, boards, bob):
    browser = signed_in(bob)

    everyone = browser.get(f"{HEAD}/")
    one = browser.get(f"{HEAD}/?level={boards.pk}&state=none")
    nothing = browser.get(f"{HEAD}/?level={boards.pk}&state=adopted&board=x")

    assert [tab["label"] for tab in everyone.context["tabs"]] == ["Alla planer", "Nämndplaner", "Enhetsplaner"]
    assert {row.level_name for row in one.context["page"].rows} == {"Nämndplan"}
    assert "Ingen plan stämmer med urvalet" in text_of(nothing)


def test_list_and_comparison_ask_the_same_for_one_as_for_three(
    exempelby, whole, revision, amir, django_assert_num_queries, django_assert_max_num_queries
):
    browser = signed_in(amir)
    pages = [f"{HEAD}/", f"{HEAD}/{revision.pk}/compare/", f"{HEAD}/{whole.plan.pk}/"]
    before = []
    for page in pages:
        browser.get(page)
        with django_assert_max_num_queries(46) as asked:
            browser.get(page)
        before.append(len(asked.captured_queries))
    with municipality_scope(exempelby):
        make_plan("Nyborg", whole.levels["Enhetsplan"], state=State.SUBMITTED)
        for number in range(2):
            goal = make_goal(whole.levels["Löfte"], "BUN", f"Löfte {number}", parent=whole.board)
            make_activity(revision, goal, f"Aktivitet {number}")

    for page, number in zip(pages, before, strict=True):
        with django_assert_num_queries(number):
            browser.get(page)


def test_adoption_pressed_by_three_at_once_is_made_once(committed):
    """All three have passed the rule when the first decision is stored: the others wait, and see it."""
    amir = make_person("Amir", ("manager", "Valla"), municipality=committed)
    eva = make_person("Eva", ("board_secretary", "BUN"), municipality=committed)
    with municipality_scope(committed):
        plan = make_thread(make_model()).plan
        new = revise_plan(plan=plan, reason="Ny parallell.", by=amir)
        submit_plan(plan=new, by=amir)
        decision = DecisionContent(
            decided_by=organisation("BUN"), decided_on=date(YEAR, 1, 22), registry_number="4", minutes_paragraph="7"
        )
    ready, told = threading.Barrier(3, timeout=10), []

    def adopt():
        try:
            with municipality_scope(committed):
                stored = Plan.objects.get(pk=new.pk)
                ready.wait()
                told.append(adopt_plan(plan=stored, decision=decision, by=eva).state)
        finally:
            connection.close()

    presses = [threading.Thread(target=adopt) for _press in range(3)]
    for press in presses:
        press.start()
    for press in presses:
        press.join()

    with municipality_scope(committed):
        assert told == [State.ADOPTED] * 3
        assert dict(Plan.objects.values_list("version", "state")) == {1: State.SUPERSEDED, 2: State.ADOPTED}
