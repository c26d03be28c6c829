"""A fetch as a job: trouble on the way, what is ordered twice, every night, and two at once."""

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from governance import jobs
from governance.models import Job, Municipality, User
from governance.refusals import RefusedError
from governance.tenancy import municipality_scope
from indicators.kolada import fetching
from indicators.models import Indicator, KoladaFetch, KoladaSource
from indicators.services import kolada as services
from indicators.tasks import fetch_from_kolada
from tests.conftest import make_organisations, make_person, organisation
from tests.kolada import offer
from tests.kolada.make import area, fetch, run_waiting, stored
from tests.kolada.server import Kolada


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ({"busy": 9, "retry_after": ""}, "upptagen"),
        ({"broken": 9}, "eget fel"),
        ({"garbled": 1}, "gick inte att läsa"),
        ({"goes_round": True}, "aldrig tar slut"),
    ],
)
def test_trouble_is_told_in_words_and_what_is_there_remains(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada, trouble: dict, words: str
) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        before, since = stored(eligible), KoladaSource.objects.get().changes_on
    for name, value in trouble.items():
        setattr(kolada, name, value)

    done = fetch(mjolby, alice)

    with municipality_scope(mjolby):
        assert stored(eligible) == before
        assert KoladaSource.objects.get().changes_on == since
    assert (done.job.state, done.stored_at) == (Job.State.FAILED, None)
    assert words in done.job.reason


def test_error_that_passes_does_not_stop_a_fetch(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    kolada.broken = kolada.busy = 1
    kolada.retry_after = "0"

    assert fetch(mjolby, alice).counts["new"] == 15


def test_fetch_that_was_interrupted_is_finished_by_the_next_attempt(
    mjolby: Municipality, eligible: Indicator, alice: User, kolada: Kolada
) -> None:
    with municipality_scope(mjolby):
        services.tie_unit(organisation=organisation("Valla"), unit=area(offer.SCHOOL), by=alice)
    answer, seen = kolada.answer, []

    def cut_off(target: str) -> tuple[int, dict[str, str], bytes]:
        seen.append(target)
        return answer(target) if "/oudata/" not in target else (422, {}, b"{}")

    kolada.answer = cut_off
    first = fetch(mjolby, alice)
    kolada.answer = answer
    with municipality_scope(mjolby):
        between = len(stored(eligible))
        jobs.retry_job(job=first.job, by=alice)

    run_waiting(mjolby)

    with municipality_scope(mjolby):
        done = KoladaFetch.objects.select_related("job").get()
        assert (between, len(stored(eligible))) == (15, 18)
    assert (done.job.state, done.counts) == (Job.State.DONE, {"new": 18, "same": 15, "malformed": 0})


def test_double_click_orders_one_fetch(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        first = services.order_fetch(by=alice)
        second = services.order_fetch(by=alice)

        assert (first, KoladaFetch.objects.count()) == (second, 1)


def test_order_while_another_runs_waits_where_what_is_followed_was_changed(mjolby: Municipality, alice: User) -> None:
    with municipality_scope(mjolby):
        first = services.order_fetch(by=alice)
        Job.objects.filter(pk=first.job_id).update(state=Job.State.RUNNING, heartbeat_at=timezone.now())

        assert services.order_fetch(by=alice) == first
        assert services.order_fetch(by=alice, even_if_running=True) != first


def test_night_fetches_once_in_each_municipality_that_wants_it(
    mjolby: Municipality, eligible: Indicator, annanstad: Municipality
) -> None:
    with municipality_scope(annanstad):
        KoladaSource.objects.create(area_id=offer.OTHER, is_on=False)

    first, second = fetching.order_everywhere(), fetching.order_everywhere()
    run_waiting(mjolby)

    with municipality_scope(mjolby):
        done = KoladaFetch.objects.select_related("job").get()
    assert (first, second) == (1, 0)
    assert (done.job.state, done.job.ordered_by, done.ordered_by, done.kind) == (Job.State.DONE, None, None, "full")


@pytest.mark.parametrize(
    ("full_on", "kind"),
    [(timedelta(days=0), "changes"), (timedelta(days=6), "changes"), (timedelta(days=7), "full")],
)
def test_night_fetches_everything_once_a_week(mjolby: Municipality, full_on: timedelta, kind: str) -> None:
    today = timezone.localdate()
    with municipality_scope(mjolby):
        KoladaSource.objects.update(full_on=today - full_on, changes_on=today - timedelta(days=1))

        ordered = services.order_nightly_fetch(by=None)

    assert ordered.kind == ("full" if today.weekday() == services.SUNDAY else kind)


def test_beat_knows_the_task(settings: object) -> None:
    assert fetch_from_kolada.name in {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}


def test_other_municipality_is_asked_for_anew(mjolby: Municipality, eligible: Indicator, alice: User) -> None:
    fetch(mjolby, alice)
    with municipality_scope(mjolby):
        services.save_source(area_id=offer.OTHER, is_on=True, by=alice)

        assert services.order_fetch(by=alice).kind == "full"
        with pytest.raises(RefusedError):
            services.save_source(area_id="9999", is_on=True, by=alice)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality that other connections see; taken away as the owner, who may truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
            KoladaSource.objects.create(area_id=offer.OWN)
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def test_two_clocks_that_strike_at_once_order_one_fetch(committed: Municipality) -> None:
    assert _at_once(fetching.order_everywhere) == [0, 1]


def test_two_clicks_at_once_order_one_fetch(committed: Municipality) -> None:
    person = make_person("Alice", ("controller", "K"), municipality=committed)

    def click() -> int:
        with municipality_scope(committed):
            ordered = services.order_fetch(by=person)
            return ordered.pk if ordered else 0

    first, second = _at_once(click)
    assert first == second


def _at_once(work: Callable[[], int]) -> list[int]:
    together, found = threading.Barrier(2, timeout=10), []

    def run() -> None:
        try:
            together.wait()
            found.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(found)
