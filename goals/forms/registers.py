"""Input about tags and about what the law demands."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.models import Tag
from governance.forms.writing import SeenForm, WritingForm, text_area


class TagForm(SeenForm):
    """A tag."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        help_text=gettext_lazy("One or two words that mean the same to everyone, for example “children” or “trust”."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Tag.Kind.choices, widget=forms.RadioSelect)

    def clean_name(self) -> str:
        """Without spaces around and within."""
        return " ".join(self.cleaned_data["name"].split())


class TagDeleteForm(WritingForm):
    """What the goals with the tag get instead."""

    into = forms.ModelChoiceField(
        queryset=Tag.objects.none(),
        label=gettext_lazy("The goals with this tag get instead"),
        required=False,
        empty_label=gettext_lazy("No other tag"),
    )

    def __init__(self, *args: Any, others: Iterable[Tag], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Tag.objects.filter(pk__in=[tag.pk for tag in others])


class RequirementForm(SeenForm):
    """What a provision of an act demands."""

    act = forms.CharField(
        label=gettext_lazy("Act"),
        max_length=120,
        widget=forms.TextInput(attrs={"list": "acts", "autocomplete": "off"}),
        help_text=gettext_lazy("By its name, for example skollagen (2010:800)."),
    )
    provision = forms.CharField(
        label=gettext_lazy("Provision"), max_length=60, help_text=gettext_lazy("For example 1 kap. 4 §.")
    )
    requirement = forms.CharField(
        label=gettext_lazy("What it demands"),
        widget=text_area(4),
        help_text=gettext_lazy("In a few plain sentences of your own."),
    )

    def clean_act(self) -> str:
        """Without spaces around and within."""
        return " ".join(self.cleaned_data["act"].split())

    def clean_provision(self) -> str:
        """Without spaces around and within."""
        return " ".join(self.cleaned_data["provision"].split())

    def clean_requirement(self) -> str:
        """Refuse a text of nothing but spaces."""
        text: str = self.cleaned_data["requirement"].strip()
        if not text:
            raise forms.ValidationError(_("Say what it demands."))
        return text
