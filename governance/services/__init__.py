"""Writes of who we are: people, organisation, memberships, the governance model."""

from governance.services.adoption import adopt_model
from governance.services.invitation import (
    accept_invitation,
    create_account,
    invite_person,
    resend_invitation,
    withdraw_invitation,
)
from governance.services.level import add_level, move_level, remove_level, update_level
from governance.services.membership import choose_language, end_membership, grant_membership, update_profile
from governance.services.model import copy_model, create_model, remove_model, update_model, update_scale
from governance.services.municipality import found_municipality
from governance.services.organisation import (
    create_organisation,
    end_organisation,
    reopen_organisation,
    update_municipality,
    update_organisation,
)
from governance.services.section import add_section, fill_template, move_section, remove_section, update_section

__all__ = [
    "accept_invitation",
    "add_level",
    "add_section",
    "adopt_model",
    "choose_language",
    "copy_model",
    "create_account",
    "create_model",
    "create_organisation",
    "end_membership",
    "end_organisation",
    "fill_template",
    "found_municipality",
    "grant_membership",
    "invite_person",
    "move_level",
    "move_section",
    "remove_level",
    "remove_model",
    "remove_section",
    "reopen_organisation",
    "resend_invitation",
    "update_level",
    "update_model",
    "update_municipality",
    "update_organisation",
    "update_profile",
    "update_scale",
    "update_section",
    "withdraw_invitation",
]
