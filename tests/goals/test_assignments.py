"""Assignments: from a body's decision to the report back and the closing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goals import rules
from goals.models import Assignment, AssignmentPhase, AssignmentReport
from goals.queries.assignments import (
    LATE,
    OPEN,
    AssignmentFilter,
    assignment_choices,
    assignment_lines,
    assignments_for,
    assignments_found,
    my_assignments,
    receivers,
    reported_assignments,
    waiting_assignments,
)
from goals.queries.marks import assignment_mark
from goals.services.assignments import (
    AssignmentContent,
    CarryingOut,
    PhaseContent,
    close_assignment,
    create_assignment,
    plan_assignment,
    reopen_assignment,
    report_assignment,
    update_assignment,
)
from governance.decisions import DecisionContent
from governance.refusals import RefusedError, StaleError, fingerprint
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import YEAR

HEAD = "/exempelby/goals/assignments"
DECIDED = date(YEAR, 2, 23)


def decision(body="KF", **fields):
    values = {"decided_on": DECIDED, "registry_number": "KS 2026/31", "minutes_paragraph": "21"} | fields
    return DecisionContent(decided_by=organisation(body), **values)


def content(receiver="BUN", **fields):
    values = {"title": "Utred skolskjutsen", "due_on": date(YEAR, 9, 30)} | fields
    return AssignmentContent(organisation=organisation(receiver), **values)


def make(alice, receiver="BUN", giver="KF", **fields):
    return create_assignment(content=content(receiver, **fields), decision=decision(giver), by=alice)


def test_assignment_sent_twice_is_recorded_once(scope, alice):
    first, second = make(alice), make(alice)

    assert (first.pk, Assignment.objects.count()) == (second.pk, 1)


@pytest.mark.parametrize(
    ("giver", "receiver", "field"),
    [("BUN", "ON", "organisation"), ("KF", "KF", "organisation"), ("Valla", "Nyborg", "decided_by")],
)
def test_board_assigns_within_its_own_area_and_only_bodies_assign(scope, alice, giver, receiver, field):
    with pytest.raises(RefusedError) as refusal:
        make(alice, receiver, giver)

    assert refusal.value.field == field


@pytest.mark.parametrize(("giver", "receiver"), [("KF", "BUN"), ("KF", "Valla"), ("BUN", "Valla"), ("KS", "KF")])
def test_receivers_to_choose_from_are_those_that_the_service_takes(scope, alice, giver, receiver):
    offered = receiver in {each.short_name for each in receivers([organisation(giver).pk])}

    assert offered is (giver != "KS")
    if offered:
        assert make(alice, receiver, giver).pk


def test_report_back_cannot_be_due_before_the_decision(scope, alice):
    with pytest.raises(RefusedError) as refusal:
        make(alice, due_on=DECIDED - timedelta(1))

    assert refusal.value.field == "due_on"


def test_stale_correction_is_told(scope, alice):
    row = make(alice)
    update_assignment(
        assignment=row, content=content(title="Ny rubrik"), decision=decision(), seen=fingerprint(row), by=alice
    )

    with pytest.raises(StaleError):
        update_assignment(
            assignment=row, content=content(title="Annan"), decision=decision(), seen=fingerprint(row), by=alice
        )

    assert Assignment.objects.get().title == "Ny rubrik"


def test_project_has_phases_that_are_added_renamed_ordered_ticked_and_taken_away(scope, alice):
    row = make(alice)
    project = CarryingOut(is_project=True, resources="300 tkr", resource_owner="KS")
    plan_assignment(
        assignment=row,
        content=project,
        phases=[PhaseContent("Ett"), PhaseContent("Två"), PhaseContent("Tre")],
        by=alice,
    )
    one, two, _three = AssignmentPhase.objects.all()

    plan_assignment(
        assignment=row,
        content=project,
        phases=[PhaseContent("Två!", is_done=True, pk=two.pk), PhaseContent("Ett", pk=one.pk), PhaseContent("Fyra")],
        by=alice,
    )

    assert [(p.title, p.is_done, p.pk in {one.pk, two.pk}) for p in AssignmentPhase.objects.all()] == [
        ("Två!", True, True),
        ("Ett", False, True),
        ("Fyra", False, False),
    ]
    assert Assignment.objects.get().status == "under_way"


def test_only_a_project_has_phases_and_another_writer_is_told(scope, alice):
    row = make(alice)
    seen = assignment_mark(row)

    with pytest.raises(RefusedError) as refusal:
        plan_assignment(assignment=row, content=CarryingOut(), phases=[PhaseContent("Ett")], by=alice)
    plan_assignment(assignment=row, content=CarryingOut(is_begun=True), seen=seen, by=alice)
    with pytest.raises(StaleError):
        plan_assignment(assignment=row, content=CarryingOut(), seen=seen, by=alice)

    assert (refusal.value.field, Assignment.objects.get().status) == ("is_project", "under_way")


def test_person_of_the_name_is_responsible(scope, alice, amir):
    row = plan_assignment(assignment=make(alice), content=CarryingOut(owner_name="Amir"), by=alice)

    assert (row.owner, [each.pk for each in my_assignments(amir)]) == (amir, [row.pk])


def test_reports_lead_to_reported_and_a_body_closes(scope, alice):
    row, on = make(alice), date(YEAR, 5, 1)
    said = {"assignment": row, "reported_on": on, "by": alice}
    report_assignment(text="På väg.", is_final=False, **said)
    first = Assignment.objects.get().status
    for _twice in range(2):
        report_assignment(text="Klart.", is_final=True, **said)
    second = Assignment.objects.get().status
    for _twice in range(2):
        close_assignment(assignment=row, closed_on=date(YEAR, 6, 1), paragraph="88", by=alice)

    stored = Assignment.objects.get()
    assert (first, second, stored.status, stored.closing_paragraph) == ("under_way", "reported", "closed", "88")
    assert AssignmentReport.objects.count() == 2
    with pytest.raises(RefusedError):
        report_assignment(text="Mer.", is_final=False, **said)
    with pytest.raises(RefusedError):
        close_assignment(assignment=row, closed_on=date(YEAR, 6, 2), paragraph="90", by=alice)
    assert reopen_assignment(assignment=row, by=alice).status == "reported"
    assert reopen_assignment(assignment=row, by=alice).closed_on is None


@pytest.mark.parametrize("day", [DECIDED - timedelta(1), timezone.localdate() + timedelta(1)])
def test_days_lie_between_the_decision_and_today(scope, alice, day):
    row = make(alice)

    with pytest.raises(RefusedError) as report:
        report_assignment(assignment=row, reported_on=day, text="Klart.", is_final=True, by=alice)
    with pytest.raises(RefusedError) as closing:
        close_assignment(assignment=row, closed_on=day, paragraph="88", by=alice)

    assert (report.value.field, closing.value.field) == ("reported_on", "closed_on")


def test_list_puts_what_is_open_first_and_is_narrowed_by_each_filter(scope, alice):
    late, school = make(alice), make(alice, "Valla", "BUN", title="I skolan", due_on=date(YEAR + 5, 1, 1))
    closed = make(alice, title="Avslutat", due_on=DECIDED)
    close_assignment(assignment=closed, closed_on=date(YEAR, 3, 1), paragraph="30", by=alice)

    def found(**wanted):
        return [row.pk for row in assignments_found(AssignmentFilter(**wanted))]

    assert found() == [late.pk, school.pk, closed.pk]
    assert found(organisation=organisation("Valla").pk) == [school.pk]
    assert found(giver=organisation("KF").pk) == [late.pk, closed.pk]
    assert (found(status=LATE), found(status=OPEN)) == ([late.pk], [late.pk, school.pk])
    assert found(status="closed") == [closed.pk]


def test_list_takes_as_many_queries_for_one_assignment_as_for_three(scope, alice, count_queries):
    def read():
        assignment_choices()
        return assignment_lines(assignments_found(AssignmentFilter(organisation=organisation("BUN").pk)))

    make(alice)
    with count_queries(5):
        assert len(read()) == 1
    make(alice, title="Två")
    make(alice, "Valla", title="Tre")

    with count_queries(5):
        assert len(read()) == 3


def test_goal_lists_its_assignments_and_lateness_is_told_in_words(thread, alice):
    row = make(alice, goal=thread.main)

    (line,) = assignments_for(thread.main)

    assert (line.pk, line.told) == (row.pk, "Inte påbörjat, försenad")


def test_what_waits_is_told_to_receiver_and_giver(exempelby, alice):
    secretary = make_person("Eva", ("board_secretary", "BUN"), municipality=exempelby)
    with municipality_scope(exempelby):
        row = make(alice, "Valla", "BUN")
        waiting = waiting_assignments(secretary, [organisation("Valla").pk])
        report_assignment(assignment=row, reported_on=date(YEAR, 5, 1), text="Klart.", is_final=True, by=alice)

        assert [each.pk for each in waiting] == [row.pk]
        assert waiting_assignments(secretary, [organisation("Valla").pk]) == []
        assert [each.pk for each in reported_assignments(secretary)] == [row.pk]


@pytest.mark.parametrize(
    ("role", "place", "records", "carries_out"),
    [
        ("controller", "K", True, True),
        ("controller", "BUN", False, True),
        ("board_secretary", "KF", True, False),
        ("board_secretary", "BUN", False, False),
        ("manager", "Valla", False, True),
        ("manager", "Nyborg", False, False),
        ("reader", "K", False, False),
    ],
)
def test_giver_records_and_receiver_carries_out(exempelby, alice, role, place, records, carries_out):
    person = make_person("Someone", (role, place), municipality=exempelby)
    with municipality_scope(exempelby):
        row = make(alice, "Valla")

        assert rules.can_read_assignment(person, row)
        assert (rules.can_edit_assignment(person, row), rules.can_close_assignment(person, row)) == (records, records)
        assert rules.can_carry_out_assignment(person, row) is carries_out


def test_pages_lead_from_the_decision_to_the_closing(exempelby, alice, amir):
    with municipality_scope(exempelby):
        council, school = organisation("KF").pk, organisation("Valla").pk
    controller, head = signed_in(alice), signed_in(amir)
    recorded = controller.post(
        f"{HEAD}/new/",
        {
            "title": "Utred skolskjutsen",
            "organisation": school,
            "due_on": f"{YEAR}-09-30",
            "decided_by": council,
            "decided_on": DECIDED.isoformat(),
            "registry_number": "KS 2026/31",
            "minutes_paragraph": "§ 21",
        },
    )
    with municipality_scope(exempelby):
        row = Assignment.objects.get()
    path = f"{HEAD}/{row.pk}/"
    seen = head.get(f"{path}plan/").context["form"].initial["seen"]
    planned = head.post(
        f"{path}plan/",
        {
            "seen": seen,
            "owner_name": "Amir",
            "is_project": "on",
            "phase-TOTAL_FORMS": 3,
            "phase-INITIAL_FORMS": 0,
            "phase-0-title": "Sist",
            "phase-0-place": 2,
            "phase-1-title": "Först",
            "phase-1-place": 1,
        },
    )
    reported = head.post(f"{path}report/", {"reported_on": f"{YEAR}-05-01", "text": "Klart.", "is_final": "on"})
    closed = controller.post(f"{path}close/", {"closed_on": f"{YEAR}-06-01", "paragraph": "§ 88"})
    shown = controller.get(path).content.decode()

    assert [answer.url for answer in (recorded, planned, reported, closed)] == [path] * 4
    assert shown.index("Först") < shown.index("Sist")
    assert "§ 88" in shown
    assert "slutrapport" in shown


def test_phase_without_a_name_is_told_in_its_row(exempelby, alice):
    with municipality_scope(exempelby):
        row = make(alice)
    data = {"phase-TOTAL_FORMS": 1, "phase-INITIAL_FORMS": 0, "phase-0-is_done": "on", "is_project": "on"}

    page = signed_in(alice).post(f"{HEAD}/{row.pk}/plan/", data)

    assert page.context["phases"].errors == [{"title": ["Skriv vad fasen heter."]}]


@pytest.mark.parametrize("asked", ["organisation=x&giver=-3", "status=nej", "page=900"])
def test_strange_questions_are_answered_calmly(exempelby, alice, asked):
    assert signed_in(alice).get(f"{HEAD}/?{asked}").status_code == 200
