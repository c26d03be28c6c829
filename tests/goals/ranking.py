"""What an order of priority is decided by, for tests."""

from datetime import date

from governance.decisions import DecisionContent
from tests.conftest import organisation


def decided() -> DecisionContent:
    return DecisionContent(
        decided_by=organisation("KF"),
        decided_on=date(2026, 1, 26),
        registry_number="KS 2026:12",
        minutes_paragraph="9",
    )
