"""The wheel's steps and boards' own days: written, refused in words, kept when something was handed in."""

from datetime import date

import pytest
from django.utils import timezone

from annualcycle.models import CycleStep, CycleTask, StepAdjustment, StepAsk, TaskDocument
from annualcycle.periods import Frequency, Period
from annualcycle.proposed import AskContent, DocumentContent
from annualcycle.queries.steps import adjustment_of, step_mark, step_page
from annualcycle.rules import wheel as rules
from annualcycle.services.adjustments import AdjustmentContent, adjust_step, withdraw_adjustment
from annualcycle.services.steps import create_step, remove_step, update_step
from annualcycle.services.years import start_year
from governance.models import Membership, ModelLevel
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.annualcycle.wheels import YEAR, make_model, make_wheel, step_content
from tests.conftest import make_person, organisation

Role = Membership.Role


@pytest.fixture
def wheel(scope):
    return make_wheel(make_model())


@pytest.fixture
def step(wheel, alice):
    return create_step(cycle=wheel, organisation=organisation("K"), content=step_content(), by=alice)


def make(wheel, alice, short_name="K", **fields):
    return create_step(cycle=wheel, organisation=organisation(short_name), content=step_content(**fields), by=alice)


def refused(wheel, alice, **fields):
    with pytest.raises(RefusedError) as refusal:
        make(wheel, alice, **fields)
    return [each.field for each in (refusal.value, *refusal.value.also)]


def asked_of(step):
    return sorted(step.tasks.values_list("organisation__short_name", flat=True))


# --- a step is made


def test_step_is_made_with_what_it_asks_and_rests_on(wheel, alice):
    level = ModelLevel.objects.get()

    step = make(
        wheel,
        alice,
        period=Period.of_year(YEAR),
        asks=[AskContent("plan", "", level.pk), AskContent("word", "Underlag"), AskContent("word", "Underlag")],
        documents=[DocumentContent("Anvisningar", url="https://example.se/a"), DocumentContent("Protokoll", True)],
        responsible=alice,
    )

    assert set(step.asks.values_list("content", "wording", "level")) == {
        ("plan", "", level.pk),
        ("word", "Underlag", None),
        ("documents", "", None),
    }
    assert list(step.documents.values_list("order", "title", "is_handed_in")) == [
        (1, "Anvisningar", False),
        (2, "Protokoll", True),
    ]
    assert (step.frequency, step.period_start, step.responsible) == ("year", date(YEAR, 1, 1), alice)


def test_step_sent_twice_is_made_once(wheel, alice):
    assert (make(wheel, alice).pk, CycleStep.objects.count()) == (make(wheel, alice).pk, 1)


def test_step_of_a_name_that_is_taken_is_refused(wheel, alice, step):
    assert refused(wheel, alice, due_on=date(YEAR, 3, 27)) == ["name"]


def test_board_may_have_a_step_of_the_same_name(wheel, alice, step):
    assert make(wheel, alice, "BUN").organisation == organisation("BUN")


def test_unit_has_no_steps_of_its_own(wheel, alice):
    with pytest.raises(RefusedError) as refusal:
        make(wheel, alice, "Valla")

    assert refusal.value.field == "organisation"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"opens_on": date(2025, 12, 1)}, ["opens_on"]),
        ({"due_on": date(2027, 1, 8)}, ["due_on"]),
        ({"due_on": date(YEAR, 3, 1)}, ["due_on"]),
        ({"cut_off_on": date(YEAR, 3, 21)}, ["cut_off_on"]),
        ({"cut_off_on": date(2025, 12, 1), "due_on": date(YEAR, 3, 1)}, ["cut_off_on", "due_on"]),
        ({"asks": [AskContent("values")]}, ["period"]),
        ({"asks": [AskContent("word")]}, ["asks"]),
        ({"asks": [AskContent("answers", "", 1)]}, ["asks"]),
        ({"statute": "annual_report", "due_on": date(YEAR, 4, 16)}, ["due_on"]),
        ({"statute": "budget", "due_on": date(YEAR, 10, 14)}, ["due_on"]),
        ({"statute": "interim_report"}, ["period"]),
        ({"statute": "interim_report", "period": Period(Frequency.TERTIAL, date(YEAR, 1, 1))}, ["period"]),
    ],
)
def test_step_that_cannot_be_is_refused_beside_its_field(wheel, alice, fields, wrong):
    assert refused(wheel, alice, **fields) == wrong
    assert not CycleStep.objects.exists()


