"""What the database itself refuses of a column, so that no way in can leave it: another word than those there are, and
the number that is none.
"""

from decimal import Decimal
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=type[models.Model])
LARGEST = Decimal("99999999999999.999999")  # of the twenty digits that figures are kept with


def keeps_its_words(model: M) -> M:
    """Let every column of a model that has choices hold one of them, and nothing only where it may be left empty."""
    own = [field for field in model._meta.local_fields if isinstance(field, models.CharField) and field.choices]
    made = [_one_of(model, field) for field in own]
    model._meta.constraints = [*model._meta.constraints, *made]
    model._meta.original_attrs["constraints"] = model._meta.constraints
    return model


def _one_of(model: type[models.Model], field: models.CharField) -> models.CheckConstraint:
    words = [str(word) for word, _label in field.flatchoices]
    condition = models.Q(**{f"{field.name}__in": ["", *words] if field.blank else words})
    return models.CheckConstraint(condition=condition, name=f"{model._meta.model_name}_{field.name}_known")


def is_number(*fields: str, name: str, largest: Decimal = LARGEST) -> models.CheckConstraint:
    """The columns hold a number, or nothing. PostgreSQL's NaN is larger than every number, and spoils each sum."""
    condition = models.Q()
    for field in fields:
        condition &= models.Q(**{field: None}) | models.Q(**{f"{field}__lte": largest})
    return models.CheckConstraint(condition=condition, name=name)
