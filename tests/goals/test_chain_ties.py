"""What ties goals beside their main line, which plan counts, and each way in which the thread is broken."""

from datetime import date

import pytest

from annualcycle.periods import Frequency, Period
from goals import queries
from goals.chain import walk
from goals.models import (
    Assessment,
    Contribution,
    Contributor,
    CoreMission,
    Coverage,
    GoalEffect,
    GoalIndicator,
    NotRelevant,
    QualityFactor,
)
from goals.queries import Sort
from goals.queries.broken import broken_places
from goals.queries.suggestion import suggestions
from governance.models import AdoptionState, ModelLevel
from indicators.models import ServiceStandard
from tests.conftest import make_person, organisation
from tests.goals.conftest import (
    YEAR,
    make_activity,
    make_goal,
    make_indicator,
    make_plan,
    measure,
)

State = AdoptionState


def chain(user=None):
    return queries.chain(year=YEAR, user=user)


def item_of(goal, user=None):
    return next(t.payload for t in walk(chain(user).trees) if t.payload.sort is Sort.GOAL and t.payload.pk == goal.pk)


def words(goal):
    return [loose.word for loose in item_of(goal).breaks]


def names(places):
    return [place.name for place in places]


def test_goal_with_several_parents_stands_once_and_is_referred_to_at_the_others(thread):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygga barn", parent=thread.vision, order=2)
    Contribution.objects.create(goal=thread.board, served=other)

    found = [tree.payload.title for tree in walk(chain().trees)]

    assert found.count("Fler når behörighet") == 1
    assert [(link.goal_id, link.title, link.under) for link in item_of(other).bonds.served_by] == [
        (thread.board.pk, "Fler når behörighet", "Alla lyckas i skolan")
    ]
    assert [link.title for link in item_of(thread.board).bonds.also_serves] == ["Trygga barn"]


def test_goal_that_is_only_contributed_to_is_answered(thread):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygga barn", parent=thread.vision)
    measure(other, make_indicator("Trygghet"))
    before = words(other)
    Contribution.objects.create(goal=thread.board, served=other)

    after = words(other)

    assert (before, after) == (["Inget svarar mot målet"], [])


def test_goal_whose_main_line_has_ended_stands_under_what_it_also_serves(thread):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Trygga barn", parent=thread.vision)
    Contribution.objects.create(goal=thread.board, served=other)
    type(other).objects.filter(pk=thread.main.pk).update(state=State.SUPERSEDED)

    tree = next(t for t in walk(chain().trees) if t.payload.pk == thread.board.pk)

    assert tree.node.parent == (Sort.GOAL, other.pk, 0)
    assert words(thread.board) == []


def test_drafted_contribution_of_another_authority_is_not_seen(thread):
    other = make_goal(thread.levels["Nämndmål"], "ON", "Utkast", parent=thread.main, state=State.DRAFT)
    Contribution.objects.create(goal=other, served=thread.vision)

    assert item_of(thread.vision).bonds.served_by == ()


def test_answer_that_a_goal_is_not_relevant_is_told_and_is_no_silence(thread):
    before = names(item_of(thread.promise).unplanned)
    NotRelevant.objects.create(
        goal=thread.promise, organisation=organisation("Nyborg"), year=YEAR, reason="Vi har bara förskoleklass."
    )

    found = item_of(thread.promise)

    assert (before, found.unplanned, found.unanswered) == (["Nyborgsskolan"], (), ())
    assert [(named.name, named.text) for named in found.bonds.not_relevant] == [
        ("Nyborgsskolan", "Vi har bara förskoleklass.")
    ]


def test_a_boards_answer_that_a_goal_is_not_relevant_holds_for_its_units(thread):
    NotRelevant.objects.create(goal=thread.promise, organisation=organisation("BUN"), year=YEAR, reason="Inte vi.")

    assert item_of(thread.promise).unplanned == ()


def test_answer_of_another_year_is_not_told(thread):
    NotRelevant.objects.create(
        goal=thread.promise, organisation=organisation("Nyborg"), year=YEAR - 1, reason="Inte då."
    )

    found = item_of(thread.promise)

    assert (names(found.unplanned), found.bonds.not_relevant) == (["Nyborgsskolan"], ())


