"""The addresses inside a municipality, which the middleware has taken off the path."""

from django.urls import include, path

from config.urls import shared
from governance.views import errors

handler500 = errors.server_error

urlpatterns = [
    path("", include("workspace.urls")),
    path("governance/", include("governance.urls")),
    path("periods/", include("annualcycle.urls")),
    path("indicators/", include("indicators.urls")),
    path("goals/", include("goals.urls")),
    path("reports/", include("reports.urls")),
    *shared,
]
