"""What the database refuses of figures and words, whoever writes past the forms."""

from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from governance.models import Municipality
from indicators.models import Comparator, Indicator, ServiceStandard, Target, Value
from tests.conftest import organisation
from tests.indicators.make import make_indicator, make_target, make_values

COLUMNS = [
    (model, field)
    for model in apps.get_app_config("indicators").get_models()
    for field in model._meta.local_fields
    if field.choices and not hasattr(model, "pgh_tracked_model")
]


def refusal(model: type[models.Model], column: str, value: str) -> str:
    """The constraint that hinders that every row of the model gets the value."""
    statement = f"UPDATE {model._meta.db_table} SET {column} = %s"
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(statement, [value])
        except IntegrityError as error:
            return error.__cause__.diag.constraint_name  # type: ignore[union-attr]
    return ""


@pytest.fixture
def rows(scope: Municipality) -> Indicator:
    """An indicator with a value, a target, a promise and somebody to compare with."""
    indicator = make_indicator("Behöriga", organisation("BUN"))
    make_values(indicator, organisation("BUN"), {"2025": "80"})
    make_target(indicator, organisation("BUN"), 2026, low=84)
    Comparator.objects.create(name="Riket")
    ServiceStandard.objects.create(
        indicator=indicator, organisation=organisation("BUN"), promise="Minst 80", low=80, year_from=2026
    )
    return indicator


@pytest.mark.parametrize(
    ("model", "column"), [(model, field.column) for model, field in COLUMNS if model in {Indicator, Target, Value}]
)
def test_word_that_is_not_among_the_choices_is_refused(rows: Indicator, model: type[models.Model], column: str) -> None:
    assert refusal(model, column, "x") == f"{model._meta.model_name}_{column}_known"


@pytest.mark.parametrize(
    ("model", "column", "constraint"),
    [
        (Indicator, "factor", "indicator_factor_is_number"),
        *((Target, name, "target_figures_are_numbers") for name in ("low", "baseline", "tolerance")),
        *((ServiceStandard, name, "standard_figures_are_numbers") for name in ("low",)),
        (Value, "value", "value_figures_are_numbers"),
    ],
)
def test_figure_that_is_no_number_is_refused(
    rows: Indicator, model: type[models.Model], column: str, constraint: str
) -> None:
    assert refusal(model, column, "NaN") == constraint


@pytest.mark.parametrize("year", ["0", "1989", "2101"])
def test_year_that_nothing_is_told_of_is_refused(rows: Indicator, year: str) -> None:
    assert refusal(Indicator, "next_publication_year", year) == "indicator_publication_year_fits"


def test_what_there_is_is_kept(rows: Indicator) -> None:
    fits: list[tuple[Any, str, str]] = [
        (Indicator, "factor", "999999999.999"),
        (Indicator, "next_publication_year", "2100"),
        (Value, "value", "-99999999999999.999999"),
        (Value, "value", "99999999999999.999999"),
    ]

    assert [refusal(*each) for each in fits] == ["", "", "", ""]


def test_every_column_with_choices_keeps_its_words() -> None:
    kept = {
        (model, constraint.name)
        for model in apps.get_app_config("indicators").get_models()
        for constraint in model._meta.constraints
    }

    lacking = [
        f"{model.__name__}.{field.name}"
        for model, field in COLUMNS
        if (model, f"{model._meta.model_name}_{field.name}_known") not in kept
    ]

    assert (len(COLUMNS) > 15, lacking) == (True, [])
