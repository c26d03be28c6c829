"""What a goal's form lets one choose among, each told so that it is known without looking it up."""

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from goals.agenda2030 import agenda_goals, agenda_targets
from goals.models import Goal, LegalRequirement
from governance.language import active_language
from governance.models import AdoptionState, ModelLevel
from indicators.models import Indicator

SHOWN_OF_LAW = 90


class LevelChoice(forms.ModelChoiceField):
    """A level, with the years of its version of the model where there are several to choose from."""

    several_models = False

    def label_from_instance(self, level: ModelLevel) -> str:
        """Its own name, and the years of the version it is of."""
        years = f"{level.model.year_from}–{level.model.year_to}"
        return f"{level.name}, {years}" if self.several_models else level.name


class ServedChoice(forms.ModelChoiceField):
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


class LawChoice(forms.ModelMultipleChoiceField):
    """Demands of laws."""

    def label_from_instance(self, row: LegalRequirement) -> str:
        """Where it stands, and the beginning of what it demands."""
        text = row.requirement
        return f"{row}: {text if len(text) <= SHOWN_OF_LAW else text[:SHOWN_OF_LAW].rsplit(' ', 1)[0] + ' …'}"


@dataclass(frozen=True, slots=True)
class Tick:
    """One box to tick."""

    value: str
    label: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """One of the 17 global goals and its targets. ticked: how many of its boxes are."""

    label: str
    ticks: tuple[Tick, ...]

    @property
    def ticked(self) -> int:
        """How many of the boxes are ticked."""
        return sum(tick.is_ticked for tick in self.ticks)


def agenda_choices() -> list[tuple[str, str]]:
    """All goals and targets of Agenda 2030 by code, in the language of the page."""
    language = active_language()
    return [(item.code, item.label) for item in (*agenda_goals(language), *agenda_targets(language))]


def agenda_groups(ticked: Collection[str]) -> tuple[AgendaGroup, ...]:
    """The 17 goals, each with a box for itself and one for each of its targets."""
    language = active_language()
    groups = []
    for goal in agenda_goals(language):
        whole = Tick(goal.code, _("The goal as a whole"), goal.code in ticked)
        targets = (Tick(row.code, row.label, row.code in ticked) for row in agenda_targets(language, goal.code))
        groups.append(AgendaGroup(goal.label, (whole, *targets)))
    return tuple(groups)
