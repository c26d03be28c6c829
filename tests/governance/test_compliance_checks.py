"""The check of the rules: what is found, ends, comes again; past years; two at once; the job and its orders."""

import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance import compliance_jobs, jobs
from governance.models import ComplianceFinding, ComplianceResult, ComplianceRule, Job, Municipality, Organisation, User
from governance.services.checks import Changed, check_rule, check_rules, order_check, order_nightly_check
from governance.services.compliance import turn_rule
from governance.tenancy import municipality_scope
from tests.conftest import make_organisations, organisation
from tests.governance.compliance import YEAR, Found, make_rule, noon

Told = list[tuple[str, str, bool]]


def findings() -> Told:
    """Organisation, key and whether it has ended."""
    rows = ComplianceFinding.objects.order_by("organisation__short_name", "key")
    return [(row.organisation.short_name, row.key, row.ended_at is not None) for row in rows]


def results() -> list[tuple[str, int, int]]:
    rows = ComplianceResult.objects.order_by("organisation__short_name", "year")
    return [(row.organisation.short_name, row.looked_at, row.breaking) for row in rows]


def test_check_stores_how_it_is_kept_and_what_breaks_it(scope: Municipality, found: Found) -> None:
    make_rule()
    found.looked_at, found.breaking = {"BUN": 3, "ON": 2}, {"BUN": ["a", "b"]}

    changed = check_rules(by=None)

    assert changed == Changed(found=2)
    assert results() == [("BUN", 3, 2), ("ON", 2, 0)]
    assert findings() == [("BUN", "a", False), ("BUN", "b", False)]
    assert set(ComplianceFinding.objects.values_list("year", "title", "path")) == {
        (YEAR, "Sak a", "/goals/"),
        (YEAR, "Sak b", "/goals/"),
    }


def test_what_is_mended_ends_by_itself_and_opens_when_found_again(scope: Municipality, found: Found) -> None:
    make_rule()
    Organisation.objects.update(valid_from=date(2020, 1, 1))
    now = noon(date(YEAR, 5, 4))
    found.looked_at, found.breaking = {"BUN": 1}, {"BUN": ["a"]}
    check_rules(by=None, now=now)
    ComplianceFinding.objects.update(answer="Vi ordnar det.", answered_at=now, escalated_at=now)

    found.breaking = {}
    assert check_rules(by=None, now=now + timedelta(days=1)) == Changed(ended=1)
    assert findings() == [("BUN", "a", True)]

    found.breaking = {"BUN": ["a"]}
    assert check_rules(by=None, now=now + timedelta(days=2)) == Changed(found=1)
    row = ComplianceFinding.objects.get()
    assert (row.ended_at, row.found_at, row.answer, row.escalated_at) == (None, now + timedelta(days=2), "", None)


def test_what_was_put_right_late_counts_but_is_not_to_be_mended(scope: Municipality, found: Found) -> None:
    make_rule()
    found.looked_at, found.breaking = {"BUN": 2}, {"BUN": ["a", "b"]}
    check_rules(by=None)

    found.past = {"a"}
    check_rules(by=None)

    assert results() == [("BUN", 2, 2)]
    assert findings() == [("BUN", "a", True), ("BUN", "b", False)]


def test_organisation_that_has_nothing_left_is_no_longer_told_of(scope: Municipality, found: Found) -> None:
    make_rule()
    found.looked_at, found.breaking = {"BUN": 1, "ON": 1}, {"BUN": ["a"]}
    check_rules(by=None)

    found.looked_at, found.breaking = {"ON": 1}, {}
    check_rules(by=None)

    assert results() == [("ON", 1, 0)]
    assert findings() == [("BUN", "a", True)]


def test_rule_holds_for_its_kinds_and_for_those_that_exist(scope: Municipality, found: Found) -> None:
    rule = make_rule(kinds=["board"], month=3, day=1, threshold=7)
    Organisation.objects.filter(short_name="ON").update(
        valid_from=date(YEAR - 2, 1, 1), valid_to=date(YEAR - 1, 12, 31)
    )
    found.looked_at = {"BUN": 1, "ON": 1, "Valla": 1}
    now = timezone.now()

    check_rule(rule=rule, year=YEAR, by=None, now=now)

    asked = found.asked[-1]
    assert set(asked.organisations) == {organisation("BUN").pk}
    assert (asked.year, asked.due_on, asked.threshold) == (YEAR, date(YEAR, 3, 1), 7)
    assert results() == [("BUN", 1, 0)]


def test_renamed_thing_is_told_by_its_new_name(scope: Municipality, found: Found) -> None:
    make_rule()
    found.looked_at, found.breaking = {"BUN": 1}, {"BUN": ["a"]}
    check_rules(by=None)
    ComplianceFinding.objects.update(title="Det gamla namnet")

    check_rules(by=None)

    assert ComplianceFinding.objects.get().title == "Sak a"


def test_rule_that_rests_or_whose_check_is_gone_is_left_alone(scope: Municipality, found: Found, alice: User) -> None:
    make_rule()
    ComplianceRule.objects.create(subject="gone", name="Den som var")
    found.looked_at = {"BUN": 1}
    turn_rule(rule=ComplianceRule.objects.get(subject="test"), is_on=False, by=alice)

    assert (check_rules(by=None), results(), found.asked) == (Changed(), [], [])


