"""What the people of Exempelby have asked for: taken up by a goal, answered with a no, and waiting."""

from datetime import date

from workspace.demo.records import CitizenRow, Source

CITIZENS = (
    CitizenRow(
        date(2025, 9, 18),
        Source.DIALOGUE,
        "Kulturskolan borde finnas i Sörby och Norra Exempelby, inte bara i centrum.",
        "KFN",
        "kulturskola",
        "Undervisningen ges i alla fem kommundelar sedan augusti 2026.",
        date(2026, 9, 2),
    ),
    CitizenRow(
        date(2026, 2, 4),
        Source.COMMENT,
        "Belysningen längs gångvägen mellan stationen och Vallaskolan har varit släckt i tre veckor.",
        "SBN",
        "sbn1",
        "Lamporna byttes den 11 februari. Gångvägen ingår nu i kontrollen varje månad.",
        date(2026, 2, 12),
    ),
    CitizenRow(
        date(2026, 3, 9),
        Source.PROPOSAL,
        "Sänk hastigheten till 30 kilometer i timmen på alla gator i tätorten.",
        "SBN",
        "",
        "Nämnden säger nej. Hastigheten sänks vid skolor och förskolor, men genomfartslederna behövs för bussarna.",
        date(2026, 6, 17),
    ),
    CitizenRow(
        date(2026, 5, 21),
        Source.DIALOGUE,
        "Vid trygghetsvandringen i Sörby pekade tjugo personer ut busshållplatsen vid skogen som otrygg.",
        "SBN",
        "vandringar",
    ),
    CitizenRow(
        date(2026, 6, 30),
        Source.SURVEY,
        "Närstående vill veta vem de ska ringa när hemtjänsten inte kommer i tid.",
        "OSN",
        "kontakt",
    ),
    CitizenRow(
        date(2026, 8, 27),
        Source.COMMENT,
        "Fotbollsplanen i Sörby måste finnas kvar. Förslaget till detaljplan visar ingen ny plan.",
        "KFN",
        "kfn2",
    ),
    CitizenRow(
        date(2026, 10, 14),
        Source.PROPOSAL,
        "Låt invånarna lämna synpunkter på budgeten innan fullmäktige beslutar.",
    ),
    CitizenRow(
        date(2026, 11, 3),
        Source.OTHER,
        "Ungdomsrådet vill att skolbussen går också efter elevens val och läxhjälp.",
        "BUN",
    ),
)
