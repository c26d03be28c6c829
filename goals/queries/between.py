"""What a goal's page shows of what goes on between organisations."""

from goals.models import Goal
from goals.queries.cascade import Reach
from goals.queries.coverage import CoveragePanel, coverage_panel
from goals.queries.effects import EffectsPanel, effects_panel
from goals.queries.joint import JointPicture, joint_picture, period_of_interest
from governance.models import User


def between(goal: Goal, *, reach: Reach, user: User) -> dict[str, CoveragePanel | EffectsPanel | JointPicture]:
    """The goal's panels, by the name that the page knows them by. Eight queries, whatever they hold."""
    return {
        "coverage": coverage_panel(goal, reach=reach, user=user),
        "effects": effects_panel(goal, user),
        "joint": joint_picture(goal, period=period_of_interest(reach.year), user=user),
    }
