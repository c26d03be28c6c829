"""How the municipality reminds."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annualcycle.forms.reminders import ReminderPolicyForm
from annualcycle.models import ReminderPolicy
from annualcycle.queries.reminders import example_day, reminder_policy
from annualcycle.reminder_words import policy_in_words
from annualcycle.rules.reminders import can_edit_reminders
from annualcycle.services.reminders import update_policy
from governance.access import require
from governance.queries import root_organisation
from governance.refusals import fingerprint


@require_http_methods(["GET", "POST"])
def reminderpolicy_edit(request: HttpRequest) -> HttpResponse:
    """When people are reminded and who is told upwards; shown in words on a day before it is stored."""
    require(can_edit_reminders(request.user, root_organisation()))
    policy = reminder_policy()
    seen = fingerprint(policy) if policy.pk else ""
    initial = {name: getattr(policy, name) for name in ReminderPolicyForm.base_fields if name != "seen"}
    form = ReminderPolicyForm(request.POST or None, initial=initial | {"seen": seen})
    if form.is_valid():
        written = form.content()
        if "preview" not in request.POST:
            stored = form.carry_out(
                lambda: update_policy(**written, seen=form.cleaned_data["seen"], by=request.user), now=lambda: seen
            )
            if stored is not None:
                messages.success(request, _("People are now reminded so."))
                return redirect("reminderpolicy_edit")
        policy = ReminderPolicy(**written)
    context = {"form": form, "words": policy_in_words(policy, example_day()), "is_preview": "preview" in request.POST}
    return render(request, "annualcycle/reminderpolicy_edit.html", context)
