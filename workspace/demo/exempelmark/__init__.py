"""Region Exempelmark: another kind of authority with another model and another language.

It shows that neither municipality sees anything of the other.
"""

from datetime import date

from goals.models import Goal
from governance.models import Municipality
from indicators.fulfilment import Direction, TargetKind
from indicators.models import Comparator
from workspace.demo.exempelmark.organisations import ORGANISATIONS, PEOPLE
from workspace.demo.exempelmark.plans import CORE_MISSIONS, PLANS, REPORT_TEXTS
from workspace.demo.exempelmark.together import (
    ASSIGNMENTS,
    CITIZENS,
    COVERAGES,
    EFFECTS,
    JOINT_COMMENTS,
    LAWS,
    MARKS,
    NOT_RELEVANT,
    RANKINGS,
    RECEIPTS,
    REMINDERS,
    TAGS,
)
from workspace.demo.records import (
    Aim,
    AssessmentRow,
    ComparatorRow,
    DecisionRow,
    DemoMunicipality,
    Form,
    GoalRow,
    Kind,
    LevelRow,
    Meaning,
    MeasureRow,
    MissionAssessmentRow,
    ModelRow,
    RoundRow,
    Series,
)

_YES, _PARTLY, _NO = Meaning.FULFILLED, Meaning.PARTLY, Meaning.NOT_FULFILLED
_BUDGET = DecisionRow("RC", date(2023, 11, 28), "RS 2023/412", "152")
_HEALTH = DecisionRow("HB", date(2023, 12, 14), "HN 2023/77", "98")
_TRAFFIC = DecisionRow("TB", date(2023, 12, 12), "TN 2023/31", "61")
_STAFF = DecisionRow("RE", date(2023, 12, 11), "RS 2023/430", "166")
_PERSPECTIVES = {"r1": "Inhabitants", "r2": "Inhabitants", "r3": "Staff", "r4": "Economy"}

_MODEL = ModelRow(
    name="From goal to everyday work",
    version=1,
    years=(2024, 2027),
    rationale="Few levels and few goals: the council says what, the boards how, and the units show what they do.",
    scale="Goal fulfilment",
    words=(
        (_YES, "Achieved", "Expected to be achieved"),
        (_PARTLY, "Partly achieved", "Expected to be partly achieved"),
        (_NO, "Not achieved", "Not expected to be achieved"),
        (Meaning.UNASSESSED, "Cannot be assessed", "Cannot be assessed"),
    ),
    levels=(
        LevelRow(
            "council",
            Form.GOAL,
            "Council goal",
            "Council goals",
            Kind.COUNCIL,
            has_indicators=True,
            has_forecasts=True,
            asks_rationale=True,
            most_goals=5,
            longest_title=40,
        ),
        LevelRow(
            "board",
            Form.GOAL,
            "Board goal",
            "Board goals",
            Kind.BOARD,
            has_indicators=True,
            has_activities=True,
            has_forecasts=True,
        ),
        LevelRow("plan", Form.PLAN, "Unit plan", "Unit plans", Kind.UNIT),
    ),
    decision=DecisionRow("RC", date(2023, 10, 17), "RS 2023/355", "131"),
)

_MEASURES = (
    MeasureRow(
        key="waiting",
        name="Patients who see a specialist within 90 days, share (%)",
        unit="%",
        organisation="HB",
        source="Waiting-time register",
        published=(0, 9, 15),
        aims=(("R", Aim(TargetKind.AT_LEAST, low="85", baseline="68")),),
        series=(
            Series("R", "2021", "70 66 68 71 74 78p"),
            Series("Country", "2021", "75 72 71 73 75 76p"),
        ),
    ),
    MeasureRow(
        key="trust",
        name="Inhabitants who trust their health centre, share (%)",
        unit="%",
        organisation="HB",
        source="Population survey",
        published=(0, 6, 20),
        aims=(("R", Aim(TargetKind.AT_LEAST, low="65", baseline="60")),),
        series=(
            Series("R", "2021", "61 59 60 62 64 66", women="60 58 59 61 63 65", men="62 60 61 63 65 67"),
            Series("Country", "2021", "63 62 62 63 63 64"),
        ),
    ),
    MeasureRow(
        key="punctual",
        name="Buses on time, share (%)",
        unit="%",
        organisation="TB",
        decimals=1,
        source="Traffic system",
        published=(0, 9, 10),
        aims=(("R", Aim(TargetKind.AT_LEAST, low="90", baseline="86,2")),),
        series=(Series("R", "2021", "88,0 87,1 86,2 85,4 84,9 83,0p"),),
    ),
    MeasureRow(
        key="hired",
        name="Hired staff, share of staff cost (%)",
        unit="%",
        organisation="RE",
        decimals=1,
        direction=Direction.LOWER,
        source="Accounts",
        published=(0, 9, 20),
        aims=(("R", Aim(TargetKind.AT_MOST, high="2", baseline="5,1")),),
        series=(Series("R", "2021", "3,9 4,6 5,1 4,4 3,1 2,4p"), Series("Country", "2021", "3,2 3,9 4,3 3,4 2,8 _")),
    ),
    MeasureRow(
        key="result",
        name="Result as share of tax and general grants (%)",
        unit="%",
        organisation="RE",
        decimals=1,
        source="Accounts",
        published=(0, 9, 20),
        aims=(("R", Aim(TargetKind.AVERAGE_OVER_YEARS, low="1", baseline="−0,6", years=3)),),
        series=(Series("R", "2021", "2,9 1,1 −2,4 −0,6 0,4 1,2p"),),
    ),
)


