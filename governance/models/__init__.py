"""Who we are and who may do what."""

from governance.models.compliance import ComplianceFinding, ComplianceResult, ComplianceRule
from governance.models.invitation import Invitation
from governance.models.jobs import Job
from governance.models.model import (
    AdoptionState,
    Decision,
    GovernanceModel,
    ModelLevel,
    Perspective,
    StatusScale,
    StatusStep,
    TemplateSection,
)
from governance.models.modules import ModuleChoice
from governance.models.notices import Notice, NoticeChoice
from governance.models.organisation import Membership, Organisation, OrganisationGrant
from governance.models.people import Admission, Municipality, User

__all__ = [
    "Admission",
    "AdoptionState",
    "ComplianceFinding",
    "ComplianceResult",
    "ComplianceRule",
    "Decision",
    "GovernanceModel",
    "Invitation",
    "Job",
    "Membership",
    "ModelLevel",
    "ModuleChoice",
    "Municipality",
    "Notice",
    "NoticeChoice",
    "Organisation",
    "OrganisationGrant",
    "Perspective",
    "StatusScale",
    "StatusStep",
    "TemplateSection",
    "User",
]
