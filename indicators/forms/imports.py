"""A file of values: its upload, and how its columns and names are to be understood."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.columns import Role
from indicators.files import MAX_BYTES, FileRefused, Table, refuse_other_kinds
from indicators.importing.findings import PlaceUse
from indicators.importing.names import COMPARATOR, LEFT_OUT, NEW_COMPARATOR, ORGANISATION, PlaceNames
from indicators.importing.wording import file_sentence, lacking_sentence, role_word
from indicators.queries.imports import lacking_columns, place_names_now, table_of
from indicators.queries.previews import Preview

ACCEPTED = ".csv,.txt,.tsv,.xlsx,.ods"
# More names than this are not asked about on one page: a file about other municipalities than one's own.
MOST_PLACES = 40
LONGEST_COMPARATOR = 80
# Larger files, in bytes, are read by a worker: these take about a second. A workbook is packed.
MOST_READ_AT_ONCE, MOST_READ_AT_ONCE_PACKED = 500_000, 100_000
LEAVE_OUT = "-"
UNDECIDED = ""

Choices = list[tuple[str, Any]]


class ImportUploadForm(forms.Form):
    """The file. Its table is read here, so that what is wrong with it is told beside the field."""

    file = forms.FileField(
        label=gettext_lazy("File with values"),
        help_text=gettext_lazy("CSV, Excel (.xlsx) or OpenDocument (.ods), at most 20 MB and 200 000 rows."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def clean(self) -> dict[str, Any]:
        """Add the file's content and its table."""
        cleaned: dict[str, Any] = super().clean()
        file = cleaned.get("file")
        if file is None:
            return cleaned
        try:
            if file.size > MAX_BYTES:
                raise FileRefused("too_large", bytes=file.size, limit=MAX_BYTES)
            cleaned["data"] = file.read()
            cleaned["table"] = self._table(file.name, cleaned["data"])
        except FileRefused as refused:
            self.add_error("file", ValidationError(file_sentence(refused), code=refused.code))
        return cleaned

    def _table(self, name: str, data: bytes) -> Table | None:
        """The table; None where the file is so large that a worker is to read it."""
        if len(data) > (MOST_READ_AT_ONCE_PACKED if data.startswith(b"PK") else MOST_READ_AT_ONCE):
            refuse_other_kinds(data)
            return None
        return table_of(name, data, place_names_now())


class ImportMapForm(forms.Form):
    """Which column is what, and which organisation or comparator each name means."""

    creates_indicators = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, preview: Preview, options: "PlaceOptions") -> None:
        super().__init__(data, label_suffix="")
        self.preview, self.names = preview, preview.names
        self.asked = preview.places[:MOST_PLACES]
        columns: Choices = [("", _("– not in the file –")), *column_choices(preview.headings)]
        for role in Role:
            self.fields[f"column_{role}"] = forms.ChoiceField(
                label=role_word(role), choices=columns, required=False, initial=preview.columns.get(role, "")
            )
        for number, use in enumerate(self.asked):
            self.fields[f"place_{number}"] = forms.ChoiceField(
                label=use.name or _("Rows without a name"),
                choices=options.choices(use),
                required=False,
                initial=_initial(use),
            )
        if options.may_create and preview.unknown_indicators:
            self.fields["creates_indicators"].initial = options.creates_indicators
        else:
            del self.fields["creates_indicators"]

    @property
    def column_fields(self) -> list[forms.BoundField]:
        """The selects of the columns."""
        return [self[f"column_{role}"] for role in Role]

    @property
    def place_fields(self) -> list[tuple[PlaceUse, forms.BoundField]]:
        """The names with their selects."""
        return [(use, self[f"place_{number}"]) for number, use in enumerate(self.asked)]

    def clean(self) -> dict[str, Any]:
        """Refuse a column that is to be two things, and a reading in which something needed lacks."""
        cleaned: dict[str, Any] = super().clean()
        chosen: dict[str, Role] = {}
        for role in Role:
            column = cleaned.get(f"column_{role}")
            if column and column in chosen:
                message = _("The column is chosen for “%(other)s” too.") % {"other": role_word(chosen[column])}
                self.add_error(f"column_{role}", message)
            elif column:
                chosen[column] = role
        if not self.errors and (lacking := lacking_columns({role: int(column) for column, role in chosen.items()})):
            self.add_error(None, lacking_sentence(lacking))
        return cleaned

    def columns(self) -> dict[str, int]:
        """The column of each role that has one."""
        chosen = {role.value: self.cleaned_data[f"column_{role}"] for role in Role}
        return {role: int(column) for role, column in chosen.items() if column}

    def places(self, before: Mapping[str, str]) -> dict[str, str]:
        """What the names mean where the person says otherwise than the names themselves; others as `before`."""
        found = dict(before)
        for number, use in enumerate(self.asked):
            chosen = self.cleaned_data[f"place_{number}"]
            place = LEFT_OUT if chosen == LEAVE_OUT else chosen
            if chosen == UNDECIDED or (use.key and place == self.names.place_of(use.key)):
                found.pop(use.key, None)
            else:
                found[use.key] = place
        return found

    def creates(self) -> bool:
        """Whether unknown indicators are to be created."""
        return bool(self.cleaned_data.get("creates_indicators"))


