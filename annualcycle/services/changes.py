"""Writes of changes within the year: asked for, corrected, answered by those above, taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.models import ChangeRequest, CycleStep
from annualcycle.queries.changes import answerers
from annualcycle.rules.changes import UNANSWERED, can_ask_for_change
from governance.decisions import DecisionContent
from governance.history import service
from governance.models import Organisation, User
from governance.models.organisation import DECIDING
from governance.refusals import RefusedError, refuse_stale
from governance.services.notices import ToTell, give_anew
from governance.tree import line_up

Kind, State, Concern = ChangeRequest.Kind, ChangeRequest.State, ChangeRequest.Concern
# Kommunallagen 6:38: what concerns an activity's goals, direction, scope or quality is not delegated.
FOR_THE_BODY = frozenset({Concern.GOALS, Concern.PLANS})
# Kinds of notices; their words: annualcycle/change_words.py.
ASKED, ANSWERED = "change_asked", "change_answered"
ANSWERS = (State.GRANTED, State.REFUSED, State.POSTPONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContent:
    """What is asked for. year counts where there is no step: else the step's. received_from: of political input."""

    kind: str
    title: str
    organisation: Organisation
    year: int
    cause: str
    consequence: str
    received_on: date
    answer_due_on: date
    concerns: tuple[str, ...] = ()
    proposal: str = ""
    received_from: str = ""
    step: CycleStep | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswer:
    """The answer: granted, refused or postponed, why, and the body's decision where one was made."""

    state: str
    answer: str
    decision: DecisionContent | None = None


@service
def create_change(*, content: ChangeContent, by: User) -> ChangeRequest:
    """Ask for a change within the year; the cut-off of its step is kept as it stands now. Sent twice, asked once.

    Raises RefusedError when the person may not ask for it there, the step is another board's or not in use, the day it
    came lies ahead, the answer is due before it came, or political input comes from nobody.
    """
    Organisation.objects.select_for_update().get(pk=content.organisation.pk)
    _check(content, by)
    values = _values(content)
    same = ChangeRequest.objects.filter(**values, state=State.WAITING, raised_by=by).first()
    if same is not None:
        return same
    cut_off = content.step.cut_off_on if content.step else None
    change = ChangeRequest.objects.create(**values, raised_by=by, cut_off_on=cut_off)
    _tell(change, ASKED, answerers(content.organisation), by)
    return change


@service
def update_change(*, change: ChangeRequest, content: ChangeContent, seen: str | None = None, by: User) -> ChangeRequest:
    """Correct what is asked for while it waits. The cut-off stays as it stood, unless another step is chosen.

    Raises RefusedError as `create_change` and when it has been answered, StaleError when someone else has changed it.
    """
    stored = _waiting(change)
    refuse_stale(seen, stored)
    _check(content, by)
    if content.step is None or content.step.pk != stored.step_id:
        stored.cut_off_on = content.step.cut_off_on if content.step else None
    for name, value in _values(content).items():
        setattr(stored, name, value)
    stored.save()
    return stored


@service
def answer_change(*, change: ChangeRequest, answer: ChangeAnswer, seen: str | None = None, by: User) -> ChangeRequest:
    """Answer it with a reason. What was postponed may be answered again; the same answer sent twice is given once.

    Raises RefusedError without a reason, when a change of goals or plans is granted without a body's decision, when
    the body is none that decides, and when it is answered already; StaleError when it was changed meanwhile.
    """
    stored = ChangeRequest.objects.select_for_update().get(pk=change.pk)
    values = {"state": answer.state, "answer": answer.answer.strip(), **_decision(answer.decision)}
    if stored.state != State.WAITING and all(getattr(stored, name) == value for name, value in values.items()):
        return stored
    if stored.state not in UNANSWERED:
        raise RefusedError(_("It has been answered or taken back already."))
    refuse_stale(seen, stored)
    _check_answer(stored, answer)
    for name, value in values.items():
        setattr(stored, name, value)
    stored.answered_by, stored.answered_at = by, timezone.now()
    stored.save()
    _tell(stored, ANSWERED, [stored.raised_by], by)
    return stored


