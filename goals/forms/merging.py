"""Input about two drafts that become one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from goals.models import Goal
from governance.forms.writing import WritingForm


class MergeForm(WritingForm):
    """The draft that stays."""

    into = forms.ModelChoiceField(
        queryset=Goal.objects.none(),
        label=gettext_lazy("The draft that stays"),
        empty_label=gettext_lazy("Choose a draft"),
        help_text=gettext_lazy("It keeps its words. What serves, answers or measures the other one goes over to it."),
    )

    def __init__(self, *args: Any, others: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others
