"""Input about the organisation's tree and the municipality itself."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from governance.contrast import READABLE, is_colour, lowest_contrast
from governance.forms.fields import DayField, OrganisationField
from governance.forms.writing import WritingForm
from governance.models import Municipality, Organisation


class OrganisationForm(WritingForm):
    """An organisation's name, kind and place in the tree."""

    name = forms.CharField(label=_("Name"), max_length=120)
    short_name = forms.CharField(
        label=_("Short name"), max_length=20, required=False, help_text=_("Used where room is short, for example BUN.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind)
    parent = OrganisationField(label=_("Belongs to"))
    valid_from = DayField(label=_("From"))

    def __init__(self, *args: Any, places: Sequence[tuple[int, str]], is_root: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = places
        kinds = [kind for kind in Organisation.Kind.choices if kind[0] != Organisation.Kind.MUNICIPALITY]
        self.fields["kind"].choices = kinds
        if is_root:
            del self.fields["parent"], self.fields["kind"]


class OrganisationEndForm(WritingForm):
    """The last day of an organisation."""

    on = DayField(label=_("Last day"))


class MunicipalityForm(forms.ModelForm):
    """The municipality's own settings. The accent colour must be readable wherever it stands."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("For those who have not chosen one themselves, and for mails and reports."),
    )

    class Meta:
        model = Municipality
        fields = ["name", "language", "money_unit", "accent"]
        help_texts = {
            "accent": _("Of buttons and links, as # and six figures from your graphic profile, for example #0F4C5C.")
        }

    def clean_accent(self) -> str:
        """Refuse a colour that cannot be read on the page's ground or under white text (WCAG 2.2, 1.4.3)."""
        accent = self.cleaned_data["accent"].upper()
        if not is_colour(accent):
            raise ValidationError(_("Write the colour as # and six figures, for example #0F4C5C."))
        reached = lowest_contrast(accent)
        if reached < READABLE:
            message = _(
                "The colour is too light to read: its contrast against the page is %(reached)s to 1 and must be at "
                "least %(needed)s to 1. Choose a darker one."
            )
            told = {"reached": number_format(int(reached * 10) / 10, 1), "needed": number_format(READABLE, 1)}
            raise ValidationError(message, params=told)
        return accent
