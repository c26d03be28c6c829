"""Writes of the yearly review of what is measured."""

from datetime import date

from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from governance.history import service
from governance.models import Organisation, User
from governance.refusals import RefusedError, StaleError, fingerprint
from indicators.models import Indicator, MeasureReview, ReviewedMeasure
from indicators.queries.reviews import CHANGE, KEEP, STOP, measures_of, review_mark, said_of_measure
from indicators.services.discontinuing import discontinue_indicator


@service
def open_review(*, organisation: Organisation, year: int, by: User) -> MeasureReview:
    """Open the organisation's review of a year; the one that there is where somebody has opened it already.

    Raises RefusedError when the organisation manages no indicator in use: there is nothing to review.
    """
    review, is_new = MeasureReview.objects.get_or_create(
        organisation=organisation, year=year, defaults={"opened_by": by}
    )
    if is_new and not measures_of(review).exists():
        raise RefusedError(_("The organisation has no indicator in use: there is nothing to review."), "organisation")
    return review


@service
def judge_measure(
    *, review: MeasureReview, indicator: Indicator, verdict: str, reason: str = "", seen: str | None = None, by: User
) -> ReviewedMeasure:
    """Say whether to keep, change or stop an indicator; the same said twice changes nothing.

    `seen`: the mark of the verdict that was shown, "" for none; None to say it whatever stands there. Raises
    StaleError, which tells who has said what, when another has judged it since, and RefusedError: the review is closed;
    the indicator is not part of it; there is no such verdict; a change or a stop lacks its reason.
    """
    _open(review)
    reason = " ".join(reason.split())
    stored = ReviewedMeasure.objects.filter(review=review, indicator=indicator).first()
    if stored is not None and (stored.verdict, stored.reason) == (verdict, reason):
        return stored
    if seen is not None and seen != fingerprint(stored):
        raise StaleError(_stale_words(review, indicator))
    if verdict not in (KEEP, CHANGE, STOP):
        raise RefusedError(_("Choose keep, change or stop."), "verdict")
    if verdict != KEEP and not reason:
        raise RefusedError(_("Write why. Then it is saved."), "reason")
    if stored is None and not measures_of(review).filter(pk=indicator.pk).exists():
        raise RefusedError(_("The indicator is managed by others, whose review it belongs to."))
    stored = stored or ReviewedMeasure(review=review, indicator=indicator)
    stored.verdict, stored.reason, stored.reviewed_by, stored.reviewed_at = verdict, reason, by, timezone.now()
    stored.save()
    return stored


@service
def close_review(
    *, review: MeasureReview, conclusion: str, stop_on: date | None = None, seen: str | None = None, by: User
) -> MeasureReview:
    """Close the review with its conclusion: what is to stop is discontinued on the day `stop_on`.

    What is to be changed becomes somebody's to do (queries.changes.to_change). `seen`: the mark of the verdicts that
    were shown (review_mark). Raises StaleError when a verdict has been changed since, and RefusedError: the review is
    closed already; there is no conclusion, no verdict at all, or no day although something is to stop.
    """
    stored = _open(review)
    if seen is not None and seen != review_mark(stored):
        raise StaleError
    verdicts = list(ReviewedMeasure.objects.filter(review=stored).select_related("indicator"))
    stopped = [row for row in verdicts if row.verdict == STOP and row.indicator.discontinued_on is None]
    found = []
    if not conclusion.strip():
        found.append(RefusedError(_("Write the conclusion: what you have found, and what you will do."), "conclusion"))
    if not verdicts:
        found.append(RefusedError(_("No indicator is judged yet.")))
    if stopped and stop_on is None:
        found.append(RefusedError(_("Choose the day from which the indicators are no longer measured."), "stop_on"))
    if found:
        first, *others = found
        raise RefusedError(first.message, first.field, also=others)
    for row in stopped:
        _stop(row, stop_on or timezone.localdate(), stored.year, by)
    stored.conclusion, stored.closed_by, stored.closed_at = conclusion.strip(), by, Now()
    stored.save()
    stored.refresh_from_db()
    return stored


@service
def reopen_review(*, review: MeasureReview, reason: str, by: User) -> MeasureReview:
    """Open a closed review again. Why stands after the conclusion; what was discontinued stays discontinued.

    Raises RefusedError when it is open already or no reason is given.
    """
    stored = MeasureReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if stored.closed_at is None:
        raise RefusedError(_("The review is open already."))
    if not reason.strip():
        raise RefusedError(_("Write why the review is opened again."), "reason")
    told = {"day": timezone.localdate().isoformat(), "name": by.full_name, "reason": " ".join(reason.split())}
    again = _("Opened again %(day)s by %(name)s: %(reason)s") % told
    stored.conclusion = f"{stored.conclusion}\n\n{again}"
    stored.closed_at = stored.closed_by = None
    stored.save()
    return stored


def _open(review: MeasureReview) -> MeasureReview:
    """The review as it is stored, held until this write is done. Raises RefusedError when it is closed."""
    stored = MeasureReview.objects.select_for_update(of=("self",)).get(pk=review.pk)
    if stored.closed_at is not None:
        raise RefusedError(_("The review is closed. Open it again to change it."))
    return stored


def _stale_words(review: MeasureReview, indicator: Indicator) -> str:
    said = said_of_measure(review, indicator)
    if said is None:
        return ""
    told = {"name": said.by or _("Somebody"), "verdict": said.word.lower(), "reason": said.reason or "–"}
    return (
        _(
            "%(name)s has meanwhile said: %(verdict)s. Why: %(reason)s. Yours is not saved. Save again to let it "
            "replace that."
        )
        % told
    )


def _stop(row: ReviewedMeasure, day: date, year: int, by: User) -> None:
    why = _("Review of %(year)s: %(reason)s") % {"year": year, "reason": row.reason}
    discontinue_indicator(indicator=row.indicator, on=day, reason=why[:300], successor=None, seen=None, by=by)
