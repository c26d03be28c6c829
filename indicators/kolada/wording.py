"""What Kolada's troubles, and what a fetch brought, are called in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def error_sentence(code: str) -> str:
    """Why Kolada could not be asked, and that nothing is lost. Codes: see KoladaError."""
    remains = _("What has been fetched before remains. It is tried again the next time.")
    return f"{_trouble(code)} {remains}"


def _trouble(code: str) -> str:
    match code:
        case "unreachable":
            return _("Kolada cannot be reached. The network may be down, or the server may not be let out to it.")
        case "timeout":
            return _("Kolada did not answer in time.")
        case "busy":
            return _("Kolada is busy and asked us to come again later.")
        case "server_error":
            return _("Kolada has an error of its own.")
        case "refused":
            return _("Kolada did not accept the question.")
        case "endless":
            return _("Kolada’s answer has pages that never end.")
    return _("Kolada’s answer could not be read.")


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many values something became of."""

    code: str
    word: str
    number: int


def count_lines(counts: Mapping[str, int]) -> list[CountLine]:
    """The counts of a fetch in words; only those that there are any of, but new and changed always."""
    words = {
        "new": _("New values"),
        "late": _("Came after the period was closed"),
        "changed": _("Changed values"),
        "same": _("Unchanged values"),
        "removed": _("Withdrawn by Kolada"),
        "kept": _("Our own value stands"),
        "closed": _("In a closed period, left as they were"),
        "malformed": _("Could not be read"),
    }
    always = ("new", "changed")
    return [
        CountLine(code, word, counts.get(code, 0)) for code, word in words.items() if code in always or counts.get(code)
    ]


def short_count(counts: Mapping[str, int]) -> str:
    """What a fetch brought, on one line."""
    new, changed, removed = (counts.get(code, 0) for code in ("new", "changed", "removed"))
    new += counts.get("late", 0)
    told = []
    if new:
        told.append(ngettext("%(number)s new value", "%(number)s new values", new) % {"number": new})
    if changed:
        words = ngettext("%(number)s changed value", "%(number)s changed values", changed)
        told.append(words % {"number": changed})
    if removed:
        words = ngettext("%(number)s withdrawn value", "%(number)s withdrawn values", removed)
        told.append(words % {"number": removed})
    return ", ".join(told) or _("nothing new")


def warning_sentences(warnings: Iterable[tuple[str, str]], names: Mapping[str, str] | None = None) -> list[str]:
    """What was odd in a fetch, a sentence for each kind with all that it is about.

    names: of the indicators that follow the key figures, by Kolada's id; one that none follows is told by its id alone.
    """
    by_code: dict[str, list[str]] = {}
    for code, what in warnings:
        by_code.setdefault(code, []).append(_named(what, names or {}))
    return [_warning(code) % {"what": "; ".join(each)} for code, each in by_code.items()]


def _named(what: str, names: Mapping[str, str]) -> str:
    kpi, _space, year = what.partition(" ")
    name = f"{names[kpi]} ({kpi})" if kpi in names else kpi
    return f"{name} {year}".strip()


def _warning(code: str) -> str:
    match code:
        case "gone":
            return _(
                "Kolada no longer has %(what)s. The indicators and their values remain. See whether a successor is "
                "offered, or discontinue them."
            )
        case "empty":
            return _("Kolada has no values at all for %(what)s, neither for us nor for those we compare with.")
        case "kept":
            return _("Our own value stands though Kolada says otherwise: %(what)s.")
    return _(
        "The period is closed, so what stands there was left though Kolada says otherwise: %(what)s. Open the period "
        "and fetch all values again if Kolada’s are to take its place."
    )
