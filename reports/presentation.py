"""The report's content as the document's template wants it: strings set in the active language, addresses within the
document, no logic left to do. Everything here is plain data made from plain data."""

import re
from itertools import count

from django.utils.text import slugify
from django.utils.translation import gettext, pgettext

from annualcycle.periods import Period, PeriodError
from annualcycle.words import capitalised
from indicators.numbers import NO_BREAK_SPACE, format_with_unit, unit_words
from reports import document as shown
from reports.content import (
    AnnualReport,
    Contribution,
    CoreMission,
    Coverage,
    GoalKind,
    GoalRow,
    Heading,
    IndicatorRow,
    QualityFactor,
    Shape,
    StatusWord,
    ThreadNode,
    Trend,
    ValueRow,
)
from reports.decisions import decision_text, goal_decisions
from reports.document import (
    Attachment,
    Chapter,
    Document,
    Goal,
    GoalGroup,
    Indicator,
    Mission,
    Node,
    Status,
    ValueBlock,
)
from reports.figures import indicator_chart
from reports.tables import distinct_indicators, kind_title
from reports.typography import date_text, level_text, number_text, target_text

# A reason up to this length stands whole in the goal table; a longer one is cut there and stands whole on the goal's
# own page.
SHORT_REASON = 260
# So many periods fit side by side under a chart; further ones continue in a table below.
PERIODS_ABREAST = 8


def document(report: AnnualReport) -> Document:
    """The report as the template wants it, in the active language."""
    files = attachment_names(report)
    positions = count(1)
    groups = [
        GoalGroup(
            title=kind_title(kind),
            goals=tuple(_goal(goal, f"goal-{next(positions)}", report, files) for goal in report.goals_of(kind)),
        )
        for kind in GoalKind
    ]
    return Document(
        language=report.language,
        title=report.title,
        subtitle=report.subtitle,
        municipality=report.municipality,
        decision=decision_text(report.decision),
        created=date_text(report.created_on),
        lede=paragraphs(report.lede),
        counts=_counts(report.status_counts(), [goal for goal in report.goals if not goal.mission]),
        mission_counts=_counts(report.mission_counts(), [goal for goal in report.goals if goal.mission]),
        decisions=goal_decisions(report),
        scale=tuple(_status(status) for status in report.scale),
        chapters=tuple(_chapter(report, heading) for heading in Heading),
        groups=tuple(group for group in groups if group.goals),
        attachments=tuple(
            [Attachment(name=goals_file(report), description=gettext("All goals with status, forecast and reason"))]
            + [Attachment(name=name, description=indicator.name) for indicator, name in files.items()]
        ),
    )


def _counts(counts: tuple[tuple[StatusWord, int], ...], rows: list[GoalRow]) -> tuple[tuple[int, Status], ...]:
    """What there is of each status, and last how many nobody has assessed: together they are all the rows."""
    everything: tuple[tuple[StatusWord | None, int], ...] = (*counts, (None, sum(row.status is None for row in rows)))
    return tuple((number, _status(status)) for status, number in everything if number)


def paragraphs(text: str) -> tuple[str, ...]:
    """The text's paragraphs: what stands between empty lines."""
    blocks = text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    return tuple(block.strip() for block in blocks if block.strip())


def goals_file(report: AnnualReport) -> str:
    """The name of the attached file that holds all goals; it sorts first, since the file's list of names has to be
    sorted.
    """
    return "00-mal.csv" if report.language == "sv" else "00-goals.csv"


def attachment_names(report: AnnualReport) -> dict[IndicatorRow, str]:
    """A file name for each indicator of the report, unique, ASCII and in the order of appearance."""
    word = "indikator" if report.language == "sv" else "indicator"
    names = {}
    for position, indicator in enumerate(distinct_indicators(report), start=1):
        label = slugify(indicator.code or indicator.name)[:24].strip("-")
        names[indicator] = f"{word}-{position:03d}{'-' if label else ''}{label}.csv"
    return names


def _chapter(report: AnnualReport, heading: Heading) -> Chapter:
    texts = tuple(part for text in report.paragraphs(heading) for part in paragraphs(text))
    return Chapter(
        anchor=f"chapter-{heading.value}",
        title=heading.words(report.language),
        paragraphs=texts,
        has_goals=heading is Heading.SOUND_MANAGEMENT,
    )


