"""What to look for among the indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.models import Organisation, User
from indicators.models import Indicator
from indicators.queries.catalogue import Origin, Wanted
from indicators.queries.people import present_owners


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

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *Indicator.Kind.choices])
    origin = forms.ChoiceField(
        label=_("Where the values come from"),
        required=False,
        choices=[
            ("", _("Anywhere")),
            (Origin.KOLADA, _("Kolada")),
            (Origin.OWN, _("The municipality’s own")),
            (Origin.COMPUTED, _("Computed by a formula")),
        ],
    )
    control = forms.ChoiceField(
        label=_("Degree of control"),
        required=False,
        choices=[("", _("Any")), *Indicator.Controllability.choices],
    )
    sort = forms.ChoiceField(
        label=_("Sorted by"),
        required=False,
        choices=[("", _("Name")), ("priority", _("Political priority"))],
    )
    mine = forms.BooleanField(label=_("Only those that I answer for, as owner or deputy"), required=False)

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data)
        self.user = user
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
            kind=given.get("kind", ""),
            origin=given.get("origin", ""),
            control=given.get("control", ""),
            answered_by=self.user.pk if given.get("mine") else None,
            by_priority=given.get("sort") == "priority",
        )

    @property
    def is_open(self) -> bool:
        """Whether one of the rarer choices is made, so that they are to be seen."""
        return any(self[name].value() for name in ("kind", "origin", "control", "owner", "mine"))
