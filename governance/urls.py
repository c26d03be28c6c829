"""Addresses of governance, within a municipality."""

from django.urls import path

from governance.views import appearance, history, level, model, modules, organisation, people, section

urlpatterns = [
    path("accent.css", appearance.accent, name="accent"),
    path("model/", model.model_list, name="model_list"),
    path("model/new/", model.model_create, name="model_create"),
    path("model/<int:pk>/", model.model_show, name="model_show"),
    path("model/<int:pk>/edit/", model.model_edit, name="model_edit"),
    path("model/<int:pk>/words/", model.scale_edit, name="scale_edit"),
    path("model/<int:pk>/copy/", model.model_copy, name="model_copy"),
    path("model/<int:pk>/adopt/", model.model_adopt, name="model_adopt"),
    path("model/<int:pk>/remove/", model.model_remove, name="model_remove"),
    path("model/<int:pk>/levels/new/", level.level_add, name="level_add"),
    path("levels/<int:pk>/edit/", level.level_edit, name="level_edit"),
    path("levels/<int:pk>/move/", level.level_move, name="level_move"),
    path("levels/<int:pk>/remove/", level.level_remove, name="level_remove"),
    path("levels/<int:pk>/sections/", section.section_list, name="section_list"),
    path("levels/<int:pk>/sections/new/", section.section_add, name="section_add"),
    path("sections/<int:pk>/edit/", section.section_edit, name="section_edit"),
    path("sections/<int:pk>/move/", section.section_move, name="section_move"),
    path("sections/<int:pk>/remove/", section.section_remove, name="section_remove"),
    path("organisation/", organisation.organisation_list, name="organisation_list"),
    path("organisation/<int:pk>/new/", organisation.organisation_add, name="organisation_add"),
    path("organisation/<int:pk>/edit/", organisation.organisation_edit, name="organisation_edit"),
    path("organisation/<int:pk>/end/", organisation.organisation_end, name="organisation_end"),
    path("organisation/<int:pk>/reopen/", organisation.organisation_reopen, name="organisation_reopen"),
    path("settings/", organisation.municipality_edit, name="municipality_edit"),
    path("modules/", modules.module_list, name="module_list"),
    path("modules/<slug:module>/turn/", modules.module_turn, name="module_turn"),
    path("people/", people.person_list, name="person_list"),
    path("people/invite/", people.person_invite, name="person_invite"),
    path("people/<int:pk>/", people.person_show, name="person_show"),
    path("people/<int:pk>/roles/new/", people.membership_add, name="membership_add"),
    path("roles/<int:pk>/end/", people.membership_end, name="membership_end"),
    path("invitations/<int:pk>/send/", people.invitation_resend, name="invitation_resend"),
    path("invitations/<int:pk>/withdraw/", people.invitation_withdraw, name="invitation_withdraw"),
    path("history/", history.history_list, name="history_list"),
    path("history/export/", history.history_export, name="history_export"),
    path("history/<str:kind>/<int:pk>/", history.history_show, name="history_show"),
]
