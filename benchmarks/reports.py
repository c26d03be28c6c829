"""The annual report of about a hundred pages, beside WeasyPrint alone on the same HTML."""

import resource
import time
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
from django.template.loader import render_to_string
from django.utils import translation
from weasyprint import HTML

from governance.models import Municipality
from governance.tenancy import municipality_scope
from reports import presentation
from reports.assets import BASE_ADDRESS, OwnFilesFetcher
from reports.collect import annual_report
from reports.content import Heading, Section
from reports.pdf import render_pdf
from reports.xlsx import render_xlsx

PARAGRAPH = "Verksamheten har utvecklats i linje med det som fullmäktige har beslutat, och avvikelserna följs upp. " * 6


def measure_report(municipality: Municipality, *, pages: int) -> None:
    """Print seconds, pages and memory of collecting and rendering, and the ratio to WeasyPrint alone."""
    started = time.perf_counter()
    with municipality_scope(municipality), translation.override("sv"):
        content = annual_report(year=2026, title="Årsredovisning 2026", language="sv", created_on=date(2026, 12, 31))
    collected = time.perf_counter() - started
    # Three indicators a goal give about two pages; the texts fill the rest.
    paragraphs = (PARAGRAPH,) * max(1, (pages - 3 * len(content.goals)) // 2)
    content = replace(content, sections=tuple(Section(heading=each, paragraphs=paragraphs) for each in Heading))
    plain = _timed(lambda: _weasyprint_alone(content))
    whole = _timed(lambda: render_pdf(content))
    tables = _timed(lambda: render_xlsx(content))
    with pikepdf.open(BytesIO(whole[1])) as document:
        number = len(document.pages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("| the annual report | seconds |\n| --- | --- |")
    print(f"| collect | {collected:.2f} |")
    print(f"| WeasyPrint alone on the same HTML, neither tagged nor archival | {plain[0]:.1f} |")
    print(f"| whole: {number} pages, PDF/UA-1 and PDF/A-3a, figures attached, checked | {whole[0]:.1f} |")
    print(f"| ratio | {whole[0] / plain[0]:.2f} |")
    print(f"| XLSX | {tables[0]:.2f} |")
    print(f"| peak memory, MB | {memory:.0f} |\n")


def _weasyprint_alone(content: object) -> bytes:
    with translation.override("sv"):
        html = render_to_string("reports/pdf/report.html", {"document": presentation.document(content)})
    return HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=OwnFilesFetcher()).write_pdf()


def _timed(work: object) -> tuple[float, bytes]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result