@service
def withdraw_change(*, change: ChangeRequest, by: User) -> ChangeRequest:
    """Take it back while it waits: it stays in the list, and asks nobody any more. Sent twice, taken back once."""
    stored = ChangeRequest.objects.select_for_update().get(pk=change.pk)
    if stored.state == State.WITHDRAWN:
        return stored
    _refuse_answered(stored)
    stored.state = State.WITHDRAWN
    stored.save()
    return stored


def _tell(change: ChangeRequest, kind: str, people: Iterable[User], by: User) -> None:
    others = [person for person in people if person != by]
    give_anew(wanted=[ToTell(others, kind, f"change-{change.pk}", timezone.localdate())], by=by)


def _values(content: ChangeContent) -> dict[str, Any]:
    values = {field.name: getattr(content, field.name) for field in fields(content)}
    year = content.step.cycle.year if content.step else content.year
    return values | {"year": year, "concerns": [each for each in Concern if each in content.concerns]}


def _waiting(change: ChangeRequest) -> ChangeRequest:
    stored = ChangeRequest.objects.select_for_update().get(pk=change.pk)
    _refuse_answered(stored)
    return stored


def _refuse_answered(stored: ChangeRequest) -> None:
    if stored.state != State.WAITING:
        raise RefusedError(_("It has been answered or taken back already."))


def _check(content: ChangeContent, by: User) -> None:
    if not can_ask_for_change(by, content.organisation, content.kind):
        if content.kind == Kind.POLITICAL_INPUT:
            raise RefusedError(_("Political input is registered by those who record the body’s decisions."), "kind")
        raise RefusedError(_("You may ask for changes only where you work."), "organisation")
    if content.received_on > timezone.localdate():
        raise RefusedError(_("The day lies ahead. Write the day on which it came."), "received_on")
    if content.answer_due_on < content.received_on:
        raise RefusedError(_("The answer is due before it came."), "answer_due_on")
    if content.kind == Kind.POLITICAL_INPUT and not content.received_from.strip():
        raise RefusedError(_("Write from whom the input came: a body, a party, a person."), "received_from")
    if content.step is not None:
        _check_step(content.step, content.organisation)


def _check_step(step: CycleStep, organisation: Organisation) -> None:
    if step.cycle.started_at is None:
        raise RefusedError(_("That annual wheel is being prepared. Choose a step of a wheel in use."), "step")
    parents: Mapping[int, int | None] = dict(Organisation.objects.values_list("pk", "parent_id"))
    if step.organisation_id not in line_up(organisation.pk, parents):
        raise RefusedError(_("The step belongs to another board."), "step")


def _decision(decision: DecisionContent | None) -> dict[str, Any]:
    if decision is None:
        return {"decided_by": None, "decided_on": None, "registry_number": "", "minutes_paragraph": ""}
    return {field.name: getattr(decision, field.name) for field in fields(decision)}


def _check_answer(change: ChangeRequest, answer: ChangeAnswer) -> None:
    if answer.state not in ANSWERS:
        raise RefusedError(_("Choose whether it is granted, refused or postponed."), "state")
    if not answer.answer.strip():
        raise RefusedError(_("Write the answer and why."), "answer")
    if answer.decision is None:
        if answer.state == State.GRANTED and FOR_THE_BODY & set(change.concerns):
            raise RefusedError(
                _("It changes goals or plans: only a body may grant that. Write its decision."), "decided_by"
            )
    elif answer.decision.decided_by.kind not in DECIDING:
        raise RefusedError(_("Only a body that decides can have decided."), "decided_by")
    elif answer.decision.decided_on > timezone.localdate():
        raise RefusedError(_("The date lies ahead. Record the decision when it has been made."), "decided_on")
