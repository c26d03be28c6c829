"""The catalogue: what is measured, which way is good, and what level is aimed at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models import FREQUENCY_LABELS
from annualcycle.periods import Frequency
from governance.models import Decision, Organisation
from governance.models.organisation import swedish_order
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.fulfilment import Direction, TargetKind

DIRECTION_LABELS = [
    (Direction.HIGHER, _("Higher is better")),
    (Direction.LOWER, _("Lower is better")),
    (Direction.BAND, _("Best within a band")),
    (Direction.NONE, _("Context only, no grade")),
]

TARGET_LABELS = [
    (TargetKind.AT_LEAST, _("At least")),
    (TargetKind.MORE_THAN, _("More than")),
    (TargetKind.AT_MOST, _("At most")),
    (TargetKind.LESS_THAN, _("Less than")),
    (TargetKind.MAINTAIN, _("Maintain the standard")),
    (TargetKind.WITHIN, _("Within an interval")),
    (TargetKind.CHANGE_BY, _("Change by")),
    (TargetKind.AVERAGE_OVER_YEARS, _("Average over several years")),
    (TargetKind.SUM_OVER_YEARS, _("Sum over several years")),
    (TargetKind.MILESTONE, _("Milestone by a date")),
    (TargetKind.QUALITATIVE, _("Judged in words")),
]


@tracked
class Indicator(TenantModel):
    """Something measured over time."""

    class Kind(models.TextChoices):
        KEY_FIGURE = "key_figure", _("Key figure")
        MEASURE = "measure", _("Measure")
        SURVEY = "survey", _("Survey question")

    class Controllability(models.TextChoices):
        FULL = "full", pgettext_lazy("controllability", "Full")
        PARTIAL = "partial", pgettext_lazy("controllability", "Partial")
        LOW = "low", pgettext_lazy("controllability", "Low")

    code = models.CharField(_("Code"), max_length=20, blank=True, help_text=_("For example the Kolada id N15428."))
    name = models.CharField(_("Name"), max_length=200)
    definition = models.TextField(_("Definition"), blank=True)
    purpose = models.TextField(_("What it is for"), blank=True)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind, default=Kind.KEY_FIGURE)
    unit = models.CharField(_("Unit of measure"), max_length=30, default="%")
    decimals = models.PositiveSmallIntegerField(_("Decimals"), default=1)
    direction = models.CharField(
        _("Which way is good"), max_length=8, choices=DIRECTION_LABELS, default=Direction.HIGHER
    )
    frequency = models.CharField(_("How often"), max_length=12, choices=FREQUENCY_LABELS, default=Frequency.YEAR)
    source = models.CharField(_("Source"), max_length=120, blank=True)
    lag_years = models.PositiveSmallIntegerField(_("Publication lag, years"), default=0)
    controllability = models.CharField(
        _("Degree of control"), max_length=8, choices=Controllability, default=Controllability.PARTIAL
    )
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("Managed by")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Owner"),
    )
    discontinued_on = models.DateField(_("Discontinued"), null=True, blank=True)
    sort_key = swedish_order()

    class Meta(TenantModel.Meta):
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"], condition=~models.Q(code=""), name="indicator_code_once"
            ),
            models.UniqueConstraint(fields=["municipality", "organisation", "name"], name="indicator_name_once"),
            models.CheckConstraint(condition=models.Q(decimals__lte=6), name="indicator_decimals_fit"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class Comparator(TenantModel):
    """Someone to compare with: the country, similar municipalities, a municipality group."""

    name = models.CharField(_("Name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("Order"), default=0)

    class Meta(TenantModel.Meta):
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "name"], name="comparator_name_once")]

    def __str__(self) -> str:
        return self.name


@tracked
class Target(Decision, TenantModel):
    """The level aimed at for an indicator in one organisation and year, as one of several kinds."""

    indicator = TenantForeignKey(Indicator, on_delete=models.CASCADE, related_name="targets")
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )
    year = models.PositiveSmallIntegerField(_("Year"))
    kind = models.CharField(_("Kind of target"), max_length=20, choices=TARGET_LABELS, default=TargetKind.AT_LEAST)
    low = models.DecimalField(_("Low"), max_digits=20, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(_("High"), max_digits=20, decimal_places=6, null=True, blank=True)
    baseline = models.DecimalField(_("Baseline"), max_digits=20, decimal_places=6, null=True, blank=True)
    years = models.PositiveSmallIntegerField(_("Number of years"), default=1)
    reason = models.TextField(_("Reason"), blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "indicator", "organisation", "year"], name="target_once_a_year"
            ),
            models.CheckConstraint(condition=models.Q(years__gte=1, years__lte=10), name="target_years_fit"),
            models.CheckConstraint(
                condition=models.Q(low=None) | models.Q(high=None) | models.Q(high__gte=models.F("low")),
                name="target_low_below_high",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[TargetKind.MILESTONE, TargetKind.QUALITATIVE])
                | models.Q(low__isnull=False)
                | models.Q(high__isnull=False),
                name="target_has_level",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"
