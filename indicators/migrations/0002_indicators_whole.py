import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import governance.tenant_models
import indicators.aggregation
import indicators.fulfilment
import pghistory.utils
from django.conf import settings
from django.db import migrations, models
from governance.schema import Together


class Migration(migrations.Migration):
    dependencies = [
        ("governance", "0002_modules_and_jobs_of_the_system"),
        ("governance", "__first__"),
        ("indicators", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="ComparatorMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="indicators.comparator",
                            ),
                        ),
                        (
                            "member",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groups",
                                to="indicators.comparator",
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
                        "indexes": [
                            models.Index(fields=["municipality", "member"], name="comparatorm_member_ac3a73_i"),
                            models.Index(fields=["municipality", "group"], name="comparatorm_group_136a9e_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="indicators_comparatormember_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="indicators_comparatormember_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="member", name="indicators_comparatormember_member_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="group", name="indicators_comparatormember_group_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "group", "member"), name="comparatormember_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("group", models.F("member")), _negated=True),
                                name="comparatormember_not_itself",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComparatorMemberEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "group",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.comparator",
                            ),
                        ),
                        (
                            "member",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.comparator",
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
                                to="indicators.comparatormember",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="comparatormember_bf41dc_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="comparatormember_bf41dc_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_comparatormemberevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportMapping",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("signature", models.CharField(max_length=64)),
                        ("heads", models.JSONField(default=list)),
                        ("columns", models.JSONField(default=dict)),
                        ("places", models.JSONField(default=dict)),
                        ("saved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "saved_by",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-saved_at"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_importmapping_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_importmapping_rls"),
                            models.UniqueConstraint(fields=("municipality", "signature"), name="importmapping_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportMappingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("signature", models.CharField(max_length=64)),
                        ("heads", models.JSONField(default=list)),
                        ("columns", models.JSONField(default=dict)),
                        ("places", models.JSONField(default=dict)),
                        ("saved_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="indicators.importmapping",
                            ),
                        ),
                        (
                            "saved_by",
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
                                fields=["municipality", "pgh_created_at"], name="importmappingeve_a183af_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="importmappingeve_a183af_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_importmappingevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorComparator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "comparator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="choosing_indicators",
                                to="indicators.comparator",
                            ),
                        ),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="chosen_comparators",
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
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "comparator"], name="indicatorco_comparato_beddd4_i"),
                            models.Index(fields=["municipality", "indicator"], name="indicatorco_indicator_3dd84c_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="indicators_indicatorcomparator_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorcomparator_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="comparator", name="indicators_indicatorcomparator_comparator_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_indicatorcomparator_indicator_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "indicator", "comparator"), name="indicatorcomparator_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorComparatorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "comparator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.comparator",
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
                                to="indicators.indicatorcomparator",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="indicatorcompara_cb1b33_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="indicatorcompara_cb1b33_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorcomparatorevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorRanking",
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
                                related_name="indicator_rankings",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year_from", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="indicatorra_decided_b_7f0c23_i"),
                            models.Index(
                                fields=["municipality", "organisation"], name="indicatorra_organisat_405bf8_i"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="indicators_indicatorranking_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorranking_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="indicators_indicatorranking_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_indicatorranking_organisation_same"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("municipality", "organisation", "year_from"),
                                name="indicatorranking_one_draft",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "adopted")),
                                fields=("municipality", "organisation", "year_from"),
                                name="indicatorranking_one_adopted",
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
                                name="indicatorranking_adopted_is_decided",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="Priority")),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="priority_places",
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
                            "ranking",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="places",
                                to="indicators.indicatorranking",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["rank"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "indicator"], name="indicatorpl_indicator_b23ccb_i"),
                            models.Index(fields=["municipality", "ranking"], name="indicatorpl_ranking_5bd806_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="indicators_indicatorplace_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorplace_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_indicatorplace_indicator_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="ranking", name="indicators_indicatorplace_ranking_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "ranking", "indicator"), name="indicatorplace_once"
                            ),
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("municipality", "ranking", "rank"),
                                name="indicatorplace_rank_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rank__gte", 1)), name="indicatorplace_rank_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorPlaceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="Priority")),
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
                                to="indicators.indicatorplace",
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
                                to="indicators.indicatorranking",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="indicatorplaceev_1a5387_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="indicatorplaceev_1a5387_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorplaceevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicatorRankingEvent",
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
                                to="indicators.indicatorranking",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="indicatorranking_a932bc_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="indicatorranking_a932bc_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_indicatorrankingevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaArea",
                    fields=[
                        ("id", models.CharField(max_length=20, primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("K", "Municipality"),
                                    ("L", "Region"),
                                    ("G", "Group of municipalities"),
                                    ("V", "Unit"),
                                ],
                                max_length=1,
                            ),
                        ),
                        ("title", models.CharField(max_length=300)),
                        ("municipality_code", models.CharField(blank=True, max_length=4)),
                        ("members", models.JSONField(default=list)),
                        ("fetched_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["title", "id"],
                        "indexes": [
                            models.Index(models.F("municipality_code"), models.F("kind"), name="koladaarea_whose_i")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaFetch",
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
                                choices=[("changes", "What has changed"), ("full", "Everything")],
                                max_length=8,
                                verbose_name="What was fetched",
                            ),
                        ),
                        ("since", models.DateField(null=True, verbose_name="Changes since")),
                        ("ordered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("stored_at", models.DateTimeField(null=True)),
                        ("counts", models.JSONField(default=dict)),
                        ("warnings", models.JSONField(default=list)),
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
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-ordered_at", "-id"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "job"], name="koladafetch_job_6399e2_i"),
                            models.Index(
                                models.F("municipality"), models.F("ordered_at"), name="koladafetch_ordered_i"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_koladafetch_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_koladafetch_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="job", name="indicators_koladafetch_job_same"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaFetchEvent",
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
                                choices=[("changes", "What has changed"), ("full", "Everything")],
                                max_length=8,
                                verbose_name="What was fetched",
                            ),
                        ),
                        ("since", models.DateField(null=True, verbose_name="Changes since")),
                        ("ordered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("stored_at", models.DateTimeField(null=True)),
                        ("counts", models.JSONField(default=dict)),
                        ("warnings", models.JSONField(default=list)),
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
                                to="indicators.koladafetch",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="koladafetchevent_b7b14d_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="koladafetchevent_b7b14d_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_koladafetchevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaKpi",
                    fields=[
                        ("id", models.CharField(max_length=6, primary_key=True, serialize=False)),
                        ("title", models.CharField(max_length=500)),
                        ("description", models.TextField(blank=True)),
                        ("is_by_gender", models.BooleanField(default=False)),
                        ("has_units", models.BooleanField(default=False)),
                        ("municipality_type", models.CharField(blank=True, max_length=1)),
                        ("operating_area", models.CharField(blank=True, max_length=300)),
                        ("perspective", models.CharField(blank=True, max_length=80)),
                        ("publication_on", models.DateField(null=True)),
                        ("preliminary_on", models.DateField(null=True)),
                        ("publication_period", models.CharField(blank=True, max_length=20)),
                        ("is_gone", models.BooleanField(default=False)),
                        ("fetched_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["id"],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaSource",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("area_id", models.CharField(max_length=4, verbose_name="The municipality in Kolada")),
                        ("is_on", models.BooleanField(default=True, verbose_name="Fetch every night")),
                        ("changes_on", models.DateField(null=True)),
                        ("full_on", models.DateField(null=True)),
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
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_koladasource_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_koladasource_rls"),
                            models.UniqueConstraint(fields=("municipality",), name="koladasource_one"),
                            models.CheckConstraint(
                                condition=models.Q(("area_id__regex", "^[0-9]{4}$")), name="koladasource_area_id_form"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaSourceEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("area_id", models.CharField(max_length=4, verbose_name="The municipality in Kolada")),
                        ("is_on", models.BooleanField(default=True, verbose_name="Fetch every night")),
                        ("changes_on", models.DateField(null=True)),
                        ("full_on", models.DateField(null=True)),
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
                                to="indicators.koladasource",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="koladasourceeven_17cd73_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="koladasourceeven_17cd73_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_koladasourceevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaUnit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("unit_id", models.CharField(max_length=20, verbose_name="Kolada’s id")),
                        ("title", models.CharField(blank=True, max_length=300, verbose_name="Name in Kolada")),
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
                                related_name="kolada_units",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="koladaunit_organisat_009d80_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_koladaunit_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_koladaunit_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_koladaunit_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation"), name="koladaunit_organisation_once"
                            ),
                            models.UniqueConstraint(fields=("municipality", "unit_id"), name="koladaunit_unit_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KoladaUnitEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("unit_id", models.CharField(max_length=20, verbose_name="Kolada’s id")),
                        ("title", models.CharField(blank=True, max_length=300, verbose_name="Name in Kolada")),
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
                                to="indicators.koladaunit",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="koladaunitevent_abb828_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="koladaunitevent_abb828_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_koladaunitevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureReview",
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
                        ("conclusion", models.TextField(blank=True, verbose_name="Conclusion")),
                        ("opened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "closed_by",
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
                            "opened_by",
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
                                related_name="measure_reviews",
                                to="governance.organisation",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-year"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "organisation"], name="measurerevi_organisat_b77d41_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_measurereview_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_measurereview_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_measurereview_organisation_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "organisation", "year"), name="measurereview_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_at", None), models.Q(("conclusion", ""), _negated=True), _connector="OR"
                                ),
                                name="measurereview_closed_concludes",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MeasureReviewEvent",
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
                        ("conclusion", models.TextField(blank=True, verbose_name="Conclusion")),
                        ("opened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("closed_at", models.DateTimeField(null=True)),
                        (
                            "closed_by",
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
                            "opened_by",
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
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                to="indicators.measurereview",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="measurerevieweve_2b298e_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="measurerevieweve_2b298e_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_measurereviewevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewedMeasure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("keep", "Keep"), ("change", "Change"), ("stop", "Stop")],
                                max_length=8,
                                verbose_name="Verdict",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Why")),
                        ("reviewed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
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
                            "review",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measures",
                                to="indicators.measurereview",
                            ),
                        ),
                        (
                            "reviewed_by",
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
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "indicator"], name="reviewedmea_indicator_9f0f2e_i"),
                            models.Index(fields=["municipality", "review"], name="reviewedmea_review_1c4141_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="indicators_reviewedmeasure_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="indicators_reviewedmeasure_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_reviewedmeasure_indicator_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="review", name="indicators_reviewedmeasure_review_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "review", "indicator"), name="reviewedmeasure_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict", "keep"), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="reviewedmeasure_change_has_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewedMeasureEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[("keep", "Keep"), ("change", "Change"), ("stop", "Stop")],
                                max_length=8,
                                verbose_name="Verdict",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=500, verbose_name="Why")),
                        ("reviewed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                                to="indicators.reviewedmeasure",
                            ),
                        ),
                        (
                            "review",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="indicators.measurereview",
                            ),
                        ),
                        (
                            "reviewed_by",
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
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="reviewedmeasuree_5e0f02_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="reviewedmeasuree_5e0f02_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_reviewedmeasureevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeriesBreak",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="Measured otherwise from")),
                        ("reason", models.CharField(max_length=300, verbose_name="What was changed, and why")),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "indicator",
                            governance.tenant_models.TenantForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="breaks",
                                to="indicators.indicator",
                            ),
                        ),
                        (
                            "made_by",
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
                    ],
                    options={
                        "ordering": ["starts_on"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "indicator"], name="seriesbreak_indicator_49f962_i")
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="indicators_seriesbreak_key"),
                            governance.tenant_models.RowLevelSecurity(name="indicators_seriesbreak_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_seriesbreak_indicator_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "indicator", "starts_on"), name="seriesbreak_once_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="seriesbreak_has_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SeriesBreakEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        ("starts_on", models.DateField(verbose_name="Measured otherwise from")),
                        ("reason", models.CharField(max_length=300, verbose_name="What was changed, and why")),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
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
                            "made_by",
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
                                to="indicators.seriesbreak",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="seriesbreakevent_d605a2_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="seriesbreakevent_d605a2_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_seriesbreakevent_rls")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceStandard",
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
                        ("promise", models.CharField(max_length=300, verbose_name="What we promise")),
                        (
                            "low",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="At least"
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="At most"
                            ),
                        ),
                        ("year_from", models.PositiveSmallIntegerField(verbose_name="From year")),
                        ("year_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="To year")),
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="standards",
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
                        "ordering": ["-year_from"],
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "decided_by"], name="servicestan_decided_b_654824_i"),
                            models.Index(
                                fields=["municipality", "organisation"], name="servicestan_organisat_5ab1b0_i"
                            ),
                            models.Index(fields=["municipality", "indicator"], name="servicestan_indicator_f216cc_i"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("municipality", "id"), name="indicators_servicestandard_key"
                            ),
                            governance.tenant_models.RowLevelSecurity(name="indicators_servicestandard_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="decided_by", name="indicators_servicestandard_decided_by_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="organisation", name="indicators_servicestandard_organisation_same"
                            ),
                            governance.tenant_models.SameMunicipality(
                                field="indicator", name="indicators_servicestandard_indicator_same"
                            ),
                            governance.tenant_models.OneAtATime(
                                alike=("indicator", "organisation"),
                                name="standard_one_at_a_time",
                                only_state="",
                                span=("int4range", "year_from", "year_to"),
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("low__isnull", False), ("high__isnull", False), _connector="OR"),
                                name="standard_has_level",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("low", None), ("high", None), ("high__gte", models.F("low")), _connector="OR"
                                ),
                                name="standard_low_below_high",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("promise", ""), _negated=True), name="standard_has_promise"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("year_to", None), ("year_to__gte", models.F("year_from")), _connector="OR"
                                ),
                                name="standard_years_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ServiceStandardEvent",
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
                        ("promise", models.CharField(max_length=300, verbose_name="What we promise")),
                        (
                            "low",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="At least"
                            ),
                        ),
                        (
                            "high",
                            models.DecimalField(
                                blank=True, decimal_places=6, max_digits=20, null=True, verbose_name="At most"
                            ),
                        ),
                        ("year_from", models.PositiveSmallIntegerField(verbose_name="From year")),
                        ("year_to", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="To year")),
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
                                to="indicators.servicestandard",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                fields=["municipality", "pgh_created_at"], name="servicestandarde_a6a0c0_at_i"
                            ),
                            models.Index(fields=["municipality", "pgh_obj"], name="servicestandarde_a6a0c0_obj_i"),
                        ],
                        "constraints": [
                            governance.tenant_models.RowLevelSecurity(name="indicators_servicestandardevent_rls")
                        ],
                    },
                ),
                migrations.RemoveConstraint(
                    model_name="target",
                    name="target_has_level",
                ),
                migrations.AddField(
                    model_name="comparator",
                    name="is_drawn",
                    field=models.BooleanField(db_default=True, default=True, verbose_name="Drawn in charts"),
                ),
                migrations.AddField(
                    model_name="comparator",
                    name="is_general",
                    field=models.BooleanField(db_default=True, default=True, verbose_name="For every indicator"),
                ),
                migrations.AddField(
                    model_name="comparator",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("country", "The country"),
                            ("group", "Group of municipalities"),
                            ("municipality", "One municipality"),
                            ("other", "Another"),
                        ],
                        db_default="other",
                        default="other",
                        max_length=12,
                        verbose_name="Kind",
                    ),
                ),
                migrations.AddField(
                    model_name="comparator",
                    name="kolada_id",
                    field=models.CharField(blank=True, db_default="", max_length=10, verbose_name="Kolada’s id"),
                ),
                migrations.AddField(
                    model_name="comparatorevent",
                    name="is_drawn",
                    field=models.BooleanField(db_default=True, default=True, verbose_name="Drawn in charts"),
                ),
                migrations.AddField(
                    model_name="comparatorevent",
                    name="is_general",
                    field=models.BooleanField(db_default=True, default=True, verbose_name="For every indicator"),
                ),
                migrations.AddField(
                    model_name="comparatorevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("country", "The country"),
                            ("group", "Group of municipalities"),
                            ("municipality", "One municipality"),
                            ("other", "Another"),
                        ],
                        db_default="other",
                        default="other",
                        max_length=12,
                        verbose_name="Kind",
                    ),
                ),
                migrations.AddField(
                    model_name="comparatorevent",
                    name="kolada_id",
                    field=models.CharField(blank=True, db_default="", max_length=10, verbose_name="Kolada’s id"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="denominator_name",
                    field=models.CharField(blank=True, db_default="", max_length=120, verbose_name="Denominator"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="deputy",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Deputy",
                    ),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="discontinued_reason",
                    field=models.CharField(
                        blank=True, db_default="", max_length=300, verbose_name="Why it was discontinued"
                    ),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="factor",
                    field=models.DecimalField(
                        db_default=100, decimal_places=3, default=100, max_digits=12, verbose_name="Times"
                    ),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="fewest_cases",
                    field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Fewest cases shown"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="formula",
                    field=models.CharField(blank=True, db_default="", max_length=300, verbose_name="Formula"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="is_confidential",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="Confidential"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="kolada_id",
                    field=models.CharField(blank=True, db_default="", max_length=6, verbose_name="Kolada’s id"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="next_publication_on",
                    field=models.DateField(blank=True, null=True, verbose_name="Next publication"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="next_publication_year",
                    field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Year it will tell of"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="numerator_name",
                    field=models.CharField(blank=True, db_default="", max_length=120, verbose_name="Numerator"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="over_organisations",
                    field=models.CharField(
                        choices=[
                            (
                                indicators.aggregation.OverOrganisations["NONE"],
                                "Not put together: each reports its own",
                            ),
                            (indicators.aggregation.OverOrganisations["SUM"], "The sum of those below"),
                            (
                                indicators.aggregation.OverOrganisations["MEAN"],
                                "The mean of those below, each counted alike",
                            ),
                            (
                                indicators.aggregation.OverOrganisations["WEIGHTED"],
                                "Weighted: numerators and denominators are added up",
                            ),
                        ],
                        db_default="none",
                        default=indicators.aggregation.OverOrganisations["NONE"],
                        max_length=8,
                        verbose_name="Over organisations",
                    ),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="over_time",
                    field=models.CharField(
                        choices=[
                            (indicators.aggregation.OverTime["NONE"], "Not put together"),
                            (indicators.aggregation.OverTime["SUM"], "The sum of the year's periods"),
                            (indicators.aggregation.OverTime["MEAN"], "The mean of the year's periods"),
                            (
                                indicators.aggregation.OverTime["WEIGHTED"],
                                "Weighted: numerators and denominators are added up",
                            ),
                            (
                                indicators.aggregation.OverTime["LAST"],
                                "The last period, for what is counted since the year began",
                            ),
                        ],
                        db_default="last",
                        default=indicators.aggregation.OverTime["LAST"],
                        max_length=8,
                        verbose_name="Over the year",
                    ),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="stable_until",
                    field=models.DateField(blank=True, null=True, verbose_name="Stable until"),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="successor",
                    field=governance.tenant_models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="indicators.indicator",
                        verbose_name="Successor",
                    ),
                ),
                migrations.AddField(
                    model_name="indicator",
                    name="volume_indicator",
                    field=governance.tenant_models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.indicator",
                        verbose_name="Counted per",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="denominator_name",
                    field=models.CharField(blank=True, db_default="", max_length=120, verbose_name="Denominator"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="deputy",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Deputy",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="discontinued_reason",
                    field=models.CharField(
                        blank=True, db_default="", max_length=300, verbose_name="Why it was discontinued"
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="factor",
                    field=models.DecimalField(
                        db_default=100, decimal_places=3, default=100, max_digits=12, verbose_name="Times"
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="fewest_cases",
                    field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Fewest cases shown"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="formula",
                    field=models.CharField(blank=True, db_default="", max_length=300, verbose_name="Formula"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="is_confidential",
                    field=models.BooleanField(db_default=False, default=False, verbose_name="Confidential"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="kolada_id",
                    field=models.CharField(blank=True, db_default="", max_length=6, verbose_name="Kolada’s id"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="next_publication_on",
                    field=models.DateField(blank=True, null=True, verbose_name="Next publication"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="next_publication_year",
                    field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="Year it will tell of"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="numerator_name",
                    field=models.CharField(blank=True, db_default="", max_length=120, verbose_name="Numerator"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="over_organisations",
                    field=models.CharField(
                        choices=[
                            (
                                indicators.aggregation.OverOrganisations["NONE"],
                                "Not put together: each reports its own",
                            ),
                            (indicators.aggregation.OverOrganisations["SUM"], "The sum of those below"),
                            (
                                indicators.aggregation.OverOrganisations["MEAN"],
                                "The mean of those below, each counted alike",
                            ),
                            (
                                indicators.aggregation.OverOrganisations["WEIGHTED"],
                                "Weighted: numerators and denominators are added up",
                            ),
                        ],
                        db_default="none",
                        default=indicators.aggregation.OverOrganisations["NONE"],
                        max_length=8,
                        verbose_name="Over organisations",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="over_time",
                    field=models.CharField(
                        choices=[
                            (indicators.aggregation.OverTime["NONE"], "Not put together"),
                            (indicators.aggregation.OverTime["SUM"], "The sum of the year's periods"),
                            (indicators.aggregation.OverTime["MEAN"], "The mean of the year's periods"),
                            (
                                indicators.aggregation.OverTime["WEIGHTED"],
                                "Weighted: numerators and denominators are added up",
                            ),
                            (
                                indicators.aggregation.OverTime["LAST"],
                                "The last period, for what is counted since the year began",
                            ),
                        ],
                        db_default="last",
                        default=indicators.aggregation.OverTime["LAST"],
                        max_length=8,
                        verbose_name="Over the year",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="stable_until",
                    field=models.DateField(blank=True, null=True, verbose_name="Stable until"),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="successor",
                    field=governance.tenant_models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                        verbose_name="Successor",
                    ),
                ),
                migrations.AddField(
                    model_name="indicatorevent",
                    name="volume_indicator",
                    field=governance.tenant_models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                        verbose_name="Counted per",
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="ambition",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("safe", "Safe: we expect to reach it"),
                            ("challenging", "Challenging: getting closer is also progress"),
                        ],
                        db_default="",
                        max_length=12,
                        verbose_name="Ambition",
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="comparator",
                    field=governance.tenant_models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.comparator",
                        verbose_name="Compared with",
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="description",
                    field=models.TextField(blank=True, db_default="", verbose_name="What is asked for"),
                ),
                migrations.AddField(
                    model_name="target",
                    name="due_on",
                    field=models.DateField(blank=True, null=True, verbose_name="By"),
                ),
                migrations.AddField(
                    model_name="target",
                    name="fewest_years",
                    field=models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Fewest years with values"
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="is_relative",
                    field=models.BooleanField(
                        db_default=False, default=False, verbose_name="In percent of the baseline"
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="judged",
                    field=models.CharField(
                        blank=True,
                        choices=[("reached", "Reached"), ("not_reached", "Not reached")],
                        db_default="",
                        max_length=12,
                        verbose_name="Found",
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="judged_by",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="judged_comment",
                    field=models.TextField(blank=True, db_default="", verbose_name="Grounds"),
                ),
                migrations.AddField(
                    model_name="target",
                    name="judged_on",
                    field=models.DateField(blank=True, null=True, verbose_name="Judged on"),
                ),
                migrations.AddField(
                    model_name="target",
                    name="share_of_best",
                    field=models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Among the best, percent"
                    ),
                ),
                migrations.AddField(
                    model_name="target",
                    name="tolerance",
                    field=models.DecimalField(
                        db_default=0, decimal_places=6, default=0, max_digits=20, verbose_name="Tolerance"
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="ambition",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("safe", "Safe: we expect to reach it"),
                            ("challenging", "Challenging: getting closer is also progress"),
                        ],
                        db_default="",
                        max_length=12,
                        verbose_name="Ambition",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="comparator",
                    field=governance.tenant_models.TenantForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.comparator",
                        verbose_name="Compared with",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="description",
                    field=models.TextField(blank=True, db_default="", verbose_name="What is asked for"),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="due_on",
                    field=models.DateField(blank=True, null=True, verbose_name="By"),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="fewest_years",
                    field=models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Fewest years with values"
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="is_relative",
                    field=models.BooleanField(
                        db_default=False, default=False, verbose_name="In percent of the baseline"
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="judged",
                    field=models.CharField(
                        blank=True,
                        choices=[("reached", "Reached"), ("not_reached", "Not reached")],
                        db_default="",
                        max_length=12,
                        verbose_name="Found",
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="judged_by",
                    field=models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="judged_comment",
                    field=models.TextField(blank=True, db_default="", verbose_name="Grounds"),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="judged_on",
                    field=models.DateField(blank=True, null=True, verbose_name="Judged on"),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="share_of_best",
                    field=models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="Among the best, percent"
                    ),
                ),
                migrations.AddField(
                    model_name="targetevent",
                    name="tolerance",
                    field=models.DecimalField(
                        db_default=0, decimal_places=6, default=0, max_digits=20, verbose_name="Tolerance"
                    ),
                ),
                migrations.AddField(
                    model_name="value",
                    name="denominator",
                    field=models.DecimalField(decimal_places=6, max_digits=20, null=True),
                ),
                migrations.AddField(
                    model_name="value",
                    name="numerator",
                    field=models.DecimalField(decimal_places=6, max_digits=20, null=True),
                ),
                migrations.AddField(
                    model_name="value",
                    name="origin",
                    field=models.CharField(
                        choices=[
                            ("entered", "Handed in"),
                            ("imported", "From a file"),
                            ("fetched", "From Kolada"),
                            ("computed", "Computed by a formula"),
                            ("rolled_up", "Put together from those below"),
                        ],
                        db_default="entered",
                        default="entered",
                        max_length=10,
                    ),
                ),
                migrations.AddField(
                    model_name="valueevent",
                    name="denominator",
                    field=models.DecimalField(decimal_places=6, max_digits=20, null=True),
                ),
                migrations.AddField(
                    model_name="valueevent",
                    name="numerator",
                    field=models.DecimalField(decimal_places=6, max_digits=20, null=True),
                ),
                migrations.AddField(
                    model_name="valueevent",
                    name="origin",
                    field=models.CharField(
                        choices=[
                            ("entered", "Handed in"),
                            ("imported", "From a file"),
                            ("fetched", "From Kolada"),
                            ("computed", "Computed by a formula"),
                            ("rolled_up", "Put together from those below"),
                        ],
                        db_default="entered",
                        default="entered",
                        max_length=10,
                    ),
                ),
                migrations.AlterField(
                    model_name="comparator",
                    name="name",
                    field=models.CharField(max_length=120, verbose_name="Name"),
                ),
                migrations.AlterField(
                    model_name="comparatorevent",
                    name="name",
                    field=models.CharField(max_length=120, verbose_name="Name"),
                ),
                migrations.AlterField(
                    model_name="indicator",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("key_figure", "Key figure"),
                            ("measure", "Measure"),
                            ("quality", "Quality indicator"),
                            ("survey", "Survey question"),
                        ],
                        default="key_figure",
                        max_length=12,
                        verbose_name="Kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="indicatorevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("key_figure", "Key figure"),
                            ("measure", "Measure"),
                            ("quality", "Quality indicator"),
                            ("survey", "Survey question"),
                        ],
                        default="key_figure",
                        max_length=12,
                        verbose_name="Kind",
                    ),
                ),
                migrations.AlterField(
                    model_name="target",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            (indicators.fulfilment.TargetKind["AT_LEAST"], "At least"),
                            (indicators.fulfilment.TargetKind["MORE_THAN"], "More than"),
                            (indicators.fulfilment.TargetKind["AT_MOST"], "At most"),
                            (indicators.fulfilment.TargetKind["LESS_THAN"], "Less than"),
                            (indicators.fulfilment.TargetKind["MAINTAIN"], "Maintain the standard"),
                            (indicators.fulfilment.TargetKind["WITHIN"], "Within an interval"),
                            (indicators.fulfilment.TargetKind["CHANGE_BY"], "Change by"),
                            (indicators.fulfilment.TargetKind["IMPROVE"], "Better than the baseline"),
                            (indicators.fulfilment.TargetKind["BETTER_THAN"], "Better than another"),
                            (indicators.fulfilment.TargetKind["AMONG_BEST"], "Among the best"),
                            (indicators.fulfilment.TargetKind["AVERAGE_OVER_YEARS"], "Average over several years"),
                            (indicators.fulfilment.TargetKind["SUM_OVER_YEARS"], "Sum over several years"),
                            (indicators.fulfilment.TargetKind["MILESTONE"], "Milestone by a date"),
                            (indicators.fulfilment.TargetKind["QUALITATIVE"], "Judged in words"),
                        ],
                        default=indicators.fulfilment.TargetKind["AT_LEAST"],
                        max_length=20,
                        verbose_name="Kind of target",
                    ),
                ),
                migrations.AlterField(
                    model_name="targetevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            (indicators.fulfilment.TargetKind["AT_LEAST"], "At least"),
                            (indicators.fulfilment.TargetKind["MORE_THAN"], "More than"),
                            (indicators.fulfilment.TargetKind["AT_MOST"], "At most"),
                            (indicators.fulfilment.TargetKind["LESS_THAN"], "Less than"),
                            (indicators.fulfilment.TargetKind["MAINTAIN"], "Maintain the standard"),
                            (indicators.fulfilment.TargetKind["WITHIN"], "Within an interval"),
                            (indicators.fulfilment.TargetKind["CHANGE_BY"], "Change by"),
                            (indicators.fulfilment.TargetKind["IMPROVE"], "Better than the baseline"),
                            (indicators.fulfilment.TargetKind["BETTER_THAN"], "Better than another"),
                            (indicators.fulfilment.TargetKind["AMONG_BEST"], "Among the best"),
                            (indicators.fulfilment.TargetKind["AVERAGE_OVER_YEARS"], "Average over several years"),
                            (indicators.fulfilment.TargetKind["SUM_OVER_YEARS"], "Sum over several years"),
                            (indicators.fulfilment.TargetKind["MILESTONE"], "Milestone by a date"),
                            (indicators.fulfilment.TargetKind["QUALITATIVE"], "Judged in words"),
                        ],
                        default=indicators.fulfilment.TargetKind["AT_LEAST"],
                        max_length=20,
                        verbose_name="Kind of target",
                    ),
                ),
                migrations.AlterField(
                    model_name="value",
                    name="missing",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("not_available", "Not available"),
                            ("not_yet", "Not yet"),
                            ("not_applicable", "Not applicable"),
                            ("suppressed", "Suppressed, too few cases"),
                        ],
                        db_default="",
                        max_length=16,
                    ),
                ),
                migrations.AlterField(
                    model_name="value",
                    name="quality",
                    field=models.CharField(
                        choices=[("preliminary", "Preliminary"), ("final", "Final"), ("revised", "Revised")],
                        db_default="final",
                        default="final",
                        max_length=12,
                    ),
                ),
                migrations.AlterField(
                    model_name="valueevent",
                    name="missing",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("not_available", "Not available"),
                            ("not_yet", "Not yet"),
                            ("not_applicable", "Not applicable"),
                            ("suppressed", "Suppressed, too few cases"),
                        ],
                        db_default="",
                        max_length=16,
                    ),
                ),
                migrations.AlterField(
                    model_name="valueevent",
                    name="quality",
                    field=models.CharField(
                        choices=[("preliminary", "Preliminary"), ("final", "Final"), ("revised", "Revised")],
                        db_default="final",
                        default="final",
                        max_length=12,
                    ),
                ),
                migrations.AddIndex(
                    model_name="indicator",
                    index=models.Index(fields=["municipality", "successor"], name="indicator_successor_3391b8_i"),
                ),
                migrations.AddIndex(
                    model_name="indicator",
                    index=models.Index(
                        fields=["municipality", "volume_indicator"], name="indicator_volume_in_0e2735_i"
                    ),
                ),
                migrations.AddIndex(
                    model_name="target",
                    index=models.Index(fields=["municipality", "comparator"], name="target_comparato_52cee1_i"),
                ),
                migrations.AddConstraint(
                    model_name="comparator",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kolada_id", ""), _negated=True),
                        fields=("municipality", "kolada_id"),
                        name="comparator_kolada_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="comparator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("kolada_id", ""), ("kolada_id__regex", "^([0-9]{4}|G[0-9A-Z]{2,9})$"), _connector="OR"
                        ),
                        name="comparator_kolada_id_form",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=governance.tenant_models.SameMunicipality(
                        field="successor", name="indicators_indicator_successor_same"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=governance.tenant_models.SameMunicipality(
                        field="volume_indicator", name="indicators_indicator_volume_indicator_same"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("kolada_id", ""), _negated=True),
                        fields=("municipality", "kolada_id"),
                        name="indicator_kolada_once",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("factor__gt", 0)), name="indicator_factor_positive"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("kolada_id", ""), ("kolada_id__regex", "^[NU][0-9]{5}$"), _connector="OR"),
                        name="indicator_kolada_id_form",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("formula", ""), ("kolada_id", ""), _connector="OR"),
                        name="indicator_computed_or_fetched",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("successor", None), ("discontinued_on__isnull", False), _connector="OR"),
                        name="indicator_successor_when_discontinued",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("successor", None), models.Q(("successor", models.F("id")), _negated=True), _connector="OR"
                        ),
                        name="indicator_not_its_own_successor",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="indicator",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("fewest_cases", None),
                            models.Q(("fewest_cases__gte", 2), ("fewest_cases__lte", 50)),
                            _connector="OR",
                        ),
                        name="indicator_fewest_cases_fit",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=governance.tenant_models.SameMunicipality(
                        field="comparator", name="indicators_target_comparator_same"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("fewest_years", None),
                            models.Q(("fewest_years__gte", 1), ("fewest_years__lte", models.F("years"))),
                            _connector="OR",
                        ),
                        name="target_fewest_years_fit",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("tolerance__gte", 0)), name="target_tolerance_fits"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        indicators.fulfilment.TargetKind["AT_LEAST"],
                                        indicators.fulfilment.TargetKind["MORE_THAN"],
                                        indicators.fulfilment.TargetKind["AT_MOST"],
                                        indicators.fulfilment.TargetKind["LESS_THAN"],
                                        indicators.fulfilment.TargetKind["WITHIN"],
                                        indicators.fulfilment.TargetKind["CHANGE_BY"],
                                        indicators.fulfilment.TargetKind["AVERAGE_OVER_YEARS"],
                                        indicators.fulfilment.TargetKind["SUM_OVER_YEARS"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("low__isnull", False),
                            ("high__isnull", False),
                            _connector="OR",
                        ),
                        name="target_has_level",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", indicators.fulfilment.TargetKind["MAINTAIN"]), _negated=True),
                            ("low__isnull", False),
                            ("high__isnull", False),
                            ("baseline__isnull", False),
                            _connector="OR",
                        ),
                        name="target_has_standard",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        indicators.fulfilment.TargetKind["CHANGE_BY"],
                                        indicators.fulfilment.TargetKind["IMPROVE"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("baseline__isnull", False),
                            _connector="OR",
                        ),
                        name="target_has_baseline",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    [
                                        indicators.fulfilment.TargetKind["BETTER_THAN"],
                                        indicators.fulfilment.TargetKind["AMONG_BEST"],
                                    ],
                                ),
                                _negated=True,
                            ),
                            ("comparator__isnull", False),
                            _connector="OR",
                        ),
                        name="target_has_comparator",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", indicators.fulfilment.TargetKind["AMONG_BEST"]), _negated=True),
                            models.Q(
                                ("share_of_best__gte", 1), ("share_of_best__isnull", False), ("share_of_best__lte", 99)
                            ),
                            _connector="OR",
                        ),
                        name="target_share_of_best_fits",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="target",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("judged", ""),
                            models.Q(
                                ("judged_by__isnull", False),
                                ("judged_on__isnull", False),
                                models.Q(("judged_comment", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="target_judged_with_grounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="value",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("denominator", None), ("numerator", None)),
                            models.Q(("denominator__gt", 0), ("numerator__isnull", False), ("value__isnull", False)),
                            _connector="OR",
                        ),
                        name="value_with_both_parts",
                    ),
                ),
            ]
        )
    ]
