"""How Exempelby's goals are marked: ambition, horizon, tags, Agenda 2030, the law, and what they serve beside.

The demand of räddningstjänst has no goal, and "Personer med funktionsnedsättning" is a tag that no goal has yet.
"""

from goals.models import Tag
from workspace.demo.records import Ambition, Horizon, LawRow, MarkRow, TagRow

_GROUP = Tag.Kind.TARGET_GROUP
_SURE, _STRETCH = Ambition.COMMITTED, Ambition.STRETCH

TAGS = (
    TagRow("Barnkonventionen"),
    TagRow("Digitalisering"),
    TagRow("Jämställdhet"),
    TagRow("Kompetensförsörjning"),
    TagRow("Tillit i styrningen"),
    TagRow("Trygghet"),
    TagRow("Barn och unga", _GROUP),
    TagRow("Äldre", _GROUP),
    TagRow("Företag", _GROUP),
    TagRow("Personer med funktionsnedsättning", _GROUP),
)

LAWS = (
    LawRow("skol-1-4", "Skollagen (2010:800)", "1 kap. 4 §", "Utbildningen ska ta hänsyn till barns olika behov."),
    LawRow(
        "skol-4-3",
        "Skollagen (2010:800)",
        "4 kap. 3 §",
        "Huvudmannen ska systematiskt och kontinuerligt planera och följa upp utbildningen, analysera orsakerna till "
        "resultaten och genomföra insatser.",
    ),
    LawRow(
        "skol-7-22",
        "Skollagen (2010:800)",
        "7 kap. 22 §",
        "Huvudmannen ska se till att eleverna fullgör sin skolgång.",
    ),
    LawRow(
        "skol-29-9",
        "Skollagen (2010:800)",
        "29 kap. 9 §",
        "Kommunen ska löpande hålla sig informerad om unga under 20 år som varken går i gymnasieskola eller har "
        "fullföljt den, och erbjuda dem åtgärder.",
    ),
    LawRow(
        "sol",
        "Socialtjänstlagen (2025:400)",
        "11 kap. 1 §",
        "Den som inte själv kan tillgodose sina behov har rätt till bistånd för sin försörjning och livsföring.",
    ),
    LawRow(
        "lss",
        "Lagen om stöd och service till vissa funktionshindrade (1993:387)",
        "9 §",
        "Den som omfattas av lagen har rätt till bland annat personlig assistans, daglig verksamhet och bostad med "
        "särskild service.",
    ),
    LawRow(
        "pbl",
        "Plan- och bygglagen (2010:900)",
        "2 kap. 3 §",
        "Planläggningen ska främja bostadsbyggande och en god hushållning med mark, vatten och energi.",
    ),
    LawRow(
        "mb",
        "Miljöbalken (1998:808)",
        "26 kap. 1 §",
        "Tillsynen ska säkerställa att balken följs och underlätta för den enskilde att göra rätt.",
    ),
    LawRow(
        "bibl",
        "Bibliotekslagen (2013:801)",
        "6 §",
        "Varje kommun ska ha folkbibliotek, tillgängliga för alla och anpassade till användarnas behov.",
    ),
    LawRow(
        "kl-11-1",
        "Kommunallagen (2017:725)",
        "11 kap. 1 §",
        "Kommunen ska ha en god ekonomisk hushållning i sin verksamhet.",
    ),
    LawRow(
        "kl-6-6",
        "Kommunallagen (2017:725)",
        "6 kap. 6 §",
        "Varje nämnd ska se till att den interna kontrollen är tillräcklig.",
    ),
    LawRow(
        "raddning",
        "Lagen om skydd mot olyckor (2003:778)",
        "3 kap. 8 §",
        "Kommunen ska ha ett handlingsprogram för räddningstjänst.",
    ),
)

