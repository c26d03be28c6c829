"""Parts of the product that a municipality may have or be without."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from governance.tenant_models import TenantModel, tracked


@tracked
class ModuleChoice(TenantModel):
    """Whether a module is on. Without a row it is off; what was written in it is kept when it is turned off."""

    class Module(models.TextChoices):
        QUALITY_DECLARATIONS = "quality_declarations", _("Quality declarations")

    module = models.CharField(_("Module"), max_length=30, choices=Module)
    is_on = models.BooleanField(_("In use"), default=False)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["municipality", "module"], name="modulechoice_once")]

    def __str__(self) -> str:
        return self.module
