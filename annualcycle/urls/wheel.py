"""Addresses: the wheel of a year, its steps and its days in calendars."""

from django.urls import path

from annualcycle.views import calendar, steps, wheel, years

urlpatterns = [
    path("", wheel.cycle_show, name="cycle_show"),
    path("<int:year>/", wheel.cycle_show, name="cycle_show"),
    path("prepare/", years.year_prepare, name="year_prepare"),
    path("<int:year>/start/", years.year_start, name="year_start"),
    path("<int:year>/decision/", years.year_edit, name="year_edit"),
    path("<int:year>/discard/", years.year_discard, name="year_discard"),
    path("<int:year>/steps/new/", steps.step_create, name="step_create"),
    path("steps/<int:pk>/", steps.step_show, name="step_show"),
    path("steps/<int:pk>/edit/", steps.step_edit, name="step_edit"),
    path("steps/<int:pk>/remove/", steps.step_remove, name="step_remove"),
    path("steps/<int:pk>/boards/<int:organisation>/", steps.step_adjust, name="step_adjust"),
    path("calendar/", calendar.calendar_show, name="calendar_show"),
    path("calendar/make/", calendar.calendar_make, name="calendar_make"),
    path("calendar/renew/", calendar.calendar_renew, name="calendar_renew"),
    path("calendar/<str:token>/<slug:parts>.ics", calendar.calendar_feed, name="calendar_feed"),
]
