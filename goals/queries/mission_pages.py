"""What the page of an organisation's core mission shows, prepared so that the template only places it."""

from dataclasses import dataclass

from django.urls import reverse

from goals.models import CoreMission
from goals.queries.judgement import PastAssessment, mission_assessments_of
from goals.queries.material import organisations_by_id
from goals.queries.missions import Factor, Mission, mission_cards, mission_for
from goals.queries.pages import Picture, source_text
from goals.queries.words import scale_for
from governance.language import active_language
from governance.models import Organisation
from indicators import queries as indicator_queries
from indicators.queries import IndicatorCard
from indicators.queries.answers import answers_behind


@dataclass(frozen=True, slots=True)
class FactorPicture:
    """A quality factor with its standard and, where an indicator shows it, the card and the chart.

    answers: how many the latest value rests on (a survey's answers), where that is known and not too few to be told.
    """

    factor: Factor
    picture: Picture | None
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class MissionPage:
    """The wording that holds for a year, how it goes, and the years from which the organisation's own wordings hold.

    is_own: False where the wording is that of an organisation above, whose page tells how it goes: `owner_url`.
    """

    year: int
    mission: Mission | None
    is_own: bool
    years: tuple[int, ...]
    factors: tuple[FactorPicture, ...]
    assessments: list[PastAssessment]

    @property
    def latest(self) -> PastAssessment | None:
        """The latest assessment of the year shown, or None."""
        return next((row for row in self.assessments if row.period.year == self.year), None)

    @property
    def owner_url(self) -> str:
        """The page of the organisation whose wording this is."""
        return reverse("mission_show", args=[self.mission.organisation_id]) if self.mission else ""


def mission_page(organisation: Organisation, year: int, *, accent: str) -> MissionPage:
    """What the page of an organisation's core mission shows. Constant in queries."""
    parents = {pk: row.parent for pk, row in organisations_by_id().items()}
    mission = mission_for(organisation.pk, year, parents)
    own = CoreMission.objects.filter(organisation=organisation).order_by("-year_from")
    is_own = mission is not None and mission.organisation_id == organisation.pk
    cards = mission_cards([mission], year=year)[mission.pk] if mission else ()
    by_indicator = {card.indicator_id: card for card in cards}
    answers = answers_behind([(card.indicator_id, card.organisation_id) for card in cards])
    behind = {indicator: number for (indicator, _place), number in answers.items()}
    return MissionPage(
        year=year,
        mission=mission,
        is_own=is_own,
        years=tuple(own.values_list("year_from", flat=True)),
        factors=tuple(
            FactorPicture(
                factor,
                _picture(place, by_indicator.get(factor.indicator_id or 0), accent),
                behind.get(factor.indicator_id or 0),
            )
            for place, factor in enumerate(mission.factors if mission else ())
        ),
        assessments=mission_assessments_of(organisation, words=scale_for(year).words),
    )


def _picture(place: int, card: IndicatorCard | None, accent: str) -> Picture | None:
    if card is None:
        return None
    language = active_language()
    chart = indicator_queries.card_chart(card, uid=f"factor-{place}", language=language, accent=accent)
    return Picture(card=card, chart=chart, source=source_text(card))
