"""Input about the wheel's steps: what each is, when, what it asks of whom, what it rests on, and boards' own days."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from annualcycle.models import Content, CycleStep, CycleYear, Statute, StepAdjustment
from annualcycle.periods import Period
from annualcycle.proposed import AskContent, DocumentContent
from annualcycle.queries.steps import period_choices, plan_levels, responsible_people
from annualcycle.queries.tasks import step_period
from annualcycle.rules.tasks import WORKING_ROLES
from annualcycle.services.adjustments import AdjustmentContent
from annualcycle.services.steps import StepContent
from annualcycle.statutes import is_exceptional
from governance.forms.fields import DayField, OrganisationField
from governance.forms.writing import SeenForm, text_area
from governance.models import Membership, ModelLevel, Organisation, User

MORE_ROWS = 2


class StepForm(SeenForm):
    """A step of the wheel, without its rows of what it asks and its documents."""

    organisation = OrganisationField(
        label=gettext_lazy("Whose step"),
        help_text=gettext_lazy("A board’s own step stands in the board’s wheel alone and asks only those below it."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        help_text=gettext_lazy("The name that people know it by. It may stay the same from year to year."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=CycleStep.Kind)
    purpose = forms.CharField(label=pgettext_lazy("step", "What it is for"), required=False, widget=text_area(2))
    opens_on = DayField(label=gettext_lazy("Opens"))
    due_on = DayField(label=gettext_lazy("Due"))
    cut_off_on = DayField(
        label=gettext_lazy("Last day for input"),
        required=False,
        help_text=gettext_lazy("What comes in later is registered as late input."),
    )
    period = forms.ChoiceField(
        label=gettext_lazy("Period that it concerns"),
        required=False,
        help_text=gettext_lazy("The period that is followed up, or the year that is planned for."),
    )
    statute = forms.ChoiceField(
        label=gettext_lazy("Set by law"),
        required=False,
        choices=[("", gettext_lazy("No day is set by law")), *Statute.choices],
        help_text=gettext_lazy("The last day by law is worked out and kept to."),
    )
    is_exceptional = forms.BooleanField(
        label=gettext_lazy("There are special reasons for the later day"),
        required=False,
        help_text=gettext_lazy(
            "The budget proposal in November, or the budget in December. The tax rate keeps its day."
        ),
    )
    basis = forms.CharField(
        label=gettext_lazy("Rests on"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("A law, a decision or a steering document. Left empty, the law above is named."),
    )
    asked_kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Asked of all"),
        required=False,
        choices=Organisation.Kind,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each organisation of these kinds gets a task, also those that come during the year."),
    )
    needs_approval = forms.BooleanField(
        label=gettext_lazy("What is handed in is to be approved"),
        required=False,
        help_text=gettext_lazy("By those who follow up the organisation above."),
    )
    responsible = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=gettext_lazy("Responsible for the step"),
        required=False,
        empty_label=gettext_lazy("Nobody is named"),
    )
    responsible_role = forms.ChoiceField(
        label=gettext_lazy("Done in each organisation by"),
        required=False,
        help_text=gettext_lazy("Who gets the task as their own. Where nobody has the role, the manager does."),
    )

    def __init__(self, *args: Any, cycle: CycleYear, places: "list[Organisation] | None" = None, **kwargs: Any) -> None:
        """Places: whose steps the person may shape, for a new step; None for one that is there."""
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        if places is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].choices = [(each.pk, each.name) for each in places]
        chosen = self.initial.get("period", "")
        self.fields["period"].choices = [("", _("No period")), *period_choices(cycle.year, chosen)]
        self.fields["responsible_role"].choices = _roles(self.initial.get("responsible_role", ""))
        self.fields["responsible"].queryset = responsible_people(self.initial.get("responsible"))

    def content(self, asks: "BaseAskFormSet", documents: "BaseDocumentFormSet") -> StepContent:
        """The step with its clean rows."""
        data = self.cleaned_data
        same = (
            "name", "kind", "purpose", "opens_on", "due_on", "cut_off_on", "statute", "is_exceptional", "basis",
            "responsible", "responsible_role", "needs_approval",
        )  # fmt: skip
        return StepContent(
            **{name: data[name] for name in same},
            period=Period.parse(data["period"]) if data["period"] else None,
            asked_kinds=data["asked_kinds"],
            asks=asks.contents,
            documents=documents.contents,
        )


def _roles(chosen: str) -> list[tuple[str, str]]:
    """The roles that do what a step asks, the manager for none; and the one that was chosen."""
    words = {role: str(label) for role, label in Membership.Role.choices}
    others = [role for role in words if role in {*WORKING_ROLES, chosen} and role != Membership.Role.MANAGER]
    return [("", words[Membership.Role.MANAGER]), *((role, words[role]) for role in others)]


class AskForm(forms.Form):
    """One thing that is asked for; a row without a choice is none."""

    content = forms.ChoiceField(
        label=gettext_lazy("Asks for"),
        required=False,
        choices=[("", "–"), *((key, word) for key, word in Content.choices if key != Content.DOCUMENTS)],
    )
    level = forms.ModelChoiceField(
        queryset=ModelLevel.objects.none(), label=gettext_lazy("Which plan"), required=False, empty_label="–"
    )
    wording = forms.CharField(label=gettext_lazy("In words"), max_length=200, required=False)

    def __init__(self, *args: Any, levels: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = levels

    def clean(self) -> dict[str, Any]:
        """Words alone are something else that is asked for; that without words says nothing."""
        data = super().clean() or self.cleaned_data
        if data.get("wording") and not data.get("content"):
            data["content"] = Content.WORD.value
        if data.get("content") == Content.WORD and not data.get("wording"):
            self.add_error("wording", _("Say in words what else is asked for."))
        if data.get("level") and data.get("content") not in (Content.PLAN, Content.ADOPTED_PLAN):
            self.add_error("level", _("A level is chosen only where a plan is asked for."))
        return data


class BaseAskFormSet(forms.BaseFormSet):
    """The rows of what is asked for."""

    @property
    def contents(self) -> list[AskContent]:
        """The rows that ask for something, in order."""
        rows = (form.cleaned_data for form in self.forms)
        return [
            AskContent(row["content"], row["wording"], row["level"].pk if row["level"] else None)
            for row in rows
            if row.get("content")
        ]


class DocumentForm(forms.Form):
    """One document; a row without a name is none."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("Document"), max_length=160, required=False)
    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=500, required=False, assume_scheme="https", empty_value=""
    )
    is_handed_in = forms.BooleanField(label=gettext_lazy("Each organisation hands it in"), required=False)

    def clean(self) -> dict[str, Any]:
        """An address or a tick alone names no document."""
        data = super().clean() or self.cleaned_data
        if not data.get("title") and not data.get("pk") and (data.get("url") or data.get("is_handed_in")):
            self.add_error("title", _("Say what the document is called."))
        return data


