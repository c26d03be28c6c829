"""The rows of the thread's page on random chains: every node once, lists that open and close, lines that stay whole."""

from datetime import date

import pytest
from django.conf import settings
from django.urls import set_urlconf
from hypothesis import given
from hypothesis import strategies as st

from goals.chain import BreakKind, Node, line_up, main_parent, nest, walk
from goals.queries.bonds import Bonds, Named
from goals.queries.branches import anchor_of, branches, part_below
from goals.queries.chain import Chain, ChainItem, Loose, Sort
from goals.queries.filters import ThreadFilter, narrowed
from goals.queries.frame import Frame
from goals.queries.material import OrganisationRow
from goals.queries.words import words_of

YEAR = 2026
WORDS = ("skola", "vård", "miljö")


@pytest.fixture(scope="module", autouse=True)
def addresses():
    """The addresses inside a municipality, for the whole module: hypothesis runs many examples in one test."""
    set_urlconf(settings.MUNICIPALITY_URLCONF)
    yield
    set_urlconf(None)


def _some_of(key):
    return st.lists(st.sampled_from(range(key)), max_size=3, unique=True) if key else st.just([])


@st.composite
def chains(draw):
    """A chain of goals that serve up to three of those before them, with plans that answer some."""
    nodes, number = [], draw(st.integers(0, 12))
    serves = {key: tuple(draw(_some_of(key))) for key in range(number)}
    for key in range(number):
        above = main_parent(serves[key], serves)
        item = ChainItem(
            sort=Sort.GOAL,
            pk=key + 1,
            goal_id=key + 1,
            kind_label="Mål",
            kind_plural="Mål",
            title=draw(st.sampled_from(WORDS)),
            organisation_id=draw(st.integers(1, 3)),
            organisation="Nämnden",
            goal_kind=draw(st.sampled_from(["core", "financial"])),
            status_meaning=draw(st.sampled_from(["", "fulfilled"])),
            perspective=draw(st.none() | st.just(1)),
            breaks=draw(st.sampled_from([(), (Loose(BreakKind.UNANSWERED, "Inget svarar"),)])),
            bonds=Bonds(tags=draw(st.sampled_from([(), (Named(1, "Barn"),)]))),
        )
        parent = None if above is None else (Sort.GOAL, above + 1, 0)
        nodes.append(Node((Sort.GOAL, key + 1, 0), parent, key, item))
        if draw(st.booleans()):
            plan = ChainItem(Sort.PLAN, 9, "Plan", "Enheten", 4, "Enheten", plan_id=9, goal_id=key + 1)
            nodes.append(Node((Sort.PLAN, 9, key + 1), (Sort.GOAL, key + 1, 0), 100 + key, plan))
    return chain_of(nodes, perspectives={1: "Invånare"})


def chain_of(nodes=(), perspectives=None):
    """The chain of these nodes, among four organisations."""
    under = {1: None, 2: 1, 3: 1, 4: 2}
    since = date(YEAR, 1, 1)
    return Chain(
        year=YEAR,
        frame=Frame(YEAR, (YEAR,), None, words_of(()), {}),
        trees=nest(nodes),
        plan_level=None,
        places={pk: OrganisationRow(pk, above, "ABCD"[pk - 1], "unit", since, None) for pk, above in under.items()},
        perspectives=perspectives or {},
        standings={},
        unused=(),
        broken=sum(node.payload.is_broken for node in nodes),
    )


filters = st.builds(
    ThreadFilter,
    year=st.just(YEAR),
    organisation=st.none() | st.integers(1, 4),
    perspective=st.none() | st.just(1),
    status=st.sampled_from(["", "fulfilled", "none"]),
    tag=st.none() | st.just(1),
    kind=st.sampled_from(["", "core", "financial"]),
    text=st.sampled_from(["", "SKOLA", "vå"]),
    only_broken=st.booleans(),
    origin=st.none() | st.integers(1, 12),
)


@given(chains(), st.booleans())
def test_every_node_has_one_row_in_reading_order(whole, open_all):
    drawn = branches(whole, ThreadFilter(YEAR), open_all=open_all)

    assert [row.anchor for row in drawn.rows] == [anchor_of(tree.key) for tree in walk(whole.trees)]
    assert (drawn.number, drawn.is_whole) == (len(drawn.rows), True)


@given(chains(), filters)
def test_lists_that_are_opened_are_closed(whole, wanted):
    depth, depths = 0, []
    for row in branches(whole, wanted, open_all=False).rows:
        depths.append(depth)
        depth += row.has_rows
        depth -= len(row.ends)
        assert depth >= 0

    assert depth == 0
    drawn = {row.anchor: place for row, place in zip(branches(whole, wanted, open_all=True).rows, depths, strict=True)}
    by_anchor = {anchor_of(tree.key): tree.depth for tree in walk(whole.trees)}
    base = min((by_anchor[anchor] for anchor in drawn), default=0)
    assert all(place == by_anchor[anchor] - base for anchor, place in drawn.items())


@given(chains(), filters)
def test_filters_show_no_node_twice_and_keep_the_line_above(whole, wanted):
    kept, matching = narrowed(whole.trees, wanted, whole)

    found = [tree.key for tree in walk(kept)]
    by_key = {tree.key: tree.node for tree in walk(whole.trees)}
    sought = by_key.keys() if matching is None else matching
    assert len(found) == len(set(found))
    assert set(found) == {node.key for key in sought for node in line_up(by_key, key)}


@given(chains(), filters, filters)
def test_two_choices_together_find_what_both_find(whole, one, other):
    def found(wanted):
        keys = narrowed(whole.trees, wanted, whole)[1]
        return {tree.key for tree in walk(whole.trees)} if keys is None else set(keys)

    by_tag = ThreadFilter(YEAR, tag=one.tag, kind=one.kind)
    by_word = ThreadFilter(YEAR, text=other.text, organisation=other.organisation)
    both = ThreadFilter(YEAR, tag=one.tag, kind=one.kind, text=other.text, organisation=other.organisation)

    assert found(both) == found(by_tag) & found(by_word)


@given(chains())
def test_what_is_fetched_when_opened_is_what_hangs_there(whole):
    for tree in walk(whole.trees):
        row, below = part_below(whole, ThreadFilter(YEAR), anchor_of(tree.key))

        assert row.anchor == anchor_of(tree.key)
        assert [each.anchor for each in below] == [anchor_of(each.key) for each in walk(tree.children)]
        assert sum(each.has_rows for each in below) == sum(len(each.ends) for each in below)


def test_a_row_that_is_not_there_is_none():
    empty = chain_of()

    assert part_below(empty, ThreadFilter(YEAR), "goal-1") is None
    assert branches(empty, ThreadFilter(YEAR), open_all=False).rows == []


def test_an_address_says_what_is_chosen_and_nothing_more():
    wanted = ThreadFilter(YEAR, organisation=3, text="å & ä", only_broken=True)

    assert wanted.address() == "?year=2026&organisation=3&q=%C3%A5+%26+%C3%A4&only=broken"
    assert ThreadFilter(YEAR).address(open="all") == "?year=2026&open=all"
