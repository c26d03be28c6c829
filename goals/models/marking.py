"""What a goal is marked with beside its place in the chain: tags, Agenda 2030, and the law it carries out."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goals.models.goal import Goal
from governance.models.organisation import swedish_order
from governance.tenant_models import TenantForeignKey, TenantModel, tracked


@tracked
class Tag(TenantModel):
    """A word of the municipality's own by which goals of any level are found together."""

    class Kind(models.TextChoices):
        THEME = "theme", pgettext_lazy("tag", "Theme")
        TARGET_GROUP = "target_group", pgettext_lazy("tag", "Target group")

    name = models.CharField(_("Name"), max_length=60)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind, default=Kind.THEME)
    sort_key = swedish_order()

    class Meta(TenantModel.Meta):
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="tag_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="tag_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


@tracked
class GoalTag(TenantModel):
    """A tag on a goal."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="goal_tags")
    tag = TenantForeignKey(Tag, on_delete=models.CASCADE, related_name="goal_tags", verbose_name=_("Tag"))

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["municipality", "goal", "tag"], name="goaltag_once")]

    def __str__(self) -> str:
        return f"{self.goal}: {self.tag}"


@tracked
class GoalAgendaTarget(TenantModel):
    """One of Agenda 2030's 17 goals ("4") or 169 targets ("4.1", "4.a") that a goal contributes to."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="agenda_targets")
    code = models.CharField(_("Agenda 2030"), max_length=5)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "goal", "code"], name="agendatarget_once"),
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^([1-9]|1[0-7])(\.([1-9][0-9]?|[a-d]))?$"), name="agendatarget_is_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.code}"


@tracked
class LegalRequirement(TenantModel):
    """What a law demands of the municipality, so that it is seen which goals carry it out and none works against it."""

    act = models.CharField(_("Act"), max_length=120)
    provision = models.CharField(_("Provision"), max_length=60)
    requirement = models.TextField(_("What it demands"))
    sort_key = swedish_order("act")

    class Meta(TenantModel.Meta):
        ordering = ["sort_key", "provision", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "act", "provision"], name="legalrequirement_once"),
            models.CheckConstraint(
                condition=~models.Q(act="") & ~models.Q(provision="") & ~models.Q(requirement=""),
                name="legalrequirement_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.provision}"


@tracked
class GoalLegalRequirement(TenantModel):
    """A demand of the law that a goal carries out."""

    goal = TenantForeignKey(Goal, on_delete=models.CASCADE, related_name="legal_requirements")
    requirement = TenantForeignKey(
        LegalRequirement, on_delete=models.PROTECT, related_name="goals", verbose_name=_("Legal requirement")
    )

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["municipality", "goal", "requirement"], name="goallegalrequirement_once")
        ]

    def __str__(self) -> str:
        return f"{self.goal}: {self.requirement}"
