"""Input about what citizens ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.forms.choices import ServedChoice
from goals.models import CitizenRequirement, Goal
from goals.queries.citizens import (
    ALONE,
    UNANSWERED,
    CitizenFilter,
    goals_to_take_up,
    organisations_to_write_for,
)
from goals.rules import can_read_goal
from goals.services.citizens import CitizenRequirementContent
from governance.forms.writing import DayInput, SeenForm, text_area
from governance.models import Organisation, User


class CitizenRequirementForm(SeenForm):
    """What citizens ask for, when and how it came, and whom it concerns."""

    text = forms.CharField(
        label=gettext_lazy("What citizens ask for"),
        widget=text_area(4),
        help_text=gettext_lazy(
            "In a few plain sentences of your own. Write no names, addresses or anything else by which a person can be "
            "recognised: everyone who is admitted reads this."
        ),
    )
    source = forms.ChoiceField(
        label=gettext_lazy("How it came"), choices=CitizenRequirement.Source.choices, widget=forms.RadioSelect
    )
    received_on = forms.DateField(label=gettext_lazy("Received on"), widget=DayInput)
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Concerns"),
        required=False,
        empty_label=gettext_lazy("The municipality as a whole, or not known yet"),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations_to_write_for(user)

    @property
    def content(self) -> CitizenRequirementContent:
        """What is clean."""
        data = self.cleaned_data
        plain = {name: data[name] for name in ("received_on", "source", "organisation")}
        return CitizenRequirementContent(text=data["text"].strip(), **plain)


class TakingUpChoice(ServedChoice):
    """A goal that may take up what citizens ask for."""

    user: User

    def label_from_instance(self, goal: Goal) -> str:
        """As other goals; of another authority's draft, which may stand there already, nothing but that it is one."""
        return (
            super().label_from_instance(goal) if can_read_goal(self.user, goal) else _("A draft of another authority")
        )


class CitizenAnswerForm(SeenForm):
    """Which goal takes it up, and what is done about it or why nothing is."""

    goal = TakingUpChoice(
        queryset=Goal.objects.none(),
        label=gettext_lazy("Goal that takes it up"),
        required=False,
        empty_label=gettext_lazy("No goal"),
    )
    answer = forms.CharField(
        label=gettext_lazy("What we do about it, or why not"),
        required=False,
        widget=text_area(5),
        help_text=gettext_lazy("As you would say it to those who asked. Write no names."),
    )
    answered_on = forms.DateField(label=gettext_lazy("Answered on"), required=False, widget=DayInput)

    def __init__(self, *args: Any, user: User, requirement: CitizenRequirement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].user = user
        self.fields["goal"].queryset = goals_to_take_up(requirement, user)

    def clean_answer(self) -> str:
        """Without spaces around."""
        return str(self.cleaned_data["answer"]).strip()

    def clean(self) -> dict[str, Any]:
        """The day stands filled in from the beginning: without an answer it means nothing."""
        data = super().clean() or self.cleaned_data
        if not data.get("answer"):
            data["answered_on"] = None
        return data


class CitizenFilterForm(forms.Form):
    """What the list is narrowed to; what makes no sense counts as not asked for."""

    show = forms.ChoiceField(label=gettext_lazy("Show"), required=False)
    organisation = forms.TypedChoiceField(label=gettext_lazy("Concerns"), coerce=int, required=False, empty_value=None)
    source = forms.ChoiceField(label=gettext_lazy("How it came"), required=False)

    def __init__(self, *args: Any, places: tuple[tuple[int, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(UNANSWERED, _("Not answered")), (ALONE, _("No goal takes it up"))]
        self.fields["show"].choices = [("", _("All")), *shown]
        self.fields["organisation"].choices = [("", _("All")), *places]
        self.fields["source"].choices = [("", _("All")), *CitizenRequirement.Source.choices]

    @property
    def wanted(self) -> CitizenFilter:
        """What is asked for."""
        self.is_valid()
        data = self.cleaned_data
        return CitizenFilter(
            organisation=data.get("organisation"), source=data.get("source", ""), show=data.get("show", "")
        )
