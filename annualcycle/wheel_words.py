"""The wheel in words: its steps as they are read aloud, its table by month, where it crowds and how it is balanced."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annualcycle import balance
from annualcycle.dates import Dated
from annualcycle.models import CycleStep
from annualcycle.queries.wheel import StepLine, WheelPage
from annualcycle.wheel import Item, Wheel, day_label, wheel
from annualcycle.wheel_signs import Look, Sign, look_of, sign
from governance.language import active_language

KINDS = tuple(CycleStep.Kind.values)  # the order of the rings, outermost first


def days_in_words(first: date, last: date) -> str:
    """From one day to another: "1–25 september", "28 augusti–25 september", "1 oktober 2025–31 januari 2026"."""
    if first == last:
        return date_format(first, "j F")
    if first.year != last.year:
        return f"{date_format(first, 'j F Y')}–{date_format(last, 'j F Y')}"
    if first.month == last.month:
        return f"{first.day}–{date_format(last, 'j F')}"
    return f"{date_format(first, 'j F')}–{date_format(last, 'j F')}"


def name_aloud(line: StepLine, today: date) -> str:
    """All that the wheel shows of a step, for whoever does not see it."""
    parts = [
        line.name,
        line.kind_label.lower(),
        days_in_words(line.opens_on, line.due_on),
        _("due %(day)s") % {"day": date_format(line.due_on, "j F")},
    ]
    if line.latest_on:
        parts.append(_("latest day by law %(day)s") % {"day": date_format(line.latest_on, "j F")})
    elif line.is_statutory:
        parts.append(_("set by law"))
    if line.my_task:
        parts.append(_("your task"))
    if line.is_late:
        parts.append(_("late"))
    elif line.is_open(today):
        parts.append(_("going on"))
    return ", ".join(parts)


def _items(page: WheelPage) -> Iterable[Item]:
    for line in page.steps:
        yield Item(
            name=name_aloud(line, page.today),
            label=line.name,
            kind=line.kind,
            opens_on=line.opens_on,
            due_on=line.due_on,
            url=reverse("step_show", args=[line.pk]),
            note=" ".join([*(["§"] if line.is_statutory else []), *([_("late")] if line.is_late else [])]),
            is_statutory=line.is_statutory,
            is_mine=line.my_task is not None,
        )


@dataclass(frozen=True, slots=True)
class KindSign:
    """A kind of step with its sign and its pattern, for the legend and beside its word."""

    label: str
    sign: Sign
    look: Look


@dataclass(frozen=True, slots=True)
class Pictures:
    """The wheel drawn for a screen and for a phone, what its signs stand for, and all of it in a sentence.

    number: how many steps it has; today: its day, empty where it lies in another year.
    """

    wide: Wheel
    narrow: Wheel
    legend: tuple[KindSign, ...]
    title: str
    number: str
    today: str
    has_law: bool
    has_crowds: bool
    has_mine: bool


def pictures(page: WheelPage) -> Pictures:
    """The year's wheel as it is read from where the page is read."""
    spans = _spans(page)
    items = list(_items(page))
    draw = partial(
        wheel,
        items,
        year=page.year,
        today=page.today,
        kinds=KINDS,
        crowded_months=[crowd.first.month for crowd in balance.crowded_months(spans)],
        crowded_weeks=[crowd.first for crowd in balance.crowded_weeks(spans)],
        language=active_language(),
    )
    used = {line.kind for line in page.steps}
    drawn = draw()
    return Pictures(
        wide=drawn,
        narrow=draw(is_narrow=True),
        legend=tuple(kind_sign(kind) for kind in KINDS if kind in used),
        title=_("The annual wheel %(year)s, clockwise from New Year at the top. The table below says the same.")
        % {"year": page.year},
        number=ngettext("%(number)s step", "%(number)s steps", len(items)) % {"number": len(items)},
        today=_("today %(day)s") % {"day": day_label(page.today, active_language())} if drawn.hand else "",
        has_law=any(line.is_statutory for line in page.steps),
        has_crowds=bool(drawn.weeks) or any(month.is_crowded for month in drawn.months),
        has_mine=any(line.my_task for line in page.steps),
    )


