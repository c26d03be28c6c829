"""The addresses outside every municipality."""

from django.urls import include, path

handler500 = "governance.views.errors.server_error"

urlpatterns = [
    path("", include("governance.site_urls")),
    path("", include("governance.shared_urls")),
]
