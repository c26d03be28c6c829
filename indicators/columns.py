"""Which column of an uploaded table is what, by the heads that officials, Kolada and our own exports write."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annualcycle.periods import Period, PeriodError


class Role(StrEnum):
    """What a column holds."""

    INDICATOR_CODE = "indicator_code"
    INDICATOR_NAME = "indicator_name"
    UNIT = "unit"
    ORGANISATION = "organisation"
    PERIOD = "period"
    GENDER = "gender"
    VALUE = "value"
    COMMENT = "comment"
    SOURCE = "source"
    SOURCE_DATE = "source_date"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    MISSING = "missing"
    QUALITY = "quality"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class RecognisedColumns:
    """The column of each role found, by place from 0; the heads nobody knows; the heads that stand there twice."""

    roles: Mapping[Role, int]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]

    def lacking(self, needed: Sequence[Role]) -> tuple[Role, ...]:
        """Which of the needed roles no column has."""
        return tuple(role for role in needed if role not in self.roles)


# In each row the surest head comes first; where a table has several, the surest wins.
_HEADS: dict[Role, tuple[str, ...]] = {
    Role.INDICATOR_CODE: (
        "nyckeltals id", "nyckeltalsid", "nyckeltal id", "nyckeltalskod", "indikatorkod", "indikator id", "kolada id",
        "kpi id", "indicator code", "indicator id", "kod", "code", "id", "kpi", "nyckeltal", "indikator", "indicator",
        "mått", "key figure",
    ),
    Role.INDICATOR_NAME: (
        "benämning", "nyckeltalsnamn", "indikatornamn", "nyckeltalets namn", "indicator name", "namn", "name", "titel",
        "title",
    ),
    Role.UNIT: ("måttenhet", "mätenhet", "mått enhet", "unit of measure", "sort", "unit"),
    Role.ORGANISATION: (
        "organisation", "organisationsenhet", "org", "organization", "enhetsnamn", "nämnd", "förvaltning", "verksamhet",
        "skola", "område", "kommun", "region", "kommun region", "kommunnamn", "municipality",
    ),
    Role.PERIOD: (
        "period", "tidsperiod", "mätperiod", "läsår", "tertial", "kvartal", "månad", "datum", "date", "år", "year",
        "årtal", "tid",
    ),
    Role.GENDER: ("kön", "könsuppdelning", "gender", "sex"),
    Role.VALUE: ("värde", "value", "utfall", "utfallsvärde", "outcome", "actual", "resultat", "result"),
    Role.COMMENT: ("kommentar", "comment", "anmärkning", "notering", "note", "motivering"),
    Role.SOURCE: ("källa", "datakälla", "uppgiftskälla", "source", "data source"),
    Role.SOURCE_DATE: ("källdatum", "källans datum", "uppgiftsdatum", "mätdatum", "source date", "source_date"),
    Role.NUMERATOR: ("täljare", "numerator"),
    Role.DENOMINATOR: ("nämnare", "denominator"),
    Role.MISSING: ("saknas därför", "orsak till saknat värde", "saknat värde", "missing reason", "missing"),
    Role.QUALITY: ("kvalitet", "värdets status", "quality", "value status"),
    Role.ORIGIN: ("ursprung", "origin"),
}  # fmt: skip
# Words that stand before a year whose outcomes a column holds; others ("Mål 2025", "Budget 2025") hold something else.
_OUTCOME_OF = re.compile(r"(?:utfall|värde|resultat|år|outcome|actual|value|year)\s+(?=\S)", re.IGNORECASE)
_CODES_BY_COURTESY = frozenset({"nyckeltal", "indikator", "indicator", "mått", "key figure"})
_ENHET = "enhet"


def recognise_columns(columns: Sequence[str]) -> RecognisedColumns:
    """The role of each column, by its head in Swedish or English, whatever its case, spaces and punctuation.

    "Enhet" is the unit of measure beside a column for the organisation (Kommun, Organisation), otherwise, or beside
    a "Måttenhet", the organisation. "Nyckeltal" is the code, or the name beside a column that is surely the code.
    """
    heads = [_plain(column) for column in columns]
    roles = {role: heads.index(head) for role, known in _HEADS.items() for head in reversed(known) if head in heads}
    _place_name(roles, heads)
    _place_enhet(roles, heads)
    used = set(roles.values())
    repeated = {heads[place] for place in used if heads.count(heads[place]) > 1}
    return RecognisedColumns(
        roles,
        tuple(
            c.strip()
            for place, c in enumerate(columns)
            if c.strip() and place not in used and heads[place] not in repeated
        ),
        tuple(columns[place].strip() for place in sorted(used) if heads[place] in repeated),
    )


def period_of_head(head: str) -> str:
    """The period that a column's head names: "2025" in "2025" and "Utfall 2025"; "" where it names none."""
    text = _OUTCOME_OF.sub("", head.strip(), count=1)
    try:
        Period.parse(text)
    except PeriodError:
        return ""
    return text


def _plain(column: str) -> str:
    return re.sub(r"[\W_]+", " ", column.casefold()).strip()


def _place_name(roles: dict[Role, int], heads: Sequence[str]) -> None:
    code = roles.get(Role.INDICATOR_CODE)
    if code is None or Role.INDICATOR_NAME in roles:
        return
    courtesy = next((place for place, head in enumerate(heads) if head in _CODES_BY_COURTESY and place != code), None)
    if courtesy is not None:
        roles[Role.INDICATOR_NAME] = courtesy


def _place_enhet(roles: dict[Role, int], heads: Sequence[str]) -> None:
    if _ENHET not in heads:
        return
    if Role.UNIT in roles or Role.ORGANISATION not in roles:
        roles[Role.ORGANISATION] = heads.index(_ENHET)
    else:
        roles[Role.UNIT] = heads.index(_ENHET)
