"""What the boards' services commit themselves to for 2025 and 2026: they answer board goals, unit plans answer them.

The model for presence is a joint commitment: one board leads and another contributes.
"""

from dataclasses import replace
from datetime import date

from workspace.demo.records import DecisionRow, GoalRow

_DECISIONS = {
    "BUN": DecisionRow("BUN", date(2024, 12, 11), "BUN 2024/97", "142"),
    "OSN": DecisionRow("OSN", date(2024, 12, 9), "OSN 2024/70", "128"),
    "SBN": DecisionRow("SBN", date(2024, 12, 10), "SBN 2024/133", "149"),
    "KFN": DecisionRow("KFN", date(2024, 12, 8), "KFN 2024/41", "81"),
    "KS": DecisionRow("KS", date(2024, 12, 3), "KS 2024/219", "211"),
    "MN": DecisionRow("MN", date(2024, 12, 4), "MN 2024/22", "70"),
    "Bostads AB": DecisionRow("Bostads AB", date(2024, 12, 5), "EBAB 2024/14", "52"),
    "Energi AB": DecisionRow("Energi AB", date(2024, 12, 5), "EEAB 2024/11", "44"),
}


_PROLONGED = {"narvaro", "matte", "trygghet"}  # decided for a year more than the board's goals


def _commitment(
    key: str, board: str, organisation: str, parent: str, title: str, rationale: str, measures: str = ""
) -> GoalRow:
    last = 2027 if key in _PROLONGED else 2026
    return GoalRow(
        key=key,
        level="commitment",
        organisation=organisation or board,
        parent=parent,
        title=title,
        measures=tuple(measures.split()),
        rationale=rationale,
        years=(2025, last),
        decision=_DECISIONS[board],
    )