def kind_sign(kind: str) -> KindSign:
    """The sign of a kind, eight pixels from the corner."""
    return KindSign(str(CycleStep.Kind(kind).label), sign(kind, 8, 8, 6), look_of(kind))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a step, a day that another room knows of (no `line`), or today (neither)."""

    day: str = ""
    title: str = ""
    url: str = ""
    kind: KindSign | None = None
    word: str = ""
    details: str = ""
    opens: str = ""
    law: str = ""
    come: str = ""
    late: str = ""
    task_url: str = ""
    is_task_late: bool = False
    is_today: bool = False
    is_passed: bool = False


@dataclass(frozen=True, slots=True)
class MonthGroup:
    """A month's rows. crowd: how many steps are due in it, where it is crowded."""

    name: str
    rows: tuple[Row, ...]
    is_now: bool
    crowd: str


def month_groups(page: WheelPage, *, with_dates: bool = False) -> list[MonthGroup]:
    """The year by month, each step in the month in which it is due; today stands in its own place.

    with_dates: also what other rooms know of, such as publications. Months without anything are left out.
    """
    rows: dict[int, list[tuple[date, int, Row]]] = {}
    for line in page.steps:
        rows.setdefault(line.due_on.month, []).append((line.due_on, 1, _step_row(line, page)))
    for each in page.dates if with_dates else ():
        rows.setdefault(each.day.month, []).append((each.day, 2, _date_row(each, page.today)))
    if rows and page.is_this_year:
        today = Row(day=date_format(page.today, "j F"), is_today=True)
        rows.setdefault(page.today.month, []).append((page.today, 0, today))
    crowded = {crowd.first.month: crowd.number for crowd in balance.crowded_months(_spans(page))}
    return [
        MonthGroup(
            name=str(MONTHS[month]).capitalize(),
            rows=tuple(row for _day, _order, row in sorted(rows[month], key=lambda each: each[:2])),
            is_now=page.is_this_year and page.today.month == month,
            crowd=_due_steps(crowded[month]) if month in crowded else "",
        )
        for month in sorted(rows)
    ]


def _step_row(line: StepLine, page: WheelPage) -> Row:
    own = [line.owner_name] if line.is_own else []
    adjusted = [_("own day or name here")] if line.is_adjusted else []
    law = [line.basis] if line.basis and line.is_statutory else []
    latest = [_("no later than %(day)s") % {"day": date_format(line.latest_on, "j F")}] if line.latest_on else []
    cut_off = [_("input by %(day)s") % {"day": date_format(line.cut_off_on, "j F")}] if line.cut_off_on else []
    come = line.come
    return Row(
        day=day_label(line.due_on, active_language()),
        title=line.name,
        url=reverse("step_show", args=[line.pk]),
        kind=kind_sign(line.kind),
        word=line.kind_label,
        details=" · ".join([*own, *adjusted, *([line.responsible] if line.responsible else []), *cut_off]),
        opens=_day_with_year(line.opens_on, page.year),
        law=", ".join([*law, *latest]),
        come=_("%(ready)s of %(asked)s ready") % {"ready": come.ready, "asked": come.asked} if come.asked else "",
        late=ngettext("%(number)s late", "%(number)s late", come.late) % {"number": come.late} if come.late else "",
        task_url=reverse("task_show", args=[line.my_task]) if line.my_task else "",
        is_task_late=line.is_mine_late,
        is_passed=line.due_on < page.today,
    )


def _date_row(each: Dated, today: date) -> Row:
    return Row(
        day=day_label(each.day, active_language()),
        title=each.title,
        url=each.url,
        word=each.kind,
        details=" · ".join(part for part in (each.organisation, each.note) if part),
        is_passed=each.day < today,
    )


