"""Writes of the documents that an organisation hands in with a task: where they lie, or their registry number."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from annualcycle.models import CycleTask, StepDocument, TaskDocument
from annualcycle.task_states import TO_DO, State
from annualcycle.task_words import refusal_words
from governance.history import service
from governance.models import User
from governance.refusals import RefusedError


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentContent:
    """A document: what it is called, where it lies or its registry number, and which of those asked for it is."""

    title: str = ""
    url: str = ""
    registry_number: str = ""
    document: StepDocument | None = None


@service
def add_task_document(*, task: CycleTask, content: DocumentContent, by: User) -> TaskDocument:
    """Hand a document in with the task. The same one sent twice is stored once.

    Raises RefusedError where the task is not to be done, where neither address nor registry number is given, where it
    has no name, and where what it answers is not asked for by the task's step.
    """
    stored = _to_do(task)
    wanted = content.document
    if wanted is not None and (wanted.step_id != stored.step_id or not wanted.is_handed_in):
        raise RefusedError(_("The step does not ask for this document."), "document")
    title = content.title or (wanted.title if wanted else "")
    if not title:
        raise RefusedError(_("Say what the document is called."), "title")
    if not content.url and not content.registry_number:
        raise RefusedError(_("Give the document’s address or its registry number, so that it can be found."), "url")
    if content.url and not content.url.startswith(("http://", "https://")):
        raise RefusedError(_("A web address begins with https:// or http://."), "url")
    values = {"document": wanted, "title": title, "url": content.url, "registry_number": content.registry_number}
    same = TaskDocument.objects.filter(task=stored, **values).first()
    return same or TaskDocument.objects.create(task=stored, added_by=by, **values)


@service
def remove_task_document(*, document: TaskDocument, by: User) -> None:
    """Take a document away again. Raises RefusedError where the task is handed in, and GoneError where it is gone."""
    _to_do(document.task)
    TaskDocument.objects.get(pk=document.pk).delete()


def _to_do(task: CycleTask) -> CycleTask:
    stored = CycleTask.objects.select_for_update().get(pk=task.pk)
    if State(stored.state) not in TO_DO:
        raise RefusedError(refusal_words(stored, stored.moves.select_related("moved_by").last()))
    return stored
