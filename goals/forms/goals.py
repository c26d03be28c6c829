"""Input about goals."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from goals.content import GoalContent, NewTag
from goals.forms.choices import (
    AgendaGroup,
    IndicatorChoice,
    LawChoice,
    LevelChoice,
    ServedChoice,
    agenda_choices,
    agenda_groups,
)
from goals.models import Goal, LegalRequirement, Tag
from goals.queries.levels import WANTED_FORMS, owner_kinds
from goals.queries.writing import Links
from governance.access import grants_of
from governance.forms.writing import SeenForm, text_area
from governance.models import AdoptionState, GovernanceModel, ModelLevel, Organisation, Perspective, User
from governance.models.organisation import Permission
from governance.years import FIRST_YEAR, LAST_YEAR
from indicators.models import Indicator
from indicators.queries.visible import hidden_among, visible_indicators
from indicators.running import running

FEWEST_INDICATORS = 3
FEWEST_FURTHER = 2
# Fields by the section of the form in which they stand; the first fields stand in none.
SECTIONS = {
    "indicators": ("indicator_",),
    "further": ("served_",),
    "kind": ("ambition", "horizon", "kind", "perspective", "is_geh", "order"),
    "tags": ("tags_", "new_"),
    "agenda": ("agenda",),
    "law": ("requirements",),
}
USUAL = {"horizon": Goal.Horizon.TERM, "kind": Goal.Kind.DEVELOPMENT, "order": 0}


class GoalForm(SeenForm):
    """A draft of a goal."""

    aliases = {"indicators": "indicator_0", "contributions": "served_0"}

    level = LevelChoice(
        queryset=ModelLevel.objects.none(), label=gettext_lazy("Level"), empty_label=gettext_lazy("Choose a level")
    )
    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Owned by"),
        empty_label=gettext_lazy("Choose whose goal it is"),
    )
    title = forms.CharField(
        label=gettext_lazy("Goal"),
        max_length=200,
        widget=text_area(2),
        help_text=gettext_lazy("The state that you want to reach, in plain words."),
    )
    parent = ServedChoice(
        queryset=Goal.objects.none(),
        label=gettext_lazy("Serves"),
        required=False,
        empty_label=gettext_lazy("No goal above it"),
        help_text=gettext_lazy("The goal above that this one helps to reach."),
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
    year_from = forms.IntegerField(label=gettext_lazy("From year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    year_to = forms.IntegerField(label=gettext_lazy("To year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    ambition = forms.ChoiceField(
        label=gettext_lazy("Ambition"),
        required=False,
        choices=[("", pgettext_lazy("ambition", "Not said")), *Goal.Ambition.choices],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A challenge may be missed and still be a success: then the progress is told first."),
    )
    horizon = forms.ChoiceField(
        label=gettext_lazy("Horizon"), choices=Goal.Horizon.choices, initial=Goal.Horizon.TERM, required=False
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Goal.Kind.choices, initial=Goal.Kind.DEVELOPMENT)
    perspective = forms.ModelChoiceField(
        queryset=Perspective.objects.none(),
        label=gettext_lazy("Perspective"),
        required=False,
        empty_label=gettext_lazy("No perspective"),
    )
    is_geh = forms.BooleanField(
        label=gettext_lazy("Of importance for sound financial management"),
        required=False,
        help_text=gettext_lazy("Kommunallagen 11:6. Such goals are told of in the management report."),
    )
    order = forms.IntegerField(
        label=gettext_lazy("Place among the goals"),
        min_value=0,
        max_value=999,
        required=False,
        help_text=gettext_lazy("A lower number comes first."),
    )
    agenda = forms.MultipleChoiceField(label=gettext_lazy("Agenda 2030"), required=False)
    requirements = LawChoice(
        queryset=LegalRequirement.objects.none(),
        label=gettext_lazy("Legal requirements that the goal carries out"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, user: User, goal: Goal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goal = goal
        self._offer_levels()
        self.fields["organisation"].queryset = self._organisations(user)
        served = self._served(user)
        self._offer_several("served_", FEWEST_FURTHER, lambda place: self._served_choice(place, served))
        self.fields["parent"].queryset = served
        self.fields["parent"].choices = [("", self.fields["parent"].empty_label), *self._further_choices]
        self._offer("perspective", Perspective.objects.all())
        self._offer("requirements", LegalRequirement.objects.all())
        self._offer_tags()
        self._offer_indicators(user)
        self.fields["agenda"].choices = agenda_choices()

    def _offer_levels(self) -> None:
        """The levels of goals in the versions of the model that hold now or later; always the goal's own."""
        models = GovernanceModel.objects.filter(state=AdoptionState.ADOPTED, year_to__gte=timezone.localdate().year)
        wanted = Q(model__in=models, form__in=WANTED_FORMS)
        if self.goal:
            wanted |= Q(pk=self.goal.level_id)
        levels = ModelLevel.objects.filter(wanted).select_related("model").order_by("model__year_from", "order")
        field = self.fields["level"]
        field.queryset = levels
        self.levels = list(levels)
        versions = {level.model for level in self.levels}
        field.several_models = len(versions) > 1
        field.choices = [("", field.empty_label), *((each.pk, field.label_from_instance(each)) for each in self.levels)]
        if versions and not self.goal:
            model = max(versions, key=lambda version: version.year_from)
            self.initial.setdefault("year_from", max(model.year_from, timezone.localdate().year))
            self.initial.setdefault("year_to", model.year_to)

    def _organisations(self, user: User) -> Any:
        kinds = {kind for level in self.levels for kind in owner_kinds(level)}
        where = Q(pk__in=grants_of(user).where(Permission.MANAGE_GOALS), kind__in=kinds)
        ended = Q(valid_to__lt=timezone.localdate())
        return Organisation.objects.filter(where).exclude(ended)

    def _served(self, user: User) -> Any:
        """The goals that may be served: in force, drafts that the person may see, and those served already."""
        drafts = Q(state=AdoptionState.DRAFT, organisation__in=grants_of(user).where(Permission.READ_DRAFTS))
        live = Q(Q(state=AdoptionState.ADOPTED) | drafts, year_to__gte=timezone.localdate().year)
        if self.goal:
            own = [pk for pk in (self.goal.pk, self.goal.replaces_id) if pk]
            chosen = Q(pk=self.goal.parent_id) | Q(pk__in=self.goal.contributions.values("served_id"))
            live = (live & ~Q(pk__in=own)) | chosen
        goals = Goal.objects.filter(live).select_related("level", "organisation")
        return goals.order_by("level__order", "order", "pk")

    def _served_choice(self, place: int, served: Any) -> forms.ModelChoiceField:
        label = _("Also serves") if place == 0 else _("Also serves (%(number)s)") % {"number": place + 1}
        return ServedChoice(queryset=served, label=label, required=False, empty_label=_("No further goal"))

    @property
    def _further_choices(self) -> list[tuple[object, str]]:
        """The goals that may be served, as they were read for the first of the fields."""
        return [choice for choice in self.fields["served_0"].choices if choice[0]]

    def _offer(self, name: str, rows: Any) -> None:
        """Offer these rows; leave the field out where there are none."""
        if rows.exists():
            self.fields[name].queryset = rows
        else:
            del self.fields[name]

    def _offer_tags(self) -> None:
        """For each kind of tag the municipality's own to tick, and room for a new one."""
        known: dict[str, list[Tag]] = {kind: [] for kind in Tag.Kind.values}
        for tag in Tag.objects.all():
            known[tag.kind].append(tag)
        new = {Tag.Kind.THEME: _("Another theme"), Tag.Kind.TARGET_GROUP: _("Another target group")}
        chosen = {str(value) for value in self.initial.get("tags", ())}
        for kind, tags in known.items():
            if tags:
                choices = [(str(tag.pk), tag.name) for tag in tags]
                self.fields[f"tags_{kind}"] = forms.MultipleChoiceField(
                    label=Tag.Kind(kind).label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
                )
                self.initial.setdefault(f"tags_{kind}", [value for value, _name in choices if value in chosen])
            self.fields[f"new_{kind}"] = forms.CharField(label=new[Tag.Kind(kind)], max_length=60, required=False)

    def _offer_indicators(self, user: User) -> None:
        """Those in use that the person may know of. The goal's own that she may not stay where they are."""
        in_use = running()
        if self.goal:
            in_use |= Q(goal_indicators__goal=self.goal)
        found = visible_indicators(user).filter(in_use).distinct()
        tied = list(self.initial.get("indicator_", ()))
        hidden = hidden_among(user, tied)
        self._hidden = [(place, hidden[pk]) for place, pk in enumerate(tied) if pk in hidden]
        if self._hidden:
            self.initial["indicator_"] = [pk for pk in tied if pk not in hidden]

        def choice(place: int) -> forms.ModelChoiceField:
            label = _("Main indicator") if place == 0 else _("Indicator %(number)s") % {"number": place + 1}
            return IndicatorChoice(queryset=found, label=label, required=False, empty_label=_("No indicator"))

        self._offer_several("indicator_", FEWEST_INDICATORS, choice)

    def _offer_several(self, prefix: str, fewest: int, make: Any) -> None:
        """One choice for each that the goal has, and at least one more; the options are read once for all of them."""
        chosen = self.initial.get(prefix, ())
        choices: list[tuple[object, str]] | None = None
        for place in range(max(fewest, len(chosen) + 1)):
            field = make(place)
            choices = choices or [choice for choice in field.choices]  # noqa: C416 (list() would count them first)
            field.choices = choices
            self.fields[f"{prefix}{place}"] = field
            self.initial.setdefault(f"{prefix}{place}", chosen[place] if place < len(chosen) else None)

    def names_of(self, section: str) -> list[str]:
        """The names of a section's fields, in order."""
        return [name for part in SECTIONS[section] for name in self.fields if name == part or _is_of(name, part)]

    @property
    def sections(self) -> dict[str, dict[str, Any]]:
        """By name each section: its fields, and whether it is to stand open as it holds an error or a value."""
        return {
            section: {"fields": [self[name] for name in names], "is_open": any(map(self._is_used, names))}
            for section in SECTIONS
            if (names := self.names_of(section))
        }

    def _is_used(self, name: str) -> bool:
        value = self[name].value()
        return bool(self.is_bound and self[name].errors) or bool(value and str(value) != str(USUAL.get(name, "")))

    @property
    def agenda_groups(self) -> tuple[AgendaGroup, ...]:
        """The boxes of Agenda 2030, goal by goal."""
        return agenda_groups(self["agenda"].value() or ())

    def clean_title(self) -> str:
        """Without spaces around and without a full stop at the end."""
        return " ".join(self.cleaned_data["title"].split()).rstrip(".")

    def clean(self) -> dict[str, Any]:
        """The years in order; no indicator or goal twice."""
        data = super().clean() or self.cleaned_data
        self._refuse_twice("indicators", _("This indicator is chosen already."))
        self._refuse_twice("further", _("This goal is chosen already."))
        first, last = data.get("year_from"), data.get("year_to")
        if first and last and last < first:
            self.add_error("year_to", ValidationError(_("The last year comes before the first.")))
        return data

    def _refuse_twice(self, section: str, text: str) -> None:
        chosen = {self.cleaned_data.get("parent")} if section == "further" else set()
        for name in self.names_of(section):
            value = self.cleaned_data.get(name)
            if value and value in chosen:
                self.add_error(name, text)
            chosen.add(value)

    @property
    def content(self) -> GoalContent:
        """The clean goal."""
        several = ("indicator_", "served_", "tags_", "new_")
        data = {n: v for n, v in self.cleaned_data.items() if n != "seen" and not n.startswith(several)}
        data["order"] = data["order"] or 0
        data["horizon"] = data["horizon"] or Goal.Horizon.TERM
        data["indicators"] = self.indicators
        data["contributions"] = self._chosen("served_")
        ticked = [pk for kind in Tag.Kind.values for pk in self.cleaned_data.get(f"tags_{kind}", ())]
        data["tags"] = list(Tag.objects.filter(pk__in=ticked))
        names = {kind: " ".join(self.cleaned_data[f"new_{kind}"].split()) for kind in Tag.Kind.values}
        data["new_tags"] = [NewTag(kind=kind, name=name) for kind, name in names.items() if name]
        return GoalContent(**data)

    @property
    def indicators(self) -> list[Indicator]:
        """The chosen ones in order, with those that the person may not know of in the places that they had."""
        found = self._chosen("indicator_")
        for place, indicator in self._hidden:
            found.insert(place, indicator)
        return found

    def _chosen(self, prefix: str) -> list[Any]:
        return [self.cleaned_data[n] for n in self.fields if n.startswith(prefix) and self.cleaned_data.get(n)]


def _is_of(name: str, part: str) -> bool:
    return part.endswith("_") and name.startswith(part)


def initial_of(goal: Goal, links: Links, seen: str) -> dict[str, Any]:
    """What the form shows of a goal that is there."""
    names = (
        "title", "kind", "year_from", "year_to", "order", "rationale", "citizen_benefit", "is_geh", "ambition",
        "horizon",
    )  # fmt: skip
    own = {name: getattr(goal, name) for name in names}
    keys = {name: getattr(goal, f"{name}_id") for name in ("level", "organisation", "parent", "perspective")}
    tied = asdict(links)
    several = {"indicator_": tied.pop("indicators"), "served_": tied.pop("contributions")}
    return own | keys | tied | several | {"seen": seen}


def typed(data: QueryDict) -> Mapping[str, Any]:
    """What was typed, to be shown again without being judged: nothing is stored and nothing is lost."""
    several = {name for name in data if name == "agenda" or name == "requirements" or name.startswith("tags_")}
    found: dict[str, Any] = {name: data.getlist(name) if name in several else data[name] for name in data}
    for prefix in ("indicator_", "served_"):
        # As many choices as there were, the last of them free.
        found[prefix] = [data[name] for name in sorted(data) if name.startswith(prefix)][:-1]
    return found
