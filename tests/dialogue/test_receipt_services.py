"""A receipt: given, changed until it is answered, answered once; and who is asked at all."""

import pytest
from django.db import IntegrityError, transaction

from dialogue import rules
from dialogue.models import Receipt
from dialogue.queries.asked import covered_organisations, readers
from dialogue.queries.receipts import plan_receipts
from dialogue.services.receipts import ANSWER_MAIL, QUESTION_MAIL, answer_receipt, give_receipt
from goals.models import Plan
from goals.queries.plans import whole_plans
from governance.models import AdoptionState, Job, Membership, ModelLevel, Municipality, Organisation, User
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation
from tests.dialogue.conftest import plan_of

Role = Membership.Role
AS_MEANT, QUESTION = Receipt.Understanding.AS_MEANT, Receipt.Understanding.QUESTION
ADDRESS = "https://mal.example.se/exempelby/"


def give(plan: Plan, by: User, question: str = "") -> Receipt:
    return give_receipt(
        plan=plan, understanding=QUESTION if question else AS_MEANT, question=question, address=ADDRESS, by=by
    )


def test_reader_gives_a_receipt_once(scope: Municipality, plan: Plan, kerstin: User) -> None:
    first = give(plan, kerstin)
    again = give(plan, kerstin)

    assert (first.pk, first.read_at) == (again.pk, again.read_at)
    assert Receipt.objects.get().understanding == AS_MEANT
    assert not Job.objects.exists()


def test_question_is_mailed_once_though_sent_twice(scope: Municipality, plan: Plan, kerstin: User) -> None:
    give(plan, kerstin, "Räcker tiden?")
    give(plan, kerstin, "Räcker tiden?")

    assert Receipt.objects.get().question == "Räcker tiden?"
    assert list(Job.objects.values_list("kind", flat=True)) == [QUESTION_MAIL]


def test_receipt_may_be_changed_until_it_is_answered(
    scope: Municipality, plan: Plan, kerstin: User, amir: User
) -> None:
    give(plan, kerstin, "Räcker tiden?")
    give(plan, kerstin)
    receipt = give(plan, kerstin, "Räcker pengarna?")
    answer_receipt(receipt=receipt, answer="Ja.", address=ADDRESS, by=amir)

    with pytest.raises(RefusedError):
        give(plan, kerstin)

    stored = Receipt.objects.get()
    assert (stored.question, stored.answer, stored.answered_by) == ("Räcker pengarna?", "Ja.", amir)


def test_question_without_words_is_refused_at_its_field(scope: Municipality, plan: Plan, kerstin: User) -> None:
    with pytest.raises(RefusedError) as refusal:
        give_receipt(plan=plan, understanding=QUESTION, question="  ", address=ADDRESS, by=kerstin)

    assert refusal.value.field == "question"


def test_plan_that_was_superseded_meanwhile_takes_no_receipt(scope: Municipality, plan: Plan, kerstin: User) -> None:
    Plan.objects.filter(pk=plan.pk).update(state=AdoptionState.SUPERSEDED)

    with pytest.raises(RefusedError):
        give(plan, kerstin)

    assert not Receipt.objects.exists()


def test_answer_is_stored_and_mailed_once(scope: Municipality, plan: Plan, kerstin: User, amir: User) -> None:
    receipt = give(plan, kerstin, "Räcker tiden?")

    for _ in range(2):
        answer_receipt(receipt=receipt, answer="Ja, med god marginal.", address=ADDRESS, by=amir)

    stored = Receipt.objects.get()
    assert (stored.answer, stored.answered_at is not None) == ("Ja, med god marginal.", True)
    assert Job.objects.filter(kind=ANSWER_MAIL).count() == 1


def test_second_answer_by_another_is_refused(scope: Municipality, plan: Plan, kerstin: User, amir: User) -> None:
    receipt = give(plan, kerstin, "Räcker tiden?")
    answer_receipt(receipt=receipt, answer="Ja.", address=ADDRESS, by=amir)
    other = make_person("Sara", (Role.OFFICIAL, "Valla"), municipality=scope)

    with pytest.raises(RefusedError):
        answer_receipt(receipt=receipt, answer="Nej.", address=ADDRESS, by=other)

    assert Receipt.objects.get().answer == "Ja."


def test_answer_to_a_question_that_has_changed_is_told(
    scope: Municipality, plan: Plan, kerstin: User, amir: User
) -> None:
    receipt = give(plan, kerstin, "Räcker tiden?")
    seen = fingerprint(receipt)
    give(plan, kerstin, "Räcker pengarna?")

    with pytest.raises(StaleError):
        answer_receipt(receipt=receipt, answer="Ja.", address=ADDRESS, seen=seen, by=amir)

    assert Receipt.objects.get().answer == ""


