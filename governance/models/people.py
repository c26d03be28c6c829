"""The few global tables: municipalities, people, and where a person may knock."""

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

RESERVED_SLUGS = ("accounts", "static", "health", "accessibility", "about", "language", "profile", "resume")


class Municipality(models.Model):
    """A tenant: one municipality or region. Global, since the door must know it before it opens."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        REGION = "region", _("Region")

    class MoneyUnit(models.TextChoices):
        THOUSAND = "tkr", _("SEK thousand (tkr)")
        MILLION = "mnkr", _("SEK million (mnkr)")

    slug = models.SlugField(_("Address"), unique=True, max_length=40)
    name = models.CharField(_("Name"), max_length=100)
    kind = models.CharField(_("Kind"), max_length=20, choices=Kind, default=Kind.MUNICIPALITY)
    language = models.CharField(_("Language"), max_length=2, default="sv")
    money_unit = models.CharField(_("Money is shown in"), max_length=4, choices=MoneyUnit, default=MoneyUnit.MILLION)
    accent = models.CharField(
        _("Accent colour"), max_length=7, default="#0F4C5C", validators=[RegexValidator(r"^#[0-9A-Fa-f]{6}$")]
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(slug__in=RESERVED_SLUGS), name="municipality_slug_not_reserved"),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes people: the address is kept in lower case, since mail servers and people treat it so."""

    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        """A person who signs in with `email`; without a password only the reset link lets them in."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        """The person with this address, whatever its case."""
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, global: may belong to several municipalities. Known by `subject`, never by the address."""

    subject = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("E-mail"), unique=True)
    full_name = models.CharField(_("Name"), max_length=120)
    language = models.CharField(_("Language"), max_length=2, blank=True)
    is_active = models.BooleanField(_("Active"), default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_any_case")]

    def __str__(self) -> str:
        return self.full_name


class Admission(models.Model):
    """Where a person may knock: read before any scope is open, so global, and it holds nothing else."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="admissions")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "municipality"], name="admission_once")]

    def __str__(self) -> str:
        return f"{self.user} – {self.municipality}"
