"""The way of a task from asked to approved, as a table: what is not in it is not possible. Pure: no database."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where a task is, as in CycleTask.State."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    EXEMPT = "exempt"


class Move(StrEnum):
    """What is done with a task, as in TaskMove.Move."""

    SUBMIT = "submitted"
    WITHDRAW = "withdrawn"
    RETURN = "returned"
    APPROVE = "approved"
    REOPEN = "reopened"
    EXTEND = "extended"
    EXEMPT = "exempted"
    ASK = "asked"
    ASSIGN = "assigned"
    NOTE = "noted"


class Side(StrEnum):
    """Who makes a move: those who do the task, those who follow it up, or either."""

    DOES = "does"
    FOLLOWS_UP = "follows_up"
    EITHER = "either"


class Way(NamedTuple):
    """From which states a move leads where (None: it stays), whose it is, and whether words are demanded."""

    states: frozenset[State]
    to: State | None
    side: Side
    says_why: bool = False


TO_DO = frozenset({State.OPEN, State.RETURNED})
ANY = frozenset(State)

WAYS: Mapping[Move, Way] = {
    Move.SUBMIT: Way(TO_DO, State.SUBMITTED, Side.DOES),  # words are demanded where something is lacking
    Move.WITHDRAW: Way(frozenset({State.SUBMITTED}), State.OPEN, Side.DOES),
    Move.RETURN: Way(frozenset({State.SUBMITTED}), State.RETURNED, Side.FOLLOWS_UP, says_why=True),
    Move.APPROVE: Way(frozenset({State.SUBMITTED}), State.APPROVED, Side.FOLLOWS_UP),
    Move.REOPEN: Way(frozenset({State.APPROVED}), State.OPEN, Side.FOLLOWS_UP, says_why=True),
    Move.EXTEND: Way(TO_DO, None, Side.FOLLOWS_UP, says_why=True),
    Move.EXEMPT: Way(TO_DO, State.EXEMPT, Side.FOLLOWS_UP, says_why=True),
    Move.ASK: Way(frozenset({State.EXEMPT}), State.OPEN, Side.FOLLOWS_UP),
    Move.ASSIGN: Way(TO_DO | {State.SUBMITTED}, None, Side.EITHER),
    Move.NOTE: Way(ANY, None, Side.EITHER, says_why=True),
}


def after(state: str, move: Move) -> State | None:
    """The state that `move` leads to; None where it is not possible."""
    way = WAYS[move]
    return (way.to or State(state)) if State(state) in way.states else None


class Standing(StrEnum):
    """What a task is called on a page: an open one by whether anything has been done, and is waited for."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    EXEMPT = "exempt"
    NOT_DONE = "not_done"


def standing_of(state: str, done: int, *, is_waited_for: bool = True) -> Standing:
    """The standing of a task in this state of which so much is done.

    is_waited_for: False once a task that was not handed in is waited for no more (annualcycle/deadlines.py).
    """
    if State(state) in TO_DO and not is_waited_for:
        return Standing.NOT_DONE
    if state == State.OPEN:
        return Standing.UNDER_WAY if done else Standing.NOT_STARTED
    return Standing(state)


def is_done(state: str, *, needs_approval: bool) -> bool:
    """Whether nothing more is asked: approved, exempt, or handed in where nobody is to approve it."""
    return state in {State.APPROVED, State.EXEMPT} or (state == State.SUBMITTED and not needs_approval)