def test_step_set_by_law_gets_its_last_day_and_basis(wheel, alice):
    step = make(wheel, alice, statute="annual_report")

    assert (step.latest_on, step.basis) == (date(YEAR, 4, 15), "Kommunallagen 11:20")


def test_last_day_of_an_interim_report_counts_from_its_period(wheel, alice):
    half = Period(Frequency.HALF_YEAR, date(YEAR, 1, 1))

    step = make(wheel, alice, statute="interim_report", period=half, due_on=date(YEAR, 8, 31))

    assert step.latest_on == date(YEAR, 8, 31)


def test_special_reasons_leave_the_later_day(wheel, alice):
    usual = refused(wheel, alice, statute="budget", due_on=date(YEAR, 12, 7))

    step = make(wheel, alice, statute="budget", is_exceptional=True, due_on=date(YEAR, 12, 7))
    assert (usual, step.latest_on, step.basis) == (["due_on"], date(YEAR, 12, 31), "Kommunallagen 11:11")


def test_basis_that_a_person_wrote_stays(wheel, alice):
    assert make(wheel, alice, statute="annual_report", basis="KL 11:20, reglementet § 4").basis.startswith("KL")


# --- who is asked


def test_step_of_a_wheel_being_prepared_asks_nobody(wheel, alice):
    assert asked_of(make(wheel, alice, asked_kinds=["board"])) == []


def test_step_of_a_wheel_in_use_asks_at_once(wheel, alice, step):
    start_year(cycle=wheel, by=alice)

    late = date(YEAR, 12, 18)
    assert asked_of(make(wheel, alice, name="Ny", due_on=late, asked_kinds=["board"])) == ["BUN", "ON"]


def test_boards_own_step_asks_those_below_it_alone(wheel, alice, step):
    start_year(cycle=wheel, by=alice)

    own = make(wheel, alice, "ON", name="Ny", due_on=date(YEAR, 12, 18), asked_kinds=["board", "unit"])
    assert asked_of(own) == ["ON"]


def test_changed_step_asks_anew_and_leaves_alone_those_it_no_longer_asks(wheel, alice, step):
    start_year(cycle=wheel, by=alice)
    wide = {"name": "Ny", "due_on": date(YEAR, 12, 18)}
    new = make(wheel, alice, asked_kinds=["board", "council"], **wide)
    handed_in = {"state": "submitted", "submitted_at": timezone.now(), "submitted_by": alice}
    CycleTask.objects.filter(step=new, organisation=organisation("ON")).update(**handed_in)

    update_step(step=new, content=step_content(asked_kinds=["unit"], **wide), by=alice)

    # What the care board has handed in is kept.
    assert asked_of(new) == ["Nyborg", "ON", "Valla"]


# --- a step is changed


def test_changed_step_is_stored_whole(wheel, alice):
    step = make(wheel, alice, asks=[AskContent("word", "A"), AskContent("word", "B")], documents=[DocumentContent("X")])
    kept = step.asks.get(wording="B")

    update_step(
        step=step,
        content=step_content(
            name="Samtal",
            asks=[AskContent("word", "B"), AskContent("answers")],
            documents=[DocumentContent("Y", pk=step.documents.get().pk)],
        ),
        by=alice,
    )

    step.refresh_from_db()
    assert (step.name, set(step.asks.values_list("content", "wording"))) == (
        "Samtal",
        {("word", "B"), ("answers", "")},
    )
    assert StepAsk.objects.filter(pk=kept.pk).exists()
    assert list(step.documents.values_list("title", flat=True)) == ["Y"]


