"""The addresses inside a municipality, which the middleware has taken off the path."""

from django.urls import include, path

handler500 = "governance.views.errors.server_error"

urlpatterns = [
    path("", include("workspace.urls")),
    path("governance/", include("governance.urls")),
    path("periods/", include("annualcycle.urls.periods")),
    path("cycle/", include("annualcycle.urls.wheel")),
    path("tasks/", include("annualcycle.urls.tasks")),
    path("changes/", include("annualcycle.urls.changes")),
    path("walkthroughs/", include("annualcycle.urls.walkthroughs")),
    path("reminders/", include("annualcycle.urls.reminders")),
    path("rules/", include("governance.compliance_urls")),
    path("notices/", include("governance.notice_urls")),
    path("indicators/", include("indicators.urls")),
    path("goals/", include("goals.urls")),
    path("dialogue/", include("dialogue.urls")),
    path("reports/", include("reports.urls")),
    path("", include("governance.shared_urls")),
]
