"""Writes of what is promised to be kept."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from governance.decisions import DecisionContent
from governance.history import service
from governance.models import Organisation, User
from governance.refusals import RefusedError, refuse_stale, taken
from indicators.models import Indicator, ServiceStandard


@service
def create_standard(
    *, indicator: Indicator, organisation: Organisation, decision: DecisionContent, by: User, **facts: Any
) -> ServiceStandard:
    """Promise a level; `facts` as ServiceStandard's promise, low, high, year_from and year_to.

    The same promise sent twice is one. Raises RefusedError: there is no level, or it stands on its head; the
    indicator is confidential; or the organisation has promised a level for these years.
    """
    standard = ServiceStandard(indicator=indicator, organisation=organisation, **_clean(decision, facts))
    _refuse_what_lacks(standard)
    same = {name: getattr(standard, name) for name in ("promise", "low", "high", "year_from", "year_to")}
    before = ServiceStandard.objects.filter(indicator=indicator, organisation=organisation, **same).first()
    return before or _saved(standard)


@service
def update_standard(
    *, standard: ServiceStandard, decision: DecisionContent, seen: str, by: User, **facts: Any
) -> ServiceStandard:
    """Change what is promised; `facts` as in `create_standard`, `seen` the mark of what was shown.

    Raises StaleError when another has changed it since, and RefusedError as `create_standard`.
    """
    stored = _locked(standard, seen)
    for name, value in _clean(decision, facts).items():
        setattr(stored, name, value)
    _refuse_what_lacks(stored)
    return _saved(stored)


@service
def end_standard(*, standard: ServiceStandard, year_to: int, seen: str, by: User) -> ServiceStandard:
    """Let the promise hold to the end of a year. Its years before remain told.

    Raises StaleError as `update_standard`, and RefusedError for a year before it began.
    """
    stored = _locked(standard, seen)
    if year_to < stored.year_from:
        raise RefusedError(_("The last year comes before the first."), "year_to")
    stored.year_to = year_to
    return _saved(stored)


def _locked(standard: ServiceStandard, seen: str) -> ServiceStandard:
    rows = ServiceStandard.objects.select_related("indicator", "organisation").select_for_update(of=("self",))
    stored = rows.get(pk=standard.pk)
    refuse_stale(seen, stored)
    return stored


def _clean(decision: DecisionContent, facts: dict[str, Any]) -> dict[str, Any]:
    # Kommunallagen 6:38: what is promised to citizens is a matter of quality, which the body itself decides.
    return facts | asdict(decision) | {"promise": " ".join(facts["promise"].split())}


def _refuse_what_lacks(standard: ServiceStandard) -> None:
    low, high = standard.low, standard.high
    found = []
    if not standard.promise:
        found.append(RefusedError(_("Write what is promised, to those it is for."), "promise"))
    if low is None and high is None:
        found.append(RefusedError(_("Write the level: at least, at most, or both."), "low"))
    if low is not None and high is not None and Decimal(high) < Decimal(low):
        found.append(RefusedError(_("The highest level lies below the lowest."), "high"))
    if standard.year_to is not None and standard.year_to < standard.year_from:
        found.append(RefusedError(_("The last year comes before the first."), "year_to"))
    if standard.indicator.is_confidential:
        found.append(RefusedError(_("A confidential indicator cannot be promised: nobody could read it."), "indicator"))
    if found:
        first, *others = found
        raise RefusedError(first.message, first.field, also=others)


def _saved(standard: ServiceStandard) -> ServiceStandard:
    overlap = RefusedError(_("The organisation has promised a level of this indicator for these years."), "year_from")
    with taken(overlap, "standard_one_at_a_time"):
        standard.save()
    return standard
