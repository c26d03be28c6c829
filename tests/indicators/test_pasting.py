"""Where a block copied in a spreadsheet goes among the fields of a round."""

from hypothesis import given
from hypothesis import strategies as st

from indicators.pasting import PasteRow, Placement, place, plain, read_lines

VALUE, SHARE = frozenset({"value"}), frozenset({"numerator", "denominator", "value"})
ROWS = [
    PasteRow("a", frozenset({"vallaskolan", "frånvaro"}), VALUE),
    PasteRow("b", frozenset({"nyborgsskolan", "frånvaro"}), VALUE),
    PasteRow("c", frozenset({"vallaskolan", "behöriga"}), SHARE),
]


def put(found: Placement) -> list[tuple[str, str, str]]:
    return [(one.key, one.column, one.text) for one in found.puts]


def test_column_goes_downwards_from_where_one_stands() -> None:
    found = place("1 234,5\r\n12,3 %\r\n", ROWS, 1)

    assert put(found) == [("b", "value", "1 234,5"), ("c", "value", "12,3 %")]
    assert (found.beyond, found.unreadable, found.heading) == ((), 0, "")


def test_lines_beyond_the_last_row_are_told() -> None:
    found = place("1\n2\n3\n4\n", ROWS, 2)

    assert (put(found), found.beyond) == ([("c", "value", "1")], ("2", "3", "4"))


def test_empty_line_leaves_its_field() -> None:
    assert put(place("1\n\n3", ROWS)) == [("a", "value", "1"), ("c", "value", "3")]


def test_missing_signs_are_values_and_words_are_not() -> None:
    found = place("..\nsaknas\nåttio", ROWS)

    assert [one.is_readable for one in found.puts] == [True, True, False]
    assert found.unreadable == 1


def test_names_in_the_first_column_find_their_rows() -> None:
    found = place("Nyborgsskolan\t7\nVALLASKOLAN\t8\nOkänd skola\t9", ROWS)

    assert (put(found), found.beyond) == ([("b", "value", "7"), ("a", "value", "8")], ("Okänd skola  9",))
    assert found.is_by_name


def test_two_columns_of_names_find_the_row_that_bears_both() -> None:
    assert put(place("Vallaskolan\tBehöriga\t81\nNyborgsskolan\tFrånvaro\t9", ROWS)) == [
        ("c", "value", "81"),
        ("b", "value", "9"),
    ]


def test_heading_is_left_out() -> None:
    by_words, by_names = place("T2 2026\n5\n6", ROWS), place("Skola\t2026\nNyborgsskolan\t7", ROWS)

    assert (by_words.heading, put(by_words)) == ("T2 2026", [("a", "value", "5"), ("b", "value", "6")])
    assert (by_names.heading, put(by_names)) == ("Skola  2026", [("b", "value", "7")])


def test_block_fills_numerator_and_denominator() -> None:
    found = place("45\t60\t75", ROWS, 2, "numerator")

    assert put(found) == [("c", "numerator", "45"), ("c", "denominator", "60"), ("c", "value", "75")]


def test_cells_without_a_field_are_told() -> None:
    found = place("5\t6", ROWS)

    assert (put(found), found.beyond) == ([("a", "value", "5")], ("6",))


def test_semicolons_and_quotes_are_read() -> None:
    assert read_lines("a;1\nb;2") == [["a", "1"], ["b", "2"]]
    assert read_lines('"x\ty"\t1\n\t\n') == [["x y", "1"]]


CELLS = st.text(alphabet='abÅ 0123456789,.%-\t\n"', max_size=60)


@given(CELLS, st.integers(0, 2), st.sampled_from(["numerator", "denominator", "value"]))
def test_nothing_that_is_pasted_is_lost(text: str, start: int, column: str) -> None:
    found = place(text, ROWS, start, column)

    given_texts = [cell for line in read_lines(text) for cell in line if cell]
    told = [*(one.text for one in found.puts), *" ".join(found.beyond).split(), *found.heading.split()]
    words = {word for cell in told for word in cell.split()}
    names = {name for row in ROWS for name in row.names}
    assert all(set(cell.split()) <= words or plain(cell) in names for cell in given_texts)


@given(CELLS, st.integers(0, 2))
def test_a_field_gets_at_most_one_text(text: str, start: int) -> None:
    found = place(text, ROWS, start, "value")

    fields = [(one.key, one.column) for one in found.puts]
    assert len(fields) == len(set(fields))
