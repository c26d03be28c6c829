"""When: the annual wheel, its tasks, periods and their closing, and what changes within the year."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnnualCycleConfig(AppConfig):
    name = "annualcycle"
    verbose_name = "Annual cycle"
    # What the history calls them (governance/tracked.py).
    history_names = {
        "closedperiod": _("Closed period"),
        "periodreopening": _("Reopening of a period"),
        "closedperiod.closed_at": _("Closed at"),
        "closedperiod.closed_by": _("Closed by"),
        "periodreopening.reopened_at": _("Reopened at"),
        "periodreopening.reopened_by": _("Reopened by"),
        "closedperiod.period_start": _("Period"),
        "periodreopening.period_start": _("Period"),
        "reminderpolicy": _("How we remind"),
        "cycleyear": _("Annual wheel"),
        "cycleyear.started_by": _("Started by"),
        "cyclestep": _("Step of the annual wheel"),
        "cyclestep.cycle": _("Annual wheel"),
        "cyclestep.follows": _("The step of the year before"),
        "stepask": _("What a step asks for"),
        "stepask.step": _("Step"),
        "stepdocument": _("Document of a step"),
        "stepdocument.step": _("Step"),
        "stepadjustment": _("A board's own days"),
        "stepadjustment.step": _("Step"),
        "stepadjustment.organisation": _("Board"),
        "stepadjustment.adjusted_by": _("Adjusted by"),
        "stepadjustment.adjusted_at": _("Adjusted at"),
        "changerequest": _("Change within the year"),
        "cycletask": _("Task of the annual wheel"),
        "cycletask.approved_by": _("Approved by"),
        "cycletask.done": _("Done when it was handed in"),
        "cycletask.submitted_by": _("Handed in by"),
        "cycletask.total": _("Asked for when it was handed in"),
        "taskdocument": _("Document of a task"),
        "taskdocument.added_at": _("Added at"),
        "taskdocument.added_by": _("Added by"),
        "taskmove": _("What happened with a task"),
        "taskmove.done": _("Done when it was handed in"),
        "taskmove.moved_at": _("When"),
        "taskmove.moved_by": _("Who"),
        "taskmove.total": _("Asked for when it was handed in"),
        "walkthrough": _("Walk-through"),
        "attendance": _("Attendance at a walk-through"),
        "attendance.person": _("Person"),
        "attendance.walk_through": _("Walk-through"),
        "walkthrough.noted_by": _("Noted by"),
        "walkthrough.noted_at": _("Noted at"),
        "changerequest.raised_at": _("Raised at"),
    }
    history_pages = {"cyclestep": "step_show", "cycletask": "task_show"}

    def ready(self) -> None:
        """Tell the history what a period is called, and the notices what they say."""
        from annualcycle import progress
        from annualcycle.change_words import notice_words
        from annualcycle.compliance import register_checks
        from annualcycle.history import period_words
        from annualcycle.models import Content
        from annualcycle.notice_words import task_words
        from annualcycle.queries import task_progress
        from annualcycle.queries.reminders import is_mailing
        from annualcycle.sweep import remind
        from governance import digests, notices, tracked

        tracked.register_period_words(period_words)
        notices.register("change", notice_words)
        notices.register("task", task_words)
        digests.register_giver(remind)
        digests.register_switch(is_mailing)
        progress.register(Content.WALK_THROUGH, task_progress.walk_throughs_held)
        progress.register(Content.DOCUMENTS, task_progress.documents_handed_in)
        progress.register(Content.WORD, task_progress.words_given)
        register_checks()
