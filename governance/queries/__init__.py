"""Reads of who we are that more than one place uses."""

from governance.queries.model import (
    LaterModel,
    ModelSheet,
    adopting_bodies,
    affected_models,
    levels_of,
    model_for_year,
    model_sheet,
    next_model,
    problems_of,
    readable_models,
    remarks_on,
    status_words,
)
from governance.queries.organisation import (
    OrganisationNode,
    ancestors_and_self,
    descendants_and_self,
    organisation_choices,
    organisation_tree,
    root_organisation,
)
from governance.queries.people import (
    PersonRow,
    admits_somebody,
    admitted_municipalities,
    memberships_of,
    open_invitations,
    people,
)

__all__ = [
    "LaterModel",
    "ModelSheet",
    "OrganisationNode",
    "PersonRow",
    "admits_somebody",
    "admitted_municipalities",
    "adopting_bodies",
    "affected_models",
    "ancestors_and_self",
    "descendants_and_self",
    "levels_of",
    "memberships_of",
    "model_for_year",
    "model_sheet",
    "next_model",
    "open_invitations",
    "organisation_choices",
    "organisation_tree",
    "people",
    "problems_of",
    "readable_models",
    "remarks_on",
    "root_organisation",
    "status_words",
]
