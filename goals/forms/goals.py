"""Input about goals."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goals.models import Goal
from goals.queries.levels import WANTED_FORMS, owner_kinds
from goals.services.goals import GoalContent
from governance.access import grants_of
from governance.forms.writing import SeenForm, text_area
from governance.models import AdoptionState, GovernanceModel, ModelLevel, Organisation, Perspective, User
from governance.models.organisation import Permission
from governance.years import FIRST_YEAR, LAST_YEAR
from indicators.models import Indicator

FEWEST_INDICATORS = 3


class LevelChoice(forms.ModelChoiceField):
    """A level, with the model's name and years where there are several versions to choose from."""

    several_models = False

    def label_from_instance(self, level: ModelLevel) -> str:
        """Its own name, and which version it is of."""
        return f"{level.name} ({level.model})" if self.several_models else level.name


class ParentChoice(forms.ModelChoiceField):
    """A goal of a level above."""

    def label_from_instance(self, goal: Goal) -> str:
        """Level, words and owner, and that it is a draft where it is."""
        draft = f" ({_('draft')})" if goal.state == AdoptionState.DRAFT else ""
        return f"{goal.level.name}: {goal.title}, {goal.organisation.short_name or goal.organisation.name}{draft}"


class IndicatorChoice(forms.ModelChoiceField):
    """An indicator by which a goal is followed."""

    def label_from_instance(self, indicator: Indicator) -> str:
        """Code, name and unit."""
        return " · ".join(part for part in (indicator.code, indicator.name, indicator.unit) if part)


