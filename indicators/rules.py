"""Who may do what with indicators, targets and values. In memory, without a query."""

from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import Permission
from indicators.models import Indicator


def can_read_indicator(user: User, indicator: Indicator) -> bool:  # noqa: ARG001 (every rule has this shape)
    """What is measured is open to everyone who is admitted to the municipality."""
    return user.is_authenticated and user.is_active


def can_create_indicator(user: User, organisation: Organisation | None = None) -> bool:
    """Whether the person may add an indicator, in `organisation` or (when none is named) anywhere."""
    grants = grants_of(user)
    if organisation is None:
        return grants.may_anywhere(Permission.MANAGE_INDICATORS)
    return grants.may(Permission.MANAGE_INDICATORS, organisation.pk)


def can_manage_indicator(user: User, indicator: Indicator) -> bool:
    """Whether the person may change the indicator and its targets: where it is managed."""
    return grants_of(user).may(Permission.MANAGE_INDICATORS, indicator.organisation_id)


def can_enter_values(user: User, organisation: Organisation | None = None) -> bool:
    """Whether the person may enter values, for `organisation` or (when none is named) anywhere."""
    grants = grants_of(user)
    if organisation is None:
        return grants.may_anywhere(Permission.ENTER_VALUES)
    return grants.may(Permission.ENTER_VALUES, organisation.pk)
