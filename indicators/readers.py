"""Who may know of a confidential indicator, as a condition on rows; indicators.rules asks the same of one in memory."""

from django.db.models import Q

from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission

# Who may read a confidential indicator beside its owner and deputy, on the organisation that manages it.
READ_CONFIDENTIAL = (Permission.ENTER_VALUES, Permission.MANAGE_INDICATORS, Permission.READ_HISTORY)


def readable(reader: User | None, path: str = "") -> Q:
    """The condition for indicators that the reader may know of; `path` leads from the rows to them ("indicator__").

    reader None: what everybody may read, as in a report. No query beside the reader's grants.
    """
    is_open = Q(**{f"{path}is_confidential": False})
    if reader is None or not (reader.is_authenticated and reader.is_active):
        return is_open
    grants = grants_of(reader)
    places = frozenset[int]().union(*(grants.where(permission) for permission in READ_CONFIDENTIAL))
    own = Q(**{f"{path}owner": reader.pk}) | Q(**{f"{path}deputy": reader.pk})
    return is_open | own | Q(**{f"{path}organisation__in": places})
