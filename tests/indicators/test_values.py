"""Recording values: what is stored, what is refused, and what two people at once lead to."""

import threading
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, connections
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Period
from annualcycle.services import close_period
from governance.models import Membership, Municipality, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.marks import mark_of, told_by
from indicators.services.values import Entry, ValuesRefusedError, record_value, record_values
from tests.conftest import make_organisations, make_person, organisation
from tests.indicators.make import make_indicator, make_values

D = Decimal
T2 = Period.parse("2026-T2")


@pytest.fixture
def absence(scope: Municipality) -> Indicator:
    """An indicator of Vallaskolan's board, measured each tertial."""
    return make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")


def entry(indicator: Indicator, value: Decimal | Missing | None, seen: str | None = None, **given: object) -> Entry:
    school = organisation("Valla").pk
    return Entry(indicator_id=indicator.pk, organisation_id=school, value=value, seen=seen, **{"period": T2} | given)


def test_record_value_stores_it_with_who_and_when(absence: Indicator, amir: User) -> None:
    record_value(indicator=absence, organisation=organisation("Valla"), period=T2, value=D("9.1"), seen="", by=amir)

    row = Value.objects.get()
    assert (row.value, row.missing, row.frequency, row.period_start) == (D("9.1"), "", "tertial", date(2026, 5, 1))
    assert (row.entered_by, row.source, row.gender) == (amir, "", "T")
    assert row.source_date is not None


def test_missing_value_says_why_and_is_not_zero(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, Missing.SUPPRESSED)], by=amir)

    row = Value.objects.get()
    assert (row.value, row.missing) == (None, "suppressed")


def test_recorded_value_is_corrected_in_place(absence: Indicator, amir: User, alice: User) -> None:
    record_values(entries=[entry(absence, D(9))], by=amir)

    changed = record_values(entries=[entry(absence, D(8), seen="9", comment="Rättat")], by=alice)

    row = Value.objects.get()
    assert (changed, row.value, row.comment, row.entered_by) == (1, D(8), "Rättat", alice)


def test_same_value_again_changes_nothing(absence: Indicator, amir: User, alice: User) -> None:
    record_values(entries=[entry(absence, D(9))], by=amir)

    changed = record_values(entries=[entry(absence, D("9.0"), seen="9")], by=alice)

    assert (changed, Value.objects.get().entered_by) == (0, amir)


def test_comment_alone_leaves_the_source(absence: Indicator, amir: User) -> None:
    make_values(absence, organisation("Valla"), {"2026-T2": "9"})
    Value.objects.update(source="Skolregistret")

    record_values(entries=[entry(absence, D(9), seen="9", comment="Influensa")], by=amir)

    row = Value.objects.get()
    assert (row.comment, row.source, row.entered_by) == ("Influensa", "Skolregistret", None)


def test_value_can_be_taken_back(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, D(9))], by=amir)

    record_values(entries=[entry(absence, None, seen="9")], by=amir)

    assert not Value.objects.filter(indicator=absence).exists()


def test_taking_back_what_is_not_there_changes_nothing(absence: Indicator, amir: User) -> None:
    assert record_values(entries=[entry(absence, None, seen="")], by=amir) == 0


def test_history_keeps_every_value(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, D(9))], by=amir)
    record_values(entries=[entry(absence, D(8))], by=amir)
    record_values(entries=[entry(absence, None)], by=amir)

    events = Value.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "value", "pgh_context__name")
    assert [(label, name) for label, _, name in events] == [("insert", "Amir"), ("update", "Amir"), ("delete", "Amir")]


@pytest.mark.parametrize("closed", ["2025-T2", "2025"])
def test_closed_period_refuses_every_value(absence: Indicator, amir: User, alice: User, closed: str) -> None:
    close_period(period=Period.parse(closed), by=alice)
    given = entry(absence, D(9), period=Period.parse("2025-T2"))

    with pytest.raises(ValuesRefusedError) as refused:
        record_values(entries=[entry(absence, D(8)), given], by=amir)

    assert [(r.code, r.closing, r.entry) for r in refused.value.refusals] == [("closed", Period.parse(closed), given)]
    assert not Value.objects.filter(indicator=absence).exists()


def test_anothers_newer_value_is_told_and_not_overwritten(absence: Indicator, amir: User, alice: User) -> None:
    record_values(entries=[entry(absence, D("9.1"), seen="")], by=alice)

    with pytest.raises(ValuesRefusedError) as refused:
        record_values(entries=[entry(absence, D("9.3"), seen="")], by=amir)

    refusal = refused.value.refusals[0]
    assert (refusal.code, refusal.value, refusal.by, refusal.mark) == ("changed", D("9.1"), "Alice", "9.1")
    assert Value.objects.get().value == D("9.1")


def test_anothers_taking_back_is_told(absence: Indicator, amir: User) -> None:
    with pytest.raises(ValuesRefusedError) as refused:
        record_values(entries=[entry(absence, D(9), seen="8")], by=amir)

    assert (refused.value.refusals[0].code, refused.value.refusals[0].value) == ("changed", None)


def test_two_who_write_the_same_do_not_collide(absence: Indicator, amir: User, alice: User) -> None:
    record_values(entries=[entry(absence, D(9), seen="")], by=alice)

    assert record_values(entries=[entry(absence, D(9), seen="")], by=amir) == 0


def test_values_of_women_and_men_stand_apart(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, D(9)), entry(absence, D(8), gender="K")], by=amir)

    assert {row.gender: row.value for row in Value.objects.all()} == {"T": D(9), "K": D(8)}


@pytest.mark.parametrize("count", [1, 3])
def test_record_values_takes_the_same_queries(
    scope: Municipality, amir: User, django_assert_max_num_queries: object, count: int
) -> None:
    entries = [entry(make_indicator(f"I{n}", organisation("BUN"), frequency="tertial"), D(n)) for n in range(count)]

    with django_assert_max_num_queries(11):
        record_values(entries=entries, by=amir)


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


def test_two_saves_at_once_with_the_same_sight_store_one(committed: Municipality) -> None:
    people = [make_person(name, (Membership.Role.MANAGER, "Valla"), municipality=committed) for name in ("Amir", "Eva")]
    with municipality_scope(committed):
        indicator = make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")
    both_ready = threading.Barrier(2, timeout=10)
    told: list[str] = []

    def write(person: User, value: str) -> None:
        try:
            with municipality_scope(committed):
                given = entry(indicator, D(value), seen="")
                both_ready.wait()
                record_values(entries=[given], by=person)
            told.append("stored")
        except ValuesRefusedError as refused:
            told.append(refused.refusals[0].code)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=args) for args in zip(people, ["9.1", "9.3"], strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with municipality_scope(committed):
        assert (sorted(told), Value.objects.count()) == (["changed", "stored"], 1)


@given(st.decimals(-(10**13), 10**13, places=6, allow_nan=False, allow_infinity=False))
def test_mark_of_a_value_is_the_same_however_it_is_written(value: Decimal) -> None:
    assert mark_of(value) == mark_of(Decimal(str(value)).normalize())
    assert Decimal(mark_of(value)) == value


def test_mark_tells_missing_from_nothing() -> None:
    assert (mark_of(Missing.SUPPRESSED), mark_of(None), told_by(None)) == ("suppressed", "", None)
