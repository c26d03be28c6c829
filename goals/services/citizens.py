"""Writes of what citizens ask for: it is recorded, taken up by a goal, and answered."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from goals.models import CitizenRequirement, Goal
from governance.history import service
from governance.models import AdoptionState, Organisation, User
from governance.refusals import RefusedError, refuse_stale


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenRequirementContent:
    """What citizens ask for, when and how it came, and whom it concerns; None: the municipality as a whole."""

    received_on: date
    source: str
    text: str
    organisation: Organisation | None = None

    @property
    def values(self) -> dict[str, object]:
        """As the model's fields."""
        names = ("received_on", "source", "text", "organisation")
        return {name: getattr(self, name) for name in names}


@service
def create_citizen_requirement(*, content: CitizenRequirementContent, by: User) -> CitizenRequirement:
    """Record what citizens ask for; the same one sent twice is recorded once.

    Raises RefusedError without words, or for a day that lies ahead.
    """
    _check(content)
    row, _is_new = CitizenRequirement.objects.get_or_create(**content.values)
    return row


@service
def update_citizen_requirement(
    *, requirement: CitizenRequirement, content: CitizenRequirementContent, seen: str | None = None, by: User
) -> CitizenRequirement:
    """Correct what was recorded. Raises RefusedError as `create_citizen_requirement`, and StaleError.

    It cannot have come after it was answered.
    """
    stored = _locked(requirement)
    refuse_stale(seen, stored)
    _check(content)
    if stored.answered_on is not None and content.received_on > stored.answered_on:
        raise RefusedError(_("It was answered before that day."), "received_on")
    for name, value in content.values.items():
        setattr(stored, name, value)
    stored.save()
    return stored


@service
def answer_citizen_requirement(
    *,
    requirement: CitizenRequirement,
    goal: Goal | None,
    answer: str,
    answered_on: date | None,
    seen: str | None = None,
    by: User,
) -> CitizenRequirement:
    """Store which goal takes it up, and what is done about it or why nothing is. An empty answer takes it back.

    Raises RefusedError for a superseded goal, an answer without a day or a day without an answer, and a day before it
    came or ahead; StaleError when someone else has changed it meanwhile.
    """
    stored = _locked(requirement)
    refuse_stale(seen, stored)
    if goal is not None and goal.pk != stored.goal_id:
        _refuse_superseded(goal)
    _check_answer(stored, answer, answered_on)
    stored.goal, stored.answer, stored.answered_on = goal, answer, answered_on
    stored.save()
    return stored


@service
def take_up_citizen_requirement(*, requirement: CitizenRequirement, goal: Goal, by: User) -> CitizenRequirement:
    """Tie it to the goal that was written from it. Raises RefusedError for a superseded goal."""
    stored = _locked(requirement)
    _refuse_superseded(goal)
    stored.goal = goal
    stored.save()
    return stored


@service
def delete_citizen_requirement(*, requirement: CitizenRequirement, by: User) -> None:
    """Take away what was recorded by mistake. Raises RefusedError once it is answered: question and answer stay."""
    stored = _locked(requirement)
    if stored.answered_on is not None:
        raise RefusedError(_("It has been answered and stays, so that both question and answer can be read."))
    stored.delete()


def _locked(requirement: CitizenRequirement) -> CitizenRequirement:
    return CitizenRequirement.objects.select_for_update().get(pk=requirement.pk)


def _check(content: CitizenRequirementContent) -> None:
    if not content.text.strip():
        raise RefusedError(_("Say what citizens ask for."), "text")
    if content.received_on > timezone.localdate():
        raise RefusedError(_("The date lies ahead."), "received_on")


def _check_answer(stored: CitizenRequirement, answer: str, answered_on: date | None) -> None:
    if answered_on is not None and not answer:
        raise RefusedError(_("Say what we do about it, or why not."), "answer")
    if answer and answered_on is None:
        raise RefusedError(_("Say when it was answered."), "answered_on")
    if answered_on is not None and answered_on > timezone.localdate():
        raise RefusedError(_("The date lies ahead."), "answered_on")
    if answered_on is not None and answered_on < stored.received_on:
        raise RefusedError(_("It cannot be answered before it came."), "answered_on")


def _refuse_superseded(goal: Goal) -> None:
    if goal.state == AdoptionState.SUPERSEDED:
        raise RefusedError(_("That goal has been superseded. Choose the one that took its place."), "goal")
