"""Who may do what with reports. In memory, without a query."""

from governance.access import grants_of
from governance.models import User
from governance.models.organisation import Permission
from reports.models import Report, ReportFile


def can_order_report(user: User) -> bool:
    """Whether the person may order reports and write their texts."""
    return grants_of(user).may_anywhere(Permission.ORDER_REPORTS)


def can_read_report(user: User, report: Report) -> bool:  # noqa: ARG001 (every rule has this shape)
    """A draft of a report is its authority's until it is published: those who order, and those who read drafts."""
    grants = grants_of(user)
    return can_order_report(user) or grants.may_anywhere(Permission.READ_DRAFTS)


def can_read_report_file(user: User, file: ReportFile) -> bool:
    """As the report itself. Needs the file's report loaded."""
    return can_read_report(user, file.report)
