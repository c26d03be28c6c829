"""Input about activities: what they are, how they go, and which of them a list is to show."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from goals.models import Activity, Goal
from goals.queries.activities import LATE, ActivityChoices, ActivityFilter
from goals.services.activities import ActivityContent
from governance.forms.writing import DayInput, SeenForm, text_area
from governance.refusals import fingerprint


class ActivityForm(SeenForm):
    """What an activity is."""

    goal = forms.ModelChoiceField(
        queryset=Goal.objects.none(), label=gettext_lazy("Answers the goal"), empty_label=None
    )
    title = forms.CharField(
        label=gettext_lazy("Activity"),
        max_length=200,
        help_text=gettext_lazy("What is done, so that one can see afterwards whether it was."),
    )
    owner_name = forms.CharField(label=gettext_lazy("Who does it"), max_length=120)
    starts_on = forms.DateField(label=gettext_lazy("Begins"), widget=DayInput)
    due_on = forms.DateField(label=gettext_lazy("Ready by"), widget=DayInput)

    def __init__(self, *args: Any, goals: Iterable[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(goals)
        field = self.fields["goal"]
        field.queryset = Goal.objects.filter(pk__in=[goal.pk for goal in known])
        field.choices = [(goal.pk, goal.title) for goal in known]

    @property
    def content(self) -> ActivityContent:
        """The clean activity."""
        names = ("goal", "title", "owner_name", "starts_on", "due_on")
        return ActivityContent(**{name: self.cleaned_data[name] for name in names})


class PercentField(forms.IntegerField):
    """How far something has come, 0 to 100."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Progress in percent"))
        kwargs.setdefault("widget", forms.NumberInput(attrs={"step": 5}))
        super().__init__(min_value=0, max_value=100, **kwargs)


class ProgressForm(SeenForm):
    """How an activity goes."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Activity.Status.choices, widget=forms.RadioSelect)
    progress = PercentField(
        help_text=gettext_lazy("What is done has come 100 percent, what has not started 0."),
    )
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, widget=text_area(3))

    @property
    def told(self) -> dict[str, Any]:
        """How it goes, as the services take it."""
        return {name: self.cleaned_data[name] for name in ("status", "progress", "comment", "seen")}


class ActivityEditForm(ProgressForm, ActivityForm):
    """What an activity is and how it goes, while its plan is being written."""

    field_order = ["goal", "title", "owner_name", "starts_on", "due_on", "status", "progress", "comment", "seen"]


class QuickForm(ProgressForm):
    """How one's own activity goes, on one row."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Activity.Status.choices)
    progress = PercentField(label=gettext_lazy("Percent"))
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, widget=text_area(1))


def initial_of(activity: Activity, seen: str) -> dict[str, Any]:
    """What the form shows of an activity that is there."""
    names = ("title", "owner_name", "starts_on", "due_on", "status", "progress", "comment")
    return {name: getattr(activity, name) for name in names} | {"goal": activity.goal_id, "seen": seen}


def quick_form(activity: Activity, data: Any = None) -> QuickForm:
    """The row's form, filled with what is stored, or with `data`."""
    initial = initial_of(activity, fingerprint(activity))
    return QuickForm(data, initial=initial, prefix=f"activity-{activity.pk}")


class ActivityFilterForm(forms.Form):
    """What the list of activities is narrowed to; what makes no sense counts as not asked for."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int, required=False)
    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Organisation"), coerce=int, required=False, empty_value=None
    )
    goal = forms.TypedChoiceField(label=gettext_lazy("Goal"), coerce=int, required=False, empty_value=None)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    owner = forms.CharField(label=pgettext_lazy("activities", "Who"), max_length=120, required=False)

    def __init__(self, *args: Any, choices: ActivityChoices, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        self.fields["year"].choices = [(each, each) for each in choices.years]
        self.fields["organisation"].choices = [("", _("All")), *choices.organisations]
        self.fields["goal"].choices = [("", _("All")), *choices.goals]
        self.fields["status"].choices = [("", _("All")), (LATE, _("Late")), *Activity.Status.choices]
        self.initial["year"] = year

    @property
    def wanted(self) -> ActivityFilter:
        """What is asked for."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return ActivityFilter(
            year=self.year,
            organisation=data.get("organisation"),
            goal=data.get("goal"),
            status=data.get("status", ""),
            owner=data.get("owner", ""),
        )
