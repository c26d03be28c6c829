"""The system suggests by the model's rule; a person decides, with a reason."""

from datetime import date

import pytest
from django.utils import timezone

from annualcycle.models import ClosedPeriod
from annualcycle.periods import Frequency, Period
from goals import queries
from goals.models import Assessment, Goal, GoalIndicator
from goals.queries.assessment import assessment_page, assessment_rows, next_to_assess, period_to_assess
from goals.queries.suggestion import suggestions
from goals.rules import can_assess_goal
from goals.services.assessments import AssessmentContent, assess_goal
from governance.models import AdoptionState, GovernanceModel
from governance.refusals import RefusedError, StaleError, fingerprint
from tests.goals.conftest import YEAR, make_goal, make_indicator, make_target, make_values, measure

T2 = Period(Frequency.TERTIAL, date(YEAR, 5, 1))
WHOLE_YEAR = Period.of_year(2025)


def said(status="partly", **fields):
    return AssessmentContent(**{"status": status, "forecast": "partly", "sentence": "Det går framåt."} | fields)


def with_indicators(goal, *pairs, year=YEAR, short_name="KF"):
    """Indicators of the goal, each with a value and a floor as target; None for no value."""
    GoalIndicator.objects.filter(goal=goal).delete()
    for order, (value, floor) in enumerate(pairs):
        indicator = make_indicator(f"Mått {goal.pk} {order}", short_name)
        measure(goal, indicator, order)
        make_target(indicator, short_name, year, kind="at_least", low=floor)
        if value is not None:
            make_values(indicator, short_name, {year: value})


def test_suggestion_counts_the_indicators_in_the_municipalitys_words(thread):
    with_indicators(thread.main, ("81", "84"), ("90", "85"), ("77", "70"))

    found = suggestions([thread.main], period=T2)[thread.main.pk]

    assert (found.meaning, found.text) == ("partly", "Delvis nått: 2 av 3 indikatorer når målet")


def test_suggestion_follows_the_models_rule(thread):
    with_indicators(thread.main, ("81", "84"), ("90", "85"), ("77", "70"))
    GovernanceModel.objects.update(rollup_rule="worst")

    found = suggestions([thread.main], period=T2)[thread.main.pk]

    assert found.meaning == "not_fulfilled"


def test_indicator_without_a_target_says_nothing(thread):
    with_indicators(thread.main, ("90", "85"))
    context = make_indicator("Antal elever")
    measure(thread.main, context, 9)
    make_values(context, "BUN", {YEAR: "512"})

    found = suggestions([thread.main], period=T2)[thread.main.pk]

    assert (found.meaning, found.counts) == ("fulfilled", "1 av 1 indikator når målet")
    assert [card.name for card in found.cards][-1] == "Antal elever"


def test_target_of_a_later_year_is_left_out_of_the_suggestion_and_told(thread):
    with_indicators(thread.main, ("90", "85"))
    later = make_indicator("Ska nås senare")
    measure(thread.main, later, 9)
    make_target(later, "BUN", YEAR + 2, kind="at_least", low="90")
    make_values(later, "BUN", {YEAR: "70"})

    found = suggestions([thread.main], period=T2)[thread.main.pk]

    assert (found.meaning, found.counts) == ("fulfilled", "1 av 1 indikator når målet, 1 ska nås senare")


def test_goal_whose_targets_are_all_of_later_years_says_so(thread):
    later = make_indicator("Ska nås senare")
    GoalIndicator.objects.filter(goal=thread.main).delete()
    measure(thread.main, later)
    make_target(later, "BUN", YEAR + 2, kind="at_least", low="90")
    make_values(later, "BUN", {YEAR: "70"})

    found = suggestions([thread.main], period=T2)[thread.main.pk]

    assert found.meaning == "unassessed"
    assert found.counts == "1 underliggande mål kan inte bedömas; 1 indikator ska nå målet senare"


