"""The boards' goals under the council's, and the commitments by which they mean to reach them.

Two breaks of the thread are here on purpose: a board goal that nobody measures ("Läslust …") and one that no
commitment or activity answers ("Färre och bättre samordnade transporter").
"""

from datetime import date

from goals.models import Goal
from workspace.demo.records import DecisionRow, GoalRow

_DECISIONS = {
    "BUN": DecisionRow("BUN", date(2022, 12, 15), "BUN 2022/88", "§ 142"),
    "OSN": DecisionRow("OSN", date(2022, 12, 13), "OSN 2022/61", "§ 131"),
    "SBN": DecisionRow("SBN", date(2022, 12, 14), "SBN 2022/120", "§ 156"),
    "KFN": DecisionRow("KFN", date(2022, 12, 12), "KFN 2022/34", "§ 77"),
    "KS": DecisionRow("KS", date(2022, 12, 7), "KS 2022/231", "§ 203"),
    "MN": DecisionRow("MN", date(2022, 12, 8), "MN 2022/19", "§ 64"),
    "Bostads AB": DecisionRow("Bostads AB", date(2022, 12, 9), "EBAB 2022/12", "§ 48"),
    "Energi AB": DecisionRow("Energi AB", date(2022, 12, 9), "EEAB 2022/9", "§ 39"),
}
_LATER = {
    "BUN": DecisionRow("BUN", date(2025, 12, 11), "BUN 2025/97", "§ 142"),
    "OSN": DecisionRow("OSN", date(2025, 12, 9), "OSN 2025/70", "§ 128"),
    "SBN": DecisionRow("SBN", date(2025, 12, 10), "SBN 2025/133", "§ 149"),
    "KFN": DecisionRow("KFN", date(2025, 12, 8), "KFN 2025/41", "§ 81"),
    "KS": DecisionRow("KS", date(2025, 12, 3), "KS 2025/219", "§ 211"),
}


def _goal(key: str, body: str, parent: str, title: str, measures: str, rationale: str) -> GoalRow:
    return GoalRow(
        key=key,
        level="board",
        organisation=body,
        parent=parent,
        title=title,
        measures=tuple(measures.split()),
        kind=Goal.Kind.CORE if parent == "g2" else Goal.Kind.DEVELOPMENT,
        rationale=rationale,
        decision=_DECISIONS[body],
    )


def _commitment(key: str, body: str, parent: str, title: str, rationale: str, measures: str = "") -> GoalRow:
    return GoalRow(
        key=key,
        level="commitment",
        organisation=body,
        parent=parent,
        title=title,
        measures=tuple(measures.split()),
        rationale=rationale,
        years=(2026, 2026),
        decision=_LATER[body],
    )


