"""A file on its way in: kept with its reading until the person has seen the preview and confirmed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.models import Job
from governance.tenancy import current_municipality
from governance.tenant_models import TenantForeignKey, TenantModel, tracked
from indicators.models.checks import keeps_its_words


def kept_at(value_import: "ValueImport", file_name: str) -> str:  # noqa: ARG001 (what a person calls a file names no file here)
    """Where the file is kept: by municipality and checksum."""
    return f"imports/{current_municipality().pk}/{value_import.sha256}"


@tracked
@keeps_its_words
class ValueImport(TenantModel):
    """An uploaded file of values: how its columns and names are understood, and what became of its rows."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Read, not stored")
        STORING = "storing", _("Being stored")
        STORED = "stored", _("Stored")
        DISCARDED = "discarded", _("Discarded")

    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to=kept_at, max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField(_("Rows"), default=0)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    columns = models.JSONField(default=dict)  # role -> place of the column, from 0
    places = models.JSONField(default=dict)  # folded name in the file -> place (importing/names.py); "" leaves it out
    creates_indicators = models.BooleanField(_("Unknown indicators are created"), default=False)
    counts = models.JSONField(default=dict)  # outcome -> number of rows
    job = TenantForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(db_default=Now())
    stored_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index("municipality", "uploaded_at", name="valueimport_uploaded_i")]

    def __str__(self) -> str:
        return self.file_name


@tracked
class ImportMapping(TenantModel):
    """How a file with these heads was last understood, so that next year's is understood without a question (C10)."""

    signature = models.CharField(max_length=64)  # of the folded heads in their order
    heads = models.JSONField(default=list)
    columns = models.JSONField(default=dict)  # as in ValueImport
    places = models.JSONField(default=dict)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+")
    saved_at = models.DateTimeField(db_default=Now())

    class Meta(TenantModel.Meta):
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "signature"], name="importmapping_once"),
        ]

    def __str__(self) -> str:
        return ", ".join(self.heads)
