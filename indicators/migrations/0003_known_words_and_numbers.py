from decimal import Decimal
from django.db import migrations, models

from governance.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0002_indicators_whole"),
    ]

    operations = [
        Together(
            [
                migrations.AddIndex(
                    model_name="valueevent",
                    index=models.Index(
                        fields=["municipality", "indicator", "pgh_created_at"], name="valueevent_fb7de8_of_i"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="comparator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["country", "group", "municipality", "other"])),
                        name="comparator_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("factor", None), ("factor__lte", Decimal("999999999.999")), _connector="OR"
                        ),
                        name="indicator_factor_is_number",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("next_publication_year", None),
                            models.Q(("next_publication_year__gte", 1990), ("next_publication_year__lte", 2100)),
                            _connector="OR",
                        ),
                        name="indicator_publication_year_fits",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["key_figure", "measure", "quality", "survey"])),
                        name="indicator_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("direction__in", ["higher", "lower", "band", "none"])),
                        name="indicator_direction_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("frequency__in", ["month", "quarter", "tertial", "half_year", "school_year", "year"])
                        ),
                        name="indicator_frequency_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("controllability__in", ["full", "partial", "low"])),
                        name="indicator_controllability_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("over_organisations__in", ["none", "sum", "mean", "weighted"])),
                        name="indicator_over_organisations_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("over_time__in", ["none", "sum", "mean", "weighted", "last"])),
                        name="indicator_over_time_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicatorranking",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "returned", "adopted", "superseded"])),
                        name="indicatorranking_state_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koladaarea",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["K", "L", "G", "V"])), name="koladaarea_kind_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="koladafetch",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kind__in", ["changes", "full"])), name="koladafetch_kind_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="reviewedmeasure",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["keep", "change", "stop"])),
                        name="reviewedmeasure_verdict_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="servicestandard",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("low", None), ("low__lte", Decimal("99999999999999.999999")), _connector="OR"),
                            models.Q(("high", None), ("high__lte", Decimal("99999999999999.999999")), _connector="OR"),
                        ),
                        name="standard_figures_are_numbers",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("low", None), ("low__lte", Decimal("99999999999999.999999")), _connector="OR"),
                            models.Q(("high", None), ("high__lte", Decimal("99999999999999.999999")), _connector="OR"),
                            models.Q(
                                ("baseline", None), ("baseline__lte", Decimal("99999999999999.999999")), _connector="OR"
                            ),
                            models.Q(
                                ("tolerance", None),
                                ("tolerance__lte", Decimal("99999999999999.999999")),
                                _connector="OR",
                            ),
                        ),
                        name="target_figures_are_numbers",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "at_least",
                                    "more_than",
                                    "at_most",
                                    "less_than",
                                    "maintain",
                                    "within",
                                    "change_by",
                                    "improve",
                                    "better_than",
                                    "among_best",
                                    "average_over_years",
                                    "sum_over_years",
                                    "milestone",
                                    "qualitative",
                                ],
                            )
                        ),
                        name="target_kind_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("ambition__in", ["", "safe", "challenging"])), name="target_ambition_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("judged__in", ["", "reached", "not_reached"])), name="target_judged_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("value", None), ("value__lte", Decimal("99999999999999.999999")), _connector="OR"
                            ),
                            models.Q(
                                ("numerator", None),
                                ("numerator__lte", Decimal("99999999999999.999999")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("denominator", None),
                                ("denominator__lte", Decimal("99999999999999.999999")),
                                _connector="OR",
                            ),
                        ),
                        name="value_figures_are_numbers",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("frequency__in", ["month", "quarter", "tertial", "half_year", "school_year", "year"])
                        ),
                        name="value_frequency_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("gender__in", ["T", "K", "M"])), name="value_gender_known"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("missing__in", ["", "not_available", "not_yet", "not_applicable", "suppressed"])
                        ),
                        name="value_missing_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("origin__in", ["entered", "imported", "fetched", "computed", "rolled_up"])),
                        name="value_origin_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("quality__in", ["preliminary", "final", "revised"])),
                        name="value_quality_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="valueimport",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("state__in", ["uploaded", "storing", "stored", "discarded"])),
                        name="valueimport_state_known",
                    ),
                ),
            ]
        ),
    ]
