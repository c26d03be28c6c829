"""What a person is told: in the product at once, by e-mail gathered in a digest."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from governance.tenant_models import TenantModel, tracked


class Notice(TenantModel):
    """One thing that a person is told once.

    `kind` names who finds the words for it (governance/notices.py), `about` what it is about ("task-12"), `on` the day
    that it is for: the same kind about the same thing for the same day is told once, whoever runs. `payload` holds
    what the words need, never words. `digest` is the job that mails it.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+")
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=60)
    on = models.DateField()
    payload = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_default=Now())
    is_mailed = models.BooleanField(default=True)  # False: shown in the product only
    digest = models.BigIntegerField(null=True)
    mailed_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "person", "kind", "about", "on"], name="notice_once"),
            models.CheckConstraint(condition=~models.Q(kind="") & ~models.Q(about=""), name="notice_about_something"),
        ]
        indexes = [
            models.Index("municipality", "mailed_at", condition=models.Q(mailed_at=None), name="notice_unmailed_i")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind} {self.about}"


@tracked
class NoticeChoice(TenantModel):
    """How often a person wants the digest of a municipality. Without a row: every working day."""

    class Often(models.TextChoices):
        DAILY = "daily", _("Every working day, when there is something")
        WEEKLY = "weekly", _("On Mondays, when there is something")
        NEVER = "never", _("Never by e-mail; only here")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+", verbose_name=_("Person")
    )
    often = models.CharField(_("How often"), max_length=8, choices=Often, default=Often.DAILY)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "person"], name="noticechoice_once"),
            models.CheckConstraint(
                condition=models.Q(often__in=["daily", "weekly", "never"]), name="noticechoice_often_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.often}"