class PlaceOptions:
    """What a name may be said to mean by this person."""

    def __init__(
        self,
        names: PlaceNames,
        *,
        writable: Iterable[int],
        may_change_comparators: bool,
        may_create: bool,
        creates_indicators: bool,
    ) -> None:
        self.names, self.may_change_comparators = names, may_change_comparators
        self.may_create, self.creates_indicators = may_create, creates_indicators
        allowed = {f"{ORGANISATION}{pk}" for pk in writable}
        self.organisations = [(place, label) for place, label in names.labels.items() if place in allowed]
        comparators = [(place, label) for place, label in names.labels.items() if place.startswith(COMPARATOR)]
        self.comparators = comparators if may_change_comparators else []

    def choices(self, use: PlaceUse) -> Choices:
        """The meanings to choose from for a name, its present one included."""
        known = {place for place, _label in [*self.organisations, *self.comparators]}
        first: Choices = [(UNDECIDED, _("– choose –"))] if use.place is None else []
        if use.place and use.place not in known and not use.place.startswith(NEW_COMPARATOR):
            first.append((use.place, self.names.labels.get(use.place, use.name)))
        comparators = list(self.comparators)
        if self.may_change_comparators and 0 < len(use.name) <= LONGEST_COMPARATOR and not self._is_comparator(use):
            comparators.append((NEW_COMPARATOR, _("Create the comparator “%(name)s”") % {"name": use.name}))
        return [
            *first,
            (LEAVE_OUT, _("Leave these rows out")),
            *([(_("Organisations"), self.organisations)] if self.organisations else []),
            *([(_("Comparators"), comparators)] if comparators else []),
        ]

    def _is_comparator(self, use: PlaceUse) -> bool:
        return (self.names.place_of(use.key) or "").startswith(COMPARATOR)


def _initial(use: PlaceUse) -> str:
    if use.place is None:
        return UNDECIDED
    if use.place.startswith(NEW_COMPARATOR):
        return NEW_COMPARATOR
    return use.place or LEAVE_OUT


def column_choices(headings: Sequence[str]) -> list[tuple[str, str]]:
    """The columns by their headings; the letter too where a heading is empty or stands twice."""
    shared = {heading for heading in headings if headings.count(heading) > 1}
    named = []
    for place, heading in enumerate(headings):
        letter = _("column %(letter)s") % {"letter": column_letter(place)}
        label = heading if heading and heading not in shared else f"{heading} ({letter})" if heading else letter
        named.append((str(place), label))
    return named


def column_letter(place: int) -> str:
    """The column's letter in a spreadsheet: A for 0, AA for 26."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class ImportStoreForm(forms.Form):
    """What the person confirms."""

    digest = forms.RegexField("^[0-9a-f]{64}$", widget=forms.HiddenInput)
