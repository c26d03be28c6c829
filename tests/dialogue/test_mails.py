"""The mails about receipts as they arrive: reminders once, in the reader's language, and questions with answers."""

import re
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, connections
from django.utils import timezone

from dialogue import sweep
from dialogue.models import ReadingReminder, Receipt
from dialogue.queries.reminding import late_readings
from dialogue.services import reminders
from dialogue.services.receipts import give_receipt
from dialogue.services.reminders import UNREAD_DAYS, remind_readers
from dialogue.tasks import remind_readers as beat
from goals.models import Plan
from governance import jobs
from governance.mails import address_of
from governance.models import AdoptionState, Job, Membership, ModelLevel, Municipality, User
from governance.tenancy import municipality_scope
from tests.conftest import make_organisations, make_person, signed_in
from tests.dialogue.conftest import plan_of
from tests.goals.conftest import make_model, make_plan

Role = Membership.Role
ADDRESS = "https://mal.example.se/exempelby/"


class Broken(EmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, email_messages: list) -> int:  # noqa: ARG002 (Django asks so)
        raise SMTPServerDisconnected("gone")


def work(municipality: Municipality) -> None:
    """What the worker does with all that waits."""
    with municipality_scope(municipality):
        waiting = list(Job.objects.filter(state=Job.State.QUEUED).order_by("pk").values_list("pk", flat=True))
    for job in waiting:
        jobs.run_job(municipality.pk, job)


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def sent() -> list[tuple[str, str]]:
    return [(message.to[0], message.subject) for message in mail.outbox]


def test_unread_plan_is_reminded_of_after_two_weeks_and_not_before(
    exempelby: Municipality, plan: Plan, kerstin: User
) -> None:
    early = sweep.remind_everywhere(on=in_days(UNREAD_DAYS - 1))
    late = sweep.remind_everywhere(on=in_days(UNREAD_DAYS))
    work(exempelby)

    assert (early, late) == (0, 1)
    assert sent() == [("kerstin@example.com", "1 plan att läsa")]


def test_days_are_counted_from_when_the_plan_was_last_handed_in(
    exempelby: Municipality, level: ModelLevel, kerstin: User
) -> None:
    plan = plan_of(exempelby, level, "Valla", state=AdoptionState.DRAFT)
    sweeps = [sweep.remind_everywhere(on=in_days(60))]
    with municipality_scope(exempelby):
        Plan.objects.filter(pk=plan.pk).update(state=AdoptionState.SUBMITTED)
    sweeps.append(sweep.remind_everywhere(on=in_days(60)))

    assert sweeps == [0, 1]


def test_mail_lists_all_unread_plans_in_text_and_html(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User
) -> None:
    other = plan_of(exempelby, level, "Nyborg", revises=plan, revision_reason="Ny <budget>.")

    sweep.remind_everywhere(on=in_days(20))
    work(exempelby)

    message, html = mail.outbox[0], mail.outbox[0].alternatives[0].content
    pages = [f"http://127.0.0.1:8000/exempelby/goals/plans/{pk}/" for pk in (other.pk, plan.pk)]
    assert message.subject == "2 planer att läsa"
    assert "Hej Kerstin," in message.body
    assert "Enhetsplan Nyborgsskolan 2026 – reviderad: Ny <budget>." in message.body
    links = re.findall(r"https?://\S+", message.body)
    assert links == [*pages, "http://127.0.0.1:8000/exempelby/dialogue/reading/"]
    assert re.findall(r'href="(\S+)"', html) == links
    assert "reviderad: Ny &lt;budget&gt;." in html
    assert '<html lang="sv">' in html


def test_each_reader_gets_one_mail_in_her_own_language(
    exempelby: Municipality, level: ModelLevel, plan: Plan, kerstin: User, olof: User, hassan: User
) -> None:
    plan_of(exempelby, level, "Nyborg")
    User.objects.filter(pk=olof.pk).update(language="en")

    sweep.remind_everywhere(on=in_days(20))
    work(exempelby)

    assert sorted(sent()) == [("kerstin@example.com", "2 planer att läsa"), ("olof@example.com", "2 plans to read")]


def test_same_plan_is_not_reminded_of_again_within_two_weeks(
    exempelby: Municipality, plan: Plan, kerstin: User
) -> None:
    days = (20, 21, 33, 34)

    reminded = [sweep.remind_everywhere(on=in_days(day)) for day in days]

    assert reminded == [1, 0, 0, 1]


def test_read_plan_is_not_reminded_of_even_when_it_was_read_after_the_order(
    exempelby: Municipality, plan: Plan, kerstin: User
) -> None:
    sweep.remind_everywhere(on=in_days(20))
    with municipality_scope(exempelby):
        give_receipt(plan=plan, understanding=Receipt.Understanding.AS_MEANT, address=ADDRESS, by=kerstin)

    work(exempelby)
    again = sweep.remind_everywhere(on=in_days(60))

    assert (sent(), again) == ([], 0)


def test_plan_of_a_year_that_has_passed_is_not_reminded_of(
    exempelby: Municipality, level: ModelLevel, kerstin: User
) -> None:
    plan_of(exempelby, level, "Valla", year=timezone.localdate().year - 1)

    assert sweep.remind_everywhere(on=in_days(20)) == 0


