"""Input about which changes to show."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.fields import DayField
from governance.models import User
from governance.swedish import swedish_key
from governance.tracked import tracked_kinds


class HistoryFilterForm(forms.Form):
    """Which changes: of what, by whom, from and to which day."""

    kind = forms.ChoiceField(label=_("What"), required=False)
    person = forms.TypedChoiceField(label=_("By whom"), required=False, coerce=int, empty_value=None)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)

    def __init__(self, *args: Any, people: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(((kind.label, kind.name) for kind in tracked_kinds().values()), key=lambda n: swedish_key(n[1]))
        self.fields["kind"].choices = [("", _("All")), *named]
        self.fields["person"].choices = [("", _("All")), *((user.pk, user.full_name) for user in people)]

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first."))
        return cleaned
