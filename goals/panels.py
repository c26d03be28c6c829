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
ListPanelMaker = Callable[[User], Panel | None]
_makers: list[PanelMaker] = []
_list_makers: list[ListPanelMaker] = []


def register(panel: PanelMaker) -> None:
    """Show what `panel` makes of a plan and the person who reads it, where it makes anything. Call at start."""
    if panel not in _makers:
        _makers.append(panel)


def panels_of(plan: Plan, user: User) -> list[Panel]:
    """The panels of this plan for this person, in the order in which they were registered."""
    made = (maker(plan, user) for maker in _makers)
    return [panel for panel in made if panel is not None]


def register_for_list(panel: ListPanelMaker) -> None:
    """Show above the list of plans what `panel` makes for the person who reads it. Call at start."""
    if panel not in _list_makers:
        _list_makers.append(panel)


def list_panels_of(user: User) -> list[Panel]:
    """The panels of the list of plans for this person."""
    made = (maker(user) for maker in _list_makers)
    return [panel for panel in made if panel is not None]
