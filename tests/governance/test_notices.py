"""What a person is told in the product: once, read by being opened, and put away when it no longer holds."""

from collections.abc import Callable
from typing import Any

import pytest

from governance.models import Municipality, Notice, NoticeChoice, User
from governance.queries.notices import notice_page, unread_notices
from governance.services.notices import give_notices, read_all
from governance.tenancy import municipality_scope
from tests.conftest import signed_in
from tests.governance.digesting import GONE, MONDAY, alone, give


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    alone(monkeypatch)


def test_thing_is_told_once_for_a_day(exempelby: Municipality, kerstin: User, alice: User) -> None:
    numbers = [
        give(exempelby, kerstin),
        give(exempelby, kerstin, alice),
        give(exempelby, kerstin, alice),
        give(exempelby, kerstin, on=MONDAY.date()),
        give(exempelby, kerstin, kind="sample_late"),
        give(exempelby, kerstin, about="2"),
        give(exempelby),
    ]

    assert numbers == [1, 1, 0, 1, 1, 1, 0]


def test_payload_is_kept_as_it_is(scope: Municipality, kerstin: User) -> None:
    payload = {"by": 'Åsa "Ö" {1,2}', "numbers": [1, None]}

    give_notices(people=[kerstin], kind="sample_news", about="1", on=MONDAY.date(), payload=payload, by=None)

    assert Notice.objects.get().payload == payload


def test_unread_are_counted_in_one_query(
    scope: Municipality, kerstin: User, alice: User, django_assert_num_queries: Callable[..., Any]
) -> None:
    give(scope, kerstin, alice)
    give(scope, kerstin, about="2")

    with django_assert_num_queries(1):
        number = unread_notices(kerstin)

    assert (number, unread_notices(alice)) == (2, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_as_little_for_many_as_for_one(
    number: int, scope: Municipality, kerstin: User, django_assert_num_queries: Callable[..., Any]
) -> None:
    for each in range(number):
        give(scope, kerstin, about=str(each))

    with django_assert_num_queries(2):
        page = notice_page(kerstin)

    assert len(page.new) == number


def test_page_shows_new_and_earlier_and_says_when_there_is_nothing(exempelby: Municipality, kerstin: User) -> None:
    client = signed_in(kerstin)
    empty = client.get("/exempelby/notices/").content.decode()
    give(exempelby, kerstin)
    give(exempelby, kerstin, about="2")
    with municipality_scope(exempelby):
        first = Notice.objects.get(about="1")

    opened = client.get(f"/exempelby/notices/{first.pk}/")
    page = client.get("/exempelby/notices/").context["page"]

    assert "Inget än" in empty
    assert (opened.status_code, opened.url) == (302, "/exempelby/governance/model/")
    assert [line.title for line in page.new] == ["Sak 2"]
    assert [line.title for line in page.earlier] == ["Sak 1"]


def test_all_that_the_page_showed_is_marked_as_read(exempelby: Municipality, kerstin: User, alice: User) -> None:
    give(exempelby, kerstin, alice)
    client = signed_in(kerstin)
    latest = client.get("/exempelby/notices/").context["page"].latest
    give(exempelby, kerstin, about="came meanwhile")

    response = client.post("/exempelby/notices/read/", {"until": latest}, follow=True)

    assert "1 är markerad som läst." in response.content.decode()
    with municipality_scope(exempelby):
        assert (unread_notices(kerstin), unread_notices(alice)) == (1, 1)


def test_all_is_marked_as_read_without_a_page(scope: Municipality, kerstin: User) -> None:
    give(scope, kerstin)

    assert [read_all(by=kerstin), read_all(by=kerstin)] == [1, 0]


@pytest.mark.parametrize("until", ["", "x", "²", "9" * 40])
def test_odd_numbers_break_nothing(until: str, exempelby: Municipality, kerstin: User) -> None:
    response = signed_in(kerstin).post("/exempelby/notices/read/", {"until": until})

    assert response.status_code == 302


def test_what_no_longer_holds_is_not_promised(exempelby: Municipality, kerstin: User) -> None:
    give(exempelby, kerstin)
    with municipality_scope(exempelby):
        Notice.objects.update(payload={GONE: True})
        notice = Notice.objects.get()
    client = signed_in(kerstin)

    opened = client.get(f"/exempelby/notices/{notice.pk}/", follow=True).content.decode()
    with municipality_scope(exempelby):
        Notice.objects.update(read_at=None)
    page = client.get("/exempelby/notices/").context["page"]

    assert "Det gäller inte längre" in opened
    assert (page.new, page.earlier) == ((), ())
    with municipality_scope(exempelby):
        assert unread_notices(kerstin) == 0


def test_nobody_opens_what_another_is_told(exempelby: Municipality, kerstin: User, alice: User) -> None:
    give(exempelby, kerstin)
    with municipality_scope(exempelby):
        notice = Notice.objects.get()

    response = signed_in(alice).get(f"/exempelby/notices/{notice.pk}/")

    assert response.status_code == 403
    with municipality_scope(exempelby):
        assert unread_notices(kerstin) == 1


def test_choice_is_kept_and_shown(exempelby: Municipality, kerstin: User) -> None:
    client = signed_in(kerstin)
    before = client.get("/exempelby/notices/choice/").context["form"].initial
    client.post("/exempelby/notices/choice/", {"often": "weekly"})
    refused = client.post("/exempelby/notices/choice/", {"often": "hourly"})
    after = client.get("/exempelby/notices/choice/").context["form"].initial

    assert (before, after) == ({"often": "daily"}, {"often": "weekly"})
    assert refused.status_code == 200
    with municipality_scope(exempelby):
        assert NoticeChoice.objects.get().often == NoticeChoice.Often.WEEKLY
