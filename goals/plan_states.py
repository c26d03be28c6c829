"""The way of a plan from draft to adopted, as a table: what is not in it is not possible. Pure: no database."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a plan is, as in governance.models.AdoptionState."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ADOPTED = "adopted"
    SUPERSEDED = "superseded"


class Move(StrEnum):
    """What is done with a plan as a whole."""

    SUBMIT = "submit"
    RETURN = "return"
    ADOPT = "adopt"
    REVISE = "revise"
    SUPERSEDE = "supersede"


# Kommunallagen 6:38: between handed in and adopted stands the body's decision, and what it has adopted gives way only
# to its next decision.
TRANSITIONS: Mapping[tuple[str, Move], State] = {
    (State.DRAFT, Move.SUBMIT): State.SUBMITTED,
    (State.RETURNED, Move.SUBMIT): State.SUBMITTED,
    (State.SUBMITTED, Move.RETURN): State.RETURNED,
    (State.SUBMITTED, Move.ADOPT): State.ADOPTED,
    (State.ADOPTED, Move.REVISE): State.ADOPTED,  # it stays in force while the new version is written beside it
    (State.ADOPTED, Move.SUPERSEDE): State.SUPERSEDED,
}


def after(state: str, move: Move) -> State | None:
    """The state that `move` leads to; None where it is not possible."""
    return TRANSITIONS.get((state, move))
