"""Input about people and the municipality, made into clean data."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from governance.models import User


class ProfileForm(forms.ModelForm):
    """A person's own name and language."""

    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("As the municipality has chosen")), *settings.LANGUAGES]
    )

    class Meta:
        model = User
        fields = ["full_name", "language"]
