"""What has been typed of a goal so far, read for advice: nothing is judged, and what makes no sense is left out."""

from django.http import QueryDict

from goals.models import Goal
from goals.queries.advice import Sketch
from goals.queries.levels import WANTED_FORMS
from governance.models import ModelLevel
from governance.years import FIRST_YEAR, LAST_YEAR

LONGEST = 400


def sketch_from(data: QueryDict, *, goal: Goal | None = None) -> Sketch:
    """The sketch of a goal that these fields hold. goal: the stored draft, where there is one. At most one query."""
    level = _number(data.get("level"))
    indicators = [_number(data[name]) for name in sorted(data) if name.startswith("indicator_")]
    return Sketch(
        title=data.get("title", "")[:LONGEST],
        level=ModelLevel.objects.filter(pk=level, form__in=WANTED_FORMS).first() if level else None,
        organisation_id=_number(data.get("organisation")),
        year_from=_year(data.get("year_from")),
        year_to=_year(data.get("year_to")),
        kind=data.get("kind", Goal.Kind.DEVELOPMENT),
        serves=_number(data.get("parent")) is not None,
        rationale=_text(data.get("rationale")),
        citizen_benefit=_text(data.get("citizen_benefit")),
        indicators=[pk for pk in indicators if pk],
        goal=goal,
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def _year(text: str | None) -> int | None:
    year = _number(text)
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _text(text: str | None) -> str | None:
    return None if text is None else text.strip()
