from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.chain import (
    Break,
    BreakKind,
    CycleError,
    DuplicateKeyError,
    Node,
    Strand,
    all_above,
    breaks,
    find,
    kept,
    line_up,
    main_parent,
    nest,
    walk,
    would_make_cycle,
)


@st.composite
def forests(draw):
    """Nodes whose parent is an earlier node, none, or one that is not there, in any order."""
    size = draw(st.integers(0, 15))
    parents = [
        draw(st.none() | st.just(-1) | (st.integers(0, key - 1) if key else st.nothing())) for key in range(size)
    ]
    nodes = [Node(key, parent, draw(st.integers(0, 3)), f"goal {key}") for key, parent in enumerate(parents)]
    return draw(st.permutations(nodes))


def node(key, parent=None, order=0):
    return Node(key, parent, order, payload=None)


@given(forests())
def test_every_node_is_there_exactly_once(nodes):
    trees = nest(nodes)

    assert sorted(tree.key for tree in walk(trees)) == sorted(node.key for node in nodes)


@given(forests())
def test_every_child_stands_under_its_parent_in_order(nodes):
    for tree in walk(nest(nodes)):
        assert [child.node.parent for child in tree.children] == [tree.key] * len(tree.children)
        assert [child.node.order for child in tree.children] == sorted(child.node.order for child in tree.children)
        assert {child.depth for child in tree.children} <= {tree.depth + 1}


@given(forests())
def test_orphans_are_roots_and_flagged(nodes):
    trees = nest(nodes)

    flagged = {tree.key for tree in walk(trees) if tree.is_orphan}

    assert flagged == {node.key for node in nodes if node.parent == -1}
    assert flagged <= {tree.key for tree in trees}


@given(forests())
def test_the_line_up_agrees_with_the_depth(nodes):
    by_key = {node.key: node for node in nodes}
    levels = {tree.key: tree.depth for tree in walk(nest(nodes))}

    for key in by_key:
        line = line_up(by_key, key)
        assert (len(line) - 1, line[-1].key) == (levels[key], key)
        assert all(below.parent == above.key for above, below in pairwise(line))


@given(forests(), st.data())
def test_a_move_makes_a_cycle_exactly_when_nesting_says_so(nodes, data):
    if not nodes:
        return
    child = data.draw(st.sampled_from(nodes))
    new_parent = data.draw(st.sampled_from(nodes)).key
    moved = [Node(n.key, new_parent, n.order, n.payload) if n is child else n for n in nodes]

    foretold = would_make_cycle({n.key: [n.parent] for n in nodes if n.parent is not None}, child.key, [new_parent])

    if foretold:
        with pytest.raises(CycleError) as caught:
            nest(moved)
        assert child.key in caught.value.keys
    else:
        assert nest(moved)


@st.composite
def chains(draw):
    """What each node serves: none, one or several of those before it, and at times one that is not there (-1)."""
    size = draw(st.integers(0, 12))
    return {
        key: tuple(draw(st.lists(st.sampled_from([-1, *range(key)]), max_size=3, unique=True))) for key in range(size)
    }


def nodes_of(serves):
    return [Node(key, main_parent(above, serves), key, None) for key, above in serves.items()]


@given(chains())
def test_a_node_that_serves_several_stands_in_one_place(serves):
    trees = nest(nodes_of(serves))

    assert sorted(tree.key for tree in walk(trees)) == sorted(serves)
    for tree in walk(trees):
        if tree.depth:
            assert tree.node.parent in serves[tree.key]


@given(chains())
def test_a_node_is_an_orphan_exactly_when_nothing_of_what_it_serves_is_there(serves):
    flagged = {tree.key for tree in walk(nest(nodes_of(serves))) if tree.is_orphan}

    assert flagged == {key for key, above in serves.items() if above == (-1,)}


@given(chains(), st.data())
def test_one_more_served_makes_a_cycle_exactly_when_it_is_below(serves, data):
    if not serves:
        return
    child, served = (data.draw(st.sampled_from(sorted(serves))) for _ in range(2))

    foretold = would_make_cycle(serves, child, [served])

    assert foretold == (child in all_above(serves, [served]))
    assert not any(would_make_cycle(serves, key, above) for key, above in serves.items())


