"""A goal that is to answer a broken promise: what its form begins with."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from governance.language import active_language
from governance.models import User
from indicators.queries.standards import StandardLine, standard_line


@dataclass(frozen=True, slots=True)
class GoalSeed:
    """The promise, and what the goal's form is filled with: its owner, its main indicator and why it is needed."""

    line: StandardLine
    initial: dict[str, object]


def goal_from_standard(pk: int | None, user: User) -> GoalSeed | None:
    """What a goal from the standard begins with; None without one that the person may read."""
    if pk is None:
        return None
    line = standard_line(pk, year=timezone.localdate().year, user=user, language=active_language())
    if line is None:
        return None
    told = {"promise": line.promise, "level": line.level, "said": line.said}
    why = _("We promise: “%(promise)s” (%(level)s). %(said)s") % told
    initial = {"organisation": line.organisation_id, "indicator_": [line.indicator_id], "rationale": why}
    return GoalSeed(line, initial)