_ROWS = (
    (
        "narvaro",
        "BUN",
        "",
        "bun1",
        "Gemensam modell för närvaro",
        "Den som är borta lär sig inte, och ingen nämnd kan vända frånvaron ensam. Därför är åtagandet gemensamt.",
        "franvaro",
    ),
    (
        "narvaro-osn",
        "OSN",
        "IFO",
        "bun1",
        "Gemensam modell för närvaro: socialtjänsten finns i skolan",
        "Omsorgs- och socialnämndens del av det gemensamma åtagandet, lett av barn- och utbildningsnämnden.",
        "franvaro",
    ),
    (
        "matte",
        "BUN",
        "Grundskola",
        "bun1",
        "Lektionsbesök i matematik på alla skolor",
        "Matematik är det ämne där flest saknar betyg. Ämneslagen lär av varandra.",
        "matematik",
    ),
    (
        "trygghet",
        "BUN",
        "Grundskola",
        "bun1",
        "Vuxna där eleverna är",
        "Otryggheten är störst i korridorer och omklädningsrum.",
        "trygga",
    ),
    (
        "legitimerade",
        "BUN",
        "Förskola",
        "bun2",
        "Förskollärare där de behövs bäst",
        "Fördelningen ska följa barnens behov, inte var någon råkar ha anställts.",
        "N11808",
    ),
    (
        "yrkesprogram",
        "BUN",
        "Gymnasieskola",
        "bun3",
        "Praktik på yrkesprogrammen från första terminen",
        "De som tidigt möter yrket hoppar av mer sällan.",
        "N17461",
    ),
    (
        "inom-manad",
        "OSN",
        "Arbete",
        "osn1",
        "Ungdomsteamet ringer alla under 25 inom fyra veckor",
        "Tidig kontakt avgör.",
        "N18601",
    ),
    (
        "kontakt",
        "OSN",
        "Hemtjänst",
        "osn2",
        "En fast omsorgskontakt som du känner vid namn",
        "Lagkrav sedan 2022, här med högre ambition.",
        "kontinuitet",
    ),
    (
        "vantetid",
        "OSN",
        "SÄBO",
        "osn2",
        "Tomma platser fylls inom tio dagar",
        "I dag står en ledig lägenhet tom i snitt tjugotre dagar.",
        "U23401",
    ),
    (
        "heltid",
        "OSN",
        "Hemtjänst",
        "osn4",
        "Scheman med heltid som grund",
        "Deltid ska vara ett val och inte en följd av schemat.",
        "N00206",
    ),
    (
        "jobbspar",
        "OSN",
        "Arbete",
        "osn3",
        "Jobbspår tillsammans med lokala företag",
        "Utbildning som slutar i en anställning.",
        "U40455",
    ),
    (
        "branschrad",
        "KS",
        "Tillväxt",
        "ks1",
        "Branschråd med de tio största arbetsgivarna",
        "Kommunen behöver veta vilka som ska anställas innan annonsen skrivs.",
        "N03937",
    ),
    (
        "svar",
        "KS",
        "Service",
        "ks2",
        "Svar som går att förstå på första frågan",
        "Klarspråk i alla beslut och brev.",
        "svarstid",
    ),
    (
        "en-vag-in",
        "KS",
        "Tillväxt",
        "ks4",
        "En väg in för företag",
        "En lots följer ärendet genom alla förvaltningar.",
        "U07453",
    ),
    (
        "vandringar",
        "SBN",
        "Trafik",
        "sbn1",
        "Trygghetsvandringar i alla tätorter",
        "Invånarna vet bäst var det är mörkt.",
        "belysning",
    ),
    ("laddbart", "SBN", "Trafik", "sbn2", "Laddbara fordon i all hemtjänst", "Hemtjänsten kör mest av alla.", "U00505"),
    (
        "mat",
        "SBN",
        "Kost",
        "sbn2",
        "Mer grönt och närodlat på tallriken",
        "Maten ska vara god för barnen och för klimatet.",
        "U07514",
    ),
    (
        "bygglov",
        "SBN",
        "Plan och bygg",
        "sbn3",
        "Bygglov utan omvägar",
        "Fullständiga ansökningar handläggs dubbelt så fort.",
        "U00810",
    ),
    (
        "planreserv",
        "SBN",
        "Plan och bygg",
        "sbn4",
        "Planreserv i Norra Exempelby och Sörby",
        "Två planer för 180 bostäder.",
        "N07923",
    ),
    ("rehab", "KS", "Personal", "ks5", "Rehabilitering i tid", "Samtal senast dag 14, inte dag 90.", "N00090"),
    (
        "sommarbok",
        "KFN",
        "Kultur",
        "kfn1",
        "Sommarboken i alla kommundelar",
        "De barn som läser på sommaren tappar inte till hösten.",
        "",
    ),
    (
        "kulturskola",
        "KFN",
        "Kultur",
        "kfn2",
        "Kulturskola i alla kommundelar",
        "Undervisningen flyttar till skolorna, direkt efter lektionstid.",
        "N09890",
    ),
    (
        "prova-pa",
        "KFN",
        "Fritid",
        "kfn2",
        "Prova på-kort till alla i årskurs 4",
        "Första gången ska vara gratis.",
        "U09800",
    ),
    (
        "tillsyn",
        "MN",
        "",
        "mn1",
        "Tillsynsbesked i klarspråk",
        "Den som förstår ett krav uppfyller det oftare.",
        "U07453",
    ),
    (
        "biolja",
        "Energi AB",
        "",
        "eab1",
        "Biooljepanna för kalla dagar",
        "Spetslasten är den sista oljan.",
        "fjarrvarme",
    ),
    (
        "bygga",
        "Bostads AB",
        "",
        "bab1",
        "Bygg i Sörby och Norra Exempelby",
        "Två projekt med sammanlagt femtioåtta lägenheter.",
        "hyresratter",
    ),
)

# Decided anew within the term: the words of 2024 gave way, but an activity still answers them. One more held for a
# year only, and an activity goes on without it.
_FOOD_OF_2024 = _commitment(
    "mat-2024", "SBN", "Kost", "sbn2", "Mer grönt på tallriken", "Maten ska vara god för klimatet."
)
_SUMMER_JOBS = replace(
    _commitment(
        "sommarjobb",
        "OSN",
        "Arbete",
        "osn1",
        "Sommarjobb till alla som går ut nian",
        "Det första jobbet är vägen till det andra.",
        "N18601",
    ),
    years=(2025, 2025),
)
_FOOD_AGAIN = DecisionRow("SBN", date(2025, 12, 9), "SBN 2025/140", "151")


def _decided_anew(row: GoalRow) -> GoalRow:
    """The commitment about food by its later decision; any other as it is."""
    return replace(row, replaces="mat-2024", decision=_FOOD_AGAIN) if row.key == "mat" else row


COMMITMENTS = (
    _FOOD_OF_2024,
    *(_decided_anew(_commitment(*row)) for row in _ROWS),
    _SUMMER_JOBS,
)
