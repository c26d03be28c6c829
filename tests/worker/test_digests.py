"""The day's digests with real clocks and workers: two of each at once, and one that is killed while it mails."""

import threading
import time
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
STOCKHOLM = ZoneInfo("Europe/Stockholm")
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
    return datetime(day.year, day.month, day.day, 9, tzinfo=STOCKHOLM)


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """The file by which the product's clock is moved."""
    return tmp_path / "clock"


def move(clock: Path, moment: datetime) -> None:
    """Let it be this moment in the product, from which its time goes on."""
    new = clock.with_name("new")
    new.write_text(str((moment - datetime.now(tz=UTC)).total_seconds()))
    new.replace(clock)


@pytest.fixture
def product(demo: Demo, server: MailServer, morning: datetime, clock: Path) -> Iterator[Product]:
    """A product without web server and worker, in which it is that morning."""
    move(clock, morning)
    running = Product(
        demo,
        EMAIL_URL=f"smtp://{HOST}:{server.port}",
        PYTHONPATH=str(CLOCK),
        RODA_TEST_CLOCK=str(clock),
        RODA_DIGEST_SECONDS="1",
        RODA_SWEEP_SECONDS="2",
        RODA_JOB_STALE_SECONDS=str(STALE_SECONDS),
        RODA_ADDRESS="https://styrning.example.se",
    )
    try:
        running.run("tests.served.town_rows", SLUG)
        yield running
    finally:
        running.stop()


def ask_the_schools(product: Product, day: date) -> None:
    """Let a task of two schools be soon due on this day."""
    product.run("tests.served.wheel_rows", SLUG, (day + timedelta(days=20)).isoformat())


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


def test_two_clocks_and_two_workers_mail_each_person_once(
    product: Product, server: MailServer, morning: datetime
) -> None:
    ask_the_schools(product, morning.date())
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


def test_worker_killed_while_it_mails_is_followed_by_one_that_finishes(
    product: Product, server: MailServer, morning: datetime
) -> None:
    ask_the_schools(product, morning.date())
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


@pytest.mark.parametrize(
    ("first", "mailed"),
    [
        pytest.param(date(2027, 3, 27), [date(2027, 3, 30)], id="28 March has 23 hours; Easter is free until Tuesday"),
        pytest.param(date(2027, 10, 30), [date(2027, 11, 1)], id="31 October has 25 hours"),
        pytest.param(date(2028, 2, 29), [date(2028, 2, 29)], id="leap day"),
        pytest.param(date(2027, 12, 31), [date(2028, 1, 3)], id="New Year; the eve and the weekend are free"),
    ],
)
def test_clock_that_is_moved_over_odd_days_makes_one_round_a_day(
    first: date, mailed: list[date], product: Product, server: MailServer, clock: Path
) -> None:
    """Each night the clock stands at half past every hour up to four, before and after seven, and late at night."""
    came: list[date] = []
    ask_the_schools(product, first)
    move(clock, datetime(first.year, first.month, first.day, tzinfo=STOCKHOLM))
    product.start_worker()

    for day in range(4):
        today = first + timedelta(days=day)
        night = datetime(today.year, today.month, today.day, tzinfo=STOCKHOLM).astimezone(UTC)
        hours = [night + timedelta(hours=hour, minutes=30) for hour in range(5)]
        local = datetime(today.year, today.month, today.day, tzinfo=STOCKHOLM)
        for moment in [*hours, local.replace(hour=7, minute=1), local.replace(hour=23, minute=30)]:
            before = len(mails_of_the_town(server))
            move(clock, moment)
            if moment.astimezone(STOCKHOLM).hour >= 7:
                product.wait_until(lambda today=today: made_on(product, today), f"the round of {today} is made")
            else:
                time.sleep(1)  # the clock has asked, and been told that it is too early
                assert not made_on(product, today)
            came += [today] * (len(mails_of_the_town(server)) - before)

    assert sorted(rounds(product)) == ["done"] * 4
    assert came == [each for each in mailed for _head in HEADS]


def made_on(product: Product, day: date) -> bool:
    """Whether the day's round is made."""
    question = "SELECT count(*) FROM governance_job WHERE payload->>'on' = %s AND state = 'done'"
    [(number,)] = product.told(question, day.isoformat(), municipality=SLUG)
    return bool(number)
