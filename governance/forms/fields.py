"""Fields and beginnings of forms that more than one form has."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from governance.forms.writing import DayInput
from governance.models import Organisation
from governance.years import FIRST_YEAR, LAST_YEAR


class DayField(forms.DateField):
    """A day, chosen in the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DayInput())
        super().__init__(**kwargs)


class YearField(forms.IntegerField):
    """A calendar year."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4})
        limits = [MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
        super().__init__(widget=widget, validators=limits, **kwargs)


class OrganisationField(forms.ChoiceField):
    """An organisation of the tree, its depth shown by indent; `choices` are set by the form that holds it."""

    def clean(self, value: Any) -> Organisation | None:
        """The organisation chosen; None for no choice in a field that is optional."""
        pk = super().clean(value)
        return Organisation.objects.get(pk=pk) if pk else None


class YearsForm(forms.Form):
    """The years that a version holds for."""

    year_from = YearField(label=_("From year"))
    year_to = YearField(label=_("To year"))

    def clean(self) -> dict[str, Any]:
        """Refuse years in the wrong order."""
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("year_from"), cleaned.get("year_to")
        if first and last and last < first:
            self.add_error("year_to", _("The last year comes before the first."))
        return cleaned
