"""The boards' goals under the council's.

Breaks of the thread are here on purpose: a board goal that nobody measures ("Läslust …"), one that nothing answers
("Färre och bättre samordnade transporter"), and one that serves none of the council's ("Den offentliga konsten …").
"""

from datetime import date

from goals.models import Goal
from workspace.demo.records import DecisionRow, GoalRow

_DECISIONS = {
    "BUN": DecisionRow("BUN", date(2022, 12, 15), "BUN 2022/88", "142"),
    "OSN": DecisionRow("OSN", date(2022, 12, 13), "OSN 2022/61", "131"),
    "SBN": DecisionRow("SBN", date(2022, 12, 14), "SBN 2022/120", "156"),
    "KFN": DecisionRow("KFN", date(2022, 12, 12), "KFN 2022/34", "77"),
    "KS": DecisionRow("KS", date(2022, 12, 7), "KS 2022/231", "203"),
    "MN": DecisionRow("MN", date(2022, 12, 8), "MN 2022/19", "64"),
    "Bostads AB": DecisionRow("Bostads AB", date(2022, 12, 9), "EBAB 2022/12", "48"),
    "Energi AB": DecisionRow("Energi AB", date(2022, 12, 9), "EEAB 2022/9", "39"),
}
_KINDS = {"g2": Goal.Kind.CORE} | dict.fromkeys(("g12", "g13", "g14"), Goal.Kind.FINANCIAL)


def _goal(key: str, body: str, parent: str, title: str, measures: str, rationale: str) -> GoalRow:
    return GoalRow(
        key=key,
        level="board",
        organisation=body,
        parent=parent,
        title=title,
        measures=tuple(measures.split()),
        kind=_KINDS.get(parent, Goal.Kind.DEVELOPMENT),
        rationale=rationale,
        decision=_DECISIONS[body],
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
    _goal(
        "kfn3",
        "KFN",
        "",
        "Den offentliga konsten vårdas och syns",
        "konst",
        "Kommunen äger 640 konstverk. Vart femte är skadat, och nämnden vill göra något åt det utan att vänta på ett "
        "kommunmål.",
    ),
)
