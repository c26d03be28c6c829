import annualcycle.periods
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import governance.tenant_models
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("governance", "0001_initial"),
        ("indicators", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="Date of the decision")),
                ("registry_number", models.CharField(blank=True, max_length=40, verbose_name="Registry number")),
                ("minutes_paragraph", models.CharField(blank=True, max_length=20, verbose_name="Minutes paragraph")),
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
            ],
            options={
                "ordering": ["order", "id"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "decided_by"], name="goal_decided_b_88b37a_i"),
                    models.Index(fields=["municipality", "perspective"], name="goal_perspecti_b5f6f2_i"),
                    models.Index(fields=["municipality", "parent"], name="goal_parent_2b667b_i"),
                    models.Index(fields=["municipality", "organisation"], name="goal_organisat_b3471a_i"),
                    models.Index(fields=["municipality", "level"], name="goal_level_47bb6f_i"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "id"), name="goals_goal_key"),
                    governance.tenant_models.RowLevelSecurity(name="goals_goal_rls"),
                    governance.tenant_models.SameMunicipality(field="decided_by", name="goals_goal_decided_by_same"),
                    governance.tenant_models.SameMunicipality(field="perspective", name="goals_goal_perspective_same"),
                    governance.tenant_models.SameMunicipality(field="parent", name="goals_goal_parent_same"),
                    governance.tenant_models.SameMunicipality(
                        field="organisation", name="goals_goal_organisation_same"
                    ),
                    governance.tenant_models.SameMunicipality(field="level", name="goals_goal_level_same"),
                    models.CheckConstraint(
                        condition=models.Q(("year_to__gte", models.F("year_from"))), name="goal_years_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("id")), _negated=True), name="goal_not_own_parent"
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="goal_has_title"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "superseded"), _negated=True),
                        fields=("municipality", "level", "organisation", "title", "year_from"),
                        name="goal_title_once",
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
                        name="goal_adopted_is_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="Date of the decision")),
                ("registry_number", models.CharField(blank=True, max_length=40, verbose_name="Registry number")),
                ("minutes_paragraph", models.CharField(blank=True, max_length=20, verbose_name="Minutes paragraph")),
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
                ("introduction", models.TextField(blank=True, verbose_name="Introduction")),
                ("return_comment", models.TextField(blank=True, verbose_name="Comment on the return")),
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
            ],
            options={
                "ordering": ["-year", "-version"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "decided_by"], name="plan_decided_b_0402a3_i"),
                    models.Index(fields=["municipality", "level"], name="plan_level_37ccff_i"),
                    models.Index(fields=["municipality", "organisation"], name="plan_organisat_c55ede_i"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "id"), name="goals_plan_key"),
                    governance.tenant_models.RowLevelSecurity(name="goals_plan_rls"),
                    governance.tenant_models.SameMunicipality(field="decided_by", name="goals_plan_decided_by_same"),
                    governance.tenant_models.SameMunicipality(field="level", name="goals_plan_level_same"),
                    governance.tenant_models.SameMunicipality(
                        field="organisation", name="goals_plan_organisation_same"
                    ),
                    models.UniqueConstraint(
                        fields=("municipality", "organisation", "year", "version"), name="plan_version_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "superseded"), _negated=True),
                        fields=("municipality", "organisation", "year"),
                        name="plan_one_live",
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("comment", models.TextField(blank=True, verbose_name="Comment")),
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
                    models.Index(fields=["municipality", "goal"], name="activity_goal_abcc20_i"),
                    models.Index(fields=["municipality", "plan"], name="activity_plan_f0e195_i"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("municipality", "id"), name="goals_activity_key"),
                    governance.tenant_models.RowLevelSecurity(name="goals_activity_rls"),
                    governance.tenant_models.SameMunicipality(field="goal", name="goals_activity_goal_same"),
                    governance.tenant_models.SameMunicipality(field="plan", name="goals_activity_plan_same"),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("starts_on"))), name="activity_dates_in_order"
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="activity_has_title"),
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
                ("comment", models.TextField(blank=True, verbose_name="Comment")),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            ("status", models.F("suggested")), models.Q(("reason", ""), _negated=True), _connector="OR"
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
            name="CoreMission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    models.Index(fields=["municipality", "pgh_created_at"], name="coremissionevent_338722_at_i"),
                    models.Index(fields=["municipality", "pgh_obj"], name="coremissionevent_338722_obj_i"),
                ],
                "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_coremissionevent_rls")],
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
                ("registry_number", models.CharField(blank=True, max_length=40, verbose_name="Registry number")),
                ("minutes_paragraph", models.CharField(blank=True, max_length=20, verbose_name="Minutes paragraph")),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    governance.tenant_models.SameMunicipality(field="goal", name="goals_goalindicator_goal_same"),
                    models.UniqueConstraint(fields=("municipality", "goal", "indicator"), name="goalindicator_once"),
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
                        to="goals.goalindicator",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_created_at"], name="goalindicatoreve_7f0af2_at_i"),
                    models.Index(fields=["municipality", "pgh_obj"], name="goalindicatoreve_7f0af2_obj_i"),
                ],
                "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_goalindicatorevent_rls")],
            },
        ),
        migrations.CreateModel(
            name="PlanAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("registry_number", models.CharField(blank=True, max_length=40, verbose_name="Registry number")),
                ("minutes_paragraph", models.CharField(blank=True, max_length=20, verbose_name="Minutes paragraph")),
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
                ("introduction", models.TextField(blank=True, verbose_name="Introduction")),
                ("return_comment", models.TextField(blank=True, verbose_name="Comment on the return")),
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
            name="QualityFactor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=200, verbose_name="Quality factor")),
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
                "ordering": ["order", "id"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "indicator"], name="qualityfact_indicator_efacb0_i"),
                    models.Index(fields=["municipality", "core_mission"], name="qualityfact_core_miss_b3e5b2_i"),
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
                        to="goals.qualityfactor",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["municipality", "pgh_created_at"], name="qualityfactoreve_01bec2_at_i"),
                    models.Index(fields=["municipality", "pgh_obj"], name="qualityfactoreve_01bec2_obj_i"),
                ],
                "constraints": [governance.tenant_models.RowLevelSecurity(name="goals_qualityfactorevent_rls")],
            },
        ),
    ]
