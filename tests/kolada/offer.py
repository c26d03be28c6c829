"""A small Kolada of our own: hand-typed key figures, places and values in Kolada's form. Källa: Kolada.

N15505 has no value anywhere; N99001 is malformed in places; U07451 has been replaced by U07453; U23471 by units.
"""

from typing import Any

Row = dict[str, Any]
OWN, COUNTRY, OTHER, THIRD = "0586", "0000", "0580", "0319"
SIMILAR, SCHOOLS, SIMILAR_OLD, ALL = "G37466", "G92001", "G37460", "G2328"
SCHOOL, OTHER_SCHOOL = "V15E058600101", "V15E058600102"


def kpi(id_: str, title: str, area: str, **more: Any) -> Row:
    """A key figure with all twelve fields."""
    return {
        "id": id_,
        "title": title,
        "description": f"{title}. Källa: SCB och Skolverket. Uppdateras varje år.",
        "is_divided_by_gender": False,
        "municipality_type": "A",
        "auspice": "T",
        "operating_area": area,
        "perspective": "Kvalitet och resultat",
        "prel_publication_date": None,
        "publication_date": "2026-09-25",
        "publ_period": "2025",
        "has_ou_data": False,
    } | more


SCHOOL_AREA, CARE = "Grundskola åk 0-9 inkl förskoleklass", "Äldre och funktionshinder"
KPIS = [
    kpi("N01951", "Invånare totalt, antal", "Befolkning", perspective="Volymer", is_divided_by_gender=True),
    kpi(
        "N15428",
        "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun, andel (%)",
        SCHOOL_AREA,
        is_divided_by_gender=True,
        has_ou_data=True,
    ),
    kpi("N15027", "Kostnad grundskola F-9 hemkommun, kr/elev", SCHOOL_AREA, perspective="Resurser"),
    kpi("N15505", "Elever i åk 9, meritvärde kommunala skolor, genomsnitt (17 ämnen)", SCHOOL_AREA),
    kpi("U07451", "Företagsklimat enl. Insikt - Totalt, NKI, gammal definition (-2024)", "Affärsverksamhet"),
    kpi("U07453", "Företagsklimat enl. Insikt - Totalt, NKI, ny definition", "Affärsverksamhet"),
    kpi("U23471", "Brukarbedömning särskilt boende äldreomsorg - helhetssyn, andel (%)", CARE),
    kpi("N00401", "Utsläpp till luft av växthusgaser totalt, ton CO2-ekv/inv", "Infrastruktur", publication_date=None),
]

MUNICIPALITIES = [
    {"id": COUNTRY, "title": "Riket", "type": "L"},
    {"id": "0005", "title": "Region Östergötland", "type": "L"},
    {"id": OWN, "title": "Mjölby", "type": "K"},
    {"id": OTHER, "title": "Linköping", "type": "K"},
    {"id": THIRD, "title": "Älvkarleby", "type": "K"},
]


def group(id_: str, title: str, *members: str) -> Row:
    """A group of municipalities in v3's form."""
    names = {row["id"]: row["title"] for row in MUNICIPALITIES}
    return {
        "id": id_,
        "title": title,
        "members": [{"member_id": member, "member_title": names[member]} for member in members],
    }


GROUPS = [
    group(SIMILAR, "Liknande kommuner, övergripande, Mjölby, 2025", OTHER, THIRD),
    group(SIMILAR_OLD, "Liknande kommuner, övergripande, Mjölby, 2024", THIRD),
    group(SCHOOLS, "Liknande kommuner grundskola, Mjölby, 2025", OTHER),
    group(ALL, "Alla kommuner (ovägt medel)", OWN, OTHER, THIRD),
]

UNITS = [
    {"id": SCHOOL, "title": "Vallaskolan", "municipality": OWN},
    {"id": OTHER_SCHOOL, "title": "Nyborgsskolan", "municipality": OWN},
    {"id": "V15E058000101", "title": "Exempelskolan", "municipality": OTHER},
]


def told(gender: str, value: float | None, *, status: str = "", count: int = 1, deleted: bool = False) -> Row:
    """A value of one gender."""
    return {"gender": gender, "count": count, "status": status, "value": value, "isdeleted": deleted}


def datum(kpi_id: str, place: str, year: int, *values: Row, changed: str = "2026-04-01") -> Row:
    """A row of values; `changed` is when, for from_date. Genders stand in the order K, M, T, as Kolada's do."""
    kind = "ou" if place.startswith("V") else "municipality"
    return {"kpi": kpi_id, kind: place, "period": year, "values": list(values), "changed": changed}


def split(women: float, men: float, total: float, *, count: int = 1) -> tuple[Row, Row, Row]:
    """Values of women, men and all."""
    return told("K", women, count=count), told("M", men, count=count), told("T", total, count=count)


DATA = [
    datum("N15428", OWN, 2023, *split(83.0, 80.1, 81.5)),
    datum("N15428", OWN, 2024, *split(84.9, 82.1, 83.4)),
    datum("N15428", OWN, 2025, *split(86.2, 83.0, 84.6), changed="2026-10-02"),
    datum("N15428", COUNTRY, 2024, *split(86.1, 83.5, 84.8)),
    datum("N15428", COUNTRY, 2025, *split(86.4, 83.9, 85.1)),
    datum("N15428", SIMILAR, 2025, *split(83.3, 80.0, 81.6, count=2)),
    datum("N15428", SCHOOLS, 2025, *split(82.0, 79.0, 80.5, count=1)),
    datum("N15428", OTHER, 2025, *split(87.0, 84.0, 85.4)),
    datum("N15428", THIRD, 2025, *split(80.0, 76.0, 77.8)),
    datum("N01951", OWN, 2025, *split(13_920, 14_080, 28_000)),
    datum("N15027", OWN, 2024, told("T", 131_250.5)),
    datum("N15027", OWN, 2025, told("T", None, status="Missing")),
    datum("N15027", COUNTRY, 2025, told("T", 135_400)),
    datum("U07451", OWN, 2024, told("T", 71)),
    datum("U07453", OWN, 2025, told("T", 74)),
    datum("U23471", OWN, 2025, told("T", None, status="..")),
    datum("N15428", SCHOOL, 2025, *split(88.0, 85.5, 86.7)),
    datum("N15428", OTHER_SCHOOL, 2025, told("T", None, status="..")),
]
