"""An activity's status and its progress never deny each other, whatever is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.activity_progress import Status, UnfinishedError, settled
from goals.models import Activity

statuses = st.sampled_from([status.value for status in Status])
percents = st.integers(0, 100)
stored = st.one_of(
    st.just(("done", 100)),
    st.just(("not_started", 0)),
    st.tuples(st.just("under_way"), st.integers(0, 99)),
    st.tuples(st.just("stopped"), st.integers(0, 99)),
)


@given(statuses, percents, stored)
def test_what_is_settled_is_consistent(status, progress, before):
    try:
        found = settled(status, progress, before=before)
    except UnfinishedError:
        assert status != "done"
        assert progress == 100
        return

    assert (found[0] == "done") == (found[1] == 100)
    assert found[0] != "not_started" or found[1] == 0


@given(stored)
def test_telling_what_is_stored_changes_nothing(before):
    assert settled(*before, before=before) == before


@given(statuses, percents, stored)
def test_telling_the_same_again_changes_nothing(status, progress, before):
    try:
        once = settled(status, progress, before=before)
    except UnfinishedError:
        return

    assert settled(*once, before=once) == once


@pytest.mark.parametrize(
    ("told", "before", "after"),
    [
        (("done", 40), ("under_way", 40), ("done", 100)),
        (("under_way", 100), ("under_way", 40), ("done", 100)),
        (("done", 60), ("done", 100), ("under_way", 60)),
        (("not_started", 20), ("not_started", 0), ("under_way", 20)),
        (("not_started", 40), ("under_way", 40), ("not_started", 0)),
        (("stopped", 40), ("under_way", 40), ("stopped", 40)),
        (("under_way", 50), ("done", 100), ("under_way", 50)),
    ],
)
def test_the_one_that_was_changed_counts(told, before, after):
    assert settled(*told, before=before) == after


def test_done_no_more_needs_how_far_it_has_come():
    with pytest.raises(UnfinishedError):
        settled("under_way", 100, before=("done", 100))


@pytest.mark.parametrize("progress", [-1, 101])
def test_more_than_all_is_no_progress(progress):
    with pytest.raises(ValueError, match=str(progress)):
        settled("under_way", progress, before=("under_way", 0))


def test_statuses_are_those_of_the_model():
    assert {status.value for status in Status} == set(Activity.Status.values)