def test_change_of_what_somebody_else_has_changed_is_told(wheel, alice, step):
    seen = step_mark(step)
    update_step(step=step, content=step_content(asks=[AskContent("answers")]), by=alice)

    with pytest.raises(StaleError):
        update_step(step=step, content=step_content(), seen=seen, by=alice)


def test_change_of_what_is_as_it_was_read_is_stored(wheel, alice, step):
    update_step(step=step, content=step_content(purpose="Vi talar."), seen=step_mark(step), by=alice)

    step.refresh_from_db()
    assert step.purpose == "Vi talar."


def test_step_does_not_take_the_name_of_another(wheel, alice, step):
    make(wheel, alice, name="Annat")

    with pytest.raises(RefusedError) as refusal:
        update_step(step=step, content=step_content(name="Annat"), by=alice)

    assert refusal.value.field == "name"


def test_document_that_somebody_has_handed_in_stays(wheel, alice):
    step = make(wheel, alice, documents=[DocumentContent("Protokoll", True)])
    task = CycleTask.objects.create(step=step, organisation=organisation("BUN"))
    TaskDocument.objects.create(task=task, document=step.documents.get(), title="§ 4", registry_number="BUN 2026:1")

    with pytest.raises(RefusedError) as refusal:
        update_step(step=step, content=step_content(), by=alice)

    assert refusal.value.field == "documents"


def test_earlier_step_takes_back_boards_later_days(wheel, alice, step):
    board, other = organisation("BUN"), organisation("ON")
    StepAdjustment.objects.create(step=step, organisation=board, due_on=date(YEAR, 3, 18))
    StepAdjustment.objects.create(step=step, organisation=other, name="Vårt samtal", due_on=date(YEAR, 3, 18))

    update_step(step=step, content=step_content(due_on=date(YEAR, 3, 13)), by=alice)

    assert list(step.adjustments.values_list("organisation", "name", "due_on")) == [(other.pk, "Vårt samtal", None)]


def test_removed_step_takes_with_it_what_nobody_has_done(wheel, alice, step):
    CycleTask.objects.create(step=step, organisation=organisation("BUN"))

    remove_step(step=step, by=alice)

    assert (CycleStep.objects.count(), CycleTask.objects.count()) == (0, 0)


@pytest.mark.parametrize("state", ["submitted", "returned", "approved"])
def test_step_for_which_something_is_handed_in_stays(wheel, alice, step, state):
    now = timezone.now()
    CycleTask.objects.create(
        step=step, organisation=organisation("BUN"), state=state, submitted_at=now, approved_at=now
    )

    with pytest.raises(RefusedError):
        remove_step(step=step, by=alice)


# --- a board's own days


def test_board_has_its_own_name_and_days(step, alice):
    content = AdjustmentContent(name="Nämndens dialog", due_on=date(YEAR, 3, 13), note="Arbetsutskottet 11 mars.")

    own = adjust_step(step=step, organisation=organisation("BUN"), content=content, by=alice)

    assert (own.name, own.due_on, own.opens_on, own.adjusted_by) == (
        "Nämndens dialog",
        date(YEAR, 3, 13),
        None,
        alice,
    )


def test_boards_own_days_sent_twice_are_stored_once(step, alice):
    sent = {"step": step, "organisation": organisation("BUN"), "content": AdjustmentContent(name="Vår"), "by": alice}

    assert adjust_step(**sent).adjusted_at == adjust_step(**sent).adjusted_at


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"due_on": date(YEAR, 3, 21)}, "due_on"),
        ({"due_on": date(YEAR, 3, 1)}, "due_on"),
        ({"opens_on": date(YEAR, 3, 21)}, "opens_on"),
        ({"opens_on": date(2025, 12, 1)}, "opens_on"),
        ({"name": "Dialogdag"}, None),
        ({}, None),
    ],
)
def test_boards_own_days_that_cannot_be_are_refused(step, alice, fields, field):
    with pytest.raises(RefusedError) as refusal:
        adjust_step(step=step, organisation=organisation("BUN"), content=AdjustmentContent(**fields), by=alice)

    assert refusal.value.field == field


