"""Two texts word by word."""

from hypothesis import given
from hypothesis import strategies as st

from goals.worddiff import Mark, Piece, difference

texts = st.text(alphabet=st.sampled_from("ab åÖ.\n\t "), max_size=60)


def test_changed_word_is_marked_on_both_sides():
    found = difference("Vi läser varje dag", "Vi skriver varje dag")

    assert found.old == (Piece("Vi"), Piece(" läser", Mark.REMOVED), Piece(" varje dag"))
    assert found.new == (Piece("Vi"), Piece(" skriver", Mark.ADDED), Piece(" varje dag"))


def test_another_line_break_is_no_new_word():
    assert not difference("Vi läser\nvarje dag", "Vi läser varje dag").is_any


def test_all_is_new_where_nothing_was():
    found = difference("", "Vi läser")

    assert (found.old, found.new) == ((), (Piece("Vi läser", Mark.ADDED),))


@given(old=texts, new=texts)
def test_pieces_joined_are_the_texts_again(old, new):
    found = difference(old, new)

    assert ("".join(piece.text for piece in found.old), "".join(piece.text for piece in found.new)) == (old, new)


@given(old=texts, new=texts)
def test_what_is_kept_is_the_same_words_on_both_sides(old, new):
    found = difference(old, new)

    kept = [bare("".join(p.text for p in side if p.mark is Mark.SAME)) for side in (found.old, found.new)]
    assert kept[0] == kept[1]
    # A sign stands for itself: with or without a space before it, it is the same.
    assert old.split() != new.split() if found.is_any else bare(old) == bare(new)


def bare(text):
    """The text without its space."""
    return "".join(text.split())


@given(text=texts)
def test_a_text_does_not_differ_from_itself(text):
    assert not difference(text, text).is_any
