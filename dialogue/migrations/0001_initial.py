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
        ("goals", "0001_initial"),
        ("governance", "0001_initial"),
    ]

    operations = [
        Together(
            [
                migrations.CreateModel(
                    name="ReadingReminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sent_on", models.DateField()),
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
                                related_name="+",
                                to="goals.plan",
                            ),
                        ),
                        (
                            "reader",
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
                        "indexes": [models.Index(fields=["municipality", "plan"], name="readingremi_plan_d9f498_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="dialogue_readingreminder_key"),
                            governance.tenant_models.RowLevelSecurity(name="dialogue_readingreminder_rls"),
                            governance.tenant_models.SameMunicipality(
                                field="plan", name="dialogue_readingreminder_plan_same"
                            ),
                            models.UniqueConstraint(
                                fields=("municipality", "plan", "reader", "sent_on"), name="readingreminder_once_a_day"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "understanding",
                            models.CharField(
                                choices=[("as_meant", "Understood as meant"), ("question", "I have a question")],
                                max_length=10,
                                verbose_name="Receipt",
                            ),
                        ),
                        ("question", models.TextField(blank=True, verbose_name="Question")),
                        (
                            "read_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="Read at"
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="Answer")),
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
                                related_name="receipts",
                                to="goals.plan",
                                verbose_name="Plan",
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Reader",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["read_at", "id"],
                        "abstract": False,
                        "indexes": [models.Index(fields=["municipality", "plan"], name="receipt_plan_607275_i")],
                        "constraints": [
                            models.UniqueConstraint(fields=("municipality", "id"), name="dialogue_receipt_key"),
                            governance.tenant_models.RowLevelSecurity(name="dialogue_receipt_rls"),
                            governance.tenant_models.SameMunicipality(field="plan", name="dialogue_receipt_plan_same"),
                            models.UniqueConstraint(fields=("municipality", "plan", "reader"), name="receipt_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("question", ""), ("understanding", "as_meant")),
                                    models.Q(("understanding", "question"), models.Q(("question", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="receipt_question_is_asked",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None), ("answered_by", None)),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        ("answered_by__isnull", False),
                                        ("understanding", "question"),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="receipt_answered_fully",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceiptEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("pgh_context", pghistory.utils.JSONField(null=True)),
                        ("pgh_context_id", models.UUIDField(null=True)),
                        ("id", models.BigIntegerField()),
                        (
                            "understanding",
                            models.CharField(
                                choices=[("as_meant", "Understood as meant"), ("question", "I have a question")],
                                max_length=10,
                                verbose_name="Receipt",
                            ),
                        ),
                        ("question", models.TextField(blank=True, verbose_name="Question")),
                        (
                            "read_at",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(), verbose_name="Read at"
                            ),
                        ),
                        ("answer", models.TextField(blank=True, verbose_name="Answer")),
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
                                to="dialogue.receipt",
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
                                verbose_name="Plan",
                            ),
                        ),
                        (
                            "reader",
                            models.ForeignKey(
                                db_constraint=False,
                                db_index=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="Reader",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["municipality", "pgh_created_at"], name="receiptevent_b24173_at_i"),
                            models.Index(fields=["municipality", "pgh_obj"], name="receiptevent_b24173_obj_i"),
                        ],
                        "constraints": [governance.tenant_models.RowLevelSecurity(name="dialogue_receiptevent_rls")],
                    },
                ),
            ]
        )
    ]
