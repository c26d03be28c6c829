"""What a goal's page says of it: ambition and progress, place, what else it serves, tags, Agenda 2030 and the law."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualcycle.periods import Frequency, Period
from goals.improvement import Against, better_than
from goals.models import (
    Assessment,
    Contribution,
    Goal,
    GoalAgendaTarget,
    GoalIndicator,
    GoalLegalRequirement,
    GoalTag,
    LegalRequirement,
    Tag,
)
from goals.queries.chain import chain
from goals.queries.goal_marks import goal_marks
from goals.queries.pages import goal_page
from governance.models import AdoptionState
from governance.tenancy import municipality_scope
from indicators.fulfilment import Direction
from tests.conftest import signed_in
from tests.goals.conftest import (
    YEAR,
    make_goal,
    make_indicator,
    make_model,
    make_target,
    make_thread,
    make_values,
    measure,
)

HEAD = "/exempelby/goals"
FIGURES = st.decimals(-100, 100, places=2)
T2 = Period(Frequency.TERTIAL, date(YEAR, 5, 1))


@given(now=FIGURES, before=FIGURES, baseline=FIGURES)
def test_better_than_the_year_before_says_so_whatever_the_baseline(now, before, baseline):
    found = better_than(Direction.HIGHER, now=now, year_before=before, baseline=baseline)
    mirrored = better_than(Direction.LOWER, now=-now, year_before=-before, baseline=-baseline)

    assert found == mirrored == (Against.YEAR_BEFORE if now > before else None)


@pytest.mark.parametrize(
    ("direction", "now", "before", "baseline", "found"),
    [
        ("higher", 82, None, 80, Against.BASELINE),
        ("higher", 82, None, 82, None),
        ("higher", 82, 84, 70, None),
        ("higher", 82, None, None, None),
        ("higher", None, 80, 70, None),
        ("band", 82, 80, 70, None),
        ("none", 82, 80, 70, None),
    ],
)
def test_progress_is_told_only_where_the_figures_allow(direction, now, before, baseline, found):
    figures = {
        name: None if value is None else Decimal(value)
        for name, value in (("now", now), ("year_before", before), ("baseline", baseline))
    }

    assert better_than(Direction(direction), **figures) == found


def judge(goal: Goal, by, status: str = "not_fulfilled") -> None:
    Assessment.objects.create(
        goal=goal,
        frequency=T2.frequency,
        period_start=T2.start,
        period_end=T2.end,
        status=status,
        sentence="Så går det.",
        suggested=status,
        suggestion="0 av 1",
        assessed_by=by,
    )


@pytest.fixture
def stretch(thread, alice) -> Goal:
    """A stretch goal that is not reached, followed by one indicator in percent."""
    goal = make_goal(thread.levels["Kommunmål"], "KF", "Utmanande", ambition="stretch")
    indicator = make_indicator("Behöriga", unit="%", decimals=1)
    measure(goal, indicator)
    make_target(indicator, "BUN", YEAR, kind="at_least", low=84, baseline=Decimal("76"))
    judge(goal, alice)
    return goal


def values_of(goal: Goal, **values: str) -> None:
    indicator = goal.goal_indicators.get().indicator
    make_values(indicator, "BUN", {int(year[1:]): value for year, value in values.items()})


def progress(goal: Goal, user) -> str:
    return goal_page(goal, user=user, year=YEAR, accent="#0F4C5C").progress.replace("\N{NO-BREAK SPACE}", " ")


def test_missed_challenge_that_goes_better_says_so_in_words(stretch, alice):
    values_of(stretch, y2025="80.4", y2026="81.9")

    assert progress(stretch, alice) == "Inte nått, men bättre än året före: 81,9 % (2026) mot 80,4 % (2025)."


def test_without_the_year_before_progress_is_against_the_baseline(stretch, alice):
    values_of(stretch, y2026="81.9")

    assert progress(stretch, alice) == "Inte nått, men bättre än utgångsläget: 81,9 % (2026) mot 76,0 %."


@pytest.mark.parametrize(
    "values",
    [
        {"y2025": "82.4", "y2026": "81.9"},  # worse
        {"y2025": "81.88", "y2026": "81.9"},  # alike as told
        {"y2024": "79", "y2025": "81.9"},  # nothing of the year
        {},
    ],
)
def test_progress_is_silent_where_the_figures_do_not_say_it(stretch, alice, values):
    values_of(stretch, **values)

    assert progress(stretch, alice) == ""


@pytest.mark.parametrize(("ambition", "status"), [("committed", "not_fulfilled"), ("", "not_fulfilled")])
def test_progress_is_said_of_stretch_goals_only(stretch, alice, ambition, status):
    values_of(stretch, y2025="80.4", y2026="81.9")
    stretch.ambition = ambition

    assert progress(stretch, alice) == ""


def test_average_over_years_stands_as_outcome(thread, alice):
    goal = make_goal(thread.levels["Kommunmål"], "KF", "Resultat")
    indicator = make_indicator("Resultat", unit="%", decimals=1)
    measure(goal, indicator)
    make_target(indicator, "BUN", YEAR, kind="average_over_years", low=2, years=3)
    make_values(indicator, "BUN", {2024: "4.0", 2025: "3.0", 2026: "1.0"})

    fact = goal_page(goal, user=alice, year=YEAR, accent="#0F4C5C").facts[0]

    told = f"{fact.value} {fact.detail}".replace("\N{NO-BREAK SPACE}", " ")
    assert told == "2,7 % i snitt 2024–2026, mål snitt 3 år ≥ 2,0 %"


def test_grey_band_is_explained_beside_the_source(thread, alice):
    goal = make_goal(thread.levels["Kommunmål"], "KF", "Serie")
    indicator = make_indicator("Behöriga", unit="%")
    measure(goal, indicator)
    make_values(indicator, "BUN", {year: str(80 + year % 3) for year in range(2019, 2027)})

    picture = goal_page(goal, user=alice, year=YEAR, accent="#0F4C5C").pictures[0]

    assert picture.source.endswith(". Fältet visar den naturliga variationen.")


def test_marks_tell_what_the_goal_serves_beside_its_parent_as_the_person_may_read(thread, alice, bob):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Också detta")
    draft = make_goal(thread.levels["Löfte"], "BUN", "Utkast", state=AdoptionState.DRAFT, parent=other)
    Contribution.objects.create(goal=thread.board, served=other)
    Contribution.objects.create(goal=draft, served=thread.board)

    of_reader = goal_marks(thread.board, whole=chain(year=YEAR, user=bob), language="sv")
    of_controller = goal_marks(thread.board, whole=chain(year=YEAR, user=alice), language="sv")

    assert [each.title for each in of_reader.serves] == ["Också detta"]
    assert of_reader.served_by == ()
    assert [each.title for each in of_controller.served_by] == ["Utkast"]


def mark(goal: Goal, number: int) -> None:
    GoalTag.objects.create(goal=goal, tag=Tag.objects.create(name=f"Etikett {number}"))
    GoalAgendaTarget.objects.create(goal=goal, code=f"4.{number}")
    law = LegalRequirement.objects.create(act="Skollagen", provision=f"{number} kap. 4 §", requirement="Hänsyn.")
    GoalLegalRequirement.objects.create(goal=goal, requirement=law)


def test_goal_page_shows_its_marks_in_words_and_asks_the_same_however_many(
    exempelby, alice, django_assert_max_num_queries, django_assert_num_queries
):
    with municipality_scope(exempelby):
        whole = make_thread(make_model())
        Goal.objects.filter(pk=whole.main.pk).update(ambition="stretch", horizon="long")
        mark(whole.main, 1)
    browser, address = signed_in(alice), f"{HEAD}/{whole.main.pk}/"
    browser.get(address)

    with django_assert_max_num_queries(40) as first:
        text = browser.get(address).content.decode()
    with municipality_scope(exempelby):
        for number in (2, 3):
            mark(whole.main, number)
            indicator = make_indicator(f"Ny {number}")
            GoalIndicator.objects.create(goal=whole.main, indicator=indicator, order=number)

    for told in (
        "Utmanande mål: framgång räknas även om målet inte nås.",
        "(på lång sikt)",
        "4.1 Avgiftsfri och likvärdig grundskole- och gymnasieutbildning av god kvalitet",
        "Skollagen 1 kap. 4 §",
        "Etikett 1",
    ):
        assert told in text
    with django_assert_num_queries(len(first.captured_queries)):
        browser.get(address)