class GoalForm(SeenForm):
    """A draft of a goal."""

    aliases = {"indicators": "indicator_0"}

    title = forms.CharField(
        label=gettext_lazy("Goal"),
        max_length=200,
        widget=text_area(2),
        help_text=gettext_lazy("The state that you want to reach, in plain words."),
    )
    level = LevelChoice(queryset=ModelLevel.objects.none(), label=gettext_lazy("Level"))
    organisation = forms.ModelChoiceField(queryset=Organisation.objects.none(), label=gettext_lazy("Owned by"))
    parent = ParentChoice(
        queryset=Goal.objects.none(),
        label=gettext_lazy("Serves"),
        required=False,
        empty_label=gettext_lazy("No goal above it"),
        help_text=gettext_lazy("The goal above that this one helps to reach."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Goal.Kind.choices, initial=Goal.Kind.DEVELOPMENT)
    year_from = forms.IntegerField(label=gettext_lazy("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    year_to = forms.IntegerField(label=gettext_lazy("To year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    order = forms.IntegerField(
        label=gettext_lazy("Place among the goals"),
        min_value=0,
        max_value=999,
        required=False,
        help_text=gettext_lazy("A lower number comes first."),
    )
    rationale = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        widget=text_area(4),
        help_text=gettext_lazy("What is not good enough today, for whom, and how you know."),
    )
    citizen_benefit = forms.CharField(
        label=gettext_lazy("Benefit for the citizen"), required=False, widget=text_area(2)
    )
    is_geh = forms.BooleanField(
        label=gettext_lazy("Of importance for sound financial management"),
        required=False,
        help_text=gettext_lazy("Kommunallagen 11:6. Such goals are told of in the management report."),
    )
    perspective = forms.ModelChoiceField(
        queryset=Perspective.objects.none(), label=gettext_lazy("Perspective"), required=False
    )

    def __init__(self, *args: Any, user: User, goal: Goal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self._offer_levels()
        self.fields["organisation"].queryset = self._organisations(user)
        self.fields["parent"].queryset = self._parents(user)
        self.fields["perspective"].queryset = Perspective.objects.all()
        if not self.fields["perspective"].queryset.exists():
            del self.fields["perspective"]
        self._offer_indicators(len(self.initial.get("indicators", ())))

    def _offer_levels(self) -> None:
        """The levels of goals in the versions of the model that hold now or later; always the goal's own."""
        models = GovernanceModel.objects.filter(state=AdoptionState.ADOPTED, year_to__gte=timezone.localdate().year)
        wanted = Q(model__in=models, form__in=WANTED_FORMS)
        if self.goal:
            wanted |= Q(pk=self.goal.level_id)
        levels = ModelLevel.objects.filter(wanted).select_related("model").order_by("model__year_from", "order")
        field = self.fields["level"]
        field.queryset = levels
        versions = {level.model for level in levels}
        field.several_models = len(versions) > 1
        if versions and not self.goal:
            model = max(versions, key=lambda version: version.year_from)
            self.initial.setdefault("year_from", max(model.year_from, timezone.localdate().year))
            self.initial.setdefault("year_to", model.year_to)

    def _organisations(self, user: User) -> Any:
        kinds = {kind for level in self.fields["level"].queryset for kind in owner_kinds(level)}
        where = Q(pk__in=grants_of(user).where(Permission.MANAGE_GOALS), kind__in=kinds)
        ended = Q(valid_to__lt=timezone.localdate())
        return Organisation.objects.filter(where).exclude(ended)

    def _parents(self, user: User) -> Any:
        drafts = Q(state=AdoptionState.DRAFT, organisation__in=grants_of(user).where(Permission.READ_DRAFTS))
        goals = Goal.objects.filter(Q(state=AdoptionState.ADOPTED) | drafts, year_to__gte=timezone.localdate().year)
        if self.goal:
            goals = goals.exclude(pk=self.goal.pk) | Goal.objects.filter(pk=self.goal.parent_id)
        return goals.select_related("level", "organisation").order_by("level__order", "order", "pk")

    def _offer_indicators(self, number: int) -> None:
        """One choice for each indicator that the goal has, and at least one more; read once for all of them."""
        in_use = Q(discontinued_on=None)
        if self.goal:
            in_use |= Q(goal_indicators__goal=self.goal)
        found = Indicator.objects.filter(in_use).distinct()
        choices: list[tuple[object, str]] | None = None
        for place in range(max(FEWEST_INDICATORS, number + 1)):
            label = _("Main indicator") if place == 0 else _("Indicator %(number)s") % {"number": place + 1}
            field = IndicatorChoice(queryset=found, label=label, required=False, empty_label=_("No indicator"))
            choices = choices or list(field.choices)
            field.choices = choices
            self.fields[f"indicator_{place}"] = field
            self.initial.setdefault(f"indicator_{place}", _at(self.initial.get("indicators", ()), place))

    @property
    def indicator_fields(self) -> list[forms.BoundField]:
        """The choices of indicators, the main one first."""
        return [self[name] for name in self.fields if name.startswith("indicator_")]

    def clean_title(self) -> str:
        """Without spaces around and without a full stop at the end."""
        return " ".join(self.cleaned_data["title"].split()).rstrip(".")

    def clean(self) -> dict[str, Any]:
        """The years in order; no indicator twice."""
        data = super().clean() or self.cleaned_data
        chosen = set()
        for name in [name for name in self.fields if name.startswith("indicator_") and data.get(name)]:
            if data[name] in chosen:
                self.add_error(name, _("This indicator is chosen already."))
            chosen.add(data.get(name))
        first, last = data.get("year_from"), data.get("year_to")
        if first and last and last < first:
            self.add_error("year_to", ValidationError(_("The last year comes before the first.")))
        return data

    @property
    def content(self) -> GoalContent:
        """The clean goal."""
        names = [name for name in self.fields if name.startswith("indicator_")]
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"seen", *names}}
        data["order"] = data["order"] or 0
        data["indicators"] = [self.cleaned_data[name] for name in names if self.cleaned_data[name]]
        return GoalContent(**data)


def _at(values: Any, place: int) -> Any:
    return values[place] if place < len(values) else None


def initial_of(goal: Goal, indicators: list[int], seen: str) -> dict[str, Any]:
    """What the form shows of a goal that is there."""
    names = (
        "title", "kind", "year_from", "year_to", "order", "rationale", "citizen_benefit", "is_geh"
    )  # fmt: skip
    own = {name: getattr(goal, name) for name in names}
    keys = {name: getattr(goal, f"{name}_id") for name in ("level", "organisation", "parent", "perspective")}
    return own | keys | {"indicators": indicators, "seen": seen}
