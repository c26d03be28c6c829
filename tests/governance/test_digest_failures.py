"""Mails that a server refuses or never hears of, and those that do not wait for the digest."""

from django.utils.translation import gettext

from governance.models import Job, Municipality, NoticeChoice, User
from governance.services.notices import ToTell, give_at_once
from governance.tenancy import municipality_scope
from tests.governance.digesting import ADDRESS, MONDAY, choose, days_later, give, job_states, morning, work
from tests.mailserver import MailServer, text_of

Often = NoticeChoice.Often


def test_refused_mail_is_told_again_and_holds_up_nobody(
    exempelby: Municipality, kerstin: User, alice: User, server: MailServer
) -> None:
    give(exempelby, alice, kerstin)
    server.refused = {"alice@example.com"}
    rounds = [morning(exempelby)]
    first = server.sent.copy()
    give(exempelby, alice, kerstin, about="2")
    rounds += [morning(exempelby, days_later(0, hour)) for hour in range(8, 24)]
    server.refused = set()
    morning(exempelby, days_later(1))

    assert first == [("kerstin@example.com", "Nytt: Sak 1")]
    assert rounds == [1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0]
    assert sorted(server.sent[1:]) == [
        ("alice@example.com", "Nytt: Sak 1 – och 1 till"),
        ("kerstin@example.com", "Nytt: Sak 2"),
    ]


def test_server_that_is_down_is_tried_again_in_an_hour(
    exempelby: Municipality, kerstin: User, alice: User, server: MailServer, settings: object
) -> None:
    give(exempelby, alice, kerstin)
    settings.EMAIL_PORT = 1  # nothing listens there
    morning(exempelby)
    settings.EMAIL_PORT = server.port
    with municipality_scope(exempelby):
        reason = Job.objects.get().reason

    morning(exempelby, days_later(0, hour=8))

    assert reason == gettext("The mail server did not take the mail. Try again in a while.")
    assert job_states(exempelby) == ["failed", "done"]
    assert sorted(to for to, _subject in server.sent) == ["alice@example.com", "kerstin@example.com"]


def test_server_that_stops_in_the_middle_gets_each_mail_once(
    exempelby: Municipality, kerstin: User, alice: User, server: MailServer, settings: object
) -> None:
    give(exempelby, alice, kerstin)

    def stop_after_one(_mail: object) -> None:
        settings.EMAIL_PORT = 1

    server.on_mail = stop_after_one
    morning(exempelby)
    settings.EMAIL_PORT = server.port
    morning(exempelby, days_later(0, hour=8))

    assert sorted(to for to, _subject in server.sent) == ["alice@example.com", "kerstin@example.com"]


# --- at once


def test_what_does_not_wait_is_mailed_at_once_and_not_again(
    exempelby: Municipality, kerstin: User, alice: User, server: MailServer
) -> None:
    wanted = [ToTell((kerstin,), "sample_late", str(number), MONDAY.date()) for number in (1, 2)]
    with municipality_scope(exempelby):
        numbers = [give_at_once(wanted=wanted, address="https://mal.example.se/", by=alice) for _ in range(2)]
    work(exempelby)
    morning(exempelby)

    assert numbers == [1, 0]
    assert server.sent == [("kerstin@example.com", "Försenat: Sak 1 – och 1 till")]
    assert "https://mal.example.se/notices/" in text_of(server.taken[0])


def test_what_was_refused_at_once_is_in_the_next_digest(
    exempelby: Municipality, kerstin: User, alice: User, server: MailServer
) -> None:
    wanted = [ToTell((kerstin,), "sample_late", "1", MONDAY.date())]
    server.refused = {"kerstin@example.com"}
    with municipality_scope(exempelby):
        give_at_once(wanted=wanted, address=ADDRESS, by=alice)
    work(exempelby)
    server.refused = set()
    morning(exempelby)

    assert server.sent == [("kerstin@example.com", "Försenat: Sak 1")]


def test_whoever_wants_no_mail_gets_none_at_once_either(
    exempelby: Municipality, kerstin: User, alice: User, server: MailServer
) -> None:
    choose(exempelby, kerstin, Often.NEVER)
    with municipality_scope(exempelby):
        give_at_once(wanted=[ToTell((kerstin,), "sample_late", "1", MONDAY.date())], address=ADDRESS, by=alice)

    assert job_states(exempelby) == []
