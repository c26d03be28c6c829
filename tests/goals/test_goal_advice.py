"""Help to set good goals: real goals, good and bad, and what is said of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.advice import AdviceKind, Other, Remark, Wording, remarks
from goals.queries.advice import Sketch, advice_on, advice_on_goal
from governance.models import AdoptionState
from indicators.models import Indicator
from tests.goals.conftest import make_goal, make_indicator, measure

Kind = AdviceKind

# With an indicator chosen nothing is said of these.
GOOD = [
    "Alla barn och elever lyckas i skolan",
    "Trygg och likvärdig förskola",
    "Fler unga når examen",
    "Äldre är nöjda och trygga i sin vardag",
    "Fler invånare försörjer sig själva",
    "Delaktiga invånare med förtroende för kommunen",
    "Trygga offentliga miljöer",
    "Klimatneutral kommunorganisation 2035",
    "Fler bostäder i hela kommunen",
    "Kostnader i nivå med förutsättningarna",
    "Aktiv fritid och kultur för alla barn",
    "Eleverna är väl förberedda inför gymnasiet",
    "Alla får möjlighet att utbilda sig",
    "Minska sjukfrånvaron",
    "Skola, vård och omsorg som invånarna litar på",
    "Older people feel safe at home",
    "All pupils leave year 9 qualified for upper secondary school",
]
MEANS = {
    "Genomföra föräldrautbildningar": "genomföra",
    "Ta fram riktlinjer för bemötande": "ta fram",
    "Vi tar fram nya arbetssätt": "tar fram",
    "Utbilda alla chefer i arbetsmiljö": "utbilda",
    "Införa digital nyckelhantering": "införa",
    "Nämnden ska införa e-tjänster": "införa",
    "Implementera skolans nya arbetssätt": "implementera",
    "Arbeta aktivt med trygghet": "arbeta aktivt med",
    "Fortsätta utveckla samverkan": "fortsätta",
    "En workshop om bemötande": "workshop",
    "En plan för näringslivet": "plan",
    "Bygga fler bostäder": "bygga",
    "We introduce mentor talks in year 7": "introduce",
    "Train all managers": "train",
}


def kinds(title, **fields):
    return [remark.kind for remark in remarks(Wording(title=title, **{"has_indicator": True} | fields))]


@pytest.mark.parametrize("title", GOOD)
def test_a_good_goal_with_an_indicator_is_left_in_peace(title):
    assert kinds(title) == []


@pytest.mark.parametrize("title", MEANS)
def test_a_means_is_asked_what_it_leads_to(title):
    found = remarks(Wording(title=title, has_indicator=True))

    assert found[0] == Remark(Kind.MEANS, MEANS[title])


def test_a_commitment_may_be_a_means():
    assert kinds("Vi tar fram nya arbetssätt", is_commitment=True) == []


@pytest.mark.parametrize(
    "title",
    [
        "Minska sjukfrånvaron och öka frisknärvaron",
        "Attraktiv arbetsgivare samt god ekonomi",
        "Trygg, hållbar, attraktiv och växande kommun",
        "Eleverna trivs. Lärarna stannar",
        "Better schools and more jobs",
    ],
)
def test_several_goals_in_one_are_told_apart(title):
    assert kinds(title) == [Kind.SEVERAL]


@pytest.mark.parametrize(
    ("title", "kind", "found"),
    [
        ("God hemtjänst", Kind.VAGUE, "god"),
        ("Fler bostäder", Kind.VAGUE, "fler"),
        ("Alla elever når målen i årskurs 7–9", Kind.NOT_FOLLOWED, ""),
        ("Klimatneutral kommunorganisation 2035", Kind.NOT_FOLLOWED, ""),
    ],
)
def test_without_an_indicator_one_asks_how_it_is_followed(title, kind, found):
    assert remarks(Wording(title=title)) == (Remark(kind, found),)


def test_a_figure_in_the_words_can_be_followed():
    assert remarks(Wording(title="Minst 88 procent av dem som har hemtjänst är nöjda")) == ()


def test_a_vision_points_and_is_not_measured():
    assert remarks(Wording(title="Nära till allt, för alla, och hela livet", is_direction=True)) == ()


def test_what_others_decide_is_asked_about():
    assert kinds("Kommunens befolkning ska öka") == [Kind.CONTROL]
    assert kinds("Fler i arbete", out_of_hand=("Arbetslöshet",)) == [Kind.CONTROL]


def test_long_and_bureaucratic_words_are_told_with_plainer_ones():
    title = "Verksamheten säkerställer att alla som behöver hjälp av oss alltid får den på det sätt som de själva vill"

    found = remarks(Wording(title=title, has_indicator=True))

    assert found == (Remark(Kind.LONG, "19"), Remark(Kind.BUREAUCRATIC, "säkerställer", "ser till att"))


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        ("Fler bostäder i hela kommunen", Kind.DUPLICATE),
        ("Fler bostäder i kommunen", Kind.DUPLICATE),
        ("Färre bostäder i kommunen", Kind.COUNTER),
        ("Fler bibliotek i hela kommunen", None),
        ("Trygga äldre", None),
    ],
)
def test_goals_with_the_same_words_or_against_each_other_are_found(other, kind):
    found = remarks(Wording(title="Fler bostäder i hela kommunen", has_indicator=True), [Other(7, other)])

    assert found == ((Remark(kind, other, other=7),) if kind else ())


@given(st.text(max_size=220), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gets_advice_at_most_one_of_each_kind(title, others):
    found = remarks(Wording(title=title), [Other(number, other) for number, other in enumerate(others)])

    assert len({remark.kind for remark in found}) == len(found)


def test_advice_in_words_names_the_other_goal(levels, alice):
    other = make_goal(levels["Kommunmål"], "KF", "Fler bostäder i hela kommunen")

    found = advice_on(Sketch(title="Fler bostäder i kommunen", level=levels["Nämndmål"]), user=alice)

    assert [(each.kind, each.url) for each in found] == [("vague", ""), ("duplicate", f"/goals/{other.pk}/")]
    assert found[1].url_text == other.title


def test_advice_does_not_tell_of_drafts_that_the_person_may_not_see(levels, bob):
    make_goal(levels["Kommunmål"], "KF", "Fler bostäder i hela kommunen", state=AdoptionState.DRAFT)

    found = advice_on(Sketch(title="Fler bostäder i kommunen"), user=bob)

    assert [each.kind for each in found] == ["vague"]


def test_advice_on_a_stored_goal_knows_its_level_limits_and_indicators(levels, alice, count_queries):
    levels["Nämndmål"].longest_title = 20
    levels["Nämndmål"].save()
    goal = make_goal(levels["Nämndmål"], "BUN", "Minska arbetslösheten hos unga", state=AdoptionState.DRAFT)
    measure(goal, make_indicator("Arbetslöshet", controllability=Indicator.Controllability.LOW))
    advice_on_goal(goal, user=alice)  # her grants are loaded

    with count_queries(4):
        found = advice_on_goal(goal, user=alice)

    assert [(each.kind, each.is_binding) for each in found] == [
        ("long_title", False),
        ("serves_nothing", False),
        ("control", False),
    ]


def test_one_indicator_that_is_governed_here_is_enough(levels, alice):
    goal = make_goal(levels["Nämndmål"], "BUN", "Fler unga i arbete", state=AdoptionState.DRAFT)
    measure(goal, make_indicator("Arbetslöshet", controllability=Indicator.Controllability.LOW))
    alone = [each.kind for each in advice_on_goal(goal, user=alice)]
    measure(goal, make_indicator("Praktikplatser", controllability=Indicator.Controllability.FULL), order=1)

    assert "control" in alone
    assert "control" not in [each.kind for each in advice_on_goal(goal, user=alice)]
