"""Stores how the goals were assessed, with what the system would have suggested from what was known then."""

from datetime import date

from annualcycle.models import ClosedPeriod
from annualcycle.periods import Frequency, Period
from goals.models import Assessment, Goal, GoalIndicator
from goals.rollup import RollupRule, Suggestion, suggest, suggestion_text
from governance.history import service
from governance.models import Organisation, User
from governance.queries import status_words
from indicators.fulfilment import Direction, Fulfilment, Observation, Outcome, TargetKind, TargetRule, evaluate
from indicators.models import Indicator, Target, Value
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, RoundRow


@service
def add_assessments(*, content: DemoMunicipality, row: RoundRow, made: Made, by: User) -> None:
    """Add one round. Raises ValueError where a status differs from the suggested one and no reason is given."""
    period = Period.parse(row.period)
    known = Known(period.year, row.known_by)
    model = made.models[1]
    words = status_words(model)
    stored = []
    for one in row.assessments:
        suggestion = known.suggestion(made.goals[one.goal], RollupRule(model.rollup_rule))
        if one.status != suggestion.meaning and not one.reason:
            message = f"{content.slug} {row.period} {one.goal}: {suggestion.meaning} is suggested, a reason is needed"
            raise ValueError(message)
        stored.append(
            Assessment(
                goal=made.goals[one.goal],
                frequency=period.frequency,
                period_start=period.start,
                period_end=period.end,
                status=one.status,
                forecast=one.forecast or "",
                sentence=one.sentence,
                reason=one.reason,
                suggested=suggestion.meaning,
                suggestion=suggestion_text(suggestion, content.language, word=words[suggestion.meaning].word.lower()),
                assessed_by=by,
                assessed_at=noon(row.assessed_on),
            )
        )
    Assessment.objects.bulk_create(stored)


class Known:
    """What the indicators said of the goals in a year, as far as it was published by a day."""

    def __init__(self, year: int, known_by: date) -> None:
        self.year = year
        self.indicators: dict[int, list[Indicator]] = {}
        for tie in GoalIndicator.objects.select_related("indicator"):
            self.indicators.setdefault(tie.goal_id, []).append(tie.indicator)
        self.targets = {(t.indicator_id, t.organisation_id): t for t in Target.objects.filter(year=year)}
        self.values: dict[tuple[int, int], list[Observation]] = {}
        self.parents = dict(Organisation.objects.values_list("pk", "parent"))
        for value in Value.objects.filter(gender="T", organisation__isnull=False, source_date__lte=known_by):
            end = Period(Frequency(value.frequency), value.period_start).end
            if end.year <= year:
                self.values.setdefault((value.indicator_id, value.organisation_id), []).append(
                    Observation(end, value.value)
                )

    def suggestion(self, goal: Goal, rule: RollupRule) -> Suggestion:
        """What the goal's indicators suggest."""
        return suggest((self.outcome(goal, one) for one in self.indicators.get(goal.pk, [])), rule)

    def outcome(self, goal: Goal, indicator: Indicator) -> Outcome:
        """How one of the goal's indicators stands."""
        fulfilment = self.fulfilment(goal, indicator)
        return fulfilment.outcome if fulfilment else Outcome.NOT_ASSESSABLE

    def fulfilment(self, goal: Goal, indicator: Indicator) -> Fulfilment | None:
        """Its values against its target, where the goal's organisation, one above or the indicator's own has them."""
        place = self._place(goal.organisation_id, indicator)
        target = self.targets.get((indicator.pk, place))
        if target is None:
            return None
        rule = TargetRule(
            kind=TargetKind(target.kind),
            year=target.year,
            low=target.low,
            high=target.high,
            baseline=target.baseline,
            years=target.years,
            direction=Direction(indicator.direction),
        )
        return evaluate(rule, self.values.get((indicator.pk, place), []))

    def _place(self, organisation: int | None, indicator: Indicator) -> int:
        while organisation is not None:
            if (indicator.pk, organisation) in self.values:
                return organisation
            organisation = self.parents[organisation]
        return indicator.organisation_id


@service
def close_periods(*, content: DemoMunicipality, by: User) -> None:
    """Close the periods that are closed, on their days."""
    for code, day in content.closed:
        period = Period.parse(code)
        ClosedPeriod.objects.create(
            frequency=period.frequency, period_start=period.start, closed_by=by, closed_at=noon(day)
        )
