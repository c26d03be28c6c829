"""Stores a demo municipality's records, noun by noun, in the one door's scope."""

from datetime import date

from governance.models import Municipality
from governance.tenancy import municipality_scope
from workspace.demo.filling.assessments import add_assessments, close_periods
from workspace.demo.filling.goals import add_core_missions, add_goals
from workspace.demo.filling.indicators import add_indicators, add_targets, add_values, correct_values
from workspace.demo.filling.made import Made
from workspace.demo.filling.model import add_models
from workspace.demo.filling.organisation import add_memberships, add_organisations, add_people
from workspace.demo.filling.plans import add_plan
from workspace.demo.filling.reports import add_report_texts
from workspace.demo.records import DemoMunicipality, Form


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
    add_goals(content=content, made=made, by=by)
    add_core_missions(content=content, made=made, by=by)
    plan_level = next((level.key for level in content.models[0].levels if level.form == Form.PLAN), "")
    for plan in content.plans:
        add_plan(row=plan, level=plan_level, made=made, by=made.people[plan.author])
    known_by = date.min
    for one in content.rounds:
        add_values(content=content, made=made, after=known_by, until=one.known_by, by=by)
        add_assessments(content=content, row=one, made=made, by=by)
        known_by = one.known_by
    add_values(content=content, made=made, after=known_by, until=date.max, by=by)
    correct_values(content=content, made=made, by=by)
    close_periods(content=content, by=by)
    add_report_texts(content=content, by=by)
