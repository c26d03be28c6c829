"""Stores what is promised of what is measured, what comes first, and the yearly reviews; and what is fetched."""

from datetime import date

from governance.history import service
from governance.models import AdoptionState, ModuleChoice, User
from indicators.models import (
    IndicatorPlace,
    IndicatorRanking,
    KoladaSource,
    KoladaUnit,
    MeasureReview,
    ReviewedMeasure,
    ServiceStandard,
)
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, MeasureRankingRow, ReviewRow, number


@service
def add_modules(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Turn on the modules that the municipality uses, and say who it is in Kolada."""
    ModuleChoice.objects.bulk_create(ModuleChoice(module=module, is_on=True) for module in content.modules)
    if content.kolada_area:
        KoladaSource.objects.create(area_id=content.kolada_area, is_on=False)
    KoladaUnit.objects.bulk_create(
        KoladaUnit(organisation=made.organisations[key], unit_id=unit_id, title=made.organisations[key].name)
        for key, unit_id in content.kolada_units
    )


@service
def add_standards(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add what is promised."""
    ServiceStandard.objects.bulk_create(
        ServiceStandard(
            indicator=made.indicators[row.measure],
            organisation=made.organisations[row.organisation],
            promise=row.promise,
            low=number(row.low) if row.low else None,
            high=number(row.high) if row.high else None,
            year_from=row.year,
            **made.decision(row.decision),
        )
        for row in content.standards
    )


@service
def add_measure_ranking(*, row: MeasureRankingRow, made: Made, by: User | None) -> None:
    """Add one order among an organisation's indicators."""
    ranking = IndicatorRanking.objects.create(
        organisation=made.organisations[row.organisation],
        year_from=row.year,
        rationale=row.rationale,
        state=AdoptionState.ADOPTED if row.decision else AdoptionState.DRAFT,
        **made.decision(row.decision),
    )
    IndicatorPlace.objects.bulk_create(
        IndicatorPlace(ranking=ranking, indicator=made.indicators[key], rank=rank)
        for rank, key in enumerate(row.measures, start=1)
    )


@service
def add_review(*, row: ReviewRow, made: Made, by: User) -> None:
    """Add one organisation's yearly review with what has been said in it."""
    review = MeasureReview.objects.create(
        organisation=made.organisations[row.organisation],
        year=row.year,
        conclusion=row.conclusion,
        opened_by=by,
        opened_at=noon(row.on),
        closed_by=by if row.closed_on else None,
        closed_at=_moment(row.closed_on),
    )
    ReviewedMeasure.objects.bulk_create(
        ReviewedMeasure(
            review=review,
            indicator=made.indicators[key],
            verdict=verdict,
            reason=reason,
            reviewed_by=by,
            reviewed_at=noon(row.on),
        )
        for key, verdict, reason in row.verdicts
    )


def _moment(day: date | None) -> object:
    return noon(day) if day else None
