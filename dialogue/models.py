"""What we make of it together: who has read a plan, and how they understood it."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goals.models import Plan
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Receipt(TenantModel):
    """A politician has read a plan: it is understood as meant, or there is a question, which the unit answers."""

    class Understanding(models.TextChoices):
        AS_MEANT = "as_meant", pgettext_lazy("receipt", "Understood as meant")
        QUESTION = "question", pgettext_lazy("receipt", "I have a question")

    plan = TenantForeignKey(Plan, on_delete=models.CASCADE, related_name="receipts", verbose_name=_("Plan"))
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+", verbose_name=_("Reader")
    )
    understanding = models.CharField(_("Receipt"), max_length=10, choices=Understanding)
    question = models.TextField(_("Question"), blank=True)
    read_at = models.DateTimeField(_("Read at"), db_default=Now())
    answer = models.TextField(_("Answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("Answered by"),
    )
    answered_at = models.DateTimeField(_("Answered at"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        ordering = ["read_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "plan", "reader"], name="receipt_once"),
            models.CheckConstraint(
                condition=models.Q(understanding="as_meant", question="")
                | models.Q(understanding="question") & ~models.Q(question=""),
                name="receipt_question_is_asked",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by=None, answered_at=None)
                | models.Q(understanding="question", answered_by__isnull=False, answered_at__isnull=False)
                & ~models.Q(answer=""),
                name="receipt_answered_fully",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.reader}"


class ReadingReminder(TenantModel):
    """A politician has been reminded of an unread plan: so that each is reminded once, whoever runs."""

    plan = TenantForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+")
    sent_on = models.DateField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "plan", "reader", "sent_on"], name="readingreminder_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.reader} {self.sent_on}"
