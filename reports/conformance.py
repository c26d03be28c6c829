"""Structural checks of a finished PDF: what must hold for PDF/UA-1 and PDF/A-3a and can be seen without a full
validator.

The worker runs them on every report before it is stored; the tests also run veraPDF, which judges every rule of both
standards."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"
_EMBEDDED_FONT_KEYS = ("/FontFile", "/FontFile2", "/FontFile3")


def check_pdf(data: bytes, *, attachments: Iterable[str] = ()) -> list[str]:
    """What is wrong with the file, each as one plain sentence; an empty list when nothing is.

    `attachments` are the names of the files that must be inside it, all of them and no others.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return [
                *_catalog_problems(pdf),
                *_metadata_problems(pdf),
                *_structure_problems(pdf),
                *_page_problems(pdf),
                *_font_problems(pdf),
                *_attachment_problems(pdf, set(attachments)),
            ]
    except pikepdf.PdfError as error:
        return [f"The file cannot be read as PDF: {error}."]


def _catalog_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield "The file is encrypted."
    if not str(root.get("/Lang", "")):
        yield "The document has no language."
    if not _value(root, "/MarkInfo", "/Marked"):
        yield "The document is not marked as tagged."
    if not _value(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "The window would show the file name and not the title."
    if _value(root, "/Outlines", "/First") is None:
        yield "The document has no bookmarks."
    intents = [intent for intent in root.get("/OutputIntents", []) if intent.get("/S") == "/GTS_PDFA1"]
    if not any("/DestOutputProfile" in intent for intent in intents):
        yield "The document has no output intent with a colour profile."
    if "/OpenAction" in root or "/AA" in root or _value(root, "/Names", "/JavaScript") is not None:
        yield "The document runs an action when it is opened."


def _metadata_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "The document has no metadata."
        return
    with pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as metadata:
        found = {
            key: str(metadata.get(key, ""))
            for key in (f"{_PDFA}part", f"{_PDFA}conformance", f"{_PDFUA}part", "dc:title")
        }
    if (found[f"{_PDFA}part"], found[f"{_PDFA}conformance"]) != ("3", "A"):
        yield "The metadata does not declare PDF/A-3a."
    if found[f"{_PDFUA}part"] != "1":
        yield "The metadata does not declare PDF/UA-1."
    if not found["dc:title"]:
        yield "The metadata has no title."
    elif found["dc:title"] != str(pdf.docinfo.get("/Title", "")):
        yield "The title in the metadata is not the document's title."


def _structure_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "The document has no structure tree."
        return
    if "/ParentTree" not in pdf.Root.StructTreeRoot:
        yield "The structure tree has no parent tree."
    level = 0
    for element in _elements(pdf.Root.StructTreeRoot):
        kind = str(element.get("/S", ""))
        if kind == "/Figure" and not str(element.get("/Alt", "")):
            yield "A figure has no alternative text."
        if kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                yield f"The headings skip a level before an {kind[1:]}."
            level = int(kind[2:])
    if not level:
        yield "The document has no heading."


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The structure elements below a node in reading order. Not recursive: a table of many pages nests deep."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if current is not node:
            yield current
        kids: Any = current.get("/K", [])
        listed = list(kids) if isinstance(kids, pikepdf.Array | list) else [kids]
        waiting.extend(kid for kid in reversed(listed) if isinstance(kid, pikepdf.Dictionary))


def _page_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, start=1):
        if "/StructParents" not in page.obj:
            yield f"Page {number} is not part of the structure tree."
        for annotation in page.obj.get("/Annots", []):
            if not str(annotation.get("/Contents", "")):
                yield f"A link on page {number} has no description."
            if "/A" in annotation:
                yield f"A link on page {number} leaves the document."


def _font_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        is_font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        if is_font and not any(key in item for key in _EMBEDDED_FONT_KEYS):
            yield f"The typeface {str(item.get('/FontName', ''))[1:]} is not embedded."


def _attachment_problems(pdf: pikepdf.Pdf, expected: set[str]) -> Iterator[str]:
    names = _value(pdf.Root, "/Names", "/EmbeddedFiles", "/Names")
    files = list(names)[1::2] if isinstance(names, pikepdf.Array) else []
    found = {str(file.get("/UF", "")) for file in files}
    if missing := sorted(expected - found):
        yield f"Attached files are missing: {', '.join(missing)}."
    if unexpected := sorted(found - expected):
        yield f"There are attached files that do not belong: {', '.join(unexpected)}."
    associated = {file.objgen for file in pdf.Root.get("/AF", [])}
    for file in files:
        if file.objgen not in associated or "/AFRelationship" not in file:
            yield f"The attached file {file.get('/UF', '')} is not associated with the document."


def _value(node: pikepdf.Object, *keys: str) -> pikepdf.Object | bool | None:
    """What lies at the end of a path of keys; None where the path ends early."""
    current: pikepdf.Object | bool | None = node
    for key in keys:
        if not isinstance(current, pikepdf.Dictionary):
            return None
        current = current.get(key)
    return current
