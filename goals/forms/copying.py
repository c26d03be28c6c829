"""Input about what is to come along to a later year."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from goals.queries.copying import GoalToCopy, PlanToCopy
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


def _tick(label: str, *, ticked: bool = True) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=ticked)
