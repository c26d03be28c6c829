"""Which settings a level has, by what it is, and what they say in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import ModelLevel

Form = ModelLevel.Form

GOAL_SETTINGS = (
    "serving_rule",
    "asks_rationale",
    "asks_benefit",
    "most_goals",
    "longest_title",
    "longest_text",
    "limits_are_hard",
)
PLAN_SETTINGS = ("longest_text", "limits_are_hard")
SETTINGS: dict[str, tuple[str, ...]] = {
    Form.GOAL: GOAL_SETTINGS,
    Form.COMMITMENT: GOAL_SETTINGS,
    Form.PLAN: PLAN_SETTINGS,
}


def settings_of(form: str) -> tuple[str, ...]:
    """The settings that mean something on a level of this form."""
    return SETTINGS.get(form, ())


def settings_unset(form: str) -> dict[str, Any]:
    """The settings that mean nothing on a level of this form, each as when nobody has set it."""
    unset = ModelLevel()
    return {name: getattr(unset, name) for name in GOAL_SETTINGS if name not in settings_of(form)}


def settings_in_words(level: ModelLevel, *, is_top: bool) -> list[str]:
    """What holds for what stands on the level, each in a few words; nothing stands above the top level to be served."""
    told = _may_have(level)
    if level.form in (Form.GOAL, Form.COMMITMENT):
        if level.serving_rule != ModelLevel.ServingRule.FREE and not is_top:
            told.append(level.get_serving_rule_display())
        if level.asks_rationale:
            told.append(_("Must say why"))
        if level.asks_benefit:
            told.append(_("Must say the benefit for the citizen"))
    force = _("%(limit)s, binding") if level.limits_are_hard else _("%(limit)s, as advice")
    return told + [force % {"limit": limit} for limit in _limits(level)]


def _may_have(level: ModelLevel) -> list[str]:
    may = [
        (level.has_indicators, _("indicators")),
        (level.has_activities, _("activities")),
        (level.has_forecasts, _("forecasts")),
    ]
    held = ", ".join(word for has, word in may if has)
    return [_("May have %(things)s") % {"things": held}] if held else []


def _limits(level: ModelLevel) -> list[str]:
    found = []
    if level.most_goals:
        text = ngettext(
            "At most %(count)s goal for each organisation",
            "At most %(count)s goals for each organisation",
            level.most_goals,
        )
        found.append(text % {"count": level.most_goals})
    if level.longest_title:
        found.append(_("At most %(count)s characters in a goal") % {"count": level.longest_title})
    if level.longest_text:
        found.append(_("At most %(count)s characters in a text") % {"count": level.longest_text})
    return found
