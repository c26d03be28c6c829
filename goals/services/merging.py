"""Writes that make one draft of two."""

from django.utils.translation import gettext as _

from goals.checks import refuse_cycle, refuse_decided, refuse_rested_on
from goals.links import take_over_links
from goals.locks import lock_chain
from goals.models import Contribution, Goal
from goals.succession import hand_over
from governance.history import service
from governance.models import User
from governance.refusals import GoneError, RefusedError


@service
def merge_goals(*, goal: Goal, into: Goal, by: User) -> Goal:
    """Make one draft of two: all that rests on `goal` and all that it is tied to goes to `into`, and it is gone.

    `into` keeps its words; what it does not say of why and of the benefit it takes over, and it holds in the years of
    both. Raises RefusedError unless both are drafts of the same organisation on the same level, and when the one would
    come to stand above itself.
    """
    lock_chain()
    rows = {row.pk: row for row in Goal.objects.select_for_update().filter(pk__in=[goal.pk, into.pk])}
    if goal.pk not in rows:
        raise GoneError
    gone, kept = rows[goal.pk], rows.get(into.pk)
    if kept is None or kept is gone:
        raise RefusedError(_("Choose another draft."), "into")
    refuse_decided(gone)
    refuse_decided(kept)
    if (gone.organisation_id, gone.level_id) != (kept.organisation_id, kept.level_id):
        raise RefusedError(_("Only two drafts of the same organisation on the same level become one."), "into")
    if gone.replaces_id:
        raise RefusedError(_("This draft is to replace an adopted goal. Merge the other one into this."), "into")
    kept.rationale = kept.rationale or gone.rationale
    kept.citizen_benefit = kept.citizen_benefit or gone.citizen_benefit
    kept.year_from, kept.year_to = min(kept.year_from, gone.year_from), max(kept.year_to, gone.year_to)
    kept.parent_id = kept.parent_id or gone.parent_id
    kept.save()
    take_over_links(gone, kept)
    if gone.parent_id not in {None, kept.parent_id}:
        Contribution.objects.get_or_create(goal=kept, served_id=gone.parent_id)
    hand_over(gone, kept)
    _join_answers(gone, kept)
    gone.contributions_from.all().delete()  # of goals that serve the kept one already
    refuse_cycle(kept)
    refuse_rested_on(gone)
    gone.delete()
    return kept


def _join_answers(gone: Goal, kept: Goal) -> None:
    """Where a plan answers both, its answer to the one that stays says what it said of both."""
    for answer in gone.answers.all():
        own = kept.answers.filter(plan=answer.plan_id).first()
        if own is not None:
            own.text = "\n\n".join(text for text in (own.text, answer.text) if text)
            own.save()
            answer.delete()
