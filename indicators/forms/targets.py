"""Input about targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.decision import MinutesParagraphField
from governance.forms.fields import DayField, YearField
from governance.forms.writing import SeenForm
from governance.models import Organisation, User
from governance.models.organisation import DECIDING
from indicators.forms.fields import NumberField, managed_by
from indicators.fulfilment import TargetKind
from indicators.models.target import TARGET_LABELS


class TargetChoice(forms.Form):
    """Which organisation and year a target is for: chosen first, since what is set already then stands in the form."""

    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, empty_label=None
    )
    year = YearField(label=_("Year"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = managed_by(user)


class TargetForm(SeenForm):
    """The target of an organisation and year."""

    kind = forms.ChoiceField(label=_("Kind of target"), choices=TARGET_LABELS)
    low = NumberField(label=_("Lowest level"), required=False, help_text=_("What must at least be reached."))
    high = NumberField(label=_("Highest level"), required=False, help_text=_("What may not be passed."))
    baseline = NumberField(
        label=_("Baseline"), required=False, help_text=_("Where you start from. A change is counted from here.")
    )
    years = forms.IntegerField(
        label=_("Number of years"),
        required=False,
        min_value=1,
        max_value=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 2}),
        help_text=_("For an average or a sum: so many years, of which the target's year is the last."),
    )
    decided_by: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Decided by"), queryset=None, required=False, empty_label=_("No decision yet")
    )
    decided_on = DayField(label=_("Date of the decision"), required=False)
    registry_number = forms.CharField(label=_("Registry number"), max_length=40, required=False)
    minutes_paragraph = MinutesParagraphField(required=False)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when the year already has a result."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].queryset = Organisation.objects.filter(kind__in=DECIDING).order_by("sort_key", "id")

    def clean_years(self) -> int:
        """One year when nothing is said."""
        return self.cleaned_data["years"] or 1

    def clean_kind(self) -> TargetKind:
        """The kind as the pure modules know it."""
        return TargetKind(self.cleaned_data["kind"])
