"""What ties goals to others beside their main line, as plain rows: contributions, joint work, conflicts and more."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, Exists, F, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast

from goals.models import (
    Contribution,
    Contributor,
    Coverage,
    Goal,
    GoalEffect,
    GoalIndicator,
    GoalTag,
    NotRelevant,
    QualityFactor,
)
from goals.rules import DECIDED_STATES
from governance.models import AdoptionState
from indicators.fulfilment import Direction
from indicators.models import Indicator, ServiceStandard
from indicators.queries.inner_uses import inputs_of_formulas
from indicators.readers import readable
from indicators.running import running


class TieKind(StrEnum):
    """What a row tells of a goal; UNUSED of an indicator that nobody uses, FORMULA of one that is computed from others;
    SUCCESSION that it took another's place."""

    CONTRIBUTION = "contribution"
    CONTRIBUTOR = "contributor"
    CONFLICT = "conflict"
    NOT_RELEVANT = "not_relevant"
    COVERAGE = "coverage"
    TAG = "tag"
    UNUSED = "unused"
    FORMULA = "formula"
    SUCCESSION = "succession"


class Tie(NamedTuple):
    """One row. of: the goal or indicator; organisation, other: ids, where there are any; text, more: its words."""

    of: int
    organisation: int | None
    other: int | None
    text: str
    more: str


def ties(year: int) -> Mapping[str, list[Tie]]:
    """Every tie of the year, by kind, each in the order it was written.

    One query over the small tables, and one more where there are formulas and indicators that nothing here follows:
    whether a formula rests on them.
    """
    succession = Goal.objects.filter(state__in=DECIDED_STATES, replaces__isnull=False)
    first, *rest = (
        _rows(
            TieKind.CONFLICT,
            GoalEffect.objects.filter(kind=GoalEffect.Kind.CONFLICTS, settled_on=None),
            organisation="organisation_id",
            other="affected_goal_id",
            text="text",
        ),
        _rows(TieKind.CONTRIBUTION, Contribution.objects, other="served_id"),
        _rows(TieKind.CONTRIBUTOR, Contributor.objects, organisation="organisation_id", text="task"),
        _rows(
            TieKind.NOT_RELEVANT, NotRelevant.objects.filter(year=year), organisation="organisation_id", text="reason"
        ),
        _rows(TieKind.COVERAGE, Coverage.objects.filter(year=year), text="judgement", more="sentence"),
        _rows(TieKind.TAG, GoalTag.objects, other="tag_id", text="tag__name"),
        _rows(
            TieKind.UNUSED, unfollowed_indicators(), of="pk", organisation="organisation_id", text="name", more="code"
        ),
        _rows(TieKind.FORMULA, Indicator.objects.filter(running()).exclude(formula=""), of="pk"),
        _rows(TieKind.SUCCESSION, succession, of="pk", other="replaces_id"),
    )
    found: dict[str, list[Tie]] = {kind.value: [] for kind in TieKind}
    for kind, _place, *values in first.union(*rest, all=True).order_by("tie_kind", "tie_place"):
        found[kind].append(Tie(*values))
    if (unfollowed := found[TieKind.UNUSED]) and (formulas := found[TieKind.FORMULA]):
        used = inputs_of_formulas([tie.of for tie in formulas])
        found[TieKind.UNUSED] = [tie for tie in unfollowed if tie.of not in used]
    return found


def unfollowed_indicators() -> "QuerySet[Indicator]":
    """Indicators still kept by which no goal or quality factor is followed, that no promise or volume rests on.

    A context indicator describes the municipality and is to be followed by nobody; a confidential one is not told of.
    """
    followed = GoalIndicator.objects.filter(indicator=OuterRef("pk")).exclude(goal__state=AdoptionState.SUPERSEDED)
    shown = QualityFactor.objects.filter(indicator=OuterRef("pk"))
    graded = Indicator.objects.exclude(direction=Direction.NONE)
    promised = ServiceStandard.objects.filter(indicator=OuterRef("pk"))
    counted_from = Indicator.objects.filter(running(), volume_indicator=OuterRef("pk"))
    unasked = [~Exists(asking) for asking in (followed, shown, promised, counted_from)]
    return graded.filter(readable(None), running(), *unasked)


def _rows(
    kind: TieKind,
    rows: Any,
    *,
    of: str = "goal_id",
    organisation: str = "",
    other: str = "",
    text: str = "",
    more: str = "",
) -> "QuerySet[Any, Any]":
    """The rows as columns of one shape, which a union asks for."""
    number, words = BigIntegerField(), TextField()
    columns = {
        "tie_kind": Value(kind.value, output_field=words),
        "tie_place": F("pk"),
        "tie_of": F(of),
        "tie_organisation": Cast(F(organisation) if organisation else Value(None), number),
        "tie_other": Cast(F(other) if other else Value(None), number),
        "tie_text": Cast(F(text) if text else Value(""), words),
        "tie_more": Cast(F(more) if more else Value(""), words),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)
