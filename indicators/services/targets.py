"""Writes of targets: the level aimed at, for an organisation and year, and what a person finds of one in words."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annualcycle.locks import keep_periods_as_they_are
from annualcycle.periods import Period
from annualcycle.words import closed_sentence
from governance.history import service
from governance.models import Organisation, User
from governance.refusals import RefusedError, StaleError, refuse_stale, taken
from indicators.asked import ASKED, FIGURES
from indicators.fulfilment import BY_A_PERSON, TargetKind, rule_problems
from indicators.models import Indicator, Target
from indicators.queries.series import target_rule
from indicators.queries.targets import has_result
from indicators.target_words import problem_sentence

_UNUSED: dict[str, object] = {"tolerance": Decimal(0), "is_relative": False, "years": 1, "description": ""}


@service
def set_target(
    *,
    indicator: Indicator,
    organisation: Organisation,
    year: int,
    kind: str,
    until: int | None = None,
    replaces: bool = False,
    ambition: str = "",
    reason: str = "",
    seen: str | None = None,
    by: User,
    **given: Any,
) -> Target:
    """Set or change the target of an organisation and year; gives back that year's.

    given: the figures as fields of Target (those that the kind does not use, asked.ASKED, are not kept), and the
    decision as fields of governance.models.Decision.
    until: the same target also for each year after `year` to this one; one that has another target already is refused,
    unless it `replaces` what stands there.
    `seen` is the mark of the target that was shown, None to set it whatever stands there. A changed target loses what a
    person had found of it. Raises StaleError when another has changed it since, and RefusedError where it lacks what
    its kind needs, a year already has a result and no reason is given (who moves the bar after the jump says why), or
    what a person had found would be lost in a year that is closed.
    """
    stored = Target.objects.select_for_update(of=("self",)).filter(indicator=indicator, organisation=organisation)
    last = max(year, until or year)
    known = {row.year: row for row in stored.filter(year__range=(year, last)).order_by("year")}
    refuse_stale(seen, known.get(year))
    facts = given | _figures(TargetKind(kind), given) | {"ambition": ambition, "reason": reason.strip()}
    there = [known.get(each) or _new(indicator, organisation, each) for each in range(year, last + 1)]
    rows = [(row, _set(row, facts | {"kind": kind})) for row in there]
    _refuse_incomplete(there[0], indicator)
    others = [row.year for row, before in rows[1:] if before not in (None, _asked(row))]
    _refuse_other_targets(others, replaces=replaces)
    changed = [row for row, before in rows if _asked(row) != before]
    _refuse_without_reason(changed, reason)
    _refuse_losing_findings(changed)
    _store(there, changed)
    return there[0]


@service
def delete_target(*, target: Target, seen: str, reason: str = "", by: User) -> None:
    """Take a year's target away; what stood there remains in the history, with the reason.

    Raises StaleError when another has changed it since, and RefusedError without a reason where the year has a result,
    or where what a person found of it would be lost in a year that is closed.
    """
    stored = _locked(target, seen)
    _refuse_without_reason([stored], reason)
    _refuse_losing_findings([stored])
    if reason.strip():
        stored.reason = reason.strip()
        stored.save()
    stored.delete()


@service
def judge_target(*, target: Target, judged: str, comment: str, seen: str, by: User) -> Target:
    """Store what a person finds of a milestone or of a target in words; without `judged` the finding is taken back.

    Raises StaleError when another has changed it since, and RefusedError: the values decide this kind, the grounds are
    missing, or the year is closed.
    """
    stored = _locked(target, seen)
    if stored.kind not in BY_A_PERSON:
        raise RefusedError(_("The values say whether this target is reached."))
    _refuse_closed(stored.year)
    if judged and not comment.strip():
        raise RefusedError(_("Write the grounds, so that others can see how you came to it."), "comment")
    stored.judged, stored.judged_comment = judged, comment.strip() if judged else ""
    stored.judged_by, stored.judged_on = (by, timezone.localdate()) if judged else (None, None)
    stored.save()
    return stored


def _refuse_closed(year: int) -> None:
    period = Period.of_year(year)
    if closing := keep_periods_as_they_are().closing(period):
        raise RefusedError(closed_sentence(period, closing))


def _refuse_losing_findings(targets: Iterable[Target]) -> None:
    """What a person has found of a year's target is an assessment: it stands as it is once the year is closed."""
    for target in targets:
        if target.judged:
            _refuse_closed(target.year)


def _locked(target: Target, seen: str) -> Target:
    rows = Target.objects.select_related("indicator", "organisation").select_for_update(of=("self",))
    stored = rows.get(pk=target.pk)
    refuse_stale(seen, stored)
    return stored


def _new(indicator: Indicator, organisation: Organisation, year: int) -> Target:
    return Target(indicator=indicator, organisation=organisation, year=year, judged="")


def _store(rows: list[Target], changed: list[Target]) -> None:
    for row in changed:
        row.judged, row.judged_comment, row.judged_by, row.judged_on = "", "", None, None
    with taken(StaleError(), "target_once_a_year"):
        for row in rows:
            row.save()


def _set(row: Target, facts: dict[str, Any]) -> tuple[object, ...] | None:
    """Let the target be so; what it asked before, None for a new one."""
    before = _asked(row) if row.pk else None
    for name, value in facts.items():
        setattr(row, name, value)
    return before


def _figures(kind: TargetKind, given: dict[str, Any]) -> dict[str, Any]:
    """Every figure: as given where the kind uses it, else as when nothing is said."""
    usual = {name: _UNUSED.get(name) for name in FIGURES}
    used = {name: given[name] for name in ASKED[kind] if given.get(name) is not None}
    if isinstance(used.get("description"), str):
        used["description"] = used["description"].strip()
    return usual | used


def _asked(target: Target) -> tuple[object, ...]:
    """What the target asks; the decision, the ambition and the reason do not count."""
    return (target.kind, *(getattr(target, name) for name in FIGURES if name != "comparator"), target.comparator_id)


_FIELD_OF = {
    "low_needed": "low",
    "high_needed": "high",
    "baseline_needed": "baseline",
    "years_needed": "years",
    "fewest_years_wrong": "fewest_years",
    "tolerance_negative": "tolerance",
    "direction_needed": "kind",
    "comparator_needed": "comparator",
    "share_needed": "share_of_best",
    "due_elsewhere": "due_on",
}


def _refuse_incomplete(target: Target, indicator: Indicator) -> None:
    refusals = [
        RefusedError(problem_sentence(code), _FIELD_OF.get(code, "low"))
        for code in rule_problems(target_rule(target, indicator.direction))
    ]
    if target.kind in BY_A_PERSON and not target.description:
        refusals.append(RefusedError(_("Write what is to be reached, so that one can tell afterwards."), "description"))
    if refusals:
        raise RefusedError(refusals[0].message, refusals[0].field, also=refusals[1:])


def _refuse_other_targets(years: list[int], *, replaces: bool) -> None:
    if not years or replaces:
        return
    told = ngettext(
        "%(years)s already has another target. Choose to replace it, or an earlier year.",
        "%(years)s already have other targets. Choose to replace them, or an earlier year.",
        len(years),
    )
    raise RefusedError(told % {"years": ", ".join(map(str, years))}, "until")


def _refuse_without_reason(targets: list[Target], reason: str) -> None:
    if targets and not reason.strip() and any(has_result(row) for row in targets):
        raise RefusedError(_("The year already has a result. Write why the target is set or changed now."), "reason")
