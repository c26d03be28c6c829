"""Input about assignments: what is assigned, how it is carried out, what is reported back and how it ends."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.models import Assignment, Goal
from goals.queries.assignments import LATE, OPEN, AssignmentChoices, AssignmentFilter, receivers
from goals.queries.levels import GOAL_FORMS
from goals.rules import GIVES
from goals.services.assignments import AssignmentContent, CarryingOut, PhaseContent
from governance.access import grants_of
from governance.forms.decision import DecisionForm, MinutesParagraphField
from governance.forms.writing import DayInput, SeenForm, WritingForm, text_area
from governance.models import AdoptionState, Organisation, User
from governance.models.organisation import DECIDING

MORE_PHASES = 3


class AssignmentForm(DecisionForm, SeenForm):
    """What is assigned, to whom, until when, and the decision by which it was."""

    title = forms.CharField(
        label=gettext_lazy("Assignment"),
        max_length=200,
        help_text=gettext_lazy("As it was decided: to investigate, to propose, to carry out what?"),
    )
    text = forms.CharField(label=gettext_lazy("What is to be done"), required=False, widget=text_area(4))
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Assigned to"),
        empty_label=gettext_lazy("Choose an organisation"),
    )
    due_on = forms.DateField(label=gettext_lazy("To be reported back by"), widget=DayInput)
    goal = forms.ModelChoiceField(
        queryset=Goal.objects.none(),
        label=gettext_lazy("For the goal"),
        required=False,
        empty_label=gettext_lazy("No goal"),
    )

    field_order = ["title", "text", "organisation", "due_on", "goal"]

    def __init__(self, *args: Any, user: User, assignment: Assignment | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        grants = grants_of(user)
        places = frozenset().union(*(grants.where(permission) for permission in GIVES))
        givers = Organisation.objects.filter(kind__in=DECIDING, pk__in=places)
        self.offer(givers)
        self.fields["organisation"].queryset = receivers(givers.values_list("pk", flat=True))
        year = timezone.localdate().year
        adopted = Q(state=AdoptionState.ADOPTED, year_to__gte=year, level__form__in=GOAL_FORMS)
        stays = Q(pk=assignment.goal_id) if assignment and assignment.goal_id else Q()
        goals = Goal.objects.filter(adopted | stays if stays else adopted)
        self.fields["goal"].queryset = goals.order_by("level__order", "order", "pk")

    @property
    def content(self) -> AssignmentContent:
        """What is assigned."""
        names = ("organisation", "title", "due_on", "text", "goal")
        return AssignmentContent(**{name: self.cleaned_data[name] for name in names})


def initial_of(assignment: Assignment, seen: str) -> dict[str, Any]:
    """What the form shows of an assignment that is there."""
    plain = ("title", "text", "due_on", "decided_on", "registry_number", "minutes_paragraph")
    linked = {name: getattr(assignment, f"{name}_id") for name in ("organisation", "goal", "decided_by")}
    return {name: getattr(assignment, name) for name in plain} | linked | {"seen": seen}


class CarryingOutForm(SeenForm):
    """Who is responsible, with which resources, and whether it is run as a project."""

    owner_name = forms.CharField(
        label=gettext_lazy("Who is responsible"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("With the name as the person signs in, the assignment stands among that person’s own."),
    )
    is_begun = forms.BooleanField(label=gettext_lazy("The work has begun"), required=False)
    resources = forms.CharField(
        label=gettext_lazy("Resources"),
        required=False,
        widget=text_area(2),
        help_text=gettext_lazy("Money and time that it takes, for example 300 tkr and half a position in the spring."),
    )
    resource_owner = forms.CharField(label=gettext_lazy("Who provides the resources"), max_length=120, required=False)
    is_project = forms.BooleanField(label=gettext_lazy("Run as a project"), required=False)

    @property
    def content(self) -> CarryingOut:
        """How it is carried out."""
        names = ("owner_name", "is_project", "resources", "resource_owner", "is_begun")
        return CarryingOut(**{name: self.cleaned_data[name] for name in names})


def carrying_out_of(assignment: Assignment, seen: str) -> dict[str, Any]:
    """What the form shows of how the assignment is carried out."""
    names = ("owner_name", "is_project", "resources", "resource_owner")
    is_begun = assignment.status != Assignment.Status.NOT_STARTED
    return {name: getattr(assignment, name) for name in names} | {"is_begun": is_begun, "seen": seen}


class PhaseForm(forms.Form):
    """One phase; a row without a name is none."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    place = forms.IntegerField(label=gettext_lazy("Place"), required=False, min_value=1, max_value=99)
    title = forms.CharField(label=gettext_lazy("Phase"), max_length=120, required=False)
    due_on = forms.DateField(label=gettext_lazy("Ready by"), required=False, widget=DayInput)
    is_done = forms.BooleanField(label=gettext_lazy("Done"), required=False)

    def clean(self) -> dict[str, Any]:
        """A day or a tick alone says nothing of what is to be done."""
        data = super().clean() or self.cleaned_data
        if not data.get("title") and not data.get("pk") and (data.get("due_on") or data.get("is_done")):
            self.add_error("title", _("Say what the phase is called."))
        return data


