"""Tags, Agenda 2030 and legal requirements: what is stored, what is refused, what the pages show."""

import re

import pytest

from goals.models import GoalAgendaTarget, GoalLegalRequirement, GoalTag, LegalRequirement, Tag
from goals.queries.registers import agenda, requirements, tag_lines, tagged_goals
from goals.services.requirements import create_requirement, delete_requirement, update_requirement
from goals.services.tags import create_tag, delete_tag, update_tag
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import signed_in
from tests.goals.conftest import make_goal, make_model, make_thread

HEAD = "/exempelby/goals"
LAW = {"act": "Skollagen (2010:800)", "provision": "1 kap. 4 §", "requirement": "Hänsyn till elevers behov."}


def tag_goal(tag, *goals):
    for goal in goals:
        GoalTag.objects.create(goal=goal, tag=tag)


def carry_out(goal, **fields):
    row = LegalRequirement.objects.create(**LAW | fields)
    GoalLegalRequirement.objects.create(goal=goal, requirement=row)
    return row


# tags


def test_tag_is_added_once_however_often_it_is_sent(scope, alice):
    first = create_tag(name="Barn", kind="target_group", by=alice)

    assert create_tag(name="Barn", kind="target_group", by=alice) == first


@pytest.mark.parametrize("name", ["Barn", "barn", "BARN"])
def test_tag_with_a_name_that_is_taken_is_refused_beside_the_field(scope, alice, name):
    create_tag(name="Barn", kind="target_group", by=alice)

    with pytest.raises(RefusedError, match="”Barn”") as refusal:
        create_tag(name=name, kind="theme", by=alice)
    assert refusal.value.field == "name"


def test_tag_is_renamed_but_not_to_anothers_name(scope, alice):
    tag, other = (create_tag(name=name, by=alice) for name in ("Tilit", "Barn"))

    assert update_tag(tag=tag, name="Tillit", kind="theme", by=alice).name == "Tillit"
    with pytest.raises(RefusedError):
        update_tag(tag=other, name="tillit", kind="theme", by=alice)


def test_stale_change_of_a_tag_is_told(scope, alice):
    tag = create_tag(name="Barn", by=alice)
    seen = fingerprint(Tag.objects.get(pk=tag.pk))
    update_tag(tag=tag, name="Barn och unga", kind="theme", by=alice)

    with pytest.raises(StaleError):
        update_tag(tag=tag, name="Unga", kind="theme", seen=seen, by=alice)


def test_tag_goes_away_and_its_goals_get_another_once(thread, alice):
    tag, into = (create_tag(name=name, by=alice) for name in ("Elever", "Barn"))
    tag_goal(tag, thread.main, thread.board)
    tag_goal(into, thread.main)

    delete_tag(tag=tag, into=into, by=alice)

    assert sorted(into.goal_tags.values_list("goal_id", flat=True)) == sorted([thread.main.pk, thread.board.pk])
    assert not Tag.objects.filter(name="Elever").exists()


def test_tag_is_not_put_together_with_itself(scope, alice):
    tag = create_tag(name="Barn", by=alice)

    with pytest.raises(RefusedError) as refusal:
        delete_tag(tag=tag, into=tag, by=alice)
    assert refusal.value.field == "into"


def test_tag_without_another_leaves_its_goals_without_it(thread, alice):
    tag = create_tag(name="Barn", by=alice)
    tag_goal(tag, thread.main)

    delete_tag(tag=tag, by=alice)

    assert not GoalTag.objects.exists()


def test_tags_count_and_show_what_the_person_may_read(thread, alice, bob):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=AdoptionState.DRAFT)
    past = make_goal(thread.levels["Kommunmål"], "KF", "Förr", year_from=2019, year_to=2022)
    tag = Tag.objects.create(name="Barn")
    Tag.objects.create(name="Ål")
    tag_goal(tag, thread.main, thread.promise, draft, past)

    assert [(line.tag.name, line.number) for line in tag_lines(bob)] == [("Barn", 2), ("Ål", 0)]
    assert [line.number for line in tag_lines(alice)] == [3, 0]
    assert [(line.title, line.is_draft) for line in tagged_goals(tag, alice)] == [
        ("Alla lyckas i skolan", False),
        ("Utkast", True),
        ("En modell för närvaro", False),
    ]


