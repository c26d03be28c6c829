"""Panels that rooms above this one put on a plan's page; this room knows of none of them by name."""

from collections.abc import Callable
from dataclasses import dataclass, field

from goals.models import Plan
from governance.models import User


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page. The template gets `plan`, `csrf_token` and, as `panel`, the context; its headings are h2."""

    template: str
    context: dict[str, object] = field(default_factory=dict)


PanelMaker = Callable[[Plan, User], Panel | None]
_makers: list[PanelMaker] = []


def register(panel: PanelMaker) -> None:
    """Show what `panel` makes of a plan and the person who reads it, where it makes anything. Call at start."""
    if panel not in _makers:
        _makers.append(panel)


def panels_of(plan: Plan, user: User) -> list[Panel]:
    """The panels of this plan for this person, in the order in which they were registered."""
    made = (maker(plan, user) for maker in _makers)
    return [panel for panel in made if panel is not None]