def _goal(goal: GoalRow, anchor: str, report: AnnualReport, files: dict[IndicatorRow, str]) -> Goal:
    reason = paragraphs(goal.reason)
    short, is_cut = _shortened(" ".join(reason))
    return Goal(
        anchor=anchor,
        label=f"{goal.number} {goal.title}".strip(),
        number=goal.number,
        title=goal.title,
        tags=_tags(goal),
        organisation=goal.organisation,
        status=_status(goal.status),
        forecast=_status(goal.forecast),
        reason=reason,
        short_reason=short,
        is_cut=is_cut,
        assessed=_assessed(goal),
        indicators=tuple(_indicator(indicator, report, files[indicator], anchor) for indicator in goal.indicators),
        thread=_node(goal.thread) if goal.thread else None,
        mission=_mission(goal.mission) if goal.mission else None,
        decision=decision_text(goal.decision) if goal.decision else "",
        contributions=_contributions(goal.contributions),
        coverage=_coverage(goal.coverage) if goal.coverage else None,
    )


def _tags(goal: GoalRow) -> tuple[str, ...]:
    marks = (
        (goal.is_geh, gettext("Sound financial management")),
        (goal.is_stretch, gettext("Challenging: progress counts")),
        (any(not each.goal for each in goal.contributions), gettext("Joint commitment")),
    )
    return tuple(words for is_so, words in marks if is_so)


def _contributions(rows: tuple[Contribution, ...]) -> tuple[shown.Contribution, ...]:
    """In their order; what is contributed to is named where it is another than that of the one before."""
    pairs = zip(rows, ["", *(row.goal for row in rows)], strict=False)
    return tuple(_contribution(row, row.goal if row.goal != before else "") for row, before in pairs)


def _contribution(row: Contribution, goal: str) -> shown.Contribution:
    return shown.Contribution(
        goal=goal,
        heading=f"{row.organisation}: {row.task}" if row.task else row.organisation,
        comments=tuple(
            (", ".join(part for part in (capitalised(each.period), each.written_by) if part), paragraphs(each.text))
            for each in row.comments
        ),
    )


def _coverage(row: Coverage) -> shown.Coverage:
    return shown.Coverage(
        status=_status(row.status),
        sentence=row.sentence,
        judged=" ".join(part for part in (row.judged_by, date_text(row.judged_on)) if part),
    )


def _factor(factor: QualityFactor) -> str:
    """The factor on one line, with the standard that is promised."""
    return f"{factor.text}: {factor.standard}" if factor.standard else factor.text


def _mission(mission: CoreMission) -> Mission:
    parts = (
        (gettext("Why we exist"), mission.why),
        (gettext("What we do"), mission.what),
        (gettext("For whom"), mission.for_whom),
    )
    return Mission(
        parts=tuple((heading, paragraphs(text)) for heading, text in parts if text.strip()),
        factors=tuple(_factor(factor) for factor in mission.factors),
    )


def _shortened(text: str) -> tuple[str, bool]:
    """The text whole, or its beginning up to a word's end and True."""
    if len(text) <= SHORT_REASON:
        return text, False
    head = text[:SHORT_REASON]
    sentence = head.rfind(". ")
    if sentence > SHORT_REASON // 3:
        return head[: sentence + 1], True
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(",;:–- ") + f"{NO_BREAK_SPACE}…", True


def _assessed(goal: GoalRow) -> str:
    """By whom and when, as far as known."""
    return " ".join(part for part in (goal.assessed_by, date_text(goal.assessed_on)) if part)


def _name_and_unit(name: str, unit: str) -> str:
    """The name with its unit, unless the name ends with it already, as Kolada's "andel (%)" and "antal" do."""
    if not unit or name.casefold().endswith((f"({unit})".casefold(), f" {unit}".casefold(), f",{unit}".casefold())):
        return name
    return f"{name},{NO_BREAK_SPACE}{unit}"


def _breakable(target: str) -> str:
    """The target with a place to break before its sign, so that a narrow column never cuts a number in two."""
    return re.sub(rf"{NO_BREAK_SPACE}(?=[≥≤<>])", " ", target)