# Agenda 2030


def test_agenda_tells_the_goals_under_each_with_their_targets_in_order(thread, bob):
    for goal, code in ((thread.main, "4.a"), (thread.main, "4.1"), (thread.board, "4"), (thread.main, "10.2")):
        GoalAgendaTarget.objects.create(goal=goal, code=code)

    found = agenda(bob, language="sv", opened="4")

    told = {each.item.code: each for each in found}
    assert [each.item.code for each in found] == [str(number) for number in range(1, 18)]
    assert [(line.goal.title, [t.code for t in line.targets]) for line in told["4"].lines] == [
        ("Alla lyckas i skolan", ["4.1", "4.a"]),
        ("Fler når behörighet", []),
    ]
    assert [len(each.lines) for each in found if each.lines] == [2, 1]
    assert [each.item.code for each in found if each.is_open] == ["4"]


# legal requirements


def test_requirement_is_added_once_and_another_wording_of_it_is_refused(scope, alice):
    first = create_requirement(**LAW, by=alice)

    assert create_requirement(**LAW, by=alice) == first
    with pytest.raises(RefusedError, match="finns redan") as refusal:
        create_requirement(**LAW | {"requirement": "Annat."}, by=alice)
    assert refusal.value.field == "provision"


def test_requirement_is_changed_and_a_stale_change_is_told(scope, alice):
    row = create_requirement(**LAW, by=alice)
    seen = fingerprint(LegalRequirement.objects.get(pk=row.pk))
    update_requirement(legal_requirement=row, **LAW | {"requirement": "Nytt."}, seen=seen, by=alice)

    with pytest.raises(StaleError):
        update_requirement(legal_requirement=row, **LAW, seen=seen, by=alice)


def test_requirement_that_a_goal_carries_out_stays(thread, alice):
    row = carry_out(thread.main)
    alone = LegalRequirement.objects.create(**LAW | {"provision": "3 kap. 2 §"})

    with pytest.raises(RefusedError, match="1 mål genomför lagkravet"):
        delete_requirement(legal_requirement=row, by=alice)
    delete_requirement(legal_requirement=alone, by=alice)

    assert list(LegalRequirement.objects.all()) == [row]


def test_requirements_stand_by_act_with_the_goals_that_carry_them_out(thread, bob):
    carry_out(thread.main)
    LegalRequirement.objects.create(**LAW | {"provision": "3 kap. 2 §"})
    LegalRequirement.objects.create(act="Äldrelag", provision="1 §", requirement="Trygghet.")

    found, alone = requirements(bob), requirements(bob, only_alone=True)

    assert (found.number, found.alone, alone.number, alone.alone) == (3, 2, 3, 2)
    assert [
        (act.name, [(r.requirement.provision, [g.title for g in r.goals]) for r in act.requirements])
        for act in found.acts
    ] == [
        ("Skollagen (2010:800)", [("1 kap. 4 §", ["Alla lyckas i skolan"]), ("3 kap. 2 §", [])]),
        ("Äldrelag", [("1 §", [])]),
    ]
    assert [act.name for act in alone.acts] == ["Skollagen (2010:800)", "Äldrelag"]


