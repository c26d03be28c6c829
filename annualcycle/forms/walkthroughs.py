"""Input about walk-throughs: what was gone through, when, and who was there."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annualcycle.models import Attendance, WalkThrough
from annualcycle.queries.walkthroughs import PersonChoice, WalkThroughChoices
from annualcycle.services.walkthroughs import WalkThroughContent
from governance.forms.fields import DayField
from governance.forms.writing import SeenForm, text_area
from governance.models import Organisation, User
from governance.refusals import fingerprint

LONGEST_NAME = 120


class WalkThroughForm(SeenForm):
    """A walk-through that has been held in an organisation."""

    subject = forms.CharField(
        label=gettext_lazy("About"),
        max_length=160,
        help_text=gettext_lazy("What was gone through, for example: Our governance model and this year’s goals."),
    )
    held_on = DayField(label=gettext_lazy("Held on"))
    led_by = forms.CharField(label=gettext_lazy("Led by"), max_length=120, required=False)
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Who was there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=gettext_lazy("Others who were there"),
        required=False,
        widget=text_area(3),
        max_length=4000,
        help_text=gettext_lazy("One name on each line, for example of those who do not sign in here."),
    )
    notes = forms.CharField(
        label=gettext_lazy("What was said and agreed"), required=False, widget=text_area(4), max_length=8000
    )

    def __init__(self, *args: Any, organisation: Organisation, people: Collection[PersonChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.fields["people"].choices = [(person.pk, person.label) for person in people]
        if not people:
            del self.fields["people"]

    def clean_names(self) -> tuple[str, ...]:
        """One name a line; a line too long for one is refused."""
        names = tuple(dict.fromkeys(line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()))
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(_("A line is too long to be a name. Write one name on each line."))
        return names

    @property
    def content(self) -> WalkThroughContent:
        """What was noted."""
        data = self.cleaned_data
        chosen = User.objects.in_bulk([int(pk) for pk in data.get("people", ())])
        return WalkThroughContent(
            organisation=self.organisation,
            held_on=data["held_on"],
            subject=data["subject"],
            notes=data["notes"],
            led_by=data["led_by"],
            people=tuple(chosen.values()),
            names=data["names"],
        )


def blank_walkthrough(by: User) -> dict[str, Any]:
    """What the form begins with: held today, and led by whoever notes it."""
    return {"held_on": timezone.localdate(), "led_by": by.full_name, "people": [by.pk]}


def initial_of(walk_through: WalkThrough, attendances: Collection[Attendance]) -> dict[str, Any]:
    """What the form shows of a walk-through that is noted."""
    return {
        **{name: getattr(walk_through, name) for name in ("subject", "held_on", "led_by", "notes")},
        "people": [row.person_id for row in attendances if row.person_id],
        "names": "\n".join(row.name for row in attendances if row.name),
        "seen": fingerprint(walk_through, *attendances),
    }


class WalkThroughFilterForm(forms.Form):
    """What the list is narrowed to; what makes no sense counts as not asked for."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int, required=False, empty_value=None)
    board = forms.TypedChoiceField(label=gettext_lazy("Board"), coerce=int, required=False, empty_value=None)
    missing = forms.BooleanField(label=gettext_lazy("Only those that lack one"), required=False)

    def __init__(self, *args: Any, choices: WalkThroughChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in choices.years]
        self.fields["board"].choices = [("", _("All")), *choices.boards]
        self.fields["year"].initial = timezone.localdate().year

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for, as queries.walkthroughs.walkthrough_year takes it."""
        self.is_valid()
        data = self.cleaned_data if self.is_bound else {}
        return {
            "year": data.get("year") or timezone.localdate().year,
            "board": data.get("board"),
            "only_missing": bool(data.get("missing")),
        }
