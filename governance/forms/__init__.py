"""Input about people, organisation and model, made into clean data."""

from governance.forms.history import HistoryFilterForm
from governance.forms.model import (
    AdoptForm,
    LevelAddForm,
    LevelForm,
    ModelCopyForm,
    ModelCreateForm,
    ModelEditForm,
    ScaleForm,
    SureForm,
)
from governance.forms.organisation import MunicipalityForm, OrganisationEndForm, OrganisationForm
from governance.forms.people import (
    AccountForm,
    InvitationForm,
    MembershipEndForm,
    MembershipForm,
    PeopleFilterForm,
)
from governance.forms.profile import ProfileForm
from governance.forms.section import SectionAddForm, SectionForm

__all__ = [
    "AccountForm",
    "AdoptForm",
    "HistoryFilterForm",
    "InvitationForm",
    "LevelAddForm",
    "LevelForm",
    "MembershipEndForm",
    "MembershipForm",
    "ModelCopyForm",
    "ModelCreateForm",
    "ModelEditForm",
    "MunicipalityForm",
    "OrganisationEndForm",
    "OrganisationForm",
    "PeopleFilterForm",
    "ProfileForm",
    "ScaleForm",
    "SectionAddForm",
    "SectionForm",
    "SureForm",
]
