"""Who may shape the wheel. In memory, without a query."""

from annualcycle.models import CycleStep, CycleYear
from governance.access import grants_of
from governance.models import Organisation, User
from governance.models.organisation import BOARDS, Permission


def can_shape_cycle(user: User, organisation: Organisation | None) -> bool:
    """Whether the person may shape the steps of this organisation: the municipality's on the root, a board's on it."""
    return organisation is not None and grants_of(user).may(Permission.SHAPE_CYCLE, organisation.pk)


def can_prepare_years(user: User, root: Organisation | None) -> bool:
    """Whether the person may prepare, start and decide a year's wheel: it is the whole municipality's."""
    return can_shape_cycle(user, root)


def can_shape_some_cycle(user: User) -> bool:
    """Whether the person may shape the steps of some organisation."""
    return grants_of(user).may_anywhere(Permission.SHAPE_CYCLE)


def can_read_year(user: User, cycle: CycleYear) -> bool:
    """Whether the person may read the wheel: everybody may when it is in use, before that those who shape or review."""
    if cycle.started_at is not None:
        return True
    grants = grants_of(user)
    return grants.may_anywhere(Permission.SHAPE_CYCLE) or grants.may_anywhere(Permission.READ_HISTORY)


def can_discard_year(user: User, cycle: CycleYear) -> bool:
    """Whether the wheel may be thrown away by who prepares years: while it asks nobody."""
    return cycle.started_at is None and can_shape_some_cycle(user)


def can_read_step(user: User, step: CycleStep) -> bool:
    """Whether the person may read the step: as its year."""
    return can_read_year(user, step.cycle)


def can_shape_step(user: User, step: CycleStep) -> bool:
    """Whether the person may change or take away the step: who shapes the wheel of the organisation whose it is."""
    return grants_of(user).may(Permission.SHAPE_CYCLE, step.organisation_id)


def can_adjust_steps(user: User, board: Organisation) -> bool:
    """Whether the person may give this board its own name and days for the municipality's steps."""
    return board.kind in BOARDS and board.parent_id is not None and can_shape_cycle(user, board)
