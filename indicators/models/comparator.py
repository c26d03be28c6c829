"""Whom the municipality compares itself with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models.checks import keeps_its_words
from indicators.models.indicator import Indicator


@tracked
@keeps_its_words
class Comparator(TenantModel):
    """Someone to compare with: the country, similar municipalities, a group, one municipality.

    is_general: fetched for every indicator from Kolada; others only for those that name them (IndicatorComparator).
    is_drawn: stands as a line of its own; the members of a group are kept for its percentiles only.
    """

    class Kind(models.TextChoices):
        COUNTRY = "country", _("The country")
        GROUP = "group", _("Group of municipalities")
        MUNICIPALITY = "municipality", _("One municipality")
        OTHER = "other", _("Another")

    name = models.CharField(_("Name"), max_length=120)
    order = models.PositiveSmallIntegerField(_("Order"), default=0)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind, default=Kind.OTHER, db_default="other")
    kolada_id = models.CharField(_("Kolada’s id"), max_length=10, blank=True, db_default="")
    is_general = models.BooleanField(_("For every indicator"), default=True, db_default=True)
    is_drawn = models.BooleanField(_("Drawn in charts"), default=True, db_default=True)

    class Meta(TenantModel.Meta):
        ordering = ["order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="comparator_name_once"),
            models.UniqueConstraint(
                fields=["municipality", "kolada_id"], condition=~models.Q(kolada_id=""), name="comparator_kolada_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kolada_id="") | models.Q(kolada_id__regex=r"^([0-9]{4}|G[0-9A-Z]{2,9})$"),
                name="comparator_kolada_id_form",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class ComparatorMember(TenantModel):
    """One municipality in a group, so that a place among its members can be told."""

    group = TenantForeignKey(Comparator, on_delete=models.CASCADE, related_name="members")
    member = TenantForeignKey(Comparator, on_delete=models.CASCADE, related_name="groups")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "group", "member"], name="comparatormember_once"),
            models.CheckConstraint(condition=~models.Q(group=models.F("member")), name="comparatormember_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.member}"


@tracked
class IndicatorComparator(TenantModel):
    """Whom one indicator is compared with besides those for every indicator: "similar, compulsory school"."""

    indicator = TenantForeignKey(Indicator, on_delete=models.CASCADE, related_name="chosen_comparators")
    comparator = TenantForeignKey(Comparator, on_delete=models.CASCADE, related_name="choosing_indicators")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "indicator", "comparator"], name="indicatorcomparator_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.comparator}"
