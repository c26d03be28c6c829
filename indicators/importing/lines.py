"""Rows of the preview as they are shown: ready words, so that a page of them is drawn without further thought."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from governance.language import active_language
from indicators.columns import Role
from indicators.importing.catalogue import Catalogue
from indicators.importing.cells import text_of
from indicators.importing.comparing import is_same_number, quality_to_store
from indicators.importing.findings import STORABLE, Figure, NewIndicator, Outcome, Row
from indicators.importing.names import NEW_COMPARATOR, PlaceNames
from indicators.importing.wording import caution_sentence, key_period_label, outcome_word, refusal_sentence
from indicators.numbers import Missing, format_number
from indicators.told import missing_word

LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file: what was read, what is stored now, and what there is to say about it."""

    number: int
    outcome: str
    word: str
    code: str
    indicator: str
    place: str
    period: str
    gender: str
    read: str
    stored: str
    notes: tuple[str, ...]
    is_warning: bool


class LineWriter:
    """Turns rows into lines, with the names of this municipality."""

    def __init__(
        self,
        *,
        headings: Sequence[str],
        columns: Mapping[Role, int],
        catalogue: Catalogue,
        names: PlaceNames,
        unknown: Sequence[NewIndicator],
    ) -> None:
        self.columns, self.catalogue, self.names = columns, catalogue, names
        self.headings = {role: headings[place] for role, place in columns.items()}
        self.new = {new.ref: new for new in unknown}

    def line(self, row: Row) -> Line:
        """The row in words."""
        key, figure = row.reading.key, row.reading.figure
        entry = self.catalogue.entries.get(key.indicator) if key and isinstance(key.indicator, int) else None
        code, name = self._indicator(row)
        sentences = self.reasons(row)
        sentences += [caution_sentence(warned, entry, entry.decimals if entry else 1) for warned in row.warnings]
        if key and isinstance(key.indicator, str) and row.outcome in STORABLE:
            sentences.append(_("The indicator is created."))
        if changed := changed_details(row):
            sentences.append(_("Changed: %(what)s.") % {"what": ", ".join(changed)})
        return Line(
            number=row.reading.number,
            outcome=row.outcome.value,
            word=outcome_word(row.outcome),
            code=code,
            indicator=name,
            place=self.place_label(key.place) if key else self._text(row, Role.ORGANISATION),
            period=key_period_label(key) if key else self._text(row, Role.PERIOD),
            gender=_gender(key.gender) if key else self._text(row, Role.GENDER),
            read=figure_text(figure) if figure else self._text(row, Role.VALUE),
            stored=figure_text(row.stored) if row.stored else "",
            notes=tuple(sentence for sentence in sentences if sentence),
            is_warning=bool(row.warnings) and row.outcome is not Outcome.REFUSED,
        )

    def place_label(self, place: str) -> str:
        """What a place is called here."""
        return self.names.labels.get(place) or place.removeprefix(NEW_COMPARATOR)

    def _indicator(self, row: Row) -> tuple[str, str]:
        key = row.reading.key
        if key and isinstance(key.indicator, int):
            entry = self.catalogue.entries[key.indicator]
            return entry.code, entry.name
        if key and isinstance(key.indicator, str) and key.indicator in self.new:
            new = self.new[key.indicator]
            return new.code, new.name
        return self._text(row, Role.INDICATOR_CODE), self._text(row, Role.INDICATOR_NAME)

    def reasons(self, row: Row) -> list[str]:
        """Why the row is refused, a sentence for each thing."""
        return [refusal_sentence(r, row, self.headings, self.place_label(r.text)) for r in row.refusals]

    def _text(self, row: Row, role: Role) -> str:
        place = self.columns.get(role, -1)
        text = text_of(row.reading.cells[place]) if 0 <= place < len(row.reading.cells) else ""
        return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


def changed_details(row: Row) -> list[str]:
    """What of a row is changed though its number is not."""
    figure, stored = row.reading.figure, row.stored
    if row.outcome is not Outcome.CHANGED or figure is None or stored is None or not is_same_number(figure, stored):
        return []
    found = {
        _("comment"): figure.comment is not None and figure.comment.split() != (stored.comment or "").split(),
        _("source"): bool(figure.source) and figure.source != stored.source,
        _("the source’s date"): figure.source_date is not None and figure.source_date != stored.source_date,
        _("preliminary or final"): quality_to_store(figure, stored) != stored.quality,
    }
    return [word for word, is_changed in found.items() if is_changed]


def figure_text(figure: Figure) -> str:
    """A number with every decimal and its parts, or the mark of a missing value: ".. (sekretess)"."""
    if figure.value is not None:
        number = format_number(figure.value, None, active_language())
        if figure.numerator is None or figure.denominator is None:
            return number
        parts = {
            "value": number,
            "numerator": format_number(figure.numerator, None, active_language()),
            "denominator": format_number(figure.denominator, None, active_language()),
        }
        return _("%(value)s (%(numerator)s of %(denominator)s)") % parts
    missing = Missing(figure.missing)
    return f"{missing.sign} ({missing_word(missing)})"


def _gender(gender: str) -> str:
    return {"K": _("Women"), "M": _("Men")}.get(gender, "")
