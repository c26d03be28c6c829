import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import governance.tenant_models
import pghistory.utils
import reports.models
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
                    name="Report",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("annual", "Annual report")],
                                default="annual",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="Year",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Title")),
                        ("language", models.CharField(max_length=2, verbose_name="Language")),
                        ("snapshot", models.TextField(blank=True)),
                        ("ordered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "job",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
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
                            "ordered_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-ordered_at"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "job"], name="report_job_99390e_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="reports_report_key"),
                            governance.tenant_models.RowLevelSecurity(name="reports_report_rls"),
                            governance.tenant_models.SameMunicipality(field="job", name="reports_report_job_same"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[("annual", "Annual report")],
                                default="annual",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="Year",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Title")),
                        ("language", models.CharField(max_length=2, verbose_name="Language")),
                        ("snapshot", models.TextField(blank=True)),
                        ("ordered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "job",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
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
                            "ordered_by",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="reports.report",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="reportevent_693b14_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="reportevent_693b14_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="reports_reportevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("format", models.CharField(choices=[("pdf", "PDF"), ("xlsx", "XLSX")], max_length=4)),
                        ("file", models.FileField(max_length=200, upload_to=reports.models.place_of_file)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("stored_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "report",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="reports.report",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["format"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "report"], name="reportfile_report_ebb1b0_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="reports_reportfile_key"),
                            governance.tenant_models.RowLevelSecurity(name="reports_reportfile_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="report", name="reports_reportfile_report_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "report", "format"), name="reportfile_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFileEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("format", models.CharField(choices=[("pdf", "PDF"), ("xlsx", "XLSX")], max_length=4)),
                        ("file", models.FileField(max_length=200, upload_to=reports.models.place_of_file)),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("stored_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="reports.reportfile",
                            ),
                        ),
                        (
                            "report",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="reports.report",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="reportfileevent_1e15c3_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="reportfileevent_1e15c3_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="reports_reportfileevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="ReportText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="Year",
                            ),
                        ),
                        ("heading", models.CharField(max_length=40)),
                        ("text", models.TextField(blank=True, verbose_name="Text")),
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
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="reports_reporttext_key"),
                            governance.tenant_models.RowLevelSecurity(name="reports_reporttext_rls"),
                            models.UniqueConstraint(fields=("municipality", "year", "heading"), name="reporttext_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportTextEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="Year",
                            ),
                        ),
                        ("heading", models.CharField(max_length=40)),
                        ("text", models.TextField(blank=True, verbose_name="Text")),
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
                                to="reports.reporttext",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="reporttextevent_099e1e_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="reporttextevent_099e1e_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="reports_reporttextevent_rls")],
                    },
                ),
            ]
        )
    ]
