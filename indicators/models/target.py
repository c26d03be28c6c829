"""The level aimed at: for a year, as one of several kinds, by a decision."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.models import Decision, Organisation
from governance.tenant_models import OneAtATime, TenantForeignKey, TenantModel, tracked
from indicators.fulfilment import TargetKind
from indicators.models.checks import is_number, keeps_its_words
from indicators.models.comparator import Comparator
from indicators.models.indicator import Indicator

TARGET_LABELS = [
    (TargetKind.AT_LEAST, _("At least")),
    (TargetKind.MORE_THAN, _("More than")),
    (TargetKind.AT_MOST, _("At most")),
    (TargetKind.LESS_THAN, _("Less than")),
    (TargetKind.MAINTAIN, _("Maintain the standard")),
    (TargetKind.WITHIN, _("Within an interval")),
    (TargetKind.CHANGE_BY, _("Change by")),
    (TargetKind.IMPROVE, _("Better than the baseline")),
    (TargetKind.BETTER_THAN, _("Better than another")),
    (TargetKind.AMONG_BEST, _("Among the best")),
    (TargetKind.AVERAGE_OVER_YEARS, _("Average over several years")),
    (TargetKind.SUM_OVER_YEARS, _("Sum over several years")),
    (TargetKind.MILESTONE, _("Milestone by a date")),
    (TargetKind.QUALITATIVE, _("Judged in words")),
]
_LEVEL = models.Q(low__isnull=False) | models.Q(high__isnull=False)
_NEEDS_LEVEL = [
    TargetKind.AT_LEAST,
    TargetKind.MORE_THAN,
    TargetKind.AT_MOST,
    TargetKind.LESS_THAN,
    TargetKind.WITHIN,
    TargetKind.CHANGE_BY,
    TargetKind.AVERAGE_OVER_YEARS,
    TargetKind.SUM_OVER_YEARS,
]


@tracked
@keeps_its_words
class Target(Decision, TenantModel):
    """The level aimed at for an indicator in one organisation and year.

    Which figures count depends on the kind: fulfilment.TargetRule. `tolerance`, `is_relative` and `fewest_years` as
    there. `description`: what a milestone or a target in words asks for. `judged…`: what a person found of it.
    """

    class Ambition(models.TextChoices):
        SAFE = "safe", _("Safe: we expect to reach it")
        CHALLENGING = "challenging", _("Challenging: getting closer is also progress")

    class Judged(models.TextChoices):
        REACHED = "reached", _("Reached")
        NOT_REACHED = "not_reached", _("Not reached")

    indicator = TenantForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )
    year = models.PositiveSmallIntegerField(_("Year"))
    kind = models.CharField(_("Kind of target"), max_length=20, choices=TARGET_LABELS, default=TargetKind.AT_LEAST)
    low = models.DecimalField(_("Low"), max_digits=20, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(_("High"), max_digits=20, decimal_places=6, null=True, blank=True)
    baseline = models.DecimalField(_("Baseline"), max_digits=20, decimal_places=6, null=True, blank=True)
    tolerance = models.DecimalField(_("Tolerance"), max_digits=20, decimal_places=6, default=0, db_default=0)
    is_relative = models.BooleanField(_("In percent of the baseline"), default=False, db_default=False)
    years = models.PositiveSmallIntegerField(_("Number of years"), default=1)
    fewest_years = models.PositiveSmallIntegerField(_("Fewest years with values"), null=True, blank=True)
    due_on = models.DateField(_("By"), null=True, blank=True)
    comparator = TenantForeignKey(
        Comparator, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Compared with")
    )
    share_of_best = models.PositiveSmallIntegerField(_("Among the best, percent"), null=True, blank=True)
    description = models.TextField(_("What is asked for"), blank=True, db_default="")
    ambition = models.CharField(_("Ambition"), max_length=12, choices=Ambition, blank=True, db_default="")
    reason = models.TextField(_("Reason"), blank=True)
    judged = models.CharField(_("Found"), max_length=12, choices=Judged, blank=True, db_default="")
    judged_comment = models.TextField(_("Grounds"), blank=True, db_default="")
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    judged_on = models.DateField(_("Judged on"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "indicator", "organisation", "year"], name="target_once_a_year"
            ),
            models.CheckConstraint(condition=models.Q(years__gte=1, years__lte=10), name="target_years_fit"),
            models.CheckConstraint(
                condition=models.Q(fewest_years=None)
                | models.Q(fewest_years__gte=1, fewest_years__lte=models.F("years")),
                name="target_fewest_years_fit",
            ),
            models.CheckConstraint(condition=models.Q(tolerance__gte=0), name="target_tolerance_fits"),
            models.CheckConstraint(
                condition=models.Q(low=None) | models.Q(high=None) | models.Q(high__gte=models.F("low")),
                name="target_low_below_high",
            ),
            models.CheckConstraint(condition=~models.Q(kind__in=_NEEDS_LEVEL) | _LEVEL, name="target_has_level"),
            models.CheckConstraint(
                condition=~models.Q(kind=TargetKind.MAINTAIN) | _LEVEL | models.Q(baseline__isnull=False),
                name="target_has_standard",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[TargetKind.CHANGE_BY, TargetKind.IMPROVE])
                | models.Q(baseline__isnull=False),
                name="target_has_baseline",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind__in=[TargetKind.BETTER_THAN, TargetKind.AMONG_BEST])
                | models.Q(comparator__isnull=False),
                name="target_has_comparator",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=TargetKind.AMONG_BEST)
                | models.Q(share_of_best__isnull=False, share_of_best__gte=1, share_of_best__lte=99),
                name="target_share_of_best_fits",
            ),
            models.CheckConstraint(
                condition=models.Q(judged="")
                | models.Q(judged_by__isnull=False, judged_on__isnull=False) & ~models.Q(judged_comment=""),
                name="target_judged_with_grounds",
            ),
            is_number("low", "high", "baseline", "tolerance", name="target_figures_are_numbers"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


@tracked
class ServiceStandard(Decision, TenantModel):
    """A level of a key figure that an organisation promises to keep, told to those it is for (C05)."""

    indicator = TenantForeignKey(Indicator, on_delete=models.PROTECT, related_name="standards")
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )
    promise = models.CharField(_("What we promise"), max_length=300)
    low = models.DecimalField(_("At least"), max_digits=20, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(_("At most"), max_digits=20, decimal_places=6, null=True, blank=True)
    year_from = models.PositiveSmallIntegerField(_("From year"))
    year_to = models.PositiveSmallIntegerField(_("To year"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["-year_from"]
        constraints = [
            OneAtATime(
                alike=["indicator", "organisation"],
                span=("int4range", "year_from", "year_to"),
                name="standard_one_at_a_time",
            ),
            models.CheckConstraint(condition=_LEVEL, name="standard_has_level"),
            models.CheckConstraint(
                condition=models.Q(low=None) | models.Q(high=None) | models.Q(high__gte=models.F("low")),
                name="standard_low_below_high",
            ),
            models.CheckConstraint(condition=~models.Q(promise=""), name="standard_has_promise"),
            models.CheckConstraint(
                condition=models.Q(year_to=None) | models.Q(year_to__gte=models.F("year_from")),
                name="standard_years_in_order",
            ),
            is_number("low", "high", name="standard_figures_are_numbers"),
        ]

    def __str__(self) -> str:
        return self.promise
