"""The pages on which a goal is written: what is asked, what is told, what is kept of what was typed."""

import re

import pytest

from goals.models import Goal, LegalRequirement, Tag
from goals.queries.writing import links_of
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from indicators.models import Indicator
from tests.conftest import organisation, signed_in
from tests.goals.conftest import make_goal, make_indicator, make_model, make_thread

State = AdoptionState
HEAD = "/exempelby/goals"


@pytest.fixture
def whole(exempelby):
    """A whole thread, with no scope left open: the requests open their own."""
    with municipality_scope(exempelby):
        return make_thread(make_model())


@pytest.fixture
def fields(exempelby, whole):
    """The fields of a new goal of the board's, as the browser sends them."""
    with municipality_scope(exempelby):
        board = organisation("BUN").pk
    return {
        "level": whole.levels["Nämndmål"].pk,
        "organisation": board,
        "title": "Alla elever trivs i skolan",
        "parent": whole.main.pk,
        "year_from": 2026,
        "year_to": 2028,
        "kind": "development",
        "horizon": "term",
    }


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_goal_is_written_whole(exempelby, whole, fields, alice):
    with municipality_scope(exempelby):
        tag = Tag.objects.create(name="Barnrätt")
        law = LegalRequirement.objects.create(act="Skollagen", provision="4:3", requirement="Följa upp.")
        further = make_goal(whole.levels["Kommunmål"], "KF", "Alla mår bra")
        indicator = Indicator.objects.first()
    ties = {
        "served_0": further.pk,
        "tags_theme": [tag.pk],
        "new_target_group": " Unga  flickor ",
        "agenda": ["4", "4.1"],
        "requirements": [law.pk],
        "indicator_0": indicator.pk,
        "ambition": "stretch",
        "horizon": "long",
    }

    response = signed_in(alice).post(f"{HEAD}/new/", fields | ties)

    with municipality_scope(exempelby):
        goal = Goal.objects.get(title=fields["title"])
        links = links_of(goal)
        assert response.url == f"{HEAD}/{goal.pk}/"
        assert (goal.ambition, goal.horizon) == ("stretch", "long")
        assert (links.contributions, links.agenda, links.requirements) == ([further.pk], ["4", "4.1"], [law.pk])
        assert [links.indicators, links.tags] == [[indicator.pk], [tag.pk, Tag.objects.get(name="Unga flickor").pk]]


def test_draft_is_shown_as_it_is_stored_and_saved_again_unchanged(exempelby, whole, fields, alice):
    with municipality_scope(exempelby):
        tag = Tag.objects.create(name="Barnrätt")
    client = signed_in(alice)
    url = client.post(f"{HEAD}/new/", fields | {"tags_theme": [tag.pk], "agenda": ["4.1"]}).url

    form = client.get(f"{url}edit/").context["form"]
    values = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    client.post(f"{url}edit/", values)

    with municipality_scope(exempelby):
        links = links_of(Goal.objects.get(title=fields["title"]))
    assert {name for name, section in form.sections.items() if section["is_open"]} == {"tags", "agenda"}
    assert (links.tags, links.agenda) == ([tag.pk], ["4.1"])


def test_advice_asked_for_stores_nothing_and_loses_nothing(exempelby, whole, fields, alice):
    with municipality_scope(exempelby):
        tag = Tag.objects.create(name="Barnrätt")
    sent = fields | {"title": "Genomföra workshop", "rationale": "Många vantrivs", "year_to": "", "new_theme": "Nytt"}
    ticked = {"tags_theme": [tag.pk], "agenda": ["4.a"], "is_geh": "on", "then": "advice"}

    response = signed_in(alice).post(f"{HEAD}/new/", sent | ticked)

    form = response.context["form"]
    with municipality_scope(exempelby):
        assert not Goal.objects.filter(title="Genomföra workshop").exists()
        assert not Tag.objects.filter(name="Nytt").exists()
    assert not form.is_bound
    kept = ("title", "rationale", "new_theme", "tags_theme", "agenda")
    assert [form[name].value() for name in kept] == [
        "Genomföra workshop",
        "Många vantrivs",
        "Nytt",
        [str(tag.pk)],
        ["4.a"],
    ]
    assert [each.kind for each in response.context["advice"]] == ["means", "not_followed"]
    assert "Är det ett mål eller ett medel?" in text_of(response)


def test_section_with_an_error_stands_open_and_what_was_typed_is_kept(exempelby, whole, fields, alice):
    with municipality_scope(exempelby):
        indicator = Indicator.objects.first()
    twice = {"indicator_0": indicator.pk, "indicator_1": indicator.pk}

    response = signed_in(alice).post(f"{HEAD}/new/", fields | twice | {"title": "Införa läsning"})

    form = response.context["form"]
    assert form.errors == {"indicator_1": ["Indikatorn är redan vald."]}
    assert form.sections["indicators"]["is_open"]
    assert not form.sections["agenda"]["is_open"]
    assert [each.kind for each in response.context["advice"]] == ["means"]
    assert "Införa läsning</textarea>" in text_of(response)


