"""Fields, and beginnings of forms, that the forms of this app share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from indicators import told
from indicators.language import active_language
from indicators.numbers import Missing, NumberError, format_number, parse_number


class NumberField(forms.CharField):
    """An exact number as people write it: decimal comma, spaces between thousands, a real minus. None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"}))
        super().__init__(max_length=60, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """A stored number as a field holds it."""
        return format_number(value, None, active_language(), group=False) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        """The number; a word for a missing one is refused, since a level is never missing."""
        text = super().to_python(value)
        if not text:
            return None
        try:
            number = parse_number(text)
        except NumberError as error:
            text = told.number_sentence(error)
            if error.code == "not_a_number":
                text = _("This is not a number. Write for example 81,9.")
            raise ValidationError(text, code=error.code) from error
        if isinstance(number, Missing):
            raise ValidationError(_("A level is a number. Leave the field empty where there is none."), code="missing")
        return number

    def run_validators(self, value: Any) -> None:
        """None of the text's own."""


class RefusableForm(forms.Form):
    """A form to which the refusal of a service can be added beside its own errors."""

    def refuse(self, refusal: ValidationError) -> None:
        """Show why nothing was stored: beside the field that it names, else above the form."""
        if hasattr(refusal, "error_dict"):
            unknown = [
                error for name, errors in refusal.error_dict.items() if name not in self.fields for error in errors
            ]
            known = {name: errors for name, errors in refusal.error_dict.items() if name in self.fields}
            if known:
                self.add_error(None, ValidationError(known))
            if unknown:
                self.add_error(None, unknown)
            return
        self.add_error(None, refusal)


class SeenForm(RefusableForm):
    """A form over something that others change too: it carries what its writer saw."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=32)

    def show_again(self, seen: str) -> None:
        """Let the next sending be judged against what is shown now, with everything typed still there."""
        data = dict(self.data.items())
        data[self.add_prefix("seen")] = seen
        self.data = data
