"""Do we measure the right things? The yearly review, saved as one goes."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.access import Rule, get_permitted, require
from governance.language import active_language
from governance.queries.history import reads_history_of
from indicators import rules
from indicators.forms.reviews import ReviewCloseForm, ReviewForm, ReviewReopenForm, VerdictForm
from indicators.models import MeasureReview, ReviewedMeasure
from indicators.queries import reviews as queries
from indicators.queries.changes import changes_to_read
from indicators.services import reviews as services


@dataclass(frozen=True, slots=True)
class Refused:
    """A verdict that was not stored: whose it is, what was written, and why not."""

    pk: int
    verdict: str
    reason: str
    message: str


@require_safe
def measurereview_list(request: HttpRequest) -> HttpResponse:
    """Every review, with how far it has come."""
    context = {
        "lines": queries.review_lines(request.user),
        "changes": changes_to_read(request.user),
        "may_open": rules.can_open_review(request.user),
    }
    return render(request, "indicators/measurereview_list.html", context)


@require_http_methods(["GET", "POST"])
def measurereview_create(request: HttpRequest) -> HttpResponse:
    """Open the review of an organisation and year, or go on with the one that there is."""
    require(rules.can_open_review(request.user))
    form = ReviewForm(request.POST or None, user=request.user, initial={"year": timezone.localdate().year})
    if form.is_valid():
        review = form.carry_out(lambda: services.open_review(by=request.user, **form.cleaned_data))
        if review is not None:
            return redirect("measurereview_show", review.pk)
    return render(request, "indicators/measurereview_create.html", {"form": form})


@require_safe
def measurereview_show(request: HttpRequest, pk: int) -> HttpResponse:
    """One row for each indicator, with the facts that help to judge it."""
    return _page(request, _review(request, pk, rules.can_read_review))


@require_POST
def measurereview_judge(request: HttpRequest, pk: int, indicator: int) -> HttpResponse:
    """Store the verdict on one indicator; by htmx, say so in its row."""
    review = _review(request, pk, rules.can_write_review)
    measure = get_object_or_404(queries.measures_of(review, request.user), pk=indicator)
    form = VerdictForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        form.carry_out(lambda: services.judge_measure(review=review, indicator=measure, by=request.user, **said))
    refused = _refused(measure.pk, form)
    if request.htmx:
        said_now, progress = queries.said_of_measure(review, measure), queries.progress_of(review, request.user)
        context = {"pk": measure.pk, "said": said_now, "refused": refused, "progress": progress}
        return render(request, "indicators/measurereview_show.html#stored", context)
    if refused is not None:
        return _page(request, review, refused)
    messages.success(request, _("The verdict is saved."))
    return redirect(f"{reverse('measurereview_show', args=[review.pk])}#measure-{measure.pk}")


def _refused(pk: int, form: VerdictForm) -> Refused | None:
    """The verdict as it was sent, where it was not stored."""
    if not form.errors:
        return None
    return Refused(pk, str(form["verdict"].value() or ""), str(form["reason"].value() or ""), form.refusal)


@require_http_methods(["GET", "POST"])
def measurereview_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Conclude: what is to stop is discontinued after what uses it has been shown, what is to change is noted."""
    review = _review(request, pk, rules.can_write_review)
    if review.closed_at is not None:
        messages.info(request, _("The review is closed already."))
        return redirect("measurereview_show", pk)
    page = queries.review_page(review, user=request.user, language=active_language())
    mark = queries.review_mark(review)
    stops = [line for line in page.of(ReviewedMeasure.Verdict.STOP) if line.discontinued_on is None]
    initial = {"stop_on": timezone.localdate(), "conclusion": review.conclusion, "seen": mark}
    form = ReviewCloseForm(request.POST or None, stops=bool(stops), initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        closed = form.carry_out(
            lambda: services.close_review(review=review, by=request.user, **given), now=lambda: mark
        )
        if closed is not None:
            messages.success(request, _("The review is closed."))
            return redirect("measurereview_show", pk)
    context = {"form": form, "page": page, "stops": stops, "changes": page.of(ReviewedMeasure.Verdict.CHANGE)}
    return render(request, "indicators/measurereview_close.html", context)


@require_http_methods(["GET", "POST"])
def measurereview_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed review again, with the reason."""
    review = _review(request, pk, rules.can_write_review)
    form = ReviewReopenForm(request.POST or None)
    if form.is_valid():
        opened = form.carry_out(lambda: services.reopen_review(review=review, by=request.user, **form.cleaned_data))
        if opened is not None:
            messages.success(request, _("The review is open again. What was discontinued stays discontinued."))
            return redirect("measurereview_show", pk)
    return render(request, "indicators/measurereview_reopen.html", {"form": form, "review": review})


def _review(request: HttpRequest, pk: int, rule: Rule) -> MeasureReview:
    return get_permitted(queries.whole_reviews(), request.user, rule, pk=pk)


def _page(request: HttpRequest, review: MeasureReview, refused: Refused | None = None) -> HttpResponse:
    page = queries.review_page(review, user=request.user, language=active_language())
    may_write = rules.can_write_review(request.user, review)
    context = {
        "page": page,
        "review": review,
        "refused": refused,
        "progress": (page.judged, len(page.lines)),
        "may_write": may_write and review.closed_at is None,
        "may_reopen": may_write and review.closed_at is not None,
        "may_read_history": reads_history_of(request.user, review.organisation_id),
    }
    return render(request, "indicators/measurereview_show.html", context)
