"""Input about targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.decision import MinutesParagraphField
from governance.forms.fields import DayField, YearField
from governance.forms.writing import SeenForm, text_area
from governance.models import Organisation, User
from governance.models.organisation import DECIDING
from indicators.asked import ASKED, FIGURES, kinds_that_ask
from indicators.forms.fields import NumberField, managed_by
from indicators.fulfilment import Direction, TargetKind, TargetRule
from indicators.models import Indicator, Target
from indicators.models.target import TARGET_LABELS
from indicators.queries.target_help import comparators_of


class TargetChoice(forms.Form):
    """Which organisation and year a target is for: chosen first, since what is set already then stands in the form."""

    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, empty_label=None
    )
    year = YearField(label=_("Year"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = managed_by(user)


def _small_number(most: int) -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "maxlength": len(str(most))})


class TargetForm(SeenForm):
    """The target of an organisation and year. What its kind does not use is not kept, whatever stands in the field."""

    kind = forms.ChoiceField(label=_("Kind of target"), choices=TARGET_LABELS)
    low = NumberField(label=_("Lowest level"), required=False, help_text=_("What must at least be reached."))
    high = NumberField(label=_("Highest level"), required=False, help_text=_("What may not be passed."))
    is_relative = forms.BooleanField(
        label=_("The change is in percent of the baseline"),
        required=False,
        help_text=_("Otherwise it is in the indicator’s own unit: for shares in percentage points."),
    )
    comparator: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Compared with"),
        queryset=None,
        required=False,
        empty_label=_("Choose whom to compare with"),
        help_text=_("The same year’s values are compared. A place among the best needs a group with members."),
    )
    share_of_best = forms.IntegerField(
        label=_("Among the best, percent"),
        required=False,
        min_value=1,
        max_value=99,
        widget=_small_number(99),
        help_text=_("25 is the best quarter of those that have a value. Equals share a place."),
    )
    baseline = NumberField(
        label=_("Baseline"), required=False, help_text=_("Where you start from. Progress is told from here.")
    )
    tolerance = NumberField(
        label=_("Tolerance"),
        required=False,
        help_text=_("How far from the baseline still counts as kept, when no level is given."),
    )
    years = forms.IntegerField(
        label=_("Number of years"),
        required=False,
        min_value=1,
        max_value=10,
        widget=_small_number(10),
        help_text=_("For an average or a sum: so many years, of which the target’s year is the last."),
    )
    fewest_years = forms.IntegerField(
        label=_("Fewest years with values"),
        required=False,
        min_value=1,
        max_value=10,
        widget=_small_number(10),
        help_text=_("Leave empty when every year must have one."),
    )
    due_on = DayField(
        label=_("Done by"), required=False, help_text=_("Leave empty for the end of the year. It is a day of the year.")
    )
    description = forms.CharField(
        label=_("What is asked for"),
        required=False,
        max_length=2000,
        widget=text_area(3),
        help_text=_("So that whoever judges it afterwards sees what was meant."),
    )
    ambition = forms.ChoiceField(
        label=_("Ambition"), required=False, choices=[("", _("Not said")), *Target.Ambition.choices]
    )
    until = YearField(
        label=_("The same target up to and including"),
        required=False,
        help_text=_("Leave empty for this year alone."),
    )
    replaces = forms.BooleanField(label=_("Replace the targets that those years already have"), required=False)
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
        widget=text_area(3),
        help_text=_("Needed when the year already has a result."),
    )

    def __init__(self, *args: Any, indicator: Indicator, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator, self.year = indicator, year
        self.fields["decided_by"].queryset = Organisation.objects.filter(kind__in=DECIDING).order_by("sort_key", "id")
        self.fields["comparator"].queryset = comparators_of(indicator)

    def clean_years(self) -> int:
        """One year when nothing is said."""
        return self.cleaned_data["years"] or 1

    def clean_kind(self) -> TargetKind:
        """The kind as the pure modules know it."""
        return TargetKind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        """Refuse years in the wrong order; what the kind does not use is let be, right or wrong."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("until") and cleaned["until"] < self.year:
            self.add_error("until", _("The last year comes before the first."))
        for name in FIGURES:
            if cleaned.get("kind") and name not in ASKED[cleaned["kind"]]:
                self.errors.pop(name, None)
                cleaned.pop(name, None)
        return cleaned

    @property
    def rows(self) -> list[list[tuple[forms.BoundField, str, str]]]:
        """The figures in rows as the page shows them: each with its field, its size and the kinds that ask for it."""
        return [[(self[name], _SIZES.get(name, ""), " ".join(kinds_that_ask(name))) for name in row] for row in _ROWS]

    def rule(self) -> TargetRule | None:
        """What the form's target asks; None when it is not sent or not in order."""
        if not self.is_bound or not self.is_valid():
            return None
        given = {name: self.cleaned_data[name] for name in ASKED[self.cleaned_data["kind"]]}
        comparator = given.pop("comparator", None)
        figures = {name: value for name, value in given.items() if value is not None}
        return TargetRule(
            self.cleaned_data["kind"],
            self.year,
            direction=Direction(self.indicator.direction),
            comparator_id=comparator.pk if comparator else None,
            comparator=comparator.name if comparator else "",
            **figures,
        )


_ROWS = (
    ("description",),
    ("due_on",),
    ("low", "high"),
    ("is_relative",),
    ("comparator",),
    ("share_of_best",),
    ("years", "fewest_years"),
    ("baseline", "tolerance"),
)
_SIZES = dict.fromkeys(("low", "high", "baseline", "tolerance", "years", "fewest_years", "share_of_best"), "figures")


class TargetJudgement(SeenForm):
    """What a person finds of a milestone or of a target in words."""

    judged = forms.ChoiceField(
        label=_("What do you find?"),
        required=False,
        choices=[*Target.Judged.choices, ("", _("Not judged yet"))],
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=_("Grounds"),
        required=False,
        max_length=4000,
        widget=text_area(5),
        help_text=_("What you have seen, and where it can be seen by others."),
    )


class TargetRemoval(SeenForm):
    """That a year's target is taken away, and why."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=2000,
        widget=text_area(2),
        help_text=_("Needed when the year already has a result."),
    )
