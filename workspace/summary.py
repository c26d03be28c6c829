"""The overview in one sentence, as one would say it: "Av 15 kommunmål är 6 uppfyllda …"."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goals.queries import Overview


def summary(overview: Overview) -> str:
    """How many goals have each status, in the municipality's own words; empty without goals.

    A status that no goal has is left out. In the active language.
    """
    total = len(overview.rows)
    if not total:
        return ""
    parts = [
        _("%(word)s %(number)s") % {"word": count.word.lower(), "number": count.number}
        for count in overview.counts
        if count.number
    ]
    if overview.not_assessed:
        parts.append(_("not assessed yet %(number)s") % {"number": overview.not_assessed})
    head = ngettext("Of %(number)s goal:", "Of %(number)s goals:", total) % {"number": total}
    return f"{head} {', '.join(parts)}."
