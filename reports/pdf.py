"""The annual report as PDF: one file that is accessible (PDF/UA-1) and archival (PDF/A-3a), with its figures attached
as CSV.

Pure: content in, bytes out. Nothing is read but the templates, the catalogue and the product's own static files, so it
can run outside the municipality's scope and gives the same bytes for the same content."""

import gc
import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time

import pydyf
from django.template.loader import render_to_string
from django.utils.translation import override
from weasyprint import HTML, Attachment
from weasyprint.document import Document as LaidOut
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from reports import presentation, tables
from reports.assets import BASE_ADDRESS, OwnFilesFetcher
from reports.conformance import check_pdf
from reports.content import AnnualReport
from reports.document import Document
from reports.typography import NO_VALUE, printable

Progress = Callable[[int, int], None]

# WeasyPrint writes the block of one standard; the other's is added to the same metadata (ISO 14289-1, 5). PDF/A wants
# every property outside its own list described (ISO 19005-3, 6.6.2.3), so the description comes first.
_PDF_UA_BLOCK = b"""<rdf:Description rdf:about=""
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
"""
_RDF_END = b"</rdf:RDF>"


class RenderError(Exception):
    """The document could not be made; the message says why in words for the log."""


def render_pdf(report: AnnualReport, *, progress: Progress | None = None) -> bytes:
    """The report as a PDF file, byte for byte the same for equal content.

    `progress(done, total)` is called with a rising `done`: when the text is set, for each page laid out, when the file
    is written and when it is checked. Raises RenderError when the file could not be made or does not pass the
    structural checks.
    """
    steps = _Steps(progress, expected_pages(report))
    with override(report.language), _fewer_collections(), steps.following_pages():
        document = presentation.document(report)
        html = printable(render_to_string("reports/pdf/report.html", {"document": document}))
        steps.template_done()
        laid_out = _lay_out(html)
        steps.layout_done()
        data = _write(laid_out, report, document)
    steps.written()
    if problems := check_pdf(data, attachments=[item.name for item in document.attachments]):
        message = "The file does not pass the checks: " + " ".join(problems)
        raise RenderError(message)
    steps.checked()
    return data


def expected_pages(report: AnnualReport) -> int:
    """About how many pages the report takes, for showing progress only."""
    letters = sum(len(text) for section in report.sections for text in section.paragraphs)
    indicators = sum(len(goal.indicators) for goal in report.goals)
    return 6 + letters // 2500 + len(report.goals) // 2 + (indicators * 5) // 12


def _lay_out(html: str) -> LaidOut:
    source = HTML(string=html, base_url=BASE_ADDRESS, url_fetcher=OwnFilesFetcher())
    try:
        return source.render(font_config=FontConfiguration())
    except FatalURLFetchingError as error:
        message = f"{error}: {error.__cause__}"
        raise RenderError(message) from error


def _write(laid_out: LaidOut, report: AnnualReport, document: Document) -> bytes:
    with warnings.catch_warnings():
        # WeasyPrint opens its colour profile and leaves the closing to the collector.
        warnings.filterwarnings("ignore", "unclosed file .*sRGB2014.icc", ResourceWarning)
        data = laid_out.write_pdf(
            pdf_variant="pdf/a-3a",
            attachments=_attachments(report, document),
            finisher=_Finisher(document.anchors()),
        )
    return bytes(data)


def _attachments(report: AnnualReport, document: Document) -> list[Attachment]:
    """The tables of the goals and of each indicator as files, dated as the report."""
    names = presentation.attachment_names(report)
    figures = [tables.goal_table(report), *(tables.figure_table(indicator) for indicator in names)]
    moment = datetime.combine(report.created_on, time(), tzinfo=UTC)
    return [
        Attachment(
            string=tables.to_csv(table, language=report.language),
            name=item.name,
            description=printable(item.description),
            created=moment,
            modified=moment,
            relationship="Data",
        )
        for table, item in zip(figures, document.attachments, strict=True)
    ]


class _Finisher:
    """What is still to be done to the file before it is written."""

    def __init__(self, link_texts: dict[str, str]) -> None:
        self.link_texts = link_texts

    def __call__(self, _document: LaidOut, pdf: pydyf.PDF) -> None:
        for item in pdf.objects:
            if isinstance(item, pydyf.Stream) and item.extra.get("Type") == "/Metadata":
                item.stream = [_with_pdf_ua(part) for part in item.stream]
            elif isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/Link" and "Dest" in item:
                # WeasyPrint writes the bare anchor; a screen reader should say where the link leads (ISO 14289-1,
                # 7.18.5).
                item["Contents"] = pydyf.String(printable(self.link_texts[item["Dest"].string]).strip() or NO_VALUE)


def _with_pdf_ua(metadata: bytes) -> bytes:
    head, end, tail = metadata.rpartition(_RDF_END)
    return head + _PDF_UA_BLOCK + end + tail


class _Steps:
    """Tells how far the work is: the template, each page, the writing and the checking are one unit each."""

    def __init__(self, progress: Progress | None, pages: int) -> None:
        self.progress = progress
        self.pages = pages
        self.total = pages + 3
        self.done = 0

    def _reach(self, done: int) -> None:
        self.done = max(self.done, done)
        if self.progress:
            self.progress(self.done, self.total)

    def template_done(self) -> None:
        self._reach(1)

    def page(self, number: int) -> None:
        # Page numbers in the contents need a second round of layout, so pages come more than once: never go back.
        self._reach(1 + min(number, self.pages - 1))

    def layout_done(self) -> None:
        self._reach(1 + self.pages)

    def written(self) -> None:
        self._reach(2 + self.pages)

    def checked(self) -> None:
        self._reach(self.total)

    @contextmanager
    def following_pages(self) -> Iterator[None]:
        """Within, each page that WeasyPrint tells its progress log of is counted."""
        logger, handler = logging.getLogger("weasyprint.progress"), _PageHandler(self)
        fonts = logging.getLogger("fontTools")  # tells of each typeface it reads
        before = logger.level, logger.propagate, fonts.level
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        fonts.setLevel(logging.WARNING)
        try:
            yield
        finally:
            logger.removeHandler(handler)
            logger.propagate = before[1]
            logger.setLevel(before[0])
            fonts.setLevel(before[2])


class _PageHandler(logging.Handler):
    def __init__(self, steps: _Steps) -> None:
        super().__init__(logging.INFO)
        self.steps = steps

    def emit(self, record: logging.LogRecord) -> None:
        if "Creating layout - Page" in str(record.msg) and isinstance(record.args, tuple) and record.args:
            self.steps.page(int(str(record.args[0])))


@contextmanager
def _fewer_collections() -> Iterator[None]:
    """Layout makes millions of small objects that live to the end: looking through them again and again costs a fifth
    of the time.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
