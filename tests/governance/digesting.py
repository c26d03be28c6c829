"""What tests of notices and digests share: a room that tells, a mail server, and the worker's doing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from governance import digests, jobs, notices
from governance.models import Job, Municipality, Notice, User
from governance.notices import Told
from governance.services.notices import choose_digest, give_notices
from governance.tenancy import municipality_scope

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2027, 1, 11, 7, 5, tzinfo=STOCKHOLM)
ADDRESS = "http://127.0.0.1:8000/exempelby/"
GONE = "gone"  # in a notice's payload: what it is about is no more


def sample_words(found: Sequence[Notice]) -> Mapping[int, Told]:
    """The words of a room of the tests' own. Kinds: sample_late and sample_news."""
    ranks = {"sample_late": ("Försenat", 1), "sample_news": ("Nytt", 5)}
    return {
        notice.pk: Told(
            f"Sak {notice.about}", reverse("model_list"), ranks[notice.kind][0], f"{notice.on}", ranks[notice.kind][1]
        )
        for notice in found
        if not notice.payload.get(GONE)
    }


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let notices of the kinds sample_… be told, and no room of the product tell or choose anything."""
    monkeypatch.setattr(notices, "_WORDS", {})
    monkeypatch.setattr(digests, "_GIVERS", [])
    monkeypatch.setattr(digests, "_SWITCHES", [])
    notices.register("sample", sample_words)


def give(
    municipality: Municipality, *people: User, about: str = "1", on: date = date(2027, 1, 4), kind: str = "sample_news"
) -> int:
    """Tell these people a thing."""
    with municipality_scope(municipality):
        return give_notices(people=people, kind=kind, about=about, on=on, by=None)


def work(*municipalities: Municipality) -> None:
    """What a worker does with all that waits."""
    for municipality in municipalities:
        with municipality_scope(municipality):
            waiting = list(Job.objects.filter(state=Job.State.QUEUED).order_by("pk").values_list("pk", flat=True))
        for job in waiting:
            jobs.run_job(municipality.pk, job)


def job_states(municipality: Municipality) -> list[str]:
    """The states of the jobs, in the order in which they were made."""
    with municipality_scope(municipality):
        return list(Job.objects.order_by("pk").values_list("state", flat=True))


def morning(municipality: Municipality, now: datetime = MONDAY) -> int:
    """The clock asks, and the worker does it; how many rounds were ordered."""
    with time_machine.travel(now, tick=False):
        ordered = digests.sweep()
        work(municipality)
    return ordered


def days_later(number: int, hour: int = 7) -> datetime:
    """So many days after that Monday."""
    return MONDAY.replace(hour=hour) + timedelta(days=number)


def choose(municipality: Municipality, person: User, often: str) -> None:
    """How often the person wants her digest."""
    with municipality_scope(municipality):
        choose_digest(often=often, by=person)
