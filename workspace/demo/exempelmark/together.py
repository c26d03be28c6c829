"""How the region's goals are marked, ordered and tied, who contributes, what is assigned, asked for and read."""

from datetime import date

from goals.models import Tag
from workspace.demo.records import (
    Ambition,
    AssignmentReportRow,
    AssignmentRow,
    CitizenRow,
    ContributorCommentRow,
    CoverageRow,
    Covers,
    DecisionRow,
    Effect,
    EffectRow,
    Horizon,
    LawRow,
    MarkRow,
    NotRelevantRow,
    PhaseRow,
    RankingRow,
    ReceiptRow,
    ReminderRow,
    Source,
    TagRow,
)

_SURE, _STRETCH = Ambition.COMMITTED, Ambition.STRETCH

TAGS = (TagRow("Equal care"), TagRow("Climate"), TagRow("Patients", Tag.Kind.TARGET_GROUP))
LAWS = (
    LawRow(
        "hsl",
        "Health and Medical Services Act (2017:30)",
        "9:1",
        "A patient must be offered a visit to a specialist within ninety days.",
    ),
    LawRow("kl", "Local Government Act (2017:725)", "11:1", "The region must keep sound financial management."),
    LawRow(
        "patient",
        "Patient Act (2014:821)",
        "3:1",
        "Patients must be told of their state of health and the treatments there are.",
    ),
)
MARKS = (
    MarkRow("r1", _STRETCH, tags="Equal care, Patients", agenda="3, 3.8", laws=("hsl",)),
    MarkRow("r2", _SURE, tags="Climate", agenda="11.2"),
    MarkRow("r3", _SURE, Horizon.LONG, agenda="8.5"),
    MarkRow("r4", _SURE, laws=("kl",)),
    MarkRow(
        "b1",
        _STRETCH,
        Horizon.YEAR,
        tags="Patients",
        laws=("hsl",),
        joint=(("Staffing", "Secretaries for four clinics."),),
    ),
    MarkRow("b2", _SURE, Horizon.YEAR, agenda="11.2"),
    MarkRow("b3", _SURE, also=("r1",)),
)
RANKINGS = (
    RankingRow(
        "council",
        "RC",
        2026,
        ("r1", "r2", "r4"),
        "Waiting costs health, and that goes first. What is well under way has no place.",
        DecisionRow("RC", date(2025, 11, 25), "RS 2025/398", "147"),
    ),
    RankingRow("board", "HB", 2026, ("b1",), "A proposal to the board."),
)
JOINT_COMMENTS = (
    ContributorCommentRow(
        "b1", "Staffing", "T2 2026", "samir.aziz", date(2026, 9, 28), "Three of the four clinics have their secretary."
    ),
)
EFFECTS = (
    EffectRow("b3", Effect.HELPS, "HB", "Nurses of our own know the patients and the systems.", "b1"),
    EffectRow(
        "b2",
        Effect.CONFLICTS,
        "HB",
        "The new winter timetable reaches the hospital ten minutes after the first appointments.",
        "b1",
    ),
    EffectRow(
        "b1",
        Effect.BURDENS,
        "RE",
        "More referrals read means more overtime for secretaries.",
        settlement="The executive board pays for two secretaries until June 2027.",
        settled_on=date(2026, 5, 6),
    ),
)
NOT_RELEVANT = (
    NotRelevantRow("r2", "HB", "The board buys no traffic. Patients’ transport is planned by the transport board."),
)
COVERAGES = (
    CoverageRow("r1", Covers.PARTLY, "Referrals are answered for; the wait for surgery is not.", date(2026, 10, 5)),
    CoverageRow("r2", Covers.NOT_COVERED, "The only plan that answers it is still a draft.", date(2026, 10, 5)),
    CoverageRow("r3", Covers.COVERED, "The pool covers three shifts in five and still grows.", date(2026, 10, 5)),
)
_BUDGET = DecisionRow("RC", date(2025, 11, 25), "RS 2025/390", "146")
ASSIGNMENTS = (
    AssignmentRow(
        "HB",
        "Propose how patients can book their own first visit",
        "The proposal tells what it costs and which clinics begin.",
        date(2027, 2, 26),
        _BUDGET,
        who="monica.hallberg",
        goal="r1",
        resources="One project leader at half time and SEK 900 000.",
        resource_owner="Regional Executive Board",
        phases=(
            PhaseRow("Trial at two clinics", date(2026, 9, 30), is_done=True),
            PhaseRow("Proposal with costs", date(2027, 1, 29)),
        ),
    ),
    AssignmentRow(
        "TB",
        "Report why buses are late in winter",
        "",
        date(2026, 10, 30),
        _BUDGET,
        who="petra.nylen",
        goal="r2",
        reports=(
            AssignmentReportRow(
                date(2026, 9, 21), "Two lines cause half of the delays. The report is a month late.", "petra.nylen"
            ),
        ),
    ),
)
CITIZENS = (
    CitizenRow(
        date(2026, 3, 12),
        Source.SURVEY,
        "Patients want to be told when the referral has been read.",
        "HB",
        "b1",
        "Six clinics will send a text message. Four do so already.",
        date(2026, 6, 4),
    ),
    CitizenRow(
        date(2026, 10, 20), Source.COMMENT, "The last bus from the hospital leaves before the evening shift ends.", "TB"
    ),
)
RECEIPTS = (
    ReceiptRow(
        "Hospital",
        "jan.westin",
        date(2026, 2, 9),
        "What happens to referrals that come on a Friday afternoon?",
        "A doctor on duty reads them on Saturday morning.",
        "monica.hallberg",
        date(2026, 2, 12),
    ),
)
REMINDERS = (ReminderRow("Hospital", "jan.westin", date(2026, 2, 6)),)