# pages


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_controller_adds_changes_and_takes_away_a_tag(exempelby, whole, alice):
    browser = signed_in(alice)

    added = browser.post(f"{HEAD}/tags/new/", {"name": "  Barn  och unga ", "kind": "target_group"}, follow=True)
    taken = browser.post(f"{HEAD}/tags/new/", {"name": "barn och unga", "kind": "theme"})
    with municipality_scope(exempelby):
        pk = Tag.objects.get().pk
    form = browser.get(f"{HEAD}/tags/{pk}/edit/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    changed = browser.post(f"{HEAD}/tags/{pk}/edit/", {"name": "Barn", "kind": "theme", "seen": seen}, follow=True)
    stale = browser.post(f"{HEAD}/tags/{pk}/edit/", {"name": "Unga", "kind": "theme", "seen": seen})
    browser.post(f"{HEAD}/tags/{pk}/delete/")

    assert "Barn och unga" in added.content.decode()
    assert "Det finns redan en etikett som heter ”Barn och unga”." in taken.content.decode()
    assert "Etiketten är sparad." in changed.content.decode()
    assert "Någon annan har ändrat" in stale.content.decode()
    with municipality_scope(exempelby):
        assert not Tag.objects.exists()


def test_controller_puts_two_tags_together(exempelby, whole, alice):
    with municipality_scope(exempelby):
        tag, into = Tag.objects.create(name="Elever"), Tag.objects.create(name="Barn")
        tag_goal(tag, whole.main)

    answer = signed_in(alice).post(f"{HEAD}/tags/{tag.pk}/delete/", {"into": into.pk}, follow=True)

    assert answer.redirect_chain[-1][0] == f"{HEAD}/tags/{into.pk}/"
    assert "Alla lyckas i skolan" in answer.content.decode()


def test_controller_keeps_the_register_of_the_law(exempelby, whole, alice):
    browser = signed_in(alice)

    added = browser.post(f"{HEAD}/law/new/", LAW, follow=True)
    empty = browser.post(f"{HEAD}/law/new/", LAW | {"provision": "2 §", "requirement": "  "})
    with municipality_scope(exempelby):
        pk = LegalRequirement.objects.get().pk
    form = browser.get(f"{HEAD}/law/{pk}/edit/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    changed = browser.post(f"{HEAD}/law/{pk}/edit/", LAW | {"requirement": "Nytt.", "seen": seen}, follow=True)
    with municipality_scope(exempelby):
        GoalLegalRequirement.objects.create(goal=whole.main, requirement_id=pk)
    kept = browser.post(f"{HEAD}/law/{pk}/delete/", follow=True)

    assert added.redirect_chain[-1][0] == f"{HEAD}/law/#requirement-{pk}"
    assert "Inget mål genomför det" in added.content.decode()
    assert 'aria-invalid="true"' in empty.content.decode()
    assert "Nytt." in changed.content.decode()
    assert "1 mål genomför lagkravet" in kept.content.decode()


def test_registers_of_an_empty_municipality_say_what_they_are_for(exempelby, alice, bob):
    reader, keeper = signed_in(bob), signed_in(alice)

    assert "Inga etiketter än" in reader.get(f"{HEAD}/tags/").content.decode()
    assert "Inga lagkrav än" in reader.get(f"{HEAD}/law/").content.decode()
    assert "väljs när man skriver ett mål" in reader.get(f"{HEAD}/agenda-2030/").content.decode()
    assert "Det finns inga mål att prioritera" in reader.get(f"{HEAD}/rankings/").content.decode()
    assert f"{HEAD}/tags/new/" in keeper.get(f"{HEAD}/tags/").content.decode()


@pytest.mark.parametrize("path", ["/tags/", "/tags/{tag}/", "/agenda-2030/", "/law/"])
def test_registers_ask_the_database_the_same_for_one_row_as_for_three(
    exempelby, whole, alice, django_assert_max_num_queries, django_assert_num_queries, path
):
    def add(number, goal):
        tag_goal(Tag.objects.create(name=f"Tema {number}"), goal)
        tag_goal(tag, goal)
        GoalAgendaTarget.objects.create(goal=goal, code=f"4.{number}")
        carry_out(goal, provision=f"{number} §")

    browser = signed_in(alice)
    with municipality_scope(exempelby):
        tag = Tag.objects.create(name="Barn")
        add(1, whole.main)
    address = HEAD + path.format(tag=tag.pk)
    with django_assert_max_num_queries(22) as first:
        browser.get(address)
    with municipality_scope(exempelby):
        for number in (2, 3):
            add(number, make_goal(whole.levels["Kommunmål"], "KF", f"Mål {number}"))

    with django_assert_num_queries(len(first.captured_queries)):
        browser.get(address)
