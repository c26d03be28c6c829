"""Input about what a goal from above becomes in an organisation."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from goals.models import Goal
from governance.forms.writing import SeenForm, WritingForm, text_area


class NotRelevantForm(SeenForm):
    """Why a goal does not concern an organisation."""

    reason = forms.CharField(
        label=gettext_lazy("Why it does not concern us"),
        widget=text_area(4),
        help_text=gettext_lazy("Those who own the goal read this. Say what they need to know to agree."),
    )


class ServingForm(WritingForm):
    """Which draft of the organisation's own is to serve the goal, too."""

    # Whatever the chain refuses concerns the draft that was chosen.
    aliases: ClassVar[dict[str, str]] = {"parent": "goal", "contributions": "goal", "level": "goal", "title": "goal"}

    goal = forms.ModelChoiceField(
        queryset=Goal.objects.none(),
        label=gettext_lazy("Our goal that also serves it"),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, drafts: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(drafts)
        field = self.fields["goal"]
        field.queryset = Goal.objects.filter(pk__in=[goal.pk for goal in known])
        field.choices = [(goal.pk, f"{goal.level.name}: {goal.title}") for goal in known]
