"""Input about Kolada: what to look for, who we are there, whom we compare with, and how a key figure is followed."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from governance.forms.writing import WritingForm
from governance.models import Organisation, User
from indicators.forms.fields import managed_by
from indicators.kolada.titles import MOST_OF_UNIT, unit_in
from indicators.models import KoladaArea, KoladaKpi
from indicators.models.indicator import DIRECTION_LABELS
from indicators.queries import kolada as queries


class KoladaSearch(forms.Form):
    """What to look for in Kolada's catalogue."""

    q = forms.CharField(label=_("Words or id"), required=False, max_length=100)
    area = forms.ChoiceField(label=_("Operating area"), required=False)
    perspective = forms.ChoiceField(label=_("Perspective"), required=False)
    ended = forms.BooleanField(label=_("Also those that have ended"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for name, choices in (("area", queries.operating_areas()), ("perspective", queries.perspectives())):
            self.fields[name].choices = [("", gettext("All")), *((each, each) for each in choices)]

    def wanted(self) -> queries.WantedKpi:
        """What is asked for; a choice that is not there is not asked for."""
        self.is_valid()
        given = self.cleaned_data
        return queries.WantedKpi(
            text=given.get("q", "").replace("\x00", ""),
            area=given.get("area", ""),
            perspective=given.get("perspective", ""),
            with_ended=given.get("ended", False),
        )


class FollowForm(WritingForm):
    """How a key figure becomes an indicator of ours. Kolada does not say which way is good: the person does."""

    name = forms.CharField(label=_("Name"), max_length=200)
    unit = forms.CharField(
        label=_("Unit of measure"),
        max_length=MOST_OF_UNIT,
        help_text=_("Read from the end of Kolada’s title. Correct it where it is wrong."),
    )
    direction = forms.ChoiceField(
        label=_("Which way is good"),
        widget=forms.RadioSelect,
        choices=DIRECTION_LABELS,
        help_text=_("Kolada does not say. Costs and other context get no grade."),
    )
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Managed by"), queryset=None, empty_label=_("Choose an organisation")
    )

    def __init__(self, data: Any, *, kpi: KoladaKpi, user: User) -> None:
        super().__init__(data, initial={"name": kpi.title[:200], "unit": unit_in(kpi.title)})
        self.fields["organisation"].queryset = managed_by(user)


class TieForm(WritingForm):
    """Which indicator of ours the key figure is."""

    indicator: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Our indicator"), queryset=None, empty_label=_("Choose an indicator")
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data, prefix="tie")
        self.fields["indicator"].queryset = queries.tieable_indicators(user)


class SourceForm(WritingForm):
    """Who the municipality is in Kolada."""

    area_id = forms.ChoiceField(label=_("Our municipality in Kolada"))
    is_on = forms.BooleanField(
        label=_("Fetch every night"), required=False, help_text=_("What has changed each night, everything on Sundays.")
    )

    def __init__(self, data: Any, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        areas = [(row.pk, f"{row.title} ({row.pk})") for row in queries.possible_areas()]
        self.fields["area_id"].choices = [("", gettext("Choose a municipality or region")), *areas]


class AreaSearch(forms.Form):
    """Whom to compare with, by name or id."""

    q = forms.CharField(
        label=_("Group or municipality"),
        required=False,
        max_length=100,
        help_text=_("For example “Liknande kommuner äldreomsorg”, “Större stad” or a municipality’s name."),
    )

    def text(self) -> str:
        """The words, without what a database cannot hold."""
        self.is_valid()
        return self.cleaned_data.get("q", "").replace("\x00", "").strip()


class CompareForm(WritingForm):
    """One area to compare with: with every indicator, or with one."""

    area = forms.CharField(widget=forms.HiddenInput, max_length=20)
    indicator: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("For"), queryset=None, required=False, empty_label=_("Every indicator")
    )
    with_members = forms.BooleanField(label=_("Also each municipality in the group"), required=False)

    def __init__(self, data: Any = None, *, user: User, area: KoladaArea | None = None) -> None:
        super().__init__(data, initial={"area": area.pk if area else ""}, auto_id=f"id_{area.pk if area else ''}_%s")
        self.fields["indicator"].queryset = queries.followed_rows(user)

    def clean_area(self) -> KoladaArea:
        """The area that is meant."""
        found = queries.area(self.cleaned_data["area"])
        if found is None or found.kind == KoladaArea.Kind.UNIT:
            raise forms.ValidationError(gettext("Kolada has no such group or municipality."))
        return found


class UnitsForm(WritingForm):
    """Which of Kolada's units each organisation is."""

    def __init__(self, data: Any, *, places: list[queries.UnitPlace], units: list[KoladaArea]) -> None:
        super().__init__(data)
        self.places, self.units = places, {unit.pk: unit for unit in units}
        choices = [("", gettext("None")), *((unit.pk, f"{unit.title} ({unit.pk})") for unit in units)]
        for place in places:
            hint = ""
            if place.suggested and not place.unit_id:
                hint = gettext("Kolada has a unit of this name, %(id)s.") % {"id": place.suggested.pk}
            self.fields[self.name_of(place.organisation.pk)] = forms.ChoiceField(
                label=place.organisation.name, required=False, choices=choices, initial=place.unit_id, help_text=hint
            )

    @staticmethod
    def name_of(organisation: int) -> str:
        """The field of an organisation."""
        return f"unit_{organisation}"

    def clean(self) -> dict[str, Any]:
        """Refuse that two organisations are one unit."""
        cleaned = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for name, unit in list(cleaned.items()):
            if unit and unit in taken:
                self.add_error(name, gettext("Another organisation is this unit already."))
            taken.add(unit)
        return cleaned

    def changed_places(self) -> list[tuple[Organisation, KoladaArea | None]]:
        """The organisations whose unit is another than before; those that let go of theirs first."""
        found = [
            (place.organisation, self.units.get(self.cleaned_data[self.name_of(place.organisation.pk)]))
            for place in self.places
            if self.cleaned_data[self.name_of(place.organisation.pk)] != place.unit_id
        ]
        return [(place, None) for place, _unit in found] + [each for each in found if each[1] is not None]
