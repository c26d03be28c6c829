"""Input about plans and activities."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from goals.models import Activity, Goal
from goals.queries.plan_document import GoalAnswer, PlanDocument, PlanSection
from goals.services.activities import ActivityContent
from governance.forms.writing import DayInput, SeenForm, WritingForm, text_area
from governance.models import Organisation, TemplateSection
from governance.years import FIRST_YEAR, LAST_YEAR


class PlanCreateForm(WritingForm):
    """Whose plan, and for which year."""

    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), label=gettext_lazy("Organisation"))
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, organisations: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=list(organisations))


class PlanForm(SeenForm):
    """The plan's words: under each heading of its template that asks for text, and for each goal that reaches it."""

    def __init__(self, *args: Any, document: PlanDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        for section in document.texts:
            self.fields[f"text-{section.pk}"] = forms.CharField(
                label=section.heading,
                help_text=section.help_text,
                required=False,
                widget=text_area(5),
                initial=section.text,
            )
        for goal in document.goals:
            self.fields[f"answer-{goal.goal_id}"] = forms.CharField(
                label=gettext_lazy("What we will do"), required=False, widget=text_area(4), initial=goal.text
            )

    @property
    def sections(self) -> list[tuple[PlanSection, forms.BoundField | None]]:
        """The template's sections in order, each with its field where it asks for text."""
        return [
            (section, self[f"text-{section.pk}"] if section.kind == TemplateSection.Kind.TEXT else None)
            for section in self.document.sections
        ]

    @property
    def goals(self) -> list[tuple[GoalAnswer, forms.BoundField]]:
        """The goals in order, each with the field for its answer."""
        return [(goal, self[f"answer-{goal.goal_id}"]) for goal in self.document.goals]

    @property
    def texts(self) -> dict[int, str]:
        """By section, what is written under it."""
        return {section.pk: self.cleaned_data[f"text-{section.pk}"] for section in self.document.texts if section.pk}

    @property
    def answers(self) -> dict[int, str]:
        """By goal, what will be done."""
        return {goal.goal_id: self.cleaned_data[f"answer-{goal.goal_id}"] for goal in self.document.goals}


class ReturnForm(WritingForm):
    """Why a plan is sent back."""

    comment = forms.CharField(
        label=gettext_lazy("What is to be changed"),
        widget=text_area(4),
        help_text=gettext_lazy("The unit reads this. Be concrete."),
    )


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


class ProgressForm(SeenForm):
    """How an activity goes."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=Activity.Status.choices, widget=forms.RadioSelect)
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, widget=text_area(3))


class ActivityEditForm(ProgressForm, ActivityForm):
    """What an activity is and how it goes, while its plan is being written."""

    field_order = ["goal", "title", "owner_name", "starts_on", "due_on", "status", "comment", "seen"]


def initial_of(activity: Activity, seen: str) -> dict[str, Any]:
    """What the form shows of an activity that is there."""
    names = ("title", "owner_name", "starts_on", "due_on", "status", "comment")
    return {name: getattr(activity, name) for name in names} | {"goal": activity.goal_id, "seen": seen}
