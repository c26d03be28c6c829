"""Input about how the municipality reminds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from annualcycle.models import ReminderPolicy
from governance.forms.writing import SeenForm


def _days(label: Any, help_text: Any = "", *, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=60, required=required, help_text=help_text)


class ReminderPolicyForm(SeenForm):
    """When people are reminded, and who is told upwards."""

    soon_days = _days(_("Remind so many days before the day"))
    late_every_days = _days(_("Remind of what is late every so many days"))
    escalates_after_days = _days(
        _("Tell upwards after so many days"), _("Leave it empty, and nobody above is told."), required=False
    )
    escalates_to = forms.ChoiceField(label=_("Who is told"), choices=ReminderPolicy.Upwards, widget=forms.RadioSelect)
    is_on = forms.BooleanField(
        label=_("Mail what people are told"),
        required=False,
        help_text=_("Holds for everything that people are told. Without it they see it in the product only."),
    )

    def content(self) -> dict[str, Any]:
        """What was written, as the service takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}
