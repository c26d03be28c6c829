"""Changes within the year: who may ask and answer, what is refused, what is late, and who is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from annualcycle.models import ChangeRequest, CycleStep
from annualcycle.queries import changes as queries
from annualcycle.queries.changes import ChangeFilter
from annualcycle.rules import changes as rules
from annualcycle.services import changes as services
from annualcycle.services.changes import ChangeAnswer, ChangeContent
from governance.decisions import DecisionContent
from governance.models import Municipality, Notice, User
from governance.refusals import RefusedError, StaleError, fingerprint
from tests.annualcycle.make import make_step, make_wheel
from tests.conftest import make_person, organisation

State = ChangeRequest.State


@pytest.fixture
def eva(exempelby: Municipality) -> User:
    """Secretary of the school board."""
    return make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby)


@pytest.fixture
def step(scope: Municipality) -> CycleStep:
    """A step of the municipality whose last day for input was yesterday."""
    today = timezone.localdate()
    return make_step("Budget", cut_off_on=today - timedelta(days=1))


def content(short_name: str = "Valla", **given: object) -> ChangeContent:
    today = timezone.localdate()
    return ChangeContent(
        **{
            "kind": "need",
            "title": "Två klasser till i årskurs 7",
            "organisation": organisation(short_name),
            "year": today.year,
            "cause": "Fler elever.",
            "consequence": "Läsprojektet hinns inte.",
            "received_on": today,
            "answer_due_on": today + timedelta(days=14),
        }
        | given
    )


def decision(body: str = "BUN", **given: object) -> DecisionContent:
    said = {"decided_on": timezone.localdate(), "registry_number": "BUN 2026:9", "minutes_paragraph": "12"}
    return DecisionContent(decided_by=organisation(body), **said | given)


def make_change(by: User, short_name: str = "Valla", **given: object) -> ChangeRequest:
    return services.create_change(content=content(short_name, **given), by=by)


def refusal(call) -> tuple[str | None, str]:
    with pytest.raises(RefusedError) as found:
        call()
    return found.value.field, found.value.message


def test_change_keeps_what_was_asked_and_the_cut_off_of_then(scope, amir, step) -> None:
    change = make_change(amir, step=step, concerns=("staff", "goals"), year=1999)
    cut_off = step.cut_off_on
    step.cut_off_on = None
    step.save()

    stored = ChangeRequest.objects.get(pk=change.pk)

    assert (stored.state, stored.raised_by, stored.cut_off_on) == ("waiting", amir, cut_off)
    assert (stored.year, stored.concerns) == (step.cycle.year, ["goals", "staff"])


def test_change_sent_twice_is_asked_once(scope, amir) -> None:
    first, second = make_change(amir), make_change(amir)

    assert (first.pk, ChangeRequest.objects.count()) == (second.pk, 1)


def test_nearest_above_are_told_and_nobody_twice(scope, amir, alice, eva) -> None:
    make_change(amir)
    make_change(eva, "BUN", title="Flytta delåret")

    told = [(notice.person, notice.kind) for notice in Notice.objects.order_by("pk")]

    assert told == [(eva, "change_asked"), (alice, "change_asked")]


def test_answerer_of_one_who_asks_for_herself_is_not_told_by_herself(scope, eva) -> None:
    make_change(eva)

    assert Notice.objects.count() == 0


@pytest.mark.parametrize(
    ("where", "given", "field"),
    [
        ("Nyborg", {}, "organisation"),
        ("Valla", {"kind": "political_input", "received_from": "KF"}, "kind"),
        ("Valla", {"received_on": timezone.localdate() + timedelta(days=1)}, "received_on"),
        ("Valla", {"answer_due_on": timezone.localdate() - timedelta(days=1)}, "answer_due_on"),
    ],
)
def test_change_is_refused(scope, amir, where, given, field) -> None:
    found, _words = refusal(lambda: make_change(amir, where, **given))

    assert (found, ChangeRequest.objects.count()) == (field, 0)


def test_political_input_comes_from_somebody(scope, eva) -> None:
    found, _words = refusal(lambda: make_change(eva, "BUN", kind="political_input"))

    assert found == "received_from"


def test_step_of_another_board_or_of_a_wheel_being_prepared_is_refused(scope, amir) -> None:
    other = make_step("Omsorgens dag", of="ON")
    draft = make_step("Nästa år", cycle=make_wheel(timezone.localdate().year + 1, is_started=False))

    fields = [refusal(lambda step=step: make_change(amir, step=step))[0] for step in (other, draft)]

    assert fields == ["step", "step"]


def test_update_keeps_the_cut_off_unless_the_step_is_another(scope, amir, step) -> None:
    change, cut_off = make_change(amir, step=step), step.cut_off_on
    CycleStep.objects.update(cut_off_on=None)
    step.refresh_from_db()

    same = services.update_change(change=change, content=content(step=step, title="En klass till"), by=amir)
    none = services.update_change(change=change, content=content(), by=amir)

    assert [(row.title, row.cut_off_on) for row in (same, none)] == [
        ("En klass till", cut_off),
        ("Två klasser till i årskurs 7", None),
    ]


def test_update_tells_what_is_stale_and_what_is_answered(scope, amir, eva) -> None:
    change = make_change(amir)
    seen = fingerprint(ChangeRequest.objects.get())
    services.update_change(change=change, content=content(title="En klass till"), by=amir)

    with pytest.raises(StaleError):
        services.update_change(change=change, content=content(title="Tre"), seen=seen, by=amir)
    services.answer_change(change=change, answer=ChangeAnswer(state="refused", answer="Det ryms."), by=eva)

    assert refusal(lambda: services.update_change(change=change, content=content(), by=amir))[0] is None


def test_answer_is_kept_with_its_decision_and_told_to_who_asked(scope, amir, eva) -> None:
    change = make_change(amir, concerns=("plans",))
    answer = ChangeAnswer(state="granted", answer=" Läsprojektet skjuts till våren. ", decision=decision())

    services.answer_change(change=change, answer=answer, by=eva)
    services.answer_change(change=change, answer=answer, by=eva)

    stored = ChangeRequest.objects.get()
    assert (stored.state, stored.answer, stored.answered_by) == ("granted", "Läsprojektet skjuts till våren.", eva)
    assert (stored.decided_by, stored.minutes_paragraph) == (organisation("BUN"), "12")
    assert Notice.objects.filter(person=amir, kind="change_answered").count() == 1


@pytest.mark.parametrize("concern", ["goals", "plans"])
def test_goals_and_plans_are_granted_by_a_body_only(scope, amir, eva, concern) -> None:
    change = make_change(amir, concerns=(concern,))
    granted, refused = (ChangeAnswer(state=state, answer="Ja.") for state in ("granted", "refused"))

    field, words = refusal(lambda: services.answer_change(change=change, answer=granted, by=eva))
    services.answer_change(change=change, answer=refused, by=eva)

    assert (field, "politiskt organ" in words) == ("decided_by", True)
    assert ChangeRequest.objects.get().state == State.REFUSED


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"state": "waiting"}, "state"),
        ({"answer": "  "}, "answer"),
        ({"body": "Valla"}, "decided_by"),
        ({"decided_on": date(2999, 1, 1)}, "decided_on"),
    ],
)
def test_answer_is_refused(scope, amir, eva, given, field) -> None:
    change = make_change(amir)
    made = {key: value for key, value in given.items() if key in ("body", "decided_on")}
    answer = ChangeAnswer(state="granted", answer="Ja.", decision=decision(**made) if made else None)
    answer = replace(answer, **{key: value for key, value in given.items() if key not in made})

    found, _words = refusal(lambda: services.answer_change(change=change, answer=answer, by=eva))

    assert (found, ChangeRequest.objects.get().state) == (field, "waiting")


def test_what_was_postponed_may_be_answered_again_and_what_was_granted_not(scope, amir, eva) -> None:
    change = make_change(amir)
    for state in ("postponed", "granted"):
        services.answer_change(change=change, answer=ChangeAnswer(state=state, answer="Ja."), by=eva)

    again = ChangeAnswer(state="refused", answer="Nej.")

    assert refusal(lambda: services.answer_change(change=change, answer=again, by=eva))[0] is None
    assert ChangeRequest.objects.get().state == State.GRANTED


def test_withdraw_ends_the_waiting_once(scope, amir, eva) -> None:
    change = make_change(amir)

    services.withdraw_change(change=change, by=amir)
    services.withdraw_change(change=change, by=amir)

    stored = queries.whole_changes().get()
    assert (stored.state, rules.can_edit_change(amir, stored), rules.can_answer_change(eva, stored)) == (
        "withdrawn",
        False,
        False,
    )
    assert queries.changes_to_answer(eva) == []


def test_answered_is_not_withdrawn(scope, amir, eva) -> None:
    change = make_change(amir)
    services.answer_change(change=change, answer=ChangeAnswer(state="refused", answer="Nej."), by=eva)

    refusal(lambda: services.withdraw_change(change=change, by=amir))

    assert ChangeRequest.objects.get().state == State.REFUSED


def test_nobody_answers_for_the_unit_that_asks(scope, amir, alice, eva) -> None:
    unit, board, whole = (make_change(alice, name) for name in ("Valla", "BUN", "K"))
    people = {"amir": amir, "eva": eva, "alice": alice}

    may = {
        name: [rules.can_answer_change(person, each) for each in (unit, board, whole)]
        for name, person in people.items()
    }

    assert may == {"amir": [False, False, False], "eva": [True, False, False], "alice": [True, True, True]}


def test_list_shows_what_waits_first_by_its_day(scope, alice, amir, eva) -> None:
    today = timezone.localdate()
    answered = make_change(amir, title="Besvarad")
    services.answer_change(change=answered, answer=ChangeAnswer(state="refused", answer="Nej."), by=eva)
    make_change(amir, title="Sen", received_on=today - timedelta(days=20), answer_due_on=today - timedelta(days=6))
    make_change(amir, title="Senare")
    make_change(alice, "ON", title="Omsorg", answer_due_on=today)

    lines = queries.change_lines(queries.changes_found(ChangeFilter(year=today.year)))
    board = queries.changes_found(ChangeFilter(board=organisation("BUN").pk, state="late"))

    assert [(line.title, line.is_overdue) for line in lines] == [
        ("Sen", True),
        ("Omsorg", False),
        ("Senare", False),
        ("Besvarad", False),
    ]
    assert [row.title for row in board] == ["Sen"]
    assert queries.response_times(ChangeFilter()).in_time == 1


def test_late_input_is_told_by_step_with_how_late(scope, eva, amir, step) -> None:
    for title, given in (
        ("Sent inspel", {"kind": "political_input", "received_from": "Kommunfullmäktige"}),
        ("Behov", {}),
    ):
        make_change(eva, "BUN", title=title, step=step, **given)

    found = queries.late_input(step.cycle.year)

    assert [(group.step, group.number, group.lines[0].title, group.lines[0].days_late) for group in found] == [
        ("Budget", 1, "Sent inspel", 1)
    ]
    assert queries.late_input(step.cycle.year, organisation("ON").pk) == []


def test_step_shows_what_was_granted_and_what_waits(scope, eva, amir, step) -> None:
    granted = make_change(amir, step=step)
    services.answer_change(change=granted, answer=ChangeAnswer(state="granted", answer="Ja."), by=eva)
    make_change(eva, "BUN", title="Väntar", step=step)

    found = queries.changes_of_step(step)

    assert ([line.pk for line in found.granted], [line.title for line in found.waiting], found.late) == (
        [granted.pk],
        ["Väntar"],
        0,
    )
    assert not queries.changes_of_step(make_step("Annat"))


def test_single_bodies_that_may_have_decided(scope, alice, eva) -> None:
    school = organisation("Valla")
    of_all = [organisation(name).pk for name in ("K", "KF", "KS", "BUN", "ON", "Valla")]

    names = [body.short_name for body in queries.bodies_over(school, of_all)]

    assert sorted(names) == ["BUN", "KF", "KS"]
