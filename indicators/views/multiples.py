"""All indicators of an organisation side by side."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from governance.asked import asked_number, asked_year
from governance.language import active_language
from governance.models import Organisation, User
from governance.queries.organisation import root_organisation
from indicators.queries.multiples import STATES, measured_organisations, multiples_page
from indicators.queries.places import own_organisation_ids

YEARS = 5


@require_safe
def indicator_multiples(request: HttpRequest) -> HttpResponse:
    """An organisation's indicators as equal small charts: the one asked for, else where the person has a role."""
    this_year = timezone.localdate().year
    year = asked_year(request) or this_year
    organisations = list(measured_organisations(request.user))
    asked = asked_number(request, "organisation")
    organisation = _chosen(organisations, asked, request.user)
    state = request.GET.get("state", "")
    page = multiples_page(
        organisation,
        year=year,
        state=state if state in dict(STATES) else "",
        language=active_language(),
        accent=request.municipality.accent,
        reader=request.user,
    )
    years = sorted({*range(this_year - YEARS + 1, this_year + 1), year}, reverse=True)
    context = {"page": page, "organisations": organisations, "states": STATES, "years": years}
    return render(request, "indicators/indicator_multiples.html", context)


def _chosen(organisations: list[Organisation], asked: int | None, user: User) -> Organisation:
    """The organisation asked for; else the first that the person has a role in; else the municipality as a whole.

    Raises Http404 for one that there is not.
    """
    if asked is not None:
        return get_object_or_404(Organisation, pk=asked)
    own = own_organisation_ids(user)
    chosen = next((each for each in organisations if each.pk in own), None) or root_organisation()
    if chosen is None:
        raise Http404
    return chosen
