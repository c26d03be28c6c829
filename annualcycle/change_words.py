"""What people are told of changes within the year: that one waits for an answer, and that one has been answered."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from annualcycle.models import ChangeRequest
from governance.models import Notice
from governance.notices import Told

State = ChangeRequest.State


def notice_words(notices: Sequence[Notice]) -> Mapping[int, Told]:
    """The words of those that still hold: what has been answered is no longer asked for. One query."""
    numbers = {notice.pk: int(notice.about.removeprefix("change-")) for notice in notices}
    changes = ChangeRequest.objects.select_related("organisation").in_bulk(set(numbers.values()))
    found = {}
    for notice in notices:
        change = changes.get(numbers[notice.pk])
        words = _words(notice.kind, change) if change is not None else None
        if words is not None:
            found[notice.pk] = words
    return found


def _words(kind: str, change: ChangeRequest) -> Told | None:
    path = reverse("change_show", args=[change.pk])
    if kind == "change_asked":
        if change.state != State.WAITING:
            return None
        detail = _("%(unit)s, answer by %(day)s")
        told = {"unit": change.organisation.name, "day": change.answer_due_on.isoformat()}
        title = _("Change to answer: %(title)s") % {"title": change.title}
        return Told(title, path, _("Changes within the year"), detail % told)
    if change.state in (State.WAITING, State.WITHDRAWN):
        return None
    title = _("Your change is answered: %(title)s") % {"title": change.title}
    return Told(title, path, _("Changes within the year"), str(change.get_state_display()))
