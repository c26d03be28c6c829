"""Input about indicators and their targets."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from governance.forms.decision import MinutesParagraphField
from governance.forms.fields import DayField, YearField
from governance.forms.writing import SeenForm
from governance.models import Organisation, User
from governance.models.organisation import DECIDING
from indicators.forms.fields import NumberField
from indicators.fulfilment import TargetKind
from indicators.models import Indicator
from indicators.models.target import TARGET_LABELS
from indicators.queries.catalogue import Wanted
from indicators.queries.people import possible_owners, present_owners
from indicators.queries.places import managing_organisations


class CatalogueFilter(forms.Form):
    """What to look for in the catalogue."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, empty_label=_("All organisations")
    )
    owner: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Owner"), queryset=None, required=False, empty_label=_("Everyone")
    )
    state = forms.ChoiceField(
        label=_("Selection"),
        required=False,
        choices=[
            ("", _("All in use")),
            ("no_target", _("Without a target for this year")),
            ("no_values", _("Without any value")),
            ("discontinued", _("Discontinued")),
        ],
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = Organisation.objects.order_by("sort_key", "id")
        self.fields["owner"].queryset = present_owners()

    def wanted(self) -> Wanted:
        """What is asked for; a choice that is not there is not asked for."""
        self.is_valid()
        given = self.cleaned_data
        organisation, owner = given.get("organisation"), given.get("owner")
        return Wanted(
            text=given.get("q", ""),
            organisation_id=organisation.pk if organisation else None,
            owner_id=owner.pk if owner else None,
            state=given.get("state", ""),
        )


class IndicatorForm(SeenForm, forms.ModelForm):
    """An indicator's facts."""

    # Without rows of its own until it is filled in: the addresses are loaded outside every scope, too (in a worker).
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Managed by"), queryset=None, empty_label=_("Choose an organisation")
    )
    discontinued_on = DayField(label=_("Discontinued"), required=False)

    class Meta:
        model = Indicator
        fields = [
            "name",
            "code",
            "organisation",
            "owner",
            "definition",
            "purpose",
            "kind",
            "unit",
            "decimals",
            "direction",
            "frequency",
            "source",
            "lag_years",
            "controllability",
            "discontinued_on",
        ]
        widgets = {"definition": forms.Textarea(attrs={"rows": 3}), "purpose": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "name": _("What is measured, for whom, as it will stand in the annual report."),
            "definition": _("How it is counted, so that two people get the same number."),
            "purpose": _("Which question the indicator helps to answer."),
            "unit": _("For example %, days, SEK per inhabitant, number."),
            "decimals": _("How many are shown. All that are entered are kept."),
            "direction": _("Costs and other context get no grade."),
            "source": _(
                "Begin with Kolada where the values are fetched from there: then nobody is asked to enter them."
            ),
            "lag_years": _("How many years old the latest value may be and still be held against the year's target."),
            "controllability": _("How much the organisation itself can influence the result."),
            "discontinued_on": _("The indicator is no longer asked for. Its values remain."),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = _managed_by(user)
        self.fields["owner"].queryset = possible_owners()
        self.fields["owner"].empty_label = _("Nobody named")
        if self.instance.pk is None:
            del self.fields["seen"]
            del self.fields["discontinued_on"]


class TargetChoice(forms.Form):
    """Which organisation and year a target is for: chosen first, since what is set already then stands in the form."""

    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, empty_label=None
    )
    year = YearField(label=_("Year"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = _managed_by(user)


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


def _managed_by(user: User) -> QuerySet[Organisation]:
    places = [place.pk for place in managing_organisations(user)]
    return Organisation.objects.filter(pk__in=places).order_by("sort_key", "id")
