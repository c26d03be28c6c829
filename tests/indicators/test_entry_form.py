"""What is read from the form in which values are handed in."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.utils import translation

from governance.models import Municipality
from tests.conftest import organisation
from tests.indicators.entering import form_of, make_absence
from tests.indicators.make import make_indicator, make_values


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    with translation.override("sv"):
        yield


@pytest.mark.parametrize(
    ("sent", "recorded"),
    [
        ("9,1", Decimal("9.1")),
        (" 9.10 % ", Decimal("9.1")),
        ("saknas", "not_available"),
        ("..", "suppressed"),
        (".", "not_applicable"),
    ],
)
def test_form_reads_values_as_people_write_them(scope: Municipality, sent: str, recorded: object) -> None:
    make_absence()

    form = form_of(value=sent, seen="")

    assert (form.is_valid, [entry.value for entry in form.entries]) == (True, [recorded])


def test_form_leaves_alone_what_is_not_sent_or_not_touched(scope: Municipality) -> None:
    indicator = make_absence()
    make_values(indicator, organisation("Valla"), {"2026-T2": "9"})
    untouched, not_sent = form_of(value="9,0", seen="9"), form_of(seen="9")

    assert (untouched.entries, not_sent.entries, untouched.is_valid) == ([], [], True)


@pytest.mark.parametrize("sent", ["hej", "1.2.3", "9" * 30, "9,12345678"])
def test_form_says_what_is_not_a_number(scope: Municipality, sent: str) -> None:
    make_absence()

    form = form_of(value=sent, seen="")

    assert [(note.kind, note.ticks) for note in form.notes.values()] == [("error", ())]


def test_form_asks_about_a_jump_and_takes_a_yes(scope: Municipality) -> None:
    make_absence()

    (note,) = form_of(value="98", seen="").notes.values()
    confirmed = form_of(value="98", seen="", sure=note.ticks[0].value)
    changed_again = form_of(value="97", seen="", sure=note.ticks[0].value)

    assert note.kind == "question"
    assert note.text.replace("\u00a0", " ") == "Tio gånger förra värdet, 9,8 %. Menar du 9,8?"
    assert ([e.value for e in confirmed.entries], changed_again.is_valid) == ([Decimal(98)], False)


def test_form_does_not_ask_when_last_years_period_was_alike(scope: Municipality) -> None:
    indicator = make_indicator("Antal ärenden, ackumulerat", organisation("Valla"), frequency="tertial", unit="antal")
    make_values(indicator, organisation("Valla"), {"2025-T2": "700", "2026-T1": "100"})

    assert form_of(value="720", seen="").is_valid


def test_form_refuses_a_comment_that_is_too_long(scope: Municipality) -> None:
    make_absence()

    form = form_of(value="9", seen="", comment="x" * 501)

    assert not form.is_valid


def test_comment_leaves_out_what_the_database_cannot_keep(scope: Municipality) -> None:
    make_absence()

    form = form_of(value="9", seen="", comment="efter\0 byte av\0system")

    assert [entry.comment for entry in form.entries] == ["efter byte av system"]