def test_year_is_checked_until_the_end_of_january_and_kept_after_that(scope: Municipality, found: Found) -> None:
    make_rule()
    found.looked_at, found.breaking = {"BUN": 1}, {"BUN": ["a"]}
    Organisation.objects.update(valid_from=date(2020, 1, 1))
    check_rules(by=None, now=noon(date(2027, 1, 31)))
    assert sorted(ComplianceFinding.objects.values_list("year", flat=True)) == [2026, 2027]

    found.breaking = {}
    check_rules(by=None, now=noon(date(2027, 2, 1)))

    by_year = dict(ComplianceFinding.objects.values_list("year", "ended_at"))
    assert (by_year[2026], by_year[2027] is not None) == (None, True)


keys = st.lists(st.sampled_from(["a", "b", "c"]), unique=True)


# Each example makes and removes what it needs, so that the fixtures may stand through all of them.
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=keys, then=keys, past=st.sets(st.sampled_from(["a", "b", "c"])))
def test_second_check_changes_nothing(
    scope: Municipality, found: Found, first: list[str], then: list[str], past: set[str]
) -> None:
    ComplianceRule.objects.all().delete()
    make_rule()
    found.looked_at, found.breaking, found.past = {"BUN": 5, "ON": 5}, {"BUN": first, "ON": then}, set()
    check_rules(by=None)
    found.breaking, found.past = {"BUN": then}, past
    check_rules(by=None)
    before = list(ComplianceFinding.objects.order_by("pk").values())
    told, events = results(), ComplianceFinding.pgh_event_model.objects.count()

    changed = check_rules(by=None)

    assert changed == Changed()
    assert (list(ComplianceFinding.objects.order_by("pk").values()), results()) == (before, told)
    assert ComplianceFinding.pgh_event_model.objects.count() == events


@pytest.mark.parametrize("number", [1, 3])
def test_number_of_queries_does_not_grow_with_what_is_found(
    scope: Municipality, found: Found, number: int, django_assert_num_queries: Callable
) -> None:
    rule = make_rule()
    names = ["BUN", "ON", "Valla"][:number]
    found.looked_at, found.breaking = dict.fromkeys(names, 5), {key: ["a", "b"] for key in names}

    with django_assert_num_queries(10):
        check_rule(rule=rule, year=YEAR, by=None)


# the job


def test_job_checks_tells_how_far_and_what_came(exempelby: Municipality, alice: User, found: Found) -> None:
    with municipality_scope(exempelby):
        make_rule()
        make_rule(name="En till")
        found.looked_at, found.breaking = {"BUN": 2}, {"BUN": ["a"]}
        job = order_check(by=alice)

    jobs.run_job(exempelby.pk, job.pk)

    with municipality_scope(exempelby):
        done = Job.objects.get(pk=job.pk)
        assert (done.state, done.done, done.total) == (Job.State.DONE, 2, 3)
        assert done.result == {"found": 2, "ended": 0, "escalated": 0}
        assert ComplianceFinding.objects.count() == 2


def test_check_ordered_twice_is_done_once(scope: Municipality, alice: User) -> None:
    assert order_check(by=alice).pk == order_check(by=alice).pk


def test_night_orders_one_check_a_day_where_there_are_rules(
    exempelby: Municipality, annanstad: Municipality, found: Found
) -> None:
    with municipality_scope(exempelby):
        make_rule()

    ordered = [compliance_jobs.order_everywhere(), compliance_jobs.order_everywhere()]

    assert ordered == [1, 0]
    with municipality_scope(exempelby):
        assert Job.objects.get().ordered_by is None
    with municipality_scope(annanstad):
        assert order_nightly_check(by=None) is None


# two at once


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Municipality]:
    """A municipality that other connections see; taken away as the owner, since the runtime role may not truncate."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.create(slug="samtidigt", name="Samtidigt kommun")
        with municipality_scope(municipality):
            make_organisations()
        yield municipality
        with connections["owner"].cursor() as cursor:
            cursor.execute("TRUNCATE governance_municipality, governance_user CASCADE")
        connections["owner"].close()


def test_two_checks_at_once_find_everything_once(committed: Municipality, found: Found) -> None:
    with municipality_scope(committed):
        make_rule()
    found.looked_at, found.breaking = {"BUN": 3, "ON": 1}, {"BUN": ["a", "b"], "ON": ["c"]}
    ready, told = threading.Barrier(2, timeout=10), [Changed(), Changed()]

    def check(place: int) -> None:
        try:
            with municipality_scope(committed):
                ready.wait()
                told[place] = check_rules(by=None)
        finally:
            connection.close()

    threads = [threading.Thread(target=check, args=(place,)) for place in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert sorted(each.found for each in told) == [0, 3]
    with municipality_scope(committed):
        assert (len(findings()), results()) == (3, [("BUN", 3, 2), ("ON", 1, 1)])


def test_nobody_is_told_by_the_check_page_of_another_municipality(client: Client, charlie: User) -> None:
    client.force_login(charlie)

    assert client.get("/exempelby/rules/").status_code == 404
