"""Prepared parts of the model's pages: the chain as a thread, worked examples, consequences in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.level_settings import settings_in_words
from governance.models import GovernanceModel, ModelLevel, StatusStep
from governance.queries import ModelSheet
from governance.rollup_examples import EXAMPLES
from governance.versions import Effect, Outcome


@dataclass(frozen=True, slots=True)
class Node:
    """A level in the drawing of the chain (components/thread.html)."""

    kind_label: str
    title: str
    organisation: str
    url: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A level in the table: what holds for what stands on it, in words, and how many sections its plans have.

    sections: None on a level that is none of plans.
    """

    level: ModelLevel
    holds: list[str]
    sections: int | None


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """What the rule makes of a goal, in words and with the scale's own status."""

    case: str
    meaning: str
    word: str


@dataclass(frozen=True, slots=True)
class MeaningRow:
    """One meaning of the scale: its fields, and the words to show as an example."""

    meaning: str
    label: str
    word: Any
    forecast: Any
    word_now: str
    forecast_now: str


def chain_nodes(levels: Sequence[ModelLevel]) -> list[Node]:
    """The levels as the red thread, from the top down."""
    return [
        Node(
            _("Level %(order)s · %(form)s") % {"order": level.order, "form": level.get_form_display()},
            level.name,
            level.get_owner_kind_display(),
        )
        for level in levels
    ]


def level_rows(sheet: ModelSheet) -> list[LevelRow]:
    """The levels for the table, from the top down."""
    rows = []
    for level in sheet.levels:
        holds = settings_in_words(level, is_top=level == sheet.levels[0])
        is_plan = level.form == ModelLevel.Form.PLAN
        rows.append(LevelRow(level, holds, len(sheet.template_of(level)) if is_plan else None))
    return rows


def examples(rule: str, steps: Sequence[StatusStep]) -> list[WorkedExample]:
    """What this rule makes of a goal with four indicators."""
    words = {step.meaning: step.word for step in steps}
    return [
        WorkedExample(_case(example.reached, example.assessed), example.meaning, words.get(example.meaning, ""))
        for example in EXAMPLES[GovernanceModel.RollupRule(rule)]
    ]


def _case(reached: int, assessed: int) -> str:
    if not assessed:
        return _("None of 4 indicators has a value")
    return ngettext(
        "%(reached)s of 4 indicators reaches its target", "%(reached)s of 4 indicators reach their target", reached
    ) % {"reached": reached}


def meaning_fields(form: forms.Form, typed: Mapping[str, str] | None = None) -> list[MeaningRow]:
    """The scale's four meanings with their fields; examples show what is typed just now, else what the form holds."""
    rows = []
    for meaning, label in StatusStep.Meaning.choices:
        word, forecast = form[f"word_{meaning}"], form[f"forecast_{meaning}"]
        now = [(typed or {}).get(field.html_name, field.value() or "")[:60] for field in (word, forecast)]
        rows.append(MeaningRow(meaning, str(label), word, forecast, *now))
    return rows


def outcomes_in_words(affected: Sequence[tuple[GovernanceModel, Outcome]]) -> list[str]:
    """What adoption does to each earlier version."""
    return [_outcome_in_words(model, outcome) for model, outcome in affected]


def _outcome_in_words(model: GovernanceModel, outcome: Outcome) -> str:
    named = {"name": model.name, "version": model.version, "last": model.year_to}
    if outcome.effect is Effect.SPLIT:
        return (
            _("Version %(version)s holds until %(last)s, longer than this one. Let this one hold at least as long.")
            % named
        )
    if outcome.kept is None:
        return _("Version %(version)s is superseded: this one covers all its years.") % named
    kept = named | {"from": outcome.kept.first, "to": outcome.kept.last}
    return _("Version %(version)s holds for %(from)s–%(to)s instead of until %(last)s.") % kept
