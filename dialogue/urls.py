"""Addresses of dialogue."""

from django.urls import path

from dialogue import views

urlpatterns = [
    path("reading/", views.reading_list, name="reading_list"),
    path("plans/<int:pk>/receipt/", views.receipt_give, name="receipt_give"),
    path("receipts/", views.receipt_list, name="receipt_list"),
    path("receipts/remind/", views.reminding_send, name="reminding_send"),
    path("receipts/<int:pk>/answer/", views.receipt_answer, name="receipt_answer"),
]
