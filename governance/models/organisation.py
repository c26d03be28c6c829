"""The organisation as a tree, who has which role in it, and the permissions that follow."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase

from governance.tenant_models import OneAtATime, TenantForeignKey, TenantModel, tracked

# The database's own order puts å, ä, ö among a and o, or knows no Swedish at all (the embedded build has no ICU).
# In the "C" collation these three characters come right after z.
_FROM = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖåäöÉéÜü"
_TO = "abcdefghijklmnopqrstuvwxyz{|}{|}eeuu"


def swedish_order(field: str = "name") -> models.GeneratedField:
    """A generated column that sorts `field` as Swedish does, å ä ö after z, on every build of PostgreSQL."""
    return models.GeneratedField(
        expression=models.Func(
            models.F(field),
            models.Value(_FROM),
            models.Value(_TO),
            function="translate",
            output_field=models.TextField(),
        ),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )


class Permission(models.TextChoices):
    """What a role may do on an organisation and all that lies below it."""

    READ_DRAFTS = "read_drafts", _("Read drafts")
    ENTER_VALUES = "enter_values", _("Enter values")
    WRITE_PLANS = "write_plans", _("Write plans")
    RECORD_DECISIONS = "record_decisions", _("Record a body's decisions")
    MANAGE_GOALS = "manage_goals", _("Write goals")
    ASSESS_GOALS = "assess_goals", _("Assess goals")
    MANAGE_INDICATORS = "manage_indicators", _("Manage indicators and targets")
    CLOSE_PERIODS = "close_periods", _("Close and reopen periods")
    SHAPE_CYCLE = "shape_cycle", _("Shape the annual wheel")
    APPROVE_TASKS = "approve_tasks", _("Follow up and approve what is handed in")
    KEEP_RULES = "keep_rules", _("Keep the compliance rules and grant exceptions")
    ORDER_REPORTS = "order_reports", _("Order reports")
    SHAPE_MODEL = "shape_model", _("Shape the governance model")
    MANAGE_PEOPLE = "manage_people", _("Manage people and organisation")
    READ_HISTORY = "read_history", _("Read the history")
    ACKNOWLEDGE_PLANS = "acknowledge_plans", _("Acknowledge plans that have been read")


@tracked
class Organisation(TenantModel):
    """A part of the municipal group: the council, a board, an administration, a unit, a company."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality as a whole")
        COUNCIL = "council", _("Council")
        EXECUTIVE_BOARD = "executive_board", _("Executive board")
        BOARD = "board", _("Board")
        JOINT_BOARD = "joint_board", _("Joint board")
        ADMINISTRATION = "administration", _("Administration")
        SERVICE_AREA = "service_area", _("Service area")
        UNIT = "unit", pgettext_lazy("organisation", "Unit")
        COMPANY = "company", _("Municipal company")
        ASSOCIATION = "association", _("Municipal association")

    kind = models.CharField(_("Kind"), max_length=20, choices=Kind)
    parent = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("Belongs to")
    )
    name = models.CharField(_("Name"), max_length=120)
    short_name = models.CharField(_("Short name"), max_length=20, blank=True)
    valid_from = models.DateField(_("From"), db_default=TruncDate(Now()))
    valid_to = models.DateField(_("To"), null=True, blank=True)
    sort_key = swedish_order()

    class Meta(TenantModel.Meta):
        default_permissions = ()
        permissions = [(permission.value, permission.label) for permission in Permission]
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "parent", "name"], name="organisation_name_once"),
            models.UniqueConstraint(
                fields=["municipality"], condition=models.Q(parent=None), name="organisation_one_root"
            ),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="organisation_not_own_parent"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisation_valid_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


_Kind = Organisation.Kind
# What answers for an activity of its own under the council, and may decide about it.
BOARDS: frozenset[str] = frozenset(
    {_Kind.BOARD, _Kind.EXECUTIVE_BOARD, _Kind.JOINT_BOARD, _Kind.COMPANY, _Kind.ASSOCIATION}
)
# Kommunallagen 6:38: goals, plans and targets are decided by bodies, never by an administration or a unit.
DECIDING = BOARDS | {_Kind.COUNCIL}


@tracked
class Membership(TenantModel):
    """A person's role in an organisation for a time: what administrators see and change."""

    class Role(models.TextChoices):
        ADMINISTRATOR = "administrator", _("Administrator")
        MODEL_OWNER = "model_owner", _("Model owner")
        CONTROLLER = "controller", _("Controller")
        MANAGER = "manager", _("Manager")
        OFFICIAL = "official", _("Official")
        BOARD_SECRETARY = "board_secretary", _("Board secretary")
        BOARD_MEMBER = "board_member", _("Board member")
        EXECUTIVE_BOARD_MEMBER = "executive_board_member", _("Executive-board member")
        AUDITOR = "auditor", _("Auditor")
        CONTROL_COORDINATOR = "control_coordinator", _("Internal-control coordinator")
        PROVIDER = "provider", _("Provider")
        READER = "reader", _("Reader")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, db_index=False, related_name="+", verbose_name=_("Person")
    )
    organisation = TenantForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Role"), max_length=30, choices=Role)
    valid_from = models.DateField(_("From"), db_default=TruncDate(Now()))
    valid_to = models.DateField(_("To"), null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user", "organisation", "role", "valid_from"], name="membership_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="membership_valid_in_order",
            ),
            OneAtATime(
                alike=["user", "organisation", "role"],
                span=("daterange", "valid_from", "valid_to"),
                name="membership_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.organisation}"


class OrganisationGrant(UserObjectPermissionBase, TenantModel):
    """A django-guardian permission of a person on an organisation.

    It follows from a membership and lasts as long as that one is valid, or stands alone as a single exception.
    """

    objects: ClassVar[Any] = ScopedManager(_manager_class=UserObjectPermissionManager, municipality="municipality")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, db_index=False, related_name="+")
    permission = models.ForeignKey("auth.Permission", on_delete=models.CASCADE, db_index=False, related_name="+")
    content_object = TenantForeignKey(Organisation, on_delete=models.CASCADE, related_name="grants")
    membership = TenantForeignKey(Membership, on_delete=models.CASCADE, null=True, related_name="grants")

    class Meta(TenantModel.Meta):
        unique_together = ()
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "user", "permission", "content_object", "membership"],
                nulls_distinct=False,
                name="grant_once",
            ),
        ]
