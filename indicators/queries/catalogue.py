"""The catalogue of indicators: which there are, and what each shows in short."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import ngettext

from governance.models import User
from indicators.bounds import OVER_YEARS
from indicators.drawing import Drawing
from indicators.kolada.belonging import IS_KOLADAS
from indicators.models import Indicator, Target, Value
from indicators.queries.cards import IndicatorCard, indicator_cards
from indicators.queries.findings import findings_by_indicator
from indicators.queries.pictures import card_spark
from indicators.queries.rankings import in_decided_order
from indicators.queries.visible import visible_indicators
from indicators.running import running


class Origin(StrEnum):
    """Where an indicator's values come from."""

    KOLADA = "kolada"
    OWN = "own"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for. state: "" for all in use, no_target (this year), no_values, discontinued.

    answered_by: the person who is the owner or the deputy. kind, control: as on Indicator. by_priority: in the order
    that the organisation's body has decided, else the managing one's.
    """

    text: str = ""
    organisation_id: int | None = None
    owner_id: int | None = None
    state: str = ""
    kind: str = ""
    origin: str = ""
    control: str = ""
    answered_by: int | None = None
    by_priority: bool = False


def catalogue(wanted: Wanted, year: int, *, reader: User | None) -> QuerySet[Indicator]:
    """The indicators that are wanted and that the reader may know of, in Swedish order, with organisation and owner."""
    found = visible_indicators(reader).select_related("organisation", "owner")
    for word in wanted.text.split():
        found = found.filter(_holds(word))
    if wanted.organisation_id is not None:
        found = found.filter(Q(organisation=wanted.organisation_id) | _has(Value, organisation=wanted.organisation_id))
    if wanted.owner_id is not None:
        found = found.filter(owner=wanted.owner_id)
    found = _of_sort(found, wanted)
    match wanted.state:
        case "no_target":
            found = found.filter(~_has(Target, year=year), running())
        case "no_values":
            found = found.filter(~_has(Value, comparator=None), running())
        case "discontinued":
            found = found.filter(~running())
        case _:
            found = found.filter(running())
    if wanted.by_priority:
        return in_decided_order(found, wanted.organisation_id, year)
    return found.order_by("sort_key", "id")


_COMPUTED = ~Q(formula="")


def _of_sort(found: QuerySet[Indicator], wanted: Wanted) -> QuerySet[Indicator]:
    if wanted.answered_by is not None:
        found = found.filter(Q(owner=wanted.answered_by) | Q(deputy=wanted.answered_by))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.control:
        found = found.filter(controllability=wanted.control)
    match wanted.origin:
        case Origin.KOLADA:
            found = found.filter(IS_KOLADAS)
        case Origin.COMPUTED:
            found = found.filter(_COMPUTED)
        case Origin.OWN:
            found = found.exclude(IS_KOLADAS | _COMPUTED)
    return found


def _holds(word: str) -> Q:
    """Name, code or definition holds the word. Not every build of PostgreSQL knows that Å is å, so both are asked."""
    asked = Q()
    for form in {word, word.lower(), word.upper(), word.capitalize()}:
        asked |= Q(name__icontains=form) | Q(code__icontains=form) | Q(definition__icontains=form)
    return asked


def _has(model: type[Value] | type[Target], **given: object) -> Exists:
    return Exists(model.objects.filter(indicator=OuterRef("pk"), municipality=OuterRef("municipality"), **given))


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """An indicator in the catalogue. place: whose value is shown; elsewhere: said when several others have values.

    compared: the sum or the average that is held against a target over years. to_mend: how many things are to be
    mended.
    """

    card: IndicatorCard
    name: str
    code: str
    managed_by: str
    owner: str
    place: str
    latest: str
    period: str
    target: str
    target_year: int | None
    outcome_meaning: str
    outcome_word: str
    spark: Drawing | None
    elsewhere: str
    compared: str = ""
    to_mend: int = 0

    @property
    def url(self) -> str:
        """The indicator's page."""
        return self.card.url


def catalogue_rows(
    indicators: Sequence[Indicator], *, year: int, language: str, accent: str, reader: User | None
) -> list[CatalogueRow]:
    """What each indicator shows in short, in nine queries: for who manages it, else for the only one with values."""
    places = _places_with_values(row.pk for row in indicators)
    keys = {row.pk: (row.pk, _place(row, places.get(row.pk, set()))) for row in indicators}
    cards = indicator_cards(keys.values(), year=year, language=language, reader=reader)
    found = findings_by_indicator(indicators)
    rows = []
    for row in indicators:
        told = _row(row, cards[keys[row.pk]], len(places.get(row.pk, ())), language=language, accent=accent)
        rows.append(replace(told, to_mend=len(found.get(row.pk, ()))))
    return rows


def _places_with_values(ids: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Value.objects.filter(indicator__in=list(ids), organisation__isnull=False).order_by()
    for indicator, organisation in rows.values_list("indicator_id", "organisation_id").distinct():
        found[indicator].add(organisation)
    return found


def _place(indicator: Indicator, places: set[int]) -> int:
    if indicator.organisation_id in places or len(places) != 1:
        return indicator.organisation_id
    return next(iter(places))


def _row(indicator: Indicator, card: IndicatorCard, places: int, *, language: str, accent: str) -> CatalogueRow:
    elsewhere = ""
    if not card.points and places:
        elsewhere = ngettext("Values in %(count)s organisation", "Values in %(count)s organisations", places)
        elsewhere %= {"count": places}
    is_own = card.organisation_id == indicator.organisation_id
    return CatalogueRow(
        card=card,
        name=indicator.name,
        code=indicator.code,
        managed_by=indicator.organisation.name,
        owner=indicator.owner.full_name if indicator.owner else "",
        place="" if is_own else card.organisation_name,
        latest=card.latest_text,
        period=card.latest_period,
        target=card.target_text,
        target_year=card.target_year,
        outcome_meaning=card.outcome_meaning,
        outcome_word=card.outcome_word,
        spark=card_spark(card, uid=f"spark-{card.indicator_id}", language=language, accent=accent)
        if card.points
        else None,
        elsewhere=elsewhere,
        compared=_compared(card),
    )


def _compared(card: IndicatorCard) -> str:
    if card.rule is None or card.rule.kind not in OVER_YEARS or not card.compared_text:
        return ""
    return f"{card.compared_text}, {card.compared_period}"


def places_of_indicator(indicator: Indicator) -> set[int]:
    """The organisations that have a value or a target of the indicator."""
    values = Value.objects.filter(indicator=indicator, organisation__isnull=False).order_by()
    targets = Target.objects.filter(indicator=indicator).order_by()
    found = values.values_list("organisation_id").union(targets.values_list("organisation_id"))
    return {row[0] for row in found}
