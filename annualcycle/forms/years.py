"""Input about a year's wheel: what it is made from."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annualcycle.models import CycleYear
from annualcycle.presets import BudgetMonth, Interim, PresetChoices
from governance.forms.decision import DecisionForm
from governance.forms.fields import YearField
from governance.forms.writing import WritingForm
from governance.models import Organisation
from governance.years import LAST_YEAR

PRESET = "preset"


class PrepareForm(WritingForm):
    """Which year, and what its wheel is made from: a common Swedish year, or an earlier wheel."""

    year = YearField(label=gettext_lazy("Year"))
    source = forms.ChoiceField(label=gettext_lazy("Made from"), widget=forms.RadioSelect)
    budget = forms.ChoiceField(
        label=gettext_lazy("The council adopts the budget in"),
        required=False,
        choices=[
            (BudgetMonth.NOVEMBER.value, gettext_lazy("November")),
            (BudgetMonth.JUNE.value, gettext_lazy("June")),
            (BudgetMonth.DECEMBER.value, gettext_lazy("December, for special reasons")),
        ],
    )
    interim = forms.ChoiceField(
        label=gettext_lazy("The interim report is for"),
        required=False,
        choices=[
            (Interim.AUGUST.value, gettext_lazy("January to August")),
            (Interim.JUNE.value, gettext_lazy("January to June")),
        ],
    )
    with_tertial = forms.BooleanField(label=gettext_lazy("January to April is followed up"), required=False)
    with_companies = forms.BooleanField(label=gettext_lazy("The municipality has companies"), required=False)

    def __init__(self, *args: Any, sources: "list[CycleYear]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = {str(each.pk): each for each in sources}
        earlier = [
            (key, _("The wheel of %(year)s: the same steps, on the days of the new year") % {"year": each.year})
            for key, each in self.sources.items()
        ]
        self.fields["source"].choices = [*earlier, (PRESET, _("A common Swedish year"))]

    def clean(self) -> dict[str, Any]:
        """A wheel is made from an earlier one."""
        data = super().clean() or self.cleaned_data
        source, year = self.sources.get(data.get("source", "")), data.get("year")
        if source is not None and year is not None and year <= source.year:
            text = _("Choose a year after %(year)s, whose wheel it is made from.")
            self.add_error("year", text % {"year": source.year})
        if year is not None and year >= LAST_YEAR:
            self.add_error("year", _("The year lies too far ahead."))
        return data

    @property
    def source_year(self) -> CycleYear | None:
        """The wheel that it is made from; None for a common year."""
        return self.sources.get(self.cleaned_data["source"])

    @property
    def preset(self) -> PresetChoices:
        """How the municipality's year differs from others'."""
        data = self.cleaned_data
        return PresetChoices(
            budget=BudgetMonth(data["budget"] or BudgetMonth.NOVEMBER),
            interim=Interim(data["interim"] or Interim.AUGUST),
            with_tertial=data["with_tertial"],
            with_companies=data["with_companies"],
        )


class YearDecisionForm(DecisionForm):
    """The decision on the year's wheel: the executive board's, or the council's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (Organisation.Kind.EXECUTIVE_BOARD, Organisation.Kind.COUNCIL)
        bodies = Organisation.objects.filter(kind__in=kinds)
        self.fields["decided_by"].queryset = bodies
        boards = [each for each in bodies if each.kind == Organisation.Kind.EXECUTIVE_BOARD]
        if self.initial.get("decided_by") is None and len(boards) == 1:
            # Kommunallagen 11:9, 11:18: the executive board sets the days by which the others hand in.
            self.initial["decided_by"] = boards[0].pk
