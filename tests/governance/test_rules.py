"""The rules: in memory only, and a draft is not everybody's."""

from collections.abc import Callable

import pytest

from governance import rules
from governance.access import grants_of
from governance.models import AdoptionState, GovernanceModel, Invitation, Membership, ModelLevel, Municipality, User
from governance.models.organisation import Permission
from governance.roles import PERMISSIONS_OF_ROLE
from tests.conftest import make_person, organisation

Role = Membership.Role


def test_rules_ask_the_database_nothing(scope: Municipality, admin: User, django_assert_num_queries: Callable) -> None:
    grants_of(admin)
    draft = GovernanceModel(state=AdoptionState.DRAFT)
    level, school = ModelLevel(model=draft), organisation("Valla")
    membership = Membership(organisation_id=school.pk, user_id=admin.pk)
    invitation = Invitation(organisation_id=school.pk)

    with django_assert_num_queries(0):
        answers = [
            rules.can_read_model(admin, draft),
            rules.can_create_model(admin),
            rules.can_edit_model(admin, draft),
            rules.can_edit_level(admin, level),
            rules.can_copy_model(admin, draft),
            rules.can_adopt_model(admin, draft),
            rules.can_record_decision_of(admin, school),
            rules.can_manage_organisation(admin, school),
            rules.can_manage_people(admin),
            rules.can_see_person(admin, admin),
            rules.can_end_membership(admin, membership),
            rules.can_manage_invitation(admin, invitation),
            rules.can_edit_municipality(admin),
            rules.can_read_history(admin),
        ]

    assert all(answers)


@pytest.mark.parametrize("state", [AdoptionState.ADOPTED, AdoptionState.SUPERSEDED])
def test_what_a_body_has_decided_nobody_edits(scope: Municipality, admin: User, state: str) -> None:
    model = GovernanceModel(state=state)

    assert not rules.can_edit_model(admin, model)
    assert not rules.can_adopt_model(admin, model)
    assert rules.can_copy_model(admin, model)


def test_right_in_a_part_reaches_no_other_part(scope: Municipality) -> None:
    secretary = make_person("Doris", (Role.BOARD_SECRETARY, "BUN"), municipality=scope)

    assert rules.can_record_decision_of(secretary, organisation("BUN"))
    assert not rules.can_record_decision_of(secretary, organisation("KF"))


def test_answered_invitation_is_not_handled_any_more(scope: Municipality, admin: User) -> None:
    from django.utils import timezone

    invitation = Invitation(organisation_id=organisation("Valla").pk, accepted_at=timezone.now())

    assert not rules.can_manage_invitation(admin, invitation)


def test_every_permission_follows_from_some_role_and_every_role_is_described() -> None:
    assert frozenset().union(*PERMISSIONS_OF_ROLE.values()) == set(Permission.values)
    assert set(PERMISSIONS_OF_ROLE) == set(Role.values)