def test_person_reminds_once_a_day(exempelby: Municipality, plan: Plan, kerstin: User, olof: User, alice: User) -> None:
    with municipality_scope(exempelby):
        numbers = [remind_readers(plans=[plan], address=ADDRESS, by=alice) for _ in range(2)]
    work(exempelby)

    assert numbers == [2, 0]
    assert sorted(to for to, _subject in sent()) == ["kerstin@example.com", "olof@example.com"]
    assert f"https://mal.example.se/exempelby/goals/plans/{plan.pk}/" in mail.outbox[0].body


def test_reminder_that_the_mail_server_refused_is_tried_again(
    exempelby: Municipality, plan: Plan, kerstin: User, settings: object
) -> None:
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.dialogue.test_mails.Broken"
    sweep.remind_everywhere(on=in_days(20))
    work(exempelby)
    settings.EMAIL_BACKEND = backend

    with municipality_scope(exempelby):
        failed = Job.objects.get()
        assert (failed.state, ReadingReminder.objects.count()) == (Job.State.FAILED, 0)
    sweep.remind_everywhere(on=in_days(21))
    work(exempelby)

    assert sent() == [("kerstin@example.com", "1 plan att läsa")]


def test_each_municipality_is_reminded_of_its_own(
    exempelby: Municipality, annanstad: Municipality, plan: Plan, kerstin: User
) -> None:
    make_person("Siv", (Role.BOARD_MEMBER, "BUN"), municipality=annanstad)

    sweep.remind_everywhere(on=in_days(20))
    work(exempelby)
    work(annanstad)

    assert [to for to, _subject in sent()] == ["kerstin@example.com"]


def test_question_reaches_the_unit_and_the_answer_the_reader(
    exempelby: Municipality, plan: Plan, kerstin: User, amir: User, alice: User
) -> None:
    data = {"understanding": "question", "question": "Räcker tiden?"}
    signed_in(kerstin).post(f"/exempelby/dialogue/plans/{plan.pk}/receipt/", data)
    work(exempelby)
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    page = signed_in(amir).get(link)
    answer = {"answer": "Ja, med god marginal.", "seen": page.context["form"]["seen"].value()}
    signed_in(amir).post(link, answer)
    work(exempelby)

    assert sent() == [
        ("amir@example.com", "Fråga om Enhetsplan Vallaskolan 2026"),
        ("kerstin@example.com", "Svar om Enhetsplan Vallaskolan 2026"),
    ]
    assert "Räcker tiden?" in mail.outbox[0].body
    assert "Ja, med god marginal." in mail.outbox[1].body
    assert f"http://testserver/exempelby/goals/plans/{plan.pk}/" in mail.outbox[1].body
    assert "Ja, med god marginal." in mail.outbox[1].alternatives[0].content


def test_question_taken_back_before_the_worker_came_is_not_mailed(
    exempelby: Municipality, plan: Plan, kerstin: User, amir: User
) -> None:
    with municipality_scope(exempelby):
        question = Receipt.Understanding.QUESTION
        give_receipt(plan=plan, understanding=question, question="Räcker tiden?", address=ADDRESS, by=kerstin)
        give_receipt(plan=plan, understanding=Receipt.Understanding.AS_MEANT, address=ADDRESS, by=kerstin)

    work(exempelby)

    assert sent() == []


def test_links_lead_to_a_municipalitys_own_host(settings: object) -> None:
    settings.ADDRESS = "https://styrning.example.se"
    settings.MUNICIPALITY_HOSTS = {"mal.exempelby.se": "exempelby"}

    found = [address_of(Municipality(slug=slug)) for slug in ("exempelby", "annanstad")]

    assert found == ["https://mal.exempelby.se/", "https://styrning.example.se/annanstad/"]


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality with an unread plan that other connections see; taken away as the owner, who may truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
            make_plan("Valla", make_model()["Enhetsplan"], state=AdoptionState.ADOPTED)
        make_person("Kerstin", (Role.BOARD_MEMBER, "BUN"), municipality=municipality)
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def at_once(work: Callable[[threading.Barrier], int]) -> list[int]:
    """What two threads, each with a connection of its own, come back with."""
    barrier, found = threading.Barrier(2, timeout=10), []

    def run() -> None:
        try:
            found.append(work(barrier))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def test_two_sweeps_at_the_same_moment_send_one_mail(committed: Municipality) -> None:
    def run(barrier: threading.Barrier) -> int:
        barrier.wait()
        return sweep.remind_everywhere(on=in_days(20))

    numbers = at_once(run)
    work(committed)

    assert numbers == [0, 1]
    assert sent() == [("kerstin@example.com", "1 plan att läsa")]


def test_two_who_both_have_seen_that_a_plan_is_unread_claim_it_once(committed: Municipality) -> None:
    def run(barrier: threading.Barrier) -> int:
        with municipality_scope(committed):
            seen = late_readings(until=in_days(6))
            barrier.wait()  # both have looked before either writes: now the constraint decides
            return len(reminders._claim(seen, in_days(20)))

    assert at_once(run) == [0, 1]
    with municipality_scope(committed):
        assert ReadingReminder.objects.count() == 1


def test_beat_knows_the_task(settings: object) -> None:
    assert beat.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
