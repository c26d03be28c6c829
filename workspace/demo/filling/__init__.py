"""Stores a demo municipality's records, noun by noun, in the one door's scope."""

from datetime import date

from governance.models import Municipality, User
from governance.tenancy import municipality_scope
from workspace.demo.filling.assessments import add_assessments, add_mission_assessments, close_periods
from workspace.demo.filling.assignments import add_assignment
from workspace.demo.filling.between import add_coverages, add_effects, add_joint_comment
from workspace.demo.filling.citizens import add_citizen_requirements
from workspace.demo.filling.cycle import add_changes, add_rules, add_walk_throughs, add_wheels, move_tasks
from workspace.demo.filling.goals import (
    add_core_missions,
    add_goals,
    add_ranking,
    add_registers,
    bring_goals,
    mark_goals,
)
from workspace.demo.filling.indicators import add_indicators, add_targets, add_values, correct_values, make_derived
from workspace.demo.filling.made import Made
from workspace.demo.filling.measuring import add_measure_ranking, add_modules, add_review, add_standards
from workspace.demo.filling.model import add_models
from workspace.demo.filling.organisation import add_memberships, add_organisations, add_people
from workspace.demo.filling.plans import add_plan, begin_plan_by_copying
from workspace.demo.filling.receipts import add_receipt, add_reminders
from workspace.demo.filling.reports import add_report_texts
from workspace.demo.records import DemoMunicipality


def fill(content: DemoMunicipality, *, password_hash: str) -> Municipality:
    """Store the municipality and all that belongs to it, and return it. In one transaction: whole or not at all."""
    municipality = Municipality(
        slug=content.slug, name=content.name, kind=content.kind, language=content.language, accent=content.accent
    )
    municipality.save()
    with municipality_scope(municipality):
        _fill(content, password_hash)
    return municipality


def _fill(content: DemoMunicipality, password_hash: str) -> None:
    made = Made()
    add_people(content=content, password_hash=password_hash, made=made, by=None)
    by = made.people[content.writer]
    add_organisations(rows=content.organisations, made=made, by=by)
    add_memberships(rows=content.people, made=made, by=by)
    add_models(content=content, made=made, by=by)
    add_indicators(content=content, made=made, by=by)
    add_targets(content=content, made=made, by=by)
    _fill_measuring(content, made, by)
    _fill_goals(content, made, by)
    for plan in content.plans:
        add_plan(row=plan, made=made, by=made.people[plan.author])
    for assignment in content.assignments:
        add_assignment(row=assignment, made=made, by=by)
    known_by = date.min
    for one in content.rounds:
        add_values(content=content, made=made, after=known_by, until=one.known_by, by=by)
        add_assessments(content=content, row=one, made=made, by=by)
        add_mission_assessments(content=content, row=one, made=made, by=by)
        known_by = one.known_by
    add_values(content=content, made=made, after=known_by, until=date.max, by=by)
    correct_values(content=content, made=made, by=by)
    make_derived(content=content, made=made, by=None)
    close_periods(content=content, by=by)
    add_report_texts(content=content, by=by)
    _fill_answers(content, made, by)
    if content.first_wheel:
        _fill_cycle(content, made, by)


def _fill_measuring(content: DemoMunicipality, made: Made, by: User) -> None:
    add_modules(content=content, made=made, by=by)
    add_standards(content=content, made=made, by=by)
    for ranking in content.measure_rankings:
        add_measure_ranking(row=ranking, made=made, by=by)
    for review in content.reviews:
        add_review(row=review, made=made, by=made.people[review.who])


def _fill_goals(content: DemoMunicipality, made: Made, by: User) -> None:
    add_registers(content=content, made=made, by=by)
    add_goals(content=content, made=made, by=by)
    mark_goals(content=content, made=made, by=by)
    for ranking in content.rankings:
        add_ranking(row=ranking, made=made, by=by)
    add_effects(content=content, made=made, by=by)
    add_citizen_requirements(content=content, made=made, by=by)
    add_core_missions(content=content, made=made, by=by)


def _fill_answers(content: DemoMunicipality, made: Made, by: User) -> None:
    """What people have said of the goals and plans since, and what is begun for later years."""
    add_coverages(content=content, made=made, by=by)
    for comment in content.joint_comments:
        add_joint_comment(row=comment, made=made, by=made.people[comment.who])
    for receipt in content.receipts:
        add_receipt(row=receipt, made=made, by=made.people[receipt.reader])
    add_reminders(content=content, made=made, by=None)
    for goals in content.goal_copies:
        bring_goals(row=goals, made=made, by=made.people[goals.who])
    for plan in content.plan_copies:
        begin_plan_by_copying(row=plan, made=made, by=made.people[plan.who])


def _fill_cycle(content: DemoMunicipality, made: Made, by: User) -> None:
    """Last, since what has come of each step is told from all that has been written."""
    add_walk_throughs(content=content, made=made, by=by)
    add_wheels(content=content, made=made, by=by)
    move_tasks(content=content, made=made, by=by)
    add_changes(content=content, made=made, by=by)
    if content.keeps_rules:
        add_rules(content=content, made=made, by=by)
