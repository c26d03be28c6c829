"""Input about tasks: words, hours, days, people and documents."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy

from annualcycle.models import CycleTask, StepDocument
from annualcycle.queries.task_pages import kind_choices
from annualcycle.queries.task_people import people_who_work
from annualcycle.services.task_documents import DocumentContent
from governance.forms.writing import DayInput, SeenForm, WritingForm, text_area
from governance.models import User

WORDS = 2000


class MoveForm(SeenForm):
    """A move that may be said something about."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"), max_length=WORDS, required=False, widget=text_area(3), strip=True
    )

    def __init__(self, *args: Any, task: CycleTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task

    @property
    def content(self) -> dict[str, Any]:
        """What the service is told: everything that the form has asked for."""
        return dict(self.cleaned_data)


class SubmitForm(MoveForm):
    """Handing in: why something is lacking, and what it has cost in time."""

    comment = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=WORDS,
        required=False,
        widget=text_area(3),
        help_text=gettext_lazy("Where something is lacking: what, why, and when it comes."),
    )
    effort_hours = forms.DecimalField(
        label=gettext_lazy("Hours spent"),
        min_value=Decimal(0),
        max_value=Decimal(9999),
        max_digits=5,
        decimal_places=1,
        localize=True,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=gettext_lazy("All that you have spent on it together. Used to find what costs more than it gives."),
    )


class WithReasonForm(MoveForm):
    """A move that says why."""

    comment = forms.CharField(label=gettext_lazy("Reason"), max_length=WORDS, widget=text_area(3))


class ReturnForm(MoveForm):
    """What is to be done before it is handed in again."""

    comment = forms.CharField(label=gettext_lazy("What is to be done"), max_length=WORDS, widget=text_area(4))


class ExemptForm(MoveForm):
    """Why the organisation is not asked."""

    comment = forms.CharField(label=gettext_lazy("Reason"), max_length=500, widget=text_area(3))


class ExtendForm(WithReasonForm):
    """Another day, and why."""

    due_on = forms.DateField(label=gettext_lazy("New day"), widget=DayInput)

    field_order = ["due_on", "comment"]


class AssignForm(MoveForm):
    """To whom the task goes."""

    owner = forms.TypedChoiceField(label=gettext_lazy("New owner"))

    field_order = ["owner", "comment"]

    def __init__(self, *args: Any, task: CycleTask, **kwargs: Any) -> None:
        super().__init__(*args, task=task, **kwargs)
        self.people: dict[str, User] = {str(each.pk): each for each in people_who_work(task.organisation)}
        choices = [(pk, each.full_name) for pk, each in self.people.items()]
        self.fields["owner"].choices = [("", gettext_lazy("Choose a person")), *choices]  # type: ignore[attr-defined]

    @property
    def content(self) -> dict[str, Any]:
        """As chosen, with the person."""
        return dict(self.cleaned_data) | {"owner": self.people[self.cleaned_data["owner"]]}


class NoteForm(WritingForm):
    """Something that is said in the thread."""

    comment = forms.CharField(label=gettext_lazy("Comment"), max_length=WORDS, widget=text_area(4))

    def __init__(self, *args: Any, task: CycleTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task

    @property
    def content(self) -> dict[str, Any]:
        """What is said."""
        return {"comment": self.cleaned_data["comment"]}


class DocumentForm(WritingForm):
    """A document that is handed in: where it lies, or its registry number."""

    document = forms.ModelChoiceField(
        queryset=StepDocument.objects.none(),
        label=gettext_lazy("Which document"),
        required=False,
        empty_label=gettext_lazy("Another document"),
    )
    title = forms.CharField(
        label=gettext_lazy("What it is called"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Not needed for a document that the step asks for."),
    )
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=500,
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput,
        help_text=gettext_lazy("Where the document lies, for example in your document system. Begins with https://"),
    )
    registry_number = forms.CharField(label=gettext_lazy("Registry number"), max_length=40, required=False)

    def __init__(self, *args: Any, task: CycleTask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = StepDocument.objects.filter(step=task.step_id, is_handed_in=True)
        self.fields["document"].queryset = wanted  # type: ignore[attr-defined]
        if not wanted.exists():
            del self.fields["document"]
            self.fields["title"].help_text = ""

    @property
    def content(self) -> DocumentContent:
        """The document."""
        return DocumentContent(**self.cleaned_data)


class TaskFilterForm(forms.Form):
    """Which kind of steps the list shows."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of step"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kind_choices()  # type: ignore[attr-defined]

    @property
    def kind_wanted(self) -> str:
        """The kind chosen; empty for all, and for what is none."""
        return self.cleaned_data["kind"] if self.is_valid() else ""
