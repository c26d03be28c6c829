"""Words about tasks: what has happened with one, and why a move is not possible."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from annualcycle.models import CycleTask, TaskMove


def refusal_words(task: CycleTask, last: TaskMove | None) -> str:
    """Why a task in this state is not moved so: what it is now, and what happened to it last, by whom."""
    now = pgettext("task", "It is now: %(state)s.") % {"state": task.get_state_display().lower()}
    if last is None:
        return _("That is not possible.") + " " + now
    told = {
        "move": last.get_move_display().lower(),
        "person": last.moved_by.full_name if last.moved_by else _("the system"),
        "when": date_format(timezone.localtime(last.moved_at), "Y-m-d H:i"),
    }
    return " ".join(
        [
            _("That is not possible any more."),
            now,
            _("What happened last: %(move)s by %(person)s %(when)s.") % told,
        ]
    )
