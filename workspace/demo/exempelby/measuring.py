"""What Exempelby promises to keep, which indicators come first, and what the yearly reviews said of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indicators.models import ReviewedMeasure
from workspace.demo.records import DecisionRow, MeasureRankingRow, MeasureRow, ReviewRow, StandardRow

# Who answers for what a body measures, where nobody else is named.
OWNERS = {
    "K": "fatima.rahimi",
    "KS": "fatima.rahimi",
    "BUN": "johanna.ek",
    "OSN": "daniel.aberg",
    "SBN": "malin.hedlund",
    "KFN": "malin.hedlund",
    "Energi AB": "lars.ekman",
    "Bostads AB": "annelie.hjort",
}

_KEEP, _CHANGE, _STOP = ReviewedMeasure.Verdict.KEEP, ReviewedMeasure.Verdict.CHANGE, ReviewedMeasure.Verdict.STOP
_COUNCIL = DecisionRow("KF", date(2025, 11, 24), "KS 2025/201", "125")

STANDARDS = (
    StandardRow("svarstid", "KS", "Du får svar på din fråga inom två arbetsdagar.", 2024, low="90", decision=_COUNCIL),
    StandardRow(
        "U23401",
        "K",
        "Du får flytta in på särskilt boende inom 75 dagar från det att du ansökt.",
        2025,
        high="75",
        decision=_COUNCIL,
    ),
    StandardRow(
        "belysning",
        "SBN",
        "Trasig gatubelysning lagas inom tio dagar.",
        2024,
        low="85",
        decision=DecisionRow("SBN", date(2023, 12, 13), "SBN 2023/88", "140"),
    ),
    StandardRow(
        "öppettid",
        "Biblioteken",
        "Biblioteken är öppna när du behöver dem: minst åtta av tio är nöjda med öppettiderna.",
        2025,
        low="80",
        decision=DecisionRow("KFN", date(2024, 12, 10), "KFN 2024/61", "77"),
    ),
    StandardRow(
        "kontinuitet",
        "OSN",
        "Du som har hemtjänst möter högst fjorton olika medarbetare under två veckor.",
        2026,
        high="14",
        decision=DecisionRow("OSN", date(2025, 12, 10), "OSN 2025/140", "152"),
    ),
)

MEASURE_RANKINGS = (
    MeasureRankingRow(
        "BUN",
        2026,
        ("N15428", "franvaro", "np6", "N15419", "N15643", "N11808"),
        "Behörigheten och frånvaron går först, eftersom de avgör om de andra går att nå.",
        DecisionRow("BUN", date(2025, 12, 11), "BUN 2025/102", "139"),
    ),
    MeasureRankingRow(
        "OSN",
        2026,
        ("kontinuitet", "U21468", "U23471", "avvikelser per timme", "N31816"),
        "Det som brukarna märker varje dag går först.",
        DecisionRow("OSN", date(2025, 12, 10), "OSN 2025/140", "153"),
    ),
    MeasureRankingRow("OSN", 2027, ("U21468", "kontinuitet", "U23471"), "Förslag till nämndens möte i december."),
)

REVIEWS = (
    ReviewRow(
        "OSN",
        2025,
        "daniel.aberg",
        date(2025, 10, 20),
        (
            ("U21401", _STOP, "Kolada slutar mäta, och vårt eget mått kommer tätare."),
            ("kontinuitet", _KEEP, ""),
            ("U21468", _KEEP, ""),
            ("U23471", _KEEP, ""),
            ("avvikelser", _CHANGE, "Antalet säger lite när grupperna är olika stora. Räkna per tusen timmar."),
            ("N31816", _KEEP, ""),
        ),
        "Ett mått slutar vi med och ett räknas om. I övrigt mäter vi det som nämnden frågar efter.",
        date(2025, 11, 14),
    ),
    ReviewRow(
        "OSN",
        2026,
        "daniel.aberg",
        date(2026, 10, 19),
        (
            ("kontinuitet", _KEEP, ""),
            (
                "sjukmånad",
                _CHANGE,
                "Hämta månadsvärdena ur lönesystemet, så att ingen behöver skriva in dem.",
            ),
        ),
    ),
    ReviewRow(
        "BUN",
        2026,
        "johanna.ek",
        date(2026, 11, 2),
        (
            ("N15428", _KEEP, ""),
            ("franvaro", _KEEP, ""),
            ("N11102", _STOP, "Används inte i något mål, och nämnden har inte frågat efter den på tre år."),
        ),
    ),
)


def with_owners(rows: Iterable[MeasureRow]) -> tuple[MeasureRow, ...]:
    """The measures, each with somebody who answers for it; Kolada's with a word on where they are defined."""
    return tuple(
        replace(
            row,
            owner=row.owner or OWNERS.get(row.organisation, ""),
            definition=row.definition or (f"Som Kolada definierar {row.code}." if row.source == "Kolada" else ""),
        )
        for row in rows
    )
