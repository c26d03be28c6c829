"""Addresses of indicators."""

from django.urls import path

from indicators.views import catalogue, entry, entry_paste, imports, ranking, target

urlpatterns = [
    path("", catalogue.indicator_list, name="indicator_list"),
    path("new/", catalogue.indicator_create, name="indicator_create"),
    path("<int:pk>/", catalogue.indicator_show, name="indicator_show"),
    path("<int:pk>/edit/", catalogue.indicator_edit, name="indicator_edit"),
    path("<int:pk>/target/", target.target_set, name="target_set"),
    path("rankings/", ranking.indicator_ranking_list, name="indicator_ranking_list"),
    path("rankings/new/<int:organisation>/", ranking.indicator_ranking_create, name="indicator_ranking_create"),
    path("rankings/<int:pk>/edit/", ranking.indicator_ranking_edit, name="indicator_ranking_edit"),
    path("rankings/<int:pk>/adopt/", ranking.indicator_ranking_adopt, name="indicator_ranking_adopt"),
    path("rankings/<int:pk>/delete/", ranking.indicator_ranking_delete, name="indicator_ranking_delete"),
    path("values/", entry.value_entry, name="value_entry"),
    path("values/paste/", entry_paste.value_paste, name="value_paste"),
    path("values/export.<str:format>", imports.value_export, name="value_export"),
    path("imports/", imports.import_list, name="import_list"),
    path("imports/new/", imports.import_create, name="import_create"),
    path("imports/<int:pk>/", imports.import_show, name="import_show"),
    path("imports/<int:pk>/map/", imports.import_map, name="import_map"),
    path("imports/<int:pk>/store/", imports.import_store, name="import_store"),
    path("imports/<int:pk>/discard/", imports.import_discard, name="import_discard"),
    path("imports/<int:pk>/refused.csv", imports.import_refused, name="import_refused"),
]
