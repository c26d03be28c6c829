"""Input about whether the answers cover a goal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from goals.models import Coverage
from governance.forms.writing import SeenForm, text_area


class CoverageForm(SeenForm):
    """How far the answers cover the goal, and why, in one sentence."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("Do the answers cover the goal?"),
        choices=Coverage.Judgement.choices,
        widget=forms.RadioSelect,
    )
    sentence = forms.CharField(
        label=gettext_lazy("In one sentence"),
        max_length=300,
        widget=text_area(2),
        help_text=gettext_lazy("What is covered, what is missing, and whom it concerns. At most 300 characters."),
    )

    def clean_sentence(self) -> str:
        """On one line, however it was pasted."""
        return " ".join(self.cleaned_data["sentence"].split())


def initial_of(row: Coverage | None, seen: str) -> dict[str, Any]:
    """What the form shows: what has been judged, if anything."""
    return {"seen": seen} | ({"judgement": row.judgement, "sentence": row.sentence} if row else {})
