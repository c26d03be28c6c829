"""Writes of receipts: a reader says how a plan is understood, and the unit answers what is asked."""

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue.models import Receipt
from dialogue.rules import ASKED_STATES
from goals.locks import locked_plan
from goals.models import Plan
from governance.history import service
from governance.jobs import order_job
from governance.models import User
from governance.refusals import RefusedError, refuse_stale

QUESTION_MAIL = "receipt_question_mail"
ANSWER_MAIL = "receipt_answer_mail"


@service
def give_receipt(*, plan: Plan, understanding: str, question: str = "", address: str, by: User) -> Receipt:
    """Store that `by` has read the plan: understood as meant, or with a question, which is mailed to the unit.

    It may be changed until the question has been answered; given twice alike it is given once. `address` is where the
    municipality's pages begin ("https://mal.exempelby.se/exempelby/"). Raises RefusedError when the plan is no longer
    to be read, when a question is without words, or when the unit has answered.
    """
    stored = locked_plan(plan)
    if stored.state not in ASKED_STATES:
        raise RefusedError(_("This version of the plan is no longer to be read. Open the plan to see the present one."))
    asks = understanding == Receipt.Understanding.QUESTION
    question = question.strip() if asks else ""
    if asks and not question:
        raise RefusedError(_("Write your question."), "question")
    receipt = Receipt.objects.filter(plan=stored, reader=by).first() or Receipt(plan=stored, reader=by)
    if receipt.pk and (receipt.understanding, receipt.question) == (understanding, question):
        return receipt
    if receipt.answer:
        raise RefusedError(_("The unit has answered your question, so the receipt can no longer be changed."))
    receipt.understanding, receipt.question, receipt.read_at = understanding, question, timezone.now()
    receipt.save()
    if asks:
        order_job(kind=QUESTION_MAIL, payload={"receipt": receipt.pk, "address": address}, by=by)
    return receipt


@service
def answer_receipt(*, receipt: Receipt, answer: str, address: str, seen: str | None = None, by: User) -> Receipt:
    """Store the unit's answer to a reader's question, and mail it to the reader.

    Sent twice it is stored once. Raises RefusedError without words or where somebody else has answered, StaleError
    where the reader has changed the question since it was read.
    """
    answer = answer.strip()
    stored = Receipt.objects.select_for_update().get(pk=receipt.pk)
    if stored.answer:
        if (stored.answer, stored.answered_by_id) == (answer, by.pk):
            return stored
        raise RefusedError(_("The question has already been answered."))
    refuse_stale(seen, stored)
    if stored.understanding != Receipt.Understanding.QUESTION:
        raise RefusedError(_("The reader has taken the question back."))
    if not answer:
        raise RefusedError(_("Write your answer."), "answer")
    stored.answer, stored.answered_by, stored.answered_at = answer, by, timezone.now()
    stored.save()
    order_job(kind=ANSWER_MAIL, payload={"receipt": stored.pk, "address": address}, by=by)
    return stored
