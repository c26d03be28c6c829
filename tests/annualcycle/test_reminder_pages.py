"""Reminders as they are read: the policy's page, and the words in the product and in real mails."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from annualcycle.models import CycleTask, ReminderPolicy
from annualcycle.services.reminders import remind_by_policy, remind_now
from annualcycle.services.task_moves import return_task, submit_task
from governance import digests
from governance.models import Membership, Municipality, User
from governance.queries.notices import notice_page
from governance.tenancy import municipality_scope
from governance.workdays import is_working_day
from tests.annualcycle.make import make_step, make_task
from tests.conftest import make_person, signed_in
from tests.governance.digesting import work
from tests.mailserver import MailServer, html_of, mail_server, subject_of, text_of

Role = Membership.Role
PAGE = "/exempelby/reminders/"
POLICY = {"soon_days": 5, "late_every_days": 3, "escalates_after_days": "", "escalates_to": "both", "is_on": "on"}


@pytest.fixture
def server(settings: object) -> Iterator[MailServer]:
    with mail_server() as listening:
        listening.receives(settings)
        yield listening


@pytest.fixture
def rut(exempelby: Municipality) -> User:
    """Head of the schools, who reads English."""
    person = make_person("Rut", (Role.MANAGER, "BUN"), municipality=exempelby)
    person.language = "en"
    person.save()
    return person


def words_on(response: Any) -> list[str]:
    return list(response.context["words"])


def test_policy_is_shown_in_words_before_it_is_stored(exempelby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    before = words_on(client.get(PAGE))
    shown = words_on(client.post(PAGE, POLICY | {"preview": "1"}))
    stored = words_on(client.get(PAGE))

    assert before[0] == "En uppgift som ska in den 25 september påminns den 18 september."
    assert (
        before[1]
        == "Är den försenad påminns det igen den 26 september, den 3 oktober och så vidare tills den är inlämnad."
    )
    assert before[2] == "Är den inte inlämnad den 2 oktober får chefen för organisationen ovanför veta det."
    assert shown[0] == "En uppgift som ska in den 25 september påminns den 20 september."
    assert shown[1].startswith("Är den försenad påminns det igen den 26 september, den 29 september ")
    assert shown[2] == "Ingen högre upp får veta att den är försenad."
    assert stored == before


def test_policy_is_shown_on_the_next_day_that_something_is_due(exempelby: Municipality, alice: User) -> None:
    with municipality_scope(exempelby):
        step = make_step()

    words = words_on(signed_in(alice).get(PAGE))

    day = int(re.search(r"som ska in den (\d+) ", words[0]).group(1))
    assert day == step.due_on.day


def test_policy_is_stored_with_who_did_it(exempelby: Municipality, alice: User) -> None:
    client = signed_in(alice)

    response = client.post(PAGE, POLICY | {"seen": ""}, follow=True)

    assert "Så påminns ni från och med nu." in response.content.decode()
    with municipality_scope(exempelby):
        policy = ReminderPolicy.objects.get()
    assert (policy.soon_days, policy.late_every_days, policy.escalates_after_days) == (5, 3, None)
    assert (policy.escalates_to, policy.is_on) == ("both", True)


def test_policy_that_another_has_changed_meanwhile_is_not_written_over(exempelby: Municipality, alice: User) -> None:
    client = signed_in(alice)
    opened = client.get(PAGE).context["form"].initial["seen"]
    client.post(PAGE, POLICY | {"seen": opened})

    late = client.post(PAGE, POLICY | {"soon_days": 9, "seen": opened})
    knowingly = client.post(PAGE, POLICY | {"soon_days": 9, "seen": late.context["form"]["seen"].value()})

    assert late.context["form"].is_stale
    assert knowingly.status_code == 302


@pytest.mark.parametrize("wrong", [{"soon_days": "0"}, {"late_every_days": "61"}, {"escalates_to": "all"}])
def test_days_that_cannot_be_kept_are_refused(wrong: dict[str, str], exempelby: Municipality, alice: User) -> None:
    response = signed_in(alice).post(PAGE, POLICY | wrong)

    assert response.context["form"].errors.keys() == wrong.keys()
    with municipality_scope(exempelby):
        assert not ReminderPolicy.objects.exists()


def test_controller_of_one_board_does_not_decide_for_all(exempelby: Municipality) -> None:
    johan = make_person("Johan", (Role.CONTROLLER, "BUN"), municipality=exempelby)

    assert signed_in(johan).get(PAGE).status_code == 403


def test_late_task_reaches_its_owner_and_the_manager_above_in_real_mails(
    exempelby: Municipality, amir: User, rut: User, server: MailServer
) -> None:
    with municipality_scope(exempelby):
        task = make_task()
        last = task.step.due_on + timedelta(days=7)
    day = next(each for number in range(7) if is_working_day(each := last + timedelta(days=number)))

    with time_machine.travel(timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 7, 30)), tick=False):
        digests.sweep()
        work(exempelby)

    mails = {mail["to"]: mail for mail in server.taken}
    swedish, english = mails["amir@example.com"], mails["rut@example.com"]
    page = f"http://127.0.0.1:8000/exempelby/tasks/{task.pk}/"
    was_due = task.step.due_on.isoformat()
    assert subject_of(swedish) == "Försenad: Delårsuppföljning, Vallaskolan"
    assert f"Skulle ha lämnats in senast {was_due}." in text_of(swedish)
    assert subject_of(english) == "Late: Vallaskolan has not handed in Delårsuppföljning"
    assert f"It was to be handed in by {was_due}." in text_of(english)
    for mail in mails.values():
        assert page in text_of(mail)
        assert f'href="{page}"' in html_of(mail)


def test_reminder_by_hand_is_mailed_at_once(
    exempelby: Municipality, amir: User, alice: User, server: MailServer
) -> None:
    address = "https://mal.exempelby.se/"
    with municipality_scope(exempelby):
        tasks = [make_task(make_step(name)) for name in ("Delår", "Årsbokslut")]
        remind_now(tasks=tasks, address=address, by=alice)
    work(exempelby)

    [mail] = server.taken
    subject = "Snart dags: Alice påminner om Delår, Vallaskolan – och 1 till"
    assert (mail["to"], subject_of(mail)) == ("amir@example.com", subject)
    assert text_of(mail).count("Alice påminner om ") == 2
    assert f"{address}tasks/{tasks[0].pk}/" in text_of(mail)


def test_task_that_is_handed_in_before_the_worker_came_is_not_mailed(
    exempelby: Municipality, amir: User, alice: User, server: MailServer
) -> None:
    with municipality_scope(exempelby):
        remind_now(tasks=[make_task()], address="https://mal.exempelby.se/", by=alice)
        CycleTask.objects.update(state="submitted", submitted_at=timezone.now())

    work(exempelby)

    assert server.taken == []


def test_returned_task_is_told_until_it_is_handed_in_again(exempelby: Municipality, amir: User, alice: User) -> None:
    with municipality_scope(exempelby):
        task = make_task(owner=amir)
        submit_task(task=task, comment="Klart.", by=amir)
        return_task(task=task, comment="Analysen saknas.", by=alice)
        [line] = notice_page(amir).new
        submit_task(task=task, comment="Nu finns den.", by=amir)
        after = notice_page(amir)

    assert line.title == "Återlämnad: Delårsuppföljning, Vallaskolan"
    assert after.new == ()


def test_new_day_ends_what_was_told_of_the_old(scope: Municipality, amir: User) -> None:
    task = make_task(make_step(due_on=timezone.localdate() + timedelta(days=3)))
    remind_by_policy(by=None)
    before = [line.group for line in notice_page(amir).new]

    task.due_on = timezone.localdate() + timedelta(days=30)
    task.save()

    assert before == ["Snart dags"]
    assert notice_page(amir).new == ()
