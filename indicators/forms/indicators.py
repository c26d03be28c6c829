"""Input about one indicator: what it is, how it is counted, who answers for it, and its end."""

import re
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from annualcycle.periods import Frequency
from governance.forms.fields import DayField, YearField
from governance.forms.writing import SeenForm, WritingForm, text_area
from governance.models import User
from indicators.aggregation import usual_over_time
from indicators.forms.fields import NumberField, managed_by
from indicators.models import Indicator
from indicators.queries.people import possible_owners
from indicators.queries.visible import visible_indicators
from indicators.running import running

# Offered while a unit is written; any other may be written.
UNITS = ("%", "antal", "kr/inv", "kr", "mnkr", "dagar", "index", "timmar", "per 1 000 invånare", "årsarbetare")

# What few indicators need stands under headings that are folded until something is in them.
SECTIONS: dict[str, tuple[str, ...]] = {
    "what": ("code", "kind", "decimals"),
    "share": ("numerator_name", "denominator_name", "factor", "fewest_cases"),
    "together": ("over_organisations", "over_time", "formula"),
    "publication": ("lag_years", "next_publication_on", "next_publication_year", "kolada_id"),
    "answers": ("deputy", "controllability", "volume_indicator", "stable_until", "is_confidential"),
    "break": ("break_on", "break_reason"),
}
FEWEST_CASES = (2, 50)
SHARE = ("numerator_name", "denominator_name")
LENIENT = ("kind", "decimals", "factor", "lag_years", "controllability", "over_organisations", "over_time")


