"""Input about indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField
from governance.forms.writing import SeenForm
from governance.models import Organisation, User
from indicators.forms.fields import managed_by
from indicators.models import Indicator
from indicators.queries.catalogue import Wanted
from indicators.queries.people import possible_owners, present_owners


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

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = Organisation.objects.order_by("sort_key", "id")
        self.fields["owner"].queryset = present_owners(user)

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
        self.fields["organisation"].queryset = managed_by(user)
        self.fields["owner"].queryset = possible_owners()
        self.fields["owner"].empty_label = _("Nobody named")
        if self.instance.pk is None:
            del self.fields["seen"]
            del self.fields["discontinued_on"]
