"""How a derived value came about, as an indicator's page tells it: the formula and its inputs, or the parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from annualcycle.periods import Period
from annualcycle.queries.periods import closings, is_closed
from governance.models import User
from indicators.aggregation import Whole
from indicators.derivation import (
    Ledger,
    Made,
    PartLine,
    Place,
    Rule,
    Spot,
    computed_at,
    figure_at,
    outcome_at,
    parts_below,
)
from indicators.derivation_words import lack_sentence, part_note, whole_sentence
from indicators.formula import Applied, Expression, Lack, Named, inputs_of
from indicators.formula_words import formula_problem
from indicators.models import Indicator, Value
from indicators.numbers import Missing, format_number, format_with_unit
from indicators.queries import material as places
from indicators.queries.derivation import ClosedPeriods, Material, Rulebook, material, rulebook
from indicators.queries.marks import DERIVED
from indicators.queries.series import period_of
from indicators.queries.shielded import ValueKey, hidden_values
from indicators.queries.visible import hidden_ids


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a formula: an indicator's name with its page, or a sign or number without."""

    text: str
    indicator: int | None = None

    @property
    def url(self) -> str:
        """The indicator's page; "" for a sign. Only within a municipality's pages."""
        return "" if self.indicator is None else reverse("indicator_show", args=[self.indicator])


@dataclass(frozen=True, slots=True)
class Line:
    """What a derived value rests on: an input or a part, with its value or what is said instead."""

    name: str
    text: str
    note: str = ""
    indicator: int | None = None
    organisation: int | None = None

    @property
    def url(self) -> str:
        """The page where the value stands; "" for one that the reader may not know of."""
        if self.indicator is None:
            return ""
        return f"{reverse('indicator_show', args=[self.indicator])}?organisation={self.organisation}"


class Beside(NamedTuple):
    """A stored value that differs from what is reckoned.

    own: what somebody has told, which stands. kept: what was derived before. is_closed: its period is closed, so that
    it stays.
    """

    own: str = ""
    kept: str = ""
    is_closed: bool = False


_NOTHING = Beside()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a period's value came about.

    formula: its pieces, empty for what is put together. rule: by which rule it is put together, in words.
    lines: the inputs or the parts. lacks: what is missing, a sentence each. result: what it comes to, "" for nothing.
    beside: another value that stands. problem: a formula that cannot be read, in words.
    """

    period: str
    formula: tuple[Piece, ...] = ()
    rule: str = ""
    lines: tuple[Line, ...] = ()
    lacks: tuple[str, ...] = ()
    result: str = ""
    beside: Beside = _NOTHING
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, and what it is told from."""

    indicator: Indicator
    book: Rulebook
    ledger: Ledger
    spot: Spot
    period: Period
    language: str
    hidden: frozenset[int]
    shielded: frozenset[ValueKey]
    units: Mapping[int, tuple[str, int]]
    names: Mapping[int, str]

    def text(self, told: Decimal | Missing | None, indicator: int) -> str:
        """A value of an indicator in its unit and decimals."""
        unit, decimals = self.units.get(indicator, ("", 1))
        return format_with_unit(told, unit, decimals, self.language)


def derivation_of(
    indicator: Indicator, organisation_id: int, *, reader: User, language: str, period: Period | None = None
) -> Derivation | None:
    """How the organisation's value of a period, else of its latest, came about; None where nothing is derived.

    No query for an indicator with neither a formula nor a rule of putting together; else about ten. Inputs that are
    confidential to the reader are told without name and value.
    """
    if not indicator.formula and indicator.over_organisations == "none":
        return None
    book = rulebook()
    rule = book.rules[indicator.pk]
    period = period or _latest(rule, organisation_id)
    if indicator.formula and rule.expression is None:
        return Derivation(period.label(language) if period else "", problem=formula_problem(indicator.pk, book))
    if period is None:
        return _without_values(book, rule, reader, language)
    found = material(book, {indicator.pk}, ClosedPeriods(closings()), {period.year})
    asked = _asked(indicator, book, found, organisation_id, period, reader, language)
    if rule.expression is not None:
        return _of_formula(asked, rule, rule.expression)
    return _of_parts(asked, rule)


