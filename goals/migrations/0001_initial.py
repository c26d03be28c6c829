import annualcycle.periods
import django.core.validators
import django.db.models.constraints
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
        ("indicators", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="Goal",
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
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("development", "Development goal"),
                                    ("operational", "Operational goal"),
                                    ("financial", "Financial goal"),
                                    ("core", "Core mission"),
                                ],
                                default="development",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Goal")),
                        ("rationale", models.TextField(blank=True, verbose_name="Why")),
                        ("citizen_benefit", models.TextField(blank=True, verbose_name="Benefit for the citizen")),
                        (
                            "is_geh",
                            models.BooleanField(
                                default=False,
                                help_text="Kommunallagen 11:6",
                                verbose_name="Of importance for sound financial management",
                            ),
                        ),
                        (
                            "ambition",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("committed", "Committed: we are sure to reach it"),
                                    ("stretch", "Stretch: a challenge, progress counts"),
                                ],
                                max_length=10,
                                verbose_name="Ambition",
                            ),
                        ),
                        (
                            "horizon",
                            models.CharField(
                                choices=[
                                    ("year", "The year"),
                                    ("term", "The term of office"),
                                    ("long", "The long term"),
                                ],
                                default="term",
                                max_length=5,
                                verbose_name="Horizon",
                            ),
                        ),
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
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
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
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="governance.organisation",
                                verbose_name="Owned by",
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
                                to="goals.goal",
                                verbose_name="Serves",
                            ),
                        ),
                        (
                            "perspective",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.perspective",
                                verbose_name="Perspective",
                            ),
                        ),
                        (
                            "replaces",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="goals.goal",
                                verbose_name="Replaces",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="goal_decided_b_88b37a_i"),
                            models.Index(fields=["municipality", "replaces"], name="goal_replaces_645837_i"),
                            models.Index(fields=["municipality", "perspective"], name="goal_perspecti_b5f6f2_i"),
                            models.Index(fields=["municipality", "parent"], name="goal_parent_2b667b_i"),
                            models.Index(fields=["municipality", "organisation"], name="goal_organisat_b3471a_i"),
                            models.Index(fields=["municipality", "level"], name="goal_level_47bb6f_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_goal_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_goal_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="goals_goal_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="replaces", name="goals_goal_replaces_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="perspective", name="goals_goal_perspective_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="parent", name="goals_goal_parent_same"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_goal_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="level", name="goals_goal_level_same"),
                            models.CheckConstraint(
                                condition=models.Q(("year_to__gte", models.F("year_from"))), name="goal_years_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("parent", models.F("id")), _negated=True),
                                name="goal_not_own_parent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("replaces", models.F("id")), _negated=True),
                                name="goal_not_replacing_itself",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="goal_has_title"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("state", "superseded"), _negated=True), ("replaces", None)
                                ),
                                fields=("municipality", "level", "organisation", "title", "year_from"),
                                name="goal_title_once",
                            ),
                            models.UniqueConstraint(fields=("municipality", "replaces"), name="goal_replaced_once"),
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
                                name="goal_adopted_is_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
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
                        ("version", models.PositiveSmallIntegerField(default=1)),
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
                        ("return_comment", models.TextField(blank=True, verbose_name="Comment on the return")),
                        ("revision_reason", models.TextField(blank=True, verbose_name="Why it is revised")),
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
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="governance.modellevel",
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
                                related_name="plans",
                                to="governance.organisation",
                            ),
                        ),
                        (
                            "revises",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="revisions",
                                to="goals.plan",
                                verbose_name="Revises",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year", "-version"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="plan_decided_b_0402a3_i"),
                            models.Index(fields=["municipality", "revises"], name="plan_revises_126300_i"),
                            models.Index(fields=["municipality", "level"], name="plan_level_37ccff_i"),
                            models.Index(fields=["municipality", "organisation"], name="plan_organisat_c55ede_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_plan_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_plan_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="goals_plan_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="revises", name="goals_plan_revises_same"),
                            governance.tenant_models.SameMunicipality(field="level", name="goals_plan_level_same"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_plan_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation", "level", "year", "version"),
                                name="plan_version_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "submitted", "returned"])),
                                fields=("municipality", "organisation", "level", "year"),
                                name="plan_one_being_written",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "adopted")),
                                fields=("municipality", "organisation", "level", "year"),
                                name="plan_one_in_force",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("revises", None), models.Q(("revision_reason", ""), _negated=True), _connector="OR"
                                ),
                                name="plan_revision_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "returned"), _negated=True),
                                    models.Q(("return_comment", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="plan_returned_says_why",
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
                                name="plan_adopted_is_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("title", models.CharField(max_length=200, verbose_name="Activity")),
                        ("owner_name", models.CharField(max_length=120, verbose_name="Who does it")),
                        ("starts_on", models.DateField(verbose_name="Begins")),
                        ("due_on", models.DateField(verbose_name="Ready by")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("under_way", "Under way"),
                                    ("done", "Done"),
                                    ("stopped", "Stopped"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="Progress in percent")),
                        ("comment", models.TextField(blank=True, verbose_name="Comment")),
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
                            "origin",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="continued",
                                to="goals.activity",
                                verbose_name="Continues",
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
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="goals.goal",
                            ),
                        ),
                        (
                            "plan",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="activities",
                                to="goals.plan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order", "due_on", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "origin"], name="activity_origin_a5a19d_i"),
                            models.Index(fields=["municipality", "goal"], name="activity_goal_abcc20_i"),
                            models.Index(fields=["municipality", "plan"], name="activity_plan_f0e195_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_activity_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_activity_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="origin", name="goals_activity_origin_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_activity_goal_same"),
                            governance.tenant_models.SameMunicipality(field="plan", name="goals_activity_plan_same"),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("starts_on"))),
                                name="activity_dates_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="activity_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("owner_name", ""), _negated=True), name="activity_has_owner"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)), name="activity_progress_in_percent"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("title", models.CharField(max_length=200, verbose_name="Activity")),
                        ("owner_name", models.CharField(max_length=120, verbose_name="Who does it")),
                        ("starts_on", models.DateField(verbose_name="Begins")),
                        ("due_on", models.DateField(verbose_name="Ready by")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("under_way", "Under way"),
                                    ("done", "Done"),
                                    ("stopped", "Stopped"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("progress", models.PositiveSmallIntegerField(default=0, verbose_name="Progress in percent")),
                        ("comment", models.TextField(blank=True, verbose_name="Comment")),
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
                            "origin",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.activity",
                                verbose_name="Continues",
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
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.activity",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                            ),
                        ),
                        (
                            "plan",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="activityevent_d2e949_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="activityevent_d2e949_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_activityevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="Assessment",
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
                        ("period_end", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Status",
                            ),
                        ),
                        (
                            "forecast",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Forecast for the year",
                            ),
                        ),
                        ("sentence", models.CharField(max_length=300, verbose_name="In one sentence")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "suggested",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("suggestion", models.CharField(max_length=300)),
                        ("assessed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "assessed_by",
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
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assessments",
                                to="goals.goal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-period_end", "-id"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "goal"], name="assessment_goal_f118ed_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_assessment_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_assessment_rls"),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_assessment_goal_same"),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "frequency", "period_start"), name="assessment_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sentence", ""), _negated=True), name="assessment_has_sentence"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", models.F("suggested")),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="assessment_other_than_suggested_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssessmentEvent",
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
                        ("period_end", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Status",
                            ),
                        ),
                        (
                            "forecast",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Forecast for the year",
                            ),
                        ),
                        ("sentence", models.CharField(max_length=300, verbose_name="In one sentence")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "suggested",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("suggestion", models.CharField(max_length=300)),
                        ("assessed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "assessed_by",
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
                                to="goals.assessment",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="assessmentevent_654dc3_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="assessmentevent_654dc3_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_assessmentevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="Assignment",
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
                        ("title", models.CharField(max_length=200, verbose_name="Assignment")),
                        ("text", models.TextField(blank=True, verbose_name="What is to be done")),
                        ("is_project", models.BooleanField(default=False, verbose_name="Run as a project")),
                        ("resources", models.TextField(blank=True, verbose_name="Resources")),
                        (
                            "resource_owner",
                            models.CharField(blank=True, max_length=120, verbose_name="Who provides the resources"),
                        ),
                        ("owner_name", models.CharField(blank=True, max_length=120, verbose_name="Who is responsible")),
                        ("due_on", models.DateField(verbose_name="To be reported back by")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("under_way", "Under way"),
                                    ("reported", "Reported back"),
                                    ("closed", "Closed"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="Closed on")),
                        (
                            "closing_paragraph",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="Minutes paragraph of the closing"
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
                                related_name="assignments",
                                to="governance.organisation",
                                verbose_name="Assigned to",
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
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="goals.goal",
                                verbose_name="For the goal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="assignment_decided_b_ea4e7f_i"),
                            models.Index(fields=["municipality", "goal"], name="assignment_goal_01cf81_i"),
                            models.Index(fields=["municipality", "organisation"], name="assignment_organisat_cb78c1_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_assignment_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_assignment_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="goals_assignment_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_assignment_goal_same"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_assignment_organisation_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="assignment_has_title"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decided_by__isnull", False),
                                    ("decided_on__isnull", False),
                                    models.Q(("registry_number", ""), _negated=True),
                                    models.Q(("minutes_paragraph", ""), _negated=True),
                                ),
                                name="assignment_is_decided",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("decided_on"))), name="assignment_due_after"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on", None),
                                        ("closing_paragraph", ""),
                                        models.Q(("status", "closed"), _negated=True),
                                    ),
                                    models.Q(
                                        ("closed_on__isnull", False),
                                        ("status", "closed"),
                                        models.Q(("closing_paragraph", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="assignment_closed_fully",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentEvent",
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
                        ("title", models.CharField(max_length=200, verbose_name="Assignment")),
                        ("text", models.TextField(blank=True, verbose_name="What is to be done")),
                        ("is_project", models.BooleanField(default=False, verbose_name="Run as a project")),
                        ("resources", models.TextField(blank=True, verbose_name="Resources")),
                        (
                            "resource_owner",
                            models.CharField(blank=True, max_length=120, verbose_name="Who provides the resources"),
                        ),
                        ("owner_name", models.CharField(blank=True, max_length=120, verbose_name="Who is responsible")),
                        ("due_on", models.DateField(verbose_name="To be reported back by")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("not_started", "Not started"),
                                    ("under_way", "Under way"),
                                    ("reported", "Reported back"),
                                    ("closed", "Closed"),
                                ],
                                default="not_started",
                                max_length=12,
                                verbose_name="Status",
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="Closed on")),
                        (
                            "closing_paragraph",
                            models.CharField(
                                blank=True, max_length=20, verbose_name="Minutes paragraph of the closing"
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
                                verbose_name="Assigned to",
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
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.assignment",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                                verbose_name="For the goal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="assignmentevent_80c090_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="assignmentevent_80c090_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_assignmentevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentPhase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("title", models.CharField(max_length=120, verbose_name="Phase")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Ready by")),
                        ("is_done", models.BooleanField(default=False, verbose_name="Done")),
                        (
                            "assignment",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="phases",
                                to="goals.assignment",
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
                        "indexes": [
                            models.Index(fields=["municipality", "assignment"], name="assignmentp_assignmen_e5ff83_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_assignmentphase_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_assignmentphase_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="assignment", name="goals_assignmentphase_assignment_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="phase_has_title"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentPhaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("title", models.CharField(max_length=120, verbose_name="Phase")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Ready by")),
                        ("is_done", models.BooleanField(default=False, verbose_name="Done")),
                        (
                            "assignment",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.assignment",
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
                                to="goals.assignmentphase",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="assignmentphasee_423b94_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="assignmentphasee_423b94_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_assignmentphaseevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reported_on", models.DateField(verbose_name="Reported on")),
                        ("text", models.TextField(verbose_name="What has been done")),
                        ("is_final", models.BooleanField(default=False, verbose_name="The assignment is carried out")),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "assignment",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="goals.assignment",
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
                            "written_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-reported_on", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "assignment"], name="assignmentr_assignmen_100986_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_assignmentreport_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_assignmentreport_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="assignment", name="goals_assignmentreport_assignment_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="assignmentreport_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentReportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("reported_on", models.DateField(verbose_name="Reported on")),
                        ("text", models.TextField(verbose_name="What has been done")),
                        ("is_final", models.BooleanField(default=False, verbose_name="The assignment is carried out")),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "assignment",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.assignment",
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
                                to="goals.assignmentreport",
                            ),
                        ),
                        (
                            "written_by",
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
                                fields=["municipality", "pgh_created_at"], name="assignmentreport_a9f96a_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="assignmentreport_a9f96a_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_assignmentreportevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CitizenRequirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("received_on", models.DateField(verbose_name="Received on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("proposal", "Citizen’s proposal"),
                                    ("comment", "Comment or complaint"),
                                    ("dialogue", "Citizen dialogue"),
                                    ("survey", "Survey"),
                                    ("other", "Other"),
                                ],
                                max_length=10,
                                verbose_name="How it came",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="What citizens ask for")),
                        ("answer", models.TextField(blank=True, verbose_name="What we do about it, or why not")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Answered on")),
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
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="citizen_requirements",
                                to="governance.organisation",
                                verbose_name="Concerns",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="citizen_requirements",
                                to="goals.goal",
                                verbose_name="Goal that takes it up",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-received_on", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "goal"], name="citizenrequ_goal_7ba18c_i"),
                            models.Index(
                                fields=["municipality", "organisation"], name="citizenrequ_organisat_dc82cc_i"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_citizenrequirement_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_citizenrequirement_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="goal", name="goals_citizenrequirement_goal_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_citizenrequirement_organisation_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="citizenrequirement_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_on", None)),
                                    models.Q(("answered_on__isnull", False), models.Q(("answer", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="citizenrequirement_answered_fully",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on", None),
                                    ("answered_on__gte", models.F("received_on")),
                                    _connector="OR",
                                ),
                                name="citizenrequirement_answered_after",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CitizenRequirementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("received_on", models.DateField(verbose_name="Received on")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("proposal", "Citizen’s proposal"),
                                    ("comment", "Comment or complaint"),
                                    ("dialogue", "Citizen dialogue"),
                                    ("survey", "Survey"),
                                    ("other", "Other"),
                                ],
                                max_length=10,
                                verbose_name="How it came",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="What citizens ask for")),
                        ("answer", models.TextField(blank=True, verbose_name="What we do about it, or why not")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="Answered on")),
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
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                                verbose_name="Concerns",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.citizenrequirement",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                                verbose_name="Goal that takes it up",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="citizenrequireme_4c8296_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="citizenrequireme_4c8296_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_citizenrequirementevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contribution",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contributions",
                                to="goals.goal",
                            ),
                        ),
                        (
                            "served",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contributions_from",
                                to="goals.goal",
                                verbose_name="Also serves",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "served"], name="contributio_served_b01b9b_i"),
                            models.Index(fields=["municipality", "goal"], name="contributio_goal_fc097e_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_contribution_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_contribution_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="served", name="goals_contribution_served_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="goal", name="goals_contribution_goal_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "served"), name="contribution_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("goal", models.F("served")), _negated=True),
                                name="contribution_not_to_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
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
                                to="goals.contribution",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                            ),
                        ),
                        (
                            "served",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                                verbose_name="Also serves",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="contributioneven_96d0e3_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="contributioneven_96d0e3_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_contributionevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="Contributor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("task", models.CharField(blank=True, max_length=300, verbose_name="What it contributes with")),
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
                                related_name="contributions",
                                to="governance.organisation",
                                verbose_name="Contributes",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contributors",
                                to="goals.goal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "organisation"], name="contributor_organisat_51beb4_i"
                            ),
                            models.Index(fields=["municipality", "goal"], name="contributor_goal_7232c0_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_contributor_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_contributor_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_contributor_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_contributor_goal_same"),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "organisation"), name="contributor_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributorComment",
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
                        ("period_end", models.DateField()),
                        ("text", models.TextField(verbose_name="How our part goes")),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "contributor",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="goals.contributor",
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
                            "written_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-period_end", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "contributor"], name="contributor_contribut_f65c1d_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_contributorcomment_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_contributorcomment_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="contributor", name="goals_contributorcomment_contributor_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "contributor", "frequency", "period_start"),
                                name="contributorcomment_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="contributorcomment_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributorCommentEvent",
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
                        ("period_end", models.DateField()),
                        ("text", models.TextField(verbose_name="How our part goes")),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "contributor",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.contributor",
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
                                to="goals.contributorcomment",
                            ),
                        ),
                        (
                            "written_by",
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
                                fields=["municipality", "pgh_created_at"], name="contributorcomme_a64156_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="contributorcomme_a64156_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_contributorcommentevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContributorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("task", models.CharField(blank=True, max_length=300, verbose_name="What it contributes with")),
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
                                verbose_name="Contributes",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.contributor",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="contributorevent_f98d43_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="contributorevent_f98d43_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_contributorevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="CoreMission",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
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
                        ("why", models.TextField(blank=True, verbose_name="Why we exist")),
                        ("what", models.TextField(verbose_name="What we do")),
                        ("for_whom", models.TextField(blank=True, verbose_name="For whom")),
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
                                related_name="core_missions",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year_from"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="coremission_organisat_2f031b_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_coremission_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_coremission_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_coremission_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation", "year_from"), name="coremission_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("what", ""), _negated=True), name="coremission_says_what"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoreMissionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
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
                        ("why", models.TextField(blank=True, verbose_name="Why we exist")),
                        ("what", models.TextField(verbose_name="What we do")),
                        ("for_whom", models.TextField(blank=True, verbose_name="For whom")),
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
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.coremission",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="coremissionevent_338722_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="coremissionevent_338722_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_coremissionevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="Coverage",
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
                        (
                            "judgement",
                            models.CharField(
                                choices=[
                                    ("covered", "The answers cover the goal"),
                                    ("partly", "The answers cover a part of the goal"),
                                    ("not_covered", "The answers do not cover the goal"),
                                ],
                                max_length=12,
                                verbose_name="Coverage",
                            ),
                        ),
                        ("sentence", models.CharField(max_length=300, verbose_name="In one sentence")),
                        ("judged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "judged_by",
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
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="coverages",
                                to="goals.goal",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "goal"], name="coverage_goal_5c503c_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_coverage_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_coverage_rls"),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_coverage_goal_same"),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "year"), name="coverage_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sentence", ""), _negated=True), name="coverage_has_sentence"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CoverageEvent",
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
                        (
                            "judgement",
                            models.CharField(
                                choices=[
                                    ("covered", "The answers cover the goal"),
                                    ("partly", "The answers cover a part of the goal"),
                                    ("not_covered", "The answers do not cover the goal"),
                                ],
                                max_length=12,
                                verbose_name="Coverage",
                            ),
                        ),
                        ("sentence", models.CharField(max_length=300, verbose_name="In one sentence")),
                        ("judged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "judged_by",
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
                                to="goals.coverage",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="coverageevent_1dce35_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="coverageevent_1dce35_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_coverageevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="GoalAgendaTarget",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=5, verbose_name="Agenda 2030")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_targets",
                                to="goals.goal",
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
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "goal"], name="goalagendat_goal_ae0768_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_goalagendatarget_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_goalagendatarget_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="goal", name="goals_goalagendatarget_goal_same"
                            ),
                            models.UniqueConstraint(fields=("municipality", "goal", "code"), name="agendatarget_once"),
                            models.CheckConstraint(
                                condition=models.Q(("code__regex", "^([1-9]|1[0-7])(\\.([1-9][0-9]?|[a-d]))?$")),
                                name="agendatarget_is_code",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalAgendaTargetEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("code", models.CharField(max_length=5, verbose_name="Agenda 2030")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                                to="goals.goalagendatarget",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="goalagendatarget_ed953a_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="goalagendatarget_ed953a_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_goalagendatargetevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalEffect",
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
                                    ("helps", "Helps"),
                                    ("burdens", "Asks something of"),
                                    ("conflicts", "Conflicts with"),
                                ],
                                max_length=10,
                                verbose_name="Effect",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="In what way")),
                        ("settlement", models.TextField(blank=True, verbose_name="What has been agreed")),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="Agreed on")),
                        (
                            "affected_goal",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="effects_on",
                                to="goals.goal",
                                verbose_name="Their goal that is affected",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="effects",
                                to="goals.goal",
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
                                related_name="effects",
                                to="governance.organisation",
                                verbose_name="Affects",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "affected_goal"], name="goaleffect_affected__62d4eb_i"
                            ),
                            models.Index(fields=["municipality", "organisation"], name="goaleffect_organisat_67e219_i"),
                            models.Index(fields=["municipality", "goal"], name="goaleffect_goal_ccf9b9_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_goaleffect_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_goaleffect_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="affected_goal", name="goals_goaleffect_affected_goal_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_goaleffect_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_goaleffect_goal_same"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="goaleffect_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("goal", models.F("affected_goal")), _negated=True),
                                name="goaleffect_on_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("settled_on", None), ("settlement", "")),
                                    models.Q(
                                        ("settled_on__isnull", False), models.Q(("settlement", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="goaleffect_settled_fully",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalEffectEvent",
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
                                    ("helps", "Helps"),
                                    ("burdens", "Asks something of"),
                                    ("conflicts", "Conflicts with"),
                                ],
                                max_length=10,
                                verbose_name="Effect",
                            ),
                        ),
                        ("text", models.TextField(verbose_name="In what way")),
                        ("settlement", models.TextField(blank=True, verbose_name="What has been agreed")),
                        ("settled_on", models.DateField(blank=True, null=True, verbose_name="Agreed on")),
                        (
                            "affected_goal",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                                verbose_name="Their goal that is affected",
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                                verbose_name="Affects",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.goaleffect",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="goaleffectevent_a153d3_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="goaleffectevent_a153d3_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_goaleffectevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="GoalEvent",
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
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("development", "Development goal"),
                                    ("operational", "Operational goal"),
                                    ("financial", "Financial goal"),
                                    ("core", "Core mission"),
                                ],
                                default="development",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        ("title", models.CharField(max_length=200, verbose_name="Goal")),
                        ("rationale", models.TextField(blank=True, verbose_name="Why")),
                        ("citizen_benefit", models.TextField(blank=True, verbose_name="Benefit for the citizen")),
                        (
                            "is_geh",
                            models.BooleanField(
                                default=False,
                                help_text="Kommunallagen 11:6",
                                verbose_name="Of importance for sound financial management",
                            ),
                        ),
                        (
                            "ambition",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("committed", "Committed: we are sure to reach it"),
                                    ("stretch", "Stretch: a challenge, progress counts"),
                                ],
                                max_length=10,
                                verbose_name="Ambition",
                            ),
                        ),
                        (
                            "horizon",
                            models.CharField(
                                choices=[
                                    ("year", "The year"),
                                    ("term", "The term of office"),
                                    ("long", "The long term"),
                                ],
                                default="term",
                                max_length=5,
                                verbose_name="Horizon",
                            ),
                        ),
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
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.organisation",
                                verbose_name="Owned by",
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
                                to="goals.goal",
                                verbose_name="Serves",
                            ),
                        ),
                        (
                            "perspective",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.perspective",
                                verbose_name="Perspective",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.goal",
                            ),
                        ),
                        (
                            "replaces",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
                                verbose_name="Replaces",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="goalevent_5a8e6c_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="goalevent_5a8e6c_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_goalevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="GoalIndicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goal_indicators",
                                to="goals.goal",
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goal_indicators",
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
                    ],
                    options={
                        "ordering": ["order", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "indicator"], name="goalindicat_indicator_307db2_i"),
                            models.Index(fields=["municipality", "goal"], name="goalindicat_goal_7d4fa3_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_goalindicator_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_goalindicator_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="goals_goalindicator_indicator_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="goal", name="goals_goalindicator_goal_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "indicator"), name="goalindicator_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalIndicatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.goalindicator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="goalindicatoreve_7f0af2_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="goalindicatoreve_7f0af2_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_goalindicatorevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="LegalRequirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("act", models.CharField(max_length=120, verbose_name="Act")),
                        ("provision", models.CharField(max_length=60, verbose_name="Provision")),
                        ("requirement", models.TextField(verbose_name="What it demands")),
                        (
                            "sort_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("act"),
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
                    ],
                    options={
                        "ordering": ["sort_key", "provision", "id"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_legalrequirement_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_legalrequirement_rls"),
                            models.UniqueConstraint(
                                fields=("municipality", "act", "provision"), name="legalrequirement_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("act", ""), _negated=True),
                                    models.Q(("provision", ""), _negated=True),
                                    models.Q(("requirement", ""), _negated=True),
                                ),
                                name="legalrequirement_is_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalLegalRequirement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="legal_requirements",
                                to="goals.goal",
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
                            "requirement",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goals",
                                to="goals.legalrequirement",
                                verbose_name="Legal requirement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "requirement"], name="goallegalre_requireme_8bf7e7_i"),
                            models.Index(fields=["municipality", "goal"], name="goallegalre_goal_a00d72_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="goals_goallegalrequirement_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="goals_goallegalrequirement_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="requirement", name="goals_goallegalrequirement_requirement_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="goal", name="goals_goallegalrequirement_goal_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "requirement"), name="goallegalrequirement_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalLegalRequirementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                                to="goals.goallegalrequirement",
                            ),
                        ),
                        (
                            "requirement",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.legalrequirement",
                                verbose_name="Legal requirement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="goallegalrequire_40bbe3_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="goallegalrequire_40bbe3_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_goallegalrequirementevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Tag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="Name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("theme", "Theme"), ("target_group", "Target group")],
                                default="theme",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
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
                    ],
                    options={
                        "ordering": ["sort_key"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_tag_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_tag_rls"),
                            models.UniqueConstraint(fields=("municipality", "name"), name="tag_name_once"),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="tag_has_name"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalTag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goal_tags",
                                to="goals.goal",
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
                            "tag",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goal_tags",
                                to="goals.tag",
                                verbose_name="Tag",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "tag"], name="goaltag_tag_046cf9_i"),
                            models.Index(fields=["municipality", "goal"], name="goaltag_goal_596e77_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_goaltag_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_goaltag_rls"),
                            governance.tenant_models.SameMunicipality(field="tag", name="goals_goaltag_tag_same"),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_goaltag_goal_same"),
                            models.UniqueConstraint(fields=("municipality", "goal", "tag"), name="goaltag_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GoalTagEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                                to="goals.goaltag",
                            ),
                        ),
                        (
                            "tag",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.tag",
                                verbose_name="Tag",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="goaltagevent_7e8786_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="goaltagevent_7e8786_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_goaltagevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="LegalRequirementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("act", models.CharField(max_length=120, verbose_name="Act")),
                        ("provision", models.CharField(max_length=60, verbose_name="Provision")),
                        ("requirement", models.TextField(verbose_name="What it demands")),
                        (
                            "sort_key",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    models.F("act"),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.legalrequirement",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="legalrequirement_6587d7_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="legalrequirement_6587d7_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_legalrequirementevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MissionAssessment",
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
                        ("period_end", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Status",
                            ),
                        ),
                        (
                            "forecast",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Forecast for the year",
                            ),
                        ),
                        ("sentence", models.CharField(max_length=300, verbose_name="In one sentence")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "suggested",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("suggestion", models.CharField(max_length=300)),
                        ("assessed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "assessed_by",
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
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mission_assessments",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-period_end", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="missionasse_organisat_dc3ef8_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_missionassessment_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_missionassessment_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_missionassessment_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation", "frequency", "period_start"),
                                name="missionassessment_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("sentence", ""), _negated=True),
                                name="missionassessment_has_sentence",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status", models.F("suggested")),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="missionassessment_other_than_suggested_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MissionAssessmentEvent",
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
                        ("period_end", models.DateField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Status",
                            ),
                        ),
                        (
                            "forecast",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                                verbose_name="Forecast for the year",
                            ),
                        ),
                        ("sentence", models.CharField(max_length=300, verbose_name="In one sentence")),
                        ("reason", models.TextField(blank=True, verbose_name="Reason")),
                        (
                            "suggested",
                            models.CharField(
                                choices=[
                                    ("fulfilled", "Fulfilled"),
                                    ("partly", "Partly fulfilled"),
                                    ("not_fulfilled", "Not fulfilled"),
                                    ("unassessed", "Cannot be assessed"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("suggestion", models.CharField(max_length=300)),
                        ("assessed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "assessed_by",
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
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
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
                                to="goals.missionassessment",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="missionassessmen_4b116e_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="missionassessmen_4b116e_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_missionassessmentevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NotRelevant",
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
                        ("reason", models.TextField(verbose_name="Why it does not concern us")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="not_relevant",
                                to="goals.goal",
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
                                related_name="not_relevant",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "organisation"], name="notrelevant_organisat_eaa6dc_i"
                            ),
                            models.Index(fields=["municipality", "goal"], name="notrelevant_goal_3673cd_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_notrelevant_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_notrelevant_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_notrelevant_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_notrelevant_goal_same"),
                            models.UniqueConstraint(
                                fields=("municipality", "goal", "organisation", "year"), name="notrelevant_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="notrelevant_has_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NotRelevantEvent",
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
                        ("reason", models.TextField(verbose_name="Why it does not concern us")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.notrelevant",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="notrelevantevent_8741a6_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="notrelevantevent_8741a6_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_notrelevantevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="What we will do")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="goals.goal",
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
                            "plan",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="goals.plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "goal"], name="plananswer_goal_0cf432_i"),
                            models.Index(fields=["municipality", "plan"], name="plananswer_plan_d106dd_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_plananswer_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_plananswer_rls"),
                            governance.tenant_models.SameMunicipality(field="goal", name="goals_plananswer_goal_same"),
                            governance.tenant_models.SameMunicipality(field="plan", name="goals_plananswer_plan_same"),
                            models.UniqueConstraint(fields=("municipality", "plan", "goal"), name="answer_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanAnswerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(blank=True, verbose_name="What we will do")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                                to="goals.plananswer",
                            ),
                        ),
                        (
                            "plan",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.plan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="plananswerevent_cf9889_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="plananswerevent_cf9889_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_plananswerevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanEvent",
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
                        ("version", models.PositiveSmallIntegerField(default=1)),
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
                        ("return_comment", models.TextField(blank=True, verbose_name="Comment on the return")),
                        ("revision_reason", models.TextField(blank=True, verbose_name="Why it is revised")),
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
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
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
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
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
                                to="goals.plan",
                            ),
                        ),
                        (
                            "revises",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.plan",
                                verbose_name="Revises",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="planevent_6b3005_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="planevent_6b3005_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_planevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="Text")),
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
                            "plan",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="texts",
                                to="goals.plan",
                            ),
                        ),
                        (
                            "section",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="governance.templatesection",
                                verbose_name="Heading",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "section"], name="plantext_section_a270b5_i"),
                            models.Index(fields=["municipality", "plan"], name="plantext_plan_50980e_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_plantext_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_plantext_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="section", name="goals_plantext_section_same"
                            ),
                            governance.tenant_models.SameMunicipality(field="plan", name="goals_plantext_plan_same"),
                            models.UniqueConstraint(fields=("municipality", "plan", "section"), name="plantext_once"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="plantext_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanTextEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("text", models.TextField(verbose_name="Text")),
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
                                to="goals.plantext",
                            ),
                        ),
                        (
                            "plan",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.plan",
                            ),
                        ),
                        (
                            "section",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.templatesection",
                                verbose_name="Heading",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="plantextevent_d40fb6_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="plantextevent_d40fb6_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_plantextevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityRanking",
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
                        ("rationale", models.TextField(blank=True, verbose_name="Why")),
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
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rankings",
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
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rankings",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year_from", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="priorityran_decided_b_7b1ba3_i"),
                            models.Index(
                                fields=["municipality", "organisation"], name="priorityran_organisat_900253_i"
                            ),
                            models.Index(fields=["municipality", "level"], name="priorityran_level_162ae2_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_priorityranking_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_priorityranking_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="goals_priorityranking_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="goals_priorityranking_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="level", name="goals_priorityranking_level_same"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("municipality", "level", "organisation", "year_from"),
                                name="ranking_one_draft",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "adopted")),
                                fields=("municipality", "level", "organisation", "year_from"),
                                name="ranking_one_adopted",
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
                                name="ranking_adopted_is_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="Priority")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="priority_places",
                                to="goals.goal",
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
                            "ranking",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="places",
                                to="goals.priorityranking",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["rank"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "goal"], name="prioritypla_goal_623ee0_i"),
                            models.Index(fields=["municipality", "ranking"], name="prioritypla_ranking_fe50c5_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_priorityplace_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_priorityplace_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="goal", name="goals_priorityplace_goal_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="ranking", name="goals_priorityplace_ranking_same"
                            ),
                            models.UniqueConstraint(fields=("municipality", "ranking", "goal"), name="place_goal_once"),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("municipality", "ranking", "rank"),
                                name="place_rank_once",
                            ),
                            models.CheckConstraint(condition=models.Q(("rank__gte", 1)), name="place_rank_from_one"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityPlaceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="Priority")),
                        (
                            "goal",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.goal",
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
                                to="goals.priorityplace",
                            ),
                        ),
                        (
                            "ranking",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.priorityranking",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="priorityplaceeve_b6d3bb_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="priorityplaceeve_b6d3bb_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_priorityplaceevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="PriorityRankingEvent",
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
                        ("rationale", models.TextField(blank=True, verbose_name="Why")),
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
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
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
                                to="goals.priorityranking",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="priorityrankinge_6e70e1_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="priorityrankinge_6e70e1_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="goals_priorityrankingevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QualityFactor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("text", models.CharField(max_length=200, verbose_name="Quality factor")),
                        ("standard", models.CharField(blank=True, max_length=200, verbose_name="Standard")),
                        (
                            "core_mission",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quality_factors",
                                to="goals.coremission",
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quality_factors",
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
                    ],
                    options={
                        "ordering": ["order", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "indicator"], name="qualityfact_indicator_efacb0_i"),
                            models.Index(
                                fields=["municipality", "core_mission"], name="qualityfact_core_miss_b3e5b2_i"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="goals_qualityfactor_key"),
                            governance.tenant_models.RowLevelSecurity(name="goals_qualityfactor_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="goals_qualityfactor_indicator_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="core_mission", name="goals_qualityfactor_core_mission_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="qualityfactor_has_text"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QualityFactorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        ("text", models.CharField(max_length=200, verbose_name="Quality factor")),
                        ("standard", models.CharField(blank=True, max_length=200, verbose_name="Standard")),
                        (
                            "core_mission",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="goals.coremission",
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.qualityfactor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="qualityfactoreve_01bec2_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="qualityfactoreve_01bec2_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_qualityfactorevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="TagEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=60, verbose_name="Name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("theme", "Theme"), ("target_group", "Target group")],
                                default="theme",
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
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
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="goals.tag",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="tagevent_f2f214_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="tagevent_f2f214_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_tagevent_rls")],
                    },
                ),
            ]
        )
    ]
