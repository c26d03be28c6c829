"""What forms that write share: the mark of what the person read, and refusals in words beside the field."""

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar

from django import forms

from governance.refusals import RefusedError, StaleError

T = TypeVar("T")


class WritingForm(forms.Form):
    """A form whose write may be refused by the service: the refusal is shown beside the field that it concerns.

    is_stale: someone else has changed what is stored since the person opened the form.
    """

    is_stale = False
    aliases: ClassVar[dict[str, str]] = {}  # a service's name of an input -> the form's

    def carry_out(self, write: Callable[[], T], *, now: Callable[[], str] | None = None) -> T | None:
        """What `write` returns, or None after putting the refusal in words on the form.

        `now` gives the mark of what is stored now: after a stale edit the next save is made knowingly.
        """
        try:
            return write()
        except RefusedError as refusal:
            for each in (refusal, *refusal.also):
                field = self.aliases.get(each.field or "", each.field)
                self.add_error(field if field in self.fields else None, each.message)
            self.is_stale = isinstance(refusal, StaleError)
            if self.is_stale and now is not None:
                data: Any = self.data
                self.data = data = data.copy()
                data[self.add_prefix("seen")] = now()
            return None


class SeenForm(WritingForm):
    """A form that knows what the person had read when it was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)


class DayInput(forms.DateInput):
    """The browser's own date field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


def text_area(rows: int) -> forms.Textarea:
    """A text field of so many lines to begin with."""
    return forms.Textarea(attrs={"rows": rows})
