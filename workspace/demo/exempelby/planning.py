"""How the tables of plans are written: short words for the records."""

from dataclasses import replace
from datetime import date

from governance.models import AdoptionState
from workspace.demo.records import ActivityRow, DecisionRow, PlanRow, Status

DONE, UNDER_WAY, NOT_STARTED, STOPPED = Status.DONE, Status.UNDER_WAY, Status.NOT_STARTED, Status.STOPPED

BOARD_DECISIONS = {
    "BUN": DecisionRow("BUN", date(2026, 1, 22), "BUN 2026/4", "8"),
    "OSN": DecisionRow("OSN", date(2026, 1, 20), "OSN 2026/3", "6"),
    "SBN": DecisionRow("SBN", date(2026, 1, 21), "SBN 2026/7", "11"),
    "KFN": DecisionRow("KFN", date(2026, 1, 19), "KFN 2026/2", "5"),
    "KS": DecisionRow("KS", date(2026, 1, 14), "KS 2026/12", "9"),
    "MN": DecisionRow("MN", date(2026, 1, 15), "MN 2026/1", "4"),
    "Bostads AB": DecisionRow("Bostads AB", date(2026, 1, 16), "EBAB 2026/1", "3"),
    "Energi AB": DecisionRow("Energi AB", date(2026, 1, 16), "EEAB 2026/2", "4"),
}
_YEAR_EARLIER = {
    "BUN": DecisionRow("BUN", date(2025, 1, 23), "BUN 2025/5", "7"),
    "OSN": DecisionRow("OSN", date(2025, 1, 21), "OSN 2025/2", "5"),
    "SBN": DecisionRow("SBN", date(2025, 1, 22), "SBN 2025/6", "9"),
    "KFN": DecisionRow("KFN", date(2025, 1, 20), "KFN 2025/3", "4"),
    "KS": DecisionRow("KS", date(2025, 1, 15), "KS 2025/11", "8"),
    "MN": DecisionRow("MN", date(2025, 1, 16), "MN 2025/2", "5"),
    "Bostads AB": DecisionRow("Bostads AB", date(2025, 1, 17), "EBAB 2025/2", "4"),
    "Energi AB": DecisionRow("Energi AB", date(2025, 1, 17), "EEAB 2025/1", "2"),
}


def do(
    goal: str,
    title: str,
    who: str,
    starts: str,
    due: str,
    status: Status,
    comment: str = "",
    progress: int | None = None,
) -> ActivityRow:
    """An activity; the days as 2026-01-12, the progress in percent where it is known."""
    days = date.fromisoformat(starts), date.fromisoformat(due)
    return ActivityRow(goal, title, who, *days, status, comment, progress)


def plan(
    organisation: str,
    author: str,
    board: str,
    introduction: str,
    answers: dict[str, str],
    *activities: ActivityRow,
    state: AdoptionState = AdoptionState.ADOPTED,
    return_comment: str = "",
    level: str = "plan",
    texts: dict[str, str] | None = None,
) -> PlanRow:
    """A plan for 2026, a unit's where nothing else is said; an adopted one by its board's decision."""
    return PlanRow(
        organisation=organisation,
        author=author,
        board=board,
        introduction=introduction,
        answers=tuple(answers.items()),
        activities=activities,
        state=state,
        decision=BOARD_DECISIONS[board] if state == AdoptionState.ADOPTED else None,
        return_comment=return_comment,
        level=level,
        texts=tuple((texts or {}).items()),
    )


def year_before(row: PlanRow) -> PlanRow:
    """The plan that the unit had for 2025: the same commitments and activities, a year earlier and finished."""
    return replace(
        row,
        year=row.year - 1,
        introduction="",
        texts=(),
        activities=tuple(
            replace(
                one,
                starts_on=one.starts_on.replace(year=one.starts_on.year - 1),
                due_on=one.due_on.replace(year=one.due_on.year - 1),
                status=STOPPED if one.status == STOPPED else DONE,
                comment="",
                progress=None,
            )
            for one in row.activities
        ),
        state=AdoptionState.ADOPTED,
        decision=_YEAR_EARLIER[row.board],
        return_comment="",
    )
