"""Input about changes within the year: what is asked for, the answer, and what the list is narrowed to."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annualcycle.answering import TARGET_DAYS, answer_due
from annualcycle.models import ChangeRequest, CycleStep
from annualcycle.queries.changes import LATE, ChangeChoices, ChangeFilter, bodies_over, steps_to_choose
from annualcycle.rules.working import WORKS
from annualcycle.services.changes import ChangeAnswer, ChangeContent
from governance.access import grants_of
from governance.forms.decision import DecisionForm
from governance.forms.fields import DayField, OrganisationField, YearField
from governance.forms.writing import SeenForm, text_area
from governance.models import User
from governance.models.organisation import Permission
from governance.queries import organisation_choices

Kind, State = ChangeRequest.Kind, ChangeRequest.State


class StepChoice(forms.ModelChoiceField):
    """A step of a wheel in use."""

    def label_from_instance(self, step: CycleStep) -> str:
        """Year, name, and its last day for input where it has one."""
        words = f"{step.cycle.year}: {step.name}"
        if step.cut_off_on is None:
            return words
        return _("%(step)s (input by %(day)s)") % {"step": words, "day": step.cut_off_on.isoformat()}


class ChangeForm(SeenForm):
    """What has changed, what it leads to and what is proposed."""

    organisation = OrganisationField(label=gettext_lazy("For which organisation"))
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), widget=forms.RadioSelect)
    received_from = forms.CharField(
        label=gettext_lazy("From whom"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("For political input: the body, party or person that it came from."),
    )
    title = forms.CharField(
        label=gettext_lazy("What is to be changed"),
        max_length=160,
        help_text=gettext_lazy("In one line, for example: Two classes more in year 7."),
    )
    cause = forms.CharField(label=gettext_lazy("Cause"), widget=text_area(3), max_length=4000)
    consequence = forms.CharField(
        label=gettext_lazy("Consequence"),
        widget=text_area(3),
        max_length=4000,
        help_text=gettext_lazy("What it leads to: what takes longer, costs more or is not done."),
    )
    concerns = forms.MultipleChoiceField(
        label=gettext_lazy("What is affected"),
        choices=ChangeRequest.Concern,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Goals and plans are decided by a body, so a change of them needs its decision."),
    )
    proposal = forms.CharField(label=gettext_lazy("Proposal"), required=False, widget=text_area(2), max_length=4000)
    step = StepChoice(
        queryset=CycleStep.objects.none(),
        label=gettext_lazy("Step of the annual wheel"),
        required=False,
        empty_label=gettext_lazy("No particular step"),
        help_text=gettext_lazy("The year and the last day for input then follow from the step."),
    )
    year = YearField(label=gettext_lazy("Year"))
    received_on = DayField(label=gettext_lazy("Came on"))
    answer_due_on = DayField(
        label=gettext_lazy("To be answered by"),
        required=False,
    )

    def __init__(self, *args: Any, user: User, change: ChangeRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = _("Left empty: %(days)s days after it came, which is the target.")
        self.fields["answer_due_on"].help_text = after % {"days": TARGET_DAYS}
        grants = grants_of(user)
        places = frozenset().union(*(grants.where(permission) for permission in WORKS))
        if change is not None:
            places |= {change.organisation_id}
        self.fields["organisation"].choices = self._places(places)
        may_register = grants.may_anywhere(Permission.RECORD_DECISIONS)
        kinds = [kind for kind in Kind if may_register or kind != Kind.POLITICAL_INPUT]
        if change is not None and change.kind not in kinds:
            kinds.append(Kind(change.kind))
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        if Kind.POLITICAL_INPUT not in kinds:
            del self.fields["received_from"]
        self.fields["step"].queryset = steps_to_choose(places)

    def _places(self, places: frozenset[int]) -> list[tuple[int | str, str]]:
        found: list[tuple[int | str, str]] = list(organisation_choices(within=places))
        if len(found) == 1:
            self.initial.setdefault("organisation", found[0][0])
            return [(pk, name.strip()) for pk, name in found]
        return [("", _("Choose an organisation")), *found]

    def clean(self) -> dict[str, Any]:
        """Suggest the target's day where no day for the answer was written."""
        data = super().clean() or self.cleaned_data
        if not data.get("answer_due_on") and isinstance(data.get("received_on"), date):
            # A day ahead is refused when it is stored; of the last day of all there is none two weeks later.
            data["answer_due_on"] = answer_due(min(data["received_on"], timezone.localdate()))
        return data

    @property
    def content(self) -> ChangeContent:
        """What is asked for."""
        data = self.cleaned_data
        plain = ("organisation", "kind", "title", "cause", "consequence", "proposal", "step", "year")
        is_input = data["kind"] == Kind.POLITICAL_INPUT
        return ChangeContent(
            **{name: data[name] for name in plain},
            concerns=tuple(data["concerns"]),
            received_on=data["received_on"],
            answer_due_on=data["answer_due_on"],
            received_from=data.get("received_from", "") if is_input else "",
        )