@given(chains(), st.data())
def test_what_is_kept_has_its_line_above_and_nothing_else(serves, data):
    trees = nest(nodes_of(serves))
    wanted = frozenset(data.draw(st.lists(st.sampled_from(sorted(serves)), unique=True))) if serves else frozenset()

    found = [tree.key for tree in walk(kept(trees, wanted))]

    by_key = {tree.key: tree.node for tree in walk(trees)}
    assert sorted(found) == sorted({node.key for key in wanted for node in line_up(by_key, key)})
    assert [tree.depth for tree in walk(kept(trees, wanted))] == [
        tree.depth for tree in walk(trees) if tree.key in set(found)
    ]


@given(chains(), st.data())
def test_a_narrower_choice_keeps_no_more(serves, data):
    trees = nest(nodes_of(serves))
    wide = frozenset(data.draw(st.lists(st.sampled_from(sorted(serves)), unique=True))) if serves else frozenset()
    narrow = frozenset(key for key in wide if data.draw(st.booleans()))

    assert {tree.key for tree in walk(kept(trees, narrow))} <= {tree.key for tree in walk(kept(trees, wide))}


def test_a_node_under_itself_is_a_cycle():
    with pytest.raises(CycleError) as caught:
        nest([node("vision"), node("goal", "goal"), node("below", "goal")])

    assert caught.value.keys == ("below", "goal")


def test_two_nodes_with_one_key_are_refused():
    with pytest.raises(DuplicateKeyError) as caught:
        nest([node("a"), node("b"), node("a")])

    assert caught.value.keys == ("a",)


def test_a_line_up_in_a_cycle_is_refused_and_an_unknown_key_has_none():
    nodes = {"a": node("a", "b"), "b": node("b", "a")}

    assert line_up(nodes, "c") == ()
    with pytest.raises(CycleError):
        line_up(nodes, "a")


def test_a_tree_is_found_by_its_key():
    trees = nest([node("vision"), node("goal", "vision"), node("activity", "goal")])

    assert [child.key for child in find(trees, "goal").children] == ["activity"]
    assert find(trees, "elsewhere") is None


def test_two_thousand_nodes_in_one_line_nest_without_recursion():
    nodes = [node(key, key - 1 if key else None) for key in range(2000)]

    trees = nest(nodes)

    assert max(tree.depth for tree in walk(trees)) == 1999


def test_a_whole_thread_has_no_breaks():
    strands = [
        Strand("vision", must_be_answered=True),
        Strand("goal", ("vision",), must_serve=True, must_be_answered=True, must_be_measured=True),
        Strand("activity", ("goal",), must_serve=True),
        Strand("indicator", ("goal",), must_serve=True, is_measure=True),
    ]

    assert breaks(strands) == ()


def test_each_break_is_found_where_it_is():
    strands = [
        Strand("lonely goal", must_serve=True, must_be_answered=True, must_be_measured=True),
        Strand("measured only", must_be_answered=True),
        Strand("indicator", ("measured only",), is_measure=True),
        Strand("unused indicator", must_serve=True, is_measure=True),
        Strand("activity", ("a goal of another year",), must_serve=True),
        Strand("known elsewhere", must_be_answered=True, must_be_measured=True, is_answered=True, is_measured=True),
    ]

    assert breaks(strands) == (
        Break("lonely goal", BreakKind.SERVES_NOTHING),
        Break("lonely goal", BreakKind.UNANSWERED),
        Break("lonely goal", BreakKind.NOT_MEASURED),
        Break("measured only", BreakKind.UNANSWERED),
        Break("unused indicator", BreakKind.UNUSED),
        Break("activity", BreakKind.ABOVE_IS_MISSING),
    )


@given(forests())
def test_in_a_nested_forest_exactly_the_leaves_are_unanswered(nodes):
    strands = [Strand(node.key, () if node.parent is None else (node.parent,), must_be_answered=True) for node in nodes]

    unanswered = {found.key for found in breaks(strands) if found.kind is BreakKind.UNANSWERED}

    assert unanswered == {tree.key for tree in walk(nest(nodes)) if not tree.children}
