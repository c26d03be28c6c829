"""Files of values for tests, and the way of one through the import."""

import io
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook

from governance import jobs
from governance.models import Job, Municipality, Organisation
from governance.tenancy import municipality_scope
from indicators.models import Comparator, Indicator, ValueImport
from tests.conftest import organisation

HEADS = "Nyckeltal;Benämning;Enhet;Kommun;År;Kön;Värde"
PATH = "/exempelby/indicators/imports/"
KOLADA = (
    "N15428;Behöriga till yrkesprogram;%;Exempelby;2024;T;80,4",
    "N15428;Behöriga till yrkesprogram;%;Exempelby;2025;T;81,9",
    "N15428;Behöriga till yrkesprogram;%;Riket;2025;T;85,0",
    "N01951;Invånare totalt;antal;Exempelby;2025;T;28\u00a0412",
    "N01951;Invånare totalt;antal;Exempelby;2024;T;–",
)


def csv_file(
    *rows: str, heads: str = HEADS, name: str = "värden.csv", encoding: str = "utf-8-sig"
) -> SimpleUploadedFile:
    """A file of values as a spreadsheet saves it."""
    return SimpleUploadedFile(name, "\r\n".join([heads, *rows, ""]).encode(encoding))


def workbook_file(*rows: list[object], heads: str = HEADS, name: str = "värden.xlsx") -> SimpleUploadedFile:
    """The same as a workbook."""
    book = Workbook()
    for row in [heads.split(";"), *rows]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def make_catalogue() -> tuple[Indicator, Indicator]:
    """Two yearly indicators of the whole, and a comparator, in the open scope."""
    whole: Organisation = organisation("K")
    Comparator.objects.create(name="Riket")
    return (
        Indicator.objects.create(code="N15428", name="Behöriga till yrkesprogram", unit="%", organisation=whole),
        Indicator.objects.create(code="N01951", name="Invånare totalt", unit="antal", decimals=0, organisation=whole),
    )


def upload(client: Client, file: SimpleUploadedFile) -> HttpResponse:
    """Send the file and follow to the preview."""
    return client.post(f"{PATH}new/", {"file": file}, follow=True)


def uploaded(client: Client, file: SimpleUploadedFile) -> ValueImport:
    """Send the file; the import that was kept, from the open or the shared scope."""
    response = upload(client, file)
    assert response.redirect_chain, response.context["form"].errors
    return ValueImport.objects.get(pk=int(response.redirect_chain[-1][0].rstrip("/").rpartition("/")[2]))


def run_jobs(municipality: Municipality) -> None:
    """Do what a worker would do with the jobs that wait."""
    with municipality_scope(municipality):
        waiting = list(Job.objects.filter(state=Job.State.QUEUED).values_list("pk", flat=True))
    for pk in waiting:
        jobs.run_job(municipality.pk, pk)


def figures(indicator: Indicator) -> dict[tuple[str, int, str], Decimal | str]:
    """What is stored of an indicator: (whose, year, gender) → the number or why there is none."""
    rows = indicator.values.select_related("organisation", "comparator")
    return {
        ((row.organisation or row.comparator).name, row.period_start.year, row.gender): row.missing or row.value
        for row in rows
    }


def counts_of(response: HttpResponse) -> dict[str, int]:
    """By outcome how many rows of the file have it, as the page tells."""
    return {item.outcome: item.count for item in response.context["counts"] if item.count}  # type: ignore[attr-defined]


def confirm(client: Client, value_import: ValueImport) -> HttpResponse:
    """Say yes to the preview as it is shown now."""
    page = client.get(f"{PATH}{value_import.pk}/")
    answer: HttpResponse = client.post(
        f"{PATH}{value_import.pk}/store/", {"digest": page.context["digest"]}, follow=True
    )
    return answer
