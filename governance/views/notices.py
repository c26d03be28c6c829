"""What one is told: read, marked as read, and how often it is mailed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from governance.access import get_permitted
from governance.forms.notices import NoticeChoiceForm
from governance.notices import told
from governance.queries.notices import chosen_often, notice_page, own_notices
from governance.rules import can_read_notice
from governance.services.notices import choose_digest, put_away, read_all, read_notice


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """What is new, and what has been read."""
    page = notice_page(request.user)
    if page.gone:
        put_away(notices=page.gone, by=request.user)
    return render(request, "governance/notice_list.html", {"page": page})


@require_safe
def notice_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead on to what a notice is about; it is read by that."""
    notice = get_permitted(own_notices(), request.user, can_read_notice, pk=pk)
    read_notice(notice=notice, by=request.user)
    words = told([notice]).get(notice.pk)
    if words is None:
        messages.info(request, _("That no longer holds: it has been done, or taken away."))
    return redirect(words.path if words and words.path else "notice_list")


@require_POST
def notice_read_all(request: HttpRequest) -> HttpResponse:
    """Mark as read all that the page showed as new."""
    until = request.POST.get("until", "")
    is_number = until.isascii() and until.isdecimal() and len(until) < 19
    number = read_all(until=int(until) if is_number else None, by=request.user)
    text = ngettext("%(number)s is marked as read.", "%(number)s are marked as read.", number)
    messages.success(request, text % {"number": number})
    return redirect("notice_list")


@require_http_methods(["GET", "POST"])
def notice_choice(request: HttpRequest) -> HttpResponse:
    """How often the summary comes by e-mail."""
    form = NoticeChoiceForm(request.POST or None, initial={"often": chosen_often(request.user)})
    if form.is_valid():
        choose_digest(often=form.cleaned_data["often"], by=request.user)
        messages.success(request, _("Your choice is saved."))
        return redirect("notice_list")
    return render(request, "governance/notice_choice.html", {"form": form})
