"""Addresses of what one is told."""

from django.urls import path

from governance.views import notices

urlpatterns = [
    path("", notices.notice_list, name="notice_list"),
    path("<int:pk>/", notices.notice_open, name="notice_open"),
    path("read/", notices.notice_read_all, name="notice_read_all"),
    path("choice/", notices.notice_choice, name="notice_choice"),
]
