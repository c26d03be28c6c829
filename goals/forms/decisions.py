"""The decision by which a body adopted goals."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from goals.models import Goal
from governance.forms.decision import DecisionForm


class GoalDecisionForm(DecisionForm):
    """A decision about a goal, and about other drafts that the same decision adopted."""

    also = forms.MultipleChoiceField(
        label=gettext_lazy("Adopted by the same decision"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, others: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {str(goal.pk): goal for goal in others}
        if self.others:
            self.fields["also"].choices = [(pk, goal.title) for pk, goal in self.others.items()]
        else:
            del self.fields["also"]

    @property
    def ticked(self) -> list[Goal]:
        """The other drafts that were ticked."""
        return [self.others[pk] for pk in self.cleaned_data.get("also", ())]
