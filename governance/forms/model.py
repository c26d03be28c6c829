"""Input about the governance model: versions, levels, words, decisions."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from governance.forms.decision import DecisionFields
from governance.forms.fields import YearsForm
from governance.forms.writing import SeenForm, WritingForm
from governance.level_settings import settings_unset
from governance.models import GovernanceModel, ModelLevel, Organisation, StatusStep
from governance.presets import PRESETS


def limit_field(label: str | Promise, *, fewest: int, most: int) -> forms.IntegerField:
    """A limit that may be left out."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": len(str(most))})
    limits = [MinValueValidator(fewest), MaxValueValidator(most)]
    return forms.IntegerField(label=label, required=False, widget=widget, validators=limits)


class ModelCreateForm(YearsForm, WritingForm):
    """A new version from a preset. `version` is the number that the page offered, so that a double click makes one."""

    preset = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the model"),
        max_length=120,
        help_text=_("What people here call it, for example “How we govern”."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ["preset", "name", "year_from", "year_to", "version"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["preset"].choices = [(preset.key, preset.title) for preset in PRESETS.values()]


class ModelCopyForm(YearsForm, WritingForm):
    """A new version from an earlier one: for which years."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ModelEditForm(YearsForm, SeenForm):
    """What a draft is called, when it holds, why it is as it is, and how a status is suggested."""

    name = forms.CharField(label=_("Name of the model"), max_length=120)
    rationale = forms.CharField(
        label=_("Why this model"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you want to achieve with it, in words that a newly elected person understands."),
    )
    rollup_rule = forms.ChoiceField(
        label=_("Rule for the suggested status"), choices=GovernanceModel.RollupRule, widget=forms.RadioSelect
    )

    field_order = ["name", "year_from", "year_to", "rationale", "rollup_rule", "seen"]


class LevelForm(SeenForm):
    """A level: what it is called, who owns it and what may stand on it."""

    name = forms.CharField(label=_("Name in the singular"), max_length=60)
    name_plural = forms.CharField(label=_("Name in the plural"), max_length=60)
    form = forms.ChoiceField(
        label=_("What it is"),
        choices=ModelLevel.Form,
        help_text=_("Decides how the level behaves, whatever it is called: what it may hold and where it belongs."),
    )
    owner_kind = forms.ChoiceField(
        label=_("Owned by"),
        choices=Organisation.Kind,
        help_text=_("The kind of organisation that decides and answers."),
    )
    has_indicators = forms.BooleanField(label=_("May have indicators"), required=False)
    has_activities = forms.BooleanField(label=_("May have activities"), required=False)
    has_forecasts = forms.BooleanField(label=_("May have forecasts"), required=False)
    serving_rule = forms.ChoiceField(
        label=_("Serves a goal above"), choices=ModelLevel.ServingRule, required=False, widget=forms.RadioSelect
    )
    asks_rationale = forms.BooleanField(label=_("Must say why"), required=False)
    asks_benefit = forms.BooleanField(label=_("Must say the benefit for the citizen"), required=False)
    most_goals = limit_field(_("Goals for each organisation"), fewest=1, most=99)
    longest_title = limit_field(_("Characters in a goal"), fewest=20, most=200)
    longest_text = limit_field(_("Characters in a text"), fewest=100, most=20000)
    limits_are_hard = forms.BooleanField(
        label=_("The limits are binding"),
        required=False,
        help_text=_("Otherwise they are advice: one is told, and may go on."),
    )

    def clean(self) -> dict[str, Any]:
        """What means nothing on such a level is neither stored nor complained of."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in settings_unset(cleaned.get("form", "")).items():
            cleaned[name] = value
            self.errors.pop(name, None)
        cleaned["serving_rule"] = cleaned.get("serving_rule") or ModelLevel.ServingRule.ADVISED.value
        return cleaned


class LevelAddForm(LevelForm):
    """A new level, and its place: how many levels stand above it."""

    place = forms.TypedChoiceField(label=_("Place in the chain"), coerce=int)

    field_order = ["name", "name_plural", "form", "owner_kind", "place"]

    def __init__(self, *args: Any, levels: Sequence[ModelLevel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = [(place, _("Below “%(level)s”") % {"level": level.name}) for place, level in enumerate(levels, start=1)]
        self.fields["place"].choices = [(0, _("At the top")), *below]


class ScaleForm(SeenForm):
    """The municipality's words for the four meanings, and for each in a forecast."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for meaning, label in StatusStep.Meaning.choices:
            self.fields[f"word_{meaning}"] = forms.CharField(label=label, max_length=40)
            self.fields[f"forecast_{meaning}"] = forms.CharField(
                label=_("%(meaning)s, in a forecast") % {"meaning": label}, max_length=60
            )

    def clean(self) -> dict[str, Any]:
        """The words by meaning: (word, word in a forecast). Refuses two meanings with one word.

        "Cannot be assessed" is never "partly".
        """
        cleaned = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for meaning in StatusStep.Meaning.values:
            word = cleaned.get(f"word_{meaning}", "").casefold()
            if word and word in taken:
                self.add_error(f"word_{meaning}", _("Another meaning has this word. Each needs its own."))
            taken.add(word)
        if self.errors:
            return cleaned
        words = {
            meaning: (cleaned[f"word_{meaning}"], cleaned[f"forecast_{meaning}"])
            for meaning in StatusStep.Meaning.values
        }
        return {"seen": cleaned["seen"], "words": words}


class AdoptForm(DecisionFields, SeenForm):
    """The decision by which a body adopted the version."""

    decided_by = forms.ModelChoiceField(label=_("Decided by"), queryset=Organisation.objects.none(), empty_label=None)

    field_order = ["decided_by", "decided_on", "registry_number", "minutes_paragraph", "seen"]

    def __init__(self, *args: Any, bodies: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_by"].queryset = Organisation.objects.filter(pk__in=[body.pk for body in bodies])


class SureForm(SeenForm):
    """No more than: do it, to what I saw."""
