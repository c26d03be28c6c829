"""Input about the compliance rules and what breaks them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from governance.checking import DAY, THRESHOLD, Check
from governance.forms.writing import DayInput, SeenForm, WritingForm, text_area
from governance.models import ComplianceRule, Organisation, User
from governance.queries.findings import ALL, NOBODY, TO_MEND, FindingFilter, state_choices
from governance.queries.working import people_who_work_in, people_with_a_role
from governance.years import FIRST_YEAR, LAST_YEAR


class PersonChoice(forms.ModelChoiceField):
    """A person, by name."""

    def label_from_instance(self, person: User) -> str:
        """The name."""
        return person.full_name


class RuleForm(SeenForm):
    """A rule of one check: only the fields that the check uses."""

    name = forms.CharField(
        label=_("The rule in words"),
        max_length=160,
        help_text=_("So that everybody understands it: “Every goal has an indicator”."),
    )
    reason = forms.CharField(label=_("Why we have it"), required=False, widget=text_area(3))
    weight = forms.ChoiceField(
        label=_("Weight"), choices=ComplianceRule.Weight.choices, widget=forms.RadioSelect, initial="must"
    )
    kinds = forms.MultipleChoiceField(
        label=_("Holds for"),
        choices=Organisation.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none to let it hold for all that have what it is about."),
    )
    day = forms.IntegerField(label=pgettext_lazy("of a month", "Day"), min_value=1, max_value=31, required=False)
    month = forms.TypedChoiceField(
        label=_("Month"), choices=[("", "–"), *MONTHS.items()], coerce=int, empty_value=None, required=False
    )
    threshold = forms.IntegerField(label=_("Number"), min_value=0, max_value=365, required=False)
    escalates_after_days = forms.IntegerField(
        label=_("Tell the executive board’s controllers after so many days"),
        min_value=1,
        max_value=365,
        required=False,
        help_text=_("Leave empty to tell nobody."),
    )
    responsible = PersonChoice(
        label=_("Responsible for the rule"),
        queryset=User.objects.none(),
        empty_label=_("Nobody"),
        required=False,
        help_text=_("Who sees to it that the rule is kept. A rule that nobody answers for is not kept for long."),
    )

    def __init__(self, *args: Any, check: Check, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = people_with_a_role()
        if DAY not in check.uses:
            del self.fields["day"], self.fields["month"]
        if THRESHOLD in check.uses:
            self.fields["threshold"].label = check.threshold_words or self.fields["threshold"].label
        else:
            del self.fields["threshold"]

    def clean(self) -> dict[str, Any]:
        """A day and a month go together, and make a day of the year."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "day" in self.fields and "day" not in self.errors and "month" not in self.errors:
            day, month = given.get("day"), given.get("month")
            if (day is None) != (month is None):
                self.add_error("day" if day is None else "month", _("Say both the day and the month, or neither."))
            elif day is not None and month is not None and day > _longest(month):
                self.add_error("day", _("There is no such day in the month."))
        return given


def _longest(month: int) -> int:
    return 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


class UsualRulesForm(WritingForm):
    """Which of the usual rules are added."""

    subjects = forms.MultipleChoiceField(label=_("Rules to add"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subjects"].choices = list(offered)


class AnswerForm(SeenForm):
    """What is being done about a finding, and who sees to it."""

    answer = forms.CharField(
        label=_("What is being done"),
        widget=text_area(4),
        required=False,
        help_text=_("What is to be done, and by when it is done."),
    )
    owner = PersonChoice(
        label=_("Who sees to it"),
        queryset=User.objects.none(),
        empty_label=_("Nobody"),
        required=False,
        help_text=_("One of those who work in the organisation."),
    )

    def __init__(self, *args: Any, organisation: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_who_work_in(organisation)


class ExceptionForm(SeenForm):
    """An exception: why, and for how long."""

    reason = forms.CharField(label=_("Why an exception is granted"), widget=text_area(4))
    until = forms.DateField(
        label=_("The exception holds until"),
        required=False,
        widget=DayInput,
        help_text=_("The day included. Without a day it holds as long as the year is checked."),
    )


class FindingFilterForm(forms.Form):
    """What of the findings is shown. What cannot be asked for is not asked for."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    organisation = forms.TypedChoiceField(
        label=_("Organisation, with all below"), coerce=int, empty_value=None, required=False
    )
    rule = forms.TypedChoiceField(label=_("The rule"), coerce=int, empty_value=None, required=False)
    owner = forms.ChoiceField(label=_("Owner"), required=False)

    def __init__(
        self,
        *args: Any,
        years: Iterable[int],
        organisations: Iterable[tuple[int, str]],
        rules: Iterable[tuple[int, str]],
        me: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]
        self.fields["state"].choices = state_choices()
        self.fields["organisation"].choices = [("", _("All")), *organisations]
        self.fields["rule"].choices = [("", _("All")), *rules]
        self.fields["owner"].choices = [("", _("All")), (NOBODY, _("Nobody")), (str(me), _("I myself"))]

    def wanted(self, year: int) -> FindingFilter:
        """What is asked for; `year` where none is."""
        self.is_valid()
        given = self.cleaned_data
        asked = given.get("year") or year
        return FindingFilter(
            year=asked if FIRST_YEAR <= asked <= LAST_YEAR else year,
            organisation=given.get("organisation"),
            rule=given.get("rule"),
            state=given.get("state") or (ALL if "state" in self.errors else TO_MEND),
            owner=given.get("owner") or "",
        )
