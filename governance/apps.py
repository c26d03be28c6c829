"""Who we are and who may do what; and the ground under all others."""

from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "Governance"
    # What the history calls them (governance/tracked.py).
    history_names = {
        "compliancefinding": _("Deficiency"),
        "compliancerule": _("Rule"),
        "governancemodel": _("Governance model"),
        "invitation": _("Invitation"),
        "membership": _("Role in the organisation"),
        "modellevel": _("Level of the model"),
        "modulechoice": _("Module"),
        "noticechoice": _("Choice of summary by e-mail"),
        "organisation": _("Organisation"),
        "perspective": _("Perspective"),
        "statusscale": _("Status scale"),
        "statusstep": _("Word of the status scale"),
        "templatesection": _("Section of the plan template"),
        "compliancefinding.answered_at": _("Answered at"),
        "compliancefinding.found_at": pgettext_lazy("finding", "Found"),
        "compliancefinding.excepted_at": _("Exception granted at"),
        "governancemodel.version": _("Version"),
        "modellevel.model": pgettext_lazy("history", "Version of the model"),
    }
    history_pages = {"compliancefinding": "finding_show", "governancemodel": "model_show"}
    history_hidden = {"compliancefinding": ("key", "path")}

    def ready(self) -> None:
        """Register the system checks, the jobs, what people are told, and the runtime role's privileges."""
        from governance import checks as governance_checks
        from governance import compliance_jobs, digests, invitations, notices  # noqa: F401 (handlers of jobs register)
        from governance.finding_words import finding_notices
        from governance.privileges import grant_to_runtime_role

        notices.register("finding", finding_notices)
        checks.register(governance_checks.runtime_role_obeys_policies, checks.Tags.database)  # type: ignore[call-overload]
        checks.register(governance_checks.runtime_role_obeys_policies_when_serving)
        post_migrate.connect(_after_migrate(grant_to_runtime_role), sender=self, weak=False)


def _after_migrate(grant: Any) -> Any:
    def handler(using: str, **_: Any) -> None:
        grant(using=using)

    return handler
