"""Input about plans."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from goals.models import Plan
from goals.queries.plan_document import GoalAnswer, PlanDocument, PlanSection
from goals.queries.plan_list import NONE, REVISED, PlanList
from goals.queries.plans import plan_levels_in
from governance.forms.writing import SeenForm, WritingForm, text_area
from governance.models import AdoptionState, ModelLevel, Organisation, TemplateSection
from governance.years import FIRST_YEAR, LAST_YEAR


class PlanCreateForm(WritingForm):
    """Whose plan, for which year, and which plan where the organisation may have several."""

    organisation = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=gettext_lazy("Organisation"),
        empty_label=gettext_lazy("Choose an organisation"),
    )
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)

    def __init__(self, *args: Any, organisations: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Organisation.objects.filter(pk__in=list(organisations))
        self.fields["organisation"].queryset = units
        self.levels = {str(level.pk): level for level in self._offered(units)}
        if len(self.levels) > 1:
            asked = str(self.initial.get("level"))
            self.initial["level"] = asked if asked in self.levels else next(iter(self.levels))
            self.fields["level"] = forms.ChoiceField(
                label=gettext_lazy("Which plan"),
                choices=[(pk, level.name) for pk, level in self.levels.items()],
                widget=forms.RadioSelect,
                error_messages={"required": gettext_lazy("The organisation writes several plans. Choose which.")},
            )

    def _offered(self, units: "QuerySet[Organisation]") -> list[ModelLevel]:
        """The levels of the year's model on which the organisation, once it is known, may write."""
        asked = {name: str(self.data.get(name) or self.initial.get(name) or "") for name in ("organisation", "year")}
        if not all(value.isascii() and value.isdecimal() and len(value) < 10 for value in asked.values()):
            return []
        unit = units.filter(pk=asked["organisation"]).first()
        return plan_levels_in(int(asked["year"]), unit.kind) if unit else []

    @property
    def content(self) -> dict[str, Any]:
        """Whose plan, for which year, on which level; None as level where there is no choice."""
        level = self.levels.get(self.cleaned_data.get("level", ""))
        return {"organisation": self.cleaned_data["organisation"], "year": self.cleaned_data["year"], "level": level}


class PlanListForm(forms.Form):
    """Which of the year's plans to show."""

    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    board = forms.ChoiceField(label=gettext_lazy("Belongs to"), required=False)

    def __init__(self, *args: Any, page: PlanList, **kwargs: Any) -> None:
        super().__init__(*args, initial={"state": page.state, "board": page.board}, **kwargs)
        states = [state for state in AdoptionState if state != AdoptionState.SUPERSEDED]
        self.fields["state"].choices = [
            ("", pgettext("states", "All")),
            *((state.value, state.label) for state in states),
            (REVISED, _("New version under way")),
            (NONE, _("No plan yet")),
        ]
        self.fields["board"].choices = [("", pgettext("organisations", "All")), *page.boards]


class PlanForm(SeenForm):
    """The plan's words: under each heading of its template that asks for text, and for each goal that reaches it."""

    def __init__(self, *args: Any, document: PlanDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        for section in document.texts:
            self.fields[f"text-{section.pk}"] = forms.CharField(
                label=section.heading,
                help_text=section.help_text,
                required=False,
                widget=text_area(5),
                initial=section.text,
            )
        for goal in document.goals:
            self.fields[f"answer-{goal.goal_id}"] = forms.CharField(
                label=gettext_lazy("What we will do"), required=False, widget=text_area(4), initial=goal.text
            )

    @property
    def sections(self) -> list[tuple[PlanSection, forms.BoundField | None]]:
        """The template's sections in order, each with its field where it asks for text."""
        return [
            (section, self[f"text-{section.pk}"] if section.kind == TemplateSection.Kind.TEXT else None)
            for section in self.document.sections
        ]

    @property
    def goals(self) -> list[tuple[GoalAnswer, forms.BoundField]]:
        """The goals in order, each with the field for its answer."""
        return [(goal, self[f"answer-{goal.goal_id}"]) for goal in self.document.goals]

    @property
    def texts(self) -> dict[int, str]:
        """By section, what is written under it."""
        return {section.pk: self.cleaned_data[f"text-{section.pk}"] for section in self.document.texts if section.pk}

    @property
    def answers(self) -> dict[int, str]:
        """By goal, what will be done."""
        return {goal.goal_id: self.cleaned_data[f"answer-{goal.goal_id}"] for goal in self.document.goals}


class ReviseForm(WritingForm):
    """Why the plan in force is revised."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is revised"),
        widget=text_area(3),
        help_text=gettext_lazy("The body that decides reads this first. What has changed since the plan was adopted?"),
    )


class CompareForm(forms.Form):
    """Which other plan of the organisation to see beside this one."""

    # The word is "with" in the address; Python keeps it for itself.
    def __init__(self, *args: Any, plans: Iterable[tuple[Plan, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["with"] = forms.ChoiceField(
            label=gettext_lazy("Compare with"), choices=[(plan.pk, name) for plan, name in plans]
        )


class ReturnForm(WritingForm):
    """Why a plan is sent back."""

    comment = forms.CharField(
        label=gettext_lazy("What is to be changed"),
        widget=text_area(4),
        help_text=gettext_lazy("The unit reads this. Be concrete."),
    )
