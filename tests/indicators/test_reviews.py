"""The yearly review of what is measured: judged as one goes, told when another has, closed with what follows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goals.models import GoalIndicator
from governance.refusals import RefusedError, StaleError
from governance.tenancy import municipality_scope
from indicators.findings import Finding
from indicators.models import Indicator, MeasureReview, ReviewedMeasure
from indicators.queries.changes import changes_to_read, to_change
from indicators.queries.findings import findings_by_indicator
from indicators.queries.reviews import (
    CHANGE,
    KEEP,
    STOP,
    measures_of,
    review_lines,
    review_mark,
    review_page,
    reviewable_organisations,
    said_of_measure,
)
from indicators.services.reviews import close_review, judge_measure, open_review, reopen_review
from tests.conftest import make_person, organisation, signed_in
from tests.goals.conftest import make_goal, make_model
from tests.indicators.make import make_indicator, make_target, make_values, queries_of

YEAR = 2026
HEAD = "/exempelby/indicators/reviews/"


@pytest.fixture
def review(scope, alice):
    for name in ("Frånvaro", "Behörighet", "Trygghet"):
        make_indicator(name, organisation("BUN"))
    return open_review(organisation=organisation("BUN"), year=YEAR, by=alice)


def named(name: str) -> Indicator:
    return Indicator.objects.get(name=name)


def judge(review, name, verdict, by, reason="", seen=None):
    return judge_measure(review=review, indicator=named(name), verdict=verdict, reason=reason, seen=seen, by=by)


def test_review_is_opened_once_and_not_of_nothing(scope, alice, review):
    again = open_review(organisation=organisation("BUN"), year=YEAR, by=alice)

    with pytest.raises(RefusedError):
        open_review(organisation=organisation("ON"), year=YEAR, by=alice)

    assert again == review
    assert MeasureReview.objects.count() == 1


def test_review_covers_the_board_and_its_units_but_no_other_board(scope, alice, review):
    make_indicator("Skolans eget", organisation("Valla"))
    make_indicator("Omsorgens", organisation("ON"))
    make_indicator("Kommunens", organisation("K"))
    make_indicator("Avslutad", organisation("BUN"), discontinued_on=date(2025, 1, 1))
    whole = open_review(organisation=organisation("K"), year=YEAR, by=alice)

    names = set(measures_of(review).values_list("name", flat=True))

    assert names == {"Frånvaro", "Behörighet", "Trygghet", "Skolans eget"}
    assert set(measures_of(whole).values_list("name", flat=True)) == {"Kommunens"}


@pytest.mark.parametrize("verdict", [CHANGE, STOP])
def test_change_and_stop_need_a_reason(alice, review, verdict):
    with pytest.raises(RefusedError) as refusal:
        judge(review, "Frånvaro", verdict, alice, "  ")

    assert refusal.value.field == "reason"


def test_verdict_said_twice_is_one_and_may_be_changed(alice, review):
    first = judge(review, "Frånvaro", KEEP, alice, seen="")
    again = judge(review, "Frånvaro", KEEP, alice, seen="")
    seen = said_of_measure(review, named("Frånvaro")).seen
    judge(review, "Frånvaro", STOP, alice, "Ingen frågar efter den.", seen=seen)

    assert first == again
    assert [(row.verdict, row.reason) for row in ReviewedMeasure.objects.all()] == [("stop", "Ingen frågar efter den.")]


def test_second_reviewer_is_told_what_the_first_has_said(exempelby, alice, review):
    other = make_person("Berit", ("controller", "BUN"), municipality=exempelby)
    judge(review, "Frånvaro", STOP, alice, "Dubblerar en annan.", seen="")

    with pytest.raises(StaleError) as refusal:
        judge(review, "Frånvaro", KEEP, other, seen="")

    assert "Alice" in refusal.value.message
    assert "Dubblerar en annan." in refusal.value.message
    assert said_of_measure(review, named("Frånvaro")).verdict == STOP


def test_indicator_of_others_and_a_verdict_that_there_is_not_are_refused(alice, review):
    make_indicator("Omsorgens", organisation("ON"))

    for name, verdict in (("Omsorgens", KEEP), ("Frånvaro", "burn")):
        with pytest.raises(RefusedError):
            judge(review, name, verdict, alice)


def test_closing_stops_what_is_to_stop_and_leaves_the_rest(alice, review):
    judge(review, "Frånvaro", STOP, alice, "Ingen frågar efter den.")
    judge(review, "Behörighet", KEEP, alice)

    closed = close_review(review=review, conclusion="Vi mäter mindre.", stop_on=date(2026, 12, 31), by=alice)

    stopped = named("Frånvaro")
    assert closed.closed_at is not None
    assert (stopped.discontinued_on, stopped.discontinued_reason) == (
        date(2026, 12, 31),
        "Översynen 2026: Ingen frågar efter den.",
    )
    assert {named(name).discontinued_on for name in ("Behörighet", "Trygghet")} == {None}
    with pytest.raises(RefusedError):
        judge(review, "Trygghet", KEEP, alice)


@pytest.mark.parametrize(
    ("verdict", "given", "field"),
    [
        (KEEP, {"conclusion": " "}, "conclusion"),
        (STOP, {"conclusion": "Klart."}, "stop_on"),
        (None, {"conclusion": "Klart."}, None),
    ],
)
def test_closing_without_what_it_needs_is_refused(alice, review, verdict, given, field):
    if verdict:
        judge(review, "Frånvaro", verdict, alice, "Skäl")

    with pytest.raises(RefusedError) as refusal:
        close_review(review=review, by=alice, **given)

    assert refusal.value.field == field


def test_closing_what_has_been_judged_meanwhile_is_told(alice, review):
    judge(review, "Frånvaro", KEEP, alice)
    mark = review_mark(review)
    judge(review, "Behörighet", KEEP, alice)

    with pytest.raises(StaleError):
        close_review(review=review, conclusion="Klart.", seen=mark, by=alice)


def test_review_is_opened_again_with_a_reason_and_what_stopped_stays_stopped(alice, review):
    judge(review, "Frånvaro", STOP, alice, "Skäl")
    close_review(review=review, conclusion="Klart.", stop_on=date(2026, 12, 31), by=alice)

    with pytest.raises(RefusedError):
        reopen_review(review=review, reason="", by=alice)
    opened = reopen_review(review=review, reason="Vi glömde ett mått.", by=alice)

    assert opened.closed_at is None
    assert opened.conclusion.startswith("Klart.\n\nÖppnad igen ")
    assert named("Frånvaro").discontinued_on == date(2026, 12, 31)
    assert judge(review, "Trygghet", KEEP, alice)


def test_change_is_to_do_until_the_indicator_is_changed(alice, bob, review):
    judge(review, "Frånvaro", CHANGE, alice, "Räkna per elev.")
    before, found_before = to_change(), findings_by_indicator([named("Frånvaro")])
    close_review(review=review, conclusion="Klart.", by=alice)
    after = [(each.indicator, each.reason, each.year) for each in to_change()]

    assert before == []
    assert after == [("Frånvaro", "Räkna per elev.", YEAR)]
    assert [each.indicator for each in changes_to_read(bob)] == ["Frånvaro"]
    found = findings_by_indicator([named("Frånvaro")])
    assert [Finding.TO_CHANGE in each[named("Frånvaro").pk] for each in (found_before, found)] == [False, True]


def test_indicator_that_is_changed_after_the_review_is_no_longer_to_be_changed(alice, review):
    judge(review, "Frånvaro", CHANGE, alice, "Räkna per elev.")
    close_review(review=review, conclusion="Klart.", by=alice)
    MeasureReview.objects.update(closed_at=timezone.now() - timedelta(days=1))

    Indicator.objects.filter(name="Frånvaro").update(definition="Antal per elev.")

    assert to_change() == []


def test_later_review_overrules_an_earlier_one(alice, review):
    judge(review, "Frånvaro", CHANGE, alice, "Räkna per elev.")
    close_review(review=review, conclusion="Klart.", by=alice)
    later = open_review(organisation=organisation("BUN"), year=YEAR + 1, by=alice)
    judge(later, "Frånvaro", KEEP, alice)
    close_review(review=later, conclusion="Klart.", by=alice)

    assert to_change() == []


def test_page_shows_the_facts_that_help_and_last_years_verdict(alice, review):
    bun = organisation("BUN")
    absence = named("Frånvaro")
    make_values(absence, bun, {"2025": "70"})
    make_target(absence, bun, 2025, low=80)
    earlier = open_review(organisation=bun, year=YEAR - 1, by=alice)
    judge(earlier, "Frånvaro", CHANGE, alice, "Räkna per elev.")

    page = review_page(review, user=alice, language="sv")

    (line,) = [line for line in page.lines if line.name == "Frånvaro"]
    assert (line.values, line.unacted, line.missed_since) == (1, 1, 2025)
    assert (line.before.verdict, line.before.reason, line.before.year) == (CHANGE, "Räkna per elev.", YEAR - 1)
    assert (page.judged, len(page.unjudged)) == (0, 3)


def test_list_tells_how_far_each_review_has_come(alice, review):
    judge(review, "Frånvaro", KEEP, alice)

    (line,) = review_lines(alice)

    assert (line.judged, line.number, line.left, line.kept, line.is_closed) == (1, 3, 2, 1, False)


def test_closed_review_shows_what_was_judged_in_it(alice, review):
    judge(review, "Frånvaro", KEEP, alice)
    closed = close_review(review=review, conclusion="Klart.", by=alice)
    make_indicator("Senare", organisation("BUN"))

    page = review_page(closed, user=alice, language="sv")
    again = review_page(reopen_review(review=closed, reason="Mer.", by=alice), user=alice, language="sv")

    assert ([line.name for line in page.lines], page.judged) == (["Frånvaro"], 1)
    assert len(again.lines) == 4


def test_only_those_who_manage_indicators_open_reviews(exempelby, scope, alice, bob, review):
    berit = make_person("Berit", ("controller", "BUN"), municipality=exempelby)
    make_indicator("Omsorgens", organisation("ON"))

    assert [[place.short_name for place in reviewable_organisations(who)] for who in (alice, berit, bob)] == [
        ["BUN", "ON"],
        ["BUN"],
        [],
    ]


def test_review_goes_from_opening_to_closing_on_its_pages(exempelby, alice):
    with municipality_scope(exempelby):
        bun = organisation("BUN")
        absence, safe = make_indicator("Frånvaro", bun), make_indicator("Trygghet", bun)
        GoalIndicator.objects.create(
            goal=make_goal(make_model()["Nämndmål"], "BUN", "Alla i skolan"), indicator=absence
        )
    client = signed_in(alice)

    opened = client.post(f"{HEAD}new/", {"organisation": bun.pk, "year": YEAR}, follow=True)
    address = opened.redirect_chain[-1][0].replace("http://testserver", "")
    refused = client.post(f"{address}{absence.pk}/", {"verdict": "stop", "seen": ""}).content.decode()
    client.post(f"{address}{absence.pk}/", {"verdict": "stop", "reason": "Dubbelt.", "seen": ""})
    by_htmx = client.post(
        f"{address}{safe.pk}/", {"verdict": "keep", "reason": "", "seen": ""}, headers={"HX-Request": "true"}
    ).content.decode()
    closing = client.get(f"{address}close/")
    sent = {"conclusion": "Ett mått mindre.", "stop_on": "2026-12-31", "seen": closing.context["form"].initial["seen"]}
    closed = client.post(f"{address}close/", sent, follow=True).content.decode()
    again = client.post(f"{address}reopen/", {"reason": "Fel dag."}, follow=True).content.decode()

    with municipality_scope(exempelby):
        absence.refresh_from_db()
    assert "Skriv varför" in refused
    assert "Sparat: behåll." in by_htmx
    assert "<b>2</b> av 2" in by_htmx
    assert "Alla i skolan" in closing.content.decode()
    assert "Ett mått mindre." in closed
    assert absence.discontinued_on == date(2026, 12, 31)
    assert "Fel dag." in again


def test_pages_take_as_many_queries_for_three_as_for_one(exempelby, alice):
    def fill(number: int) -> None:
        with municipality_scope(exempelby):
            bun = organisation("BUN")
            indicator = make_indicator(f"Mått {number}", bun)
            make_values(indicator, bun, {"2025": "70"})
            make_target(indicator, bun, 2025, low=80)
            review = open_review(organisation=bun, year=YEAR, by=alice)
            earlier = open_review(organisation=bun, year=YEAR - 1 - number, by=alice)
            for each in (review, earlier):
                judge_measure(review=each, indicator=indicator, verdict=CHANGE, reason="Skäl", by=alice)

    fill(0)
    with municipality_scope(exempelby):
        pk = MeasureReview.objects.get(year=YEAR).pk
    client, addresses = signed_in(alice), (HEAD, f"{HEAD}{pk}/", f"{HEAD}{pk}/close/")
    one = [queries_of(client, address) for address in addresses]
    fill(1)
    fill(2)

    assert [queries_of(client, address) for address in addresses] == one
