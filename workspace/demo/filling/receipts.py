"""Stores who has read the plans and how they understood them, each in the reader's name."""

from dialogue.models import ReadingReminder, Receipt
from governance.history import service
from governance.models import User
from workspace.demo.filling.indicators import noon
from workspace.demo.filling.made import Made
from workspace.demo.records import DemoMunicipality, ReceiptRow


@service
def add_receipt(*, row: ReceiptRow, made: Made, by: User) -> None:
    """Add one reader's receipt, with the unit's answer where a question has got one."""
    understanding = Receipt.Understanding.QUESTION if row.question else Receipt.Understanding.AS_MEANT
    Receipt.objects.create(
        plan=made.plans[row.organisation, 2026, row.version],
        reader=by,
        understanding=understanding,
        question=row.question,
        read_at=noon(row.read_on),
        answer=row.answer,
        answered_by=made.people.get(row.answered_by),
        answered_at=noon(row.answered_on) if row.answered_on else None,
    )


@service
def add_reminders(*, content: DemoMunicipality, made: Made, by: User | None) -> None:
    """Add who has been reminded of an unread plan."""
    ReadingReminder.objects.bulk_create(
        ReadingReminder(
            plan=made.plans[row.organisation, 2026, row.version],
            reader=made.people[row.reader],
            sent_on=row.sent_on,
        )
        for row in content.reminders
    )
