"""Addresses: what the steps ask of each organisation, and the whole picture."""

from django.urls import path

from annualcycle.views import matrix
from annualcycle.views import task_moves as moves
from annualcycle.views import tasks as views

urlpatterns = [
    path("", views.task_list, name="task_list"),
    path("<int:pk>/", views.task_show, name="task_show"),
    path("<int:pk>/submit/", moves.task_submit, name="task_submit"),
    path("<int:pk>/withdraw/", moves.task_withdraw, name="task_withdraw"),
    path("<int:pk>/return/", moves.task_return, name="task_return"),
    path("<int:pk>/approve/", moves.task_approve, name="task_approve"),
    path("<int:pk>/reopen/", moves.task_reopen, name="task_reopen"),
    path("<int:pk>/extend/", moves.task_extend, name="task_extend"),
    path("<int:pk>/exempt/", moves.task_exempt, name="task_exempt"),
    path("<int:pk>/ask/", moves.task_ask, name="task_ask"),
    path("<int:pk>/assign/", moves.task_assign, name="task_assign"),
    path("<int:pk>/note/", moves.task_note, name="task_note"),
    path("<int:pk>/documents/add/", views.task_document_add, name="task_document_add"),
    path("whole/", matrix.matrix_show, name="matrix_show"),
    path("whole/remind/", matrix.matrix_remind, name="matrix_remind"),
    path("whole/years/", matrix.matrix_years, name="matrix_years"),
    path("whole/whole.<slug:format>", matrix.matrix_export, name="matrix_export"),
    path("documents/<int:pk>/remove/", views.task_document_remove, name="task_document_remove"),
]