def _indicator(indicator: IndicatorRow, report: AnnualReport, attachment: str, anchor: str) -> Indicator:
    decimals, language = indicator.decimals, report.language
    unit = unit_words(indicator.unit, language)
    target = target_text(indicator.target, decimals, language)
    is_level = indicator.target is not None and not indicator.target.text
    return Indicator(
        name=indicator.name,
        name_and_unit=_name_and_unit(indicator.name, unit),
        target=_breakable(target),
        target_with_unit=f"{target}{NO_BREAK_SPACE}{unit}" if unit and is_level else target,
        outcome=number_text(indicator.outcome, decimals, language),
        outcome_with_unit=format_with_unit(indicator.outcome, indicator.unit, decimals, language),
        outcome_period=_period(indicator.outcome_period, language),
        is_late=bool(indicator.outcome_period) and indicator.outcome_period != str(report.year),
        forecast=number_text(indicator.forecast, decimals, language),
        forecast_with_unit=format_with_unit(indicator.forecast, indicator.unit, decimals, language),
        has_forecast=indicator.forecast is not None,
        status=_status(indicator.status) if indicator.status else None,
        trend=indicator.trend,
        trend_word=_trend_word(indicator.trend),
        source=" ".join(part for part in (_priority(indicator), _source(indicator)) if part),
        comment=indicator.comment,
        attachment=attachment,
        # An indicator may serve a core mission and a goal, and is then drawn with both.
        chart=indicator_chart(indicator, f"{anchor}-{attachment.removesuffix('.csv')}", language),
        has_usual=indicator.usual_low is not None and indicator.usual_high is not None,
        blocks=_blocks(indicator, language),
    )


def _priority(indicator: IndicatorRow) -> str:
    """The place that the body's order of priority gives the indicator; nothing where it has none."""
    return gettext("Priority %(rank)s.") % {"rank": indicator.rank} if indicator.rank is not None else ""


def _source(indicator: IndicatorRow) -> str:
    if indicator.is_own_calculation:
        return gettext("Own calculation.")
    name = (
        f"{indicator.source} {indicator.code}".strip() if indicator.code not in indicator.source else indicator.source
    )
    if not name:
        return gettext("The source is not stated.")
    if indicator.retrieved_on is None:
        return gettext("Source: %(source)s.") % {"source": name}
    return gettext("Source: %(source)s, fetched %(date)s.") % {
        "source": name,
        "date": date_text(indicator.retrieved_on),
    }


def _blocks(indicator: IndicatorRow, language: str) -> tuple[ValueBlock, ...]:
    rows = indicator.values
    starts = range(0, len(rows), PERIODS_ABREAST)
    return tuple(_block(indicator, rows[start : start + PERIODS_ABREAST], language) for start in starts)


def _block(indicator: IndicatorRow, values: tuple[ValueRow, ...], language: str) -> ValueBlock:
    decimals = indicator.decimals
    outcomes = tuple(number_text(row.outcome, decimals, language, row.mark) for row in values)
    rows = [(pgettext("report", "Outcome"), outcomes)]
    if any(row.target for row in values):
        rows.append((pgettext("report", "Target"), tuple(level_text(row.target, decimals, language) for row in values)))
    for comparison in indicator.comparisons:
        known = dict(comparison.values)
        if any(row.period in known for row in values):
            rows.append(
                (comparison.name, tuple(number_text(known.get(row.period), decimals, language) for row in values))
            )
    notes = tuple(f"{_period(row.period, language)}: {row.note}" for row in values if row.note)
    periods = tuple(_period(row.period, language) for row in values)
    return ValueBlock(periods=periods, rows=tuple(rows), notes=notes)


def _period(code: str, language: str) -> str:
    """The period as it is read; a code that is none is shown as it is."""
    try:
        return Period.parse(code).short_label(language)
    except PeriodError:
        return code


def _node(node: ThreadNode, *, is_alone: bool = True, next_sibling: ThreadNode | None = None) -> Node:
    """The node with its line; `is_alone` while the thread above has not branched."""
    children = node.children
    goes_straight = is_alone and len(children) == 1
    following = [*children[1:], None]
    return Node(
        level=node.level,
        title=node.title,
        organisation=node.organisation,
        status=_status(node.status) if node.status else None,
        is_broken=node.is_broken,
        way_down=("straight" if goes_straight else "branch") if children else "none",
        line="none" if next_sibling is None else "broken" if next_sibling.is_broken else "solid",
        is_first_broken=bool(children) and children[0].is_broken,
        children=tuple(
            _node(child, is_alone=goes_straight, next_sibling=sibling)
            for child, sibling in zip(children, following, strict=False)
        ),
    )


def _status(status: StatusWord | None) -> Status:
    if status is None:
        return Status(shape=Shape.UNASSESSED.value, word=gettext("Not assessed yet"))
    return Status(shape=status.shape.value, word=status.word)


def _trend_word(trend: Trend | None) -> str:
    if trend is None:
        return ""
    return {
        Trend.BETTER: gettext("Better"),
        Trend.UNCHANGED: gettext("Unchanged"),
        Trend.WORSE: gettext("Worse"),
    }[trend]