def test_joint_commitment_names_who_contributes(thread):
    Contributor.objects.create(goal=thread.promise, organisation=organisation("ON"), task="Öppna verksamheter")

    assert [(n.name, n.text) for n in item_of(thread.promise).bonds.contributors] == [
        ("Omsorgsnämnden", "Öppna verksamheter")
    ]


def test_open_conflict_is_told_at_both_goals_until_it_is_settled(thread):
    other = make_goal(thread.levels["Nämndmål"], "ON", "Färre transporter", parent=thread.main)
    effect = GoalEffect.objects.create(
        goal=thread.board,
        kind=GoalEffect.Kind.CONFLICTS,
        organisation=organisation("ON"),
        affected_goal=other,
        text="Fler skolskjutsar.",
    )

    told = [(c.organisation, c.goal.title) for goal in (thread.board, other) for c in item_of(goal).bonds.conflicts]
    effect.settlement, effect.settled_on = "Samåkning från hösten.", date(YEAR, 5, 4)
    effect.save()

    assert told == [("Omsorgsnämnden", "Färre transporter"), ("Barn- och utbildningsnämnden", "Fler når behörighet")]
    assert item_of(thread.board).bonds.conflicts == ()


def test_coverage_of_the_year_is_told_as_a_word_with_its_sentence(thread, alice):
    Coverage.objects.create(
        goal=thread.main, year=YEAR, judgement="partly", sentence="Lågstadiet saknas.", judged_by=alice
    )

    found = item_of(thread.main).bonds.coverage

    assert (found.word, found.sentence) == ("Svaren täcker en del av målet", "Lågstadiet saknas.")


@pytest.mark.parametrize(
    ("rule", "told"), [("free", []), ("advised", ["Bidrar inte till något mål ovanför"])], ids=["free", "advised"]
)
def test_goal_without_a_goal_above_is_broken_where_its_level_asks_for_one(thread, rule, told):
    ModelLevel.objects.filter(pk=thread.levels["Nämndmål"].pk).update(serving_rule=rule)
    lonely = make_goal(thread.levels["Nämndmål"], "BUN", "Löst mål")
    measure(lonely, make_indicator("Löst"))
    make_goal(thread.levels["Löfte"], "BUN", "Svar", parent=lonely)

    assert words(lonely) == told


def test_activities_whose_goal_has_ended_stand_alone_and_are_broken(thread):
    type(thread.promise).objects.filter(pk=thread.promise.pk).update(state=State.SUPERSEDED)

    root = next(tree for tree in chain().trees if tree.payload.sort is Sort.PLAN)

    assert (root.is_orphan, root.payload.is_broken) == (True, True)
    assert [child.payload.title for child in root.children] == ["Mentorssamtal vecka 5"]


def test_activities_for_another_authoritys_draft_are_not_called_broken(thread):
    draft = make_goal(thread.levels["Löfte"], "ON", "Utkast", parent=thread.main, state=State.DRAFT)
    make_activity(thread.plan, draft, "Något")

    assert [tree.payload.sort for tree in chain().trees] == [Sort.GOAL]


def test_plan_in_force_counts_while_its_revision_is_written(thread, exempelby):
    head = make_person("Hedda", ("manager", "Valla"), municipality=exempelby)
    revision = make_plan(
        "Valla", thread.levels["Enhetsplan"], version=2, revises=thread.plan, revision_reason="Ny lokal"
    )
    make_activity(revision, thread.promise, "Ny aktivitet")

    titles = [tree.payload.title for tree in walk(chain(head).trees)]

    assert ("Mentorssamtal vecka 5" in titles, "Ny aktivitet" in titles) == (True, False)


def test_plan_handed_in_counts_before_a_decision_and_a_draft_in_its_own_authority(thread, exempelby, bob):
    head = make_person("Hedda", ("manager", "Nyborg"), municipality=exempelby)
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    make_activity(plan, thread.promise, "Rastvärdar")
    seen = {}
    for state in (State.DRAFT, State.SUBMITTED):
        type(plan).objects.filter(pk=plan.pk).update(state=state)
        seen[state] = [
            "Rastvärdar" in [tree.payload.title for tree in walk(chain(user).trees)] for user in (head, bob, None)
        ]

    assert seen == {State.DRAFT: [True, False, False], State.SUBMITTED: [True, True, True]}


