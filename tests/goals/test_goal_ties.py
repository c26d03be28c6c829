"""What a goal is tied to, and that no service can make a goal stand above itself."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goals.chain import all_above
from goals.checks import edges
from goals.models import Goal, GoalTag, LegalRequirement, Tag
from goals.queries.writing import goal_mark, links_of
from goals.services.goals import NewTag, adopt_goals, create_goal, delete_goal, update_goal
from goals.services.merging import merge_goals
from governance.models import AdoptionState
from governance.refusals import RefusedError, StaleError
from governance.tenancy import municipality_scope
from tests.conftest import make_person, organisation
from tests.goals.conftest import make_goal, make_model, make_plan
from tests.goals.test_goal_services import content, content_of, council_decision

State = AdoptionState


def law(provision="4 kap. 3 §"):
    return LegalRequirement.objects.create(act="Skollagen", provision=provision, requirement="Följa upp utbildningen.")


def test_goal_is_stored_with_all_that_it_is_tied_to(thread, alice):
    theme, requirement = Tag.objects.create(name="Barnrätt"), law()
    further = make_goal(thread.levels["Kommunmål"], "KF", "Alla mår bra")

    goal = create_goal(
        content=content(
            thread.levels,
            title="Fler trivs",
            parent=thread.main,
            ambition=Goal.Ambition.STRETCH,
            horizon=Goal.Horizon.LONG,
            contributions=[further],
            tags=[theme],
            new_tags=[NewTag(kind=Tag.Kind.TARGET_GROUP, name="Unga")],
            agenda=["4", "4.1"],
            requirements=[requirement],
        ),
        by=alice,
    )

    links = links_of(goal)
    assert (goal.ambition, goal.horizon) == ("stretch", "long")
    assert (links.contributions, links.agenda, links.requirements) == ([further.pk], ["4", "4.1"], [requirement.pk])
    assert sorted(Tag.objects.filter(goal_tags__goal=goal).values_list("name", "kind")) == [
        ("Barnrätt", "theme"),
        ("Unga", "target_group"),
    ]


def test_ties_that_stay_are_left_alone_and_the_others_go(levels, alice):
    kept, dropped = Tag.objects.create(name="Kvar"), Tag.objects.create(name="Bort")
    goal = create_goal(content=content(levels, tags=[kept, dropped], agenda=["3"]), by=alice)
    row = GoalTag.objects.get(tag=kept)

    update_goal(goal=goal, content=content(levels, tags=[kept], agenda=["5.c"]), by=alice)

    assert [tag.pk for tag in GoalTag.objects.all()] == [row.pk]
    assert links_of(goal).agenda == ["5.c"]


def test_new_tag_in_other_letters_is_the_one_that_is_there(levels, alice):
    there = Tag.objects.create(name="Barnrätt")

    goal = create_goal(content=content(levels, new_tags=[NewTag(kind="theme", name="barnrätt")]), by=alice)

    assert links_of(goal).tags == [there.pk]


def test_tag_of_another_kind_is_refused_beside_its_field(levels, alice):
    Tag.objects.create(name="Unga", kind=Tag.Kind.TARGET_GROUP)

    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels, new_tags=[NewTag(kind="theme", name="Unga")]), by=alice)

    assert refusal.value.field == "new_theme"
    assert not Goal.objects.exists()


def test_code_outside_agenda_2030_is_refused(levels, alice):
    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(levels, agenda=["4.99"]), by=alice)

    assert refusal.value.field == "agenda"


@pytest.mark.parametrize("tie", ["contributions", "tags", "agenda", "requirements"])
def test_a_changed_tie_makes_an_edit_stale(thread, alice, tie):
    further = make_goal(thread.levels["Kommunmål"], "KF", "Alla mår bra")
    goal = create_goal(content=content(thread.levels, title="Ny", parent=thread.main), by=alice)
    ties = {"contributions": [further], "tags": [Tag.objects.create(name="T")], "agenda": ["4"]}
    ties["requirements"] = [law()]
    seen = goal_mark(goal)
    update_goal(goal=goal, content=content_of(goal, **{tie: ties[tie]}), seen=seen, by=alice)

    with pytest.raises(StaleError):
        update_goal(goal=goal, content=content_of(goal), seen=seen, by=alice)


def test_further_goal_follows_the_rule_of_the_parent(thread, alice):
    old = make_goal(thread.levels["Kommunmål"], "KF", "Gammalt", state=State.SUPERSEDED)
    early = make_goal(thread.levels["Kommunmål"], "KF", "Tidigt", year_from=2023, year_to=2024)
    own_level = make_goal(thread.levels["Nämndmål"], "KS", "Bredvid")
    # the vision stands above the main goal already
    for served in (old, early, own_level, thread.vision, thread.main):
        with pytest.raises(RefusedError) as refusal:
            create_goal(
                content=content(thread.levels, title="Ny", parent=thread.main, contributions=[served]), by=alice
            )

        assert refusal.value.field == "contributions"


def test_a_goal_that_only_contributes_is_asked_what_it_mainly_serves(thread, alice):
    with pytest.raises(RefusedError) as refusal:
        create_goal(content=content(thread.levels, title="Ny", contributions=[thread.main]), by=alice)

    assert refusal.value.field == "parent"


def test_goal_that_contributes_to_a_draft_is_adopted_with_it_or_after_it(thread, alice):
    above = make_goal(thread.levels["Kommunmål"], "KF", "Ovanför", state=State.DRAFT)
    goal = create_goal(content=content(thread.levels, title="Ny", parent=thread.main, contributions=[above]), by=alice)
    with pytest.raises(RefusedError):
        adopt_goals(goals=[goal], decision=council_decision(), by=alice)

    adopt_goals(goals=[goal, above], decision=council_decision(), by=alice)

    assert Goal.objects.get(pk=goal.pk).state == State.ADOPTED


def test_draft_that_others_contribute_to_is_not_thrown_away(thread, alice):
    above = make_goal(thread.levels["Kommunmål"], "KF", "Ovanför", state=State.DRAFT)
    create_goal(content=content(thread.levels, title="Ny", parent=thread.main, contributions=[above]), by=alice)

    with pytest.raises(RefusedError):
        delete_goal(goal=above, by=alice)


LEVELS = ("Ledstjärna", "Kommunmål", "Nämndmål", "Löfte")
OWNERS = {"Ledstjärna": "KF", "Kommunmål": "KF", "Nämndmål": "BUN", "Löfte": "BUN"}
PLACE = st.integers(0, 6)
MOVE = st.tuples(
    st.sampled_from(["create", "update", "update", "update", "merge"]),
    PLACE,
    st.sampled_from(LEVELS),
    st.none() | PLACE,
    st.lists(PLACE, max_size=2),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(moves=st.lists(MOVE, min_size=4, max_size=14))
def test_no_service_makes_a_goal_stand_above_itself(levels, alice, moves):
    sid, told = transaction.savepoint(), []
    for name in LEVELS:
        make_goal(levels[name], OWNERS[name], f"Första på {name}")

    for number, (move, place, level, parent, further) in enumerate(moves):
        goals = list(Goal.objects.exclude(state=State.SUPERSEDED).select_related("level").order_by("pk"))
        at = [goals[index % len(goals)] for index in (place, parent or 0, *further)]
        new = content(
            levels,
            level=levels[level],
            organisation=organisation(OWNERS[level]),
            title=f"Mål {number}",
            parent=at[1] if parent is not None else None,
            contributions=at[2:],
        )
        try:
            if move == "create":
                create_goal(content=new, by=alice)
            elif move == "update":
                update_goal(goal=at[0], content=new, by=alice)
            else:
                merge_goals(goal=at[0], into=at[1], by=alice)
        except RefusedError as refusal:
            told.append(refusal.message)
        above = edges()
        assert not [key for key, served in above.items() if key in all_above(above, served)]

    assert all(told)
    transaction.savepoint_rollback(sid)


def test_two_drafts_become_one_with_all_that_rests_on_them(thread, alice):
    other = make_goal(thread.levels["Kommunmål"], "KF", "Alla mår bra")
    tag = Tag.objects.create(name="Barnrätt")
    kept = create_goal(content=content(thread.levels, title="Kvar", parent=thread.main), by=alice)
    gone = create_goal(
        content=content(thread.levels, title="Bort", parent=other, rationale="Därför", tags=[tag], year_to=2029),
        by=alice,
    )
    below = make_goal(thread.levels["Löfte"], "BUN", "Under", state=State.DRAFT, parent=gone)
    plan = make_plan("Nyborg", thread.levels["Enhetsplan"])
    plan.answers.create(goal=kept, text="Det ena.")
    plan.answers.create(goal=gone, text="Det andra.")

    merge_goals(goal=gone, into=kept, by=alice)

    stored = Goal.objects.get(pk=kept.pk)
    below.refresh_from_db()
    assert not Goal.objects.filter(pk=gone.pk).exists()
    assert (stored.title, stored.rationale, stored.year_to) == ("Kvar", "Därför", 2029)
    assert (below.parent_id, links_of(stored).contributions, links_of(stored).tags) == (kept.pk, [other.pk], [tag.pk])
    assert plan.answers.get().text == "Det ena.\n\nDet andra."


def test_only_drafts_of_one_organisation_and_level_become_one(thread, alice):
    draft = make_goal(thread.levels["Nämndmål"], "BUN", "Utkast", state=State.DRAFT)
    elsewhere = make_goal(thread.levels["Nämndmål"], "KS", "Annat", state=State.DRAFT)

    for into in (elsewhere, thread.board, draft):
        with pytest.raises(RefusedError):
            merge_goals(goal=draft, into=into, by=alice)

    assert Goal.objects.filter(pk=draft.pk).exists()


def test_two_moves_at_once_do_not_make_a_cycle_together(committed):
    """One draft goes down a level to serve the other, which at once comes to serve it: each alone is in order."""
    alice = make_person("Alice", ("controller", "K"), municipality=committed)
    with municipality_scope(committed):
        levels = make_model()
        upper = make_goal(levels["Nämndmål"], "BUN", "Övre", state=State.DRAFT)
        lower = make_goal(levels["Löfte"], "BUN", "Nedre", state=State.DRAFT)
    both_ready, told = threading.Barrier(2, timeout=10), []

    def move(goal, **fields):
        try:
            with municipality_scope(committed):
                new = content_of(Goal.objects.get(pk=goal.pk), **fields)
                both_ready.wait()
                update_goal(goal=goal, content=new, by=alice)
            told.append("stored")
        except RefusedError:
            told.append("refused")
        finally:
            connection.close()

    middle = {"level": levels["Löfte"], "parent": None}
    with municipality_scope(committed):
        third = make_goal(levels["Nämndmål"], "BUN", "Tredje", state=State.DRAFT)
    threads = [
        threading.Thread(target=move, args=(upper,), kwargs=middle | {"parent": third}),
        threading.Thread(target=move, args=(lower,), kwargs={"parent": upper}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with municipality_scope(committed):
        rows = {goal.pk: goal for goal in Goal.objects.select_related("level", "parent__level")}
        assert sorted(told) == ["refused", "stored"]
        assert all(g.parent is None or g.parent.level.order < g.level.order for g in rows.values())
