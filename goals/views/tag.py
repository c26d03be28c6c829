"""Pages of tags: the register, one tag with its goals, and their keeping."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from goals import rules
from goals.forms.registers import TagDeleteForm, TagForm
from goals.models import Tag
from goals.queries import registers as queries
from goals.services import tags as services
from governance.access import get_permitted, require
from governance.models import User
from governance.refusals import fingerprint


@require_safe
def tag_list(request: HttpRequest) -> HttpResponse:
    """All tags with how many goals have each."""
    context = {"lines": queries.tag_lines(request.user), "may_manage": rules.can_manage_tags(request.user)}
    return render(request, "goals/tag_list.html", context)


@require_safe
def tag_show(request: HttpRequest, pk: int) -> HttpResponse:
    """The goals with the tag, on all levels."""
    tag = get_permitted(Tag.objects.all(), request.user, _anyone, pk=pk)
    context = {
        "tag": tag,
        "lines": queries.tagged_goals(tag, request.user),
        "may_manage": rules.can_manage_tags(request.user),
    }
    return render(request, "goals/tag_show.html", context)


@require_http_methods(["GET", "POST"])
def tag_create(request: HttpRequest) -> HttpResponse:
    """Add a tag."""
    require(rules.can_manage_tags(request.user))
    form = TagForm(request.POST or None, initial={"kind": Tag.Kind.THEME})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "kind")}
        tag = form.carry_out(lambda: services.create_tag(by=request.user, **told))
        if tag is not None:
            messages.success(request, _("The tag is added. Choose it in the form of a goal."))
            return redirect("tag_list")
    return render(request, "goals/tag_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def tag_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a tag's name or kind, on every goal that has it."""
    tag = get_permitted(Tag.objects.all(), request.user, _keeper, pk=pk)
    initial = {"name": tag.name, "kind": tag.kind, "seen": fingerprint(tag)}
    form = TagForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "kind", "seen")}
        saved = form.carry_out(
            lambda: services.update_tag(tag=tag, by=request.user, **told), now=lambda: initial["seen"]
        )
        if saved is not None:
            messages.success(request, _("The tag is saved."))
            return redirect("tag_show", pk)
    return render(request, "goals/tag_edit.html", {"form": form, "tag": tag})


@require_http_methods(["GET", "POST"])
def tag_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a tag away, or put its goals together with those of another."""
    tag = get_permitted(Tag.objects.all(), request.user, _keeper, pk=pk)
    others = queries.other_tags(tag)
    form = TagDeleteForm(request.POST if request.method == "POST" else None, others=others)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        form.carry_out(lambda: services.delete_tag(tag=tag, into=into, by=request.user))
        if not form.errors:
            messages.success(request, _("The tag is taken away."))
            return redirect("tag_show", into.pk) if into else redirect("tag_list")
    context = {"form": form, "tag": tag, "lines": queries.tagged_goals(tag, request.user), "has_others": bool(others)}
    return render(request, "goals/tag_delete.html", context)


def _anyone(user: User, _tag: Tag) -> bool:
    return user.is_authenticated


def _keeper(user: User, _tag: Tag) -> bool:
    return rules.can_manage_tags(user)
