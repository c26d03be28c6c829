import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import governance.tenant_models
import pghistory.utils
from django.conf import settings
from django.db import migrations, models
from governance.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0002_modules_and_jobs_of_the_system"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="ComplianceRule",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=40, verbose_name="What is checked")),
                        ("name", models.CharField(max_length=160, verbose_name="The rule in words")),
                        ("reason", models.TextField(blank=True, verbose_name="Why we have it")),
                        (
                            "weight",
                            models.CharField(
                                choices=[("must", "Must"), ("should", "Should")],
                                default="must",
                                max_length=6,
                                verbose_name="Weight",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("municipality", "Municipality as a whole"),
                                        ("council", "Council"),
                                        ("executive_board", "Executive board"),
                                        ("board", "Board"),
                                        ("joint_board", "Joint board"),
                                        ("administration", "Administration"),
                                        ("service_area", "Service area"),
                                        ("unit", "Unit"),
                                        ("company", "Municipal company"),
                                        ("association", "Municipal association"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Holds for",
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="Month",
                            ),
                        ),
                        (
                            "day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(31),
                                ],
                                verbose_name="Day",
                            ),
                        ),
                        ("threshold", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Number")),
                        (
                            "escalates_after_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(365),
                                ],
                                verbose_name="Tell the executive board's controllers after so many days",
                            ),
                        ),
                        ("is_on", models.BooleanField(default=True, verbose_name="In use")),
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
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Responsible for the rule",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["weight", "name"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="governance_compliancerule_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="governance_compliancerule_rls"),
                            models.UniqueConstraint(fields=("municipality", "name"), name="compliancerule_name_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True), models.Q(("subject", ""), _negated=True)
                                ),
                                name="compliancerule_has_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day", None), ("month", None)),
                                    models.Q(
                                        ("day__range", (1, 31)),
                                        ("month__range", (1, 12)),
                                        models.Q(("month__in", [4, 6, 9, 11]), ("day", 31), _negated=True),
                                        models.Q(("month", 2), ("day__gt", 29), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="compliancerule_day_of_the_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("weight__in", ["must", "should"])),
                                name="compliancerule_weight_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComplianceFinding",
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
                        ("key", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=300, verbose_name="What it is about")),
                        ("path", models.CharField(blank=True, max_length=200)),
                        (
                            "found_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="Found"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Mended")),
                        ("answer", models.TextField(blank=True, verbose_name="What is being done")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("exception_reason", models.TextField(blank=True, verbose_name="Why an exception is granted")),
                        ("excepted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "excepted_until",
                            models.DateField(blank=True, null=True, verbose_name="The exception holds until"),
                        ),
                        ("escalated_at", models.DateTimeField(blank=True, null=True, verbose_name="Told upwards")),
                        (
                            "excepted_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Exception granted by",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="governance.organisation",
                                verbose_name="Organisation",
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
                        (
                            "rule",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="findings",
                                to="governance.compliancerule",
                                verbose_name="The rule",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["rule", "organisation", "title"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "organisation"], name="compliancef_organisat_605a02_i"
                            ),
                            models.Index(fields=["municipality", "rule"], name="compliancef_rule_0cf4fb_i"),
                            models.Index(
                                models.F("municipality"),
                                models.F("year"),
                                models.F("organisation"),
                                name="compliancefinding_year_i",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="governance_compliancefinding_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="governance_compliancefinding_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="governance_compliancefinding_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="rule", name="governance_compliancefinding_rule_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "rule", "organisation", "year", "key"),
                                name="compliancefinding_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("excepted_at", None),
                                        ("excepted_by", None),
                                        ("excepted_until", None),
                                        ("exception_reason", ""),
                                    ),
                                    models.Q(
                                        models.Q(("exception_reason", ""), _negated=True),
                                        ("excepted_at__isnull", False),
                                        ("excepted_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="compliancefinding_exception_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComplianceResult",
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
                                ]
                            ),
                        ),
                        ("looked_at", models.PositiveIntegerField()),
                        ("breaking", models.PositiveIntegerField()),
                        ("checked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.organisation",
                            ),
                        ),
                        (
                            "rule",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="governance.compliancerule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "organisation"], name="compliancer_organisat_a79381_i"
                            ),
                            models.Index(fields=["municipality", "rule"], name="compliancer_rule_1506eb_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="governance_complianceresult_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="governance_complianceresult_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="governance_complianceresult_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="rule", name="governance_complianceresult_rule_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "rule", "organisation", "year"), name="complianceresult_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("breaking__lte", models.F("looked_at"))),
                                name="complianceresult_part_of_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComplianceFindingEvent",
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
                        ("key", models.CharField(max_length=60)),
                        ("title", models.CharField(max_length=300, verbose_name="What it is about")),
                        ("path", models.CharField(blank=True, max_length=200)),
                        (
                            "found_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="Found"
                            ),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="Mended")),
                        ("answer", models.TextField(blank=True, verbose_name="What is being done")),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        ("exception_reason", models.TextField(blank=True, verbose_name="Why an exception is granted")),
                        ("excepted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "excepted_until",
                            models.DateField(blank=True, null=True, verbose_name="The exception holds until"),
                        ),
                        ("escalated_at", models.DateTimeField(blank=True, null=True, verbose_name="Told upwards")),
                        (
                            "excepted_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Exception granted by",
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
                                to="governance.compliancefinding",
                            ),
                        ),
                        (
                            "rule",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.compliancerule",
                                verbose_name="The rule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="compliancefindin_2d11e3_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="compliancefindin_2d11e3_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_compliancefindingevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComplianceRuleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("subject", models.CharField(max_length=40, verbose_name="What is checked")),
                        ("name", models.CharField(max_length=160, verbose_name="The rule in words")),
                        ("reason", models.TextField(blank=True, verbose_name="Why we have it")),
                        (
                            "weight",
                            models.CharField(
                                choices=[("must", "Must"), ("should", "Should")],
                                default="must",
                                max_length=6,
                                verbose_name="Weight",
                            ),
                        ),
                        (
                            "kinds",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("municipality", "Municipality as a whole"),
                                        ("council", "Council"),
                                        ("executive_board", "Executive board"),
                                        ("board", "Board"),
                                        ("joint_board", "Joint board"),
                                        ("administration", "Administration"),
                                        ("service_area", "Service area"),
                                        ("unit", "Unit"),
                                        ("company", "Municipal company"),
                                        ("association", "Municipal association"),
                                    ],
                                    max_length=20,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="Holds for",
                            ),
                        ),
                        (
                            "month",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(12),
                                ],
                                verbose_name="Month",
                            ),
                        ),
                        (
                            "day",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(31),
                                ],
                                verbose_name="Day",
                            ),
                        ),
                        ("threshold", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Number")),
                        (
                            "escalates_after_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(365),
                                ],
                                verbose_name="Tell the executive board's controllers after so many days",
                            ),
                        ),
                        ("is_on", models.BooleanField(default=True, verbose_name="In use")),
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
                                to="governance.compliancerule",
                            ),
                        ),
                        (
                            "responsible",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Responsible for the rule",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="complianceruleev_5363d1_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="complianceruleev_5363d1_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_complianceruleevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=30)),
                        ("about", models.CharField(max_length=60)),
                        ("on", models.DateField()),
                        ("payload", models.JSONField(default=dict)),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("is_mailed", models.BooleanField(default=True)),
                        ("digest", models.BigIntegerField(null=True)),
                        ("mailed_at", models.DateTimeField(null=True)),
                        ("read_at", models.DateTimeField(null=True)),
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
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-made_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                models.F("municipality"),
                                models.F("mailed_at"),
                                condition=models.Q(("mailed_at", None)),
                                name="notice_unmailed_i",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_notice_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_notice_rls"),
                            models.UniqueConstraint(
                                fields=("municipality", "person", "kind", "about", "on"), name="notice_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", ""), _negated=True), models.Q(("about", ""), _negated=True)
                                ),
                                name="notice_about_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeChoice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "often",
                            models.CharField(
                                choices=[
                                    ("daily", "Every working day, when there is something"),
                                    ("weekly", "On Mondays, when there is something"),
                                    ("never", "Never by e-mail; only here"),
                                ],
                                default="daily",
                                max_length=8,
                                verbose_name="How often",
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
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Person",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_noticechoice_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_noticechoice_rls"),
                            models.UniqueConstraint(fields=("municipality", "person"), name="noticechoice_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NoticeChoiceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "often",
                            models.CharField(
                                choices=[
                                    ("daily", "Every working day, when there is something"),
                                    ("weekly", "On Mondays, when there is something"),
                                    ("never", "Never by e-mail; only here"),
                                ],
                                default="daily",
                                max_length=8,
                                verbose_name="How often",
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
                            "person",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Person",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="governance.noticechoice",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="noticechoiceeven_6de4c9_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="noticechoiceeven_6de4c9_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_noticechoiceevent_rls")
                        ],
                    },
                ),
                migrations.AlterModelOptions(
                    name="organisation",
                    options={
                        "default_permissions": (),
                        "ordering": ["sort_key"],
                        "permissions": [
                            ("read_drafts", "Read drafts"),
                            ("enter_values", "Enter values"),
                            ("write_plans", "Write plans"),
                            ("record_decisions", "Record a body's decisions"),
                            ("manage_goals", "Write goals"),
                            ("assess_goals", "Assess goals"),
                            ("manage_indicators", "Manage indicators and targets"),
                            ("close_periods", "Close and reopen periods"),
                            ("shape_cycle", "Shape the annual wheel"),
                            ("approve_tasks", "Follow up and approve what is handed in"),
                            ("keep_rules", "Keep the compliance rules and grant exceptions"),
                            ("order_reports", "Order reports"),
                            ("shape_model", "Shape the governance model"),
                            ("manage_people", "Manage people and organisation"),
                            ("read_history", "Read the history"),
                            ("acknowledge_plans", "Acknowledge plans that have been read"),
                        ],
                    },
                ),
            ]
        )
    ]
