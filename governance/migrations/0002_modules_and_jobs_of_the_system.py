import django.db.models.deletion
import django.db.models.functions.comparison
import governance.tenant_models
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ModuleChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "module",
                    models.CharField(
                        choices=[("quality_declarations", "Quality declarations")], max_length=30, verbose_name="Module"
                    ),
                ),
                ("is_on", models.BooleanField(default=False, verbose_name="In use")),
                (
                    "municipality",
                    governance.tenant_models.MunicipalityField(
                        db_default=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.Value("app.municipality"), models.Value(True), function="current_setting"
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
                    models.UniqueConstraint(fields=("municipality", "id"), name="governance_modulechoice_key"),
                    governance.tenant_models.RowLevelSecurity(name="governance_modulechoice_rls"),
                    models.UniqueConstraint(fields=("municipality", "module"), name="modulechoice_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModuleChoiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "module",
                    models.CharField(
                        choices=[("quality_declarations", "Quality declarations")], max_length=30, verbose_name="Module"
                    ),
                ),
                ("is_on", models.BooleanField(default=False, verbose_name="In use")),
                (
                    "municipality",
                    governance.tenant_models.MunicipalityField(
                        db_constraint=False,
                        db_default=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.NullIf(
                                models.Func(
                                    models.Value("app.municipality"), models.Value(True), function="current_setting"
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
                        to="governance.modulechoice",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_created_at"], name="modulechoiceeven_880bb3_at_i"),
                    models.Index(fields=["municipality", "pgh_obj"], name="modulechoiceeven_880bb3_obj_i"),
                ],
                "constraints": [governance.tenant_models.RowLevelSecurity(name="governance_modulechoiceevent_rls")],
            },
        ),
        migrations.AlterField(
            model_name="job",
            name="ordered_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
