"""What is fetched from Kolada, and what Kolada offers.

The offer (key figures, areas, groups) is the same for every municipality and stands in global tables; what a
municipality follows and what its fetches brought are its own.
"""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.models import Job, Organisation
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models.checks import keeps_its_words


class KoladaKpi(models.Model):
    """A key figure as Kolada describes it; kept though Kolada drops it (`is_gone`)."""

    id = models.CharField(max_length=6, primary_key=True)
    title = models.CharField(max_length=500)
    description = models.TextField(blank=True)
    is_by_gender = models.BooleanField(default=False)
    has_units = models.BooleanField(default=False)
    municipality_type = models.CharField(max_length=1, blank=True)
    operating_area = models.CharField(max_length=300, blank=True)
    perspective = models.CharField(max_length=80, blank=True)
    publication_on = models.DateField(null=True)
    preliminary_on = models.DateField(null=True)
    publication_period = models.CharField(max_length=20, blank=True)
    is_gone = models.BooleanField(default=False)
    fetched_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.id} {self.title}"


@keeps_its_words
class KoladaArea(models.Model):
    """A municipality, a region, the country, a group of municipalities, or a unit of one, as Kolada names it."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "K", _("Municipality")
        REGION = "L", _("Region")
        GROUP = "G", _("Group of municipalities")
        UNIT = "V", _("Unit")

    id = models.CharField(max_length=20, primary_key=True)
    kind = models.CharField(max_length=1, choices=Kind)
    title = models.CharField(max_length=300)
    municipality_code = models.CharField(max_length=4, blank=True)  # whose unit it is
    members = models.JSONField(default=list)  # ids of a group's municipalities
    fetched_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["title", "id"]
        indexes = [models.Index("municipality_code", "kind", name="koladaarea_whose_i")]

    def __str__(self) -> str:
        return self.title


@tracked
class KoladaSource(TenantModel):
    """That and how a municipality fetches from Kolada. At most one row."""

    area_id = models.CharField(_("The municipality in Kolada"), max_length=4)
    is_on = models.BooleanField(_("Fetch every night"), default=True)
    changes_on = models.DateField(null=True)  # the day up to which changes have been fetched
    full_on = models.DateField(null=True)  # when everything was last fetched

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality"], name="koladasource_one"),
            models.CheckConstraint(condition=models.Q(area_id__regex=r"^[0-9]{4}$"), name="koladasource_area_id_form"),
        ]

    def __str__(self) -> str:
        return self.area_id


@tracked
class KoladaUnit(TenantModel):
    """Which of Kolada's units an organisation is, so that its values come there."""

    organisation = TenantForeignKey(Organisation, on_delete=models.CASCADE, related_name="kolada_units")
    unit_id = models.CharField(_("Kolada’s id"), max_length=20)
    title = models.CharField(_("Name in Kolada"), max_length=300, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "organisation"], name="koladaunit_organisation_once"),
            models.UniqueConstraint(fields=["municipality", "unit_id"], name="koladaunit_unit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.title}"


@tracked
@keeps_its_words
class KoladaFetch(TenantModel):
    """One fetch: what was asked for, what it brought, and what was odd. Its job tells how far it has come."""

    class Kind(models.TextChoices):
        CHANGES = "changes", _("What has changed")
        FULL = "full", _("Everything")

    kind = models.CharField(_("What was fetched"), max_length=8, choices=Kind)
    since = models.DateField(_("Changes since"), null=True)
    job = TenantForeignKey(Job, on_delete=models.PROTECT, related_name="+")
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    ordered_at = models.DateTimeField(db_default=Now())
    stored_at = models.DateTimeField(null=True)
    counts = models.JSONField(default=dict)  # what became of them (kolada.storing.Outcome), malformed -> number
    warnings = models.JSONField(default=list)  # [code, what it is about] in the order they were met

    class Meta(TenantModel.Meta):
        ordering = ["-ordered_at", "-id"]
        indexes = [models.Index("municipality", "ordered_at", name="koladafetch_ordered_i")]

    def __str__(self) -> str:
        return f"{self.kind} {self.ordered_at:%Y-%m-%d}"
