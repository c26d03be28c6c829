"""The core missions of boards and the hospital, the units' plans for 2026, and what the region writes in its report."""

from datetime import date

from governance.models import AdoptionState
from reports.content import Heading
from workspace.demo.records import ActivityRow, CoreMissionRow, DecisionRow, PlanRow, Status

CORE_MISSIONS = (
    CoreMissionRow(
        "HB",
        "Everyone who lives here has the right to good health and care on equal terms.",
        "We run one hospital and eleven health centres, and answer for the dental care of children.",
        "All inhabitants of the region.",
        (
            ("Care is given in time", "waiting", "A specialist within ninety days."),
            ("People trust their health centre", "trust"),
        ),
        year=2024,
    ),
    CoreMissionRow(
        "TB",
        "Work, school and friends must be within reach without a car.",
        "We plan and buy bus and rail traffic.",
        "Travellers.",
        (("Buses keep their times", "punctual", "At most three minutes late."),),
        year=2024,
    ),
    CoreMissionRow(
        "Hospital",
        "The right care, when it is needed.",
        "Emergency and planned care in nineteen specialities.",
        "Patients from the whole region.",
        (("Nobody waits longer than ninety days", "waiting"),),
        year=2024,
    ),
)

PLANS = (
    PlanRow(
        organisation="Hospital",
        author="monica.hallberg",
        board="HB",
        introduction="The hospital has one theme this year: the way from referral to visit.",
        answers=(("b1", "A doctor reads each referral within two working days."),),
        activities=(
            ActivityRow(
                "b1",
                "A doctor on duty for referrals, every day",
                "monica.hallberg",
                date(2026, 1, 12),
                date(2026, 6, 12),
                Status.DONE,
            ),
            ActivityRow(
                "b1",
                "Booking by text message in six clinics",
                "Head of outpatient care",
                date(2026, 3, 2),
                date(2026, 10, 30),
                Status.UNDER_WAY,
                "Four clinics of six.",
            ),
        ),
        decision=DecisionRow("HB", date(2026, 1, 29), "HN 2026/8", "12"),
    ),
    PlanRow(
        organisation="Traffic",
        author="petra.nylen",
        board="TB",
        introduction="",
        answers=(("b2", "The winter timetable has more time between the stops."),),
        activities=(
            ActivityRow(
                "b2", "New winter timetable", "petra.nylen", date(2026, 4, 7), date(2026, 11, 13), Status.UNDER_WAY
            ),
        ),
        state=AdoptionState.DRAFT,
    ),
    PlanRow(
        organisation="Staffing",
        author="samir.aziz",
        board="RE",
        introduction="The region's own pool takes over what hired staff do today.",
        answers=(("b3", "Forty nurses in the pool by the end of the year."),),
        activities=(
            ActivityRow(
                "b3",
                "Recruit forty nurses to the pool",
                "samir.aziz",
                date(2026, 1, 12),
                date(2026, 12, 18),
                Status.UNDER_WAY,
                "Thirty-one so far.",
            ),
        ),
        decision=DecisionRow("RE", date(2026, 1, 26), "RS 2026/21", "9"),
    ),
)

REPORT_TEXTS = (
    (
        2025,
        Heading.OVERVIEW.value,
        "The region had 161 300 inhabitants at the end of the year. The result was 0.4 per cent of tax and general "
        "grants.",
    ),
    (2025, Heading.EVENTS.value, "The new emergency department opened in May."),
)
