"""The steps of a common Swedish year that differ between municipalities: the interim report and the budget, as data."""

from annualcycle.models import CycleStep, Statute
from annualcycle.preset_steps import (
    ALL_BOARDS,
    ANALYSES,
    ASSESSMENTS,
    COMMENTS,
    COUNCIL,
    DOCUMENTS,
    EXECUTIVE,
    VALUES,
    WORKING,
    About,
    PresetStep,
    hand_in,
    word,
    work_from,
)
from governance.models import Membership
from governance.presets import Words

Kind = CycleStep.Kind
Role = Membership.Role

_INTERIM_FOLLOW_UP = {
    "name": Words("Delårsuppföljning", "Interim follow-up"),
    "kind": Kind.FOLLOW_UP,
    "about": About.INTERIM,
    "purpose": Words(
        "Utfall, bedömning och prognos för helåret, som underlag till delårsrapporten.",
        "Outcome, assessment and forecast for the year, as the ground of the interim report.",
    ),
    "asked": WORKING,
    "asks": (VALUES, ASSESSMENTS),
}
_INTERIM_ANALYSIS = {
    "name": Words("Analys av delåret", "Analysis of the interim period"),
    "kind": Kind.ANALYSIS,
    "about": About.INTERIM,
    "purpose": Words(
        "Varför blev det som det blev, och vad behöver göras före årets slut?",
        "Why did it become as it did, and what needs to be done before the end of the year?",
    ),
    "asked": WORKING,
    "asks": (ANALYSES, COMMENTS),
}
_INTERIM_REPORT = {
    "name": Words("Delårsrapporten lämnas över", "The interim report is handed over"),
    "kind": Kind.DECISION,
    "about": About.INTERIM,
    "statute": Statute.INTERIM_REPORT,
    "purpose": Words(
        "Styrelsen lämnar delårsrapporten till fullmäktige och revisorerna.",
        "The executive board hands the interim report to the council and the auditors.",
    ),
    "asked": EXECUTIVE,
    "asks": (DOCUMENTS,),
    "documents": (hand_in("Delårsrapport", "Interim report"),),
    "needs_approval": False,
}


def _interim(*days: tuple[tuple[int, int], tuple[int, int]]) -> tuple[PresetStep, ...]:
    parts = (_INTERIM_FOLLOW_UP, _INTERIM_ANALYSIS, _INTERIM_REPORT)
    return tuple(
        PresetStep(opens=opens, due=due, **part)  # type: ignore[arg-type]
        for part, (opens, due) in zip(parts, days, strict=True)
    )


INTERIM_OF_AUGUST = _interim(((9, 1), (9, 16)), ((9, 17), (9, 30)), ((10, 1), (10, 31)))
INTERIM_OF_JUNE = _interim(((7, 1), (8, 7)), ((8, 10), (8, 19)), ((8, 20), (8, 31)))

