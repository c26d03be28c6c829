"""Recording values: what is stored, what is refused, and what two people at once lead to."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, connections
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Period
from annualcycle.services.periods import close_period
from governance.models import Membership, Municipality, Organisation, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Value
from indicators.numbers import Missing
from indicators.queries.marks import mark_of, told_by
from indicators.services.values import Entry, ValuesRefusedError, record_values
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


def test_recorded_value_is_stored_with_who_and_when(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, D("9.1"), seen="")], by=amir)

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


# --- shares, quality


@pytest.fixture
def share(scope: Municipality) -> Indicator:
    return make_indicator("Behöriga", organisation("BUN"), frequency="tertial", fewest_cases=5)


def test_share_comes_from_its_parts(share: Indicator, amir: User) -> None:
    record_values(entries=[entry(share, None, numerator=D(62), denominator=D(76))], by=amir)

    row = Value.objects.get()
    assert (row.value, row.numerator, row.denominator) == (D("81.578947"), D(62), D(76))


@pytest.mark.parametrize("told", ["81.578947", "81.58", "81.6", "82"])
def test_value_beside_its_parts_agrees_as_far_as_it_goes(share: Indicator, amir: User, told: str) -> None:
    record_values(entries=[entry(share, D(told), numerator=D(62), denominator=D(76))], by=amir)

    assert Value.objects.get().value == D("81.578947")


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "code"),
    [
        (D("81.9"), D(62), D(76), "disagrees"),
        (Missing.NOT_AVAILABLE, D(62), D(76), "disagrees"),
        (None, D(62), None, "half_a_share"),
        (None, None, D(76), "half_a_share"),
        (None, D(0), D(0), "no_whole"),
        (None, D(1), D(-1), "no_whole"),
        (None, D(10**13), D("0.000001"), "too_large"),
    ],
)
def test_parts_that_make_no_share_are_refused(
    share: Indicator, amir: User, value: Decimal | Missing | None, numerator: Decimal, denominator: Decimal, code: str
) -> None:
    given = entry(share, value, numerator=numerator, denominator=denominator)

    with pytest.raises(ValuesRefusedError) as refused:
        record_values(entries=[given], by=amir)

    assert (refused.value.refusals[0].code, Value.objects.count()) == (code, 0)


def test_few_cases_leave_no_number(share: Indicator, amir: User) -> None:
    record_values(entries=[entry(share, None, numerator=D(3), denominator=D(4))], by=amir)

    row = Value.objects.get()
    assert (row.value, row.missing, row.numerator, row.denominator) == (None, "suppressed", None, None)


def test_other_parts_of_the_same_share_are_a_change(share: Indicator, amir: User) -> None:
    record_values(entries=[entry(share, None, numerator=D(5), denominator=D(10))], by=amir)

    changed = record_values(entries=[entry(share, None, numerator=D(50), denominator=D(100), seen="50")], by=amir)

    assert (changed, Value.objects.get().denominator) == (1, D(100))


def test_value_without_parts_leaves_none_of_another(share: Indicator, amir: User) -> None:
    record_values(entries=[entry(share, None, numerator=D(5), denominator=D(10))], by=amir)
    assert record_values(entries=[entry(share, D(50))], by=amir) == 0

    record_values(entries=[entry(share, D(60))], by=amir)

    row = Value.objects.get()
    assert (row.value, row.numerator, row.denominator) == (D(60), None, None)


def test_final_value_that_changes_another_day_is_revised(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, D(9))], by=amir)
    record_values(entries=[entry(absence, D(8))], by=amir)
    assert Value.objects.get().quality == "final"

    Value.objects.update(entered_at=timezone.now() - timedelta(days=2))
    record_values(entries=[entry(absence, D(7))], by=amir)

    assert Value.objects.get().quality == "revised"


def test_preliminary_value_becomes_final_without_being_revised(absence: Indicator, amir: User) -> None:
    record_values(entries=[entry(absence, D(9), quality="preliminary")], by=amir)
    Value.objects.update(entered_at=timezone.now() - timedelta(days=2))
    assert Value.objects.get().quality == "preliminary"

    assert record_values(entries=[entry(absence, D(9), quality="final")], by=amir) == 1
    assert Value.objects.get().quality == "final"


def test_value_told_where_one_was_derived_becomes_ones_own(absence: Indicator, amir: User) -> None:
    make_values(absence, organisation("Valla"), {"2026-T2": "9"})
    Value.objects.update(origin="rolled_up", source="Egen beräkning")
    assert record_values(entries=[entry(absence, D(9), seen="9")], by=amir) == 0
    assert record_values(entries=[entry(absence, None, seen="9")], by=amir) == 0

    record_values(entries=[entry(absence, D(9), seen="")], by=amir)

    row = Value.objects.get()
    assert (row.origin, row.source, row.entered_by) == ("entered", "", amir)


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


def at_once(committed: Municipality, *writes: Callable[[], None]) -> list[str]:
    """Do the writes at the same time, each in a transaction of its own; what became of each, in their order."""
    ready = threading.Barrier(len(writes), timeout=10)
    told = [""] * len(writes)

    def do(place: int, write: Callable[[], None]) -> None:
        try:
            with municipality_scope(committed):
                ready.wait()
                write()
            told[place] = "stored"
        except ValuesRefusedError as refused:
            refusal = refused.refusals[0]
            told[place] = f"{refusal.code} {refusal.mark} {refusal.by}"
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=each) for each in enumerate(writes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return told


def people_of(committed: Municipality, *names: str) -> list[User]:
    return [make_person(name, (Membership.Role.MANAGER, "Valla"), municipality=committed) for name in names]


def test_two_saves_at_once_store_one_tell_the_other_and_the_history_has_both(committed: Municipality) -> None:
    amir, eva = people_of(committed, "Amir", "Eva")
    with municipality_scope(committed):
        indicator = make_indicator("Frånvaro", organisation("BUN"), frequency="tertial")
        mine, hers = entry(indicator, D("9.1"), seen=""), entry(indicator, D("9.3"), seen="")

    told = at_once(
        committed,
        lambda: record_values(entries=[mine], by=amir),
        lambda: record_values(entries=[hers], by=eva),
    )

    # One is stored; the other is told what it has become and by whom, sees it, and may still replace it.
    assert sorted(told) in (["changed 9.1 Amir", "stored"], ["changed 9.3 Eva", "stored"])
    late, person, seen = (hers, eva, "9.1") if told[0] == "stored" else (mine, amir, "9.3")
    with municipality_scope(committed):
        record_values(entries=[replace(late, seen=seen)], by=person)
        events = Value.pgh_event_model.objects.order_by("pgh_id").values_list("value", "pgh_context__name")
        first, last = (("9.1", "Amir"), ("9.3", "Eva")) if person == eva else (("9.3", "Eva"), ("9.1", "Amir"))
        assert list(events) == [(D(first[0]), first[1]), (D(last[0]), last[1])]
        assert Value.objects.get().value == D(last[0])


def test_parts_of_one_total_written_at_once_are_all_in_it(committed: Municipality) -> None:
    people = people_of(committed, "Amir", "Eva", "Olle", "Siv")
    with municipality_scope(committed):
        board = organisation("BUN")
        schools = [
            Organisation.objects.create(kind="unit", name=f"Skola {n}", short_name=f"S{n}", parent=board)
            for n in range(4)
        ]
        pupils = make_indicator("Elever", board, frequency="tertial", over_organisations="sum", code="N1")
        make_indicator("Dubbelt", board, frequency="tertial", formula="N1 * 2")
        entries = [replace(entry(pupils, D(10 + n)), organisation_id=school.pk) for n, school in enumerate(schools)]

    for _round in range(3):
        entries = [replace(each, value=each.value + 1) for each in entries]
        told = at_once(
            committed,
            *(
                lambda each=each, by=by: record_values(entries=[each], by=by)
                for each, by in zip(entries, people, strict=True)
            ),
        )
        assert told == ["stored"] * 4

        with municipality_scope(committed):
            total = sum(each.value for each in entries)
            derived = Value.objects.filter(organisation=organisation("BUN"))
            assert {row.origin: row.value for row in derived} == {"rolled_up": total, "computed": total * 2}


def test_many_values_written_at_once_in_opposite_orders_do_not_lock_each_other_out(committed: Municipality) -> None:
    amir, eva = people_of(committed, "Amir", "Eva")
    with municipality_scope(committed):
        board = organisation("BUN")
        made = [
            make_indicator(f"I{n}", board, frequency="tertial", over_organisations="sum" if n % 2 else "none")
            for n in range(12)
        ]
        entries = [entry(each, D(n)) for n, each in enumerate(made)]

    told = at_once(
        committed,
        lambda: record_values(entries=entries, by=amir),
        lambda: record_values(entries=entries[::-1], by=eva),
    )

    assert told == ["stored", "stored"]


@given(st.decimals(-(10**13), 10**13, places=6, allow_nan=False, allow_infinity=False))
def test_mark_of_a_value_is_the_same_however_it_is_written(value: Decimal) -> None:
    assert mark_of(value) == mark_of(Decimal(str(value)).normalize())
    assert Decimal(mark_of(value)) == value


def test_mark_tells_missing_from_nothing() -> None:
    assert (mark_of(Missing.SUPPRESSED), mark_of(None), told_by(None)) == ("suppressed", "", None)
