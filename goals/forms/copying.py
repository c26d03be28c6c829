"""Input about what is to come along to a later year."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goals.models import Goal
from goals.queries.copying import GoalsToCopy, GoalToCopy, PlanToCopy
from goals.services.copying import PlanChoice
from governance.forms.writing import WritingForm


class PlanCopyForm(WritingForm):
    """What to bring of an earlier plan. All that can come along is ticked to begin with, but for what is over."""

    def __init__(self, *args: Any, source: PlanToCopy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        for pk, text in source.sections.items():
            self.fields[f"text-{pk}"] = _tick(text.heading)
        for pk in source.answers:
            self.fields[f"answer-{pk}"] = _tick(_("What we will do"))
        for pk, (each, _target) in source.activities.items():
            self.fields[f"activity-{pk}"] = _tick(each.activity.title, ticked=not each.is_over)

    @property
    def texts(self) -> list[tuple[Any, forms.BoundField]]:
        """The texts, each with its box."""
        return [(text, self[f"text-{pk}"]) for pk, text in self.source.sections.items()]

    @property
    def goals(self) -> list[tuple[GoalToCopy, forms.BoundField | None, list[tuple[Any, forms.BoundField]]]]:
        """The goals that have a successor, each with the box of its answer and those of its activities."""
        found = []
        for goal in self.source.goals:
            if goal.target is not None:
                answer = self[f"answer-{goal.goal.pk}"] if goal.text else None
                boxes = [(each, self[f"activity-{each.activity.pk}"]) for each in goal.activities]
                found.append((goal, answer, boxes))
        return found

    @property
    def choice(self) -> PlanChoice:
        """What is ticked."""
        ticked = {name for name, is_ticked in self.cleaned_data.items() if is_ticked}
        return PlanChoice(
            texts=[pk for pk in self.source.sections if f"text-{pk}" in ticked],
            answers=[pk for pk in self.source.answers if f"answer-{pk}" in ticked],
            activities=[pk for pk in self.source.activities if f"activity-{pk}" in ticked],
        )


class GoalCopyForm(WritingForm):
    """Which goals to bring, and until when they are to hold. All are ticked to begin with."""

    def __init__(self, *args: Any, source: GoalsToCopy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["year_to"] = forms.IntegerField(
            label=_("The copies hold to the year"),
            min_value=source.first_year,
            max_value=source.last_year,
            initial=source.last_year,
        )
        for goal in source.goals:
            self.fields[f"goal-{goal.pk}"] = _tick(goal.title)

    @property
    def boxes(self) -> list[tuple[Goal, forms.BoundField]]:
        """The goals, each with its box."""
        return [(goal, self[f"goal-{goal.pk}"]) for goal in self.source.goals]

    def clean(self) -> dict[str, Any]:
        """At least one goal."""
        data = super().clean() or self.cleaned_data
        if not self.ticked:
            self.add_error(None, _("Tick at least one goal."))
        return data

    @property
    def ticked(self) -> list[Goal]:
        """The goals that are ticked."""
        return [goal for goal in self.source.goals if self.cleaned_data.get(f"goal-{goal.pk}")]


def _tick(label: str, *, ticked: bool = True) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=ticked)
