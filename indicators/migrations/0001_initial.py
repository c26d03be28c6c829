import annualcycle.periods
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import governance.tenant_models
import indicators.fulfilment
import indicators.models.imports
import pghistory.utils
from django.conf import settings
from django.db import migrations, models
from governance.schema import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("governance", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Comparator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="Name")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.municipality",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order", "name"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_comparator_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_comparator_rls"),
                            models.UniqueConstraint(fields=("municipality", "name"), name="comparator_name_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComparatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=80, verbose_name="Name")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_constraint=False,
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.comparator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="comparatorevent_a5b62d_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="comparatorevent_a5b62d_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_comparatorevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                help_text="For example the Kolada id N15428.",
                                max_length=20,
                                verbose_name="Code",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="Name")),
                        ("definition", models.TextField(blank=True, verbose_name="Definition")),
                        ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("key_figure", "Key figure"),
                                    ("measure", "Measure"),
                                    ("survey", "Survey question"),
                                ],
                                default="key_figure",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        ("unit", models.CharField(default="%", max_length=30, verbose_name="Unit of measure")),
                        ("decimals", models.PositiveSmallIntegerField(default=1, verbose_name="Decimals")),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    (indicators.fulfilment.Direction["HIGHER"], "Higher is better"),
                                    (indicators.fulfilment.Direction["LOWER"], "Lower is better"),
                                    (indicators.fulfilment.Direction["BAND"], "Best within a band"),
                                    (indicators.fulfilment.Direction["NONE"], "Context only, no grade"),
                                ],
                                default=indicators.fulfilment.Direction["HIGHER"],
                                max_length=8,
                                verbose_name="Which way is good",
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    (annualcycle.periods.Frequency["MONTH"], "Month"),
                                    (annualcycle.periods.Frequency["QUARTER"], "Quarter"),
                                    (annualcycle.periods.Frequency["TERTIAL"], "Four-month period"),
                                    (annualcycle.periods.Frequency["HALF_YEAR"], "Half-year"),
                                    (annualcycle.periods.Frequency["SCHOOL_YEAR"], "School year"),
                                    (annualcycle.periods.Frequency["YEAR"], "Year"),
                                ],
                                default=annualcycle.periods.Frequency["YEAR"],
                                max_length=12,
                                verbose_name="How often",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="Source")),
                        (
                            "lag_years",
                            models.PositiveSmallIntegerField(default=0, verbose_name="Publication lag, years"),
                        ),
                        (
                            "controllability",
                            models.CharField(
                                choices=[("full", "Full"), ("partial", "Partial"), ("low", "Low")],
                                default="partial",
                                max_length=8,
                                verbose_name="Degree of control",
                            ),
                        ),
                        ("discontinued_on", models.DateField(blank=True, null=True, verbose_name="Discontinued")),
                        (
                            "sort_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("name"),
                                    models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖåäöÉéÜü"),
                                    models.Value("abcdefghijklmnopqrstuvwxyz{|}{|}eeuu"),
                                    function="translate",
                                    output_field=models.TextField(),
                                ),
                                output_field=models.TextField(db_collation="C"),
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicators",
                                to="governance.organisation",
                                verbose_name="Managed by",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Owner",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["sort_key", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="indicator_organisat_0bcf8a_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_indicator_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicator_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_indicator_organisation_same"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("code", ""), _negated=True),
                                fields=("municipality", "code"),
                                name="indicator_code_once",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation", "name"), name="indicator_name_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("decimals__lte", 6)), name="indicator_decimals_fit"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "code",
                            models.CharField(
                                blank=True,
                                help_text="For example the Kolada id N15428.",
                                max_length=20,
                                verbose_name="Code",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="Name")),
                        ("definition", models.TextField(blank=True, verbose_name="Definition")),
                        ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("key_figure", "Key figure"),
                                    ("measure", "Measure"),
                                    ("survey", "Survey question"),
                                ],
                                default="key_figure",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        ("unit", models.CharField(default="%", max_length=30, verbose_name="Unit of measure")),
                        ("decimals", models.PositiveSmallIntegerField(default=1, verbose_name="Decimals")),
                        (
                            "direction",
                            models.CharField(
                                choices=[
                                    (indicators.fulfilment.Direction["HIGHER"], "Higher is better"),
                                    (indicators.fulfilment.Direction["LOWER"], "Lower is better"),
                                    (indicators.fulfilment.Direction["BAND"], "Best within a band"),
                                    (indicators.fulfilment.Direction["NONE"], "Context only, no grade"),
                                ],
                                default=indicators.fulfilment.Direction["HIGHER"],
                                max_length=8,
                                verbose_name="Which way is good",
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    (annualcycle.periods.Frequency["MONTH"], "Month"),
                                    (annualcycle.periods.Frequency["QUARTER"], "Quarter"),
                                    (annualcycle.periods.Frequency["TERTIAL"], "Four-month period"),
                                    (annualcycle.periods.Frequency["HALF_YEAR"], "Half-year"),
                                    (annualcycle.periods.Frequency["SCHOOL_YEAR"], "School year"),
                                    (annualcycle.periods.Frequency["YEAR"], "Year"),
                                ],
                                default=annualcycle.periods.Frequency["YEAR"],
                                max_length=12,
                                verbose_name="How often",
                            ),
                        ),
                        ("source", models.CharField(blank=True, max_length=120, verbose_name="Source")),
                        (
                            "lag_years",
                            models.PositiveSmallIntegerField(default=0, verbose_name="Publication lag, years"),
                        ),
                        (
                            "controllability",
                            models.CharField(
                                choices=[("full", "Full"), ("partial", "Partial"), ("low", "Low")],
                                default="partial",
                                max_length=8,
                                verbose_name="Degree of control",
                            ),
                        ),
                        ("discontinued_on", models.DateField(blank=True, null=True, verbose_name="Discontinued")),
                        (
                            "sort_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("name"),
                                    models.Value("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖåäöÉéÜü"),
                                    models.Value("abcdefghijklmnopqrstuvwxyz{|}{|}eeuu"),
                                    function="translate",
                                    output_field=models.TextField(),
                                ),
                                output_field=models.TextField(db_collation="C"),
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_constraint=False,
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                                verbose_name="Managed by",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Owner",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.indicator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="indicatorevent_ecb506_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="indicatorevent_ecb506_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Target",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Date of the decision")),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=40, verbose_name="Registry number"),
                        ),
                        (
                            "minutes_paragraph",
                            models.CharField(blank=True, max_length=20, verbose_name="Minutes paragraph"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (indicators.fulfilment.TargetKind["AT_LEAST"], "At least"),
                                    (indicators.fulfilment.TargetKind["MORE_THAN"], "More than"),
                                    (indicators.fulfilment.TargetKind["AT_MOST"], "At most"),
                                    (indicators.fulfilment.TargetKind["LESS_THAN"], "Less than"),
                                    (indicators.fulfilment.TargetKind["MAINTAIN"], "Maintain the standard"),
                                    (indicators.fulfilment.TargetKind["WITHIN"], "Within an interval"),
                                    (indicators.fulfilment.TargetKind["CHANGE_BY"], "Change by"),
                                    (
                                        indicators.fulfilment.TargetKind["AVERAGE_OVER_YEARS"],
                                        "Average over several years",
                                    ),
                                    (indicators.fulfilment.TargetKind["SUM_OVER_YEARS"], "Sum over several years"),
                                    (indicators.fulfilment.TargetKind["MILESTONE"], "Milestone by a date"),
                                    (indicators.fulfilment.TargetKind["QUALITATIVE"], "Judged in words"),
                                ],
                                default=indicators.fulfilment.TargetKind["AT_LEAST"],
                                max_length=20,
                                verbose_name="Kind of target",
                            ),
                        ),
                        (
                            "low",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="Low"
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="High"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="Baseline"
                            ),
                        ),
                        ("years", models.PositiveSmallIntegerField(default=1, verbose_name="Number of years")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "decided_by",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.organisation",
                                verbose_name="Decided by",
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="targets",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.organisation",
                                verbose_name="Organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["year"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="target_decided_b_30f9a2_i"),
                            models.Index(fields=["municipality", "organisation"], name="target_organisat_93264f_i"),
                            models.Index(fields=["municipality", "indicator"], name="target_indicator_928b60_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_target_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_target_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="indicators_target_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_target_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_target_indicator_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "indicator", "organisation", "year"), name="target_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("years__gte", 1), ("years__lte", 10)), name="target_years_fit"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low", None), ("high", None), ("high__gte", models.F("low")), _connector="OR"
                                ),
                                name="target_low_below_high",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            indicators.fulfilment.TargetKind["MILESTONE"],
                                            indicators.fulfilment.TargetKind["QUALITATIVE"],
                                        ],
                                    ),
                                    ("low__isnull", False),
                                    ("high__isnull", False),
                                    _connector="OR",
                                ),
                                name="target_has_level",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="Date of the decision")),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=40, verbose_name="Registry number"),
                        ),
                        (
                            "minutes_paragraph",
                            models.CharField(blank=True, max_length=20, verbose_name="Minutes paragraph"),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="Year")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    (indicators.fulfilment.TargetKind["AT_LEAST"], "At least"),
                                    (indicators.fulfilment.TargetKind["MORE_THAN"], "More than"),
                                    (indicators.fulfilment.TargetKind["AT_MOST"], "At most"),
                                    (indicators.fulfilment.TargetKind["LESS_THAN"], "Less than"),
                                    (indicators.fulfilment.TargetKind["MAINTAIN"], "Maintain the standard"),
                                    (indicators.fulfilment.TargetKind["WITHIN"], "Within an interval"),
                                    (indicators.fulfilment.TargetKind["CHANGE_BY"], "Change by"),
                                    (
                                        indicators.fulfilment.TargetKind["AVERAGE_OVER_YEARS"],
                                        "Average over several years",
                                    ),
                                    (indicators.fulfilment.TargetKind["SUM_OVER_YEARS"], "Sum over several years"),
                                    (indicators.fulfilment.TargetKind["MILESTONE"], "Milestone by a date"),
                                    (indicators.fulfilment.TargetKind["QUALITATIVE"], "Judged in words"),
                                ],
                                default=indicators.fulfilment.TargetKind["AT_LEAST"],
                                max_length=20,
                                verbose_name="Kind of target",
                            ),
                        ),
                        (
                            "low",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="Low"
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="High"
                            ),
                        ),
                        (
                            "baseline",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="Baseline"
                            ),
                        ),
                        ("years", models.PositiveSmallIntegerField(default=1, verbose_name="Number of years")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "decided_by",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                                verbose_name="Decided by",
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_constraint=False,
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                                verbose_name="Organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.target",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="targetevent_a93100_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="targetevent_a93100_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="indicators_targetevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="Value",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    (annualcycle.periods.Frequency["MONTH"], "Month"),
                                    (annualcycle.periods.Frequency["QUARTER"], "Quarter"),
                                    (annualcycle.periods.Frequency["TERTIAL"], "Four-month period"),
                                    (annualcycle.periods.Frequency["HALF_YEAR"], "Half-year"),
                                    (annualcycle.periods.Frequency["SCHOOL_YEAR"], "School year"),
                                    (annualcycle.periods.Frequency["YEAR"], "Year"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("period_start", models.DateField()),
                        (
                            "gender",
                            models.CharField(
                                choices=[("T", "Total"), ("K", "Women"), ("M", "Men")],
                                db_default="T",
                                default="T",
                                max_length=1,
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                        (
                            "missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_available", "Not available"),
                                    ("not_applicable", "Not applicable"),
                                    ("suppressed", "Suppressed, too few cases"),
                                ],
                                db_default="",
                                max_length=16,
                            ),
                        ),
                        (
                            "quality",
                            models.CharField(
                                choices=[("preliminary", "Preliminary"), ("final", "Final")],
                                db_default="final",
                                default="final",
                                max_length=12,
                            ),
                        ),
                        ("source", models.CharField(blank=True, db_default="", max_length=120, verbose_name="Source")),
                        ("source_date", models.DateField(null=True, verbose_name="Fetched or measured")),
                        (
                            "comment",
                            models.CharField(blank=True, db_default="", max_length=500, verbose_name="Comment"),
                        ),
                        ("entered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "comparator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="indicators.comparator",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="values",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "comparator"], name="value_comparato_6a7cd3_i"),
                            models.Index(fields=["municipality", "organisation"], name="value_organisat_f6f9cb_i"),
                            models.Index(fields=["municipality", "indicator"], name="value_indicator_8bd721_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_value_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_value_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="comparator", name="indicators_value_comparator_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_value_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_value_indicator_same"
                            ),
                            models.UniqueConstraint(
                                fields=(
                                    "municipality",
                                    "indicator",
                                    "organisation",
                                    "comparator",
                                    "frequency",
                                    "period_start",
                                    "gender",
                                ),
                                name="value_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("comparator__isnull", False), ("organisation", None)),
                                    models.Q(("comparator", None), ("organisation__isnull", False)),
                                    _connector="OR",
                                ),
                                name="value_of_organisation_or_comparator",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("value", None), models.Q(("missing", ""), _negated=True)),
                                    models.Q(("missing", ""), ("value__isnull", False)),
                                    _connector="OR",
                                ),
                                name="value_or_why_missing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ValueEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "frequency",
                            models.CharField(
                                choices=[
                                    (annualcycle.periods.Frequency["MONTH"], "Month"),
                                    (annualcycle.periods.Frequency["QUARTER"], "Quarter"),
                                    (annualcycle.periods.Frequency["TERTIAL"], "Four-month period"),
                                    (annualcycle.periods.Frequency["HALF_YEAR"], "Half-year"),
                                    (annualcycle.periods.Frequency["SCHOOL_YEAR"], "School year"),
                                    (annualcycle.periods.Frequency["YEAR"], "Year"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("period_start", models.DateField()),
                        (
                            "gender",
                            models.CharField(
                                choices=[("T", "Total"), ("K", "Women"), ("M", "Men")],
                                db_default="T",
                                default="T",
                                max_length=1,
                            ),
                        ),
                        ("value", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                        (
                            "missing",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("not_available", "Not available"),
                                    ("not_applicable", "Not applicable"),
                                    ("suppressed", "Suppressed, too few cases"),
                                ],
                                db_default="",
                                max_length=16,
                            ),
                        ),
                        (
                            "quality",
                            models.CharField(
                                choices=[("preliminary", "Preliminary"), ("final", "Final")],
                                db_default="final",
                                default="final",
                                max_length=12,
                            ),
                        ),
                        ("source", models.CharField(blank=True, db_default="", max_length=120, verbose_name="Source")),
                        ("source_date", models.DateField(null=True, verbose_name="Fetched or measured")),
                        (
                            "comment",
                            models.CharField(blank=True, db_default="", max_length=500, verbose_name="Comment"),
                        ),
                        ("entered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "comparator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.comparator",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_constraint=False,
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.value",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="valueevent_c93af9_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="valueevent_c93af9_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="indicators_valueevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="ValueImport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("file_name", models.CharField(max_length=200)),
                        ("file", models.FileField(max_length=200, upload_to=indicators.models.imports.kept_at)),
                        ("sha256", models.CharField(max_length=64)),
                        ("rows", models.PositiveIntegerField(default=0, verbose_name="Rows")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Read, not stored"),
                                    ("storing", "Being stored"),
                                    ("stored", "Stored"),
                                    ("discarded", "Discarded"),
                                ],
                                default="uploaded",
                                max_length=10,
                            ),
                        ),
                        ("columns", models.JSONField(default=dict)),
                        ("places", models.JSONField(default=dict)),
                        (
                            "creates_indicators",
                            models.BooleanField(default=False, verbose_name="Unknown indicators are created"),
                        ),
                        ("counts", models.JSONField(default=dict)),
                        ("uploaded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("stored_at", models.DateTimeField(null=True)),
                        (
                            "job",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.job",
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-uploaded_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "job"], name="valueimport_job_57013b_i"),
                            models.Index(
                                models.F("municipality"), models.F("uploaded_at"), name="valueimport_uploaded_i"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_valueimport_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_valueimport_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="job", name="indicators_valueimport_job_same"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ValueImportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("file_name", models.CharField(max_length=200)),
                        ("file", models.FileField(max_length=200, upload_to=indicators.models.imports.kept_at)),
                        ("sha256", models.CharField(max_length=64)),
                        ("rows", models.PositiveIntegerField(default=0, verbose_name="Rows")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("uploaded", "Read, not stored"),
                                    ("storing", "Being stored"),
                                    ("stored", "Stored"),
                                    ("discarded", "Discarded"),
                                ],
                                default="uploaded",
                                max_length=10,
                            ),
                        ),
                        ("columns", models.JSONField(default=dict)),
                        ("places", models.JSONField(default=dict)),
                        (
                            "creates_indicators",
                            models.BooleanField(default=False, verbose_name="Unknown indicators are created"),
                        ),
                        ("counts", models.JSONField(default=dict)),
                        ("uploaded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("stored_at", models.DateTimeField(null=True)),
                        (
                            "job",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.job",
                            ),
                        ),
                        (
                            "municipality",
                            governance.tenant_models.MunicipalityField(
                                db_constraint=False,
                                db_default=django.db.models.functions.comparison.Cast(
                                    django.db.models.functions.comparison.NullIf(
                                        models.Func(
                                            models.Value("app.municipality"),
                                            models.Value(True),
                                            function="current_setting",
                                        ),
                                        models.Value(""),
                                    ),
                                    models.BigIntegerField(),
                                ),
                                db_index=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.municipality",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.valueimport",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="valueimportevent_d3aeee_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="valueimportevent_d3aeee_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_valueimportevent_rls")
                        ],
                    },
                ),
            ]
        )
    ]
