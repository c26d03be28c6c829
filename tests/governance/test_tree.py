"""Walks over a tree end, whatever the rows say, and agree with one another."""

from hypothesis import given
from hypothesis import strategies as st

from governance.tree import line_up, lines_up, nearest, subtree, tree_order

PARENTS = {1: None, 2: 1, 3: 1, 4: 3, 5: 1}

# Each one's parent stands before it, as in every tree; the first has none.
trees = st.lists(st.integers(0, 20), max_size=20).map(
    lambda rows: {0: None} | {pk: parent % pk for pk, parent in enumerate(rows, start=1)}
)


def test_line_up_is_told_nearest_first():
    assert line_up(4, PARENTS) == (4, 3, 1)
    assert line_up(None, PARENTS) == ()
    assert lines_up([4, 2], PARENTS) == {4, 3, 2, 1}


def test_nearest_is_the_first_that_is_asked_for():
    assert nearest(4, PARENTS, {1, 3}) == 3
    assert nearest(3, PARENTS, {3}) == 3
    assert nearest(4, PARENTS, {2}) is None


def test_subtree_is_the_top_and_all_below():
    assert subtree(3, PARENTS) == {3, 4}


def test_tree_is_read_from_the_top_down():
    assert tree_order({3: 9, 1: None, 2: 1, 5: 2, 4: 1}) == {3: 0, 1: 1, 2: 2, 5: 3, 4: 4}


def test_ring_is_walked_once():
    ring = {1: 2, 2: 1}

    assert line_up(1, ring) == (1, 2)
    assert subtree(1, ring) == {1, 2}


@given(trees)
def test_one_stands_below_those_that_stand_above_it(parents):
    below = {pk: subtree(pk, parents) for pk in parents}

    assert {pk: set(line_up(pk, parents)) for pk in parents} == {
        pk: {above for above in parents if pk in below[above]} for pk in parents
    }


@given(trees)
def test_reading_order_takes_each_once_and_the_one_above_first(parents):
    order = tree_order(parents)

    assert sorted(order.values()) == list(range(len(parents)))
    assert all(order[parent] < order[pk] for pk, parent in parents.items() if parent is not None)