def test_with_plans_on_several_levels_the_lowest_is_to_answer(thread):
    board_plans = ModelLevel.objects.create(
        model=thread.levels["Löfte"].model,
        order=20,
        form="plan",
        name="Nämndplan",
        name_plural="Nämndplaner",
        owner_kind="board",
    )
    ModelLevel.objects.filter(pk=thread.levels["Enhetsplan"].pk).update(order=21)
    plan = make_plan("BUN", board_plans, state=State.ADOPTED)
    make_activity(plan, thread.promise, "Nämndens egen")

    found = item_of(thread.promise)

    assert (found.unanswered, names(found.unplanned)) == ((), ["Nyborgsskolan"])
    kinds = [t.payload.kind_label for t in walk(chain().trees) if t.payload.sort is Sort.PLAN]
    assert kinds == ["Nämndplan", "Enhetsplan"]


def test_indicator_that_nobody_uses_is_told_of_unless_it_is_context_or_has_ended(thread):
    make_indicator("Oanvänd")
    make_indicator("Invånare", direction="none")
    make_indicator("Avslutad", discontinued_on=date(YEAR - 1, 12, 31))
    mission = CoreMission.objects.create(organisation=organisation("Valla"), year_from=YEAR, what="Undervisning")
    QualityFactor.objects.create(core_mission=mission, text="Trygghet", indicator=make_indicator("Trygga elever"))

    assert [named.name for _owner, named in chain().unused] == ["Oanvänd"]


def test_indicator_that_a_formula_or_a_promise_rests_on_is_used(thread):
    make_indicator("Oanvänd")
    make_indicator("Antal elever", code="N1")
    make_indicator("Per elev", formula="N1 * 2", direction="none")
    make_indicator("Läggs ned senare", discontinued_on=date(YEAR + 2, 1, 1))
    ServiceStandard.objects.create(
        indicator=make_indicator("Svarar i tid"),
        organisation=organisation("BUN"),
        promise="Svar inom två dagar.",
        low=90,
        year_from=YEAR,
    )

    assert {named.name for _owner, named in chain().unused} == {"Oanvänd", "Läggs ned senare"}


def test_broken_places_stand_by_organisation_with_what_to_do(thread):
    make_goal(thread.levels["Nämndmål"], "BUN", "Löst mål")
    make_indicator("Oanvänd", "ON")

    groups = broken_places(chain())

    told = [
        (group.organisation, place.kind, [thing.title for thing in place.things])
        for group in groups
        for place in group.places
    ]
    assert told == [
        ("Barn- och utbildningsnämnden", "serves_nothing", ["Löst mål"]),
        ("Barn- och utbildningsnämnden", "unanswered", ["Löst mål"]),
        ("Barn- och utbildningsnämnden", "not_measured", ["Löst mål"]),
        ("Nyborgsskolan", "unplanned", ["En modell för närvaro"]),
        ("Omsorgsnämnden", "unused", ["Oanvänd"]),
    ]
    assert all(place.advice for group in groups for place in group.places)


def test_broken_places_of_a_board_are_those_of_its_units_too(thread):
    make_indicator("Oanvänd", "ON")

    groups = broken_places(chain(), organisation("BUN").pk)

    assert [group.organisation for group in groups] == ["Nyborgsskolan"]


def test_goal_that_contributes_is_weighed_in_the_suggestion(thread, alice):
    GoalIndicator.objects.filter(goal=thread.main).delete()
    other = make_goal(thread.levels["Nämndmål"], "ON", "Fler mötesplatser", parent=None)
    Contribution.objects.create(goal=other, served=thread.main)
    for goal, status in ((thread.board, "fulfilled"), (other, "not_fulfilled")):
        Assessment.objects.create(
            goal=goal,
            frequency="tertial",
            period_start=date(YEAR, 5, 1),
            period_end=date(YEAR, 8, 31),
            status=status,
            sentence="Det går.",
            suggested=status,
            suggestion="",
            assessed_by=alice,
        )

    found = suggestions([thread.main], period=Period(Frequency.TERTIAL, date(YEAR, 5, 1)))[thread.main.pk]

    assert [(goal.title, goal.meaning) for goal in found.below] == [
        ("Fler når behörighet", "fulfilled"),
        ("Fler mötesplatser", "not_fulfilled"),
    ]
    assert found.counts == "1 av 2 underliggande mål är uppfyllda"
