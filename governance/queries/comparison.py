"""How the boards keep the rules, side by side: each board with all below it, and over the years."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from governance import rules
from governance.keeping import Kept, as_of, is_checked_still, together
from governance.models import ComplianceFinding, ComplianceResult, ComplianceRule, Organisation, User
from governance.models.organisation import DECIDING
from governance.queries.compliance import share_words
from governance.queries.findings import excepted
from governance.tree import nearest

COLUMN_KINDS = DECIDING | {Organisation.Kind.MUNICIPALITY}
_KINDS = list(Organisation.Kind)
Key = tuple[int, int]  # a rule, and a board or a year


@dataclass(frozen=True, slots=True)
class Column:
    """A board, or a year. full: the whole name where `name` is short."""

    key: int
    name: str
    full: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a rule is kept there; empty where nothing was looked at.

    word and meaning: as components/status.html takes them; url: what breaks it, for whoever may read that.
    """

    column: str
    word: str = ""
    meaning: str = ""
    share: str = ""
    percent: str = ""
    excepted: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule across the columns; whole: all of them together."""

    name: str
    is_must: bool
    cells: tuple[Cell, ...]
    whole: Cell


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rules by boards in a year, or rules by years. years: those that there are results of, the latest first."""

    columns: tuple[Column, ...]
    rows: tuple[RuleRow, ...]
    years: tuple[int, ...]


def comparison_of_boards(*, year: int, user: User, today: date | None = None) -> Comparison:
    """Every rule by every board of a year, units and administrations counted into their board. Five queries."""
    now = today or timezone.localdate()
    boards, board_of = _boards()
    kept: dict[Key, list[Kept]] = defaultdict(list)
    for rule, organisation, looked_at, breaking in _results(year, now):
        kept[rule, board_of[organisation]].append(Kept(looked_at, breaking))
    let_be: dict[Key, int] = defaultdict(int)
    for rule, organisation, number in _excepted(year, now):
        let_be[rule, board_of[organisation]] += number
    used = {board for _rule, board in kept}
    columns = tuple(_column(row) for row in boards if row.pk in used)
    readable = {column.key for column in columns if rules.can_read_findings_of(user, column.key)}
    address = reverse("finding_list")
    urls = {
        (rule, board): f"{address}?year={year}&rule={rule}&organisation={board}&state=all"
        for rule, board in kept
        if board in readable
    }
    return Comparison(columns, _rows(columns, kept, let_be, urls), checked_years())


def comparison_over_years(*, board: int | None, user: User) -> Comparison:
    """Every rule by every year that was checked, of a board with all below it, or of all. Three queries."""
    _all, board_of = _boards()
    kept: dict[Key, list[Kept]] = defaultdict(list)
    rows = ComplianceResult.objects.order_by().values_list(
        "rule_id", "organisation_id", "year", "looked_at", "breaking"
    )
    for rule, organisation, year, looked_at, breaking in rows:
        if board is None or board_of[organisation] == board:
            kept[rule, year].append(Kept(looked_at, breaking))
    years = sorted({year for _rule, year in kept})
    columns = tuple(Column(year, str(year)) for year in years)
    urls = {}
    if rules.can_read_all_findings(user) or (board is not None and rules.can_read_findings_of(user, board)):
        within = "" if board is None else f"&organisation={board}"
        address = reverse("finding_list")
        urls = {(rule, year): f"{address}?year={year}&rule={rule}{within}&state=all" for rule, year in kept}
    return Comparison(columns, _rows(columns, kept, {}, urls), tuple(reversed(years)))


def board_choices() -> list[tuple[int, str]]:
    """The boards that are compared, to choose among. One query."""
    return [(row.pk, row.name) for row in _boards()[0]]


def _boards() -> tuple[list[Organisation], dict[int, int]]:
    """The boards in reading order, and by each organisation the board that it counts into; ended ones, too."""
    every = list(Organisation.objects.all())
    parents = {row.pk: row.parent_id for row in every}
    boards = {row.pk for row in every if row.kind in COLUMN_KINDS}
    order = sorted((row for row in every if row.pk in boards), key=lambda row: (_KINDS.index(row.kind), row.sort_key))
    return order, {pk: nearest(pk, parents, boards) or pk for pk in parents}


def _results(year: int, today: date) -> "QuerySet[ComplianceResult, tuple[int, int, int, int]]":
    rows = ComplianceResult.objects.filter(year=year)
    if is_checked_still(year, today):
        rows = rows.filter(rule__is_on=True)  # one that rests is not checked, so what it found is old
    return rows.order_by().values_list("rule_id", "organisation_id", "looked_at", "breaking")


def _excepted(year: int, today: date) -> "QuerySet[ComplianceFinding, tuple[int, int, int]]":
    rows = ComplianceFinding.objects.filter(excepted(as_of(year, today)), year=year, ended_at=None)
    return rows.order_by().values_list("rule_id", "organisation_id").annotate(number=Count("pk"))


def checked_years() -> tuple[int, ...]:
    """The years that there are results of, the latest first. One query."""
    return tuple(ComplianceResult.objects.order_by("-year").values_list("year", flat=True).distinct())


def _rows(
    columns: tuple[Column, ...], kept: Mapping[Key, list[Kept]], let_be: Mapping[Key, int], urls: Mapping[Key, str]
) -> tuple[RuleRow, ...]:
    """The rules that anything was looked at by, the weightiest first."""
    used = {rule for rule, _column in kept}
    every = ComplianceRule.objects.filter(pk__in=used).order_by("weight", "name", "pk")
    found = []
    for rule in every:
        cells = tuple(
            _cell(
                column.name,
                together(kept.get((rule.pk, column.key), ())),
                let_be.get((rule.pk, column.key), 0),
                urls.get((rule.pk, column.key), ""),
            )
            for column in columns
        )
        own = [each for column in columns for each in kept.get((rule.pk, column.key), ())]
        number = sum(let_be.get((rule.pk, column.key), 0) for column in columns)
        is_must = rule.weight == ComplianceRule.Weight.MUST
        found.append(RuleRow(rule.name, is_must, cells, _cell(_("All"), together(own), number, "")))
    return tuple(found)


def _column(board: Organisation) -> Column:
    return Column(board.pk, board.short_name or board.name, board.name if board.short_name else "")


def _cell(column: str, kept: Kept, number: int, url: str) -> Cell:
    if not kept.looked_at:
        return Cell(column)
    word, meaning = pgettext("rule", "Kept"), "fulfilled"
    if not kept.is_whole:
        # One word each: there is a column for every board.
        partly, not_at_all = (pgettext("rule", "Partly"), "partly"), (pgettext("rule", "Not"), "not_fulfilled")
        word, meaning = partly if kept.kept else not_at_all
    let_be = ngettext("%(number)s excepted", "%(number)s excepted", number) % {"number": number} if number else ""
    return Cell(column, word, meaning, share_words(kept), f"{kept.percent}\u00a0%", let_be, url)
