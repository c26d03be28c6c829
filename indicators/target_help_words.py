"""The help to set a target, in words: each line a heading and what is known, live while the target is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.language import active_language
from indicators import target_help
from indicators.fulfilment import Bounds, Direction, Others, TargetRule
from indicators.numbers import format_change, format_number, format_with_unit, is_percent, unit_words
from indicators.queries.target_help import Ground, Group
from indicators.target_words import level_words

_MOST_DECIMALS = 2
# What a sum of money is counted in, and from how much on the larger unit is told.
_MONEY = {"kr": 1, "sek": 1, "tkr": 1000, "mnkr": 1_000_000}


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A heading, and the sentences under it."""

    label: str
    texts: tuple[str, ...]


def help_lines(ground: Ground, rule: TargetRule | None, others: Others) -> list[HelpLine]:
    """Everything that is known beside the target; of what is not known, the reason in words."""
    levels = target_help.levels_asked(rule, others, max(ground.values, default=0)) if rule else None
    told = [
        (_("Latest value"), _latest(ground)),
        (_("Usual change in a year"), _usual(ground)),
        (_("What the target asks"), _asked(ground, rule, levels)),
        (_("Compared with"), _compared(ground)),
        *((group.name, _group(ground, group, levels)) for group in ground.groups),
        (_step_label(ground), _step(ground, levels, rule)),
    ]
    return [HelpLine(label, texts) for label, found in told if (texts := tuple(found))]


def _latest(ground: Ground) -> Iterator[str]:
    card = ground.card
    if card.latest_value is None:
        yield _("There is no value yet, so the target cannot be set beside one.")
        return
    yield f"{card.latest_text} ({card.latest_period})"
    if card.latest_is_preliminary:
        yield _("The value is preliminary.")


def _usual(ground: Ground) -> Iterator[str]:
    usual = target_help.usual_change(ground.values)
    if usual is None:
        if ground.values:
            yield _("No two years that follow each other have a value, so no change can be told.")
        return
    yield ngettext(
        "%(change)s, from the only change there is.",
        "%(change)s, the middle of %(count)s changes.",
        usual.count,
    ) % {"change": _amount(ground, usual.median), "count": usual.count}
    yield _("Largest: %(change)s in %(year)s. Up %(rises)s, down %(falls)s.") % {
        "change": _change(ground, usual.largest),
        "year": usual.largest_year,
        "rises": usual.rises,
        "falls": usual.falls,
    }


def _asked(ground: Ground, rule: TargetRule | None, levels: Bounds | None) -> Iterator[str]:
    if rule is None:
        return
    if left := target_help.still_asked(rule, ground.values):
        years, bounds = left
        low, high = ("" if level is None else _shown(ground, level) for level in (bounds.low, bounds.high))
        yield ngettext(
            "The year that remains must be %(level)s.",
            "The %(years)s years that remain must on average be %(level)s.",
            years,
        ) % {"years": years, "level": level_words(low, high)}
        return
    leap = target_help.leap(ground.values, levels, rule.year) if levels else None
    if leap is None:
        return
    if leap.is_there:
        yield _("The latest value is there already.")
        return
    asked = {"change": _change(ground, leap.needed), "years": leap.years}
    yield ngettext("%(change)s in %(years)s year.", "%(change)s in %(years)s years.", leap.years) % asked
    if leap.of:
        yield _how_often(leap)
    if leap.usual_years is not None:
        number = format_number(leap.usual_years, 1, active_language())
        yield _("That is %(number)s times the usual change of a year.") % {"number": number}


def _how_often(leap: target_help.Leap) -> str:
    told = {"times": leap.times, "of": leap.of, "years": leap.years}
    if leap.years == 1:
        rise = _("So large a rise has come in %(times)s of %(of)s years.")
        fall = _("So large a fall has come in %(times)s of %(of)s years.")
    else:
        rise = _("So large a rise in %(years)s years has come %(times)s times of %(of)s.")
        fall = _("So large a fall in %(years)s years has come %(times)s times of %(of)s.")
    return (rise if leap.needed >= 0 else fall) % told


def _compared(ground: Ground) -> Iterator[str]:
    yield from (f"{item.name} {item.text} ({item.period})" for item in ground.card.comparators)


