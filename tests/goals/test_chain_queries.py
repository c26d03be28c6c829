"""The whole thread as it is read from the database."""

from datetime import date

from goals import queries
from goals.chain import walk
from goals.models import Activity, Assessment
from goals.queries import Sort
from goals.queries.filters import ThreadFilter, narrowed
from goals.reach import organisations_that_reach
from governance.models import AdoptionState
from tests.conftest import make_person, organisation
from tests.goals.conftest import YEAR, make_activity, make_goal, make_plan


def lines(trees):
    return [(tree.depth, tree.payload.kind_label, tree.payload.title) for tree in walk(trees)]


def words(trees):
    return {
        tree.payload.title: [loose.word for loose in tree.payload.breaks] for tree in walk(trees) if tree.payload.breaks
    }


def test_chain_nests_goals_plans_and_activities_with_the_levels_own_names(thread):
    found = queries.chain(year=YEAR, user=None)

    assert lines(found.trees) == [
        (0, "Ledstjärna", "Nära till allt"),
        (1, "Kommunmål", "Alla lyckas i skolan"),
        (2, "Nämndmål", "Fler når behörighet"),
        (3, "Löfte", "En modell för närvaro"),
        (4, "Enhetsplan", "Vallaskolan"),
        (5, "Handling", "Mentorssamtal vecka 5"),
    ]


def test_chain_without_breaks_tells_only_of_the_school_that_has_no_plan(thread):
    found = queries.chain(year=YEAR, user=None)

    assert words(found.trees) == {}
    promise = next(t.payload for t in walk(found.trees) if t.payload.title == "En modell för närvaro")
    assert [place.name for place in promise.unplanned] == ["Nyborgsskolan"]
    assert promise.unanswered == ()


def test_chain_tells_where_it_is_broken(thread):
    make_goal(thread.levels["Nämndmål"], "BUN", "Löst mål")
    Activity.objects.all().delete()

    found = queries.chain(year=YEAR, user=None)

    assert words(found.trees) == {
        "En modell för närvaro": ["Inget svarar mot målet"],
        "Löst mål": [
            "Bidrar inte till något mål ovanför",
            "Inget svarar mot målet",
            "Ingen indikator visar hur det går",
        ],
    }


def test_financial_goal_answers_for_itself(thread):
    make_goal(thread.levels["Kommunmål"], "KF", "Resultat om 2 procent", kind="financial")

    found = queries.chain(year=YEAR, user=None)

    assert words(found.trees) == {"Resultat om 2 procent": ["Ingen indikator visar hur det går"]}


def test_chain_shows_the_latest_assessment_in_the_municipalitys_words(thread, alice):
    for start, end, status in (((1, 1), (4, 30), "partly"), ((5, 1), (8, 31), "fulfilled")):
        Assessment.objects.create(
            goal=thread.main,
            frequency="tertial",
            period_start=date(YEAR, *start),
            period_end=date(YEAR, *end),
            status=status,
            sentence="Det går framåt.",
            suggested=status,
            suggestion="",
            assessed_by=alice,
        )

    found = queries.chain(year=YEAR, user=None)

    main = next(t.payload for t in walk(found.trees) if t.payload.pk == thread.main.pk)
    assert (main.status_meaning, main.status_word) == ("fulfilled", "Nått")


def test_draft_is_seen_in_its_own_authority_only(thread, exempelby, amir, bob):
    make_goal(thread.levels["Löfte"], "BUN", "Utkast", parent=thread.board, state=AdoptionState.DRAFT)
    head = make_person("Hedda", ("manager", "BUN"), municipality=exempelby)
    other = make_person("Olle", ("manager", "ON"), municipality=exempelby)

    seen = [
        any(title == "Utkast" for _depth, _kind, title in lines(queries.chain(year=YEAR, user=person).trees))
        for person in (head, other, amir, bob, None)
    ]

    assert seen == [True, False, False, False, False]


def test_draft_plan_is_not_handed_in_for_others(thread, amir, bob):
    nyborg = make_plan("Nyborg", thread.levels["Enhetsplan"])
    make_activity(nyborg, thread.promise, "Rastvärdar")

    found = queries.chain(year=YEAR, user=bob)

    assert "Rastvärdar" not in [title for _depth, _kind, title in lines(found.trees)]
    promise = next(t.payload for t in walk(found.trees) if t.payload.pk == thread.promise.pk)
    assert [place.name for place in promise.unplanned] == ["Nyborgsskolan"]


