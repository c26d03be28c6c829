"""Closing and reopening of periods."""

from django.utils import timezone

from annualcycle.locks import wait_for_writers
from annualcycle.models import ClosedPeriod, PeriodReopening
from annualcycle.periods import Period
from annualcycle.queries.periods import closings
from governance.history import service
from governance.models import User


class PeriodRefusedError(Exception):
    """A period could not be closed or reopened. Codes: not_ended, not_closed, closed_through, reason_needed.

    `period` is the one asked for; for closed_through `through` is the longer period to reopen instead.
    """

    def __init__(self, code: str, period: Period, through: Period | None = None) -> None:
        super().__init__(f"{code}: {period}")
        self.code = code
        self.period = period
        self.through = through


@service
def close_period(*, period: Period, by: User) -> None:
    """Lock the values and assessments of the period. Closing it again does nothing.

    Raises PeriodRefusedError("not_ended") while the period is still running: what belongs to it may yet come.
    """
    if period.end >= timezone.localdate():
        raise PeriodRefusedError("not_ended", period)
    wait_for_writers()
    ClosedPeriod.objects.get_or_create(
        frequency=period.frequency, period_start=period.start, defaults={"closed_by": by}
    )


@service
def reopen_period(*, period: Period, reason: str, by: User) -> None:
    """Let the period's values and assessments change again, and keep why.

    Raises PeriodRefusedError: reason_needed; not_closed; closed_through, when a longer period is what keeps it closed.
    """
    if not reason.strip():
        raise PeriodRefusedError("reason_needed", period)
    wait_for_writers()
    deleted, _ = ClosedPeriod.objects.filter(frequency=period.frequency, period_start=period.start).delete()
    if not deleted:
        through = closings().closing(period)
        raise PeriodRefusedError("closed_through" if through else "not_closed", period, through)
    PeriodReopening.objects.create(
        frequency=period.frequency, period_start=period.start, reason=reason.strip(), reopened_by=by
    )
