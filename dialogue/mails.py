"""The mails about receipts, as text and HTML, each in its reader's language; sent by jobs, outside every scope."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from dialogue.models import Receipt
from dialogue.queries.reading import plan_name
from dialogue.queries.reminding import still_unread, writers_of
from dialogue.services.receipts import ANSWER_MAIL, QUESTION_MAIL
from dialogue.services.reminders import REMINDER_MAIL, withdraw_reminders
from goals.models import Plan
from governance.jobs import JobFailed, Run, job_handler
from governance.mails import language_of, mail_to, page_address, send
from governance.models import User


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan as a mail names it. reason: why it has been revised, where it has."""

    title: str
    url: str
    reason: str


@job_handler(REMINDER_MAIL)
def send_reminder(run: Run) -> dict[str, Any]:
    """Send a person the list of plans that she has not read; nothing where she has read them meanwhile.

    Raises JobFailed in words when the mail server does not take it; the reminder then counts as not sent.
    """
    ids, day = run.payload["plans"], date.fromisoformat(run.payload["sent_on"])
    with run.scope():
        reader = User.objects.filter(pk=run.payload["reader"], is_active=True).first()
        plans = [_line(plan, run.payload["address"]) for plan in still_unread(reader, ids)] if reader else []
    if reader is None or not plans:
        return {"to": []}
    with override(language_of(reader, run.municipality)):
        number = len(plans)
        subject = ngettext("%(number)s plan to read", "%(number)s plans to read", number) % {"number": number}
        url = page_address(run.payload["address"], "reading_list")
        mail = mail_to(
            reader,
            municipality=run.municipality,
            subject=subject,
            template="dialogue/email/reminder",
            context={"plans": plans, "url": url},
        )
    try:
        send([mail])
    except JobFailed:
        with run.scope():
            withdraw_reminders(reader=reader, plans=ids, on=day, by=run.ordered_by)
        raise
    return {"to": [reader.email]}


@job_handler(QUESTION_MAIL)
def send_question(run: Run) -> dict[str, Any]:
    """Tell those who write the plan that a reader asks. Raises JobFailed when the mail server does not take it."""
    with run.scope():
        receipt = _receipt(run)
        to = writers_of(receipt.plan) if receipt and receipt.question and not receipt.answer else ()
    if receipt is None or not to:
        return {"to": []}
    url = page_address(run.payload["address"], "receipt_answer", receipt.pk)
    return _tell(run, receipt, to, "question", url)


@job_handler(ANSWER_MAIL)
def send_answer(run: Run) -> dict[str, Any]:
    """Tell the reader what the unit answers. Raises JobFailed when the mail server does not take it."""
    with run.scope():
        receipt = _receipt(run)
    if receipt is None or not receipt.answer or not receipt.reader.is_active:
        return {"to": []}
    url = page_address(run.payload["address"], "plan_show", receipt.plan_id)
    return _tell(run, receipt, (receipt.reader,), "answer", url)


def _tell(run: Run, receipt: Receipt, to: Iterable[User], about: str, url: str) -> dict[str, Any]:
    mails = []
    for person in to:
        with override(language_of(person, run.municipality)):
            subject = _("Question about %(plan)s") if about == "question" else _("Answer about %(plan)s")
            context = {"receipt": receipt, "plan": plan_name(receipt.plan), "url": url}
            mails.append(
                mail_to(
                    person,
                    municipality=run.municipality,
                    subject=subject % {"plan": plan_name(receipt.plan)},
                    template=f"dialogue/email/{about}",
                    context=context,
                )
            )
    send(mails)
    return {"to": [person.email for person in to]}


def _receipt(run: Run) -> Receipt | None:
    whole = Receipt.objects.select_related("plan__organisation", "plan__level", "reader", "answered_by")
    return whole.filter(pk=run.payload["receipt"]).first()


def _line(plan: Plan, address: str) -> PlanLine:
    return PlanLine(plan_name(plan), page_address(address, "plan_show", plan.pk), plan.revision_reason)
