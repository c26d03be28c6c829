"""The digest as it arrives: one mail a day at most, on working days, once, whatever happens to clock and server."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from governance import digests
from governance.models import Membership, Municipality, Notice, NoticeChoice, User
from governance.services.notices import give_notices
from governance.tasks import order_digests
from governance.tenancy import municipality_scope
from tests.conftest import make_person
from tests.governance.digesting import (
    ADDRESS,
    GONE,
    MONDAY,
    STOCKHOLM,
    choose,
    days_later,
    give,
    job_states,
    morning,
    work,
)
from tests.mailserver import MailServer, html_of, subject_of, text_of

Role = Membership.Role
Often = NoticeChoice.Often


# --- the mail


def test_mail_gathers_what_waits_the_most_urgent_first(
    exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    give(exempelby, kerstin, about="1")
    give(exempelby, kerstin, about="2", kind="sample_late")
    give(exempelby, kerstin, about="3", kind="sample_late")

    morning(exempelby)

    [mail] = server.taken
    text, html = text_of(mail), html_of(mail)
    page = f"{ADDRESS}governance/model/"
    links = [page, page, page, f"{ADDRESS}notices/", f"{ADDRESS}notices/choice/"]
    assert (mail["to"], subject_of(mail)) == ("kerstin@example.com", "Försenat: Sak 2 – och 2 till")
    assert "Hej Kerstin," in text
    assert re.findall(r"^(FÖRSENAT|NYTT|Sak \d)$", text, re.MULTILINE) == [
        "FÖRSENAT",
        "Sak 2",
        "Sak 3",
        "NYTT",
        "Sak 1",
    ]
    assert re.findall(r"https?://\S+", text) == links
    assert re.findall(r'href="(\S+)"', html) == links
    assert re.findall(r"<h2>(.*)</h2>", html) == ["Försenat", "Nytt"]
    assert '<html lang="sv">' in html
    assert (mail["auto-submitted"], mail.get_content_type()) == ("auto-generated", "multipart/alternative")


def test_mail_speaks_the_readers_language(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    User.objects.filter(pk=kerstin.pk).update(language="en")
    give(exempelby, kerstin, about="1")
    give(exempelby, kerstin, about="2")

    morning(exempelby)

    [mail] = server.taken
    assert subject_of(mail) == "Nytt: Sak 1, and 1 more"
    assert "Hello Kerstin,\n" in text_of(mail)
    assert "These 2 things are new for you in Exempelby kommun." in text_of(mail)
    assert '<html lang="en">' in html_of(mail)
    assert "Choose how often this comes, or that it does not" in html_of(mail)


def test_one_thing_is_the_subject(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    give(exempelby, kerstin, kind="sample_late")

    morning(exempelby)

    assert server.sent == [("kerstin@example.com", "Försenat: Sak 1")]


def test_what_is_about_the_same_thing_is_told_once_as_the_most_urgent(
    exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    give(exempelby, kerstin)
    give(exempelby, kerstin, kind="sample_late")

    morning(exempelby)
    morning(exempelby, days_later(1))

    assert server.sent == [("kerstin@example.com", "Försenat: Sak 1")]


def test_what_no_longer_holds_is_not_mailed(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    give(exempelby, kerstin)
    with municipality_scope(exempelby):
        Notice.objects.update(payload={GONE: True})

    morning(exempelby)
    with municipality_scope(exempelby):
        Notice.objects.update(payload={})
    morning(exempelby, days_later(1))

    assert server.sent == []


def test_what_is_for_the_product_only_is_not_mailed(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    with municipality_scope(exempelby):
        give_notices(people=[kerstin], kind="sample_news", about="1", on=MONDAY.date(), is_mailed=False, by=None)

    morning(exempelby)

    assert server.sent == []


def test_whoever_has_left_is_not_mailed(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    gone = make_person("Gunnar", (Role.BOARD_MEMBER, "BUN"), municipality=exempelby)
    closed = make_person("Carl", (Role.BOARD_MEMBER, "BUN"), municipality=exempelby)
    give(exempelby, kerstin, gone, closed)
    with municipality_scope(exempelby):
        Membership.objects.filter(user=gone).update(valid_to=MONDAY.date() - timedelta(days=1))
    User.objects.filter(pk=closed.pk).update(is_active=False)

    morning(exempelby)

    assert server.sent == [("kerstin@example.com", "Nytt: Sak 1")]


def test_each_municipality_mails_its_own(
    exempelby: Municipality, annanstad: Municipality, kerstin: User, server: MailServer
) -> None:
    siv = make_person("Siv", (Role.BOARD_MEMBER, "BUN"), municipality=annanstad)
    give(exempelby, kerstin)
    give(annanstad, siv)

    with time_machine.travel(MONDAY, tick=False):
        ordered = digests.sweep()
        work(annanstad)
    links = re.findall(r"https?://\S+", text_of(server.taken[0]))

    assert ordered == 2
    assert server.sent == [("siv@example.com", "Nytt: Sak 1")]
    assert links[-1] == "http://127.0.0.1:8000/annanstad/notices/choice/"


# --- the clock


def test_one_mail_a_day_at_most(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    give(exempelby, kerstin, about="1")
    rounds = [morning(exempelby)]
    give(exempelby, kerstin, about="2")
    rounds += [morning(exempelby, days_later(0, hour)) for hour in (8, 12, 23)]
    same_day = len(server.taken)
    rounds.append(morning(exempelby, days_later(1)))

    assert (rounds, same_day) == ([1, 0, 0, 0, 1], 1)
    assert server.sent == [("kerstin@example.com", "Nytt: Sak 1"), ("kerstin@example.com", "Nytt: Sak 2")]


def test_nothing_is_made_before_seven(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    rounds = [morning(exempelby, days_later(0, hour)) for hour in range(8)]

    assert rounds == [0, 0, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(
    ("first", "mailed"),
    [
        pytest.param(date(2027, 3, 25), [25, 30, 31], id="spring: 28 March has 23 hours, and Easter is free"),
        pytest.param(date(2027, 10, 29), [29, 1, 2, 3, 4], id="autumn: 31 October has 25 hours"),
        pytest.param(date(2028, 2, 28), [28, 29, 1, 2, 3], id="leap day"),
        pytest.param(date(2027, 12, 29), [29, 30, 3, 4], id="New Year: from the eve to Monday nobody is mailed"),
    ],
)
def test_hour_by_hour_each_working_day_gets_one_mail_and_nothing_is_lost(
    first: date, mailed: list[int], exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    """Every hour two clocks ask; each day has something of its own to tell."""
    digests.register_giver(
        lambda day: give_notices(people=[kerstin], kind="sample_news", about=day.isoformat(), on=day, by=None)
    )
    begin = datetime(first.year, first.month, first.day, tzinfo=STOCKHOLM).astimezone(UTC)
    came: list[datetime] = []
    server.on_mail = lambda mail: came.append(timezone.localtime())

    for hour in range(24 * 7):
        with time_machine.travel(begin + timedelta(hours=hour), tick=False):
            for _clock in range(2):
                digests.sweep()
            work(exempelby)

    days = [first + timedelta(days=number) for number in range(7)]
    told = [re.findall(r"^Sak (\S+)$", text_of(mail), re.MULTILINE) for mail in server.taken]
    last = came[-1].date()
    assert [when.day for when in came] == mailed
    assert {when.hour for when in came} == {7}
    assert sorted(day for mail in told for day in mail) == [day.isoformat() for day in days if day <= last]


def test_weekend_waits_for_monday(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    give(exempelby, kerstin)
    for day in (5, 6):
        morning(exempelby, days_later(day))
    before = len(server.taken)

    morning(exempelby, days_later(7))

    assert (before, len(server.taken)) == (0, 1)


def test_machine_that_was_off_makes_the_days_digest_when_it_starts(
    exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    given: list[date] = []
    digests.register_giver(lambda day: given.append(day) or 0)
    give(exempelby, kerstin)

    rounds = [morning(exempelby, days_later(9, hour=23)), morning(exempelby, days_later(10, hour=9))]

    assert rounds == [1, 1]
    assert given == [days_later(9).date(), days_later(10).date()]
    assert server.sent == [("kerstin@example.com", "Nytt: Sak 1")]


def test_round_that_the_worker_meets_a_day_late_leaves_its_mails_to_the_next(
    exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    give(exempelby, kerstin)
    with time_machine.travel(MONDAY, tick=False):
        digests.sweep()

    morning(exempelby, days_later(1))

    assert job_states(exempelby) == ["failed", "done"]
    assert len(server.taken) == 1


# --- choices


def test_weekly_comes_on_monday_with_the_week(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    choose(exempelby, kerstin, Often.WEEKLY)
    came = []
    for day in range(15):
        give(exempelby, kerstin, about=str(day))
        with municipality_scope(exempelby):
            Notice.objects.filter(about=str(day)).update(made_at=days_later(day, hour=6))
        before = len(server.taken)
        morning(exempelby, days_later(day))
        came += [day] * (len(server.taken) - before)

    told = [sorted(map(int, re.findall(r"^Sak (\d+)$", text_of(mail), re.MULTILINE))) for mail in server.taken]
    assert came == [0, 7, 14]
    assert told == [[0], [1, 2, 3, 4, 5, 6, 7], [8, 9, 10, 11, 12, 13, 14]]


@pytest.mark.parametrize(("first_day", "came"), [(date(2027, 3, 29), 30), (date(2027, 1, 4), 4)])
def test_weekly_comes_on_tuesday_when_monday_is_free(
    first_day: date, came: int, exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    choose(exempelby, kerstin, Often.WEEKLY)
    give(exempelby, kerstin)
    found = []
    server.on_mail = lambda mail: found.append(timezone.localdate().day)
    monday = datetime(first_day.year, first_day.month, first_day.day, 7, tzinfo=STOCKHOLM)

    for day in range(5):
        morning(exempelby, monday + timedelta(days=day))

    assert found == [came]


def test_weekly_that_nothing_could_send_on_monday_comes_on_tuesday(
    exempelby: Municipality, kerstin: User, server: MailServer
) -> None:
    choose(exempelby, kerstin, Often.WEEKLY)
    give(exempelby, kerstin)

    morning(exempelby, days_later(1))

    assert len(server.taken) == 1


def test_never_is_not_mailed_and_not_caught_up_with(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    choose(exempelby, kerstin, Often.NEVER)
    give(exempelby, kerstin, about="1")
    morning(exempelby)
    choose(exempelby, kerstin, Often.DAILY)
    give(exempelby, kerstin, about="2")
    morning(exempelby, days_later(1))

    assert server.sent == [("kerstin@example.com", "Nytt: Sak 2")]


def test_municipality_may_turn_mails_off(exempelby: Municipality, kerstin: User, server: MailServer) -> None:
    is_on = False
    digests.register_switch(lambda: is_on)
    give(exempelby, kerstin, about="1")
    morning(exempelby)
    is_on = True
    give(exempelby, kerstin, about="2")
    morning(exempelby, days_later(1))

    assert server.sent == [("kerstin@example.com", "Nytt: Sak 2")]


def test_beat_knows_the_tasks(settings: object) -> None:
    assert order_digests.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
