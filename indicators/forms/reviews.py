"""Input about the yearly review of what is measured."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField, YearField
from governance.forms.writing import SeenForm, WritingForm, text_area
from governance.models import Organisation, User
from indicators.queries.reviews import reviewable_organisations


class ReviewForm(WritingForm):
    """Whose measures, and of which year."""

    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, empty_label=_("Choose an organisation")
    )
    year = YearField(label=_("Year"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [place.pk for place in reviewable_organisations(user)]
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=places).order_by("sort_key", "id")
        if len(places) == 1:
            self.initial.setdefault("organisation", places[0])


class VerdictForm(SeenForm):
    """What is said of one indicator, and why. Which verdicts there are the service tells."""

    verdict = forms.CharField(required=False, max_length=20)
    reason = forms.CharField(required=False, max_length=500)

    @property
    def refusal(self) -> str:
        """The first of what was told against it."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")


class ReviewCloseForm(SeenForm):
    """What was found, and from when what is to stop is no longer measured."""

    conclusion = forms.CharField(
        label=_("Conclusion"),
        max_length=4000,
        widget=text_area(5),
        help_text=_("Do we measure the right things? What have you found, and what will you do?"),
    )
    stop_on = DayField(
        label=_("No longer measured from"),
        required=False,
        help_text=_("From this day nobody is asked for the values of what is to stop. The values remain."),
    )

    def __init__(self, *args: Any, stops: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not stops:
            del self.fields["stop_on"]
        else:
            self.fields["stop_on"].required = True


class ReviewReopenForm(WritingForm):
    """Why a closed review is opened again."""

    reason = forms.CharField(label=_("Why it is opened again"), max_length=500, widget=text_area(2))