class BasePhaseFormSet(forms.BaseFormSet):
    """The rows of phases, ordered by their place."""

    @property
    def contents(self) -> list[PhaseContent]:
        """The rows that have a name, in order; a row without a place keeps the one where it stands."""
        rows = [
            (form.cleaned_data.get("place") or number, number, form.cleaned_data)
            for number, form in enumerate(self.forms, 1)
        ]
        ordered = sorted((row for row in rows if row[2].get("title")), key=lambda row: row[:2])
        return [
            PhaseContent(data["title"], data["due_on"], data["is_done"], data["pk"])
            for _place, _number, data in ordered
        ]


def phase_formset() -> type[BasePhaseFormSet]:
    """Rows for the phases that are there, and some more."""
    made: Any = forms.formset_factory(
        PhaseForm, formset=BasePhaseFormSet, extra=MORE_PHASES, max_num=40, absolute_max=80
    )
    return made


class ReportForm(WritingForm):
    """What has been done, and whether that is all."""

    reported_on = forms.DateField(label=gettext_lazy("Reported on"), widget=DayInput)
    text = forms.CharField(
        label=gettext_lazy("What has been done"),
        widget=text_area(6),
        help_text=gettext_lazy("What was asked for, what has been done, what came of it. The body reads this."),
    )
    is_final = forms.BooleanField(
        label=gettext_lazy("The assignment is carried out"),
        required=False,
        help_text=gettext_lazy("Leave it empty for a report on the way."),
    )


class ClosingForm(WritingForm):
    """The decision by which the body is done with the assignment."""

    closed_on = forms.DateField(label=gettext_lazy("Date of the decision"), widget=DayInput)
    paragraph = MinutesParagraphField(help_text=gettext_lazy("The number alone, for example 118."))


class AssignmentFilterForm(forms.Form):
    """What the list is narrowed to; what makes no sense counts as not asked for."""

    organisation = forms.TypedChoiceField(
        label=gettext_lazy("Assigned to"), coerce=int, required=False, empty_value=None
    )
    giver = forms.TypedChoiceField(label=gettext_lazy("Given by"), coerce=int, required=False, empty_value=None)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)

    def __init__(self, *args: Any, choices: AssignmentChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [("", _("All")), *choices.organisations]
        self.fields["giver"].choices = [("", _("All")), *choices.givers]
        states = [("", _("All")), (OPEN, _("Not closed")), (LATE, _("Late")), *Assignment.Status.choices]
        self.fields["status"].choices = states

    @property
    def wanted(self) -> AssignmentFilter:
        """What is asked for."""
        self.is_valid()
        data = self.cleaned_data
        return AssignmentFilter(
            organisation=data.get("organisation"), giver=data.get("giver"), status=data.get("status", "")
        )