def test_goal_without_targets_is_suggested_from_the_goals_below(thread, alice):
    other = make_goal(thread.levels["Nämndmål"], "ON", "Trygg omsorg", parent=thread.main)
    for goal, status in ((thread.board, "fulfilled"), (other, "partly")):
        assess_goal(goal=goal, period=T2, content=said(status, reason="Vi ser det."), by=alice)

    found = suggestions([thread.main], period=T2)[thread.main.pk]

    assert (found.meaning, found.counts) == ("partly", "1 av 2 underliggande mål är uppfyllda")
    assert [(below.title, below.word) for below in found.below] == [
        ("Fler når behörighet", "Nått"),
        ("Trygg omsorg", "Delvis nått"),
    ]


def test_goal_set_for_the_average_is_suggested_fulfilled_though_the_year_misses(thread, alice):
    """A real case: 4,1, 4,5 and 0,7 per cent, at least 2 on average over three years."""
    result = make_indicator("Årets resultat", "KF")
    GoalIndicator.objects.filter(goal=thread.main).delete()
    measure(thread.main, result)
    make_values(result, "KF", {2023: "4.1", 2024: "4.5", 2025: "0.7"})
    make_target(result, "KF", 2025, kind="average_over_years", low="2.0", years=3)

    suggested = suggestions([thread.main], period=WHOLE_YEAR)[thread.main.pk]
    stored = assess_goal(
        goal=thread.main, period=WHOLE_YEAR, content=said("fulfilled", forecast="", reason=""), by=alice
    )

    assert suggested.meaning == "fulfilled"
    assert suggested.cards[0].explanation == (
        "Snittet 2023–2025 är 3,1\u00a0% och når målet ≥ 2,0\u00a0%, fast årets värde 0,7\u00a0% inte gör det."
    )
    assert (stored.status, stored.suggested, stored.reason) == ("fulfilled", "fulfilled", "")


def test_other_than_suggested_needs_a_reason(thread, alice):
    with_indicators(thread.main, ("81", "84"))

    with pytest.raises(RefusedError) as refusal:
        assess_goal(goal=thread.main, period=T2, content=said("fulfilled"), by=alice)
    assess_goal(goal=thread.main, period=T2, content=said("fulfilled", reason="Fler källor säger det."), by=alice)

    assert refusal.value.field == "reason"
    stored = Assessment.objects.get()
    assert (stored.status, stored.suggested, stored.suggestion) == (
        "fulfilled",
        "not_fulfilled",
        "Inte nått: 0 av 1 indikator når målet",
    )


def test_goal_is_assessed_once_a_period_and_a_later_one_replaces_it(thread, alice):
    assess_goal(goal=thread.main, period=T2, content=said(reason="Först."), by=alice)

    assess_goal(goal=thread.main, period=T2, content=said("fulfilled", reason="Sedan."), by=alice)

    assert [(row.status, row.reason) for row in Assessment.objects.all()] == [("fulfilled", "Sedan.")]
    history = Assessment.pgh_event_model.objects.order_by("pgh_id")
    assert [(row.pgh_label, row.reason) for row in history] == [("insert", "Först."), ("update", "Sedan.")]


def test_the_same_assessment_sent_twice_leaves_no_trace(thread, alice):
    first = assess_goal(goal=thread.main, period=T2, content=said(reason="En gång."), by=alice)

    second = assess_goal(goal=thread.main, period=T2, content=said(reason="En gång."), by=alice)

    assert second.pk == first.pk
    assert Assessment.pgh_event_model.objects.count() == 1


def test_stale_assessment_is_told(thread, alice):
    assess_goal(goal=thread.main, period=T2, content=said(reason="Den andras."), seen="", by=alice)

    with pytest.raises(StaleError):
        assess_goal(goal=thread.main, period=T2, content=said(reason="Min."), seen="", by=alice)
    seen = fingerprint(Assessment.objects.get())
    assess_goal(goal=thread.main, period=T2, content=said(reason="Min."), seen=seen, by=alice)

    assert Assessment.objects.get().reason == "Min."


