"""The municipality's own colour, as a stylesheet: a strict content policy allows no inline style."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(private=True, max_age=86400, immutable=True)
def accent(request: HttpRequest) -> HttpResponse:
    """One rule with the municipality's accent colour; its address changes with the colour."""
    return HttpResponse(f":root {{ --accent: {request.municipality.accent}; }}\n", content_type="text/css")
