import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import governance.tenant_models
import pghistory.utils
import uuid
from django.conf import settings
from django.db import migrations, models
from governance.schema import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Municipality",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("slug", models.SlugField(max_length=40, unique=True, verbose_name="Address")),
                        ("name", models.CharField(max_length=100, verbose_name="Name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("municipality", "Municipality"), ("region", "Region")],
                                default="municipality",
                                max_length=20,
                                verbose_name="Kind",
                            ),
                        ),
                        ("language", models.CharField(default="sv", max_length=2, verbose_name="Language")),
                        (
                            "money_unit",
                            models.CharField(
                                choices=[("tkr", "SEK thousand (tkr)"), ("mnkr", "SEK million (mnkr)")],
                                default="mnkr",
                                max_length=4,
                                verbose_name="Money is shown in",
                            ),
                        ),
                        (
                            "accent",
                            models.CharField(
                                default="#0F4C5C",
                                max_length=7,
                                validators=[django.core.validators.RegexValidator("^#[0-9A-Fa-f]{6}$")],
                                verbose_name="Accent colour",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "slug__in",
                                        (
                                            "accounts",
                                            "static",
                                            "health",
                                            "accessibility",
                                            "about",
                                            "language",
                                            "profile",
                                            "resume",
                                        ),
                                    ),
                                    _negated=True,
                                ),
                                name="municipality_slug_not_reserved",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Organisation",
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
                                verbose_name="Kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Name")),
                        ("short_name", models.CharField(blank=True, max_length=20, verbose_name="Short name")),
                        (
                            "valid_from",
                            models.DateField(
                                db_default=django.db.models.functions.datetime.TruncDate(
                                    django.db.models.functions.datetime.Now()
                                ),
                                verbose_name="From",
                            ),
                        ),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="To")),
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
                            "parent",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="children",
                                to="governance.organisation",
                                verbose_name="Belongs to",
                            ),
                        ),
                    ],
                    options={
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
                            ("order_reports", "Order reports"),
                            ("shape_model", "Shape the governance model"),
                            ("manage_people", "Manage people and organisation"),
                            ("read_history", "Read the history"),
                            ("acknowledge_plans", "Acknowledge plans that have been read"),
                        ],
                        "abstract": False,
                        "default_permissions": (),
                        "indexes": [
                            models.Index(fields=["municipality", "parent"], name="organisatio_parent_2f9ff8_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_organisation_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_organisation_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="parent", name="governance_organisation_parent_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "parent", "name"), name="organisation_name_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("parent", None)),
                                fields=("municipality",),
                                name="organisation_one_root",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("parent", models.F("id")), _negated=True),
                                name="organisation_not_own_parent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                                ),
                                name="organisation_valid_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusScale",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=80, verbose_name="Name")),
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
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_statusscale_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_statusscale_rls"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GovernanceModel",
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
                        ("name", models.CharField(max_length=120, verbose_name="Name")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="Version")),
                        (
                            "year_from",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="From year",
                            ),
                        ),
                        (
                            "year_to",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="To year",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("adopted", "Adopted"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="State",
                            ),
                        ),
                        (
                            "rollup_rule",
                            models.CharField(
                                choices=[
                                    (
                                        "all_or_partly",
                                        "Fulfilled when all reach, partly when some do, not when none does",
                                    ),
                                    (
                                        "majority",
                                        "Fulfilled when more than half reach, partly when some do, not when none does",
                                    ),
                                    ("worst", "Fulfilled only when all reach, otherwise not"),
                                ],
                                default="all_or_partly",
                                max_length=20,
                                verbose_name="Rule for the suggested status",
                            ),
                        ),
                        ("rationale", models.TextField(blank=True, verbose_name="Why this model")),
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
                            "scale",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.statusscale",
                                verbose_name="Status scale",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year_from", "-version"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="governancem_decided_b_cab0de_i"),
                            models.Index(fields=["municipality", "scale"], name="governancem_scale_a80b92_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="governance_governancemodel_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="governance_governancemodel_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="governance_governancemodel_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="scale", name="governance_governancemodel_scale_same"
                            ),
                            models.UniqueConstraint(fields=("municipality", "version"), name="model_version_once"),
                            models.CheckConstraint(
                                condition=models.Q(("year_to__gte", models.F("year_from"))), name="model_years_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["adopted", "superseded"]), _negated=True),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_on__isnull", False),
                                        models.Q(("registry_number", ""), _negated=True),
                                        models.Q(("minutes_paragraph", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="model_adopted_is_decided",
                            ),
                            governance.tenant_models.OneAtATime(
                                alike=(),
                                name="model_one_in_force",
                                only_state="adopted",
                                span=("int4range", "year_from", "year_to"),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("subject", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="E-mail")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Name")),
                        ("language", models.CharField(blank=True, max_length=2, verbose_name="Language")),
                        ("is_active", models.BooleanField(default=True, verbose_name="Active")),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="user_email_any_case"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModelLevel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Order")),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("vision", "Direction (vision, strategy)"),
                                    ("goal", "Goal"),
                                    ("commitment", "Commitment"),
                                    ("plan", "Plan"),
                                    ("activity", "Activity"),
                                ],
                                default="goal",
                                max_length=12,
                                verbose_name="What it is",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="Name in the singular")),
                        ("name_plural", models.CharField(max_length=60, verbose_name="Name in the plural")),
                        (
                            "owner_kind",
                            models.CharField(
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
                                verbose_name="Owned by",
                            ),
                        ),
                        ("has_indicators", models.BooleanField(default=False, verbose_name="May have indicators")),
                        ("has_activities", models.BooleanField(default=False, verbose_name="May have activities")),
                        ("has_forecasts", models.BooleanField(default=False, verbose_name="May have forecasts")),
                        (
                            "serving_rule",
                            models.CharField(
                                choices=[
                                    ("free", "May stand alone"),
                                    ("advised", "Should serve a goal above"),
                                    ("required", "Must serve a goal above"),
                                ],
                                default="advised",
                                max_length=10,
                                verbose_name="Serves a goal above",
                            ),
                        ),
                        ("asks_rationale", models.BooleanField(default=False, verbose_name="Must say why")),
                        (
                            "asks_benefit",
                            models.BooleanField(default=False, verbose_name="Must say the benefit for the citizen"),
                        ),
                        (
                            "most_goals",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many goals for each organisation"
                            ),
                        ),
                        (
                            "longest_title",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many characters in a goal"
                            ),
                        ),
                        (
                            "longest_text",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many characters in a text"
                            ),
                        ),
                        ("limits_are_hard", models.BooleanField(default=False, verbose_name="The limits are binding")),
                        (
                            "model",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="levels",
                                to="governance.governancemodel",
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
                        "ordering": ["order"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "model"], name="modellevel_model_a2d065_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_modellevel_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_modellevel_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="model", name="governance_modellevel_model_same"
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("municipality", "model", "order"),
                                name="level_order_once",
                            ),
                            models.UniqueConstraint(fields=("municipality", "model", "name"), name="level_name_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("most_goals", None), ("most_goals__gte", 1), _connector="OR"),
                                    models.Q(
                                        ("longest_title", None), ("longest_title__range", (20, 200)), _connector="OR"
                                    ),
                                    models.Q(("longest_text", None), ("longest_text__gte", 100), _connector="OR"),
                                ),
                                name="level_limits_can_be_kept",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModelLevelEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Order")),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("vision", "Direction (vision, strategy)"),
                                    ("goal", "Goal"),
                                    ("commitment", "Commitment"),
                                    ("plan", "Plan"),
                                    ("activity", "Activity"),
                                ],
                                default="goal",
                                max_length=12,
                                verbose_name="What it is",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="Name in the singular")),
                        ("name_plural", models.CharField(max_length=60, verbose_name="Name in the plural")),
                        (
                            "owner_kind",
                            models.CharField(
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
                                verbose_name="Owned by",
                            ),
                        ),
                        ("has_indicators", models.BooleanField(default=False, verbose_name="May have indicators")),
                        ("has_activities", models.BooleanField(default=False, verbose_name="May have activities")),
                        ("has_forecasts", models.BooleanField(default=False, verbose_name="May have forecasts")),
                        (
                            "serving_rule",
                            models.CharField(
                                choices=[
                                    ("free", "May stand alone"),
                                    ("advised", "Should serve a goal above"),
                                    ("required", "Must serve a goal above"),
                                ],
                                default="advised",
                                max_length=10,
                                verbose_name="Serves a goal above",
                            ),
                        ),
                        ("asks_rationale", models.BooleanField(default=False, verbose_name="Must say why")),
                        (
                            "asks_benefit",
                            models.BooleanField(default=False, verbose_name="Must say the benefit for the citizen"),
                        ),
                        (
                            "most_goals",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many goals for each organisation"
                            ),
                        ),
                        (
                            "longest_title",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many characters in a goal"
                            ),
                        ),
                        (
                            "longest_text",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many characters in a text"
                            ),
                        ),
                        ("limits_are_hard", models.BooleanField(default=False, verbose_name="The limits are binding")),
                        (
                            "model",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.governancemodel",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="governance.modellevel",
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="modellevelevent_a36450_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="modellevelevent_a36450_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_modellevelevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("administrator", "Administrator"),
                                    ("model_owner", "Model owner"),
                                    ("controller", "Controller"),
                                    ("manager", "Manager"),
                                    ("official", "Official"),
                                    ("board_secretary", "Board secretary"),
                                    ("board_member", "Board member"),
                                    ("executive_board_member", "Executive-board member"),
                                    ("auditor", "Auditor"),
                                    ("control_coordinator", "Internal-control coordinator"),
                                    ("provider", "Provider"),
                                    ("reader", "Reader"),
                                ],
                                max_length=30,
                                verbose_name="Role",
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(
                                db_default=django.db.models.functions.datetime.TruncDate(
                                    django.db.models.functions.datetime.Now()
                                ),
                                verbose_name="From",
                            ),
                        ),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Person",
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
                                related_name="memberships",
                                to="governance.organisation",
                                verbose_name="Organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="membership_organisat_9f3ac9_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_membership_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_membership_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="governance_membership_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "user", "organisation", "role", "valid_from"),
                                name="membership_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                                ),
                                name="membership_valid_in_order",
                            ),
                            governance.tenant_models.OneAtATime(
                                alike=("user", "organisation", "role"),
                                name="membership_one_at_a_time",
                                only_state="",
                                span=("daterange", "valid_from", "valid_to"),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("payload", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting"),
                                    ("running", "Under way"),
                                    ("done", "Ready"),
                                    ("failed", "Failed"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("ordered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("queued_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("started_at", models.DateTimeField(null=True)),
                        ("heartbeat_at", models.DateTimeField(null=True)),
                        ("finished_at", models.DateTimeField(null=True)),
                        ("attempt", models.PositiveSmallIntegerField(default=0)),
                        ("attempts_before", models.PositiveSmallIntegerField(default=0)),
                        ("done", models.PositiveIntegerField(default=0)),
                        ("total", models.PositiveIntegerField(default=0)),
                        ("step", models.CharField(blank=True, max_length=80)),
                        ("reason", models.CharField(blank=True, max_length=500)),
                        ("result", models.JSONField(default=dict)),
                        (
                            "ordered_by",
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
                        "ordering": ["-ordered_at"],
                        "abstract": False,
                        "indexes": [models.Index(models.F("municipality"), models.F("state"), name="job_state_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_job_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_job_rls"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="job_failed_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="E-mail")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Name")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("administrator", "Administrator"),
                                    ("model_owner", "Model owner"),
                                    ("controller", "Controller"),
                                    ("manager", "Manager"),
                                    ("official", "Official"),
                                    ("board_secretary", "Board secretary"),
                                    ("board_member", "Board member"),
                                    ("executive_board_member", "Executive-board member"),
                                    ("auditor", "Auditor"),
                                    ("control_coordinator", "Internal-control coordinator"),
                                    ("provider", "Provider"),
                                    ("reader", "Reader"),
                                ],
                                max_length=30,
                                verbose_name="Role",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="From")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="Sent"
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="Accepted")),
                        (
                            "invited_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Invited by",
                            ),
                        ),
                        (
                            "job",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.job",
                                verbose_name="Sending of the mail",
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
                                related_name="invitations",
                                to="governance.organisation",
                                verbose_name="Organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-sent_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "job"], name="invitation_job_7a1f14_i"),
                            models.Index(fields=["municipality", "organisation"], name="invitation_organisat_1723a6_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_invitation_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_invitation_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="job", name="governance_invitation_job_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="governance_invitation_organisation_same"
                            ),
                            models.UniqueConstraint(
                                models.F("municipality"),
                                django.db.models.functions.text.Lower("email"),
                                models.F("organisation"),
                                models.F("role"),
                                condition=models.Q(("accepted_at", None)),
                                name="invitation_open_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                                ),
                                name="invitation_valid_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Admission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="admissions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "municipality",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.municipality",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "municipality"), name="admission_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MembershipEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("administrator", "Administrator"),
                                    ("model_owner", "Model owner"),
                                    ("controller", "Controller"),
                                    ("manager", "Manager"),
                                    ("official", "Official"),
                                    ("board_secretary", "Board secretary"),
                                    ("board_member", "Board member"),
                                    ("executive_board_member", "Executive-board member"),
                                    ("auditor", "Auditor"),
                                    ("control_coordinator", "Internal-control coordinator"),
                                    ("provider", "Provider"),
                                    ("reader", "Reader"),
                                ],
                                max_length=30,
                                verbose_name="Role",
                            ),
                        ),
                        (
                            "valid_from",
                            models.DateField(
                                db_default=django.db.models.functions.datetime.TruncDate(
                                    django.db.models.functions.datetime.Now()
                                ),
                                verbose_name="From",
                            ),
                        ),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="governance.membership",
                            ),
                        ),
                        (
                            "user",
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="membershipevent_270576_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="membershipevent_270576_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_membershipevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InvitationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("email", models.EmailField(max_length=254, verbose_name="E-mail")),
                        ("full_name", models.CharField(max_length=120, verbose_name="Name")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("administrator", "Administrator"),
                                    ("model_owner", "Model owner"),
                                    ("controller", "Controller"),
                                    ("manager", "Manager"),
                                    ("official", "Official"),
                                    ("board_secretary", "Board secretary"),
                                    ("board_member", "Board member"),
                                    ("executive_board_member", "Executive-board member"),
                                    ("auditor", "Auditor"),
                                    ("control_coordinator", "Internal-control coordinator"),
                                    ("provider", "Provider"),
                                    ("reader", "Reader"),
                                ],
                                max_length=30,
                                verbose_name="Role",
                            ),
                        ),
                        ("valid_from", models.DateField(verbose_name="From")),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="To")),
                        (
                            "sent_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="Sent"
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(null=True, verbose_name="Accepted")),
                        (
                            "invited_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Invited by",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="governance.invitation",
                            ),
                        ),
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
                                verbose_name="Sending of the mail",
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="invitationevent_76b70b_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="invitationevent_76b70b_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_invitationevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationEvent",
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
                                verbose_name="Kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Name")),
                        ("short_name", models.CharField(blank=True, max_length=20, verbose_name="Short name")),
                        (
                            "valid_from",
                            models.DateField(
                                db_default=django.db.models.functions.datetime.TruncDate(
                                    django.db.models.functions.datetime.Now()
                                ),
                                verbose_name="From",
                            ),
                        ),
                        ("valid_to", models.DateField(blank=True, null=True, verbose_name="To")),
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
                            "parent",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                                verbose_name="Belongs to",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="organisationeven_b17fc4_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="organisationeven_b17fc4_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_organisationevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OrganisationGrant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "content_object",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to="governance.organisation",
                            ),
                        ),
                        (
                            "membership",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="grants",
                                to="governance.membership",
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
                            "permission",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="auth.permission",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "membership"], name="organisatio_membershi_993ab3_i"),
                            models.Index(
                                fields=["municipality", "content_object"], name="organisatio_content_o_fcdc32_i"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="governance_organisationgrant_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="governance_organisationgrant_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="membership", name="governance_organisationgrant_membership_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="content_object", name="governance_organisationgrant_content_object_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "user", "permission", "content_object", "membership"),
                                name="grant_once",
                                nulls_distinct=False,
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Perspective",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="Name")),
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
                        "ordering": ["order"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_perspective_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_perspective_rls"),
                            models.UniqueConstraint(fields=("municipality", "name"), name="perspective_name_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PerspectiveEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=60, verbose_name="Name")),
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
                                to="governance.perspective",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="perspectiveevent_bc994b_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="perspectiveevent_bc994b_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_perspectiveevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GovernanceModelEvent",
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
                        ("name", models.CharField(max_length=120, verbose_name="Name")),
                        ("version", models.PositiveSmallIntegerField(verbose_name="Version")),
                        (
                            "year_from",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="From year",
                            ),
                        ),
                        (
                            "year_to",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1990),
                                    django.core.validators.MaxValueValidator(2100),
                                ],
                                verbose_name="To year",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("returned", "Returned"),
                                    ("adopted", "Adopted"),
                                    ("superseded", "Superseded"),
                                ],
                                default="draft",
                                max_length=12,
                                verbose_name="State",
                            ),
                        ),
                        (
                            "rollup_rule",
                            models.CharField(
                                choices=[
                                    (
                                        "all_or_partly",
                                        "Fulfilled when all reach, partly when some do, not when none does",
                                    ),
                                    (
                                        "majority",
                                        "Fulfilled when more than half reach, partly when some do, not when none does",
                                    ),
                                    ("worst", "Fulfilled only when all reach, otherwise not"),
                                ],
                                default="all_or_partly",
                                max_length=20,
                                verbose_name="Rule for the suggested status",
                            ),
                        ),
                        ("rationale", models.TextField(blank=True, verbose_name="Why this model")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="governance.governancemodel",
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
                            "scale",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.statusscale",
                                verbose_name="Status scale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="governancemodele_7de361_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="governancemodele_7de361_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_governancemodelevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusScaleEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=80, verbose_name="Name")),
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
                                to="governance.statusscale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="statusscaleevent_76015a_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="statusscaleevent_76015a_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_statusscaleevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meaning",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Meaning",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Order")),
                        ("word", models.CharField(max_length=40, verbose_name="Word")),
                        ("forecast_word", models.CharField(max_length=60, verbose_name="Word in a forecast")),
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
                            "scale",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="governance.statusscale",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "scale"], name="statusstep_scale_4b8378_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="governance_statusstep_key"),
                            governance.tenant_models.RowLevelSecurity(name="governance_statusstep_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="scale", name="governance_statusstep_scale_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "scale", "meaning"), name="statusstep_meaning_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("word", ""), _negated=True), name="statusstep_has_word"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StatusStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "meaning",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Meaning",
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Order")),
                        ("word", models.CharField(max_length=40, verbose_name="Word")),
                        ("forecast_word", models.CharField(max_length=60, verbose_name="Word in a forecast")),
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
                                to="governance.statusstep",
                            ),
                        ),
                        (
                            "scale",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.statusscale",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="statusstepevent_9a87a5_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="statusstepevent_9a87a5_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_statusstepevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TemplateSection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("core_mission", "Core mission"),
                                    ("goals", "Goals and activities"),
                                    ("assignments", "Assignments"),
                                    ("text", "Text"),
                                ],
                                default="text",
                                max_length=12,
                                verbose_name="What it holds",
                            ),
                        ),
                        ("heading", models.CharField(max_length=80, verbose_name="Heading")),
                        (
                            "help_text",
                            models.CharField(blank=True, max_length=300, verbose_name="Help for those who write"),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=False, verbose_name="Must be written before the plan is handed in"
                            ),
                        ),
                        (
                            "longest_text",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many characters in a text"
                            ),
                        ),
                        (
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="governance.modellevel",
                                verbose_name="Level",
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
                        "ordering": ["order", "id"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "level"], name="templatesec_level_a77e5e_i")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="governance_templatesection_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="governance_templatesection_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="level", name="governance_templatesection_level_same"
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("municipality", "level", "order"),
                                name="section_order_once",
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "level", "heading"), name="section_heading_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind", "text"), _negated=True),
                                fields=("municipality", "level", "kind"),
                                name="section_kept_elsewhere_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("heading", ""), _negated=True), name="section_has_heading"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TemplateSectionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(verbose_name="Order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("core_mission", "Core mission"),
                                    ("goals", "Goals and activities"),
                                    ("assignments", "Assignments"),
                                    ("text", "Text"),
                                ],
                                default="text",
                                max_length=12,
                                verbose_name="What it holds",
                            ),
                        ),
                        ("heading", models.CharField(max_length=80, verbose_name="Heading")),
                        (
                            "help_text",
                            models.CharField(blank=True, max_length=300, verbose_name="Help for those who write"),
                        ),
                        (
                            "is_required",
                            models.BooleanField(
                                default=False, verbose_name="Must be written before the plan is handed in"
                            ),
                        ),
                        (
                            "longest_text",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="At most so many characters in a text"
                            ),
                        ),
                        (
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.modellevel",
                                verbose_name="Level",
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
                                to="governance.templatesection",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="templatesectione_92db20_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="templatesectione_92db20_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="governance_templatesectionevent_rls")
                        ],
                    },
                ),
            ]
        )
    ]
