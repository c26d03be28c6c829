"""Input about an order of priority that a body decides."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from governance.forms.writing import SeenForm, WritingForm, text_area
from governance.ranking import Move
from governance.years import FIRST_YEAR, LAST_YEAR


class RankingCreateForm(WritingForm):
    """From which year an order is to hold."""

    year_from = forms.IntegerField(
        label=gettext_lazy("From year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("It holds until the body decides a new order."),
    )


class RankingForm(SeenForm):
    """Why the order is as it is, and perhaps what is moved: `move` is "up-12"."""

    rationale = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        widget=text_area(3),
        help_text=gettext_lazy("What goes first, and what has to wait for it."),
    )
    move = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_move(self) -> tuple[Move, int] | None:
        """The move and the id of what is moved; None where nothing is moved."""
        text = self.cleaned_data["move"]
        if not text:
            return None
        move, _dash, key = text.partition("-")
        if move not in list(Move) or not (key.isascii() and key.isdecimal()) or len(key) > 9:
            raise forms.ValidationError(_("Choose one of the buttons."))
        return Move(move), int(key)
