"""Addresses of indicators."""

from django.urls import path

from indicators.views import burden, catalogue, entry, entry_paste, imports, mappings, ranking, review, standard, target

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
    path("imports/<int:pk>/read/", imports.import_read, name="import_read"),
    path("imports/<int:pk>/refused.<str:format>", imports.import_refused, name="import_refused"),
    path("imports/mappings/", mappings.mapping_list, name="mapping_list"),
    path("imports/mappings/<int:pk>/forget/", mappings.mapping_forget, name="mapping_forget"),
    path("standards/", standard.standard_list, name="standard_list"),
    path("standards/new/", standard.standard_create, name="standard_create"),
    path("standards/<int:pk>/edit/", standard.standard_edit, name="standard_edit"),
    path("standards/<int:pk>/end/", standard.standard_end, name="standard_end"),
    path("declarations/<int:organisation>/", standard.quality_declaration, name="quality_declaration"),
    path("burden/", burden.measure_burden, name="measure_burden"),
    path("burden/burden.csv", burden.measure_burden_export, name="measure_burden_export"),
    path("reviews/", review.measurereview_list, name="measurereview_list"),
    path("reviews/new/", review.measurereview_create, name="measurereview_create"),
    path("reviews/<int:pk>/", review.measurereview_show, name="measurereview_show"),
    path("reviews/<int:pk>/<int:indicator>/", review.measurereview_judge, name="measurereview_judge"),
    path("reviews/<int:pk>/close/", review.measurereview_close, name="measurereview_close"),
    path("reviews/<int:pk>/reopen/", review.measurereview_reopen, name="measurereview_reopen"),
]