def test_a_goal_is_not_served_twice(whole, fields, alice):
    response = signed_in(alice).post(f"{HEAD}/new/", fields | {"served_0": whole.main.pk})

    assert response.context["form"].errors == {"served_0": ["Det här målet är redan valt."]}


def test_refusal_of_a_new_tag_stands_beside_its_field(exempelby, whole, fields, alice):
    with municipality_scope(exempelby):
        Tag.objects.create(name="Unga", kind=Tag.Kind.TARGET_GROUP)

    response = signed_in(alice).post(f"{HEAD}/new/", fields | {"new_theme": "unga"})

    assert list(response.context["form"].errors) == ["new_theme"]
    assert response.context["form"].sections["tags"]["is_open"]


def test_soft_limit_is_told_after_saving_and_on_the_goals_page_for_those_who_write(exempelby, whole, fields, alice):
    with municipality_scope(exempelby):
        level = whole.levels["Nämndmål"]
        level.most_goals = 1
        level.save()
    client = signed_in(alice)

    shown = client.post(f"{HEAD}/new/", fields, follow=True)

    assert text_of(shown).count("Styrmodellen vill ha högst 1 mål per organisation") == 2  # the message, and the advice
    assert [each.kind for each in shown.context["advice"]] == ["too_many", "not_followed"]


def test_advice_is_fetched_while_one_writes(exempelby, whole, bob):
    client = signed_in(bob)
    asked = {
        "title": "Vi tar fram en plan",
        "level": whole.levels["Nämndmål"].pk,
        "organisation": "x",
        "year_from": "9",
    }

    fragment = client.get(f"{HEAD}/advice/", asked, headers={"HX-Request": "true"})
    page = client.get(f"{HEAD}/advice/", asked)

    assert "<html" not in fragment.content.decode()
    assert "”tar fram” säger vad ni gör" in text_of(fragment)
    assert 'id="advice-count" hx-swap-oob="innerHTML"' in text_of(fragment)
    assert "2 råd om formuleringen" in text_of(fragment)
    assert "Vi tar fram en plan</textarea>" in text_of(page)


def test_advice_on_another_persons_draft_is_refused(exempelby, whole, bob):
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "BUN", "Utkast", state=State.DRAFT)

    assert signed_in(bob).get(f"{HEAD}/advice/?goal={draft.pk}").status_code == 403


def test_adopted_goal_is_changed_by_a_new_decision(exempelby, whole, alice):
    client = signed_in(alice)
    shown = client.get(f"{HEAD}/{whole.board.pk}/")

    edit = client.post(f"{HEAD}/{whole.board.pk}/revise/")

    assert f"/goals/{whole.board.pk}/revise/" in text_of(shown)
    with municipality_scope(exempelby):
        draft = Goal.objects.get(replaces=whole.board)
    assert edit.url == f"{HEAD}/{draft.pk}/edit/"
    assert "Utkastet ska ersätta" in text_of(client.get(edit.url))
    assert "Fortsätt med det påbörjade utkastet" in text_of(client.get(f"{HEAD}/{whole.board.pk}/revise/"))


def test_superseded_goal_leads_to_the_one_that_now_holds(exempelby, whole, alice):
    client = signed_in(alice)
    edit = client.post(f"{HEAD}/{whole.board.pk}/revise/").url
    with municipality_scope(exempelby):
        body = organisation("KF").pk
    minutes = {"decided_by": body, "decided_on": "2026-03-02", "registry_number": "KS 1", "minutes_paragraph": "1"}

    adopted = client.post(edit.replace("/edit/", "/adopt/"), minutes)

    assert adopted.url == edit.replace("/edit/", "/")
    assert f'<a href="{adopted.url}">Målet som gäller nu' in text_of(client.get(f"{HEAD}/{whole.board.pk}/"))


def test_two_drafts_are_merged(exempelby, whole, alice):
    with municipality_scope(exempelby):
        gone, kept = (make_goal(whole.levels["Nämndmål"], "BUN", name, state=State.DRAFT) for name in ("Bort", "Kvar"))
    client = signed_in(alice)

    refused = client.post(f"{HEAD}/{gone.pk}/merge/", {"into": gone.pk})
    merged = client.post(f"{HEAD}/{gone.pk}/merge/", {"into": kept.pk})

    assert list(refused.context["form"].errors) == ["into"]
    assert merged.url == f"{HEAD}/{kept.pk}/"
    assert client.get(f"{HEAD}/{gone.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_form_takes_the_same_queries_however_much_there_is_to_choose(exempelby, whole, alice, count_queries, number):
    with municipality_scope(exempelby):
        draft = make_goal(whole.levels["Nämndmål"], "BUN", "Utkast", state=State.DRAFT)
        for place in range(number):
            make_indicator(f"Ny {place}")
            make_goal(whole.levels["Kommunmål"], "KF", f"Ovanför {place}")
            Tag.objects.create(name=f"Tema {place}")
            LegalRequirement.objects.create(act="Skollagen", provision=str(place), requirement="Något")
    client = signed_in(alice)
    client.get(f"{HEAD}/{draft.pk}/edit/")

    with count_queries(22):
        client.get(f"{HEAD}/{draft.pk}/edit/")
