"""Reads of the wheel's years: which there are, and what a new one would hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from annualcycle.copying import moved_step
from annualcycle.models import CycleStep, CycleYear, Statute
from annualcycle.presets import PresetChoices, preset_year
from annualcycle.proposed import AskContent, DocumentContent, ProposedStep
from annualcycle.queries.steps import concerned
from annualcycle.queries.tasks import step_period
from annualcycle.statutes import follows_election
from governance.models import AdoptionState, GovernanceModel, ModelLevel, Organisation
from governance.queries.model import model_for_year
from governance.tenancy import current_municipality


def years() -> QuerySet[CycleYear]:
    """Every year's wheel with its model and decision: for the access door."""
    return CycleYear.objects.select_related("model", "decided_by")


def model_of_wheel(year: int) -> GovernanceModel | None:
    """The version of the model that a year's wheel follows: the one that holds, else the latest adopted. None if none.

    A wheel may be prepared before the next version has been adopted.
    """
    adopted = GovernanceModel.objects.filter(state=AdoptionState.ADOPTED)
    return model_for_year(year) or adopted.order_by("-year_to", "-version").first()


def has_companies() -> bool:
    """Whether some company belongs to the municipality today."""
    companies = Organisation.objects.filter(kind=Organisation.Kind.COMPANY)
    return companies.exclude(valid_to__lt=timezone.localdate()).exists()


def steps_of_preset(year: int, choices: PresetChoices) -> tuple[ProposedStep, ...]:
    """The steps of a common year, named in the municipality's own language. No query."""
    here = current_municipality()
    return preset_year(year, choices, language=here.language, of_kind=here.kind)


@dataclass(frozen=True, slots=True)
class CopiedStep:
    """A step of the next year and the one that it follows; None for what only the new year's law asks for."""

    source: CycleStep | None
    step: ProposedStep


def steps_of_copy(source: CycleYear, year: int, model: GovernanceModel) -> tuple[CopiedStep, ...]:
    """The steps that `year` gets from the source's, by due day. Five queries however many steps.

    Steps of a board that no longer is, and a provider programme in a year that needs none, are left out.
    """
    rows = source.steps.select_related("organisation").prefetch_related("asks__level", "documents", "adjustments")
    levels = {level.name: level.pk for level in ModelLevel.objects.filter(model=model)}
    found = [
        CopiedStep(row, moved_step(_as_proposed(row, levels), year))
        for row in rows
        if _lives_on(row.organisation, year) and (row.statute != Statute.PROVIDER_PROGRAMME or follows_election(year))
    ]
    found += [CopiedStep(None, step) for step in _new_by_law(year, {each.step.statute for each in found})]
    return tuple(sorted(found, key=lambda each: (each.step.due_on, each.step.opens_on, each.step.name)))


def _lives_on(organisation: Organisation, year: int) -> bool:
    return organisation.valid_to is None or organisation.valid_to >= date(year, 1, 1)


def _new_by_law(year: int, there: set[str]) -> list[ProposedStep]:
    if not follows_election(year) or Statute.PROVIDER_PROGRAMME in there:
        return []
    return [step for step in steps_of_preset(year, PresetChoices()) if step.statute == Statute.PROVIDER_PROGRAMME]


def _as_proposed(step: CycleStep, levels: dict[str, int]) -> ProposedStep:
    """The step as data. A level is the one of the same name in the new year's model; any where there is none."""
    asks = [
        AskContent(ask.content, ask.wording, levels.get(ask.level.name) if ask.level else None)
        for ask in sorted(step.asks.all(), key=lambda ask: ask.pk)
    ]
    return ProposedStep(
        name=step.name,
        kind=step.kind,
        purpose=step.purpose,
        period=step_period(step),
        opens_on=step.opens_on,
        due_on=step.due_on,
        cut_off_on=step.cut_off_on,
        statute=step.statute,
        basis=step.basis,
        latest_on=step.latest_on,
        asked_kinds=tuple(step.asked_kinds),
        needs_approval=step.needs_approval,
        responsible_role=step.responsible_role,
        asks=tuple(dict.fromkeys(asks)),
        documents=tuple(DocumentContent(each.title, each.is_handed_in, each.url) for each in step.documents.all()),
    )


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """A step as it would come: in words, before anything is made."""

    step: ProposedStep
    kind: str
    follows: CycleStep | None


def preview(year: int, source: CycleYear | None, choices: PresetChoices) -> list[PreviewLine]:
    """The steps that preparing the year would make; none where there is no model to follow."""
    words = dict(CycleStep.Kind.choices)
    if source is None:
        found = [CopiedStep(None, step) for step in steps_of_preset(year, choices)]
    else:
        model = model_of_wheel(year)
        found = list(steps_of_copy(source, year, model)) if model else []
    return [PreviewLine(each.step, str(words[each.step.kind]), each.source) for each in found]


@dataclass(frozen=True, slots=True)
class StartLine:
    """A step of a wheel that is about to be started, and how many organisations it would ask."""

    step: CycleStep
    number: int


@dataclass(frozen=True, slots=True)
class StartPage:
    """What starting a wheel would do: its steps, the tasks that are made and the organisations that get one."""

    lines: tuple[StartLine, ...]
    tasks: int
    organisations: int


def start_page(cycle: CycleYear) -> StartPage:
    """What starting the wheel would do. Two queries however many steps."""
    everything, today = list(Organisation.objects.all()), timezone.localdate()
    asked = [(step, concerned(step, everything, today)) for step in cycle.steps.all()]
    return StartPage(
        lines=tuple(StartLine(step, len(found)) for step, found in asked),
        tasks=sum(len(found) for _step, found in asked),
        organisations=len({each.pk for _step, found in asked for each in found}),
    )
