"""Input about reports, made into clean data."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from reports.content import Heading


class ReportOrderForm(forms.Form):
    """Which year's annual report, what it is called, and in which language."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("If left empty: Annual report and the year.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, str(year)) for year in years]

    def clean(self) -> dict[str, Any]:
        """A title that was left empty becomes the usual one, in the report's own language."""
        data = super().clean() or {}
        if not data.get("title") and "year" in data and "language" in data:
            with translation.override(data["language"]):
                data["title"] = str(_("Annual report %(year)s") % {"year": data["year"]})
        return data


class ReportTextsForm(forms.Form):
    """The texts under the nine headings of the management report, and the mark of what the writer had before her."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for heading in Heading:
            self.fields[heading.value] = forms.CharField(
                label=heading.words(language),
                required=False,
                max_length=50_000,
                strip=True,
                widget=forms.Textarea(attrs={"rows": 6}),
            )

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by heading."""
        return {heading.value: self.cleaned_data[heading.value] for heading in Heading}

    def tell_stale(self, message: str, seen: str) -> None:
        """Say that someone else has written meanwhile; the next sending is judged against what is stored now."""
        self.add_error(None, message)
        self.data = {**self.data.dict(), "seen": seen}
