"""Input about what is promised to be kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from governance.forms.decision import DecisionForm
from governance.forms.fields import YearField
from governance.forms.writing import SeenForm, text_area
from governance.models import User
from indicators.forms.fields import NumberField, managed_by
from indicators.models import ServiceStandard
from indicators.queries.standards import (
    ENDED,
    StandardFilter,
    organisations_with_standards,
    promised_indicators,
)
from indicators.standards import Keeping

_DECISION = ("decided_by", "decided_on", "registry_number", "minutes_paragraph")
_SHOWN = ("promise", "low", "high", "year_from", "year_to", *_DECISION)


class StandardFilterForm(forms.Form):
    """What to look for among the promises."""

    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("All organisations"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Selection"),
        required=False,
        choices=[
            ("", gettext_lazy("All that hold")),
            (Keeping.BELOW.value, pgettext_lazy("standard", "Below standard")),
            (Keeping.KEPT.value, pgettext_lazy("standard", "Kept")),
            (Keeping.NO_VALUE.value, pgettext_lazy("standard", "No value")),
            (ENDED, gettext_lazy("Have ended")),
        ],
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = organisations_with_standards()

    def wanted(self) -> StandardFilter:
        """What is asked for; a choice that is not there is not asked for."""
        self.is_valid()
        organisation = self.cleaned_data.get("organisation")
        return StandardFilter(
            organisation=organisation.pk if organisation else None, state=self.cleaned_data.get("state", "")
        )


class StandardForm(DecisionForm, SeenForm):
    """A promise: to whom, how much, for which years, by whose decision."""

    indicator: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Indicator"), queryset=None, empty_label=gettext_lazy("Choose an indicator")
    )
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Who promises"), queryset=None, empty_label=gettext_lazy("Choose an organisation")
    )
    promise = forms.CharField(
        label=gettext_lazy("What we promise"),
        max_length=300,
        widget=text_area(2),
        help_text=gettext_lazy("To those it is for, in their words: “You get an answer within two working days.”"),
    )
    low = NumberField(label=gettext_lazy("At least"), required=False)
    high = NumberField(label=gettext_lazy("At most"), required=False)
    year_from = YearField(label=gettext_lazy("From year"))
    year_to = YearField(
        label=gettext_lazy("To year"), required=False, help_text=gettext_lazy("Empty: until further notice.")
    )
    field_order = ["seen", "indicator", "organisation", "promise", "low", "high", "year_from", "year_to", *_DECISION]

    def __init__(self, *args: Any, user: User, standard: ServiceStandard | None = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        if standard is not None:  # another indicator or organisation would be another promise
            del self.fields["indicator"], self.fields["organisation"]
            return
        self.fields["indicator"].queryset = promised_indicators()
        self.fields["organisation"].queryset = managed_by(user)

    @property
    def facts(self) -> dict[str, Any]:
        """What the services take."""
        own = {name: value for name, value in self.cleaned_data.items() if name not in ("seen", *_DECISION)}
        return own | {"decision": self.decision}

    def clean(self) -> dict[str, Any]:
        """The years and the levels in order."""
        data = super().clean() or self.cleaned_data
        first, last = data.get("year_from"), data.get("year_to")
        if first and last and last < first:
            self.add_error("year_to", _("The last year comes before the first."))
        return data


def initial_of(standard: ServiceStandard) -> dict[str, Any]:
    """What the form shows of a promise that is there."""
    return {name: getattr(standard, name) for name in _SHOWN}


class StandardEndForm(SeenForm):
    """The last year of a promise."""

    year_to = YearField(label=gettext_lazy("Last year that it holds for"))
