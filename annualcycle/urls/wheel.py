"""Addresses: the wheel of a year, its steps and its days in calendars."""

from django.urls import path

from annualcycle.views import calendar, wheel

urlpatterns = [
    path("", wheel.cycle_show, name="cycle_show"),
    path("<int:year>/", wheel.cycle_show, name="cycle_show"),
    path("calendar/", calendar.calendar_show, name="calendar_show"),
    path("calendar/make/", calendar.calendar_make, name="calendar_make"),
    path("calendar/renew/", calendar.calendar_renew, name="calendar_renew"),
    path("calendar/<str:token>/<slug:parts>.ics", calendar.calendar_feed, name="calendar_feed"),
]
