"""How far what the annual cycle itself knows of has come: walk-throughs held, documents handed in, and one's word."""

from collections.abc import Collection

from django.db.models import Count
from django.urls import reverse

from annualcycle.models import CycleTask, StepDocument, TaskDocument, WalkThrough
from annualcycle.progress import Need, Progress


def walk_throughs_held(needs: Collection[Need]) -> dict[Need, Progress]:
    """One walk-through of the organisation within the wheel's year (C29). One query."""
    years = {need.year for need in needs}
    held = {
        (organisation, day.year)
        for organisation, day in WalkThrough.objects.filter(
            organisation__in={need.organisation for need in needs}, held_on__year__range=(min(years), max(years))
        ).values_list("organisation_id", "held_on")
    }
    listed, noted = reverse("walkthrough_list"), reverse("walkthrough_create")
    return {
        need: Progress(1, 1, listed)
        if (need.organisation, need.year) in held
        else Progress(0, 1, f"{noted}?organisation={need.organisation}")
        for need in needs
    }


def documents_handed_in(needs: Collection[Need]) -> dict[Need, Progress]:
    """The documents that the step wants of each; where it names none, any one. Two queries."""
    wanted = {
        row["step"]: row["number"]
        for row in StepDocument.objects.filter(step__in={need.step for need in needs}, is_handed_in=True)
        .order_by()
        .values("step")
        .annotate(number=Count("pk"))
    }
    asked_for: dict[int, set[int]] = {}
    some: set[int] = set()
    for task, document, is_wanted in TaskDocument.objects.filter(task__in={need.task for need in needs}).values_list(
        "task_id", "document_id", "document__is_handed_in"
    ):
        some.add(task)
        if is_wanted:
            asked_for.setdefault(task, set()).add(document)
    return {need: _documents(need, wanted.get(need.step, 0), asked_for.get(need.task, set()), some) for need in needs}


def _documents(need: Need, wanted: int, found: Collection[int], some: Collection[int]) -> Progress:
    path = reverse("task_show", args=[need.task]) + "#documents"
    if not wanted:
        return Progress(int(need.task in some), 1, path)
    return Progress(min(len(found), wanted), wanted, path)


def words_given(needs: Collection[Need]) -> dict[Need, Progress]:
    """What no content tells is told by handing in. One query."""
    told = set(
        CycleTask.objects.filter(
            pk__in={need.task for need in needs}, state__in=[CycleTask.State.SUBMITTED, CycleTask.State.APPROVED]
        ).values_list("pk", flat=True)
    )
    return {need: Progress(int(need.task in told), 1) for need in needs}
