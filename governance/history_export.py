"""The history as a file that a Swedish spreadsheet opens as it is: semicolons, and a byte-order mark for å, ä and ö."""

import csv
import io

from django.utils.translation import gettext as _

from governance.queries.history import HistoryPage
from governance.spreadsheets import safe_cell

EXPORT_SIZE = 5000


def history_csv(page: HistoryPage) -> str:
    """One row for each field that changed; says in a last row when there is more than the file holds."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [_("Time"), _("By whom"), _("What was done"), _("What"), _("Which"), _("Field"), _("Before"), _("After")]
    )
    for change in page.changes:
        about = [f"{change.at:%Y-%m-%d %H:%M:%S}", change.person, change.verb, change.kind, change.name]
        if change.sentence:
            told = (*about[:2], change.sentence, change.kind, change.name, "", "", "")
            writer.writerow([safe_cell(text) for text in told])
            continue
        for line in change.lines:
            writer.writerow([safe_cell(text) for text in (*about, line.label, line.before, line.after)])
    if page.following:
        writer.writerow([_("There is more. Choose fewer days or one kind to get all of it.")])
    return out.getvalue()
