"""A reminder policy in words, on a task's own days."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from annualcycle.models import ReminderPolicy
from annualcycle.queries.reminders import pace_of
from annualcycle.reminding import Pace, escalation_day, late_day, soon_day

Upwards = ReminderPolicy.Upwards


def policy_in_words(policy: ReminderPolicy, due: date) -> list[str]:
    """What happens with a task that is due this day, a sentence for each thing."""
    pace = pace_of(policy)
    return [
        _("A task that is due %(due)s is reminded of %(soon)s.")
        % {"due": _day(due), "soon": _day(soon_day(due, pace))},
        _("If it is late it is reminded of %(first)s, %(second)s and so on until it is handed in.")
        % {"first": _day(due + timedelta(days=1)), "second": _day(_second_late_day(due, pace))},
        _upwards(policy, escalation_day(due, pace)),
        _("What falls on a weekend or a holiday is mailed on the next working day.")
        if policy.is_on
        else _("Nothing is mailed. What people are told stands under Notices."),
    ]


def _second_late_day(due: date, pace: Pace) -> date:
    day = due + timedelta(days=1 + pace.late_every)
    return late_day(due, day, pace) or day


def _upwards(policy: ReminderPolicy, day: date | None) -> str:
    if day is None:
        return _("Nobody above is told that it is late.")
    text = {
        Upwards.MANAGER: _("If it is not handed in %(day)s, the manager of the organisation above is told."),
        Upwards.CONTROLLER: _("If it is not handed in %(day)s, the controllers of the organisation above are told."),
        Upwards.BOTH: _("If it is not handed in %(day)s, manager and controllers of the organisation above are told."),
    }[Upwards(policy.escalates_to)]
    return text % {"day": _day(day)}


def _day(day: date) -> str:
    """ "25 September", in the active language."""
    return date_format(day, "j F")
