"""Input about the template of the plans on a level."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from governance.forms.model import limit_field
from governance.forms.writing import SeenForm
from governance.models import TemplateSection
from governance.queries import kinds_left


class SectionForm(SeenForm):
    """A section: its heading, and what is asked of those who write under it."""

    heading = forms.CharField(label=_("Heading"), max_length=80)
    help_text = forms.CharField(
        label=_("Help for those who write"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What belongs here and how much of it. Shown beside the field."),
    )
    is_required = forms.BooleanField(label=_("Must be written before the plan is handed in"), required=False)
    longest_text = limit_field(_("At most so many characters in a text"), fewest=100, most=20000)


class SectionAddForm(SectionForm):
    """A new section: also what it holds, and its place, as how many sections stand above it."""

    kind = forms.ChoiceField(
        label=_("What it holds"),
        help_text=_("What is kept elsewhere is shown here, once in each template. Texts there may be several of."),
    )
    place = forms.TypedChoiceField(label=_("Place in the plan"), coerce=int)

    field_order = ["kind", "heading", "help_text", "is_required", "longest_text", "place"]

    def __init__(self, *args: Any, template: Sequence[TemplateSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = kinds_left(template)
        self.fields["kind"].choices = [choice for choice in TemplateSection.Kind.choices if choice[0] in left]
        below = [
            (place, _("Below “%(heading)s”") % {"heading": section.heading})
            for place, section in enumerate(template, start=1)
        ]
        self.fields["place"].choices = [(0, _("At the top")), *below]
