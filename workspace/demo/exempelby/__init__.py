"""Exempelby kommun: fictitious, about 28 000 inhabitants, with all that a year brings."""

from datetime import date

from governance.models import Municipality
from workspace.demo.exempelby.assessments import FIRST_ROUND, SECOND_ROUND
from workspace.demo.exempelby.assessments_2025 import YEAR_2025
from workspace.demo.exempelby.board_goals import BOARD_GOALS
from workspace.demo.exempelby.commitments import COMMITMENTS
from workspace.demo.exempelby.core_missions import CORE_MISSIONS
from workspace.demo.exempelby.council_goals import COUNCIL_GOALS
from workspace.demo.exempelby.measures_care import CARE
from workspace.demo.exempelby.measures_children import CHILDREN
from workspace.demo.exempelby.measures_economy import CATALOGUE, ECONOMY
from workspace.demo.exempelby.measures_society import SOCIETY
from workspace.demo.exempelby.measures_units import UNITS
from workspace.demo.exempelby.model import COMPARATORS, MODELS, PERSPECTIVES
from workspace.demo.exempelby.organisations import ORGANISATIONS
from workspace.demo.exempelby.people import PEOPLE
from workspace.demo.exempelby.planning import year_before
from workspace.demo.exempelby.plans_alike import PLANS_ALIKE
from workspace.demo.exempelby.plans_others import OTHER_PLANS
from workspace.demo.exempelby.plans_schools import SCHOOL_PLANS
from workspace.demo.exempelby.report_texts import REPORT_TEXTS
from workspace.demo.records import CorrectionRow, DemoMunicipality

_PLANS = SCHOOL_PLANS + PLANS_ALIKE + OTHER_PLANS

EXEMPELBY = DemoMunicipality(
    slug="exempelby",
    name="Exempelby kommun",
    kind=Municipality.Kind.MUNICIPALITY,
    language="sv",
    accent="#0F4C5C",
    mail_domain="exempelby.example",
    writer="fatima.rahimi",
    organisations=ORGANISATIONS,
    people=PEOPLE,
    models=MODELS,
    perspectives=PERSPECTIVES,
    comparators=COMPARATORS,
    measures=CHILDREN + CARE + SOCIETY + ECONOMY + UNITS + CATALOGUE,
    goals=COUNCIL_GOALS + BOARD_GOALS + COMMITMENTS,
    core_missions=CORE_MISSIONS,
    plans=tuple(year_before(plan) for plan in _PLANS) + _PLANS,
    rounds=(YEAR_2025, FIRST_ROUND, SECOND_ROUND),
    corrections=(
        CorrectionRow(
            "N15505",
            "K",
            "2025",
            "223",
            "222",
            "Rättad den 9 februari: elever i anpassad grundskola hade räknats bort två gånger.",
        ),
        CorrectionRow("U23401", "K", "2025", "76", "79", "Rättad den 16 februari: nio avslutade köplatser saknades."),
    ),
    report_texts=REPORT_TEXTS,
    closed=(("2025", date(2026, 3, 2)), ("T3 2025", date(2026, 3, 2)), ("T1 2026", date(2026, 6, 1))),
)
