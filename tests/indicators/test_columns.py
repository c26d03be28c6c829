import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.columns import Role, recognise_columns

CODE, NAME, UNIT, ORGANISATION, PERIOD, GENDER, VALUE, COMMENT, SOURCE, *_FURTHER = Role


@pytest.mark.parametrize(
    ("columns", "roles"),
    [
        (
            "Nyckeltal;Benämning;Enhet;Kommun;År;Kön;Värde",
            [CODE, NAME, UNIT, ORGANISATION, PERIOD, GENDER, VALUE],
        ),
        ("nyckeltals-ID;Nyckeltal;Enhet;Period;UTFALL", [CODE, NAME, ORGANISATION, PERIOD, VALUE]),
        ("Enhet;Måttenhet;Kommun;Värde", [ORGANISATION, UNIT, None, VALUE]),
        ("Indikator;Organisation;Enhet;Tertial;Utfall;Kommentar", [CODE, ORGANISATION, UNIT, PERIOD, VALUE, COMMENT]),
        ("indicator_code;indicator_name;unit;organisation;period;gender;value;comment;source", list(Role)[:9]),
        ("source_date;Täljare;Nämnare;Saknas därför;Kvalitet;Ursprung", list(Role)[9:]),
        ("Id; Namn ;Nämnd;År;Period;Resultat", [CODE, NAME, ORGANISATION, None, PERIOD, VALUE]),
        ("Kommun/region;Kön (T/K/M)", [ORGANISATION, None]),
        ("", []),
    ],
)
def test_heads_are_recognised(columns, roles):
    heads = columns.split(";")

    found = recognise_columns(heads)

    assert found.roles == {role: place for place, role in enumerate(roles) if role}
    assert found.unknown == tuple(head for head, role in zip(heads, roles, strict=False) if role is None and head)


def test_what_is_lacking_is_told():
    found = recognise_columns(["Nyckeltal", "År"])

    assert found.lacking([CODE, PERIOD, VALUE]) == (VALUE,)


def test_a_head_that_stands_twice_is_told():
    found = recognise_columns(["Nyckeltal", "Värde", "Värde", "Annat"])

    assert (found.repeated, found.unknown) == (("Värde",), ("Annat",))


@given(
    st.lists(st.text(max_size=12) | st.sampled_from(["Enhet", "Nyckeltal", "Kommun", "Värde", "Id", "År"]), max_size=9)
)
def test_no_column_has_two_roles_and_none_is_lost(columns):
    found = recognise_columns(columns)

    places = list(found.roles.values())
    assert len(places) == len(set(places))
    known = {columns[place].strip() for place in places}
    assert {column.strip() for column in columns if column.strip()} <= known | set(found.unknown) | set(
        found.repeated
    ) | {column.strip() for column in columns if column.strip().casefold() in {head.casefold() for head in known}}
