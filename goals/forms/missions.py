"""Input about the core mission."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from goals.services.missions import FactorContent
from governance.forms.writing import SeenForm, text_area
from governance.models import User
from governance.years import FIRST_YEAR, LAST_YEAR
from indicators.models import Indicator
from indicators.queries.visible import hidden_among, visible_indicators
from indicators.running import running

ROWS = 5  # how many empty rows a new core mission has; three more than it holds when it is changed


class MissionForm(SeenForm):
    """Why, what and for whom, from a year on."""

    year_from = forms.IntegerField(
        label=gettext_lazy("From year"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("An earlier year keeps its own wording."),
    )
    why = forms.CharField(label=gettext_lazy("Why we exist"), required=False, widget=text_area(3))
    what = forms.CharField(label=gettext_lazy("What we do"), widget=text_area(3))
    for_whom = forms.CharField(label=gettext_lazy("For whom"), required=False, widget=text_area(2))


class FactorForm(forms.Form):
    """One quality factor; an empty row is none."""

    text = forms.CharField(label=pgettext_lazy("core mission", "Quality factor"), max_length=200, required=False)
    standard = forms.CharField(label=gettext_lazy("Standard"), max_length=200, required=False)
    indicator = forms.ModelChoiceField(
        queryset=Indicator.objects.none(),
        label=gettext_lazy("Shown by"),
        required=False,
        empty_label=gettext_lazy("No indicator"),
    )

    def __init__(self, *args: Any, indicators: list[tuple[int, str]], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = visible_indicators(user)
        self.fields["indicator"].choices = [("", _("No indicator")), *indicators]

    def clean(self) -> dict[str, Any]:
        """An indicator or a standard alone says nothing of what is to be good."""
        data = super().clean() or self.cleaned_data
        if data.get("indicator") and not data.get("text"):
            self.add_error("text", _("Say what the indicator shows."))
        elif data.get("standard") and not data.get("text"):
            self.add_error("text", _("Say what the standard is for."))
        return data


class BaseFactorFormSet(forms.BaseFormSet):
    """The rows of quality factors; the indicators to choose from are read once."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [factor["indicator"] for factor in self.initial or () if factor.get("indicator")]
        self._hidden = hidden_among(user, chosen)
        offered = visible_indicators(user).filter(running() | Q(pk__in=chosen))
        self.form_kwargs |= {"user": user, "indicators": list(offered.values_list("pk", "name"))}

    @property
    def contents(self) -> list[FactorContent]:
        """The rows that say something. An indicator that the person may not know of stays until another is chosen."""
        rows = [(form.cleaned_data, form.initial.get("indicator")) for form in self.forms]
        return [
            FactorContent(row["text"], row.get("indicator") or self._hidden.get(before), row["standard"])
            for row, before in rows
            if row.get("text")
        ]


def factor_formset(number: int) -> type[BaseFactorFormSet]:
    """Rows for so many quality factors and some more."""
    extra = 3 if number else ROWS
    made: Any = forms.formset_factory(FactorForm, formset=BaseFactorFormSet, extra=extra, max_num=30, absolute_max=60)
    return made
