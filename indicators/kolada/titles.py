"""What Kolada's titles and descriptions tell without a field of their own: unit, source, the end of a series. Pure."""

import re
from dataclasses import dataclass

from governance.years import FIRST_YEAR, LAST_YEAR

# A unit that stands last in a title, as Kolada writes them: "…, andel (%)", "…, kr/inv", "…, antal".
_UNITS = (
    (r"\(‰\)|promille", "‰"),
    (r"\(%\)|%|andel", "%"),
    (r"index(?: \(?0[-–]100\)?)?", "index"),
    (r"kronor/[^,()]+|kr/[^,()]+|tkr/[^,()]+|mnkr|tkr|kr|kronor", ""),
    (r"(?:ton|kg|kWh|MWh|m2|m²|km|liter|g) ?[^,()]*", ""),
    (r"(?:dagar|dag|timmar|minuter|veckor|månader)(?:[ /][^,()]*)?", ""),
    (r"antal(?:/[^,()]+)", ""),
    (r"antal(?: [^,()]*)?", "antal"),
    (r"meritvärde[^,]*|poäng|genomsnitt \(\d+ ämnen\)", "poäng"),
)
_LAST = re.compile(r"(?:^|[,\s])\s*(?P<unit>" + "|".join(f"(?:{form})" for form, _ in _UNITS) + r")\s*$", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\((?:-|–|fr\.?o\.?m\.?|t\.?o\.?m\.?)?\s*\d{4}\s*(?:-|–)?\s*\)\s*$", re.IGNORECASE)
_ENDED = re.compile(r"\(\s*[-–]\s*(?P<year>\d{4})\s*\)")
_OLD = re.compile(r"\bgam(?:mal|la)\s+definition\b", re.IGNORECASE)
_NEW = re.compile(r"\bny\s+definition\b", re.IGNORECASE)
_SOURCE = re.compile(r"Källa[:\s]+(?P<source>.+?)(?:\.\s|\.$|$)")
_SIMILAR = re.compile(r"^Liknande kommuner,?\s+(?P<area>.+),\s*(?P<of>[^,]+),\s*(?P<year>\d{4})$")
MOST_OF_UNIT = 30


@dataclass(frozen=True, slots=True)
class Similar:
    """What the name of a group "Liknande kommuner <area>, <of>, <year>" tells."""

    area: str
    of: str
    year: int


def unit_in(title: str) -> str:
    """The unit that the title ends with, "%" for a share; "" where it names none that is known."""
    bare = _ASIDE.sub("", _OLD.sub("", _NEW.sub("", _ENDED.sub("", title)))).strip(" ,")
    found = _LAST.search(bare)
    if found is None:
        return ""
    unit = found["unit"].strip()
    for form, name in _UNITS:
        if re.fullmatch(form, unit, re.IGNORECASE):
            return (name or unit)[:MOST_OF_UNIT]
    return ""


def source_in(description: str) -> str:
    """The source that the description names: "Källa: SCB och Skolverket." gives "SCB och Skolverket"."""
    found = _SOURCE.search(description)
    return found["source"].strip().rstrip(".") if found else ""


def year_in(period: str) -> int | None:
    """The year that a key figure's next publication is for; None where what Kolada writes there is none ("0000")."""
    year = int(period) if re.fullmatch("[0-9]{4}", period) else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def ended_in(title: str) -> int | None:
    """The last year of a series that has been discontinued or redefined, which only its title tells: "(-2024)"."""
    found = _ENDED.search(title)
    return int(found["year"]) if found else None


def is_discontinued(title: str) -> bool:
    """Whether the title says that nothing more will come."""
    return ended_in(title) is not None or _OLD.search(title) is not None


def core_of(title: str) -> str:
    """The title without what only tells which definition it is, so that a successor has the same."""
    bare = _ENDED.sub("", _OLD.sub("", _NEW.sub("", title)))
    return " ".join(re.sub(r"[\s,()]+", " ", bare).split()).casefold()


def similar_in(title: str) -> Similar | None:
    """What a group of similar municipalities is similar in, to whom, and as of which year; None for other groups."""
    found = _SIMILAR.match(title)
    return Similar(found["area"].strip(), found["of"].strip(), int(found["year"])) if found else None
