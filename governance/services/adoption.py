"""A body has adopted a version of the model: recorded with its decision, and locked."""

from datetime import date

from django.utils.translation import gettext as _

from governance.drafts import draft_for_writing
from governance.history import service
from governance.models import AdoptionState, GovernanceModel, Organisation, User
from governance.queries import affected_models, problems_of
from governance.refusals import RefusedError
from governance.versions import Effect, Outcome


@service
def adopt_model(
    *,
    model: GovernanceModel,
    seen: str,
    decided_by: Organisation,
    decided_on: date,
    registry_number: str,
    minutes_paragraph: str,
    by: User,
) -> GovernanceModel:
    """Record that a body has adopted a draft. No year has two models: earlier versions give way (see versions.py).

    Raises as `draft_for_writing`, and RefusedError where the chain does not hold together or an earlier version would
    be left in two pieces.
    """
    list(GovernanceModel.objects.select_for_update().order_by("pk"))  # two adoptions at once wait for each other
    sheet = draft_for_writing(model, seen)
    problems = problems_of(sheet.levels)
    if problems:
        raise RefusedError(" ".join(problems))
    for earlier, outcome in affected_models(sheet.model):
        _give_way(earlier, outcome)
    draft = sheet.model
    draft.state, draft.decided_by, draft.decided_on = AdoptionState.ADOPTED, decided_by, decided_on
    draft.registry_number, draft.minutes_paragraph = registry_number, minutes_paragraph
    draft.save(update_fields=["state", "decided_by", "decided_on", "registry_number", "minutes_paragraph"])
    return draft


def _give_way(earlier: GovernanceModel, outcome: Outcome) -> None:
    if outcome.effect is Effect.SPLIT:
        message = _("Version %(version)s holds until %(year)s. Let the new version hold at least as long.")
        raise RefusedError(message % {"version": earlier.version, "year": earlier.year_to})
    if outcome.kept is None:
        earlier.state = AdoptionState.SUPERSEDED
        earlier.save(update_fields=["state"])
        return
    earlier.year_from, earlier.year_to = outcome.kept.first, outcome.kept.last
    earlier.save(update_fields=["year_from", "year_to"])
