"""How Exempelby's annual wheels have gone: the boards' own days and steps, and what was late, returned or put off."""

from datetime import date

from workspace.demo.records import AdjustmentRow, BoardStepRow, FindingRow, Move, StepKind, TaskRow

INTERIM, ANALYSIS, BUDGETS = "Delårsuppföljning", "Analys av delåret", "Nämndernas budgetförslag"
PLAN, RISKS, CONTROL = "Verksamhetsplan och internbudget", "Riskanalys", "Plan för intern kontroll"

ADJUSTMENTS = (
    AdjustmentRow(
        INTERIM,
        "BUN",
        due_on=date(2026, 9, 11),
        note="Vi lämnar in tre arbetsdagar före kommunens dag, så att nämnden hinner läsa före den 16 september.",
    ),
    AdjustmentRow(BUDGETS, "OSN", name="Nämndens förslag till mål och budget 2027", due_on=date(2026, 9, 22)),
)

BOARD_STEPS = (
    BoardStepRow(
        "BUN",
        "Dialogdag om skolornas resultat",
        StepKind.ANALYSIS,
        date(2026, 9, 28),
        date(2026, 10, 9),
        "Rektorerna berättar för nämnden vad som har gett resultat och varför.",
        (("word", "Det viktigaste vi har lärt oss i år"),),
        ("unit",),
    ),
    BoardStepRow(
        "OSN",
        "Verksamhetsbesök i hemtjänsten",
        StepKind.INFORMATION,
        date(2026, 11, 2),
        date(2026, 11, 27),
        "Ledamöterna följer med ett arbetspass.",
    ),
)

_LATE_WHY = "Två klasser svarade på enkäten först i veckan. Värdet är preliminärt."
TASKS = (
    TaskRow(
        INTERIM,
        ("Valla",),
        (
            (Move.SUBMITTED, date(2026, 9, 9), "", _LATE_WHY),
            (Move.RETURNED, date(2026, 9, 10), "johanna.ek", "Skriv varför frånvaron i årskurs 9 har sjunkit."),
            (Move.SUBMITTED, date(2026, 9, 11), "", "Kommentaren är skriven."),
            (Move.APPROVED, date(2026, 9, 14), "johanna.ek", ""),
        ),
        hours="6.5",
    ),
    TaskRow(
        INTERIM,
        ("Nyborg",),
        (
            (Move.SUBMITTED, date(2026, 9, 10), "", ""),
            (
                Move.RETURNED,
                date(2026, 9, 11),
                "johanna.ek",
                "Frånvaron har stigit för tredje gången. Skriv varför, vid värdet.",
            ),
        ),
        hours="9.0",
    ),
    TaskRow(
        INTERIM,
        ("Björkhaga", "Östra"),
        ((Move.SUBMITTED, date(2026, 9, 11), "", "Ett värde mäts först i december."),),
        hours="4.0",
    ),
    TaskRow(INTERIM, ("Tallås", "MN")),
    TaskRow(ANALYSIS, ("Sörby", "Rosenlund", "Blåklockan", "KFN")),
    TaskRow(
        ANALYSIS,
        ("BUN", "Nyborg"),
        ((Move.SUBMITTED, date(2026, 9, 30), "", "En avvikelse utreds tillsammans med elevhälsan."),),
        hours="12.0",
    ),
    TaskRow(
        ANALYSIS,
        ("Tallås",),
        (
            (
                Move.EXTENDED,
                date(2026, 9, 28),
                "johanna.ek",
                "Rektorn är ny sedan augusti och får två veckor till.",
            ),
        ),
        own_day=date(2026, 10, 14),
    ),
    TaskRow(
        BUDGETS,
        ("VN",),
        (
            (
                Move.EXEMPTED,
                date(2026, 8, 20),
                "fatima.rahimi",
                "Valnämnden har ingen egen budget året efter ett val.",
            ),
        ),
    ),
    TaskRow(
        BUDGETS,
        ("KFN",),
        ((Move.SUBMITTED, date(2026, 10, 2), "", ""), (Move.APPROVED, date(2026, 10, 5), "fatima.rahimi", "")),
        hours="62.0",
        document="KFN 2026/77",
    ),
    TaskRow(RISKS, ("BUN",), ((Move.SUBMITTED, date(2026, 11, 12), "", ""),), document="BUN 2026/301"),
    TaskRow(RISKS, ("SBN", "MN")),
    TaskRow(
        RISKS,
        ("OSN",),
        (
            (Move.SUBMITTED, date(2026, 11, 10), "", ""),
            (
                Move.RETURNED,
                date(2026, 11, 13),
                "fatima.rahimi",
                "Risken för felaktiga utbetalningar saknar konsekvens.",
            ),
        ),
        document="OSN 2026/512",
    ),
)

FINDINGS = (
    FindingRow(
        "deviation_analysed",
        "BUN",
        date(2026, 10, 12),
        owner="johanna.ek",
        answer="Analysen skrivs tillsammans med elevhälsan och är klar till nämnden i december.",
    ),
    FindingRow(
        "plan_adopted",
        "VN",
        date(2026, 2, 9),
        exception="Valnämnden antar sin verksamhetsplan efter valet.",
        excepted_by="hakan.sjoberg",
        until=date(2026, 12, 31),
    ),
)
