"""The addresses outside every municipality: signing in, the choice of municipality, health, and words about the service."""

from django.urls import include, path

from governance.views import account, errors, site

handler500 = errors.server_error

# Reached inside a municipality too, so that its pages can link to them without leaving it.
shared = [
    path("accounts/", include("allauth.urls")),
    path("profile/", account.profile, name="profile"),
    path("language/", account.language_set, name="language_set"),
    path("accessibility/", site.accessibility, name="accessibility"),
    path("about/", site.about, name="about"),
]

urlpatterns = [
    path("", site.municipality_choose, name="start"),
    path("resume/", account.resume, name="resume"),
    path("health/", site.health, name="health"),
    *shared,
]
