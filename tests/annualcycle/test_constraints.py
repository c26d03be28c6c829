"""What the database itself refuses, whoever writes to it."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annualcycle.models import ReminderPolicy, StepAsk, StepDocument, TaskDocument, TaskMove
from governance.models import ComplianceRule, Municipality, NoticeChoice, User
from tests.annualcycle.make import make_task


def test_moves_are_known_and_a_new_day_is_told(scope: Municipality) -> None:
    task = make_task()

    _refused("taskmove_move_known", lambda: TaskMove.objects.create(task=task, move="flown", comment="x"))
    _refused("taskmove_new_day_is_told", lambda: TaskMove.objects.create(task=task, move="extended", comment="x"))
    TaskMove.objects.create(task=task, move="extended", comment="x", due_on=timezone.localdate())


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://a.se", "//a.se"])
def test_documents_lead_nowhere_but_to_the_web(url: str, scope: Municipality) -> None:
    task = make_task()
    own: dict[str, Any] = {"title": "Underlag", "url": url}

    _refused("taskdocument_url_is_of_the_web", lambda: TaskDocument.objects.create(task=task, **own))
    _refused("stepdocument_url_is_of_the_web", lambda: StepDocument.objects.create(step=task.step, **own))
    StepDocument.objects.create(step=task.step, title="Underlag", url="HTTPS://a.se")


def test_what_is_chosen_from_a_list_is_in_it(scope: Municipality, amir: User) -> None:
    step = make_task().step

    _refused("stepask_content_known", lambda: StepAsk.objects.create(step=step, content="poems"))
    _refused("reminderpolicy_upwards_known", lambda: ReminderPolicy.objects.create(escalates_to="all"))
    _refused("noticechoice_often_known", lambda: NoticeChoice.objects.create(person=amir, often="hourly"))


@pytest.mark.parametrize(("month", "day"), [(5, None), (None, 5), (2, 30), (4, 31), (13, 1), (0, 1), (1, 0)])
def test_rule_has_a_whole_day_of_the_year_or_none(month: int | None, day: int | None, scope: Municipality) -> None:
    _refused(
        "compliancerule_day_of_the_year",
        lambda: ComplianceRule.objects.create(subject="x", name="Regel", month=month, day=day),
    )


def _refused(constraint: str, write: Any) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        write()