@pytest.mark.parametrize(
    "closed", [T2, Period.of_year(YEAR)], ids=["the period itself", "the year that it is a part of"]
)
def test_closed_period_refuses(thread, alice, closed):
    ClosedPeriod.objects.create(frequency=closed.frequency, period_start=closed.start, closed_by=alice)

    with pytest.raises(RefusedError) as refusal:
        assess_goal(goal=thread.main, period=T2, content=said(reason="Sent."), by=alice)

    assert refusal.value.message.startswith("Tertial 2 2026 är stängd")
    assert not Assessment.objects.exists()


def test_forecast_is_asked_where_the_level_has_them_and_the_year_is_not_over(thread, alice):
    with pytest.raises(RefusedError) as missing:
        assess_goal(goal=thread.main, period=T2, content=said(forecast="", reason="Ja."), by=alice)
    with pytest.raises(RefusedError) as over:
        assess_goal(goal=thread.main, period=WHOLE_YEAR, content=said(reason="Ja."), by=alice)
    with pytest.raises(RefusedError) as level:
        assess_goal(goal=thread.promise, period=T2, content=said(reason="Ja."), by=alice)

    assert {error.value.field for error in (missing, over, level)} == {"forecast"}


def test_what_is_not_in_force_is_not_assessed(thread, alice):
    draft = make_goal(thread.levels["Kommunmål"], "KF", "Utkast", state=AdoptionState.DRAFT)
    future = Period(Frequency.TERTIAL, date(2028, 1, 1))

    for goal, period in (
        (draft, T2),
        (thread.vision, T2),
        (thread.main, Period(Frequency.TERTIAL, date(2024, 1, 1))),
        (thread.main, future),
    ):
        with pytest.raises(RefusedError):
            assess_goal(goal=goal, period=period, content=said(reason="Ja."), by=alice)

    assert not Assessment.objects.exists()


def test_goal_that_gave_way_to_a_later_years_is_assessed_of_the_years_in_which_it_held(thread, alice):
    old = make_goal(thread.levels["Kommunmål"], "KF", "Alla kan läsa", state=AdoptionState.SUPERSEDED, year_to=YEAR + 1)
    make_goal(thread.levels["Kommunmål"], "KF", "Alla läser", year_from=YEAR + 1, year_to=YEAR + 4, replaces=old)

    assess_goal(goal=old, period=T2, content=said(reason="Som det var."), by=alice)
    with pytest.raises(RefusedError) as refusal:
        assess_goal(goal=old, period=Period.of_year(YEAR + 1), content=said(reason="För sent."), by=alice)

    assert can_assess_goal(alice, old)
    assert refusal.value.message == "Ett annat mål hade då tagit det här målets plats."
    assert [row.goal_id for row in Assessment.objects.all()] == [old.pk]


def test_list_tells_who_is_not_assessed_and_what_comes_next(thread, alice):
    assess_goal(goal=thread.main, period=T2, content=said(reason="Ja."), by=alice)

    rows = assessment_rows(period=T2, user=alice)

    assert [(row.title, row.is_assessed, row.status_word) for row in rows] == [
        ("Alla lyckas i skolan", True, "Delvis nått"),
        ("Fler når behörighet", False, ""),
        ("En modell för närvaro", False, ""),
    ]
    assert next_to_assess(rows, f"goal-{thread.promise.pk}").title == "Fler når behörighet"
    assert next_to_assess(rows, f"goal-{thread.main.pk}").title == "Fler når behörighet"


def test_reader_of_the_list_may_assess_nothing(thread, bob):
    assert [row.may_assess for row in assessment_rows(period=T2, user=bob)] == [False] * 3


def test_list_takes_as_many_queries_for_one_goal_as_for_three(levels, alice, count_queries):
    def add(number):
        goal = make_goal(levels["Kommunmål"], "KF", f"Mål {number}")
        with_indicators(goal, ("90", "85"))

    add(1)
    assert alice.pk
    with count_queries(16):
        assessment_page(period=T2, user=alice)
    add(2)
    add(3)

    alice.__dict__.pop("grants_cache", None)
    with count_queries(16):
        assessment_page(period=T2, user=alice)


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 1, 15), "2025"),
        (date(2026, 4, 30), "2025"),
        (date(2026, 5, 1), "2026-T1"),
        (date(2026, 11, 21), "2026-T2"),
        (date(2027, 1, 1), "2026"),
    ],
)
def test_the_latest_ended_period_is_assessed_first(today, code):
    assert period_to_assess(today).code == code


