"""A file on its way in: kept with its reading until the person has seen the preview and confirmed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.models import Job
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class ValueImport(TenantModel):
    """An uploaded file of values: its rows, how its columns and names are understood, and what became of it."""

    class State(models.TextChoices):
        UPLOADED = "uploaded", _("Read, not stored")
        STORING = "storing", _("Being stored")
        STORED = "stored", _("Stored")
        DISCARDED = "discarded", _("Discarded")

    file_name = models.CharField(max_length=200)
    file = models.FileField(upload_to="imports/", max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    columns = models.JSONField(default=dict)  # role -> column index
    places = models.JSONField(default=dict)  # name in the file -> "organisation:<id>", "comparator:<id>" or ""
    counts = models.JSONField(default=dict)  # outcome -> number of rows
    job = TenantForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    uploaded_at = models.DateTimeField(db_default=Now())
    stored_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return self.file_name
