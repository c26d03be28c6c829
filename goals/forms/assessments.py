"""Input about how a goal or a core mission goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from goals.models import Assessment, MissionAssessment
from goals.queries.judgement import PastAssessment
from goals.queries.words import StatusWords
from goals.services.assessments import AssessmentContent
from governance.forms.writing import SeenForm, text_area


class AssessmentForm(SeenForm):
    """Status, forecast, one sentence and the reason, in the municipality's own words."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), widget=forms.RadioSelect)
    forecast = forms.ChoiceField(label=gettext_lazy("Forecast for the year"), widget=forms.RadioSelect)
    sentence = forms.CharField(
        label=gettext_lazy("In one sentence"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("What a politician needs to know: what has happened and why. At most 300 characters."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=text_area(4),
        help_text=gettext_lazy("Needed when you decide otherwise than the system suggests."),
    )

    def __init__(
        self, *args: Any, words: StatusWords, has_forecast: bool, filled_from: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.filled_from = filled_from  # the period whose assessment it shows to begin with
        self.fields["status"].choices = list(words.statuses.items())
        self.fields["forecast"].choices = list(words.forecasts.items())
        if not has_forecast:
            del self.fields["forecast"]

    def clean_sentence(self) -> str:
        """On one line, however it was pasted."""
        return " ".join(self.cleaned_data["sentence"].split())

    @property
    def content(self) -> AssessmentContent:
        """The clean assessment."""
        data = self.cleaned_data
        return AssessmentContent(
            status=data["status"],
            forecast=data.get("forecast", ""),
            sentence=data["sentence"],
            reason=data["reason"].strip(),
        )


def unchanged_from(earlier: PastAssessment, suggested: str, seen: str) -> dict[str, Any]:
    """What the form shows where nothing has changed: what was decided the time before, for the person to read and save.

    The reason comes along only where it is needed again: where that status is other than what is suggested now.
    """
    return {
        "status": earlier.status_meaning,
        "forecast": earlier.forecast_meaning,
        "sentence": earlier.sentence,
        "reason": earlier.reason if earlier.status_meaning != suggested else "",
        "seen": seen,
    }


def initial_of(row: Assessment | MissionAssessment | None, suggested: str, seen: str) -> dict[str, Any]:
    """What the form shows: what has been decided, or the suggestion to decide about."""
    if row is None:
        return {"status": suggested, "seen": seen}
    return {
        "status": row.status,
        "forecast": row.forecast,
        "sentence": row.sentence,
        "reason": row.reason,
        "seen": seen,
    }