def test_chain_narrowed_to_a_school_keeps_what_leads_to_it(thread):
    make_goal(thread.levels["Nämndmål"], "ON", "Trygg äldreomsorg", parent=thread.main)
    found = queries.chain(year=YEAR, user=None)

    wanted = ThreadFilter(YEAR, organisation=organisation("Valla").pk)

    kept, matching = narrowed(found.trees, wanted, found)

    assert [title for _depth, _kind, title in lines(kept)] == [
        "Nära till allt",
        "Alla lyckas i skolan",
        "Fler når behörighet",
        "En modell för närvaro",
        "Vallaskolan",
        "Mentorssamtal vecka 5",
    ]
    assert {sort for sort, _pk, _goal in matching or ()} == {Sort.PLAN, Sort.ACTIVITY}


def test_chain_takes_as_many_queries_for_one_thread_as_for_three(thread, count_queries):
    with count_queries(6):
        queries.chain(year=YEAR, user=None)
    for number in range(2):
        board = make_goal(thread.levels["Nämndmål"], "BUN", f"Mål {number}", parent=thread.main)
        promise = make_goal(thread.levels["Löfte"], "BUN", f"Löfte {number}", parent=board)
        make_activity(thread.plan, promise, f"Aktivitet {number}")

    with count_queries(6):
        queries.chain(year=YEAR, user=None)


def test_thread_of_a_goal_runs_from_the_vision_to_the_activity_and_shows_loose_ends(thread):
    nodes = queries.thread_of(thread.board, user=None, year=YEAR)

    assert [(n.depth, n.kind_label, n.title, n.is_current, n.is_broken) for n in nodes] == [
        (0, "Ledstjärna", "Nära till allt", False, False),
        (1, "Kommunmål", "Alla lyckas i skolan", False, False),
        (2, "Nämndmål", "Fler når behörighet", True, False),
        (3, "Löfte", "En modell för närvaro", False, False),
        (4, "Enhetsplan", "Mentorssamtal vecka 5", False, False),
        (4, "Enhetsplan", "Ingen plan för 2026 är inlämnad", False, True),
    ]
    assert nodes[-1].organisation == "Nyborgsskolan"


def test_long_thread_is_drawn_as_deep_as_a_page_bears(thread):
    for number in range(60):
        make_goal(thread.levels["Löfte"], "BUN", f"Löfte {number}", parent=thread.board)

    nodes = queries.thread_of(thread.main, user=None, year=YEAR)

    assert [n.title for n in nodes][:3] == ["Nära till allt", "Alla lyckas i skolan", "Fler når behörighet"]
    assert [n.title for n in nodes][-1] == "och 53 till"
    assert nodes[-1].anchor == "#further"
    assert {n.organisation for n in nodes[4:-1]} == {"Barn- och utbildningsnämnden · bruten på 1 ställe"}
    assert len(nodes) == 3 + 8 + 1


def test_deep_thread_is_counted_where_it_is_not_drawn(thread):
    for number in range(6):
        board = make_goal(thread.levels["Nämndmål"], "ON", f"Nämndmål {number}", parent=thread.main)
        for place in range(3):
            make_goal(thread.levels["Löfte"], "ON", f"Löfte {number} {place}", parent=board)

    nodes = queries.thread_of(thread.main, user=None, year=YEAR)

    assert len(nodes) == 2 + 7
    assert nodes[-1].organisation == "Omsorgsnämnden · 3 nedanför · bruten på 4 ställen"


def test_goal_that_does_not_hold_this_year_still_has_its_thread(thread):
    past = make_goal(thread.levels["Nämndmål"], "BUN", "Förr", parent=thread.main, year_from=2023, year_to=2024)

    nodes = queries.thread_of(past, user=None, year=YEAR)

    assert [n.title for n in nodes if n.is_current] == ["Förr"]


def test_goals_of_the_council_and_of_those_above_reach_a_unit():
    parents = {1: None, 2: 1, 3: 1, 4: 3, 5: 1}

    assert organisations_that_reach(4, parents, councils=[2]) == (4, 3, 1, 2)
    assert organisations_that_reach(2, parents, councils=[2]) == (2, 1)
