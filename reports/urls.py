"""Addresses of reports."""

from django.urls import path

from reports import views

urlpatterns = [
    path("", views.report_list, name="report_list"),
    path("order/", views.report_create, name="report_create"),
    path("<int:pk>/", views.report_show, name="report_show"),
    path("<int:pk>/retry/", views.report_retry, name="report_retry"),
    path("files/<int:pk>/", views.report_file, name="report_file"),
    path("texts/<int:year>/", views.report_texts_edit, name="report_texts_edit"),
]
