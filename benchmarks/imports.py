"""The import of many values, new and unchanged, beside django-import-export and an import row by row."""

import io
import random
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget
from openpyxl import Workbook
from tablib import Dataset

from governance import services as governance_services
from governance.models import Membership, Municipality, Organisation, User
from governance.tenancy import municipality_scope
from indicators.files import read_table
from indicators.models import Indicator, Value
from indicators.queries import imports as import_queries
from indicators.queries import previews
from indicators.services import imports as import_services

YEARS = range(2006, 2017)  # none of the years that are filled
PLAIN_ROWS = 2_000
HEADS = ("Nyckeltal", "Organisation", "År", "Kön", "Värde")


class ValueResource(ModelResource):
    """django-import-export as its guide begins: a model, its natural key, and names instead of ids."""

    indicator = Field("indicator", "indicator", ForeignKeyWidget(Indicator, "code"))
    organisation = Field("organisation", "organisation", ForeignKeyWidget(Organisation, "name"))

    class Meta:
        model = Value
        fields = ("indicator", "organisation", "frequency", "period_start", "gender", "value")
        import_id_fields = ("indicator", "organisation", "frequency", "period_start", "gender")

    def after_import(self, dataset: Dataset, result: Any, **kwargs: Any) -> None:
        """Leave the table's sequence as it is: the role that serves owns none. The library loses no time by it."""


def measure_import(municipality: Municipality, *, rows: int) -> None:
    """Print seconds of each part, and the ratios to the others, timed on 2 000 of the rows and scaled."""
    person = _controller(municipality)
    with municipality_scope(municipality):
        lines = _lines(rows)
    data = "\n".join(";".join(line) for line in [list(HEADS), *lines]).encode()
    memory_of_all = _Peak()
    new = _import(municipality, person, data)
    peak = memory_of_all.megabytes()
    unchanged = _import(municipality, person, data)
    sample = lines[:PLAIN_ROWS]
    # On rows of their own, new and then unchanged, as ours; what they take of 2 000 rows grows at least as the rows do.
    library = [_library(municipality, sample) * rows / PLAIN_ROWS for _ in range(2)]
    plain = _plain(municipality, sample) * rows / PLAIN_ROWS
    print(f"| import of {rows:,} values | new, s | unchanged, s |\n| --- | --- | --- |")
    for part in ("read", "preview", "store"):
        print(f"| {part} | {new[part]:.1f} | {unchanged[part]:.1f} |")
    whole, again = sum(new.values()), sum(unchanged.values())
    print(f"| whole | {whole:.1f} | {again:.1f} |")
    beside = f"django-import-export, dry run and import, scaled from {PLAIN_ROWS:,}"
    print(f"| {beside} | {library[0]:.0f} | {library[1]:.0f} |")
    print(f"| ratio | {library[0] / whole:.0f} times slower | {library[1] / again:.0f} times slower |")
    print(f"| row by row, scaled from {PLAIN_ROWS:,} | {plain:.0f} | |")
    print(f"| the same rows as a workbook: read, s | {_workbook(lines):.1f} | |")
    print(f"| memory of reading alone, MB | {_memory_of_reading(data):.0f} | |")
    print(f"| peak memory of the whole above what the process had, MB | {peak:.0f} | |\n")


class _Peak:
    """The process's greatest memory from here on, as Linux counts it."""

    def __init__(self) -> None:
        Path("/proc/self/clear_refs").write_text("5")
        self.before = self._kilobytes("VmRSS")

    def megabytes(self) -> float:
        return (self._kilobytes("VmHWM") - self.before) / 1024

    def _kilobytes(self, name: str) -> int:
        lines = Path("/proc/self/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def _memory_of_reading(data: bytes) -> float:
    tracemalloc.start()
    read_table("values.csv", data)
    memory = tracemalloc.get_traced_memory()[1] / 1024 / 1024
    tracemalloc.stop()
    return memory


def _workbook(lines: list[list[str]]) -> float:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in [list(HEADS), *lines]:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    started = time.perf_counter()
    read_table("values.xlsx", out.getvalue())
    return time.perf_counter() - started


def _import(municipality: Municipality, person: User, data: bytes) -> dict[str, float]:
    def timed(work: Callable[[], Any]) -> tuple[float, Any]:
        started = time.perf_counter()
        result = work()
        return time.perf_counter() - started, result

    with municipality_scope(municipality):
        names = import_queries.place_names_now()
        read, table = timed(lambda: import_queries.table_of("values.csv", data, names))
        upload = import_services.keep_upload(file_name="values.csv", data=data, table=table, by=person)
        preview, found = timed(lambda: previews.keep_preview(upload, table, names))
        import_services.order_storing(value_import=upload, digest=found.digest, by=person)
        upload.refresh_from_db()
        store, _counts = timed(
            lambda: import_services.store_import(value_import=upload, table=table, digest=found.digest, by=person)
        )
    return {"read": read, "preview": preview, "store": store}


def _library(municipality: Municipality, lines: list[list[str]]) -> float:
    """Seconds of a dry run, which is the library's preview, and of the import."""
    years = {year: f"{int(year) - 40}-01-01" for *_, year, _gender, _value in lines}  # years that nothing else has
    rows = [
        (code, place, "year", years[year], gender, value.replace(",", "."))
        for code, place, year, gender, value in lines
    ]
    headers = ValueResource.Meta.fields
    started = time.perf_counter()
    with municipality_scope(municipality):
        for is_dry in (True, False):
            result = ValueResource().import_data(Dataset(*rows, headers=headers), dry_run=is_dry, raise_errors=True)
            if result.total_rows != len(rows):
                message = f"{result.total_rows} of {len(rows)} rows"
                raise RuntimeError(message)
    return time.perf_counter() - started


def _lines(rows: int) -> list[list[str]]:
    chance = random.Random(1)  # noqa: S311 (data for timing, no secret)
    codes = list(Indicator.objects.order_by("code").values_list("code", flat=True))
    places = list(Organisation.objects.order_by("name").values_list("name", flat=True))
    found: list[list[str]] = []
    for year in YEARS:
        for place in places:
            for code in codes:
                for gender in "TKM":
                    if len(found) == rows:
                        return found
                    found.append([code, place, str(year), gender, f"{chance.uniform(1, 99):.1f}".replace(".", ",")])
    return found


def _plain(municipality: Municipality, lines: list[list[str]]) -> float:
    started = time.perf_counter()
    with municipality_scope(municipality):
        for code, place, year, gender, value in lines:
            Value.objects.update_or_create(
                indicator=Indicator.objects.get(code=code),
                organisation=Organisation.objects.get(name=place),
                frequency="year",
                period_start=date(int(year) - 20, 1, 1),  # years that nothing else has
                gender=gender,
                defaults={"value": Decimal(value.replace(",", "."))},
            )
    return time.perf_counter() - started


def _controller(municipality: Municipality) -> User:
    people = get_user_model()
    email = "controller@example.com"
    person = people.objects.filter(email=email).first()
    if person is None:
        person = people.objects.create_user(email, full_name="Controller")
        with municipality_scope(municipality):
            governance_services.grant_membership(
                user=person,
                organisation=Organisation.objects.get(parent=None),
                role=Membership.Role.CONTROLLER,
                valid_from=date(2023, 1, 1),
                by=None,
            )
    return person
