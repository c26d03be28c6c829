"""An activity's status and its progress in percent, kept so that one never denies the other."""

from enum import StrEnum

WHOLE = 100


class Status(StrEnum):
    """How an activity stands, as goals.models.Activity stores it."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"


class UnfinishedError(ValueError):
    """The activity is said not to be done any more, but still to have come all the way."""


def settled(status: str, progress: int, *, before: tuple[str, int]) -> tuple[str, int]:
    """The status and progress that are stored when a person has told these; `before`: what was stored.

    Done is 100 percent and 100 percent is done; what has not started has come 0 percent; what has come some way is
    under way. What was stopped keeps how far it had come. Where the two that were told deny each other, the one that
    the person changed counts; the status, when both were changed or neither.

    Raises UnfinishedError when the status was changed from done but the progress left at 100 percent, ValueError when
    the progress is no percentage.
    """
    if not 0 <= progress <= WHOLE:
        raise ValueError(progress)
    is_status_told = status != before[0] or progress == before[1]
    if is_status_told:
        return _by_status(Status(status), progress, is_progress_told=progress != before[1])
    return _by_progress(Status(status), progress)


def _by_status(status: Status, progress: int, *, is_progress_told: bool) -> tuple[str, int]:
    if status is Status.DONE:
        return status, WHOLE
    if progress == WHOLE:
        if is_progress_told and status is not Status.STOPPED:
            return Status.DONE, WHOLE
        raise UnfinishedError
    if status is Status.NOT_STARTED and is_progress_told and progress:
        return Status.UNDER_WAY, progress
    return status, 0 if status is Status.NOT_STARTED else progress


def _by_progress(status: Status, progress: int) -> tuple[str, int]:
    if progress == WHOLE:
        return Status.DONE, WHOLE
    if status is Status.DONE or (status is Status.NOT_STARTED and progress):
        return Status.UNDER_WAY, progress
    return status, progress
