"""Writes of joint commitments: who contributes to a goal, and what each contributor says of its own part."""

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from goals.checks import refuse_given_way
from goals.models import Contributor, ContributorComment, Goal
from goals.queries.joint import NOT_CONTRIBUTING, comment_of
from goals.rules import DECIDED_STATES
from governance.history import service
from governance.language import active_language
from governance.models import Organisation, User
from governance.refusals import RefusedError, refuse_stale


@service
def save_contributor(*, goal: Goal, organisation: Organisation, task: str, by: User) -> Contributor:
    """Let an organisation contribute to the draft of another's goal, with this task; one that does gets the new task.

    Raises RefusedError when the goal is decided, or the organisation leads it, has ended, is no actor of its own, or
    contributes already to the goal that the draft is to replace: that goes over when it is adopted (succession).
    """
    stored = _undecided(goal)
    if organisation.pk == stored.organisation_id:
        raise RefusedError(_("This organisation leads the goal. Choose one that contributes."), "organisation")
    if organisation.kind in NOT_CONTRIBUTING:
        raise RefusedError(
            _("A contribution is made by a board, a company or a part of the administration."), "organisation"
        )
    if organisation.valid_to is not None and organisation.valid_to.year < stored.year_from:
        raise RefusedError(_("The organisation has ended before the goal begins."), "organisation")
    if Contributor.objects.filter(goal=stored.replaces_id, organisation=organisation).exists():
        raise RefusedError(
            _("It contributes to the goal that this draft is to replace, and goes on doing so."), "organisation"
        )
    contributor, is_new = Contributor.objects.get_or_create(
        goal=stored, organisation=organisation, defaults={"task": task}
    )
    if not is_new and contributor.task != task:
        contributor.task = task
        contributor.save()
    return contributor


@service
def remove_contributor(*, contributor: Contributor, by: User) -> None:
    """Take a contributor from the draft of a goal; sent twice it is taken once. Raises RefusedError when decided."""
    _undecided(contributor.goal)
    Contributor.objects.filter(pk=contributor.pk).delete()


@service
def comment_contribution(
    *, contributor: Contributor, period: Period, text: str, seen: str | None = None, by: User
) -> ContributorComment:
    """Store what a contributor says of its own part in the period.

    One comment for each contributor and period: a later one replaces it and the history keeps both. Raises
    RefusedError when the period is closed or has not begun, the goal is not adopted or does not hold that year;
    StaleError when someone else has written since the person opened it.
    """
    if keep_periods_as_they_are().is_closed(period):
        label = period.label(active_language())
        raise RefusedError(
            _("%(period)s is closed. Its comments may change only after it has been opened again.")
            % {"period": label[:1].upper() + label[1:]}
        )
    stored = Contributor.objects.select_for_update(of=("self",)).select_related("goal").get(pk=contributor.pk)
    _check_period(stored.goal, period)
    if not text:
        raise RefusedError(_("Say how your part goes."), "text")
    before = comment_of(stored, period)
    refuse_stale(seen, before)
    if before is None:
        return ContributorComment.objects.create(
            contributor=stored,
            frequency=period.frequency,
            period_start=period.start,
            period_end=period.end,
            text=text,
            written_by=by,
        )
    if before.text != text:
        before.text, before.written_by, before.written_at = text, by, timezone.now()
        before.save()
    return before


def _undecided(goal: Goal) -> Goal:
    """The goal, locked; raises RefusedError when a body has decided it."""
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    if stored.state in DECIDED_STATES:
        raise RefusedError(
            _("Who contributes was decided with the goal. It is changed by a new decision about the goal.")
        )
    return stored


def _check_period(goal: Goal, period: Period) -> None:
    if goal.state not in DECIDED_STATES:
        raise RefusedError(_("Comments are written when the goal has been adopted."))
    refuse_given_way(goal, period)
    if not goal.year_from <= period.year <= goal.year_to:
        raise RefusedError(
            _("The goal holds %(first)s–%(last)s, not in this period.")
            % {"first": goal.year_from, "last": goal.year_to}
        )
    if period.start > timezone.localdate():
        raise RefusedError(_("The period has not begun."))
