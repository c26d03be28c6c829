"""What Kommunfullmäktige and the school board have assigned: begun and not, late, reported back and closed."""

from datetime import date

from workspace.demo.records import AssignmentReportRow, AssignmentRow, DecisionRow, PhaseRow

_BUDGET = DecisionRow("KF", date(2025, 11, 24), "KS 2025/187", "123")

ASSIGNMENTS = (
    AssignmentRow(
        "BUN",
        "Utred en gemensam ingång för stöd till barn och familjer",
        "Familjer ska möta en väg in, oavsett om frågan gäller skola, socialtjänst eller fritid. Utredningen ska visa "
        "vad det kostar och vad som kan upphöra.",
        date(2027, 3, 31),
        _BUDGET,
        who="ulrika.backman",
        goal="g1",
        resources="En projektledare på heltid i tolv månader och 400 tkr till lokaler och information.",
        resource_owner="Kommunstyrelsen",
        phases=(
            PhaseRow("Kartläggning av dagens ingångar", date(2026, 4, 30), is_done=True),
            PhaseRow("Samtal med trettio familjer", date(2026, 9, 30), is_done=True),
            PhaseRow("Försök i Sörby", date(2026, 12, 18)),
            PhaseRow("Förslag med kostnader", date(2027, 2, 26)),
        ),
        reports=(
            AssignmentReportRow(
                date(2026, 10, 8),
                "Kartläggningen visar elva ingångar. Familjerna vill ha en person att ringa, inte en webbplats. "
                "Försöket i Sörby började i september.",
                "ulrika.backman",
            ),
        ),
    ),
    AssignmentRow(
        "OSN",
        "Lämna en plan för platser på särskilt boende till 2035",
        "Planen ska utgå från befolkningsprognosen och visa när nästa boende behövs och var.",
        date(2026, 10, 30),
        _BUDGET,
        who="tomas.engstrom",
        goal="g4",
        is_begun=True,
        reports=(
            AssignmentReportRow(
                date(2026, 9, 15),
                "Behovet är beräknat. Lokaliseringen är försenad, eftersom två tomter måste undersökas för "
                "markföroreningar.",
                "tomas.engstrom",
            ),
        ),
    ),
    AssignmentRow(
        "SBN",
        "Redovisa vad som krävs för att halvera tiden från ansökan till färdig detaljplan",
        "",
        date(2026, 11, 30),
        _BUDGET,
        who="stefan.lundin",
        goal="g10",
        reports=(
            AssignmentReportRow(
                date(2026, 11, 9),
                "Tiden kan kortas från 31 till 19 månader genom fasta granskningstider och planbesked inom åtta "
                "veckor. Att halvera den kräver ytterligare en planarkitekt.",
                "stefan.lundin",
                is_final=True,
            ),
        ),
    ),
    AssignmentRow(
        "KFN",
        "Inför enhetlig taxa för kulturskolan i alla kommundelar",
        "Taxan ska vara densamma oavsett var undervisningen ges.",
        date(2026, 5, 29),
        _BUDGET,
        who="karin.bergqvist",
        goal="g15",
        reports=(
            AssignmentReportRow(
                date(2026, 4, 20),
                "Taxan är 650 kronor per termin i alla kommundelar sedan den 1 april.",
                "karin.bergqvist",
                is_final=True,
            ),
        ),
        closed=(date(2026, 5, 25), "58"),
    ),
    AssignmentRow(
        "KS",
        "Föreslå hur nämnderna ska dela på kostnader för gemensamma åtaganden",
        "Förslaget ska gälla från och med budgeten för 2028.",
        date(2027, 5, 31),
        DecisionRow("KF", date(2026, 10, 26), "KS 2026/233", "109"),
        goal="g14",
    ),
    AssignmentRow(
        "Bostads AB",
        "Redovisa möjligheten att bygga trygghetsbostäder i Norra Exempelby",
        "",
        date(2026, 9, 30),
        DecisionRow("KF", date(2026, 3, 30), "KS 2026/61", "34"),
        who="annelie.hjort",
        goal="g10",
    ),
    AssignmentRow(
        "BUF",
        "Visa för varje skola vilka steg i närvaromodellen som är införda",
        "Redovisas till nämnden tillsammans med delårsrapporten.",
        date(2026, 12, 10),
        DecisionRow("BUN", date(2026, 6, 11), "BUN 2026/44", "71"),
        who="sara.nystrom",
        goal="narvaro",
        is_begun=True,
    ),
)