_COUNCIL = (
    MarkRow("vision", None, Horizon.LONG, "Tillit i styrningen", "11"),
    MarkRow(
        "g1", _STRETCH, tags="Barn och unga, Barnkonventionen", agenda="4, 4.1, 10.2", laws=("skol-1-4", "skol-4-3")
    ),
    MarkRow("g2", _SURE, tags="Barn och unga, Trygghet", agenda="4.2", laws=("skol-1-4",)),
    MarkRow("g3", _STRETCH, tags="Barn och unga", agenda="4.4, 8.6", laws=("skol-29-9",)),
    MarkRow("g4", _SURE, tags="Äldre, Trygghet", agenda="3, 10.2", laws=("sol",)),
    MarkRow("g5", _STRETCH, agenda="1.2, 8.5", laws=("sol",)),
    MarkRow("g6", _STRETCH, tags="Tillit i styrningen, Digitalisering", agenda="16.6, 16.7"),
    MarkRow("g7", _SURE, tags="Trygghet, Jämställdhet", agenda="11.7, 5.2"),
    MarkRow("g8", _STRETCH, Horizon.LONG, agenda="13, 7.2, 12"),
    MarkRow("g9", _SURE, tags="Företag", agenda="8.3"),
    MarkRow("g10", _STRETCH, Horizon.LONG, agenda="11.1, 11.3"),
    MarkRow("g11", _SURE, tags="Kompetensförsörjning, Jämställdhet", agenda="8.8, 5"),
    MarkRow("g12", _SURE, laws=("kl-11-1",)),
    MarkRow("g13", _SURE, Horizon.LONG, laws=("kl-11-1",)),
    MarkRow("g14", _SURE, Horizon.YEAR, laws=("kl-11-1",)),
    MarkRow("g15", _SURE, tags="Barn och unga, Barnkonventionen", agenda="3.4, 10.2"),
)

_BOARDS = (
    MarkRow("bun1", _STRETCH, tags="Barn och unga", agenda="4.1", laws=("skol-4-3", "skol-7-22")),
    MarkRow("bun2", _SURE, tags="Barn och unga", agenda="4.2"),
    MarkRow(
        "bun3", _STRETCH, tags="Barn och unga, Kompetensförsörjning", agenda="4.4", laws=("skol-29-9",), also=("g5",)
    ),
    MarkRow("bun4", _SURE, Horizon.YEAR, tags="Barn och unga"),
    MarkRow("osn1", _STRETCH, tags="Barn och unga", agenda="8.6", laws=("skol-29-9",)),
    MarkRow("osn2", _SURE, tags="Äldre, Trygghet", agenda="3", laws=("sol",)),
    MarkRow("osn4", _SURE, tags="Jämställdhet, Kompetensförsörjning", agenda="5.4, 8.5", also=("g4",)),
    MarkRow("kfn1", _STRETCH, tags="Barn och unga", agenda="4.6", laws=("bibl",), also=("g15",)),
    MarkRow("ks2", _SURE, tags="Tillit i styrningen, Digitalisering", agenda="16.6"),
    MarkRow("ks6", _SURE, Horizon.YEAR, laws=("kl-6-6",)),
    MarkRow("sbn1", _SURE, tags="Trygghet", agenda="11.7"),
    MarkRow("sbn3", _SURE, tags="Företag, Digitalisering"),
    MarkRow("sbn4", _STRETCH, agenda="11.3", laws=("pbl",)),
    MarkRow("mn1", _SURE, tags="Företag", laws=("mb",)),
)

_COMMITMENTS = (
    MarkRow(
        "narvaro",
        _STRETCH,
        tags="Barn och unga, Barnkonventionen, Trygghet",
        agenda="4.1",
        laws=("skol-7-22",),
        joint=(
            ("OSN", "En socialsekreterare på varje högstadieskola, en dag i veckan."),
            ("KFN", "Fritidsgårdarna fångar upp elever som är på väg bort från skolan."),
        ),
    ),
    MarkRow("yrkesprogram", _STRETCH, Horizon.YEAR, tags="Kompetensförsörjning", also=("osn1", "ks1")),
    MarkRow("kontakt", _SURE, Horizon.YEAR, tags="Äldre", laws=("sol",)),
    MarkRow(
        "en-vag-in",
        _SURE,
        tags="Företag",
        joint=(
            ("SBN", "Bygglov och exploatering svarar lotsen inom två dagar."),
            ("MN", "Tillstånd och tillsyn samordnas av lotsen."),
        ),
    ),
    MarkRow("laddbart", _SURE, joint=(("OSN", "Hemtjänsten planerar turerna efter bilarnas räckvidd."),)),
    MarkRow("kulturskola", _SURE, tags="Barn och unga", also=("kfn1",)),
    MarkRow("heltid", _STRETCH, tags="Jämställdhet", agenda="5.4", also=("osn2",)),
)

MARKS = _COUNCIL + _BOARDS + _COMMITMENTS
