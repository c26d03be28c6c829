"""The decision by which a body adopted something: who, when, and where it stands in the minutes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from goals.models import Goal
from goals.services.goals import DecisionContent
from governance.access import grants_of
from governance.forms.decision import DecisionFields
from governance.forms.writing import WritingForm
from governance.models import Organisation, User
from governance.models.organisation import DECIDING, Permission


class DecisionForm(DecisionFields, WritingForm):
    """A body's decision. Kommunallagen 6:38: the body itself decides, an official records it."""

    decided_by = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Decided by"),
        empty_label=gettext_lazy("Choose who has decided"),
    )

    field_order = ["decided_by", "decided_on", "registry_number", "minutes_paragraph"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A board's secretary records that board's decisions, not another's: each is an authority of its own.
        recorded = grants_of(user).where(Permission.RECORD_DECISIONS)
        bodies = Organisation.objects.filter(kind__in=DECIDING, pk__in=recorded)
        self.offer(bodies.exclude(valid_to__lt=timezone.localdate()))

    def offer(self, bodies: "QuerySet[Organisation]") -> None:
        """Let one of these bodies have decided; where there is only one, it has."""
        self.fields["decided_by"].queryset = bodies
        if self.initial.get("decided_by") is None and len(bodies) == 1:
            self.initial["decided_by"] = bodies[0].pk

    @property
    def decision(self) -> DecisionContent:
        """The clean decision."""
        names = ("decided_by", "decided_on", "registry_number", "minutes_paragraph")
        return DecisionContent(**{name: self.cleaned_data[name] for name in names})


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