_FRAMES = {
    "name": Words("Budgetramar och direktiv", "Budget frames and directives"),
    "kind": Kind.PLANNING,
    "about": About.YEAR_AFTER,
    "purpose": Words(
        "Styrelsen ger nämnderna ramar och förutsättningar för nästa år.",
        "The executive board gives the boards frames and conditions for next year.",
    ),
    "asked": EXECUTIVE,
    "asks": (DOCUMENTS,),
    "documents": (hand_in("Budgetdirektiv", "Budget directives"),),
    "needs_approval": False,
}
_BOARDS_PROPOSALS = {
    "name": Words("Nämndernas budgetförslag", "The boards’ budget proposals"),
    "kind": Kind.PLANNING,
    "about": About.YEAR_AFTER,
    "purpose": Words(
        "Nämnderna föreslår mål och budget. Styrelsen bestämmer när förslagen lämnas (kommunallagen 11:9).",
        "The boards propose goals and budget. The executive board decides by when (Kommunallagen 11:9).",
    ),
    "asked": ALL_BOARDS,
    "asks": (DOCUMENTS,),
    "documents": (
        work_from("Budgetdirektiv", "Budget directives"),
        hand_in("Nämndens förslag till mål och budget", "The board’s proposal for goals and budget"),
    ),
    "role": Role.BOARD_SECRETARY,
}
_PROPOSAL = {
    "name": Words("Styrelsens budgetförslag", "The executive board’s budget proposal"),
    "kind": Kind.DECISION,
    "about": About.YEAR_AFTER,
    "statute": Statute.BUDGET_PROPOSAL,
    "purpose": Words(
        "Styrelsen lägger fram förslag till mål, budget och skattesats.",
        "The executive board proposes goals, budget and tax rate.",
    ),
    "asked": EXECUTIVE,
    "asks": (DOCUMENTS,),
    "documents": (hand_in("Förslag till mål och budget", "Proposal for goals and budget"),),
    "needs_approval": False,
}
_BUDGET = {
    "name": Words("Mål och budget antas", "Goals and budget are adopted"),
    "kind": Kind.DECISION,
    "about": About.YEAR_AFTER,
    "statute": Statute.BUDGET,
    "purpose": Words(
        "Fullmäktige antar mål och budget för nästa år och planen för de två följande.",
        "The council adopts goals and budget for next year and the plan for the two that follow.",
    ),
    "asked": COUNCIL,
    "asks": (word("Beslutet är fattat", "The decision is made"),),
    "needs_approval": False,
}
_DIRECTION = {
    "name": Words("Planeringsinriktning", "Direction for the planning"),
    "kind": Kind.DECISION,
    "about": About.YEAR_AFTER,
    "purpose": Words(
        "Det är valår: fullmäktige beslutar om inriktningen, och det nyvalda fullmäktige antar budgeten i höst.",
        "It is an election year: the council decides on the direction, and the newly elected one adopts the budget.",
    ),
    "asked": COUNCIL,
    "asks": (word("Beslutet är fattat", "The decision is made"),),
    "needs_approval": False,
}
_TAX_RATE = {
    "name": Words("Budget och skattesats stäms av", "Budget and tax rate are checked"),
    "kind": Kind.DECISION,
    "about": About.YEAR_AFTER,
    "purpose": Words(
        "Budgeten från juni stäms av mot nya skatteprognoser och skattesatsen fastställs.",
        "The budget from June is held against new tax forecasts and the tax rate is set.",
    ),
    "asked": COUNCIL,
    "asks": (word("Beslutet är fattat", "The decision is made"),),
    "needs_approval": False,
}


def _step(
    part: dict[str, object],
    opens: tuple[int, int],
    due: tuple[int, int],
    cut_off: tuple[int, int] | None = None,
) -> PresetStep:
    return PresetStep(opens=opens, due=due, cut_off=cut_off, **part)  # type: ignore[arg-type]


BUDGET_IN_NOVEMBER = (
    _step(_FRAMES, (4, 20), (6, 10)),
    _step(_BOARDS_PROPOSALS, (8, 17), (9, 25), (9, 15)),
    _step(_PROPOSAL, (10, 1), (10, 31)),
    _step(_BUDGET, (11, 2), (11, 30)),
)
# The later days that the law leaves for special reasons.
BUDGET_IN_DECEMBER = (
    _step(_FRAMES, (4, 20), (6, 10)),
    _step(_BOARDS_PROPOSALS, (8, 17), (10, 9), (9, 30)),
    _step(_PROPOSAL, (10, 19), (11, 20)),
    _step(_BUDGET, (11, 23), (12, 18)),
)
BUDGET_IN_JUNE = (
    _step(_FRAMES, (2, 16), (3, 20)),
    _step(_BOARDS_PROPOSALS, (3, 23), (4, 24), (4, 15)),
    _step(_PROPOSAL, (4, 27), (5, 22)),
    _step(_BUDGET, (5, 25), (6, 22)),
    _step(_TAX_RATE, (10, 19), (11, 30)),
)
# Kommunallagen 11:10: in an election year the newly elected council adopts the budget, so June gives the direction.
BUDGET_IN_JUNE_OF_ELECTION = (
    _step(_FRAMES, (2, 16), (3, 20)),
    _step(_BOARDS_PROPOSALS, (3, 23), (4, 24), (4, 15)),
    _step(_DIRECTION, (5, 25), (6, 22)),
    _step(_PROPOSAL, (9, 21), (10, 31)),
    _step(_BUDGET, (11, 2), (11, 30)),
)
