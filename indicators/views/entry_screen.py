"""What a page of a round shows: whose values, of which period, in which order, and what of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from annualcycle.periods import Period, PeriodError
from governance.access import get_permitted
from governance.models import Organisation
from indicators import queries, rules
from indicators.queries.rounds import Outline, Slot, round_outline

ALL = "all"
ROWS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Screen:
    """The round and how it is shown. chosen: the organisation's id, or ALL; page: from the rows in their order."""

    choices: Sequence[Organisation]
    chosen: str
    outline: Outline
    by_indicator: bool
    lacking_only: bool
    page_number: str

    @property
    def is_of_several(self) -> bool:
        """Whether there is more than one organisation to tell apart."""
        return self.chosen == ALL

    def ordered(self) -> list[Slot]:
        """The values asked for, in the order shown; those that are there too, unless only what lacks is wanted."""
        wanted = [slot for slot in self.outline.slots if not (self.lacking_only and slot.is_done)]
        return self.outline.ordered(wanted, by_indicator=self.by_indicator)

    def page(self) -> Page:
        """The rows of the page asked for."""
        return Paginator(self.ordered(), ROWS_A_PAGE).get_page(self.page_number)

    def named(self, keys: Iterable[str]) -> list[Slot]:
        """Those of the values asked for that have these names, in the order of the names."""
        known = {slot.key: slot for slot in self.outline.slots}
        return [known[key] for key in dict.fromkeys(keys) if key in known]

    def query(self, **changes: str) -> str:
        """The query string that shows the same, with changes; an empty one takes a part away."""
        parts = {
            "organisation": self.chosen,
            "period": self.outline.period.slug,
            "group": "indicator" if self.by_indicator else "",
            "show": "lacking" if self.lacking_only else "",
            "page": self.page_number,
        }
        return urlencode({name: value for name, value in (parts | changes).items() if value})

    def address(self, name: str = "value_entry", **changes: str) -> str:
        """The address of a page about the same round."""
        return f"{reverse(name)}?{self.query(**changes)}"


def screen_of(request: HttpRequest, choices: Sequence[Organisation]) -> Screen | None:
    """What the address asks for. None when nothing is measured there.

    Without an organisation in the address: the person's own where something is lacking (or a period is asked for),
    else all that the person may write for where something is lacking there, or the own has nothing to write. Raises
    Http404 for what is not there, and PermissionDenied for an organisation that is not the person's to write for.
    """
    period, today = _period(request), timezone.localdate()
    organisations, chosen = _organisations(request, choices)
    outline = round_outline(organisations, period, today, reader=request.user)
    is_left_open = "organisation" not in request.GET and len(choices) > 1
    if is_left_open and (outline is None or not (period or _lacks(outline))):
        of_all = round_outline(choices, period, today, reader=request.user)
        if outline is None or not outline.slots or _lacks(of_all):
            outline, chosen = of_all, ALL
    if outline is None:
        return None
    return Screen(
        choices=choices,
        chosen=chosen,
        outline=outline,
        by_indicator=chosen == ALL and request.GET.get("group") == "indicator",
        lacking_only=request.GET.get("show") == "lacking",
        page_number=request.GET.get("page", ""),
    )


def _lacks(outline: Outline | None) -> bool:
    """Whether something is still to be written, in a period that is not closed."""
    return outline is not None and not outline.progress.is_whole and outline.closing is None


def own_or_first(request: HttpRequest, choices: Sequence[Organisation]) -> Organisation:
    """The person's own organisation among the choices, else the first of them."""
    own = queries.own_organisation_ids(request.user)
    return next((choice for choice in choices if choice.pk in own), choices[0])


def _organisations(request: HttpRequest, choices: Sequence[Organisation]) -> tuple[Sequence[Organisation], str]:
    asked = request.GET.get("organisation", "")
    if asked == ALL:
        return choices, ALL
    if asked:
        if not asked.isdecimal() or len(asked) > 18:
            raise Http404
        found = get_permitted(Organisation.objects.all(), request.user, rules.can_enter_values, pk=int(asked))
    else:
        found = own_or_first(request, choices)
    return [found], str(found.pk)


def _period(request: HttpRequest) -> Period | None:
    """The period asked for. One that has not begun has no values: it is not there."""
    slug = request.GET.get("period", "")
    if not slug:
        return None
    try:
        period = Period.parse(slug)
    except PeriodError as error:
        raise Http404 from error
    if period.start > timezone.localdate():
        raise Http404
    return period
