"""The day's digests with real clocks and workers: two of each at once, and one that is killed while it mails."""

import json
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from governance.workdays import is_working_day
from launcher import serve
from tests.mailserver import HOST, MailServer, mail_server, subject_of, text_of
from tests.served.product import Demo, Product
from tests.served.town_rows import address_of

pytestmark = pytest.mark.browser

SLUG = "paminnelsestad"
STALE_SECONDS = 9
PATIENT_SECONDS = 120
CLOCK = Path(__file__).parents[1] / "served" / "clock"
HEADS = [address_of("Bodil"), address_of("Hugo")]


@pytest.fixture
def server() -> Iterator[MailServer]:
    """A mail server on this machine."""
    with mail_server() as listening:
        yield listening


@pytest.fixture
def morning() -> datetime:
    """Nine o'clock on the next working day."""
    day = date.today() + timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def product(demo: Demo, server: MailServer, morning: datetime) -> Iterator[Product]:
    """A product without web server and worker, in which it is that morning; a task of two schools is soon due."""
    running = Product(
        demo,
        EMAIL_URL=f"smtp://{HOST}:{server.port}",
        PYTHONPATH=str(CLOCK),
        RODA_TEST_CLOCK=str((morning - datetime.now(tz=UTC)).total_seconds()),
        RODA_DIGEST_SECONDS="1",
        RODA_SWEEP_SECONDS="2",
        RODA_JOB_STALE_SECONDS=str(STALE_SECONDS),
        RODA_ADDRESS="https://styrning.example.se",
    )
    try:
        json.loads(running.run("tests.served.town_rows", SLUG))
        running.run("tests.served.wheel_rows", SLUG, (morning.date() + timedelta(days=5)).isoformat())
        yield running
    finally:
        running.stop()


def mails_of_the_town(server: MailServer) -> list[EmailMessage]:
    with server.lock:
        return [mail for mail in server.taken if f"/{SLUG}/" in text_of(mail)]


def rounds(product: Product) -> list[str]:
    """The states of the town's rounds."""
    return [state for (state,) in product.told("SELECT state FROM governance_job", municipality=SLUG)]


def unmailed(product: Product) -> int:
    [(number,)] = product.told("SELECT count(*) FROM governance_notice WHERE mailed_at IS NULL", municipality=SLUG)
    return int(number)


def wait_until_all_is_mailed(product: Product) -> None:
    product.wait_until(lambda: rounds(product) == ["done"], "the round is made", seconds=PATIENT_SECONDS)
    assert unmailed(product) == 0


def test_two_clocks_and_two_workers_mail_each_person_once(product: Product, server: MailServer) -> None:
    product.start_worker()
    product._start([*serve._worker_command(), "--schedule", str(product.folder / "second-beat")])

    wait_until_all_is_mailed(product)

    mails = mails_of_the_town(server)
    assert sorted(mail["to"] for mail in mails) == HEADS
    assert {subject_of(mail) for mail in mails} == {
        "Snart dags: Delårsuppföljning, Almskolan",
        "Snart dags: Delårsuppföljning, Björkskolan",
    }
    assert all(f"https://styrning.example.se/{SLUG}/tasks/" in text_of(mail) for mail in mails)


def test_worker_killed_while_it_mails_is_followed_by_one_that_finishes(product: Product, server: MailServer) -> None:
    in_the_middle, go_on = threading.Event(), threading.Event()

    def hold(mail: EmailMessage) -> None:
        if f"/{SLUG}/" in text_of(mail) and not in_the_middle.is_set():
            in_the_middle.set()
            go_on.wait(PATIENT_SECONDS)

    server.on_mail = hold
    first = product.start_worker()
    product.wait_until(in_the_middle.is_set, "a mail is being taken", seconds=PATIENT_SECONDS)
    product.kill(first)
    go_on.set()
    assert rounds(product) == ["running"]

    product.start_worker()
    wait_until_all_is_mailed(product)

    identities = Counter((mail["to"], mail["message-id"]) for mail in mails_of_the_town(server))
    assert sorted(to for to, _identity in identities) == HEADS
    assert sorted(identities.values()) == [1, 2]  # the server had one when the worker was killed: it comes as the same
    [(attempts,)] = product.told("SELECT attempt FROM governance_job", municipality=SLUG)
    assert attempts == 2
