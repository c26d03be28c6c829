"""Input about what a person is told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.models import NoticeChoice


class NoticeChoiceForm(forms.Form):
    """How often the digest comes."""

    often = forms.ChoiceField(
        label=_("A summary by e-mail of what is new"), choices=NoticeChoice.Often, widget=forms.RadioSelect
    )
