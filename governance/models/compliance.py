"""Compliance (C30): the rules of the model as data, what breaks them, and the exceptions that were granted."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.models.model import YEAR
from governance.models.organisation import Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class ComplianceRule(TenantModel):
    """A rule that organisations keep. `subject` names who finds what breaks it (governance/checking.py).

    `kinds`: which organisations it holds for; empty: all that have what the rule is about. `month` and `day`: the
    latest day of the year where the rule is about a day; `threshold`: the number where it is about a number.
    """

    class Weight(models.TextChoices):
        MUST = "must", pgettext_lazy("rule", "Must")
        SHOULD = "should", pgettext_lazy("rule", "Should")

    subject = models.CharField(_("What is checked"), max_length=40)
    name = models.CharField(_("The rule in words"), max_length=160)
    reason = models.TextField(_("Why we have it"), blank=True)
    weight = models.CharField(_("Weight"), max_length=6, choices=Weight, default=Weight.MUST)
    kinds = ArrayField(
        models.CharField(max_length=20, choices=Organisation.Kind),
        verbose_name=_("Holds for"),
        default=list,
        blank=True,
    )
    month = models.PositiveSmallIntegerField(
        _("Month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    day = models.PositiveSmallIntegerField(
        pgettext_lazy("of a month", "Day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
    )
    threshold = models.PositiveSmallIntegerField(_("Number"), null=True, blank=True)
    escalates_after_days = models.PositiveSmallIntegerField(
        _("Tell the executive board's controllers after so many days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Responsible for the rule"),
    )
    is_on = models.BooleanField(_("In use"), default=True)

    class Meta(TenantModel.Meta):
        ordering = ["weight", "name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="compliancerule_name_once"),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(subject=""), name="compliancerule_has_name"
            ),
            models.CheckConstraint(
                condition=models.Q(month=None, day=None)
                # A check that comes to "unknown" lets through: that neither is empty is said, too.
                | models.Q(month__isnull=False, day__isnull=False, month__range=(1, 12), day__range=(1, 31))
                & ~(models.Q(month__in=[4, 6, 9, 11]) & models.Q(day=31))
                & ~(models.Q(month=2) & models.Q(day__gt=29)),
                name="compliancerule_day_of_the_year",
            ),
            models.CheckConstraint(
                condition=models.Q(weight__in=["must", "should"]), name="compliancerule_weight_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ComplianceResult(TenantModel):
    """How an organisation keeps a rule in a year: of so many things looked at, so many break it. Made by the check."""

    rule = TenantForeignKey(ComplianceRule, on_delete=models.CASCADE, related_name="results")
    organisation = TenantForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(validators=YEAR)
    looked_at = models.PositiveIntegerField()
    breaking = models.PositiveIntegerField()
    checked_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "rule", "organisation", "year"], name="complianceresult_once"
            ),
            models.CheckConstraint(
                condition=models.Q(breaking__lte=models.F("looked_at")), name="complianceresult_part_of_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.organisation} {self.year}"


@tracked
class ComplianceFinding(TenantModel):
    """Something that breaks a rule: found by the check, mended by what is done, or excepted with a reason.

    `key` is what it is ("goal-12"), `title` its name when it was found, `path` its page in the municipality. A finding
    ends by itself when the check no longer finds it; nobody ticks it off.
    """

    rule = TenantForeignKey(
        ComplianceRule, on_delete=models.CASCADE, related_name="findings", verbose_name=_("The rule")
    )
    organisation = TenantForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="findings", verbose_name=_("Organisation")
    )
    year = models.PositiveSmallIntegerField(_("Year"), validators=YEAR)
    key = models.CharField(max_length=60)
    title = models.CharField(_("What it is about"), max_length=300)
    path = models.CharField(max_length=200, blank=True)
    found_at = models.DateTimeField(_("Found"), db_default=Now())
    ended_at = models.DateTimeField(_("Mended"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Owner"),
    )
    answer = models.TextField(_("What is being done"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    exception_reason = models.TextField(_("Why an exception is granted"), blank=True)
    excepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Exception granted by"),
    )
    excepted_at = models.DateTimeField(null=True, blank=True)
    excepted_until = models.DateField(_("The exception holds until"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("Told upwards"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["rule", "organisation", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "rule", "organisation", "year", "key"], name="compliancefinding_once"
            ),
            models.CheckConstraint(
                condition=models.Q(exception_reason="", excepted_by=None, excepted_at=None, excepted_until=None)
                | ~models.Q(exception_reason="") & models.Q(excepted_by__isnull=False, excepted_at__isnull=False),
                name="compliancefinding_exception_whole",
            ),
        ]
        indexes = [models.Index("municipality", "year", "organisation", name="compliancefinding_year_i")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"
