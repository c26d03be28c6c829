"""A draft of the model, opened for writing: only while it is a draft, and only as the writer last saw it."""

from django.utils.translation import gettext as _

from governance.models import GovernanceModel
from governance.queries import ModelSheet, model_sheet
from governance.refusals import RefusedError, StaleError
from governance.rules import DECIDED_STATES


def draft_for_writing(model: GovernanceModel, seen: str) -> ModelSheet:
    """The version as it is now, its row locked until the transaction ends, so that writers wait for each other.

    Raises RefusedError when it has been adopted (what a body has decided is changed by a new decision, Kommunallagen
    6:38), and StaleError when it is not what the writer saw.
    """
    sheet = model_sheet(GovernanceModel.objects.select_for_update().get(pk=model.pk))
    if sheet.model.state in DECIDED_STATES:
        raise RefusedError(_("This version has been adopted and is locked. Copy it to a new version to change it."))
    if sheet.seen != seen:
        raise StaleError(
            _(
                "Someone else has changed this version since you opened the page. Nothing of yours was stored. "
                "Look at what is new and send again."
            )
        )
    return sheet
