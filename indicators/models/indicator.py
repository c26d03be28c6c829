"""The catalogue: what is measured, which way is good, and what level is aimed at."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from annualcycle.models import FREQUENCY_LABELS
from annualcycle.periods import Frequency
from governance.models import Organisation
from governance.models.organisation import swedish_order
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from governance.years import FIRST_YEAR, LAST_YEAR
from indicators.aggregation import OverOrganisations, OverTime
from indicators.fulfilment import Direction
from indicators.models.checks import is_number, keeps_its_words
from indicators.running import is_running

LARGEST_FACTOR = Decimal("999999999.999")
DIRECTION_LABELS = [
    (Direction.HIGHER, _("Higher is better")),
    (Direction.LOWER, _("Lower is better")),
    (Direction.BAND, _("Best within a band")),
    (Direction.NONE, _("Context only, no grade")),
]

OVER_ORGANISATIONS_LABELS = [
    (OverOrganisations.NONE, _("Not put together: each reports its own")),
    (OverOrganisations.SUM, _("The sum of those below")),
    (OverOrganisations.MEAN, _("The mean of those below, each counted alike")),
    (OverOrganisations.WEIGHTED, _("Weighted: numerators and denominators are added up")),
]

OVER_TIME_LABELS = [
    (OverTime.NONE, _("Not put together")),
    (OverTime.SUM, _("The sum of the year's periods")),
    (OverTime.MEAN, _("The mean of the year's periods")),
    (OverTime.WEIGHTED, _("Weighted: numerators and denominators are added up")),
    (OverTime.LAST, _("The last period, for what is counted since the year began")),
]


@tracked
@keeps_its_words
class Indicator(TenantModel):
    """Something measured over time."""

    class Kind(models.TextChoices):
        KEY_FIGURE = "key_figure", _("Key figure")
        MEASURE = "measure", _("Measure")
        QUALITY = "quality", _("Quality indicator")
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
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Deputy"),
    )
    is_confidential = models.BooleanField(_("Confidential"), default=False, db_default=False)
    kolada_id = models.CharField(_("Kolada’s id"), max_length=6, blank=True, db_default="")
    next_publication_on = models.DateField(_("Next publication"), null=True, blank=True)
    next_publication_year = models.PositiveSmallIntegerField(_("Year it will tell of"), null=True, blank=True)
    # What a share is made of, and how values are put together (indicators/aggregation.py).
    numerator_name = models.CharField(_("Numerator"), max_length=120, blank=True, db_default="")
    denominator_name = models.CharField(_("Denominator"), max_length=120, blank=True, db_default="")
    factor = models.DecimalField(_("Times"), max_digits=12, decimal_places=3, default=100, db_default=100)
    fewest_cases = models.PositiveSmallIntegerField(_("Fewest cases shown"), null=True, blank=True)
    over_organisations = models.CharField(
        _("Over organisations"),
        max_length=8,
        choices=OVER_ORGANISATIONS_LABELS,
        default=OverOrganisations.NONE,
        db_default="none",
    )
    over_time = models.CharField(
        _("Over the year"), max_length=8, choices=OVER_TIME_LABELS, default=OverTime.LAST, db_default="last"
    )
    formula = models.CharField(_("Formula"), max_length=300, blank=True, db_default="")
    # How many it concerns: what one percent of it means in people or kronor is counted from this.
    volume_indicator = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Counted per")
    )
    stable_until = models.DateField(_("Stable until"), null=True, blank=True)
    discontinued_on = models.DateField(_("Discontinued"), null=True, blank=True)
    discontinued_reason = models.CharField(_("Why it was discontinued"), max_length=300, blank=True, db_default="")
    successor = TenantForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("Successor"),
    )
    sort_key = swedish_order()

    class Meta(TenantModel.Meta):
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "code"], condition=~models.Q(code=""), name="indicator_code_once"
            ),
            models.UniqueConstraint(fields=["municipality", "organisation", "name"], name="indicator_name_once"),
            models.UniqueConstraint(
                fields=["municipality", "kolada_id"], condition=~models.Q(kolada_id=""), name="indicator_kolada_once"
            ),
            models.CheckConstraint(condition=models.Q(decimals__lte=6), name="indicator_decimals_fit"),
            models.CheckConstraint(condition=models.Q(factor__gt=0), name="indicator_factor_positive"),
            models.CheckConstraint(
                condition=models.Q(kolada_id="") | models.Q(kolada_id__regex=r"^[NU][0-9]{5}$"),
                name="indicator_kolada_id_form",
            ),
            models.CheckConstraint(
                condition=models.Q(formula="") | models.Q(kolada_id=""), name="indicator_computed_or_fetched"
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None) | models.Q(discontinued_on__isnull=False),
                name="indicator_successor_when_discontinued",
            ),
            models.CheckConstraint(
                condition=models.Q(successor=None) | ~models.Q(successor=models.F("id")),
                name="indicator_not_its_own_successor",
            ),
            models.CheckConstraint(
                condition=models.Q(fewest_cases=None) | models.Q(fewest_cases__gte=2, fewest_cases__lte=50),
                name="indicator_fewest_cases_fit",
            ),
            is_number("factor", largest=LARGEST_FACTOR, name="indicator_factor_is_number"),
            models.CheckConstraint(
                condition=models.Q(next_publication_year=None)
                | models.Q(next_publication_year__gte=FIRST_YEAR, next_publication_year__lte=LAST_YEAR),
                name="indicator_publication_year_fits",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_ended(self) -> bool:
        """Whether it is measured no more; one that is to be discontinued later is in use until then."""
        return not is_running(self.discontinued_on)


@tracked
class SeriesBreak(TenantModel):
    """From this day on an indicator is measured otherwise, so that values on either side are not alike."""

    indicator = TenantForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    starts_on = models.DateField(_("Measured otherwise from"))
    reason = models.CharField(_("What was changed, and why"), max_length=300)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    made_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "indicator", "starts_on"], name="seriesbreak_once_a_day"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="seriesbreak_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.starts_on}"
