"""Input about the decision by which a body adopted something: when it was made and where it is found."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance.access import grants_of
from governance.decisions import DecisionContent
from governance.forms.fields import DayField
from governance.forms.writing import WritingForm
from governance.models import Organisation, User
from governance.models.organisation import DECIDING, Permission


class MinutesParagraphField(forms.CharField):
    """A paragraph of the minutes, stored as its number alone however it was written: "§ 118" and "118" are one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Minutes paragraph"))
        super().__init__(max_length=20, error_messages={"required": _("Write the paragraph’s number.")}, **kwargs)

    def to_python(self, value: Any) -> Any:
        """Without the sign, which the pages write themselves."""
        return super().to_python(value).replace("§", "").strip()


class DecisionFields(forms.Form):
    """A decision that has been made; which body made it is asked by the form that knows the bodies."""

    decided_on = DayField(label=_("Date of the decision"))
    registry_number = forms.CharField(
        label=_("Registry number"), max_length=40, help_text=_("As in the register, for example KS 2026/214.")
    )
    minutes_paragraph = MinutesParagraphField(help_text=_("The number alone, for example 118."))

    def clean_decided_on(self) -> date:
        """Refuse a day that has not been."""
        day: date = self.cleaned_data["decided_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The date lies ahead. Record the decision when it has been made."))
        return day


class DecisionForm(DecisionFields, WritingForm):
    """A body's decision. Kommunallagen 6:38: the body itself decides, an official records it."""

    decided_by = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Decided by"),
        empty_label=_("Choose who has decided"),
    )

    field_order = ["decided_by", "decided_on", "registry_number", "minutes_paragraph"]

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A board's secretary records that board's decisions, not another's: each is an authority of its own.
        recorded = grants_of(user).where(Permission.RECORD_DECISIONS)
        bodies = Organisation.objects.filter(kind__in=DECIDING, pk__in=recorded)
        self.offer(bodies.exclude(valid_to__lt=timezone.localdate()))

    def offer(self, bodies: "QuerySet[Organisation]") -> None:
        """Let one of these bodies have decided; where there is only one, it has."""
        self.fields["decided_by"].queryset = bodies
        if self.initial.get("decided_by") is None and len(bodies) == 1:
            self.initial["decided_by"] = bodies[0].pk

    @property
    def decision(self) -> DecisionContent:
        """The clean decision."""
        names = ("decided_by", "decided_on", "registry_number", "minutes_paragraph")
        return DecisionContent(**{name: self.cleaned_data[name] for name in names})
