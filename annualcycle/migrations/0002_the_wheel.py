import annualcycle.periods
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
        ("annualcycle", "0001_initial"),
        ("governance", "0003_notices_and_compliance"),
        ("governance", "__first__"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="WalkThrough",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("held_on", models.DateField(verbose_name="Held on")),
                        ("subject", models.CharField(max_length=160, verbose_name="About")),
                        ("notes", models.TextField(blank=True, verbose_name="What was said and agreed")),
                        ("led_by", models.CharField(blank=True, max_length=120, verbose_name="Led by")),
                        ("noted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "noted_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisation",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="walk_throughs",
                                to="governance.organisation",
                                verbose_name="Organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-held_on", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="walkthrough_organisat_9b5efa_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_walkthrough_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_walkthrough_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="annualcycle_walkthrough_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation", "held_on", "subject"), name="walkthrough_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("subject", ""), _negated=True), name="walkthrough_has_subject"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
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
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "walk_through",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="annualcycle.walkthrough",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "walk_through"], name="attendance_walk_thro_6b22e3_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_attendance_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_attendance_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="walk_through", name="annualcycle_attendance_walk_through_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "walk_through", "person", "name"),
                                name="attendance_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), ("person__isnull", False)),
                                    models.Q(("person", None), models.Q(("name", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="attendance_is_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleYear",
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
                        ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="In use since")),
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
                            "model",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycle_years",
                                to="governance.governancemodel",
                                verbose_name="Governance model",
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
                            "started_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="cycleyear_decided_b_550c0e_i"),
                            models.Index(fields=["municipality", "model"], name="cycleyear_model_0d65af_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_cycleyear_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_cycleyear_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="annualcycle_cycleyear_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="model", name="annualcycle_cycleyear_model_same"
                            ),
                            models.UniqueConstraint(fields=("municipality", "year"), name="cycleyear_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="Name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("planning", "Planning"),
                                    ("follow_up", "Follow-up"),
                                    ("analysis", "Analysis and dialogue"),
                                    ("control", "Internal control"),
                                    ("decision", "Decision"),
                                    ("information", "Walk-through and information"),
                                ],
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                        (
                            "frequency",
                            models.CharField(
                                blank=True,
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
                        ("period_start", models.DateField(blank=True, null=True, verbose_name="Period")),
                        ("opens_on", models.DateField(verbose_name="Opens")),
                        ("due_on", models.DateField(verbose_name="Due")),
                        (
                            "cut_off_on",
                            models.DateField(blank=True, null=True, verbose_name="Input after this day is late"),
                        ),
                        (
                            "statute",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("budget_proposal", "The executive board's budget proposal"),
                                    ("budget", "The council adopts the budget"),
                                    ("interim_report", "The interim report is handed over"),
                                    ("annual_report", "The annual report is handed over"),
                                    ("discharge", "The council decides on discharge from liability"),
                                    ("provider_programme", "The programme for private providers"),
                                    ("company_review", "The executive board examines the companies"),
                                ],
                                max_length=20,
                                verbose_name="Set by law",
                            ),
                        ),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="Rests on")),
                        ("latest_on", models.DateField(blank=True, null=True, verbose_name="Latest day by law")),
                        (
                            "responsible_role",
                            models.CharField(
                                blank=True,
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
                                verbose_name="Done in each organisation by",
                            ),
                        ),
                        (
                            "asked_kinds",
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
                                verbose_name="Asked of all",
                            ),
                        ),
                        (
                            "needs_approval",
                            models.BooleanField(default=True, verbose_name="What is handed in is to be approved"),
                        ),
                        (
                            "follows",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="followed_by",
                                to="annualcycle.cyclestep",
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
                                related_name="cycle_steps",
                                to="governance.organisation",
                                verbose_name="Whose step",
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
                                verbose_name="Responsible",
                            ),
                        ),
                        (
                            "cycle",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steps",
                                to="annualcycle.cycleyear",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["due_on", "opens_on", "name"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "follows"], name="cyclestep_follows_f6a6ea_i"),
                            models.Index(fields=["municipality", "organisation"], name="cyclestep_organisat_5eeb72_i"),
                            models.Index(fields=["municipality", "cycle"], name="cyclestep_cycle_15b45c_i"),
                            models.Index(models.F("municipality"), models.F("due_on"), name="cyclestep_due_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_cyclestep_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_cyclestep_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="follows", name="annualcycle_cyclestep_follows_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="annualcycle_cyclestep_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="cycle", name="annualcycle_cyclestep_cycle_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "cycle", "organisation", "name"), name="cyclestep_name_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="cyclestep_has_name"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("opens_on"))),
                                name="cyclestep_days_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("latest_on", None), ("due_on__lte", models.F("latest_on")), _connector="OR"
                                ),
                                name="cyclestep_within_the_law",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cut_off_on", None), ("cut_off_on__lte", models.F("due_on")), _connector="OR"
                                ),
                                name="cyclestep_cut_off_before_due",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("latest_on", None), ("statute", "")),
                                    models.Q(
                                        models.Q(("statute", ""), _negated=True), models.Q(("basis", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="cyclestep_statute_has_basis",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("frequency", ""), ("period_start", None)),
                                    models.Q(
                                        models.Q(("frequency", ""), _negated=True), ("period_start__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="cyclestep_period_whole",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        ["planning", "follow_up", "analysis", "control", "decision", "information"],
                                    )
                                ),
                                name="cyclestep_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequest",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("need", "Changed conditions in our work"),
                                    ("political_input", "Political input"),
                                    ("law", "New law or decision from outside"),
                                ],
                                max_length=16,
                                verbose_name="What it is",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="Title")),
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
                        ("cause", models.TextField(verbose_name="Cause")),
                        ("consequence", models.TextField(verbose_name="Consequence")),
                        (
                            "concerns",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("goals", "Goals and commitments"),
                                        ("plans", "Plans and activities"),
                                        ("indicators", "Indicators and targets"),
                                        ("economy", "Budget and economy"),
                                        ("staff", "Staff"),
                                        ("citizens", "Citizens and users"),
                                        ("control", "Internal control"),
                                        ("time", "The timetable"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="What is affected",
                            ),
                        ),
                        ("proposal", models.TextField(blank=True, verbose_name="Proposal")),
                        ("received_from", models.CharField(blank=True, max_length=160, verbose_name="From whom")),
                        ("received_on", models.DateField(verbose_name="Came on")),
                        ("cut_off_on", models.DateField(blank=True, null=True, verbose_name="Last day for input")),
                        ("answer_due_on", models.DateField(verbose_name="To be answered by")),
                        ("raised_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for an answer"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("postponed", "Postponed"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="State",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="Answer and reason")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Answered at")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Answered by",
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
                                related_name="change_requests",
                                to="governance.organisation",
                                verbose_name="Organisation",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Raised by",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="change_requests",
                                to="annualcycle.cyclestep",
                                verbose_name="Step of the annual wheel",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-received_on", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="changereque_decided_b_2ca772_i"),
                            models.Index(fields=["municipality", "step"], name="changereque_step_db8db1_i"),
                            models.Index(
                                fields=["municipality", "organisation"], name="changereque_organisat_1c857a_i"
                            ),
                            models.Index(
                                models.F("municipality"),
                                models.F("year"),
                                models.F("state"),
                                name="changerequest_year_i",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="annualcycle_changerequest_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_changerequest_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="annualcycle_changerequest_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="step", name="annualcycle_changerequest_step_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="annualcycle_changerequest_organisation_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("cause", ""), _negated=True),
                                    models.Q(("consequence", ""), _negated=True),
                                ),
                                name="changerequest_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["granted", "refused", "postponed"]), _negated=True),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="changerequest_answered_fully",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer_due_on__gte", models.F("received_on"))),
                                name="changerequest_answer_after_asking",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kind__in", ["need", "political_input", "law"]),
                                    ("state__in", ["waiting", "granted", "refused", "postponed", "withdrawn"]),
                                ),
                                name="changerequest_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "political_input"), _negated=True),
                                    models.Q(("received_from", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="changerequest_input_from_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Own day: due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("submitted", "Handed in"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                    ("exempt", "Exempt"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="State",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Why it is exempt")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Handed in at")),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="Approved at")),
                        ("done", models.PositiveIntegerField(blank=True, null=True)),
                        ("total", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "effort_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=5,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="Hours spent",
                            ),
                        ),
                        (
                            "approved_by",
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
                                related_name="cycle_tasks",
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
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tasks",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="cycletask_organisat_ad8d8b_i"),
                            models.Index(fields=["municipality", "step"], name="cycletask_step_3c51cd_i"),
                            models.Index(models.F("municipality"), models.F("owner"), name="cycletask_owner_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_cycletask_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_cycletask_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="annualcycle_cycletask_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="step", name="annualcycle_cycletask_step_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "step", "organisation"), name="cycletask_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["open", "submitted", "returned", "approved", "exempt"])
                                ),
                                name="cycletask_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "exempt"), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="cycletask_exempt_has_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["submitted", "approved"]), _negated=True),
                                    ("submitted_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="cycletask_submitted_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved"), _negated=True),
                                    ("approved_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="cycletask_approved_when",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effort_hours", None), ("effort_hours__range", (0, 9999)), _connector="OR"
                                ),
                                name="cycletask_effort_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleTaskEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Own day: due")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "Open"),
                                    ("submitted", "Handed in"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                    ("exempt", "Exempt"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="State",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Why it is exempt")),
                        ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="Handed in at")),
                        ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="Approved at")),
                        ("done", models.PositiveIntegerField(blank=True, null=True)),
                        ("total", models.PositiveIntegerField(blank=True, null=True)),
                        (
                            "effort_hours",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                max_digits=5,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="Hours spent",
                            ),
                        ),
                        (
                            "approved_by",
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
                                to="annualcycle.cycletask",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                        (
                            "submitted_by",
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="cycletaskevent_67cb41_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="cycletaskevent_67cb41_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_cycletaskevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleStepEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(max_length=120, verbose_name="Name")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("planning", "Planning"),
                                    ("follow_up", "Follow-up"),
                                    ("analysis", "Analysis and dialogue"),
                                    ("control", "Internal control"),
                                    ("decision", "Decision"),
                                    ("information", "Walk-through and information"),
                                ],
                                max_length=12,
                                verbose_name="Kind",
                            ),
                        ),
                        ("purpose", models.TextField(blank=True, verbose_name="What it is for")),
                        (
                            "frequency",
                            models.CharField(
                                blank=True,
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
                        ("period_start", models.DateField(blank=True, null=True, verbose_name="Period")),
                        ("opens_on", models.DateField(verbose_name="Opens")),
                        ("due_on", models.DateField(verbose_name="Due")),
                        (
                            "cut_off_on",
                            models.DateField(blank=True, null=True, verbose_name="Input after this day is late"),
                        ),
                        (
                            "statute",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("budget_proposal", "The executive board's budget proposal"),
                                    ("budget", "The council adopts the budget"),
                                    ("interim_report", "The interim report is handed over"),
                                    ("annual_report", "The annual report is handed over"),
                                    ("discharge", "The council decides on discharge from liability"),
                                    ("provider_programme", "The programme for private providers"),
                                    ("company_review", "The executive board examines the companies"),
                                ],
                                max_length=20,
                                verbose_name="Set by law",
                            ),
                        ),
                        ("basis", models.CharField(blank=True, max_length=200, verbose_name="Rests on")),
                        ("latest_on", models.DateField(blank=True, null=True, verbose_name="Latest day by law")),
                        (
                            "responsible_role",
                            models.CharField(
                                blank=True,
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
                                verbose_name="Done in each organisation by",
                            ),
                        ),
                        (
                            "asked_kinds",
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
                                verbose_name="Asked of all",
                            ),
                        ),
                        (
                            "needs_approval",
                            models.BooleanField(default=True, verbose_name="What is handed in is to be approved"),
                        ),
                        (
                            "follows",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cyclestep",
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
                                verbose_name="Whose step",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="annualcycle.cyclestep",
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
                                verbose_name="Responsible",
                            ),
                        ),
                        (
                            "cycle",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cycleyear",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="cyclestepevent_2ff413_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="cyclestepevent_2ff413_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_cyclestepevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CycleYearEvent",
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
                        ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="In use since")),
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
                            "model",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="governance.governancemodel",
                                verbose_name="Governance model",
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
                                to="annualcycle.cycleyear",
                            ),
                        ),
                        (
                            "started_by",
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
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="cycleyearevent_5508e0_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="cycleyearevent_5508e0_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_cycleyearevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderPolicy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "soon_days",
                            models.PositiveSmallIntegerField(
                                default=7,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="Remind so many days before the day",
                            ),
                        ),
                        (
                            "late_every_days",
                            models.PositiveSmallIntegerField(
                                default=7,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="Remind of what is late every so many days",
                            ),
                        ),
                        (
                            "escalates_after_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=7,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="Tell upwards after so many days",
                            ),
                        ),
                        (
                            "escalates_to",
                            models.CharField(
                                choices=[
                                    ("manager", "The manager of the organisation above"),
                                    ("controller", "The controllers of the organisation above"),
                                    ("both", "Both"),
                                ],
                                default="manager",
                                max_length=10,
                                verbose_name="Who is told",
                            ),
                        ),
                        ("is_on", models.BooleanField(default=True, verbose_name="Remind by e-mail")),
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
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="annualcycle_reminderpolicy_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_reminderpolicy_rls"),
                            models.UniqueConstraint(fields=("municipality",), name="reminderpolicy_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("late_every_days__range", (1, 60)),
                                    ("soon_days__range", (1, 60)),
                                    models.Q(
                                        ("escalates_after_days", None),
                                        ("escalates_after_days__range", (1, 60)),
                                        _connector="OR",
                                    ),
                                ),
                                name="reminderpolicy_days_can_be_kept",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReminderPolicyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "soon_days",
                            models.PositiveSmallIntegerField(
                                default=7,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="Remind so many days before the day",
                            ),
                        ),
                        (
                            "late_every_days",
                            models.PositiveSmallIntegerField(
                                default=7,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="Remind of what is late every so many days",
                            ),
                        ),
                        (
                            "escalates_after_days",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                default=7,
                                null=True,
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(60),
                                ],
                                verbose_name="Tell upwards after so many days",
                            ),
                        ),
                        (
                            "escalates_to",
                            models.CharField(
                                choices=[
                                    ("manager", "The manager of the organisation above"),
                                    ("controller", "The controllers of the organisation above"),
                                    ("both", "Both"),
                                ],
                                default="manager",
                                max_length=10,
                                verbose_name="Who is told",
                            ),
                        ),
                        ("is_on", models.BooleanField(default=True, verbose_name="Remind by e-mail")),
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
                                to="annualcycle.reminderpolicy",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="reminderpolicyev_c1ac68_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="reminderpolicyev_c1ac68_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_reminderpolicyevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepAdjustment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="Own name")),
                        ("opens_on", models.DateField(blank=True, null=True, verbose_name="Own day: opens")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Own day: due")),
                        ("note", models.TextField(blank=True, verbose_name="To those who do it")),
                        ("adjusted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "adjusted_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="governance.organisation",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="adjustments",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "organisation"], name="stepadjustm_organisat_11ce53_i"
                            ),
                            models.Index(fields=["municipality", "step"], name="stepadjustm_step_0c43ee_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="annualcycle_stepadjustment_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_stepadjustment_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="annualcycle_stepadjustment_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="step", name="annualcycle_stepadjustment_step_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "step", "organisation"), name="stepadjustment_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("opens_on", None),
                                    ("due_on", None),
                                    ("due_on__gte", models.F("opens_on")),
                                    _connector="OR",
                                ),
                                name="stepadjustment_days_in_order",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("due_on", None), ("opens_on", None), _negated=True),
                                    models.Q(("note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="stepadjustment_says_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepAdjustmentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="Own name")),
                        ("opens_on", models.DateField(blank=True, null=True, verbose_name="Own day: opens")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="Own day: due")),
                        ("note", models.TextField(blank=True, verbose_name="To those who do it")),
                        ("adjusted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "adjusted_by",
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
                                to="annualcycle.stepadjustment",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="stepadjustmentev_ac34f7_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="stepadjustmentev_ac34f7_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_stepadjustmentevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepAsk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "content",
                            models.CharField(
                                choices=[
                                    ("values", "Values entered"),
                                    ("assessments", "Goals assessed"),
                                    ("analyses", "Deviations analysed"),
                                    ("plan", "Plan handed in"),
                                    ("adopted_plan", "Plan adopted"),
                                    ("answers", "Goals from above answered"),
                                    ("comments", "Joint commitments commented"),
                                    ("walk_through", "Walk-through held"),
                                    ("documents", "Documents handed in"),
                                    ("word", "Something else, told when it is handed in"),
                                ],
                                max_length=12,
                                verbose_name="Asks for",
                            ),
                        ),
                        ("wording", models.CharField(blank=True, max_length=200, verbose_name="In words")),
                        (
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
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
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="asks",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "level"], name="stepask_level_deb17f_i"),
                            models.Index(fields=["municipality", "step"], name="stepask_step_b24bd6_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_stepask_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_stepask_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="level", name="annualcycle_stepask_level_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="step", name="annualcycle_stepask_step_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "step", "content", "level", "wording"),
                                name="stepask_once",
                                nulls_distinct=False,
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level", None), ("content__in", ["plan", "adopted_plan"]), _connector="OR"
                                ),
                                name="stepask_level_of_a_plan",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("content", "word"), _negated=True),
                                    models.Q(("wording", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="stepask_word_is_told",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepAskEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "content",
                            models.CharField(
                                choices=[
                                    ("values", "Values entered"),
                                    ("assessments", "Goals assessed"),
                                    ("analyses", "Deviations analysed"),
                                    ("plan", "Plan handed in"),
                                    ("adopted_plan", "Plan adopted"),
                                    ("answers", "Goals from above answered"),
                                    ("comments", "Joint commitments commented"),
                                    ("walk_through", "Walk-through held"),
                                    ("documents", "Documents handed in"),
                                    ("word", "Something else, told when it is handed in"),
                                ],
                                max_length=12,
                                verbose_name="Asks for",
                            ),
                        ),
                        ("wording", models.CharField(blank=True, max_length=200, verbose_name="In words")),
                        (
                            "level",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
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
                                to="annualcycle.stepask",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="stepaskevent_4a8598_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="stepaskevent_4a8598_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="annualcycle_stepaskevent_rls")],
                    },
                ),
                migrations.CreateModel(
                    name="StepDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                        ("title", models.CharField(max_length=160, verbose_name="Document")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="Address")),
                        (
                            "is_handed_in",
                            models.BooleanField(default=False, verbose_name="Each organisation hands it in"),
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
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["order", "id"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "step"], name="stepdocumen_step_d2c019_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_stepdocument_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_stepdocument_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="step", name="annualcycle_stepdocument_step_same"
                            ),
                            models.UniqueConstraint(fields=("municipality", "step", "title"), name="stepdocument_once"),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="stepdocument_has_title"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StepDocumentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="Order")),
                        ("title", models.CharField(max_length=160, verbose_name="Document")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="Address")),
                        (
                            "is_handed_in",
                            models.BooleanField(default=False, verbose_name="Each organisation hands it in"),
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
                                to="annualcycle.stepdocument",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cyclestep",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="stepdocumenteven_11cbb4_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="stepdocumenteven_11cbb4_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_stepdocumentevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="Document")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="Address")),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=40, verbose_name="Registry number"),
                        ),
                        ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "added_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="handed_in",
                                to="annualcycle.stepdocument",
                                verbose_name="Asked for",
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
                            "task",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="annualcycle.cycletask",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["added_at", "id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "document"], name="taskdocumen_document_994922_i"),
                            models.Index(fields=["municipality", "task"], name="taskdocumen_task_c5aaca_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_taskdocument_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_taskdocument_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="document", name="annualcycle_taskdocument_document_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="task", name="annualcycle_taskdocument_task_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("url", ""), _negated=True),
                                    models.Q(("registry_number", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="taskdocument_can_be_found",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("title", ""), _negated=True), name="taskdocument_has_title"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskDocumentEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=160, verbose_name="Document")),
                        ("url", models.URLField(blank=True, max_length=500, verbose_name="Address")),
                        (
                            "registry_number",
                            models.CharField(blank=True, max_length=40, verbose_name="Registry number"),
                        ),
                        ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "added_by",
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
                            "document",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.stepdocument",
                                verbose_name="Asked for",
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
                                to="annualcycle.taskdocument",
                            ),
                        ),
                        (
                            "task",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cycletask",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="taskdocumenteven_60b0f6_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="taskdocumenteven_60b0f6_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_taskdocumentevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskMove",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "move",
                            models.CharField(
                                choices=[
                                    ("submitted", "Handed in"),
                                    ("withdrawn", "Taken back"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                    ("reopened", "Opened again"),
                                    ("extended", "New day"),
                                    ("exempted", "Exempt"),
                                    ("asked", "Asked again"),
                                    ("assigned", "New owner"),
                                    ("noted", "Comment"),
                                ],
                                max_length=10,
                                verbose_name="What happened",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="Comment")),
                        ("done", models.PositiveIntegerField(blank=True, null=True)),
                        ("total", models.PositiveIntegerField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="New day")),
                        ("moved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "moved_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
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
                            "task",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="moves",
                                to="annualcycle.cycletask",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["moved_at", "id"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "task"], name="taskmove_task_98cecc_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="annualcycle_taskmove_key"),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_taskmove_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="task", name="annualcycle_taskmove_task_same"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("move__in", ["returned", "extended", "exempted", "reopened", "noted"]),
                                        _negated=True,
                                    ),
                                    models.Q(("comment", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="taskmove_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TaskMoveEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "move",
                            models.CharField(
                                choices=[
                                    ("submitted", "Handed in"),
                                    ("withdrawn", "Taken back"),
                                    ("returned", "Returned"),
                                    ("approved", "Approved"),
                                    ("reopened", "Opened again"),
                                    ("extended", "New day"),
                                    ("exempted", "Exempt"),
                                    ("asked", "Asked again"),
                                    ("assigned", "New owner"),
                                    ("noted", "Comment"),
                                ],
                                max_length=10,
                                verbose_name="What happened",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="Comment")),
                        ("done", models.PositiveIntegerField(blank=True, null=True)),
                        ("total", models.PositiveIntegerField(blank=True, null=True)),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="New day")),
                        ("moved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "moved_by",
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
                                to="annualcycle.taskmove",
                            ),
                        ),
                        (
                            "task",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cycletask",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="taskmoveevent_b2f14a_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="taskmoveevent_b2f14a_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_taskmoveevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("name", models.CharField(blank=True, max_length=120, verbose_name="Name")),
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
                                to="annualcycle.attendance",
                            ),
                        ),
                        (
                            "walk_through",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.walkthrough",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="attendanceevent_c9b587_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="attendanceevent_c9b587_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_attendanceevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WalkThroughEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("held_on", models.DateField(verbose_name="Held on")),
                        ("subject", models.CharField(max_length=160, verbose_name="About")),
                        ("notes", models.TextField(blank=True, verbose_name="What was said and agreed")),
                        ("led_by", models.CharField(blank=True, max_length=120, verbose_name="Led by")),
                        ("noted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "noted_by",
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
                                to="annualcycle.walkthrough",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="walkthroughevent_8761a5_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="walkthroughevent_8761a5_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_walkthroughevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarSubscription",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("serial", models.PositiveIntegerField(default=1)),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="annualcycle_calendarsubscription_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_calendarsubscription_rls"),
                            models.UniqueConstraint(
                                fields=("municipality", "person"), name="calendarsubscription_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ChangeRequestEvent",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("need", "Changed conditions in our work"),
                                    ("political_input", "Political input"),
                                    ("law", "New law or decision from outside"),
                                ],
                                max_length=16,
                                verbose_name="What it is",
                            ),
                        ),
                        ("title", models.CharField(max_length=160, verbose_name="Title")),
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
                        ("cause", models.TextField(verbose_name="Cause")),
                        ("consequence", models.TextField(verbose_name="Consequence")),
                        (
                            "concerns",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("goals", "Goals and commitments"),
                                        ("plans", "Plans and activities"),
                                        ("indicators", "Indicators and targets"),
                                        ("economy", "Budget and economy"),
                                        ("staff", "Staff"),
                                        ("citizens", "Citizens and users"),
                                        ("control", "Internal control"),
                                        ("time", "The timetable"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="What is affected",
                            ),
                        ),
                        ("proposal", models.TextField(blank=True, verbose_name="Proposal")),
                        ("received_from", models.CharField(blank=True, max_length=160, verbose_name="From whom")),
                        ("received_on", models.DateField(verbose_name="Came on")),
                        ("cut_off_on", models.DateField(blank=True, null=True, verbose_name="Last day for input")),
                        ("answer_due_on", models.DateField(verbose_name="To be answered by")),
                        ("raised_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waits for an answer"),
                                    ("granted", "Granted"),
                                    ("refused", "Refused"),
                                    ("postponed", "Postponed"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="waiting",
                                max_length=10,
                                verbose_name="State",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="Answer and reason")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="Answered at")),
                        (
                            "answered_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Answered by",
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
                                verbose_name="Organisation",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="annualcycle.changerequest",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Raised by",
                            ),
                        ),
                        (
                            "step",
                            governance.tenant_models.TenantForeignKey(
                                blank=True,
                                db_constraint=False,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="annualcycle.cyclestep",
                                verbose_name="Step of the annual wheel",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="changerequesteve_4b8c8a_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="changerequesteve_4b8c8a_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="annualcycle_changerequestevent_rls")
                        ],
                    },
                ),
            ]
        )
    ]
