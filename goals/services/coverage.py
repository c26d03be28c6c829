"""Writes of coverage (träffbild): whether what answers a goal is enough to reach it, judged by a person."""

from django.utils import timezone
from django.utils.translation import gettext as _

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from goals.models import Coverage, Goal
from goals.queries.answers import answers_to
from goals.queries.coverage import coverage_of, is_judged
from governance.history import service
from governance.models import AdoptionState, ModelLevel, User
from governance.refusals import RefusedError, refuse_stale


@service
def judge_coverage(
    *, goal: Goal, year: int, judgement: str, sentence: str, seen: str | None = None, by: User
) -> Coverage:
    """Store whether the answers of the year cover the goal, with one sentence.

    One judgement for each goal and year: a later one replaces it and the history keeps both. Raises RefusedError when
    the year is closed, the goal is not adopted, is a direction or does not hold that year, or nothing answers it and
    it is said to be covered all the same; StaleError when someone else has judged it meanwhile.
    """
    if keep_periods_as_they_are().is_closed(Period.of_year(year)):
        raise RefusedError(
            _("%(year)s is closed. The coverage may change only after the year has been opened again.") % {"year": year}
        )
    stored = Goal.objects.select_for_update().get(pk=goal.pk)
    _check_goal(stored, year)
    if judgement not in Coverage.Judgement.values:
        raise RefusedError(_("Choose how far the answers cover the goal."), "judgement")
    if judgement != Coverage.Judgement.NOT_COVERED and not answers_to([stored.pk], year=year, user=by)[stored.pk]:
        raise RefusedError(_("Nothing answers the goal, so nothing covers it."), "judgement")
    if not sentence:
        raise RefusedError(_("Say why in one sentence."), "sentence")
    before = coverage_of(stored, year)
    refuse_stale(seen, before)
    if before is None:
        return Coverage.objects.create(goal=stored, year=year, judgement=judgement, sentence=sentence, judged_by=by)
    if (before.judgement, before.sentence) != (judgement, sentence):
        before.judgement, before.sentence = judgement, sentence
        before.judged_by, before.judged_at = by, timezone.now()
        before.save()
    return before


def _check_goal(goal: Goal, year: int) -> None:
    if goal.state != AdoptionState.ADOPTED:
        raise RefusedError(_("Only the coverage of an adopted goal is judged."))
    if not is_judged(ModelLevel.objects.get(pk=goal.level_id)):
        raise RefusedError(_("The coverage of a direction is not judged, but that of the goals below it."))
    if not goal.year_from <= year <= goal.year_to:
        raise RefusedError(
            _("The goal holds %(first)s–%(last)s, not that year.") % {"first": goal.year_from, "last": goal.year_to}
        )