def test_second_receipt_of_a_reader_is_refused_by_the_database(scope: Municipality, plan: Plan, kerstin: User) -> None:
    give(plan, kerstin)

    with pytest.raises(IntegrityError), transaction.atomic():
        Receipt.objects.create(plan=plan, reader=kerstin, understanding=AS_MEANT)


def test_receipt_keeps_its_history_with_who_gave_it(scope: Municipality, plan: Plan, kerstin: User) -> None:
    give(plan, kerstin)

    event = Receipt.pgh_event_model.objects.get()  # type: ignore[attr-defined]
    assert (event.reader_id, event.pgh_context["name"]) == (kerstin.pk, "Kerstin")


def test_members_of_the_nearest_board_are_asked(
    scope: Municipality, kerstin: User, olof: User, hassan: User, alice: User, bob: User
) -> None:
    make_person("Vilhelm", (Role.BOARD_MEMBER, "K"), municipality=scope)
    seats = readers()

    assert [person.full_name for person in seats.asked(organisation("Valla").pk)] == ["Kerstin", "Olof"]
    assert [person.full_name for person in seats.asked(organisation("BUN").pk)] == ["Kerstin", "Olof"]
    assert [person.full_name for person in seats.asked(organisation("ON").pk)] == ["Hassan"]
    assert [person.full_name for person in seats.asked(organisation("KF").pk)] == ["Vilhelm"]


def test_database_finds_the_same_readers_as_the_tree(
    scope: Municipality, kerstin: User, olof: User, hassan: User, alice: User
) -> None:
    members = (("Vilhelm", "K"), ("Karin", "KS"), ("Rut", "Valla"))
    others = [make_person(name, (Role.BOARD_MEMBER, place), municipality=scope) for name, place in members]
    seats = readers()

    for person in (kerstin, olof, hassan, alice, *others):
        found = Organisation.objects.filter(pk__in=covered_organisations(person))
        assert {each.pk for each in found} == seats.covered_by(person.pk), person


def test_who_has_left_the_board_is_not_asked(scope: Municipality, kerstin: User, olof: User) -> None:
    Membership.objects.filter(user=olof).update(valid_from="2020-01-01", valid_to="2024-12-31")

    assert readers().asked(organisation("Valla").pk) == (kerstin,)


@pytest.mark.parametrize(
    ("state", "may"),
    [("draft", False), ("submitted", True), ("returned", False), ("adopted", True), ("superseded", False)],
)
def test_plan_is_acknowledged_when_it_is_handed_in_or_in_force(
    scope: Municipality, plan: Plan, kerstin: User, state: str, may: bool
) -> None:
    plan.state = state

    assert rules.can_acknowledge_plan(kerstin, plan) is may


def test_only_members_of_the_plans_own_board_acknowledge_it(
    scope: Municipality, plan: Plan, kerstin: User, hassan: User, alice: User, bob: User, amir: User
) -> None:
    people = (kerstin, hassan, alice, bob, amir)

    assert [rules.can_acknowledge_plan(person, plan) for person in people] == [True, False, False, False, False]


def test_only_the_unit_answers(scope: Municipality, plan: Plan, kerstin: User, alice: User, amir: User) -> None:
    receipt = give(plan, kerstin, "Räcker tiden?")
    neighbour = make_person("Jonas", (Role.MANAGER, "Nyborg"), municipality=scope)

    found = [rules.can_answer_receipt(person, receipt) for person in (amir, neighbour, alice, kerstin)]

    assert found == [True, False, False, False]


def test_receipts_are_shown_to_those_they_concern(
    scope: Municipality, plan: Plan, kerstin: User, hassan: User, alice: User, bob: User, amir: User
) -> None:
    people = (kerstin, amir, alice, hassan, bob)

    assert [rules.can_read_receipts(person, plan) for person in people] == [True, True, True, False, False]
    plan.state = AdoptionState.DRAFT
    assert [rules.can_read_receipts(person, plan) for person in people] == [False] * 5


def test_new_version_is_asked_about_anew(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, olof: User
) -> None:
    with municipality_scope(exempelby):
        give(plan, kerstin)
        Plan.objects.filter(pk=plan.pk).update(state=AdoptionState.SUPERSEDED)
    new = plan_of(exempelby, level, "Valla", version=2, revises=plan, revision_reason="Ny budget.")

    with municipality_scope(exempelby):
        hers = plan_receipts(whole_plans().get(pk=new.pk), kerstin)
        his = plan_receipts(whole_plans().get(pk=new.pk), olof)

    assert (hers.read, hers.asked, hers.mine, hers.earlier) == (0, 2, None, plan)
    assert his.earlier is None
