"""Two clocks, two workers and a worker that falls silent: the database decides that each mail is made once."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, connections

from governance import digests, jobs
from governance.models import Job, Membership, Municipality, Notice, User
from governance.tenancy import municipality_scope
from tests.conftest import make_organisations, make_person
from tests.governance.digesting import MONDAY, give, job_states, work
from tests.mailserver import MailServer, text_of

Role = Membership.Role


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality with two people that other connections see; taken away as the owner, who may truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
        people = [make_person(name, (Role.OFFICIAL, "Valla"), municipality=municipality) for name in ("Anna", "Bo")]
        give(municipality, *people)
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def at_once(do: Callable[[], int], number: int = 4) -> list[int]:
    """What so many threads, each with a connection of its own, come back with when they begin at the same moment."""
    barrier, found = threading.Barrier(number, timeout=10), []

    def run() -> None:
        try:
            barrier.wait()
            found.append(do())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)


def recipients(server: MailServer) -> list[str]:
    return sorted(to for to, _subject in server.sent)


def test_clocks_at_the_same_moment_order_one_round(committed: Municipality, server: MailServer) -> None:
    with time_machine.travel(MONDAY, tick=False):
        ordered = at_once(digests.sweep)
        work(committed)

    assert ordered == [0, 0, 0, 1]
    assert recipients(server) == ["anna@example.com", "bo@example.com"]


def test_workers_at_the_same_moment_mail_each_once(committed: Municipality, server: MailServer) -> None:
    def run() -> int:
        jobs.run_job(committed.pk, job)
        return 0

    with time_machine.travel(MONDAY, tick=False):
        digests.sweep()
        with municipality_scope(committed):
            job = Job.objects.get().pk
        at_once(run)

    assert recipients(server) == ["anna@example.com", "bo@example.com"]
    assert job_states(committed) == ["done"]


def test_same_thing_given_at_the_same_moment_is_given_once(committed: Municipality, server: MailServer) -> None:
    people = list(User.objects.all())

    numbers = at_once(lambda: give(committed, *people, about="2"))

    assert numbers == [0, 0, 0, 2]


def silent_from(server: MailServer, municipality: Municipality, *, mail: int) -> None:
    """When the server gets its so-manieth mail the worker is taken for dead and the sweep has queued its job again."""

    def queue_again() -> None:
        try:
            with municipality_scope(municipality):
                Job.objects.update(state=Job.State.QUEUED)
        finally:
            connection.close()

    def fall_silent(_mail: object) -> None:
        if len(server.offered) == mail:
            sweep = threading.Thread(target=queue_again)  # the server's own thread may not ask the database
            sweep.start()
            sweep.join()

    server.on_mail = fall_silent


@pytest.mark.parametrize("mail", [1, 2])
def test_mail_that_was_taken_but_not_marked_comes_again_as_the_same_mail(
    mail: int, committed: Municipality, server: MailServer
) -> None:
    """Nothing new is in it, so that nothing is lost where a receiving server drops the double."""
    people = list(User.objects.all())
    silent_from(server, committed, mail=mail)
    with time_machine.travel(MONDAY, tick=False):
        digests.sweep()
        work(committed)
        give(committed, *people, about="2")
        work(committed)
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        digests.sweep()
        work(committed)

    again = server.taken[mail - 1 : mail + 1]
    told = [(each["to"], each["message-id"], text_of(each)) for each in again]
    assert told[0] == told[1]
    assert len({each["message-id"] for each in server.taken}) == 4
    assert [subject for _to, subject in server.sent[-2:]] == ["Nytt: Sak 2"] * 2
    assert len(server.taken) == 5
    with municipality_scope(committed):
        assert not Notice.objects.filter(mailed_at=None).exists()