def _group(ground: Ground, group: Group, levels: Bounds | None) -> Iterator[str]:
    direction = Direction(ground.indicator.direction)
    own = ground.values.get(group.year)
    spread = target_help.spread_of(group.values, own, direction)
    if spread is None:
        return
    yield _("From %(lowest)s to %(highest)s, the middle %(median)s (%(count)s with a value %(year)s).") % {
        "lowest": _shown(ground, spread.lowest),
        "highest": _shown(ground, spread.highest),
        "median": _shown(ground, spread.median),
        "count": spread.count,
        "year": group.year,
    }
    if own is not None and spread.rank is None:
        share = _percent(Decimal(spread.below * 100) / spread.count)
        yield _("%(share)s of them lie below our value.") % {"share": share}
    if spread.rank is not None:
        yield _("Our place: %(rank)s of %(ranked)s.") % {"rank": spread.rank, "ranked": spread.ranked}
    level = levels.single if levels else None
    aimed = None if level is None else target_help.spread_of(group.values, level, direction)
    if aimed and aimed.rank is not None:
        yield _("The target would have been place %(rank)s.") % {"rank": aimed.rank}
    yield _("Own calculation.")


def _step_label(ground: Ground) -> str:
    is_share = is_percent(ground.card.unit)
    if ground.denominator is None and not is_share:
        return _("What one percent is")
    return _("What one percentage point is") if is_share else _("What one step is")


def _step(ground: Ground, levels: Bounds | None, rule: TargetRule | None) -> Iterator[str]:
    language, indicator = active_language(), ground.indicator
    if ground.denominator:
        cases = target_help.cases_per_step(ground.denominator, indicator.factor)
        yield _("About %(cases)s of %(all)s %(whom)s.") % {
            "cases": _rough(cases),
            "all": format_number(ground.denominator, None, language),
            "whom": indicator.denominator_name or _("counted"),
        }
        leap = target_help.leap(ground.values, levels, rule.year) if levels and rule else None
        if leap and leap.needed:
            needed = target_help.cases_needed(leap.needed, ground.denominator, indicator.factor)
            words = (
                _("The target asks for about %(cases)s more.")
                if needed > 0
                else _("The target asks for about %(cases)s fewer.")
            )
            yield words % {"cases": format_number(abs(needed), 0, language)}
        return
    volume = ground.volume
    if volume is None or not volume.amount:
        return
    counted = {"volume": f"{volume.name} {format_number(volume.amount, None, language)}", "year": volume.year}
    if is_percent(ground.card.unit):
        amount = _counted(volume.amount / 100, volume.unit)
        yield _("About %(amount)s, counted from %(volume)s (%(year)s).") % (counted | {"amount": amount})
    elif ground.card.latest_value:
        whole = ground.card.latest_value * volume.amount
        amount = _counted(abs(whole) / 100, ground.card.unit)
        yield _("About %(amount)s, counted from %(volume)s (%(year)s).") % (counted | {"amount": amount})


def _counted(amount: Decimal, unit: str) -> str:
    """An amount in what is counted before the slash: "1,2 mnkr" of kr/inv, else the number with the unit's word."""
    name = unit.casefold().replace(" per ", "/").split("/")[0].strip()
    language = active_language()
    if name in _MONEY:
        kronor = amount * _MONEY[name]
        for least, word in ((1_000_000, _("SEK million")), (1000, _("SEK thousand")), (0, _("SEK"))):
            if kronor >= least:
                return f"{_rough(kronor / (least or 1))} {word}"
    words = unit_words(unit.split("/")[0], language)
    return f"{_rough(amount)} {words}".strip()


def _rough(number: Decimal) -> str:
    """With one decimal below ten, whole from there: an approximation is not told more exactly than it is."""
    return format_number(number, 1 if abs(number) < 10 and number != int(number) else 0, active_language())


def _shown(ground: Ground, value: Decimal) -> str:
    return format_with_unit(value, ground.card.unit, ground.card.decimals, active_language())


def _change(ground: Ground, change: Decimal) -> str:
    return format_change(change, ground.card.unit, _telling(change, ground.card.decimals), active_language())


def _amount(ground: Ground, amount: Decimal) -> str:
    """A change without its sign."""
    return _change(ground, amount).removeprefix("+")


def _telling(number: Decimal, decimals: int) -> int:
    """So many decimals that what is not nothing is not told as 0."""
    while number and decimals < _MOST_DECIMALS and abs(number) < Decimal(5).scaleb(-decimals - 1):
        decimals += 1
    return decimals


def _percent(share: Decimal) -> str:
    return format_with_unit(share, "%", 0, active_language())
