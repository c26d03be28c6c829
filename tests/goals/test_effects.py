"""What goals mean for others: helps, asks something, conflicts; conflicts are settled by both sides."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goals import rules
from goals.models import GoalEffect
from goals.queries.effects import earlier_agreements, effect_list, effects_panel
from goals.services.effects import (
    EffectContent,
    create_effect,
    remove_effect,
    reopen_effect,
    settle_effect,
    update_effect,
)
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import make_goal, make_model, make_thread

DAY = date(2026, 3, 2)


def content(kind="conflicts", short_name="ON", text="Samma lokaler.", goal=None):
    return EffectContent(kind=kind, organisation=organisation(short_name), text=text, affected_goal=goal)


@pytest.fixture
def care(thread):
    return make_goal(thread.levels["Nämndmål"], "ON", "Fler träffpunkter", parent=thread.main)


@pytest.fixture
def conflict(thread, care, alice):
    return create_effect(goal=thread.board, content=content(goal=care), by=alice)


def test_same_effect_told_twice_is_stored_once(thread, conflict, care, alice):
    again = create_effect(goal=thread.board, content=content(goal=care), by=alice)

    assert again.pk == conflict.pk
    assert GoalEffect.objects.count() == 1


def test_two_goals_of_one_organisation_may_conflict(thread, alice):
    effect = create_effect(goal=thread.board, content=content(short_name="BUN", goal=thread.promise), by=alice)

    assert effect.affected_goal == thread.promise


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (lambda thread, care: content(short_name="BUN"), "organisation"),
        (lambda thread, care: content(short_name="BUN", goal=thread.board), "affected_goal"),
        (lambda thread, care: content(short_name="KS", goal=care), "affected_goal"),
    ],
    ids=["own organisation", "itself", "another's goal"],
)
def test_effect_on_oneself_or_on_the_wrong_side_is_refused(thread, care, alice, wanted, field):
    with pytest.raises(RefusedError) as refusal:
        create_effect(goal=thread.board, content=wanted(thread, care), by=alice)

    assert refusal.value.field == field


def test_superseded_goals_have_and_take_no_effects(thread, care, alice):
    care.state = AdoptionState.SUPERSEDED
    care.save()

    with pytest.raises(RefusedError):
        create_effect(goal=thread.board, content=content(goal=care), by=alice)
    with pytest.raises(RefusedError):
        create_effect(goal=care, content=content(short_name="BUN"), by=alice)


def test_conflict_is_settled_once_and_taken_up_again_with_its_history(conflict, alice):
    settled = settle_effect(effect=conflict, settlement="Delat schema.", settled_on=DAY, by=alice)
    settle_effect(effect=conflict, settlement="Delat schema.", settled_on=DAY, seen="gammalt", by=alice)

    opened = reopen_effect(effect=conflict, by=alice)
    reopen_effect(effect=conflict, by=alice)

    assert (settled.settlement, opened.settlement, opened.settled_on) == ("Delat schema.", "", None)
    assert [(each.text, each.settled_on) for each in earlier_agreements(opened)] == [("Delat schema.", DAY)]


def test_agreement_needs_words_and_a_day_that_has_been(thread, conflict, alice):
    helps = create_effect(goal=thread.board, content=content("helps"), by=alice)
    tomorrow = timezone.localdate() + timedelta(days=1)

    for effect, words, day, field in (
        (conflict, "", DAY, "settlement"),
        (conflict, "Ja.", tomorrow, "settled_on"),
        (helps, "Ja.", DAY, None),
    ):
        with pytest.raises(RefusedError) as refusal:
            settle_effect(effect=effect, settlement=words, settled_on=day, by=alice)

        assert refusal.value.field == field


def test_agreed_effect_is_neither_changed_nor_removed(conflict, alice):
    settle_effect(effect=conflict, settlement="Delat schema.", settled_on=DAY, by=alice)

    with pytest.raises(RefusedError):
        update_effect(effect=conflict, content=content(text="Annat"), by=alice)
    with pytest.raises(RefusedError):
        remove_effect(effect=conflict, by=alice)


def test_conflict_is_neither_renamed_nor_removed(thread, conflict, alice):
    burden = create_effect(goal=thread.board, content=content("burdens", text="Mer tid."), by=alice)

    with pytest.raises(RefusedError) as refusal:
        update_effect(effect=conflict, content=content("helps"), by=alice)
    with pytest.raises(RefusedError):
        remove_effect(effect=conflict, by=alice)
    remove_effect(effect=burden, by=alice)

    assert refusal.value.field == "kind"
    assert list(GoalEffect.objects.all()) == [conflict]


def test_stale_edit_is_told(conflict, care, alice):
    seen = fingerprint(conflict)
    update_effect(effect=conflict, content=content(text="Samma hus.", goal=care), by=alice)

    with pytest.raises(StaleError):
        update_effect(effect=conflict, content=content(text="Min.", goal=care), seen=seen, by=alice)
    with pytest.raises(StaleError):
        settle_effect(effect=conflict, settlement="Ja.", settled_on=DAY, seen=seen, by=alice)


def test_either_side_writes_and_nobody_else(exempelby, conflict, alice, bob, amir):
    lead = make_person("Lisa", ("controller", "BUN"), municipality=exempelby)
    affected = make_person("Olle", ("manager", "ON"), municipality=exempelby)

    may = {p.full_name: rules.can_write_effect(p, conflict) for p in (alice, bob, amir, lead, affected)}

    assert may == {"Alice": True, "Bob": False, "Amir": False, "Lisa": True, "Olle": True}


def test_unsettled_conflict_is_flagged_on_both_goals(thread, conflict, care, alice, bob):
    before = [len(effects_panel(goal, bob).conflicts) for goal in (thread.board, care)]
    settle_effect(effect=conflict, settlement="Delat schema.", settled_on=DAY, by=alice)

    after = [len(effects_panel(goal, bob).conflicts) for goal in (thread.board, care)]

    assert (before, after) == ([1, 1], [0, 0])


def test_list_has_open_conflicts_first_and_is_narrowed_to_either_side(thread, conflict, alice, bob):
    settled = create_effect(goal=thread.main, content=content(short_name="KS", text="Ekonomin."), by=alice)
    settle_effect(effect=settled, settlement="Nästa år.", settled_on=DAY, by=alice)
    create_effect(goal=thread.main, content=content("helps"), by=alice)

    page = effect_list(user=bob)
    narrowed = effect_list(user=bob, organisation=organisation("ON").pk, everything=True)

    assert [(row.leader, row.is_open) for row in page.rows] == [
        ("Barn- och utbildningsnämnden", True),
        ("Kommunfullmäktige", False),
    ]
    assert [row.kind for row in narrowed.rows] == ["conflicts", "helps"]


def test_words_of_a_draft_are_kept_within_its_authority(thread, alice, bob):
    draft = make_goal(thread.levels["Nämndmål"], "ON", "Hemligt", state=AdoptionState.DRAFT)
    create_effect(goal=thread.board, content=content(goal=draft), by=alice)
    create_effect(goal=draft, content=content(short_name="BUN"), by=alice)

    seen = {person.full_name: [row.affected for row in effect_list(user=person).rows] for person in (alice, bob)}

    assert seen == {"Alice": ["", "Hemligt"], "Bob": [""]}


@pytest.mark.parametrize("number", [1, 3])
def test_list_has_the_same_number_of_queries(thread, care, alice, number, count_queries):
    rules.can_create_goals(alice)
    for place in range(number):
        create_effect(goal=thread.board, content=content(goal=care, text=f"Sak {place}"), by=alice)

    with count_queries(1):
        assert len(effect_list(user=alice).rows) == number
    with count_queries(1):
        assert len(effects_panel(care, alice).inward) == number


@pytest.fixture
def whole(exempelby):
    with municipality_scope(exempelby):
        return make_thread(make_model())


def test_conflict_goes_from_page_to_agreement(exempelby, whole, alice):
    with municipality_scope(exempelby):
        care = make_goal(whole.levels["Nämndmål"], "ON", "Fler träffpunkter", parent=whole.main)
    client, head = signed_in(alice), "/exempelby/goals"

    told = client.post(
        f"{head}/{whole.board.pk}/effects/new/",
        {"kind": "conflicts", "organisation": "", "affected_goal": care.pk, "text": "Samma lokaler."},
        follow=True,
    )
    with municipality_scope(exempelby):
        effect = GoalEffect.objects.get()
        seen = fingerprint(effect)
    flagged = client.get(f"{head}/{care.pk}/").content.decode()
    settled = client.post(
        f"{head}/effects/{effect.pk}/settle/",
        {"settlement": "Delat schema.", "settled_on": "2026-03-02", "seen": seen},
        follow=True,
    )
    client.post(f"{head}/effects/{effect.pk}/reopen/")
    again = client.get(f"{head}/effects/{effect.pk}/").content.decode()

    assert "Samma lokaler." in told.content.decode()
    assert "Målet står i konflikt med ett annat" in flagged
    assert "Överenskommet 2026-03-02." in settled.content.decode()
    assert "Tidigare överenskommelser" in again


def test_affected_side_tells_of_effects_on_its_own_only(exempelby, whole):
    olle = make_person("Olle", ("manager", "ON"), municipality=exempelby)
    with municipality_scope(exempelby):
        care, school = organisation("ON").pk, organisation("Valla").pk
    client, address = signed_in(olle), f"/exempelby/goals/{whole.board.pk}/effects/new/"

    refused = client.post(address, {"kind": "conflicts", "organisation": school, "text": "Samma lokaler."})
    stored = client.post(address, {"kind": "conflicts", "organisation": care, "text": "Samma lokaler."})

    assert (refused.status_code, stored.status_code) == (200, 302)
    with municipality_scope(exempelby):
        assert [row.organisation_id for row in GoalEffect.objects.all()] == [care]
