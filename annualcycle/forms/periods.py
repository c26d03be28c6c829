"""Input about periods."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReopenForm(forms.Form):
    """Why a closed period is opened again."""

    reason = forms.CharField(
        label=_("Why is the period reopened?"),
        help_text=_(
            "For example: Vallaskolan handed in the wrong file for August. The reason is kept and can be read."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write why the period is reopened.")},
    )
