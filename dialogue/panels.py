"""What this room puts on a plan's page: who has read it, and the receipt of the one who reads."""

from dialogue.forms import ReceiptForm, initial_of
from dialogue.queries.receipts import plan_receipts
from dialogue.rules import can_acknowledge_plans, can_follow_receipts, can_read_receipts
from goals.models import Plan
from goals.panels import Panel
from governance.models import User


def receipts_panel(plan: Plan, user: User) -> Panel | None:
    """Who has read the plan; None for a draft and for those whom it does not concern."""
    if not can_read_receipts(user, plan):
        return None
    receipts = plan_receipts(plan, user)
    form = ReceiptForm(initial=initial_of(receipts.mine)) if receipts.is_open else None
    return Panel("dialogue/receipts_panel.html", {"receipts": receipts, "form": form})


def reading_links(user: User) -> Panel | None:
    """The ways from the list of plans to what the person is to read, and to who has read; None without either."""
    ways = {"reads": can_acknowledge_plans(user), "follows": can_follow_receipts(user)}
    return Panel("dialogue/reading_links.html", dict(ways)) if any(ways.values()) else None