BOARD_GOALS = (
    _goal(
        "bun1",
        "BUN",
        "g1",
        "Ökad måluppfyllelse i årskurs 7–9",
        "N15428 N15505 franvaro",
        "Tappet sker mellan årskurs 7 och 9, och det börjar med frånvaro.",
    ),
    _goal(
        "bun2",
        "BUN",
        "g2",
        "Varje barn möter utbildade pedagoger i en lagom stor grupp",
        "N11102 N11808",
        "Vår standard är 5,2 barn per årsarbetare och att minst 42 procent är legitimerade.",
    ),
    _goal(
        "bun3",
        "BUN",
        "g3",
        "Fler elever fullföljer gymnasiet inom fyra år",
        "N17461",
        "Avhoppen är störst på yrkesprogrammen under det första året.",
    ),
    _goal(
        "osn1",
        "OSN",
        "g3",
        "Unga som varken arbetar eller studerar får stöd inom en månad",
        "N18601",
        "Ju längre tid utanför, desto svårare väg tillbaka.",
    ),
    _goal(
        "kfn1",
        "KFN",
        "g1",
        "Läslust och en meningsfull fritid stärker lärandet",
        "",
        "Den som läser på fritiden klarar skolan bättre, men vi har ännu inget sätt att följa det.",
    ),
    _goal(
        "osn2",
        "OSN",
        "g4",
        "Trygga äldre med inflytande över sin vardag",
        "U21468 U23471 U23401 kontinuitet",
        "Missnöjet handlar om att möta för många olika personer och om att vänta på en plats.",
    ),
    _goal(
        "osn3",
        "OSN",
        "g5",
        "Fler går från försörjningsstöd till arbete eller studier",
        "N31816 U40455",
        "Stödet ska börja med vad personen kan, inte med vad som saknas.",
    ),
    _goal(
        "ks1",
        "KS",
        "g5",
        "Bättre matchning mellan arbetsgivare och arbetssökande",
        "N03937",
        "Företagen saknar folk samtidigt som arbetslösheten är hög.",
    ),
    _goal(
        "ks2",
        "KS",
        "g6",
        "Enkelt att nå, förstå och påverka kommunen",
        "N00650 N00640 N00671 svarstid",
        "Det första mötet avgör om invånaren kommer tillbaka med sin fråga.",
    ),
    _goal(
        "sbn1",
        "SBN",
        "g7",
        "Ljusa, hela och rena offentliga platser",
        "belysning N00610",
        "Trasig belysning är den vanligaste felanmälan och den som mest påverkar tryggheten.",
    ),
    _goal(
        "sbn2",
        "SBN",
        "g8",
        "Fossilfria fordon och hållbara måltider",
        "U00505 U07514",
        "Fordon och mat står för två tredjedelar av organisationens egna utsläpp.",
    ),
    _goal(
        "ks3",
        "KS",
        "g8",
        "Färre och bättre samordnade transporter",
        "transporter",
        "Varje enhet tar emot i snitt nio leveranser i veckan.",
    ),
    _goal(
        "eab1",
        "Energi AB",
        "g8",
        "Fossilfri fjärrvärme hela året",
        "fjarrvarme",
        "Spetslasten vid kallt väder eldas fortfarande med olja.",
    ),
    _goal(
        "ks4",
        "KS",
        "g9",
        "Företag får snabb och samordnad service",
        "U07453 N00999",
        "Företagen får i dag besked från fyra förvaltningar i tur och ordning.",
    ),
    _goal(
        "sbn3",
        "SBN",
        "g9",
        "Förutsägbar och snabb bygglovshantering",
        "U00810",
        "Väntan på bygglov är den vanligaste orsaken till missnöje i företagsenkäten.",
    ),
    _goal(
        "mn1", "MN", "g9", "Tillsyn som företagen förstår", "U07453", "Den som förstår ett krav uppfyller det oftare."
    ),
    _goal(
        "sbn4",
        "SBN",
        "g10",
        "Planberedskap för fler bostäder i alla kommundelar",
        "N07923 N07925",
        "Utan färdiga planer kan ingen bygga när marknaden vänder.",
    ),
    _goal(
        "bab1",
        "Bostads AB",
        "g10",
        "Hundra nya hyresrätter utanför tätorten till 2026",
        "hyresratter",
        "Bolaget bygger där privata aktörer inte gör det.",
    ),
    _goal(
        "ks5",
        "KS",
        "g11",
        "Närvarande ledarskap och friska arbetsplatser",
        "N00090 HME N00206",
        "Sjukfrånvaron är lägst där chefen har färre än trettio medarbetare.",
    ),
    _goal(
        "osn4",
        "OSN",
        "g11",
        "Heltid är det vanliga i omsorgen",
        "N00206",
        "Deltid ger fler ansikten hos den äldre och lägre pension för den anställde.",
    ),
    _goal(
        "ks6",
        "KS",
        "g12",
        "Avvikelser möts inom samma tertial",
        "avvikelse",
        "De år vi missat har underskotten varit kända redan i april.",
    ),
    _goal(
        "ks7",
        "KS",
        "g13",
        "Investeringar i rätt ordning och rätt tid",
        "N03103",
        "Projekt som skjuts upp blir i snitt elva procent dyrare.",
    ),
    _goal(
        "bun4",
        "BUN",
        "g14",
        "Skolans resurser följer elevernas behov",
        "N00097",
        "Lokaler och skolskjuts kostar mer än hos jämförbara kommuner.",
    ),
    _goal(
        "kfn2",
        "KFN",
        "g15",
        "Fler barn deltar i kultur och idrott",
        "N09890 U09800",
        "Kulturskolan finns bara i centrum, men hälften av barnen bor någon annanstans.",
    ),
)