def _latest(rule: Rule, organisation_id: int) -> Period | None:
    """The latest period with a value of what it rests on: inputs of the organisation, or parts anywhere."""
    rows = Value.objects.filter(indicator=rule.pk, organisation__isnull=False)
    if rule.expression is not None:
        inputs = inputs_of(rule.expression)
        rows = Value.objects.filter(Q(indicator__in=inputs) | Q(indicator=rule.pk), organisation=organisation_id)
    row = rows.order_by("-period_start").values_list("frequency", "period_start").first()
    if row is None:
        return None
    latest = period_of(*row)
    if rule.expression is not None and latest.frequency is not rule.frequency:
        return Period.containing(latest.end, rule.frequency)
    return latest


def _asked(
    indicator: Indicator,
    book: Rulebook,
    found: Material,
    organisation_id: int,
    period: Period,
    reader: User,
    language: str,
) -> _Asked:
    # What is stored stands beside what is reckoned anew, also where it was derived.
    for pk, rows in found.derived.items():
        for spot, row in rows.items():
            found.ledger.of(pk)[spot] = row.made.part
    shown = {indicator.pk, *book.inputs({indicator.pk})}
    tree = places.organisation_places()
    rows = Indicator.objects.filter(pk__in=shown).order_by().values_list("pk", "unit", "decimals")
    return _Asked(
        indicator=indicator,
        book=book,
        ledger=found.ledger,
        spot=Spot(Place(organisation_id), period.frequency.value, period.start, Value.Gender.TOTAL.value),
        period=period,
        language=language,
        hidden=hidden_ids(reader),
        shielded=hidden_values(shown, {pk: place.parent_id for pk, place in tree.items()}),
        units={pk: (unit, decimals) for pk, unit, decimals in rows},
        names={pk: place.name for pk, place in tree.items()},
    )


# --- by formula


def _without_values(book: Rulebook, rule: Rule, reader: User, language: str) -> Derivation | None:
    if rule.expression is None:
        return None
    pieces = _pieces(rule.expression, book, hidden_ids(reader), language)
    return Derivation("", formula=tuple(pieces), lacks=(_("None of what it is computed from has a value here yet."),))


def _of_formula(asked: _Asked, rule: Rule, expression: Expression) -> Derivation:
    outcome = outcome_at(asked.ledger, rule, asked.spot)
    made = computed_at(asked.ledger, rule, asked.spot)
    if any(_is_shielded(asked, pk) for pk in inputs_of(expression)):
        made = Made(None, Missing.SUPPRESSED)
    return Derivation(
        period=asked.period.label(asked.language),
        formula=tuple(_pieces(expression, asked.book, asked.hidden, asked.language)),
        lines=tuple(_input_line(asked, pk) for pk in inputs_of(expression)),
        lacks=tuple(_lack(asked, lack) for lack in outcome.lacks),
        result="" if made.value is None else asked.text(made.value, rule.pk),
        beside=_beside(asked, made),
    )


def _lack(asked: _Asked, lack: Lack) -> str:
    return lack_sentence(lack, _name(asked.book, asked.hidden, lack.indicator), asked.period.label(asked.language))


def _input_line(asked: _Asked, pk: int) -> Line:
    name, figure = _name(asked.book, asked.hidden, pk), figure_at(asked.ledger, pk, asked.spot)
    place = asked.spot.place.organisation
    if pk in asked.hidden:
        return Line(name, "")
    if _is_shielded(asked, pk):
        return Line(name, Missing.SUPPRESSED.sign, part_note(Missing.SUPPRESSED), pk, place)
    if isinstance(figure, Lack):
        return Line(name, Missing.NOT_AVAILABLE.sign, "", pk, place)
    return Line(name, asked.text(figure, pk), "", pk, place)


