"""Decisions in words: by which the report, its goals and their order hold."""

from django.utils.translation import gettext

from indicators.numbers import NO_BREAK_SPACE
from reports.content import AnnualReport, Decision
from reports.typography import date_text

# More decisions than these behind the goals are told with each goal only.
MOST_DECISIONS = 3


def goal_decisions(report: AnnualReport) -> tuple[str, ...]:
    """By which decisions the goals hold, where they are few, and by which they stand in their order."""
    adopted = dict.fromkeys(goal.decision for goal in report.goals if goal.decision)
    texts = [_by_decision(gettext("The goals are adopted by %(body)s %(date)s"), each) for each in adopted]
    orders = [
        _by_decision(gettext("The goals stand in the order of priority that %(body)s decided %(date)s"), each)
        for each in report.rankings
    ]
    return (*(texts if len(texts) <= MOST_DECISIONS else []), *orders)


def decision_text(decision: Decision | None) -> str:
    """The decision on one line, as in the page footer; says that it is a draft where there is none."""
    if decision is None:
        return gettext("Draft, not adopted")
    return _by_decision(gettext("Adopted by %(body)s %(date)s"), decision)


def _by_decision(sentence: str, decision: Decision) -> str:
    text = sentence % {"body": decision.body, "date": date_text(decision.decided_on)}
    if decision.paragraph:
        text += f" §{NO_BREAK_SPACE}{decision.paragraph}"
    if decision.registry_number:
        text += " · " + gettext("reg. no. %(number)s") % {"number": decision.registry_number}
    return text
