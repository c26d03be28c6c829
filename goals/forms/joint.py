"""Input about joint commitments."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from governance.forms.writing import SeenForm, WritingForm, text_area
from governance.models import Organisation


class ContributorForm(WritingForm):
    """An organisation that contributes to another's goal, and with what."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Contributes"),
        empty_label=gettext_lazy("Choose an organisation"),
    )
    task = forms.CharField(
        label=gettext_lazy("What it contributes with"),
        max_length=300,
        widget=text_area(2),
        help_text=gettext_lazy("So that each knows its part. An organisation that is there already gets these words."),
    )

    def __init__(self, *args: Any, organisations: "QuerySet[Organisation]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations

    def clean_task(self) -> str:
        """On one line, however it was pasted."""
        return " ".join(self.cleaned_data["task"].split())


class CommentForm(SeenForm):
    """What a contributor says of its own part."""

    text = forms.CharField(
        label=gettext_lazy("How our part goes"),
        widget=text_area(5),
        help_text=gettext_lazy("What you have done, what it has led to, and what you need from the others."),
    )
