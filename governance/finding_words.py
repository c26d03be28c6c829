"""What people are told of findings, in words."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import ComplianceFinding, Notice
from governance.notices import Told
from governance.queries.findings import standing
from governance.services.escalation import ESCALATED, NEW
from governance.services.findings import OWNER


def finding_notices(notices: Sequence[Notice]) -> Mapping[int, Told]:
    """The notices of what still breaks a rule; what has been mended or excepted is no longer told. One query."""
    wanted = {pk for notice in notices for pk in notice.payload.get("findings", ())}
    rows = {
        row.pk: row for row in ComplianceFinding.objects.filter(pk__in=wanted).select_related("rule", "organisation")
    }
    today = timezone.localdate()
    left = {pk: row for pk, row in rows.items() if standing(row, today).is_to_mend}
    found = {}
    for notice in notices:
        own = [left[pk] for pk in notice.payload.get("findings", ()) if pk in left]
        if own:
            found[notice.pk] = _WORDS[notice.kind](own)
    return found


def _escalated(rows: Sequence[ComplianceFinding]) -> Told:
    rule = rows[0].rule
    text = ngettext(
        "%(number)s deficiency has stood longer than “%(rule)s” allows",
        "%(number)s deficiencies have stood longer than “%(rule)s” allows",
        len(rows),
    )
    return Told(
        title=text % {"number": len(rows), "rule": rule.name},
        path=f"{_address('finding_list')}?rule={rule.pk}&year={rows[0].year}",
        group=_("Told upwards"),
        rank=3,
    )


def _new(rows: Sequence[ComplianceFinding]) -> Told:
    organisation = rows[0].organisation
    text = ngettext(
        "%(number)s deficiency has been found: %(organisation)s",
        "%(number)s deficiencies have been found: %(organisation)s",
        len(rows),
    )
    return Told(
        title=text % {"number": len(rows), "organisation": organisation.name},
        path=f"{_address('finding_list')}?organisation={organisation.pk}&year={rows[0].year}",
        group=_("Rules"),
        detail=", ".join(sorted({row.rule.name for row in rows})),
    )


def _owned(rows: Sequence[ComplianceFinding]) -> Told:
    row = rows[0]
    return Told(
        title=_("You see to it that this is mended: %(title)s") % {"title": row.title},
        path=_address("finding_show", row.pk),
        group=_("Rules"),
        detail=row.rule.name,
    )


def _address(name: str, *args: object) -> str:
    return reverse(name, args=args, urlconf=settings.MUNICIPALITY_URLCONF)


_WORDS = {ESCALATED: _escalated, NEW: _new, OWNER: _owned}
