"""What a test's check is to find, and rules and findings for the tests of compliance."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from governance.checking import Ask, Breach, Outcome
from governance.models import ComplianceFinding, ComplianceRule, Organisation
from governance.services.compliance import add_rule
from tests.conftest import organisation

YEAR = timezone.localdate().year


@dataclass
class Found:
    """What the test's check finds, by organisation's short name: things looked at, and the keys of those that break it.

    past: keys of what was put right late. asked: what the check was asked, the latest last.
    """

    looked_at: dict[str, int] = field(default_factory=dict)
    breaking: dict[str, list[str]] = field(default_factory=dict)
    past: set[str] = field(default_factory=set)
    asked: list[Ask] = field(default_factory=list)

    def find(self, ask: Ask) -> dict[int, Outcome]:
        """As a room's check."""
        self.asked.append(ask)
        places = dict(Organisation.objects.values_list("short_name", "pk"))
        return {places[name]: Outcome(number, self._breaches(name)) for name, number in self.looked_at.items()}

    def _breaches(self, name: str) -> tuple[Breach, ...]:
        keys = self.breaking.get(name, ())
        return tuple(Breach(key, f"Sak {key}", "/goals/", is_past=key in self.past) for key in keys)


def make_rule(**fields: Any) -> ComplianceRule:
    """A rule of the test's check."""
    return add_rule(subject="test", by=None, **{"name": "Allt är på plats"} | fields)


def make_finding(short_name: str = "Valla", key: str = "a", **fields: Any) -> ComplianceFinding:
    """Something that breaks the rule that there is, or a new one."""
    rule = fields.pop("rule", None) or ComplianceRule.objects.first() or make_rule()
    values = {"rule": rule, "organisation": organisation(short_name), "year": YEAR, "title": f"Sak {key}"}
    return ComplianceFinding.objects.create(key=key, **values | fields)


def noon(day: date) -> datetime:
    """The middle of a day, here."""
    return timezone.make_aware(datetime.combine(day, time(12)))