COMMITMENTS = (
    _commitment(
        "narvaro",
        "BUN",
        "bun1",
        "Gemensam modell för närvaro",
        "Gemensamt åtagande: barn- och utbildningsnämnden leder, omsorgs- och socialnämnden medverkar.",
        "franvaro",
    ),
    _commitment(
        "narvaro-osn",
        "OSN",
        "bun1",
        "Gemensam modell för närvaro: socialtjänsten finns i skolan",
        "Omsorgs- och socialnämndens del av det gemensamma åtagandet, lett av barn- och utbildningsnämnden.",
    ),
    _commitment(
        "matte",
        "BUN",
        "bun1",
        "Lektionsbesök i matematik på alla skolor",
        "Matematik är det ämne där flest saknar betyg. Ämneslagen lär av varandra.",
        "matematik",
    ),
    _commitment(
        "trygghet",
        "BUN",
        "bun1",
        "Vuxna där eleverna är: trygghetsskapande på rasterna",
        "Otryggheten är störst i korridorer och omklädningsrum.",
        "trygga",
    ),
    _commitment(
        "legitimerade", "BUN", "bun2", "Förskollärare där de behövs bäst", "Fördelningen ska följa barnens behov."
    ),
    _commitment(
        "yrkesprogram",
        "BUN",
        "bun3",
        "Praktik på yrkesprogrammen från första terminen",
        "De som tidigt möter yrket hoppar av mer sällan.",
    ),
    _commitment(
        "inom-manad", "OSN", "osn1", "Ungdomsteamet ringer alla under 25 inom fyra veckor", "Tidig kontakt avgör."
    ),
    _commitment(
        "kontakt",
        "OSN",
        "osn2",
        "Fast omsorgskontakt som du känner vid namn",
        "Lagkrav sedan 2023, här med högre ambition.",
        "kontinuitet",
    ),
    _commitment(
        "vantetid", "OSN", "osn2", "Kortare väg till särskilt boende", "Tomma platser ska fyllas inom tio dagar."
    ),
    _commitment(
        "jobbspar", "OSN", "osn3", "Jobbspår tillsammans med lokala företag", "Utbildning som slutar i en anställning."
    ),
    _commitment(
        "klartal",
        "KS",
        "ks2",
        "Svar som går att förstå på första frågan",
        "Klarspråk i alla beslut och brev.",
        "svarstid",
    ),
    _commitment("vandringar", "SBN", "sbn1", "Trygghetsvandringar i alla tätorter", "Invånarna vet var det är mörkt."),
    _commitment("laddbart", "SBN", "sbn2", "Laddbara fordon i all hemtjänst", "Hemtjänsten kör mest av alla."),
    _commitment(
        "bygglov", "SBN", "sbn3", "Bygglov utan omvägar", "Fullständiga ansökningar handläggs dubbelt så fort."
    ),
    _commitment("planreserv", "SBN", "sbn4", "Planreserv i Norra Exempelby och Sörby", "Två planer för 180 bostäder."),
    _commitment("rehab", "KS", "ks5", "Rehabilitering i tid", "Samtal senast dag 14, inte dag 90."),
    _commitment(
        "kulturskola",
        "KFN",
        "kfn2",
        "Kulturskola i alla kommundelar",
        "Undervisningen flyttar till skolorna, direkt efter lektionstid.",
    ),
)
