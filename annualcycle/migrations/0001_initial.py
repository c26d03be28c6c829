import annualcycle.periods
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import governance.tenant_models
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
                    name="ClosedPeriod",
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
                                verbose_name="Kind of period",
                            ),
                        ),
                        ("period_start", models.DateField(verbose_name="Begins")),
                        ("closed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                    ],
                    options={
                        "ordering": ["-period_start"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_closedperiod_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_closedperiod_rls"),
                            models.UniqueConstraint(
                                fields=("municipality", "frequency", "period_start"), name="closedperiod_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ClosedPeriodEvent",
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
                                verbose_name="Kind of period",
                            ),
                        ),
                        ("period_start", models.DateField(verbose_name="Begins")),
                        ("closed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "closed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                to="annualcycle.closedperiod",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="closedperiodeven_45210d_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="closedperiodeven_45210d_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_closedperiodevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodReopening",
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
                                verbose_name="Kind of period",
                            ),
                        ),
                        ("period_start", models.DateField(verbose_name="Begins")),
                        ("reason", models.TextField(verbose_name="Reason")),
                        ("reopened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "reopened_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-reopened_at"],
                        "abstract": False,
                        "indexes": [
                            models.Index(models.F("municipality"), models.F("period_start"), name="reopening_period_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="annualcycle_periodreopening_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_periodreopening_rls"),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="reopening_has_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PeriodReopeningEvent",
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
                                verbose_name="Kind of period",
                            ),
                        ),
                        ("period_start", models.DateField(verbose_name="Begins")),
                        ("reason", models.TextField(verbose_name="Reason")),
                        ("reopened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="annualcycle.periodreopening",
                            ),
                        ),
                        (
                            "reopened_by",
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
                                fields=["municipality", "pgh_created_at"], name="periodreopeninge_97034c_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="periodreopeninge_97034c_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_periodreopeningevent_rls")
                        ],
                    },
                ),
            ]
        )
    ]
