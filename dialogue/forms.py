"""Input about receipts."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue.models import Receipt
from governance.forms.writing import SeenForm, WritingForm, text_area

Understanding = Receipt.Understanding


class ReceiptForm(WritingForm):
    """Read and understood as meant, or read with a question."""

    understanding = forms.ChoiceField(
        label=gettext_lazy("I have read the plan"), choices=Understanding.choices, widget=forms.RadioSelect
    )
    question = forms.CharField(
        label=gettext_lazy("Your question to the unit"),
        required=False,
        max_length=2000,
        widget=text_area(3),
        help_text=gettext_lazy("Only when you have one. The unit gets it by e-mail, and the answer stands here."),
    )

    def clean(self) -> dict[str, Any]:
        """What has been typed is not thrown away because the other choice was made, and a question has words."""
        data = super().clean() or self.cleaned_data
        asks, words = data.get("understanding") == Understanding.QUESTION, data.get("question")
        if asks and not words and "question" not in self.errors:
            self.add_error("question", _("Write your question."))
        if words and data.get("understanding") == Understanding.AS_MEANT:
            self.add_error("understanding", _("You have written a question. Choose that you have one, or empty it."))
        return data


def initial_of(receipt: Receipt | None) -> dict[str, str]:
    """What the form begins with: the receipt that the person has given, or nothing chosen."""
    return {"understanding": receipt.understanding, "question": receipt.question} if receipt else {}


class AnswerForm(SeenForm):
    """The unit's answer to one reader's question."""

    answer = forms.CharField(label=gettext_lazy("Answer"), max_length=4000, widget=text_area(5))