def _is_shielded(asked: _Asked, pk: int, organisation: int | None = None) -> bool:
    place = organisation or asked.spot.place.organisation
    return ValueKey(pk, place, None, *asked.spot[1:]) in asked.shielded


def _name(book: Rulebook, hidden: frozenset[int], pk: int | None) -> str:
    if pk is None:
        return ""
    return _("a confidential indicator") if pk in hidden else book.labels[pk][2]


_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2}
_SHOWN = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}


def _pieces(
    expression: Expression, book: Rulebook, hidden: frozenset[int], language: str, strength: int = 0
) -> Iterator[Piece]:
    """The formula in names, with no more parentheses than it needs."""
    if isinstance(expression, Named):
        pk = expression.indicator
        yield Piece(_name(book, hidden, pk), None if pk in hidden else pk)
    elif isinstance(expression, Applied):
        own = _STRENGTH[expression.sign]
        if own < strength:
            yield Piece("(")
        yield from _pieces(expression.left, book, hidden, language, own)
        yield Piece(_SHOWN[expression.sign])
        # What is taken away and what is divided by is read from the left: a − (b − c) keeps its parentheses.
        yield from _pieces(expression.right, book, hidden, language, own + (expression.sign in "-/"))
        if own < strength:
            yield Piece(")")
    else:
        yield Piece(format_number(expression.value, None, language))


# --- put together


def _of_parts(asked: _Asked, rule: Rule) -> Derivation | None:
    parts, whole = parts_below(asked.ledger, rule, asked.spot)
    if not parts:
        return None
    made = Made(None, Missing.NOT_YET) if whole is None else Made.of(whole)
    return Derivation(
        period=asked.period.label(asked.language),
        rule=str(asked.indicator.get_over_organisations_display()),
        lines=tuple(_part_line(asked, line) for line in parts),
        lacks=_lacks_of(whole, parts),
        result="" if made.value is None else asked.text(made.value, rule.pk),
        beside=_beside(asked, made),
    )


def _lacks_of(whole: Whole | None, parts: tuple[PartLine, ...]) -> tuple[str, ...]:
    if whole is not None and whole.value is not None:
        return ()
    return (whole_sentence(whole, len(parts)),)


def _part_line(asked: _Asked, line: PartLine) -> Line:
    told = Missing.SUPPRESSED if _is_shielded(asked, asked.indicator.pk, line.organisation) else line.part.told
    note = part_note(told if told is None or isinstance(told, Missing) else None, is_told=told is not None)
    if line.part.has_parts and isinstance(told, Decimal):
        note = _("%(numerator)s of %(denominator)s") % {
            "numerator": format_number(line.part.numerator or Decimal(0), None, asked.language),
            "denominator": format_number(line.part.denominator or Decimal(0), None, asked.language),
        }
    name, pk = asked.names.get(line.organisation, ""), asked.indicator.pk
    return Line(name, asked.text(told, pk), note, pk, line.organisation)


def _beside(asked: _Asked, made: Made) -> Beside:
    """What stands instead: an own value that differs, or what a closed period keeps."""
    rows = Value.objects.filter(
        indicator=asked.indicator,
        organisation=asked.spot.place.organisation,
        frequency=asked.spot.frequency,
        period_start=asked.spot.start,
        gender=asked.spot.gender,
    )
    row = rows.values_list("value", "missing", "origin").first()
    if row is None or row[0] == made.value or _is_shielded(asked, asked.indicator.pk):
        return _NOTHING
    told = asked.text(row[0] if row[0] is not None else Missing(row[1]), asked.indicator.pk)
    return Beside(kept=told, is_closed=is_closed(asked.period)) if row[2] in DERIVED else Beside(own=told)
