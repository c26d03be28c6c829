"""Addresses of the compliance rules and what breaks them."""

from django.urls import path

from governance.views import compliance, findings

urlpatterns = [
    path("", compliance.rule_list, name="rule_list"),
    path("new/", compliance.rule_create, name="rule_create"),
    path("usual/", compliance.rule_presets, name="rule_presets"),
    path("check/", compliance.rule_check, name="rule_check"),
    path("compare/", compliance.rule_compare, name="rule_compare"),
    path("<int:pk>/edit/", compliance.rule_edit, name="rule_edit"),
    path("<int:pk>/turn/", compliance.rule_turn, name="rule_turn"),
    path("<int:pk>/remove/", compliance.rule_remove, name="rule_remove"),
    path("findings/", findings.finding_list, name="finding_list"),
    path("findings/<int:pk>/", findings.finding_show, name="finding_show"),
    path("findings/<int:pk>/answer/", findings.finding_answer, name="finding_answer"),
    path("findings/<int:pk>/except/", findings.finding_except, name="finding_except"),
    path("findings/<int:pk>/hold/", findings.finding_unexcept, name="finding_unexcept"),
]
