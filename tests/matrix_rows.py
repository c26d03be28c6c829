"""A row of the permission matrix, and the roles by what they may."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from governance.models import Membership

Role = Membership.Role

# role -> where it is held
PLACES = {
    Role.ADMINISTRATOR: "K",
    Role.MODEL_OWNER: "K",
    Role.CONTROLLER: "K",
    Role.MANAGER: "Valla",
    Role.OFFICIAL: "Valla",
    Role.BOARD_SECRETARY: "BUN",
    Role.BOARD_MEMBER: "BUN",
    Role.EXECUTIVE_BOARD_MEMBER: "KS",
    Role.AUDITOR: "K",
    Role.CONTROL_COORDINATOR: "K",
    Role.PROVIDER: "K",
    Role.READER: "K",
}
ALL = frozenset(PLACES)
NOBODY: frozenset[str] = frozenset()
ADMIN = frozenset({Role.ADMINISTRATOR})
SHAPE = ADMIN | {Role.MODEL_OWNER}
CONTROL = frozenset({Role.CONTROLLER})
UNIT = frozenset({Role.MANAGER, Role.OFFICIAL})
DECIDE = CONTROL | {Role.BOARD_SECRETARY}
HISTORY = SHAPE | CONTROL | {Role.AUDITOR}
DRAFTS = CONTROL | {Role.MODEL_OWNER, Role.BOARD_SECRETARY, Role.AUDITOR, Role.CONTROL_COORDINATOR}
ENTER = CONTROL | UNIT
POLITICIANS = frozenset({Role.BOARD_MEMBER, Role.EXECUTIVE_BOARD_MEMBER})


@dataclass(frozen=True)
class Row:
    """Who may: `allowed` get the page (200) or are led on (302), the others 403.

    is_open: the address itself admits (governance/openness.py), whoever asks.
    """

    name: str
    allowed: frozenset[str]
    kwargs: Callable[[Any], dict] = field(default=lambda things: {})
    method: str = "get"
    data: dict = field(default_factory=dict)
    label: str = ""
    is_open: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.name} {self.label}".strip()


def pk(of: Callable[[Any], Any]) -> Callable[[Any], dict]:
    return lambda things: {"pk": of(things).pk}