def blank_change(organisation: int | None, step: int | None) -> dict[str, Any]:
    """What the form begins with."""
    today = timezone.localdate()
    begun = {"kind": Kind.NEED, "year": today.year, "received_on": today, "answer_due_on": answer_due(today)}
    asked = {"organisation": organisation, "step": step}
    return begun | {name: value for name, value in asked.items() if value is not None}


def initial_of(change: ChangeRequest, seen: str) -> dict[str, Any]:
    """What the form shows of a change that is there."""
    plain = ("kind", "title", "cause", "consequence", "proposal", "concerns", "received_from", "year")
    days = ("received_on", "answer_due_on")
    linked = {"organisation": change.organisation_id, "step": change.step_id}
    return {name: getattr(change, name) for name in (*plain, *days)} | linked | {"seen": seen}


class AnswerForm(DecisionForm, SeenForm):
    """Granted, refused or postponed, and why; with the body's decision where one was made."""

    state = forms.ChoiceField(
        label=gettext_lazy("Answer"),
        widget=forms.RadioSelect,
        choices=[(state.value, state.label) for state in (State.GRANTED, State.REFUSED, State.POSTPONED)],
    )
    answer = forms.CharField(
        label=gettext_lazy("The answer and why"),
        widget=text_area(4),
        max_length=4000,
        help_text=gettext_lazy("Those who asked read this. If it is postponed: until when?"),
    )

    field_order = ["state", "answer"]
    decision_fields = ("decided_by", "decided_on", "registry_number", "minutes_paragraph")

    def __init__(self, *args: Any, user: User, change: ChangeRequest, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        for name in self.decision_fields:
            self.fields[name].required = False
        self.fields["decided_by"].empty_label = _("No body has decided")
        recorded = grants_of(user).where(Permission.RECORD_DECISIONS)
        self.fields["decided_by"].queryset = bodies_over(change.organisation, recorded)
        self.initial.pop("decided_by", None)

    def clean_decided_on(self) -> date:
        """An empty day is allowed where no body has decided."""
        return super().clean_decided_on() if self.cleaned_data["decided_on"] else self.cleaned_data["decided_on"]

    def clean(self) -> dict[str, Any]:
        """A decision is told in full or not at all."""
        data = super().clean() or self.cleaned_data
        if any(data.get(name) for name in self.decision_fields):
            for name in self.decision_fields:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Write the decision in full, or leave all of it empty."))
        return data

    @property
    def content(self) -> ChangeAnswer:
        """The answer."""
        decision = self.decision if self.cleaned_data.get("decided_by") else None
        return ChangeAnswer(state=self.cleaned_data["state"], answer=self.cleaned_data["answer"], decision=decision)


class ChangeFilterForm(forms.Form):
    """What the list is narrowed to; what makes no sense counts as not asked for."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int, required=False, empty_value=None)
    board = forms.TypedChoiceField(label=gettext_lazy("Board"), coerce=int, required=False, empty_value=None)
    kind = forms.ChoiceField(label=gettext_lazy("What it is"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, *args: Any, choices: ChangeChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("All")), *((year, str(year)) for year in choices.years)]
        self.fields["board"].choices = [("", _("All")), *choices.boards]
        self.fields["kind"].choices = [("", _("All")), *Kind.choices]
        self.fields["state"].choices = [("", _("All")), (LATE, _("Answer is late")), *State.choices]

    @property
    def wanted(self) -> ChangeFilter:
        """What is asked for."""
        self.is_valid()
        data = self.cleaned_data
        return ChangeFilter(
            year=data.get("year"), board=data.get("board"), kind=data.get("kind", ""), state=data.get("state", "")
        )
