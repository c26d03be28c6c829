"""What Exempelby's goals mean between organisations, in which order they stand, and whether the answers cover them."""

from datetime import date

from workspace.demo.records import (
    ContributorCommentRow,
    CoverageRow,
    Covers,
    DecisionRow,
    Effect,
    EffectRow,
    NotRelevantRow,
    RankingRow,
)

RANKINGS = (
    RankingRow(
        "kf",
        "KF",
        2024,
        ("g12", "g13", "g1", "g4", "g3", "g5"),
        "Ekonomin går först i ett läge med stigande pensionskostnader.",
        DecisionRow("KF", date(2023, 11, 27), "KS 2023/198", "121"),
    ),
    # Two goals have no place: their level is to be held, not raised.
    RankingRow(
        "kf",
        "KF",
        2026,
        ("g1", "g3", "g4", "g12", "g5", "g8", "g11", "g10", "g13", "g9", "g7", "g6"),
        "Skolan och de ungas väg till arbete går först de närmaste åren. Mål där vi ska hålla nivån rangordnas inte.",
        DecisionRow("KF", date(2025, 11, 24), "KS 2025/201", "124"),
    ),
    RankingRow(
        "board",
        "BUN",
        2026,
        ("bun1", "bun3", "bun4"),
        "Frånvaron i årskurs 7–9 är den fråga som påverkar flest andra.",
        DecisionRow("BUN", date(2025, 12, 11), "BUN 2025/102", "138"),
    ),
    RankingRow(
        "board",
        "OSN",
        2026,
        ("osn2", "osn3", "osn1"),
        "Förslag till nämnden i december. Heltidsmålet har ännu ingen plats.",
    ),
)

JOINT_COMMENTS = (
    ContributorCommentRow(
        "narvaro",
        "OSN",
        "T1 2026",
        "daniel.aberg",
        date(2026, 5, 18),
        "Fyra skolor har en socialsekreterare på plats. Rektorerna ringer tidigare än förut.",
    ),
    ContributorCommentRow(
        "narvaro",
        "KFN",
        "T1 2026",
        "malin.hedlund",
        date(2026, 5, 19),
        "Två fritidsgårdar öppnar klockan 14 och har kontakt med elevhälsan.",
    ),
    # Kultur- och fritidsnämnden has not said how its part goes in the second round.
    ContributorCommentRow(
        "narvaro",
        "OSN",
        "T2 2026",
        "daniel.aberg",
        date(2026, 9, 24),
        "Två tjänster är vakanta, så fem skolor väntar. Där vi finns på plats har orosanmälningarna kommit tidigare "
        "och insatserna blivit mindre.",
    ),
    ContributorCommentRow(
        "en-vag-in",
        "SBN",
        "T2 2026",
        "malin.hedlund",
        date(2026, 9, 22),
        "Bygglov svarar lotsen inom två dagar i nio ärenden av tio.",
    ),
    ContributorCommentRow(
        "en-vag-in",
        "MN",
        "T2 2026",
        "katarina.ahl",
        date(2026, 9, 25),
        "Vi deltar, men hälften av företagen finns i våra två grannkommuner, som inte har någon lots.",
    ),
)

EFFECTS = (
    EffectRow(
        "kulturskola",
        Effect.HELPS,
        "BUN",
        "Fler elever stannar i skolan på eftermiddagen när undervisningen ges där, direkt efter lektionerna.",
        "bun1",
    ),
    EffectRow(
        "laddbart",
        Effect.HELPS,
        "Hemtjänst",
        "Bilarna är nya och startar i kylan, så turerna håller.",
        "kontakt",
    ),
    EffectRow(
        "inom-manad",
        Effect.BURDENS,
        "Gymnasieskola",
        "Teamet behöver få veta samma vecka när en elev slutar. Det ger skolans administration mer att göra.",
        "yrkesprogram",
    ),
    EffectRow(
        "heltid",
        Effect.BURDENS,
        "Personal",
        "Nya grundscheman kräver stöd av HR i sexton arbetsgrupper under ett år.",
        settlement="HR avsätter en halv tjänst till och med juni 2027. Omsorgs- och socialnämnden betalar hälften.",
        settled_on=date(2026, 2, 12),
    ),
    EffectRow(
        "planreserv",
        Effect.CONFLICTS,
        "KFN",
        "Planen för Sörby lägger sextio bostäder på fotbollsplanen, som tre föreningar och 340 barn använder. Ingen "
        "ersättande plan finns i förslaget.",
        "kfn2",
    ),
    EffectRow(
        "mat",
        Effect.CONFLICTS,
        "OSN",
        "Två gröna dagar i veckan på särskilt boende går emot de äldres rätt att själva välja vad de äter.",
        "osn2",
        settlement="De gröna dagarna gäller skolor och förskolor. På särskilt boende väljer de boende mellan två "
        "rätter, varav en är grön.",
        settled_on=date(2026, 3, 18),
    ),
)

NOT_RELEVANT = (
    NotRelevantRow("g1", "ÖFN", "Nämnden utövar tillsyn över ställföreträdare och har ingen verksamhet för elever."),
    NotRelevantRow("g10", "VN", "Valnämnden råder inte över mark eller bostäder."),
    NotRelevantRow("g4", "BUN", "Nämnden har ingen verksamhet för äldre."),
    NotRelevantRow(
        "g15", "MN", "Miljötillsynen riktar sig till företag och verksamhetsutövare, inte till barns fritid."
    ),
    NotRelevantRow(
        "narvaro",
        "Åkerbäret",
        "Förskolan öppnade i augusti och har inga femåringar i år. Vi går med när den första gruppen fyller fem.",
    ),
)

_IN_MARCH, _IN_OCTOBER = date(2026, 3, 4), date(2026, 10, 1)
COVERAGES = (
    CoverageRow(
        "g1", Covers.PARTLY, "Två nämnder svarar, och på en skola av nio saknas modellen för närvaro.", _IN_OCTOBER
    ),
    CoverageRow("g2", Covers.COVERED, "Alla förskolor utom en har planer som håller standarden.", _IN_MARCH),
    CoverageRow(
        "g3", Covers.PARTLY, "Svaren gäller dem som redan har hoppat av mer än dem som riskerar det.", _IN_MARCH
    ),
    CoverageRow("g4", Covers.PARTLY, "Hemtjänsten täcks väl. För väntetiden finns bara ett åtagande.", _IN_MARCH),
    CoverageRow("g8", Covers.COVERED, "Bilar, mat och värme täcker det som kommunen själv råder över.", _IN_MARCH),
    CoverageRow(
        "g10", Covers.NOT_COVERED, "Två planer och två byggen räcker inte när marknaden står stilla.", _IN_OCTOBER
    ),
    CoverageRow(
        "bun1", Covers.PARTLY, "Närvaro och matematik täcks. För svenska som andraspråk finns inget svar.", _IN_OCTOBER
    ),
    CoverageRow(
        "osn2", Covers.COVERED, "Kontakten i hemtjänsten och väntetiden till boende har egna åtaganden.", _IN_MARCH
    ),
    CoverageRow("ks3", Covers.NOT_COVERED, "Ingen har tagit på sig att samordna leveranserna.", _IN_OCTOBER),
    CoverageRow("g1", Covers.PARTLY, "Fem av nio skolor hade infört modellen.", date(2025, 10, 6), year=2025),
    CoverageRow("g8", Covers.PARTLY, "För värmen fanns ännu inget svar.", date(2025, 10, 6), year=2025),
)
