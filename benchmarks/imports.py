"""The import of many values: reading, preview and storing, new and unchanged, beside a plain row-by-row import."""

import random
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.contrib.auth import get_user_model

from governance import services as governance_services
from governance.models import Membership, Municipality, Organisation, User
from governance.tenancy import municipality_scope
from indicators.models import Indicator, Value
from indicators.queries import imports as import_queries
from indicators.services import imports as import_services

YEARS = range(2006, 2017)  # none of the years that are filled
PLAIN_ROWS = 2_000


def measure_import(municipality: Municipality, *, rows: int) -> None:
    """Print seconds of each part and the ratio to update_or_create row by row, timed on 2 000 rows and scaled."""
    person = _controller(municipality)
    with municipality_scope(municipality):
        lines = _lines(rows)
        data = ("Nyckeltal;Organisation;År;Kön;Värde\n" + "\n".join(";".join(line) for line in lines)).encode()
    new = _import(municipality, person, data)
    unchanged = _import(municipality, person, data)
    plain = _plain(municipality, lines[:PLAIN_ROWS]) * rows / PLAIN_ROWS
    tracemalloc.start()
    import_queries.table_of("values.csv", data)
    memory = tracemalloc.get_traced_memory()[1] / 1024 / 1024
    tracemalloc.stop()
    print(f"| import of {rows:,} values | new, s | unchanged, s |\n| --- | --- | --- |")
    for part in ("read", "preview", "store"):
        print(f"| {part} | {new[part]:.1f} | {unchanged[part]:.1f} |")
    whole, again = sum(new.values()), sum(unchanged.values())
    print(f"| whole | {whole:.1f} | {again:.1f} |")
    print(f"| row by row, scaled from {PLAIN_ROWS:,} | {plain:.0f} | |")
    print(f"| ratio | {plain / whole:.0f} times slower | |\n| memory of reading, MB | {memory:.0f} | |\n")


def _import(municipality: Municipality, person: User, data: bytes) -> dict[str, float]:
    def timed(work: Callable) -> tuple[float, object]:
        started = time.perf_counter()
        result = work()
        return time.perf_counter() - started, result

    with municipality_scope(municipality):
        read, table = timed(lambda: import_queries.table_of("values.csv", data))
        upload = import_services.keep_upload(file_name="values.csv", data=data, table=table, by=person)
        preview, found = timed(lambda: import_queries.preview(upload))
        import_services.order_storing(value_import=upload, digest=found.digest, by=person)
        upload.refresh_from_db()
        store, _counts = timed(
            lambda: import_services.store_import(value_import=upload, table=table, digest=found.digest, by=person)
        )
    return {"read": read, "preview": preview, "store": store}


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