def _day_with_year(day: date, year: int) -> str:
    label = day_label(day, active_language())
    return label if day.year == year else f"{label} {day.year}"


def _due_steps(number: int) -> str:
    return ngettext("%(number)s step is due", "%(number)s steps are due", number) % {"number": number}


def _spans(page: WheelPage) -> list[balance.Span]:
    return [balance.Span(line.name, line.kind, line.opens_on, line.due_on) for line in page.steps]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the year comes to, in words. crowds: its crowded weeks and months; rule: what makes them so."""

    balance: str
    days: str
    advice: tuple[str, ...]
    crowds: tuple[str, ...]
    rule: str = field(default="")


def reading(page: WheelPage) -> Reading:
    """Where the year crowds, how planning, analysis and follow-up are divided, and what could be done about it."""
    spans = _spans(page)
    shares = {share.kind: share for share in balance.shares(spans, page.year, KINDS)}
    planning, analysis, follow_up = (shares[kind] for kind in (balance.PLANNING, balance.ANALYSIS, balance.FOLLOW_UP))
    return Reading(
        balance=_("Of %(all)s steps %(follow_up)s are follow-up, %(planning)s planning and %(analysis)s analysis.")
        % {
            "all": len(spans),
            "follow_up": follow_up.steps,
            "planning": planning.steps,
            "analysis": analysis.steps,
        },
        days=_(
            "Follow-up goes on during %(follow_up)s of the year's days, planning %(planning)s, analysis %(analysis)s."
        )
        % {"follow_up": follow_up.days, "planning": planning.days, "analysis": analysis.days},
        advice=tuple(_advice(spans, analysis.steps)),
        crowds=tuple(_crowds(spans)),
        rule=_(
            "A week is crowded when at least %(week)s steps are due in it, a month when at least %(month)s are due and "
            "at least twice as many as in a month on average."
        )
        % {"week": balance.CROWDED_WEEK, "month": balance.CROWDED_MONTH},
    )


def _advice(spans: Sequence[balance.Span], analyses: int) -> Iterable[str]:
    if balance.is_mostly_follow_up(spans):
        yield _(
            "More than half is follow-up. Can a follow-up be left out, or be made part of another, so that time is "
            "left for analysis and planning?"
        )
    if not analyses and any(span.kind == balance.FOLLOW_UP for span in spans):
        yield _("No step is for analysis. Set aside days after the follow-up, before the report is written.")
    for pressed in balance.pressed_analyses(spans):
        yield _pressed_words(pressed)


def _pressed_words(pressed: balance.Pressed) -> str:
    if not pressed.others:
        return ngettext(
            "%(name)s has %(days)s day. An analysis needs at least %(least)s.",
            "%(name)s has %(days)s days. An analysis needs at least %(least)s.",
            pressed.days,
        ) % {"name": pressed.name, "days": pressed.days, "least": balance.ANALYSIS_DAYS}
    return _(
        "%(name)s has %(left)s of its %(days)s days to itself: %(others)s goes on meanwhile. An analysis needs at "
        "least %(least)s days free of follow-up."
    ) % {
        "name": pressed.name,
        "left": pressed.left,
        "days": pressed.days,
        "others": ", ".join(pressed.others),
        "least": balance.ANALYSIS_DAYS,
    }


def _crowds(spans: Sequence[balance.Span]) -> Iterable[str]:
    for crowd in balance.crowded_months(spans):
        yield f"{str(MONTHS[crowd.first.month]).capitalize()}: {_due_steps(crowd.number)}."
    for crowd in balance.crowded_weeks(spans):
        week = _("Week %(number)s") % {"number": crowd.first.isocalendar().week}
        yield f"{week} ({days_in_words(crowd.first, crowd.first + timedelta(6))}): {_due_steps(crowd.number)}."
