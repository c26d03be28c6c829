"""Input about the decision by which a body adopted something: when it was made and where it is found."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField


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