def _goal(
    key: str, level: str, body: str, parent: str, title: str, measures: str, why: str, decision: DecisionRow
) -> GoalRow:
    return GoalRow(
        key=key,
        level=level,
        organisation=body,
        parent=parent,
        title=title,
        measures=tuple(measures.split()),
        rationale=why,
        is_geh=level == "council",
        kind=Goal.Kind.FINANCIAL if key == "r4" else Goal.Kind.OPERATIONAL,
        perspective=_PERSPECTIVES.get(key, ""),
        years=(2024, 2027),
        decision=decision,
    )


_GOALS = (
    _goal(
        "r1", "council", "RC", "", "Care in time, near the patient", "waiting trust", "Waiting costs health.", _BUDGET
    ),
    _goal(
        "r2",
        "council",
        "RC",
        "",
        "Public transport that people can rely on",
        "punctual",
        "A bus that is late loses its passengers.",
        _BUDGET,
    ),
    _goal(
        "r3",
        "council",
        "RC",
        "",
        "An employer for the whole working life",
        "hired",
        "Hired staff cost more and know the patient less.",
        _BUDGET,
    ),
    _goal(
        "r4",
        "council",
        "RC",
        "",
        "A result of at least one per cent over three years",
        "result",
        "Investments must not become debts.",
        _BUDGET,
    ),
    _goal(
        "b1",
        "board",
        "HB",
        "r1",
        "Every referral answered within a week",
        "waiting",
        "The wait begins with an unread referral.",
        _HEALTH,
    ),
    _goal(
        "b2",
        "board",
        "TB",
        "r2",
        "Timetables that hold in winter",
        "punctual",
        "Two out of three delays happen from November to March.",
        _TRAFFIC,
    ),
    _goal(
        "b3",
        "board",
        "RE",
        "r3",
        "Our own staff on every shift",
        "hired",
        "A pool of our own costs half as much as an agency.",
        _STAFF,
    ),
)

_YEAR_2025 = RoundRow(
    period="2025",
    known_by=date(2026, 2, 28),
    assessed_on=date(2026, 2, 20),
    assessments=(
        AssessmentRow("r1", _PARTLY, None, "Trust rose to 64 per cent; three patients in four were seen in time."),
        AssessmentRow("r2", _NO, None, "Fewer buses were on time than the year before."),
        AssessmentRow("r3", _YES, None, "Hired staff fell to 3.1 per cent of the cost."),
        AssessmentRow("r4", _NO, None, "Three weak years gave an average below zero."),
    ),
)

_SECOND_ROUND = RoundRow(
    period="T2 2026",
    known_by=date(2026, 9, 30),
    assessed_on=date(2026, 10, 5),
    missions=(
        MissionAssessmentRow(
            "HB", _PARTLY, _PARTLY, "People trust their health centre; four in five see a specialist in time."
        ),
    ),
    assessments=(
        AssessmentRow(
            "r1", _PARTLY, _PARTLY, "Trust has reached its target; waiting times improve but are not there yet."
        ),
        AssessmentRow(
            "r2", _NO, _NO, "Punctuality has fallen for the fifth year; two contracts are being renegotiated."
        ),
        AssessmentRow(
            "r3",
            _PARTLY,
            _YES,
            "Hired staff are down to 2.4 per cent of the cost, from 5.1 three years ago.",
            "The year's target of 2.8 per cent is met, but three wards still depend on hired nurses.",
        ),
        AssessmentRow("r4", _NO, _PARTLY, "This year gives 1.2 per cent; the average over three years is still 0.3."),
        AssessmentRow("b1", _NO, _PARTLY, "Referrals are answered in nine days on average."),
        AssessmentRow("b2", _NO, _NO, "The winter timetable starts in December."),
        AssessmentRow("b3", _YES, _YES, "The pool has 31 nurses and takes 60 per cent of the shifts."),
    ),
)

EXEMPELMARK = DemoMunicipality(
    slug="exempelmark",
    name="Region Exempelmark",
    kind=Municipality.Kind.REGION,
    language="en",
    accent="#5B3A6E",
    mail_domain="exempelmark.example",
    writer="erik.lofgren",
    organisations=ORGANISATIONS,
    people=PEOPLE,
    models=(_MODEL,),
    perspectives=("Inhabitants", "Staff", "Economy"),
    comparators=(ComparatorRow("Country", Comparator.Kind.COUNTRY, "0000"),),
    measures=_MEASURES,
    goals=_GOALS,
    tags=TAGS,
    laws=LAWS,
    marks=MARKS,
    rankings=RANKINGS,
    joint_comments=JOINT_COMMENTS,
    effects=EFFECTS,
    not_relevant=NOT_RELEVANT,
    coverages=COVERAGES,
    citizens=CITIZENS,
    assignments=ASSIGNMENTS,
    receipts=RECEIPTS,
    reminders=REMINDERS,
    core_missions=CORE_MISSIONS,
    plans=PLANS,
    rounds=(_YEAR_2025, _SECOND_ROUND),
    report_texts=REPORT_TEXTS,
    first_wheel=2025,
    wheels_known_by=date(2026, 11, 20),
)