def test_only_boards_adjust_and_only_the_municipalitys_steps(wheel, alice, step):
    own = make(wheel, alice, "BUN", name="Egen")

    for which, whose in ((step, "Valla"), (own, "BUN")):
        with pytest.raises(RefusedError):
            adjust_step(step=which, organisation=organisation(whose), content=AdjustmentContent(name="X"), by=alice)


def test_change_of_own_days_that_somebody_else_changed_is_told(step, alice):
    board = organisation("BUN")
    own = adjust_step(step=step, organisation=board, content=AdjustmentContent(name="A"), by=alice)
    seen = fingerprint(own)
    adjust_step(step=step, organisation=board, content=AdjustmentContent(name="B"), by=alice)

    with pytest.raises(StaleError):
        adjust_step(step=step, organisation=board, content=AdjustmentContent(name="C"), seen=seen, by=alice)


def test_withdrawn_days_let_the_municipalitys_hold(step, alice):
    own = adjust_step(step=step, organisation=organisation("BUN"), content=AdjustmentContent(name="A"), by=alice)

    withdraw_adjustment(adjustment=own, by=alice)
    withdraw_adjustment(adjustment=own, by=alice)

    assert adjustment_of(step, organisation("BUN")) is None


# --- who may


@pytest.mark.parametrize(
    ("role", "place", "shapes"),
    [
        (Role.ADMINISTRATOR, "K", {"K", "BUN", "ON"}),
        (Role.MODEL_OWNER, "K", {"K", "BUN", "ON"}),
        (Role.CONTROLLER, "K", {"K", "BUN", "ON"}),
        (Role.CONTROLLER, "BUN", {"BUN"}),
        (Role.MANAGER, "BUN", set()),
        (Role.AUDITOR, "K", set()),
    ],
)
def test_who_shapes_whose_steps(exempelby, role, place, shapes):
    person = make_person("Stina", (role, place), municipality=exempelby)

    with municipality_scope(exempelby):
        found = {name for name in ("K", "BUN", "ON") if rules.can_shape_cycle(person, organisation(name))}
        adjusts = {name for name in ("K", "BUN", "ON", "Valla") if rules.can_adjust_steps(person, organisation(name))}

    assert (found, adjusts) == (shapes, shapes - {"K"})


@pytest.mark.parametrize(
    ("role", "reads"), [(Role.CONTROLLER, True), (Role.AUDITOR, True), (Role.READER, False), (Role.MANAGER, False)]
)
def test_wheel_being_prepared_is_read_by_those_who_shape_or_review(exempelby, role, reads):
    person = make_person("Stina", (role, "K"), municipality=exempelby)

    with municipality_scope(exempelby):
        cycle = make_wheel(make_model())
        assert rules.can_read_year(person, cycle) is reads
        cycle.started_at = timezone.now()
        assert rules.can_read_year(person, cycle)


# --- reading


@pytest.mark.parametrize("number", [1, 3])
def test_step_is_read_in_as_many_queries_for_one_as_for_three(wheel, alice, number, django_assert_num_queries):
    step = make(wheel, alice, documents=[DocumentContent(f"D{each}") for each in range(number)],
                asks=[AskContent("word", f"W{each}") for each in range(number)])  # fmt: skip
    wheel.started_at = timezone.now()
    wheel.save()
    step.cycle = wheel
    for short_name in ("BUN", "ON", "KS")[:number]:
        CycleTask.objects.create(step=step, organisation=organisation(short_name))
        StepAdjustment.objects.create(step=step, organisation=organisation(short_name), name="Vår")
    rules.can_shape_some_cycle(alice)

    with django_assert_num_queries(7):
        page = step_page(step, alice)

    assert (len(page.asked), len(page.own), len(page.asks)) == (number, number, number)
