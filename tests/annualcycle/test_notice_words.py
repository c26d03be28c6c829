"""How a reminder by hand is told: soon due while there is time, late when there is none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.models import Municipality, Notice, User
from governance.notices import told
from tests.annualcycle.make import make_step, make_task


@pytest.mark.parametrize(
    ("days", "group", "detail"),
    [(5, "Snart dags", "Lämnas in senast"), (-5, "Försenad", "Skulle ha lämnats in senast")],
)
def test_reminder_by_hand_says_whether_it_is_late(
    scope: Municipality, amir: User, days: int, group: str, detail: str
) -> None:
    due = timezone.localdate() + timedelta(days=days)
    task = make_task(make_step("Delår", due_on=due), owner=amir)
    notice = Notice.objects.create(
        person=amir, kind="task_reminded", about=f"task-{task.pk}", on=timezone.localdate(), payload={"by": "Alice"}
    )

    words = told([notice])[notice.pk]

    assert (words.group, words.title) == (group, "Alice påminner om Delår, Vallaskolan")
    assert words.detail.startswith(detail)
