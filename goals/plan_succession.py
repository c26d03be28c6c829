"""How a plan in force gives way to its next version, inside the service that records the adoption."""

from collections.abc import Iterable

from goals.locks import moved
from goals.models import Activity, Plan
from goals.plan_states import Move

FOLLOWED = ("status", "progress", "comment")  # what is told of an activity after its plan has been adopted


def supersede(old: Plan, new: Plan) -> None:
    """Let a locked plan in force give way to the version being adopted, which takes over how the activities go.

    Called within the transaction of the adoption.
    """
    old.state = moved(old, Move.SUPERSEDE)
    old.save()
    list(old.activities.select_for_update().values_list("pk"))  # whoever is telling of one of them finishes first
    take_over_progress(new.activities.filter(origin__plan=old).select_related("origin"))


def take_over_progress(activities: Iterable[Activity]) -> None:
    """Let each activity go as the one that it continues, where that has been told of since the copy was made.

    What the copy began with is what the history keeps of its making; what is written in the copy alone stays.
    """
    rows = list(activities)
    made = Activity.pgh_event_model.objects  # type: ignore[attr-defined]
    events = made.filter(pgh_obj_id__in=[row.pk for row in rows], pgh_label="insert")
    began = {values[0]: values[1:] for values in events.values_list("pgh_obj_id", *FOLLOWED)}
    for row in rows:
        told = tuple(getattr(row.origin, name) for name in FOLLOWED)
        if told != began.get(row.pk):
            for name, value in zip(FOLLOWED, told, strict=True):
                setattr(row, name, value)
            row.save()
