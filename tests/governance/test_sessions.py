"""A session ends two hours after the last page; putting the end off is written every fifth minute at most."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from governance.models import Municipality, User
from tests.conftest import signed_in

TWO_HOURS = timedelta(hours=2)


def end() -> datetime:
    return Session.objects.get().expire_date


def let_pass(minutes: int) -> None:
    Session.objects.update(expire_date=timezone.now() + TWO_HOURS - timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "is_put_off"), [(1, False), (4, False), (6, True), (119, True)])
def test_page_puts_the_end_off_when_some_minutes_have_passed(
    exempelby: Municipality, bob: User, minutes: int, is_put_off: bool
) -> None:
    client = signed_in(bob)
    let_pass(minutes)
    before = end()

    client.get("/exempelby/")

    assert (end() > before) == is_put_off
    assert end() - timezone.now() > TWO_HOURS - timedelta(minutes=5) or not is_put_off


def test_page_that_only_reads_writes_nothing(exempelby: Municipality, bob: User) -> None:
    client = signed_in(bob)
    client.get("/exempelby/goals/")

    with CaptureQueriesContext(connection) as captured:
        client.get("/exempelby/goals/")

    written = [query["sql"] for query in captured if query["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
    assert written == []


def test_short_sessions_are_put_off_too(exempelby: Municipality, bob: User, settings: pytest.FixtureRequest) -> None:
    settings.SESSION_COOKIE_AGE = 60
    client = signed_in(bob)
    Session.objects.update(expire_date=timezone.now() + timedelta(seconds=30))

    client.get("/exempelby/")

    assert end() > timezone.now() + timedelta(seconds=50)
