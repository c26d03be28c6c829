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
    breaks,
    depths,
    find,
    line_up,
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
    levels = depths(nest(nodes))

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

    assert max(depths(trees).values()) == 1999


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