class IndicatorForm(SeenForm, forms.ModelForm):
    """An indicator's facts. What is left out, or not sent at all, is what is stored, else what is usual."""

    # Without rows of its own until it is filled in: the addresses are loaded outside every scope, too (in a worker).
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Managed by"), queryset=None, empty_label=gettext_lazy("Choose an organisation")
    )
    volume_indicator: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Counted per"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("Not said"),
        help_text=gettext_lazy(
            "An indicator of how many it concerns, such as the number of pupils. From it is told what one percent "
            "means in people or kronor."
        ),
    )
    factor = NumberField(label=pgettext_lazy("share", "Times"), required=False)
    next_publication_on = DayField(label=gettext_lazy("Next publication"), required=False)
    next_publication_year = YearField(label=gettext_lazy("Year it will tell of"), required=False)
    stable_until = DayField(
        label=gettext_lazy("Stable until"),
        required=False,
        help_text=gettext_lazy(
            "Until then the way of measuring is not changed without a reason, and a change makes a visible break."
        ),
    )
    break_on = DayField(label=gettext_lazy("Measured otherwise from"), required=False)
    break_reason = forms.CharField(
        label=gettext_lazy("What was changed, and why"), required=False, max_length=300, widget=text_area(2)
    )

    class Meta:
        model = Indicator
        fields = [
            "name", "definition", "purpose", "organisation", "owner", "unit", "direction", "frequency", "source",
            "code", "kind", "decimals", "numerator_name", "denominator_name", "factor", "fewest_cases",
            "over_organisations", "over_time", "formula", "lag_years", "next_publication_on",
            "next_publication_year", "kolada_id", "deputy", "controllability", "volume_indicator", "stable_until",
            "is_confidential",
        ]  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "definition": text_area(3),
            "purpose": text_area(2),
            "unit": forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
            "formula": forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "name": gettext_lazy("What is measured, for whom, as it will stand in the annual report."),
            "definition": gettext_lazy("How it is counted, so that two people get the same number."),
            "purpose": gettext_lazy("Which question the indicator helps to answer."),
            "unit": gettext_lazy(
                "A share is told in %. How much it has changed is told in percentage points: from 40 % to 42 % is "
                "2 percentage points, but an increase by 5 percent."
            ),
            "decimals": gettext_lazy("How many are shown. All that are entered are kept."),
            "direction": gettext_lazy("Costs and other context get no grade."),
            "source": gettext_lazy(
                "Begin with Kolada where the values are fetched from there: then nobody is asked to enter them."
            ),
            "numerator_name": gettext_lazy("Those that are counted, for example “pupils who qualify”."),
            "denominator_name": gettext_lazy("All that they are counted among, for example “all pupils in year 9”."),
            "fewest_cases": gettext_lazy(
                "With fewer in the denominator the value is not shown, so that nobody can be recognised. Often 5 or 10."
            ),
            "over_organisations": gettext_lazy(
                "How a board’s value comes from its units’. Percentages are weighted, never averaged. A board’s own "
                "value always stands."
            ),
            "over_time": gettext_lazy(
                "How a year’s value comes from its months or thirds. What is counted since January is read at its last."
            ),
            "formula": gettext_lazy(
                "Only for what is computed from other indicators: write their codes, or names in quotation marks, such "
                "as N1 / N2 * 1000. Then nobody enters values."
            ),
            "lag_years": gettext_lazy(
                "How many years old the latest value may be and still be held against the year's target."
            ),
            "kolada_id": gettext_lazy("For example N15428. Its values are then fetched every night."),
            "controllability": gettext_lazy("How much the organisation itself can influence the result."),
            "is_confidential": gettext_lazy(
                "Shown to the owner, the deputy and those who enter values, manage indicators or audit where it is "
                "managed. Never in reports or on pages that others read."
            ),
        }

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = managed_by(user)
        people = possible_owners()
        for name in ("owner", "deputy"):
            self.fields[name].queryset = people
            self.fields[name].empty_label = _("Nobody named")
        volumes = visible_indicators(user).filter(running()).exclude(pk=self.instance.pk)
        self.fields["volume_indicator"].queryset = volumes
        self.fields["factor"].help_text = _("100 for percent, 1 000 for per thousand.")
        self.fields["break_on"].help_text = _("Today, if you leave it empty.")
        for name in LENIENT:
            self.fields[name].required = False
        if self.instance.pk is None:
            for name in ("seen", *SECTIONS["break"]):
                del self.fields[name]
            self._leave_open_how_years_are_made()

    def _leave_open_how_years_are_made(self) -> None:
        """What suits the unit is chosen unless the person says otherwise: the stored default suits few."""
        field = self.fields["over_time"]
        field.choices = [("", _("As suits the unit")), *field.choices]
        field.help_text = _(
            "How a year’s value comes from its months or thirds. Left open, shares with a numerator and a denominator "
            "are weighted, counts are summed, and anything else is not put together. Choose the last period for what "
            "is counted since January."
        )
        self.initial["over_time"] = ""

    @property
    def sections(self) -> dict[str, dict[str, Any]]:
        """By name each folded section: its fields, and whether it stands open as it holds an error or a value."""
        return {
            section: {"fields": [self[name] for name in names], "is_open": any(map(self._is_used, names))}
            for section, names in SECTIONS.items()
            if all(name in self.fields for name in names)
        }

    def _is_used(self, name: str) -> bool:
        if self.is_bound and self[name].errors:
            return True
        value, usual = self[name].value(), Indicator._meta.get_field(name).get_default() if _is_stored(name) else None
        return value not in (None, "", False) and str(value) != str(usual)

    def clean(self) -> dict[str, Any]:
        """What belongs together; what was not sent stays as it is."""
        data = super().clean() or self.cleaned_data
        for name in LENIENT:
            if data.get(name) in (None, "") and name not in self.errors:
                data[name] = self.initial.get(name, Indicator._meta.get_field(name).get_default())
        if self.instance.pk is None and not data.get("over_time") and data.get("frequency"):
            data["over_time"] = usual_over_time(
                periods_a_year=Frequency(data["frequency"]).per_year,
                unit=data.get("unit", ""),
                is_of_parts=bool(data.get("numerator_name") and data.get("denominator_name")),
            )
        if bool(data.get("numerator_name")) != bool(data.get("denominator_name")):
            empty = next(name for name in SHARE if not data.get(name))
            self.add_error(empty, _("A share has both a numerator and a denominator."))
        if data.get("formula") and data.get("kolada_id"):
            self.add_error("formula", _("What is fetched from Kolada is not computed as well."))
        if data.get("owner") and data.get("owner") == data.get("deputy"):
            self.add_error("deputy", _("The deputy is somebody else than the owner."))
        if data.get("break_on") and not data.get("break_reason"):
            self.add_error("break_reason", _("Say what was changed, and why."))
        return data

    def clean_factor(self) -> Any:
        """More than nothing."""
        factor = self.cleaned_data["factor"]
        if factor is not None and factor <= 0:
            raise forms.ValidationError(_("It is more than 0."))
        return factor

    def clean_fewest_cases(self) -> int | None:
        """Within what the indicator can hold."""
        number = self.cleaned_data["fewest_cases"]
        if number is not None and not FEWEST_CASES[0] <= number <= FEWEST_CASES[1]:
            raise forms.ValidationError(_("Between 2 and 50 cases."))
        return number

    def clean_kolada_id(self) -> str:
        """N or U and five digits."""
        given = self.cleaned_data["kolada_id"].strip().upper()
        if given and not re.fullmatch(r"[NU][0-9]{5}", given):
            raise forms.ValidationError(_("It is N or U and five digits, such as N15428."))
        return given

    def clean_formula(self) -> str:
        """On one line, as it was written."""
        return " ".join(self.cleaned_data["formula"].split())


def _is_stored(name: str) -> bool:
    return name not in SECTIONS["break"]


class DiscontinueForm(SeenForm):
    """From when an indicator is no longer asked for, why, and what is asked for instead."""

    on = DayField(label=gettext_lazy("From which day"))
    reason = forms.CharField(label=gettext_lazy("Why it is discontinued"), max_length=300, widget=text_area(2))
    successor: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Successor"),
        queryset=None,
        required=False,
        empty_label=gettext_lazy("None"),
        help_text=gettext_lazy("The indicator that takes its place. Pages of the old one lead there."),
    )

    def __init__(self, *args: Any, user: User, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = visible_indicators(user).exclude(pk=indicator.pk)
        self.initial.setdefault("on", timezone.localdate())


class BreakForm(WritingForm):
    """From which day an indicator is measured otherwise, and why."""

    starts_on = DayField(label=gettext_lazy("Measured otherwise from"))
    reason = forms.CharField(label=gettext_lazy("What was changed, and why"), max_length=300, widget=text_area(2))


class BreakRemovalForm(WritingForm):
    """Why a break is taken away."""

    reason = forms.CharField(
        label=gettext_lazy("Why the break is taken away"),
        max_length=300,
        widget=text_area(2),
        help_text=gettext_lazy("It stays in the history."),
    )
