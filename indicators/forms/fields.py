"""Fields that the forms of this app share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from governance.language import active_language
from governance.models import Organisation, User
from indicators import told
from indicators.numbers import Missing, NumberError, format_number, parse_number
from indicators.queries.places import managing_organisations


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


def managed_by(user: User) -> QuerySet[Organisation]:
    """The organisations whose indicators the person may manage, to choose among."""
    places = [place.pk for place in managing_organisations(user)]
    return Organisation.objects.filter(pk__in=places).order_by("sort_key", "id")