class BaseDocumentFormSet(forms.BaseFormSet):
    """The rows of documents."""

    @property
    def contents(self) -> list[DocumentContent]:
        """The rows that name a document, in order."""
        rows = (form.cleaned_data for form in self.forms)
        return [
            DocumentContent(row["title"], row["is_handed_in"], row["url"], row["pk"])
            for row in rows
            if row.get("title")
        ]


def ask_rows(data: Any, cycle: CycleYear, asks: "list[dict[str, Any]]") -> BaseAskFormSet:
    """Rows for what is asked for already, and some more."""
    made: Any = forms.formset_factory(AskForm, formset=BaseAskFormSet, extra=MORE_ROWS, max_num=30, absolute_max=60)
    return made(data, initial=asks, prefix="ask", form_kwargs={"levels": plan_levels(cycle)})


def document_rows(data: Any, documents: "list[dict[str, Any]]") -> BaseDocumentFormSet:
    """Rows for the documents that are there, and some more."""
    made: Any = forms.formset_factory(
        DocumentForm, formset=BaseDocumentFormSet, extra=MORE_ROWS, max_num=30, absolute_max=60
    )
    return made(data, initial=documents, prefix="document")


class AdjustmentForm(SeenForm):
    """A board's own name, days and words for one of the municipality's steps."""

    name = forms.CharField(
        label=gettext_lazy("Own name"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Left empty, the municipality’s name stands."),
    )
    opens_on = DayField(label=gettext_lazy("Own day: opens"), required=False)
    due_on = DayField(
        label=gettext_lazy("Own day: due"),
        required=False,
        help_text=gettext_lazy("Not later than the municipality’s day."),
    )
    note = forms.CharField(
        label=gettext_lazy("To those who do it"),
        required=False,
        widget=text_area(3),
        help_text=gettext_lazy("For example when the board’s working committee meets."),
    )

    @property
    def content(self) -> AdjustmentContent:
        """What is the board's own."""
        return AdjustmentContent(**{name: self.cleaned_data[name] for name in ("name", "opens_on", "due_on", "note")})


def adjustment_initial(own: StepAdjustment | None, seen: str) -> dict[str, Any]:
    """What the form shows of what the board has of its own."""
    names = ("name", "opens_on", "due_on", "note")
    return {"seen": seen} | ({name: getattr(own, name) for name in names} if own else {})


def step_initial(step: CycleStep, seen: str) -> dict[str, Any]:
    """What the form shows of a step that is there."""
    plain = (
        "name", "kind", "purpose", "opens_on", "due_on", "cut_off_on", "statute", "basis", "asked_kinds",
        "needs_approval",
    )  # fmt: skip
    period = step_period(step)
    role = step.responsible_role
    return {name: getattr(step, name) for name in plain} | {
        "period": period.slug if period else "",
        "is_exceptional": is_exceptional(step.statute, step.latest_on),
        "responsible": step.responsible_id,
        "responsible_role": "" if role == Membership.Role.MANAGER else role,
        "seen": seen,
    }


def ask_initial(step: CycleStep) -> list[dict[str, Any]]:
    """The rows of what the step asks; what it asks in documents stands in their rows."""
    asks = step.asks.exclude(content=Content.DOCUMENTS).order_by("pk")
    return [{"content": ask.content, "level": ask.level_id, "wording": ask.wording} for ask in asks]


def document_initial(step: CycleStep) -> list[dict[str, Any]]:
    """The rows of the step's documents."""
    names = ("pk", "title", "url", "is_handed_in")
    return [{name: getattr(document, name) for name in names} for document in step.documents.all()]