def test_overview_tells_the_latest_period_with_counts_and_the_core_mission_first(thread, alice):
    core = make_goal(thread.levels["Kommunmål"], "KF", "Trygg förskola", kind="core", order=9)
    waiting = make_goal(thread.levels["Kommunmål"], "KF", "Fler bostäder", order=2)
    assess_goal(goal=thread.main, period=T2, content=said(reason="Ja."), by=alice)
    assess_goal(goal=core, period=T2, content=said("fulfilled", forecast="fulfilled", reason="Ja."), by=alice)

    found = queries.overview(year=YEAR, today=date(YEAR, 11, 1))

    assert (found.period, found.period_label, found.level_name) == (T2, "tertial 2 2026", "Kommunmål")
    assert [(row.number, row.title, row.status_word, row.forecast_word) for row in found.rows] == [
        (None, "Trygg förskola", "Nått", "Nås"),
        (1, "Alla lyckas i skolan", "Delvis nått", "Nås delvis"),
        (2, "Fler bostäder", "", ""),
    ]
    assert [(count.word, count.number) for count in found.counts] == [
        ("Nått", 1),
        ("Delvis nått", 1),
        ("Inte nått", 0),
        ("Går inte att säga", 0),
    ]
    assert (found.not_assessed, found.rows[2].goal_id) == (1, waiting.pk)


def test_overview_before_the_period_has_ended_tells_the_one_before(thread, alice):
    first = Period(Frequency.TERTIAL, date(YEAR, 1, 1))
    assess_goal(goal=thread.main, period=first, content=said(reason="Ja."), by=alice)
    assess_goal(goal=thread.main, period=T2, content=said("fulfilled", reason="Ja."), by=alice)

    found = queries.overview(year=YEAR, today=date(YEAR, 6, 1))

    assert (found.period, found.rows[0].status_meaning) == (first, "partly")


def test_overview_of_a_year_keeps_the_latest_forecast_beside_the_outcome(thread, alice):
    second = Period(Frequency.TERTIAL, date(2025, 5, 1))
    assess_goal(goal=thread.main, period=second, content=said(reason="Ja."), by=alice)
    assess_goal(goal=thread.main, period=WHOLE_YEAR, content=said("fulfilled", forecast="", reason="Ja."), by=alice)

    row = queries.overview(year=2025, today=date(2026, 2, 1)).rows[0]

    assert (row.status_word, row.forecast_word, row.forecast_label) == ("Nått", "Nås delvis", "tertial 2 2025")


def test_overview_takes_as_many_queries_for_one_goal_as_for_three(levels, alice, count_queries):
    def add(number):
        goal = make_goal(levels["Kommunmål"], "KF", f"Mål {number}")
        with_indicators(goal, ("90", "85"))
        assess_goal(goal=goal, period=T2, content=said("fulfilled"), by=alice)

    add(1)
    with count_queries(11):
        queries.overview(year=YEAR)
    add(2)
    add(3)

    with count_queries(11):
        queries.overview(year=YEAR)


def test_counts_alone_are_those_of_the_overview(thread, alice, count_queries):
    make_goal(thread.levels["Kommunmål"], "KF", "Fler bostäder", order=2)
    assess_goal(goal=thread.main, period=T2, content=said(reason="Ja."), by=alice)
    whole = queries.overview()

    with count_queries(3):
        found = queries.goal_counts()

    assert (found.period_label, found.counts) == (whole.period_label, whole.counts)


def test_overview_of_nothing_says_nothing(scope):
    found = queries.overview(year=YEAR)

    assert (found.period, found.rows, found.level_name) == (None, (), "")
    assert queries.told_year(date(2026, 3, 1)) == 2026


def test_years_to_tell_of_end_with_this_one(thread):
    """A goal that holds for years to come makes no page of them, where nothing can be told."""
    Goal.objects.filter(pk=thread.main.pk).update(year_from=2025, year_to=2040)

    assert queries.told_years()[0] == timezone.localdate().year
