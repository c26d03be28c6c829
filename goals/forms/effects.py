"""Input about what goals mean for others."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.models import Goal, GoalEffect
from goals.services.effects import EffectContent
from governance.forms.writing import DayInput, SeenForm, text_area
from governance.models import Organisation


class EffectForm(SeenForm):
    """Whom a goal affects, how, and in what way."""

    kind = forms.ChoiceField(label=gettext_lazy("Effect"), choices=GoalEffect.Kind.choices, widget=forms.RadioSelect)
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Affects"),
        required=False,
        empty_label=gettext_lazy("Choose an organisation"),
    )
    affected_goal = forms.ModelChoiceField(
        queryset=Goal.objects.none(),
        label=gettext_lazy("Their goal that is affected"),
        required=False,
        help_text=gettext_lazy("Needed only if it is one goal that is affected. Its owner is then the affected one."),
    )
    text = forms.CharField(
        label=gettext_lazy("In what way"),
        widget=text_area(4),
        help_text=gettext_lazy(
            "What happens with the others when the goal is pursued, so that both sides recognise it."
        ),
    )

    def __init__(
        self,
        *args: Any,
        organisations: "QuerySet[Organisation]",
        goals: list[tuple[str, list[tuple[int, str]]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        field = self.fields["affected_goal"]
        field.queryset = Goal.objects.filter(pk__in=[pk for _owner, rows in goals for pk, _title in rows])
        field.choices = [("", _("No particular goal")), *goals]

    def clean(self) -> dict[str, Any]:
        """Whom it affects follows from the goal, if one is chosen; what may not be chosen is said of the field."""
        data = super().clean() or self.cleaned_data
        goal = data.get("affected_goal")
        if goal is not None and not data.get("organisation") and "organisation" not in self.errors:
            data["organisation"] = self.fields["organisation"].queryset.filter(pk=goal.organisation_id).first()
            if data["organisation"] is None:
                self.add_error("affected_goal", _("You may tell of effects on your own goals only."))
        elif not data.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", _("Choose whom the goal affects."))
        return data

    @property
    def content(self) -> EffectContent:
        """The clean effect."""
        data = self.cleaned_data
        names = ("kind", "organisation", "affected_goal")
        return EffectContent(**{name: data[name] for name in names}, text=data["text"].strip())


class SettleForm(SeenForm):
    """What two sides have agreed, and when."""

    settlement = forms.CharField(
        label=gettext_lazy("What has been agreed"),
        widget=text_area(4),
        help_text=gettext_lazy("Who does what, and which goal goes first where both cannot be had."),
    )
    settled_on = forms.DateField(label=gettext_lazy("Agreed on"), widget=DayInput)


def initial_of(effect: GoalEffect, seen: str) -> dict[str, Any]:
    """What the form shows of an effect that is there."""
    return {
        "kind": effect.kind,
        "organisation": effect.organisation_id,
        "affected_goal": effect.affected_goal_id,
        "text": effect.text,
        "seen": seen,
    }
