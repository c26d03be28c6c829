"""Who may do what with reports. In memory, without a query."""

from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from reports.models import Report, ReportFile

READERS = (Permission.ORDER_REPORTS, Permission.READ_DRAFTS, Permission.READ_HISTORY)


def can_order_report(user: User) -> bool:
    """Whether the person may order reports and write their texts."""
    return grants_of(user).may_anywhere(Permission.ORDER_REPORTS)


def can_read_reports(user: User) -> bool:
    """Until it is published a report is its authority's: those who order, who read drafts, and who read the history."""
    grants = grants_of(user)
    return any(grants.may_anywhere(permission) for permission in READERS)


def can_read_report(user: User, report: Report) -> bool:  # noqa: ARG001 (every rule has this shape)
    """As all reports."""
    return can_read_reports(user)


def can_read_report_file(user: User, file: ReportFile) -> bool:
    """As the report itself. Needs the file's report loaded."""
    return can_read_report(user, file.report)
